"""References are checked in every text, for every region that is built, on the date of the build."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from tests.small_project import EN, FACTS, INDEX, QUIZ, ZH, Project, place

GD = "content/regions/GD.yml"
LOCAL = """grant:
  label: {zh: 补贴, en: Grant}
  kind: money
  values:
    - {region: GD, from: 2020-01-01, value: 100, source: insurance-law, checked: 2026-11-21, confidence: high}
"""


def with_grant(tmp_path: Path, zh: str, en: str) -> Project:
    project = Project(tmp_path).write("content/facts/local.yml", LOCAL)
    project.write(GD, "id: GD\nparent: CN\nname: {zh: 广东, en: Guangdong}\n")
    return project.change(INDEX, "regions: [CN]", "regions: [GD, CN]").prose(zh, en)


def test_value_must_exist_in_every_region_built(tmp_path: Path) -> None:
    findings = with_grant(tmp_path, "补{fact:grant}。", "You get {fact:grant}.").check()
    assert [(d.code, place(d)) for d in findings] == [("F207", (EN, 33, 9)), ("F207", (ZH, 33, 2))]
    assert findings[0].message("en") == "'grant' has no value in CN on the day of the build"


@pytest.mark.parametrize("option", ["else=omit", "else=ask", "words|else=ask"])
def test_a_fallback_settles_a_missing_value(tmp_path: Path, option: str) -> None:
    words = f"{{fact:grant|{option}}}"
    assert with_grant(tmp_path, f"补{words}。", f"You get {words}.").check() == []


def test_a_value_that_begins_later_is_missing_before(tmp_path: Path) -> None:
    project = Project(tmp_path)
    assert project.codes(date(2011, 7, 1)) == []
    # Two files quote the rate, the rule and the hotline.
    assert project.codes(date(2011, 6, 30)) == ["F207"] * 6


def test_ask_needs_the_hotline(tmp_path: Path) -> None:
    project = with_grant(tmp_path, "补{fact:grant|else=ask}。", "You get {fact:grant|else=ask}.")
    project.change(FACTS, "hotline-12333:", "hotline:")
    assert {(d.code, dict(d.values)["id"]) for d in project.check()} == {("F203", "hotline-12333")}


def test_a_contact_needs_values_only_where_it_is_shown(tmp_path: Path) -> None:
    contact = (
        "id: GD\nparent: CN\nname: {zh: 广东, en: Guangdong}\ncontacts:\n"
        "  - id: desk\n    name: {zh: 窗口, en: Desk}\n    phone: hotline-12333\n"
        "    about: {zh: '补{fact:grant}。', en: 'You get {fact:grant}.'}\n"
    )
    project = with_grant(tmp_path, "好。", "Good.").write(GD, contact)
    assert project.codes() == []
    project.change(GD, "phone: hotline-12333", "phone: hotline-12334")
    assert [(d.code, place(d)) for d in project.check()] == [("F203", (GD, 7, 12))]


def test_a_citation_without_value_is_found(tmp_path: Path) -> None:
    project = Project(tmp_path).change(
        FACTS,
        'from: 2011-07-01, source: insurance-law, article: "4"',
        'from: 2011-07-01, to: 2020-12-31, source: insurance-law, article: "4"',
    )
    assert project.codes() == ["F207", "F207"]


@pytest.mark.parametrize(
    "reference",
    [
        "{fact:hotline-12333|number}",
        "{fact:hotline-12333|words}",
        "{fact:pension-rate|number|words}",
        "{fact:pension-rate|else=skip}",
        "{cite:right-to-check|number}",
    ],
)
def test_formats_that_cannot_be_used(tmp_path: Path, reference: str) -> None:
    assert Project(tmp_path).prose(reference, reference).codes() == ["F210", "F210"]


@pytest.mark.parametrize(
    "written",
    [
        "{{fact:pension-rate}}",
        "｛fact:pension-rate｝",
        "{fact:pension-rate｜number}",
        "{fact pension-rate}",
        "{fact:pension-rate",
        "{facts:pension-rate}",
    ],
)
def test_spoilt_references(tmp_path: Path, written: str) -> None:
    findings = Project(tmp_path).prose(f"要{written}", f"It is {written}").check()
    assert [(d.code, place(d)) for d in findings] == [("L508", (EN, 33, 7)), ("L508", (ZH, 33, 2))]


def test_attribute_lists_are_no_references(tmp_path: Path) -> None:
    assert Project(tmp_path).prose("好。\n{: .note }", "Good.\n{: .note }").codes() == []


def test_facts_in_an_unreadable_file_are_not_called_unknown(tmp_path: Path) -> None:
    project = Project(tmp_path).change(FACTS, "kind: percent", "kind: [percent")
    assert project.codes() == ["Y101"]


def test_low_confidence_matters_only_when_quoted_and_in_force(tmp_path: Path) -> None:
    low = LOCAL.replace("high", "low").replace("region: GD", "region: CN")
    project = Project(tmp_path).write("content/facts/local.yml", low)
    assert project.codes() == []
    project.prose("补{fact:grant}。", "You get {fact:grant}.")
    assert [(d.code, d.level, d.location.path) for d in project.check()] == [
        ("F211", "warning", "content/facts/local.yml")
    ]


def test_quiz_must_quote_the_same_in_both_languages(tmp_path: Path) -> None:
    project = Project(tmp_path).change(QUIZ, "zh: 这是你的权利。", "zh: '比例是{fact:pension-rate}。'")
    assert [(d.code, place(d)) for d in project.check()] == [("P602", (QUIZ, 7, 21))]


def test_figures_reach_facts_and_each_other(tmp_path: Path) -> None:
    project = Project(tmp_path).prose("缴{figure:share}。", "You pay {figure:share}.")
    project.write(
        "content/lessons/pension/figures.yml",
        "wage: {kind: money, value: 6000}\nhalf: {kind: money, calc: wage / 2}\n"
        "share: {kind: money, calc: round(half * pension-rate)}\n",
    )
    assert project.codes() == []
    project.change("content/lessons/pension/figures.yml", "wage / 2", "wage / (2 - 2)")
    assert project.codes() == ["F213", "F213"]


def test_a_figure_needs_its_facts_where_it_is_shown(tmp_path: Path) -> None:
    figures = "content/lessons/pension/figures.yml"
    project = with_grant(tmp_path, "领{figure:twice}。", "You get {figure:twice}.")
    project.write(figures, "twice: {kind: money, calc: grant * 2}\n")
    (finding,) = project.check()
    assert (finding.code, place(finding)) == ("F213", (figures, 1, 28))
    assert "'grant' has no value in CN" in finding.message("en")
    # The sentence goes where another of its references says so.
    project.prose(
        "领{figure:twice}，补{fact:grant|else=omit}。", "You get {figure:twice} and {fact:grant|else=omit}."
    )
    assert project.check() == []
    project.prose("领{figure:twice|else=omit}。", "You get {figure:twice|else=omit}.")
    assert project.check() == []


def test_a_figure_that_is_shown_comes_out_even(tmp_path: Path) -> None:
    figures = "content/lessons/pension/figures.yml"
    project = Project(tmp_path).prose("缴{figure:third}。", "You pay {figure:third}.")
    project.write(figures, "third: {kind: money, calc: 100 / 3}\nhidden: {kind: money, calc: 200 / 3}\n")
    assert [(d.code, place(d)) for d in project.check()] == [("F213", (figures, 1, 28))]
    project.write(figures, 'third: {kind: money, calc: "round(100 / 3, 2)"}\n')
    assert project.codes() == []


def test_channels_that_exist_can_be_given(tmp_path: Path) -> None:
    project = Project(tmp_path)
    assert project.check(channels=("leaflet", "site", "wechat")) == []
    assert {d.code for d in project.check(channels=("site",))} == {"X204"}


def test_a_lesson_that_cannot_be_read_is_not_unknown_to_links(tmp_path: Path) -> None:
    other = "          - id: other\n            audiences: [workers]\n            level: L1\n"
    other += "            minutes: 20\n            channels: [site]\n"
    project = Project(tmp_path).prose("看[那一课](lesson:other)。", "See [that](lesson:other).")
    index = tmp_path / INDEX
    index.write_text(index.read_text(encoding="utf-8") + other, encoding="utf-8")
    project.write("content/lessons/other/zh.md", (tmp_path / ZH).read_text(encoding="utf-8"))
    assert project.codes() == ["P601"]
    findings = Findings()
    catalogue = load_catalogue(tmp_path, findings)
    assert catalogue is not None
    assert [lesson.id for lesson in catalogue.lessons] == ["pension"]


@pytest.mark.parametrize(
    ("zh", "problem"),
    [
        ("{pinyin:赡养|shàn}。", "one syllable for each character"),
        ("{pinyin:赡养}。", "one syllable for each character"),
        ("{pinyin:赡养|shan4 yang3}。", "one syllable for each character"),
        ("{pinyin:赡养|shàn yǎng|words}。", "pinyin is written once"),
    ],
)
def test_pinyin_has_a_syllable_for_each_character(tmp_path: Path, zh: str, problem: str) -> None:
    (finding,) = Project(tmp_path).prose(zh, "Support of parents.").check()
    assert (finding.code, place(finding)) == ("F210", (ZH, 33, 1))
    assert problem in finding.message("en")


def test_pinyin_is_for_chinese_only(tmp_path: Path) -> None:
    assert Project(tmp_path / "a").prose("{pinyin:赡养|shàn yǎng}父母。", "Support of parents.").check() == []
    (finding,) = Project(tmp_path / "b").prose("赡养。", "{pinyin:赡养|shàn yǎng}.").check()
    assert (finding.code, place(finding)) == ("F210", (EN, 33, 1))
