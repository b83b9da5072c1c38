"""Reading level: sentences, syllables, Flesch–Kincaid, common characters, limits, and the table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from build_scripts import reading
from build_scripts.__main__ import main
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import LANGUAGES, Language
from build_scripts.register import Register
from build_scripts.validate.body import Bodies
from build_scripts.validate.catalogue import validate
from build_scripts.validate.lengths import Shown
from build_scripts.validate.places import Places
from build_scripts.validate.reading import Level, as_text
from build_scripts.validate.reading import unexplained as missing
from tests.projects import ROOT, example_project, rewrite
from tests.small_project import EN, INDEX, MORE_EN, MORE_ZH, TODAY, ZH, Project, place

LIMITS = "blocks:\n"


def cut(text: str, language: Language) -> list[str]:
    return [text[start:end] for start, end in reading.sentences(text, language)]


# --- sentences


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("zh", "先去问。再去办！行吗？", ["先去问。", "再去办！", "行吗？"]),
        ("zh", "他问：“来得及吗？”来得及。", ["他问：“来得及吗？”", "来得及。"]),
        (
            "zh",
            "1. **先救人。**再留证据。{cite:x}\n2. 报工伤",
            ["**先救人。**", "再留证据。{cite:x}", "报工伤"],
        ),
        ("zh", "- 一句；\n- 又一句；", ["一句；", "又一句；"]),
        ("zh", "一段没有\n写完的话。", ["一段没有\n写完的话。"]),
        ("zh", "甲；乙；丙。", ["甲；乙；丙。"]),
        (
            "en",
            "It is 0.2 per cent. Ask {fact:a.b|number}.",
            ["It is 0.2 per cent.", "Ask {fact:a.b|number}."],
        ),
        (
            "en",
            "Bring papers, e.g. your card. See Art. 17.",
            ["Bring papers, e.g. your card.", "See Art. 17."],
        ),
        ("en", 'He asks: "Am I late?" You are not.', ['He asks: "Am I late?"', "You are not."]),
        ("en", "> - One\n> - Two", ["One", "Two"]),
    ],
)
def test_where_sentences_end(language: Language, text: str, found: list[str]) -> None:
    assert cut(text, language) == found


def test_headings_tables_and_pictures_hold_no_sentences() -> None:
    text = "## 一个标题\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n\n![图](p.svg)\n\n---\n\n正文。"
    assert cut(text, "zh") == ["正文。"]
    assert [(u.kind, text[u.start : u.end]) for u in reading.units(text)] == [
        ("heading", "一个标题"),
        ("table", "| 甲 | 乙 |"),
        ("table", "| 丙 | 丁 |"),
        ("text", "正文。"),
    ]


# --- Chinese


def test_the_list_is_the_first_level_of_1988() -> None:
    common = reading.common_characters()
    # The last of level one is 罐; 匕 and 刁 open level two.
    assert len(common) == 2501
    assert {"的", "保", "罐", "账"} <= common
    assert not {"匕", "刁", "聘", "雇"} & common


def test_chinese_counts_characters_not_punctuation() -> None:
    measure = reading.chinese(["单位30天内，要报。", "", "（。）", "雇人。"])
    assert (measure.sentences, measure.average, measure.longest) == (2, 5.0, 8)
    assert measure.uncommon == pytest.approx(100 / 8)
    assert measure.strange == ("雇",)


def test_nothing_to_read_is_no_division_by_zero() -> None:
    assert reading.chinese([]).average == reading.english(["…"]).grade == 0.0


# --- English

SYLLABLES = """
insurance:3 employer:3 employee:3 employment:3 pension:2 contribution:4 social:2 security:4 injury:3 injuries:3
medical:3 maternity:4 unemployment:4 wages:2 wage:1 paid:1 paying:2 signed:1 agreed:2 needed:2 offices:3 tables:2
rules:1 cases:2 retirement:3 settlement:3 agreement:3 management:3 statement:2 entitlement:4 reimbursement:4
safely:2 useful:2 homeless:2 rely:2 something:2 someone:2 therefore:2 every:2 business:2 household:2 period:3
previous:3 million:2 union:2 region:2 question:2 trial:2 annual:3 individual:5 guarantee:3 quality:3 government:3
certificate:4 recognition:4 applies:2 died:1 people:2 experience:4 patient:2 going:2 doesn't:2 don't:1 part-time:2
migrant:2 responsible:4 available:4 occupational:5 diseases:3 arbitration:4 worker’s:2 photograph:3 video:3
immediately:5 society:4 beneficiary:6 voluntary:4 compulsory:4 uninsured:3 washes:2 friend:1 hundred:2 area:3
"""


@pytest.mark.parametrize("pair", SYLLABLES.split())
def test_syllables(pair: str) -> None:
    word, _, count = pair.rpartition(":")
    assert reading.syllables(word) == int(count)
    assert reading.syllables(word.capitalize()) == int(count)


@pytest.mark.parametrize("word", ["2,680", "12333", "30", "QR", "8%"])
def test_figures_and_abbreviations_sound_as_one(word: str) -> None:
    assert reading.words(word) == [word]
    assert reading.syllables(word) == 1


def test_flesch_kincaid_by_hand() -> None:
    # 4 + 6 words in 2 sentences; syllables 1+1+1+1 and 2+1+1+3+2+2 = 15.
    measure = reading.english(["The cat sat down.", "Workers who are employees pay only."])
    assert (measure.sentences, measure.average, measure.longest) == (2, 5.0, 6)
    sounds = sum(map(reading.syllables, "The cat sat down Workers who are employees pay only".split()))
    assert sounds == 14
    assert measure.grade == pytest.approx(0.39 * 5 + 11.8 * 1.4 - 15.59)


# --- limits of a level


def limited(root: Path, zh: str = "{}", en: str = "{}") -> Project:
    return Project(root).change(INDEX, LIMITS, f"reading:\n  L1:\n    zh: {zh}\n    en: {en}\n{LIMITS}")


def test_without_limits_nothing_is_too_hard(tmp_path: Path) -> None:
    project = Project(tmp_path).prose("长" * 90 + "。", "Long " * 90 + ".")
    assert project.codes() == []


def test_a_value_at_the_limit_passes_and_one_above_does_not(tmp_path: Path) -> None:
    project = limited(tmp_path, zh="{longest: 30}").prose("长" * 30 + "。", MORE_EN)
    assert project.codes() == []
    project.change(ZH, "长" * 30, "长" * 31)
    assert [(d.code, place(d)) for d in project.check()] == [("V952", (ZH, 33, 1))]


def test_the_finding_stands_at_the_worst_sentence_of_its_line(tmp_path: Path) -> None:
    project = limited(tmp_path, en="{longest: 12}")
    project.prose(MORE_ZH, "Short. " + "word " * 12 + "word.")
    assert [(d.code, place(d)) for d in project.check()] == [("V952", (EN, 33, 8))]


def test_a_fact_counts_as_it_is_shown(tmp_path: Path) -> None:
    # {fact:pension-rate} is shown as 8%: with its id the sentence would be far over the limit.
    project = limited(tmp_path, zh="{longest: 12}").prose(
        "缴{fact:pension-rate}。", "Pay {fact:pension-rate}."
    )
    assert project.codes() == []


def test_the_facilitators_script_is_not_read_by_readers(tmp_path: Path) -> None:
    script = "\n/// script | {}\n    audiences: [facilitators]\n\n{}\n///\n"
    project = limited(tmp_path, zh="{longest: 20}")
    project.change(ZH, MORE_ZH, MORE_ZH + "\n" + script.format("怎么带", "长" * 60))
    project.change(EN, MORE_EN, MORE_EN + "\n" + script.format("How", "Long."))
    assert project.codes() == []


def test_limits_of_an_unknown_level_are_found(tmp_path: Path) -> None:
    project = Project(tmp_path).change(INDEX, LIMITS, "reading:\n  L9:\n    zh: {longest: 9}\n" + LIMITS)
    assert [d.code for d in project.check()] == ["X208"]


def test_an_unknown_measure_is_found(tmp_path: Path) -> None:
    assert limited(tmp_path, zh="{grade: 8}").codes() == ["Y103"]


# --- length of the body


def sized(root: Path, limits: str) -> Project:
    return Project(root).change(INDEX, LIMITS, f"length:\n  {limits}\n{LIMITS}")


def body(project: Project, language: Language) -> int:
    catalogue = project.load()
    places = Places(project.root)
    shown = Shown(catalogue, Register(catalogue, TODAY))
    return Bodies(catalogue, shown, places).length(catalogue.lessons[0], language)


# The base: 你的缴费比例是8%。自己的记录，自己能查。有疑问就打热线。老了以后每月领钱的保险。打开手机。查缴费记录。
# 别只听别人说。打12333。 and 单位缴一份，自己缴一份。 below a heading.
BASE_ZH = 10 + 11 + 8 + 12 + 5 + 6 + 7 + 7 + 12


def test_the_body_is_what_readers_see_without_headings_tables_and_script(tmp_path: Path) -> None:
    project = Project(tmp_path)
    assert body(project, "zh") == BASE_ZH
    more = "\n/// script | 怎么带\n    audiences: [facilitators]\n\n先讲三句。\n///\n"
    project.change(ZH, MORE_ZH, f"{MORE_ZH}\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n\n## 又一个标题\n{more}")
    assert body(project, "zh") == BASE_ZH


def test_the_body_is_what_the_site_carries(tmp_path: Path) -> None:
    project = Project(tmp_path).change(
        ZH, "/// warning | 别踩坑\n", "/// warning | 别踩坑\n    channels: [leaflet]\n\n"
    )
    assert body(project, "zh") == BASE_ZH - len("别只听别人说。")


def test_a_sentence_that_the_first_region_does_not_see_is_no_length(tmp_path: Path) -> None:
    more = "local-pay:\n  label: {zh: 本地标准, en: Local pay}\n  kind: money\n  per: month\n  values: []\n"
    project = Project(tmp_path).write("content/facts/local.yml", more)
    project.prose(
        MORE_ZH + "这里每月有{fact:local-pay|else=omit}可以领。",
        MORE_EN + " Here {fact:local-pay|else=omit} is paid.",
    )
    assert body(project, "zh") == BASE_ZH
    project.change(ZH, "else=omit", "else=ask")
    assert body(project, "zh") == BASE_ZH + len("当地现在怎么规定，请打12333问清楚。")


def test_english_bodies_are_counted_in_words(tmp_path: Path) -> None:
    project = Project(tmp_path)
    before = body(project, "en")
    project.change(EN, MORE_EN, MORE_EN + " The two-part record shows {fact:pension-rate}.")
    assert body(project, "en") == before + 5


@pytest.mark.parametrize(
    ("limits", "found"),
    [
        (f"zh: [{BASE_ZH}, {BASE_ZH}]", []),
        (f"zh: [{BASE_ZH + 1}, 900]", ["V956"]),
        (f"zh: [1, {BASE_ZH - 1}]", ["V955"]),
        ("zh: [900]", ["Y104"]),
        ("zh: [9, 8]", ["Y104"]),
        ("zh: 900", ["Y104"]),
        ("fr: [1, 2]", ["Y103"]),
    ],
)
def test_limits_of_length(tmp_path: Path, limits: str, found: list[str]) -> None:
    assert sized(tmp_path, limits).codes() == found


def test_a_lesson_that_is_not_on_the_site_has_no_body_to_measure(tmp_path: Path) -> None:
    project = sized(tmp_path, "zh: [900, 1800]")
    project.change(INDEX, "channels: [site, leaflet]\n", "channels: [leaflet]\n")
    assert project.codes() == []


# --- flows and calculators

LONG_ZH = "你" * 61
FLOW_PATH = "content/flows/pay-too-low.yml"
SUM_PATH = "content/calculators/months-of-pay.yml"


def hard(tmp_path: Path, limits: str, path: str, old: str, new: str) -> list[tuple[str, str]]:
    root = example_project(tmp_path)
    rewrite(root / "content/index.yml", "length:\n", f"reading:\n  L1:\n    zh: {limits}\nlength:\n")
    rewrite(root / path, old, new)
    findings = Findings()
    catalogue = load_catalogue(root, findings)
    assert catalogue is not None
    validate(catalogue, TODAY, root, findings)
    return [(d.code, d.location.path) for d in findings]


@pytest.mark.parametrize(
    ("path", "old", "new", "found"),
    [
        (FLOW_PATH, "每月有{fact:lowest-wage|number}元吗？", LONG_ZH + "{fact:lowest-wage|number}", ["V952"]),
        (FLOW_PATH, "纸的、手机上的都算。", LONG_ZH, ["V952"]),
        (FLOW_PATH, "先要工资条，单位必须给。", LONG_ZH, ["V952"]),
        (FLOW_PATH, "记录要保存", LONG_ZH, ["V952"]),
        (SUM_PATH, "每月不少于", LONG_ZH, ["V952"]),
        (SUM_PATH, "从第一天算起。", LONG_ZH, ["V952"]),
        (SUM_PATH, "零头不算。", LONG_ZH, ["V952"]),
        # Labels are no sentences.
        (SUM_PATH, "干了几个月", LONG_ZH, []),
    ],
)
def test_flows_and_calculators_are_held_to_the_first_level(
    tmp_path: Path, path: str, old: str, new: str, found: list[str]
) -> None:
    assert hard(tmp_path, "{longest: 60}", path, old, new) == [(code, path) for code in found]


# --- terms

GLOSSARY = """record:
  name: {zh: 记录, en: record}
  definition: {zh: 写下来的东西。, en: What is written down.}
