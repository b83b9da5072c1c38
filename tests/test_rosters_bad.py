"""Fifty and more broken rosters and definitions: each is refused by row and code, quotes nobody, leaves nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from build_scripts.codes import CODES
from build_scripts.diagnostics import Diagnostic, Findings, Stopped, Trouble, as_text
from build_scripts.load.roster import load_roster
from build_scripts.organiser import desk
from build_scripts.organiser.desk import Asked, make_kit
from tests.kit_examples import kit_project
from tests.projects import rewrite
from tests.rosters_bad.cases import DEFINITIONS, PHONE, ROSTERS, Bad

NAMES = ("林示例", "陈示例", "黄示例", "何示例", "Lin Sample", "甲单位", PHONE, "passwd", "calc")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kit_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(autouse=True)
def unrendered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "render_kit", lambda *_: ())


def _found(root: Path, roster: Path, out: Path) -> tuple[Diagnostic, ...]:
    with pytest.raises((Stopped, Trouble)) as stopped:
        make_kit(root, "forum", roster, Asked(), out=out, today=date(2026, 11, 21))
    error = stopped.value
    if isinstance(error, Stopped):
        return tuple(error.findings)
    assert isinstance(error, Trouble)
    return (error.diagnostic,)


def _files(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if ".cache" not in p.parts}


def test_there_are_fifty_and_every_code_of_rosters_is_among_them() -> None:
    assert len(ROSTERS) + len(DEFINITIONS) >= 50
    assert len({bad.id for bad in (*ROSTERS, *DEFINITIONS)}) == len(ROSTERS) + len(DEFINITIONS)
    assert {bad.code for bad in ROSTERS} == {code for code in CODES if code[0] == "R"}


@pytest.mark.parametrize("bad", [bad for bad in ROSTERS if not bad.warning], ids=lambda bad: bad.id)
def test_a_broken_roster(
    project: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, bad: Bad
) -> None:
    if any(bad.change):
        project = kit_project(tmp_path_factory.mktemp("asking"))
        rewrite(project / "workshops/forum/workshop.yml", *bad.change)
        sample = project / "workshops/forum/participants.sample.csv"
        lines = sample.read_text(encoding="utf-8").splitlines()
        sample.write_text(
            "\n".join([f"{lines[0]},吃什么", *(f"{line},都吃" for line in lines[1:])]), encoding="utf-8"
        )
    roster = tmp_path / bad.name
    roster.write_bytes(bad.roster)
    before = _files(project)
    found = _found(project, roster, tmp_path / "private")
    assert [(d.code, d.location.line) for d in found] == [*bad.also, (bad.code, bad.row)]
    finding = found[-1]
    assert bad.hint in finding.hint("zh") + finding.hint("en")
    said = as_text(found, ("zh", "en"))
    for name in NAMES:
        assert name not in said
    assert sorted(p.name for p in tmp_path.iterdir()) == [bad.name]
    assert _files(project) == before


@pytest.mark.parametrize("bad", [bad for bad in ROSTERS if bad.warning], ids=lambda bad: bad.id)
def test_a_doubtful_roster(
    project: Path, tmp_path: Path, bad: Bad, capsys: pytest.CaptureFixture[str]
) -> None:
    roster = tmp_path / bad.name
    roster.write_bytes(bad.roster)
    assert (
        make_kit(project, "forum", roster, Asked(), out=tmp_path / "private", today=date(2026, 11, 21)) == 0
    )
    said = capsys.readouterr()
    assert f":{bad.row}:1: warning {bad.code}" in said.err
    assert bad.hint in said.err
    for name in NAMES:
        assert name not in said.out + said.err


@pytest.mark.parametrize("bad", DEFINITIONS, ids=lambda bad: bad.id)
def test_a_broken_definition(tmp_path: Path, bad: Bad) -> None:
    root = kit_project(tmp_path / "project")
    definition = root / "workshops/forum/workshop.yml"
    text = definition.read_text(encoding="utf-8")
    assert bad.change[0] in text
    definition.write_text(text.replace(bad.change[0], bad.change[1], 1), encoding="utf-8")
    roster = tmp_path / "roster.csv"
    roster.write_text("姓名,类别\n林示例,工人\n", encoding="utf-8")
    found = [d for d in _found(root, roster, tmp_path / "private") if d.level == "error"]
    assert [d.code for d in found] == [bad.code]
    assert found[0].location.path == "workshops/forum/workshop.yml"
    assert found[0].location.line > 1
    assert bad.hint in found[0].hint("zh") + found[0].message("zh")
    assert not (tmp_path / "private").exists()


def test_all_mistakes_are_said_at_once(tmp_path: Path) -> None:
    rows = ["姓名,类别,单位,桌号", "=1,学生,,", "林示例,游客,,", ",学生,,", "陈示例,学生,#N/A,1月2日"]
    roster = tmp_path / "roster.csv"
    roster.write_text("\n".join(rows), encoding="gb18030")
    findings = Findings()
    load_roster(roster, tmp_path, findings, private=True)
    assert [(d.code, d.location.line) for d in findings] == [
        ("R905", 2),
        ("R902", 3),
        ("R903", 4),
        ("R921", 5),
        ("R922", 5),
    ]
