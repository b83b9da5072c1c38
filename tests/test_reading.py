"""Reading level: sentences, syllables, Flesch–Kincaid, common characters, limits, and the table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from build_scripts import reading
from build_scripts.__main__ import main
from build_scripts.model import LANGUAGES, Language
from build_scripts.validate.places import Places
from build_scripts.validate.reading import Level, as_text
from build_scripts.validate.reading import unexplained as missing
from tests.projects import ROOT
from tests.small_project import EN, INDEX, MORE_EN, MORE_ZH, ZH, Project, place

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
