"""The command line as an editor meets it: real processes, the example project, the real leaflet."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.projects import ROOT, example_project, rewrite

COMMAND = (sys.executable, "-m", "build_scripts")


def _run(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, "--root", str(root), *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def _leaflets(root: Path) -> subprocess.CompletedProcess[str]:
    return _run(root, "build", "--channel", "leaflet", "--jobs", "1")


def _published(root: Path) -> tuple[str, bytes]:
    current = root / "dist/current"
    return str(current.readlink()), (current / "manifest.json").read_bytes()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An example project with its leaflets published; tests copy it."""
    root = example_project(tmp_path_factory.mktemp("built"))
    result = _leaflets(root)
    assert result.returncode == 0, result.stderr
    assert " 48 built, 0 reused, 0 removed" in result.stdout  # 24 leaflets, in colour and in black
    return root


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """A copy of the built project, store included."""
    root = tmp_path / "project"
    shutil.copytree(built, root, symlinks=True)
    return root


def test_help_is_in_both_languages() -> None:
    result = subprocess.run([*COMMAND, "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
    for command in ("build", "check", "serve", "why", "kit", "test"):
        assert command in result.stdout
    assert "做出全部成品" in result.stdout
    assert "make everything" in result.stdout


def test_check_is_silent_about_a_good_project_and_exact_about_a_bad_one(tmp_path: Path) -> None:
    root = example_project(tmp_path)
    good = _run(root, "check")
    assert (good.returncode, good.stderr) == (0, "")
    assert "没有问题" in good.stdout
    rewrite(root / "content/lessons/rest-days/en.md", "If unsure, ask.", "It is {fact:weekly-rst} long.")
    bad = _run(root, "check")
    assert bad.returncode == 1
    assert "content/lessons/rest-days/en.md:11:9: error F203:" in bad.stdout
    assert "weekly-rest" in bad.stdout
    rows = json.loads(_run(root, "check", "--format", "json").stdout)
    found = next(row for row in rows if row["code"] == "F203")
    assert (found["path"], found["line"], found["column"]) == ("content/lessons/rest-days/en.md", 11, 9)
    assert set(found["message"]) == set(found["hint"]) == {"zh", "en"}


def test_an_unreadable_lesson_is_named_and_leaves_current(project: Path) -> None:
    before = _published(project)
    lesson = project / "content/lessons/rest-days/zh.md"
    lesson.unlink()
    lesson.mkdir()  # cannot be read even by root
    result = _leaflets(project)
    assert result.returncode == 1
    assert "content/lessons/rest-days/zh.md:1:1: error Y109" in result.stderr
    assert "Traceback" not in result.stderr
    assert _published(project) == before


def test_a_missing_font_is_named_and_leaves_current(project: Path) -> None:
    before = _published(project)
    (project / "templates").unlink()
    shutil.copytree(ROOT / "templates", project / "templates")
    font = next((project / "templates/_shared/fonts").glob("*.ttf"))
    font.unlink()
    rewrite(project / "content/facts/pay.yml", "value: 2000", "value: 2050")
    result = _leaflets(project)
    assert result.returncode == 1
    assert "error S002" in result.stderr
    assert font.name in result.stderr
    assert "Traceback" not in result.stderr
    assert _published(project) == before


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounting a small disk takes root"
)
def test_a_disk_that_is_really_full_leaves_current(project: Path, tmp_path: Path) -> None:
    before = _published(project)
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting is not allowed here")
    try:
        (project / ".cache/store").rename(project / ".cache/old")
        (project / ".cache/store").symlink_to(disk)
        rewrite(project / "content/facts/pay.yml", "value: 2000", "value: 2050")
        result = _leaflets(project)
        assert result.returncode == 1
        assert "error S001" in result.stderr
        assert "Traceback" not in result.stderr
        assert _published(project) == before
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def _entries(root: Path) -> set[Path]:
    """The complete entries of the store: those being written begin with a dot."""
    return {path for path in (root / ".cache/store").glob("*/*") if not path.name.startswith(".")}


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_build_that_is_killed_leaves_current_and_the_next_one_goes_on(project: Path) -> None:
    before = _published(project)
    # Each value changes, so that all leaflets are made anew and there is a middle to be killed in.
    for old, new in (
        ("value: 2000", "value: 2050"),
        ("value: 1800", "value: 1850"),
        ("value: 1, s", "value: 2, s"),
    ):
        rewrite(project / "content/facts/pay.yml", old, new)
    entries = _entries(project)
    process = subprocess.Popen(
        [*COMMAND, "--root", str(project), "build", "--channel", "leaflet", "--jobs", "1"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 120
    while _entries(project) == entries and time.monotonic() < deadline:
        assert process.poll() is None, "the build ended before it could be killed"
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    made = _entries(project) - entries
    assert 0 < len(made) < 24
    assert _published(project) == before
    result = _leaflets(project)
    assert result.returncode == 0, result.stderr
    assert f" {48 - 2 * len(made)} built, {2 * len(made)} reused" in result.stdout
    assert _published(project) != before


def test_why_tells_facts_sources_and_recipe(project: Path) -> None:
    result = _run(project, "why", "leaflet/zh/QY/pay-slip.pdf")
    assert result.returncode == 0, result.stderr
    assert "lowest-wage = 1800  [QY, 2020-01-01]  《示例通知》  content/facts/pay.yml:" in result.stdout
    assert "content/lessons/pay-slip/zh.md" in result.stdout
    assert "build_scripts/render/pdf.py" in result.stdout
    unknown = _run(project, "why", "leaflet/zh/QY/no-such.pdf")
    assert unknown.returncode == 1
    assert "error S010" in unknown.stderr


def test_wrong_options_are_answered_without_a_traceback(tmp_path: Path) -> None:
    root = example_project(tmp_path)
    for arguments, words in (
        (("build", "--as-of", "tomorrow"), "2026-12-05"),
        (("build", "--base-url", "banyan"), "https://"),
        (("build", "--lesson", "no-such"), "pay-slip, rest-days"),
        (("why", "x.pdf"), "S009"),
    ):
        result = _run(root, *arguments)
        assert result.returncode in {1, 2}
        assert words in result.stderr
        assert "Traceback" not in result.stderr
