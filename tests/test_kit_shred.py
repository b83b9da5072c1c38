"""Folders of names after their day: what is destroyed, what is left alone, and what reminds of it."""

from __future__ import annotations

from datetime import date

import pytest

from build_scripts.__main__ import main
from build_scripts.model import Job
from build_scripts.organiser.desk import Asked, make_kit
from build_scripts.organiser.folders import MARK, WARNING
from build_scripts.organiser.parts import FILE as PARTS
from tests.kit_desk import DAY, Place


def test_a_folder_of_names_is_shredded(here: Place, capsys: pytest.CaptureFixture[str]) -> None:
    folder = here.folder / "private/forum-2026-12-12-names"
    (folder / "zh").mkdir(parents=True)
    (folder / WARNING).write_text(f"{MARK} shred-on -\n", encoding="utf-8-sig")
    badge = folder / "zh/胸牌.pdf"
    badge.write_bytes("林示例".encode() * 1000)
    parts = folder / "zh" / PARTS
    parts.write_bytes("林示例".encode() * 1000)
    twin = here.folder / "twin"
    twin.hardlink_to(badge)
    second_twin = here.folder / "second-twin"
    second_twin.hardlink_to(parts)
    outside = here.folder / "kept.txt"
    outside.write_text("kept", encoding="utf-8")
    (folder / "link").symlink_to(outside)
    assert main(["--root", str(here.root), "kit", "--shred", str(folder)]) == 0
    assert not folder.exists()
    assert outside.read_text(encoding="utf-8") == "kept"
    # The bytes themselves were overwritten, not only the name removed.
    assert "林示例".encode() not in twin.read_bytes() + second_twin.read_bytes()
    assert "销毁了 2 个文件" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["other", "missing", "private"])
def test_no_other_folder_is_shredded(here: Place, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (here.folder / "other").mkdir()
    (here.folder / "other/precious.txt").write_text("precious", encoding="utf-8")
    names = here.folder / "private/forum-names"
    names.mkdir(parents=True)
    (names / WARNING).write_text(MARK, encoding="utf-8-sig")
    out = ["--out", str(here.folder)]
    assert main(["--root", str(here.root), "kit", "--shred", str(here.folder / name), *out]) == 1
    assert "S007" in capsys.readouterr().err
    assert (here.folder / "other/precious.txt").exists()
    assert names.exists()


def test_a_folder_past_its_day_is_mentioned(
    here: Place, planned: list[Job], capsys: pytest.CaptureFixture[str]
) -> None:
    old = here.folder / "private/forum-2026-01-01-names"
    old.mkdir(parents=True)
    (old / WARNING).write_text(f"{MARK} shred-on 2026-11-20", encoding="utf-8-sig")
    make_kit(here.root, "forum", here.roster(), Asked(), out=here.folder / "private", today=DAY)
    assert "forum-2026-01-01-names 过了销毁的日子" in capsys.readouterr().err
    make_kit(
        here.root, "forum", here.roster(), Asked(), out=here.folder / "private", today=date(2026, 11, 20)
    )
    assert "过了销毁的日子" not in capsys.readouterr().err
