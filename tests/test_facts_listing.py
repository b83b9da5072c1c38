"""``facts`` and ``facts show``: filters, the three formats, a fact's history, and where facts are used."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from build_scripts.__main__ import main
from build_scripts.facts.uses import Uses
from build_scripts.validate.places import Places
from tests.projects import EXAMPLE, example_project, rewrite
from tests.small_project import FACTS, Project

CN = "content/regions/CN.yml"

DAY = ("--as-of", "2026-11-21")


def run(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), "facts", *arguments, *DAY])


def rows(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert run(EXAMPLE, *arguments, "--format", "json") == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def test_all_values_in_force_one_for_each_region(capsys: pytest.CaptureFixture[str]) -> None:
    found = [(r["id"], r["region"], r["value"], r["effective_from"]) for r in rows(capsys)]
    assert found == [
        ("lowest-wage", "GD", "2000", "2026-01-01"),
        ("lowest-wage", "QY", "1800", "2020-01-01"),
        ("keep-records", "CN", "2", "2020-01-01"),
        ("slip-is-a-must", "CN", "", "2020-01-01"),
        ("weekly-rest", "CN", "1", "2020-01-01"),
        ("town-bonus", "QY", "300", "2020-01-01"),
        ("hotline-12333", "CN", "12333", "2020-01-01"),
    ]


def test_the_day_decides_which_value(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [
        "--root",
        str(EXAMPLE),
        "facts",
        "--region",
        "GD",
        "--format",
        "json",
        "--as-of",
        "2025-06-01",
    ]
    assert main(arguments) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(r["value"], r["effective_to"]) for r in found] == [("1900", "2025-12-31")]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--region", "QY"), ["lowest-wage", "town-bonus"]),
        (("--kind", "rule"), ["slip-is-a-must"]),
        (("--kind", "money", "--region", "GD"), ["lowest-wage"]),
        (("--topic", "pay", "--kind", "years"), ["keep-records"]),
        (("--confidence", "low"), []),
        (("--text", "补贴"), ["town-bonus"]),
        (("--text", "BONUS local"), ["town-bonus"]),
        (("--text", "bonus nowhere"), []),
        (("--text", "工资条"), ["slip-is-a-must"]),
        (("--unused",), []),
    ],
)
def test_filters(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], found: list[str]) -> None:
    assert [r["id"] for r in rows(capsys, *arguments)] == found


def test_rows_hold_words_source_lessons_and_place(capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = rows(capsys, "--kind", "years")
    assert (row["text_zh"], row["text_en"]) == ("2年", "2 years")
    assert (row["source_zh"], row["source"]) == ("《示例法》第6条", "example-law")
    assert row["lessons"] == ["pay-slip"]
    assert (row["path"], row["line"]) == ("content/facts/pay.yml", 13)


def test_csv_has_the_same_rows(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(EXAMPLE, "--format", "csv", "--region", "QY") == 0
    found = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(r["id"], r["value"], r["lessons"], r["used"]) for r in found] == [
        ("lowest-wage", "1800", "pay-slip", "yes"),
        ("town-bonus", "300", "pay-slip", "yes"),
    ]


def test_text_counts_facts_and_values(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(EXAMPLE, "--kind", "money") == 0
    out = capsys.readouterr().out
    assert "lowest-wage  [GD]  每月2000元  ·  2,000 yuan a month\n" in out
    assert out.endswith("2 条数据、3 个值 · 2 facts, 3 values\n")


def test_what_nothing_quotes_is_unused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_project(tmp_path)
    rewrite(root / "content/lessons/pay-slip/zh.md", "本地另有{fact:town-bonus|else=omit}补贴。", "")
    rewrite(root / "content/lessons/pay-slip/en.md", "{fact:town-bonus|else=omit}", "something")
    (root / "content/flows/pay-too-low.yml").unlink()
    (root / "content/calculators/months-of-pay.yml").unlink()
    assert run(root, "--unused") == 0
    assert "town-bonus" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--topic", "wages"), "--topic wages?  pay"),
        (("--region", "XX"), "--region XX?  CN, GD, QY"),
        (("show", "lowest-wag"), "'lowest-wage'"),
        (("where", "lowest-wage", "--region", "CN"), "--region CN?  GD, QY"),
    ],
)
def test_unknown_names_are_answered_with_the_known(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    assert run(EXAMPLE, *arguments) == 1
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("before", [True, False])
def test_options_may_stand_before_or_behind_the_second_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], before: bool
) -> None:
    options, words = ["--region", "GD", "--as-of", "2025-06-01"], ["export", str(tmp_path / "t.csv")]
    assert main(["--root", str(EXAMPLE), "facts", *(options + words if before else words + options)]) == 0
    assert "1 行 · 1 rows" in capsys.readouterr().out
    assert ",1900," in (tmp_path / "t.csv").read_text(encoding="utf-8")


# --- show


def test_history_shows_every_period_and_marks_what_holds(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(EXAMPLE, "show", "lowest-wage") == 0
    lines = capsys.readouterr().out.splitlines()
    assert "    2020-01-01 – 2025-12-31  每月1900元 · 1,900 yuan a month  content/facts/pay.yml:6" in lines
    assert "  ▶ 2026-01-01 – …  每月2000元 · 2,000 yuan a month  content/facts/pay.yml:7" in lines
    assert "      示例通知" not in lines
    assert "      《示例通知》" in lines
    assert "  GD  每月2000元 · 2,000 yuan a month" in lines
    assert "  QY  每月1800元 · 1,800 yuan a month" in lines
    assert "  lesson  pay-slip  ×4" in lines


def test_history_says_where_a_value_is_inherited_or_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(EXAMPLE, "show", "town-bonus") == 0
    assert "  GD  没有值 · no value" in capsys.readouterr().out.splitlines()
    assert run(EXAMPLE, "show", "weekly-rest") == 0
    assert "  QY  1天 · 1 day  ← CN" in capsys.readouterr().out.splitlines()


# --- uses


def places_of(root: Path, fact: str) -> list[tuple[str, str, str, str | None, int, str]]:
    project = Project(root)
    return found_in(project, fact)


def found_in(project: Project, fact: str) -> list[tuple[str, str, str, str | None, int, str]]:
    uses = Uses(project.load(), Places(project.root)).of(fact)
    return [(u.kind, u.owner, u.part, u.language, u.location.line, u.via) for u in uses]


def test_places_in_lessons_have_block_language_and_line(tmp_path: Path) -> None:
    assert places_of(tmp_path, "pension-rate")[:2] == [
        ("lesson", "pension", "key-messages", "en", 9, ""),
        ("lesson", "pension", "key-messages", "zh", 9, ""),
    ]


def test_a_fact_behind_a_figure_reaches_what_shows_the_figure(tmp_path: Path) -> None:
    project = Project(tmp_path).write(
        "content/lessons/pension/figures.yml",
        'wage: {kind: money, value: 5000}\nshare: {kind: money, calc: "wage * pension-rate"}\n'
        'twice: {kind: money, calc: "share * 2"}\n',
    )
    project.prose("他缴{figure:twice}。", "He pays {figure:twice}.")
    found = found_in(project, "pension-rate")
    assert ("figure", "pension", "share", None, 2, "") in found
    assert ("figure", "pension", "twice", None, 3, "") in found
    assert ("lesson", "pension", "prose", "zh", 33, "{figure:twice}") in found
    assert ("lesson", "pension", "prose", "en", 33, "{figure:twice}") in found


def test_a_fact_in_a_definition_reaches_what_uses_the_term(tmp_path: Path) -> None:
    project = Project(tmp_path).write(
        "content/glossary.yml",
        "share:\n  name: {zh: 份额, en: share}\n  definition:\n"
        "    zh: 工资的{fact:pension-rate}。\n    en: It is {fact:pension-rate} of pay.\n",
    )
    project.prose("这是{term:share}。", "This is your {term:share}.")
    found = found_in(project, "pension-rate")
    assert ("term", "share", "definition", "zh", 4, "") in found
    assert ("lesson", "pension", "prose", "zh", 33, "{term:share}") in found


def test_asking_the_hotline_uses_its_number(tmp_path: Path) -> None:
    facts = (Project(tmp_path).root / FACTS).read_text(encoding="utf-8")
    more = (
        "local:\n  label: {zh: 本地, en: Local}\n  kind: days\n  values:\n"
        "    - {region: CN, from: 2099-01-01, value: 1, source: insurance-law, checked: 2026-01-01, confidence: high}\n"
    )
    project = Project(tmp_path).write(FACTS, facts + more)
    project.prose("本地{fact:local|else=ask}。", "Here {fact:local|else=ask}.")
    assert ("lesson", "pension", "prose", "zh", 33, "else=ask") in found_in(project, "hotline-12333")


def test_a_questions_facts_and_a_contacts_number_are_uses(tmp_path: Path) -> None:
    project = Project(tmp_path)
    assert found_in(project, "right-to-check")[-1] == ("quiz", "pension", "who-can-check", None, 4, "")
    region = (project.root / CN).read_text(encoding="utf-8")
    project.write(
        CN, region + "contacts:\n  - {id: line, name: {zh: 热线, en: Line}, phone: hotline-12333}\n"
    )
    assert found_in(project, "hotline-12333")[-1] == ("contact", "CN", "line", None, 4, "")
