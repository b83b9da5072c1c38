"""The loader: strict about YAML, exact about places, and never surprised by what stands in a file."""

from __future__ import annotations

import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.load.lesson import split_blocks
from build_scripts.load.roster import load_roster
from build_scripts.load.yaml_source import Node, parse
from build_scripts.model import Location, Text
from build_scripts.validate.catalogue import validate
from tests.small_project import BASE, EN, FACTS, INDEX, QUIZ, TODAY, ZH, Project

FILES = {path: (BASE / path).read_text(encoding="utf-8") for path in (INDEX, FACTS, QUIZ, ZH, EN)}
FILES["content/lessons/pension/figures.yml"] = "wage: {kind: money, value: 6000, per: month}\n"
FILES["content/glossary.yml"] = (
    "pension:\n  name: {zh: 养老金, en: pension}\n  definition: {zh: 钱, en: Money}\n  avoid: {zh: [退休金], en: []}\n"
)
FILES["workshops/day/workshop.yml"] = (
    "title: {zh: 论坛, en: Forum}\npurpose: {zh: 学, en: Learn}\nstart: '09:00'\nplace: {zh: 室, en: Room}\n"
    "participants: {min: 1, max: 2, per_public: 1}\npublics: [workers]\nprimer: [pension]\n"
    "sessions: [{id: a, title: {zh: 一, en: One}, minutes: 5, at: '09:00', lesson: pension}]\n"
)
FILES["workshops/day/participants.sample.csv"] = "姓名,类别\n参会者01,劳动者\n"
SNIPPETS = (
    *(
        "{",
        "}",
        "[",
        "]",
        ": ",
        "- ",
        "\n",
        "\n\n",
        "---\n",
        "///",
        "/// who\n",
        "|",
        ">",
        "&a ",
        "*a",
        "!x ",
    ),
    *('"', "'", "#", "null", "yes", "12", "2026-02-30", "{fact:x}", "**", "![](a)", "\t", "\0", "\x85", "字"),
    "    a: b\n",
)


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[str, str]:
    """A source file with pieces cut out, doubled and strewn in."""
    path = draw(st.sampled_from(sorted(FILES)))
    text = FILES[path]
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 30)))
        text = text[:start] + draw(st.sampled_from((*SNIPPETS, "", text[start:end] * 2))) + text[end:]
    return path, text


def load_and_check(path: str, data: bytes) -> Findings:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        project = Project(root)
        for name, text in FILES.items():
            project.write(name, text)
        (root / path).write_bytes(data)
        findings = Findings()
        catalogue = load_catalogue(root, findings)
        if catalogue is not None:
            validate(catalogue, TODAY, root, findings)
        for finding in findings:
            assert finding.message("zh")
            assert finding.hint("en")
            assert not finding.location.path.startswith("/")
            assert finding.location.line >= 1
            assert finding.location.column >= 1
        return findings


def test_the_files_that_are_spoilt_are_sound_before() -> None:
    assert list(load_and_check(INDEX, FILES[INDEX].encode())) == []


@given(spoilt())
@settings(max_examples=150, deadline=None)
def test_a_spoilt_file_gives_findings_and_no_crash(file: tuple[str, str]) -> None:
    load_and_check(file[0], file[1].encode("utf-8", "surrogatepass"))