pay-record:
  name: {zh: 缴费记录, en: payment record}
  definition: {zh: 缴过费的记录。, en: What shows that you paid.}
"""


def unexplained(project: Project) -> dict[Language, tuple[str, ...]]:
    catalogue = project.load()
    places = Places(project.root)
    return {
        language: tuple(missing(catalogue, catalogue.lessons[0], language, places)) for language in LANGUAGES
    }


def test_a_term_counts_where_it_is_named_before_it_is_explained(tmp_path: Path) -> None:
    project = Project(tmp_path).write("content/glossary.yml", GLOSSARY)
    # zh.md has 自己的记录 in its messages and 查缴费记录 in its steps; en.md has only "record".
    assert unexplained(project) == {"zh": ("record", "pay-record"), "en": ("record",)}
    project.change(ZH, "自己的记录，自己能查", "自己的{term:record}，自己能查")
    assert unexplained(project)["zh"] == ("pay-record",)
    project.change(ZH, "2. 查缴费记录。", "2. 查缴费记录，就是{term:pay-record}。")
    assert unexplained(project)["zh"] == ("pay-record",)
    project.change(ZH, "2. 查缴费记录，就是{term:pay-record}。", "2. 查{term:pay-record}。")
    assert unexplained(project)["zh"] == ()


# --- the command


def test_check_prints_a_line_for_each_lesson_and_language(capsys: pytest.CaptureFixture[str]) -> None:
    root = ROOT / "tests/bad/V954-hard-english"
    assert main(["check", str(root), "--reading", "--as-of", "2026-11-21"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("pension  L1  zh ")
    assert "!" not in lines[1]
    assert lines[2].startswith("pension  L1  en ")
    assert "FK 9.9!" in lines[2]
    assert any("warning V954" in line for line in lines)


def test_the_table_leaves_json_alone(capsys: pytest.CaptureFixture[str]) -> None:
    root = ROOT / "tests/bad/V954-hard-english"
    assert main(["check", str(root), "--reading", "--format", "json", "--as-of", "2026-11-21"]) == 0
    captured = capsys.readouterr()
    assert [row["code"] for row in json.loads(captured.out)] == ["V954"]
    assert "FK 9.9!" in captured.err


def test_the_table_shows_strange_characters_and_terms() -> None:
    measure = reading.chinese(["雇人。"])
    table = as_text((Level("first", "L2", "zh", measure, ("uncommon",), ("a", "b")),))
    assert "雇" in table
    assert "50.0!%" in table
    assert table.endswith("unexplained terms 2")
