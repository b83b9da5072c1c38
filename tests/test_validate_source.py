"""Register, parity, lengths, wording and agendas: what the broken examples do not show."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.validate.catalogue import validate
from tests.small_project import EN, FACTS, INDEX, ZH, Project, place

MORE = "content/facts/more.yml"


def periods(*spans: str) -> str:
    """A fact that nothing quotes, with these periods."""
    rows = "".join(
        f"    - {{region: CN, {span}, value: 1, source: insurance-law, checked: 2026-01-01, confidence: high}}\n"
        for span in spans
    )
    return f"spare:\n  label: {{zh: 备用, en: Spare}}\n  kind: days\n  values:\n{rows}"


@pytest.mark.parametrize(
    ("spans", "found"),
    [
        (("from: 2020-01-01, to: 2020-12-31", "from: 2021-01-01"), []),
        (("from: 2021-01-01", "from: 2020-01-01, to: 2020-12-31"), []),
        (("from: 2020-01-01, to: 2020-01-01", "from: 2020-01-02"), []),
        (("from: 2020-01-01, to: 2020-12-31", "from: 2021-01-02"), [("F205", 6)]),
        (("from: 2020-01-01, to: 2021-01-01", "from: 2021-01-01"), [("F204", 6)]),
        (("from: 2020-01-01", "from: 2021-01-01"), [("F204", 6)]),
        (("from: 2020-01-01", "from: 2020-01-01"), [("F204", 6)]),
        (("from: 2020-01-01, to: 2019-12-31", "from: 2021-01-01"), [("F206", 5)]),
    ],
)
def test_periods_meet_without_overlap_or_gap(
    tmp_path: Path, spans: tuple[str, ...], found: list[tuple[str, int]]
) -> None:
    findings = Project(tmp_path).write(MORE, periods(*spans)).check()
    assert [(d.code, d.location.line) for d in findings] == found


def test_labels_and_notes_may_hold_amounts_and_statements_may_not(tmp_path: Path) -> None:
    text = periods("from: 2020-01-01, note: {zh: 原为20天, en: It was 20 days}").replace("备用", "30天的期限")
    project = Project(tmp_path).write(MORE, text)
    assert project.codes() == []
    project.change(FACTS, "zh: 可以查自己的缴费记录。", "zh: 可以在30天内查。")
    assert [(d.code, place(d)) for d in project.check()] == [("B405", (FACTS, 14, 22))]


# --- parity


def test_the_first_block_that_differs_is_the_one_reported(tmp_path: Path) -> None:
    project = Project(tmp_path).change(EN, "/// steps | Step by step\n", "/// example | Step by step\n")
    findings = [d for d in project.check() if d.code == "P603"]
    assert [(place(d), d.message("en")) for d in findings] == [
        ((EN, 18, 1), "the languages' blocks differ: 'example' here, 'steps' in the other version")
    ]


@pytest.mark.parametrize("option", ["channels: [site]", "audiences: [workers]", "minutes: 5"])
def test_options_of_a_block_are_the_same(tmp_path: Path, option: str) -> None:
    project = Project(tmp_path).change(
        ZH, "/// warning | 别踩坑\n", f"/// warning | 别踩坑\n    {option}\n\n"
    )
    assert project.codes() == ["P603"]


def test_a_citation_and_a_quotation_of_the_same_fact_match(tmp_path: Path) -> None:
    project = Project(tmp_path).prose("是{fact:pension-rate}。", "It is so.{cite:pension-rate}")
    assert project.codes() == []


# --- lengths


@pytest.mark.parametrize(
    ("path", "old", "fits", "too_long"),
    [
        (ZH, "title: 养老保险", "title: " + "字" * 32, "title: " + "字" * 33),
        (ZH, "summary: 谁缴、缴多少、找谁问。", "summary: " + "字" * 60, "summary: " + "字" * 61),
        (
            EN,
            "summary: Who pays, how much, and whom to ask.",
            "summary: " + "w" * 150,
            "summary: " + "w" * 151,
        ),
        (ZH, "- 有疑问就打热线。", "- " + "字" * 22, "- " + "字" * 23),
        (EN, "- If in doubt, call the line.", "-" + " word" * 16, "-" + " word" * 17),
        (ZH, "- 有疑问就打热线。", "- **" + "字" * 22 + "**", "- **" + "字" * 23 + "**"),
        (
            ZH,
            "你的缴费比例是{fact:pension-rate}。",
            "字" * 20 + "{fact:pension-rate}",
            "字" * 21 + "{fact:pension-rate}",
        ),
    ],
)
def test_limits_count_what_readers_see(tmp_path: Path, path: str, old: str, fits: str, too_long: str) -> None:
    assert Project(tmp_path / "a").change(path, old, fits).codes() == []
    assert Project(tmp_path / "b").change(path, old, too_long).codes() == ["L513"]


def test_figures_count_with_their_computed_words(tmp_path: Path) -> None:
    project = Project(tmp_path).write(
        "content/lessons/pension/figures.yml", "own: {kind: money, calc: 2 * 3000}\n"
    )
    project.change(ZH, "有疑问就打热线。", "字" * 17 + "{figure:own}")
    project.change(EN, "If in doubt, call the line.", "You pay {figure:own}.")
    assert project.codes() == []
    project.change(ZH, "{figure:own}", "字{figure:own}")
    assert project.codes() == ["L513"]


def test_the_whole_leaflet_has_a_limit(tmp_path: Path) -> None:
    project = Project(tmp_path)
    for old in ("老了以后每月领钱的保险。", "别只听别人说。", "2. 查缴费记录。", "打{fact:hotline-12333}。"):
        project.change(ZH, old, f"{old}{'字' * 180}")
    findings = project.check()
    assert [(d.code, d.level, place(d), dict(d.values)["key"]) for d in findings] == [
        ("L515", "warning", (ZH, 1, 1), "leaflet")
    ]


# --- wording


def test_avoided_words_are_left_in_titles_of_laws_and_in_good_longer_words(tmp_path: Path) -> None:
    project = Project(tmp_path).write(
        "content/glossary.yml",
        "worker:\n  name: {zh: 外来务工人员, en: migrant worker}\n"
        "  definition: {zh: 离家打工的人。, en: Somebody who works far from home.}\n"
        "  also: {zh: [农民工工资], en: []}\n  avoid: {zh: [农民工], en: [peasant]}\n",
    )
    project.prose("按《保障农民工条例》，农民工工资照发。", "Peasants' pay, not a peasantry.")
    assert project.codes() == []
    project.change(ZH, "照发。", "照发给农民工。").change(EN, "Peasants' pay", "A Peasant's pay")
    findings = project.check()
    assert [(d.code, d.level, place(d)) for d in findings] == [
        ("T302", "warning", (EN, 33, 3)),
        ("T302", "warning", (ZH, 33, 20)),
    ]


# --- agendas


def test_fixed_times_may_leave_a_pause(tmp_path: Path) -> None:
    workshop = (
        "title: {zh: 论坛, en: Forum}\npurpose: {zh: 学, en: Learn}\nstart: '09:00'\nplace: {zh: 室, en: Room}\n"
        "participants: {min: 1, max: 2, per_public: 1}\npublics: [workers]\nprimer: [pension]\nsessions:\n"
        "  - {id: a, title: {zh: 一, en: One}, minutes: 60}\n"
        "  - {id: b, title: {zh: 二, en: Two}, minutes: 30, at: '10:30'}\n"
        "  - {id: c, title: {zh: 三, en: Three}, minutes: 30, at: '11:00'}\n"
    )
    project = Project(tmp_path).write("workshops/day/workshop.yml", workshop)
    project.write("workshops/day/participants.sample.csv", "姓名,类别\n参会者01,劳动者\n")
    assert project.codes() == []
    project.change("workshops/day/workshop.yml", "minutes: 30, at: '10:30'", "minutes: 45, at: '10:30'")
    (finding,) = project.check()
    assert finding.message("en") == "“Three” is fixed at 11:00, but what comes before it ends at 11:15"
    assert "15 minutes" in finding.hint("en")


# --- the whole


def test_a_message_is_one_line_whatever_it_quotes(tmp_path: Path) -> None:
    findings = Project(tmp_path).prose("缴30\n天。", "Since July\n2026.").check()
    assert [(d.code, place(d), "\n" in d.message("zh")) for d in findings] == [
        ("B404", (EN, 33, 7), False),
        ("B405", (ZH, 33, 2), False),
    ]


def test_definitions_and_contacts_quote_the_same_in_both_languages(tmp_path: Path) -> None:
    project = Project(tmp_path).write(
        "content/glossary.yml",
        "rate:\n  name: {zh: 费率, en: rate}\n  definition: {zh: '是{fact:pension-rate}。', en: A share.}\n",
    )
    assert [(d.code, place(d)) for d in project.check()] == [("P602", ("content/glossary.yml", 3, 22))]


def test_checks_only_read(tmp_path: Path) -> None:
    project = Project(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    project.check()
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_the_same_source_gives_the_same_findings(tmp_path: Path) -> None:
    project = Project(tmp_path).prose("要30天，打12345，{fact:nothing}。", "It takes 30 days.")
    assert project.check() == project.check()


def test_sixty_lessons_are_checked_in_a_moment(tmp_path: Path) -> None:
    project = Project(tmp_path)
    zh = (tmp_path / ZH).read_text(
        encoding="utf-8"
    ) + "\n**单位**缴一份，自己缴一份{fact:pension-rate}。\n" * 40
    en = (tmp_path / EN).read_text(
        encoding="utf-8"
    ) + "\n**They** pay a part and you {fact:pension-rate}.\n" * 40
    index = (tmp_path / INDEX).read_text(encoding="utf-8")
    for number in range(60):
        slug = f"lesson-{number}"
        project.write(f"content/lessons/{slug}/zh.md", zh).write(f"content/lessons/{slug}/en.md", en)
        index += (
            f"          - {{id: {slug}, audiences: [workers], level: L1, minutes: 20, channels: [site]}}\n"
        )
    project.write(INDEX, index)
    findings = Findings()
    catalogue = load_catalogue(tmp_path, findings)
    assert catalogue is not None
    start = time.process_time()
    validate(catalogue, date(2026, 11, 21), tmp_path, findings)
    assert list(findings) == []
    assert len(catalogue.lessons) == 61
    # It takes about half a second; a machine that is busy must not fail the test.
    assert time.process_time() - start < 4