@given(st.sampled_from(sorted(FILES)), st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
@settings(max_examples=100, deadline=None)
def test_any_bytes_give_findings_and_no_crash(path: str, data: bytes) -> None:
    load_and_check(path, data)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_endless_nesting_is_a_finding(opening: str) -> None:
    findings = load_and_check(FACTS, (opening * 40_000).encode())
    assert {d.code for d in findings} == {"Y101"}


def test_a_list_that_holds_itself_is_a_finding() -> None:
    assert {d.code for d in load_and_check(FACTS, b"a: &a\n  values: *a\n")} >= {"Y104", "Y106"}


# --- YAML


def node(text: str, findings: Findings | None = None) -> Node:
    top = parse(text, Location("a.yml", 1), findings if findings is not None else Findings())
    assert top is not None
    return top


@pytest.mark.parametrize("text", ["1_000", "０１", "0x10", "1e3", "nan", "'5'", "1:30", "5.", ""])
def test_what_python_or_yaml_would_take_for_a_number_is_refused(text: str) -> None:
    findings = Findings()
    fields = node(f"a: {text}", findings).fields("a")
    assert fields.must("a", Node.number, Decimal(-1)) == 0
    assert [d.code for d in findings] == ["Y104"]


def test_numbers_keep_their_digits() -> None:
    assert str(node("a: 1.10").fields("a").must("a", Node.number, None)) == "1.10"
    assert node("a: -3").fields("a").must("a", Node.int, None) == -3


@pytest.mark.parametrize("text", ["20260701", "2026-W27-3", "2026-02-30", "1 July 2026", "2026-7-1"])
def test_only_one_form_of_date_is_taken(text: str) -> None:
    findings = Findings()
    node(f"a: {text}", findings).fields("a").must("a", Node.date, None)
    assert [d.code for d in findings] == ["Y104"]


def test_a_date_may_be_quoted() -> None:
    assert node("a: '2026-07-01'").fields("a").must("a", Node.date, None) == date(2026, 7, 1)


@pytest.mark.parametrize("word", ["no", "NO", "Yes", "on", "off", "y", "N"])
def test_norway(word: str) -> None:
    findings = Findings()
    assert node(f"a: {word}", findings).fields("a").must("a", Node.str, "") == word
    assert [(d.code, d.location.column) for d in findings] == [("Y105", 4)]
    assert node(f"a: '{word}'").fields("a").must("a", Node.str, "") == word


def test_norway_as_a_key() -> None:
    findings = Findings()
    assert [key for key, _ in node("no: {a: 1}", findings).items()] == ["no"]
    assert [d.code for d in findings] == ["Y105"]


def test_a_missing_mapping_is_one_finding_and_not_one_for_each_key() -> None:
    findings = Findings()
    fields = node("a: text", findings).fields("a").must("a", lambda n: n.fields("zh", "en"), None)
    assert fields is not None
    assert fields.must("zh", Node.str, "-") == "-"
    assert [d.code for d in findings] == ["Y104"]


def test_first_of_two_keys_counts() -> None:
    findings = Findings()
    assert node("a: 1\nb: 2\na: 3", findings).fields("a", "b").must("a", Node.int, 0) == 1
    assert [(d.code, d.location.line, dict(d.values)["first"]) for d in findings] == [("Y102", 3, "1")]


def test_both_languages_know_their_places() -> None:
    text = node("a:\n  zh: '好'\n  en: |\n    Good\n").fields("a").must("a", Node.text, Text("", ""))
    assert text == Text("好", "Good")
    assert text.zh_at == Location("a.yml", 2, 8)
    assert text.en_at == Location("a.yml", 4, 1)


@given(st.text(max_size=40).filter(lambda t: t == t.strip() and t.isprintable() and t))
def test_a_quoted_text_is_read_back(text: str) -> None:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    assert node(f'a: "{escaped}"').fields("a").must("a", Node.str, "") == text


def test_front_matter_counts_lines_from_the_top_of_its_file() -> None:
    findings = Findings()
    top = parse("a: 1\nb: [", Location("a.md", 5), findings)
    assert top is None
    assert [d.location.line for d in findings] == [6]
    top = parse("a: 1\nb: 2", Location("a.md", 5), Findings())
    assert top is not None
    assert [child.location.line for _, child in top.items()] == [5, 6]


# --- lesson files


def blocks(text: str) -> list[tuple[str, str, str, int, int]]:
    findings = Findings()
    found = split_blocks(text.split("\n"), 0, "a.md", findings)
    assert list(findings) == []
    return [(b.kind, b.title, b.markdown, b.location.line, b.body_line) for b in found]


def test_typed_blocks_and_the_prose_between_them() -> None:
    assert blocks("甲\n\n/// steps | 怎么办\n\n1. 一\n///\n\n乙\n\n\n丙\n") == [
        ("prose", "", "甲", 1, 1),
        ("steps", "怎么办", "1. 一", 3, 5),
        ("prose", "", "乙\n\n\n丙", 8, 8),
    ]


def test_options_are_taken_off_the_body() -> None:
    text = "/// activity\n    minutes: 20\n    materials: 笔\n    channels: [site]\n\n做。\n///"
    (block,) = split_blocks(text.split("\n"), 0, "a.md", Findings())
    assert (block.minutes, block.materials, block.channels) == (20, "笔", ("site",))
    assert (block.markdown, block.body_line, block.audiences) == ("做。", 6, ())


def test_code_may_show_the_signs_of_blocks() -> None:
    assert blocks("```\n/// steps\n///\n```") == [("prose", "", "```\n/// steps\n///\n```", 1, 1)]


def test_a_block_that_opens_inside_another_closes_it() -> None:
    findings = Findings()
    found = split_blocks(["/// what", "甲", "/// who", "乙", "///"], 0, "a.md", findings)
    assert [(b.kind, b.markdown) for b in found] == [("what", "甲"), ("who", "乙")]
    assert [(d.code, d.location.line) for d in findings] == [("L507", 1)]


@given(
    st.lists(st.sampled_from(("甲", "", "/// what", "/// 词", "///", "    a: b", "```", "- 乙")), max_size=14)
)
def test_no_line_of_a_lesson_is_lost(lines: list[str]) -> None:
    found = split_blocks(lines, 0, "a.md", Findings())
    for block in found:
        body = block.markdown.split("\n") if block.markdown else []
        assert lines[block.body_line - 1 : block.body_line - 1 + len(body)] == body
    kept = sum(line in {"甲", "- 乙"} for block in found for line in block.markdown.split("\n"))
    assert kept == sum(line in {"甲", "- 乙"} for line in lines)


# --- rosters


def roster(tmp_path: Path, data: bytes) -> tuple[list[tuple[str, str, str]], list[str]]:
    path = tmp_path / "people.csv"
    path.write_bytes(data)
    findings = Findings()
    people = load_roster(path, tmp_path, findings)
    return [(p.name, p.public, p.language) for p in people], [d.code for d in findings]


def test_roster_in_the_encodings_of_excel_and_wps(tmp_path: Path) -> None:
    text = "姓名,类别,语言\r\n参会者01,劳动者,中文\r\n参会者02,employers,English\r\n,,\r\n"
    expected: tuple[list[tuple[str, str, str]], list[str]]
    expected = ([("参会者01", "workers", "zh"), ("参会者02", "employers", "en")], [])
    for encoding in ("utf-8", "utf-8-sig", "gb18030"):
        assert roster(tmp_path, text.encode(encoding)) == expected


def test_roster_keeps_good_rows_beside_bad_ones(tmp_path: Path) -> None:
    text = "name,public\n参会者01,工人\n,工人\n参会者03,老板\n参会者04,students\n"
    people, codes = roster(tmp_path, text.encode())
    assert [p[0] for p in people] == ["参会者01", "参会者04"]
    assert codes == ["R903", "R902"]


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b'name,public\n"a'])
def test_roster_that_cannot_be_read(tmp_path: Path, data: bytes) -> None:
    people, codes = roster(tmp_path, data)
    assert people == []
    assert len(codes) == 1
