"""A message points at the very character, however the YAML or Markdown is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.model import Location
from build_scripts.validate.places import Places
from tests.small_project import EN, FACTS, QUIZ, ZH, Project, place


@pytest.mark.parametrize(
    ("written", "line", "column"),
    [
        ("  ask: {zh: 要30天吗, en: It takes a while.}\n", 5, 14),
        ('  ask: {zh: "要30天吗", en: It takes a while.}\n', 5, 15),
        ("  ask:\n    zh: 要30天吗\n    en: It takes a while.\n", 6, 10),
        ('  ask:\n    zh: "说\\"好\\"，要30天"\n    en: It takes a while.\n', 6, 18),
        ("  ask:\n    zh: '说''好''，要30天'\n    en: It takes a while.\n", 6, 18),
        ("  ask:\n    zh: >-\n      先等一等，\n      要30天吗\n    en: It takes a while.\n", 8, 8),
        ("  ask:\n    zh: |\n      先等一等，\n\n      要30天吗\n    en: It takes a while.\n", 9, 8),
        ("  ask:\n    zh: 先等一等，\n      要30天吗\n    en: It takes a while.\n", 7, 8),
    ],
)
def test_amount_in_a_quiz(tmp_path: Path, written: str, line: int, column: int) -> None:
    project = Project(tmp_path).change(
        QUIZ, "  ask: {zh: 自己能查缴费记录。, en: You can check your own record.}\n", written
    )
    assert [(d.code, place(d)) for d in project.check()] == [("B405", (QUIZ, line, column))]


def test_amount_in_front_matter(tmp_path: Path) -> None:
    project = Project(tmp_path).change(ZH, "summary: 谁缴、缴多少、找谁问。", 'summary: "谁缴？缴8%。"')
    assert [(d.code, place(d)) for d in project.check()] == [("B402", (ZH, 3, 15))]


def test_amount_in_a_block_title_and_in_materials(tmp_path: Path) -> None:
    project = (
        Project(tmp_path)
        .change(ZH, "/// warning | 别踩坑\n", "/// warning | 30天内\n    materials: 钟、2000元、笔\n\n")
        .change(EN, "Where people go wrong\n", "Where people go wrong\n    materials: pens\n\n")
    )
    assert [(d.code, place(d)) for d in project.check()] == [("B405", (ZH, 23, 15)), ("B401", (ZH, 24, 18))]


def test_line_ends_of_windows_and_a_byte_order_mark_change_no_place(tmp_path: Path) -> None:
    project = Project(tmp_path).change(QUIZ, "自己能查缴费记录。", "要30天。").prose("要30天。", "Soon.")
    before = [place(d) for d in project.check()]
    for path in (ZH, QUIZ, FACTS):
        file = tmp_path / path
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert [place(d) for d in project.check()] == before == [(QUIZ, 5, 14), (ZH, 33, 2)]


def test_every_mistake_is_reported_at_once_in_order_of_place(tmp_path: Path) -> None:
    project = (
        Project(tmp_path)
        .change(FACTS, "value: 8", "value: eight")
        .change(QUIZ, "goal: 1", "goal: 4")
        .prose("要30天。打12345。", "Call 12345.")
    )
    assert [(d.code, place(d)) for d in project.check()] == [
        ("Y104", (FACTS, 5, 45)),
        ("B403", (EN, 33, 6)),
        ("Q802", (QUIZ, 3, 3)),
        ("B405", (ZH, 33, 2)),
        ("B403", (ZH, 33, 7)),
    ]


def test_find_prefers_the_word_that_stands_alone(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("x: [sites, site-map, site]\n", encoding="utf-8")
    assert Places(tmp_path).find(Location("a.yml", 1), "site") == Location("a.yml", 1, 22)


def test_find_stays_where_it_was_sent_when_the_word_is_not_near(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("\n" * 20 + "site\n", encoding="utf-8")
    start = Location("a.yml", 2, 3)
    assert Places(tmp_path).find(start, "site", near=5) == start


def test_a_file_that_is_gone_has_no_lines(tmp_path: Path) -> None:
    assert Places(tmp_path).inside(Location("gone.yml", 4, 2), "abc", 1) == Location("gone.yml", 4, 2)


@given(st.text(alphabet="ab字，。 \"'", min_size=1, max_size=30), st.data())
def test_place_inside_a_quoted_text_is_that_of_the_character(words: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(words) - 1))
    places = Places(Path("nowhere"))
    written = words.replace("\\", "\\\\").replace('"', '\\"')
    places._lines["a.yml"] = [f'x: "{written}"']
    at = places.inside(Location("a.yml", 1, 4), words, offset)
    if not words[offset].isspace() and words[offset] not in "\"'":
        assert places.lines("a.yml")[0][at.column - 1] == words[offset]
        assert at.column - 1 == 4 + offset + words[:offset].count('"')
