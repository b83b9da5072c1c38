"""Every broken example gives the findings that its expected.txt lists, and no other."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from build_scripts.__main__ import main
from build_scripts.codes import CODES
from build_scripts.diagnostics import Diagnostic, Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.shelf import KeepingShelf
from build_scripts.validate.catalogue import validate

BAD = Path(__file__).parent / "bad"
FOLDERS = sorted(path.name for path in BAD.iterdir() if path.is_dir() and path.name != "_base")
# E: tables that came back, tests/test_facts_import.py. G: accounts, tests/test_wechat_faults.py.
MACHINE = {code for code in CODES if code[0] in "SEG"}
# What the command line brings: tests/test_own_kit.py.
COMMAND_LINE = {"K915", "K916", "K917"}
ROSTERS = {code for code in CODES if code[0] == "R" and code > "R904"}  # tests/test_rosters_bad.py


def check(folder: Path) -> tuple[Diagnostic, ...]:
    findings = Findings()
    catalogue = load_catalogue(folder, findings)
    if catalogue is not None:
        validate(catalogue, date(2026, 11, 21), folder, findings)
    return tuple(findings)


def shown(diagnostic: Diagnostic) -> str:
    at = diagnostic.location
    return (
        f"{at.path}:{at.line}:{at.column}: {diagnostic.level} {diagnostic.code}\n"
        f"    → {diagnostic.hint('zh')}\n    → {diagnostic.hint('en')}\n"
    )


@pytest.mark.parametrize("name", FOLDERS)
def test_findings_are_those_expected(name: str) -> None:
    found = check(BAD / name)
    assert "".join(shown(d) for d in found) == (BAD / name / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FOLDERS)
def test_lessons_one_by_one_have_the_same_findings_as_all_together(name: str) -> None:
    shelf = KeepingShelf(BAD / name)
    shelf.look()
    for _ in ("made", "kept"):
        findings = Findings()
        catalogue = load_catalogue(BAD / name, findings, shelf)
        if catalogue is not None:
            validate(catalogue, date(2026, 11, 21), BAD / name, findings, shelf=shelf)
        assert tuple(findings) == check(BAD / name)


@pytest.mark.parametrize("name", FOLDERS)
def test_folder_is_named_after_its_only_code(name: str) -> None:
    assert {d.code for d in check(BAD / name)} == {name.partition("-")[0]}


@pytest.mark.parametrize("name", FOLDERS)
def test_words_are_complete_in_both_languages(name: str) -> None:
    for diagnostic in check(BAD / name):
        for words in (
            diagnostic.message("zh"),
            diagnostic.message("en"),
            diagnostic.hint("zh"),
            diagnostic.hint("en"),
        ):
            assert words == words.strip() != ""
            assert "None" not in words


def test_the_base_has_no_mistake() -> None:
    assert check(BAD / "_base") == ()


def test_every_code_of_the_source_has_an_example() -> None:
    assert {name.partition("-")[0] for name in FOLDERS} == set(CODES) - MACHINE - ROSTERS - COMMAND_LINE


def test_command_line_checks_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["check", str(BAD / "F203-unknown-fact"), "--format", "json", "--as-of", "2026-11-21"])
    rows = json.loads(capsys.readouterr().out)
    assert status == 1
    assert [(r["path"], r["line"], r["column"], r["code"]) for r in rows] == [
        ("content/lessons/pension/en.md", 9, 20, "F203"),
        ("content/lessons/pension/zh.md", 9, 10, "F203"),
    ]
    assert "是不是 “pension-rate”" in rows[0]["hint"]["zh"]


def test_warnings_alone_do_not_fail(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(BAD / "F211-low-confidence"), "--as-of", "2026-11-21"]) == 0
    assert "F211" in capsys.readouterr().out
