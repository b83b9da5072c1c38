"""What is kept from one look at the source to the next: never more than what the files, as they are, would give."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from build_scripts.diagnostics import Diagnostic, Findings
from build_scripts.load import catalogue as loading
from build_scripts.load.lesson import load_lesson_text
from build_scripts.model import Catalogue, Location
from build_scripts.pipeline import check
from build_scripts.shelf import BARE, KeepingShelf
from tests.projects import example_project, rewrite
from tests.site_examples import AS_OF

LESSON = "content/lessons/pay-slip/zh.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return example_project(tmp_path / "project")


@pytest.fixture
def shelf(root: Path) -> KeepingShelf:
    shelf = KeepingShelf(root)
    look(root, shelf)
    return shelf


def look(root: Path, shelf: KeepingShelf) -> tuple[Catalogue | None, tuple[Diagnostic, ...]]:
    shelf.look()
    findings = Findings()
    return check(root, AS_OF, findings, shelf), tuple(findings)


def anew(root: Path) -> tuple[Catalogue | None, tuple[Diagnostic, ...]]:
    findings = Findings()
    return check(root, AS_OF, findings, BARE), tuple(findings)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (LESSON, "title: 看懂工资条", "title: 读懂工资条"),
        (LESSON, "title: 看懂工资条", "\ntitle: 看懂工资条 2000元"),
        (LESSON, "{fact:lowest-wage}。\n- 工资", "{fact:no-such-fact}。\n- 工资"),
        (LESSON, "---\ntitle", "--\ntitle"),
        ("content/index.yml", "regions: [GD, QY]", "regions: [GD]"),
        ("content/index.yml", "regions: [GD, QY]", "regions: [GD, XX]"),
    ],
)
def test_a_change_is_seen_as_if_all_were_read_anew(
    root: Path, shelf: KeepingShelf, file: str, old: str, new: str
) -> None:
    rewrite(root / file, old, new)
    assert look(root, shelf) == anew(root)
    rewrite(root / file, new, old)
    assert look(root, shelf) == anew(root)


@pytest.mark.parametrize("name", ["facts", "sources.yml", "glossary.yml", "regions", "flows", "calculators"])
def test_what_lessons_rest_on_is_read_anew(root: Path, shelf: KeepingShelf, name: str) -> None:
    place = root / "content" / name
    file = place if place.is_file() else sorted(place.glob("*.yml"))[0]
    file.write_text("# one line more\n" + file.read_text("utf-8").replace("2000", "2001"), encoding="utf-8")
    found = look(root, shelf)
    assert found == anew(root)
    # Places too: comparing catalogues leaves them out.
    file.write_text("no: such thing\n", encoding="utf-8")
    broken = look(root, shelf)
    assert broken[1] == anew(root)[1] != found[1]


def test_a_lesson_that_goes_or_comes_is_noticed(root: Path, shelf: KeepingShelf) -> None:
    folder = root / "content" / "lessons" / "pay-slip"
    folder.rename(folder.with_name("elsewhere"))
    gone = look(root, shelf)
    assert gone == anew(root)
    assert {"X201", "X202"} <= {diagnostic.code for diagnostic in gone[1]}
    folder.with_name("elsewhere").rename(folder)
    assert look(root, shelf) == anew(root)


def test_only_the_changed_lesson_is_read(
    root: Path, shelf: KeepingShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def noted(path: Path, *rest: object) -> object:
        read.append(path.relative_to(root).as_posix())
        return load_lesson_text(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(loading, "load_lesson_text", noted)
    monkeypatch.setattr(loading, "load_facts", lambda *_: pytest.fail("the register is the same"))
    rewrite(root / LESSON, "title: 看懂工资条", "title: 读懂工资条")
    look(root, shelf)
    assert read == ["content/lessons/pay-slip/zh.md", "content/lessons/pay-slip/en.md"]


def test_findings_come_with_what_is_kept(root: Path, shelf: KeepingShelf) -> None:
    at = Location("content/lessons/pay-slip/zh.md", 3, 4)
    calls: list[int] = []

    def make(findings: Findings) -> int:
        calls.append(1)
        findings.add("L512", at)
        return 7

    for _ in range(2):
        findings = Findings()
        assert shelf.take("seven", make, findings, lesson="pay-slip") == 7
        assert [d.location for d in findings] == [at]
    assert calls == [1]
    (root / "content" / "lessons" / "pay-slip" / "note.txt").write_text("new", encoding="utf-8")
    shelf.look()
    shelf.take("seven", make, Findings(), lesson="pay-slip")
    shelf.take("eight", make, Findings(), rest=True)
    assert calls == [1, 1, 1]


def test_another_day_is_another_check(root: Path, shelf: KeepingShelf) -> None:
    later = date(1990, 1, 1)
    findings, fresh = Findings(), Findings()
    check(root, later, findings, shelf)
    check(root, later, fresh)
    assert tuple(findings) == tuple(fresh)
    assert len(fresh) > len(anew(root)[1])
