"""A sentence is cut out whole, and nothing else with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.sentences import bounds, drop_empty_items


def sentence(text: str) -> str:
    """The sentence around the sign ◆."""
    at = text.index("◆")
    start, end = bounds(text, at, at + 1)
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲。乙◆乙。丙。", "乙◆乙。"),
        ("◆。丙。", "◆。"),
        ("甲。乙◆", "乙◆"),
        ("他说：“甲。”乙◆。“丙。”", "乙◆。"),
        ("**甲。**乙◆！丙", "乙◆！"),
        ("One. Two ◆ here. Three.", "Two ◆ here."),
        ("It is 0.2 of ◆. Next.", "It is 0.2 of ◆."),
        ("Is it? Yes ◆! No.", "Yes ◆!"),
        ("“One.” Two ◆.", "Two ◆."),
        ("- 甲。\n- 乙◆。丙。\n- 丁。", "乙◆。"),
        ("1. 甲\n2. 乙◆\n3. 丙", "乙◆"),
        ("甲。\n\n乙◆\n丙。\n\n丁。", "乙◆\n丙。"),
        ("甲。{cite:a}乙◆。{cite:b}丙。", "乙◆。{cite:b}"),
        ("One.{cite:a} Two ◆.{cite:b} Three.", "Two ◆.{cite:b}"),
        ("甲。乙。{cite:◆}丙。", "乙。{cite:◆}"),
        ("- One\n  goes on ◆\n- Two", "One\n  goes on ◆"),
    ],
)
def test_bounds(text: str, expected: str) -> None:
    assert sentence(text) == expected


texts = st.text(alphabet="甲a。！.?”*- \n1", max_size=40)


@given(texts, texts)
def test_bounds_hold_what_they_were_asked_for(before: str, after: str) -> None:
    text = f"{before}◆{after}"
    at = len(before)
    start, end = bounds(text, at, at + 1)
    assert 0 <= start <= at < end <= len(text)


@given(texts, texts)
def test_bounds_stay_in_their_paragraph(before: str, after: str) -> None:
    text = f"{before}◆{after}"
    start, end = bounds(text, len(before), len(before) + 1)
    assert "\n\n" not in text[start:end].strip("\n")


@given(texts, texts)
def test_cutting_again_finds_the_next_sentence(before: str, after: str) -> None:
    """What is left on both sides does not reach into what was cut."""
    text = f"{before}◆{after}"
    start, end = bounds(text, len(before), len(before) + 1)
    assert "◆" not in text[:start] + text[end:]


def test_empty_items_go_and_full_ones_stay() -> None:
    assert drop_empty_items("甲\n\n- 乙\n- \n-\n2. \n- 丙\n\n\n\n丁\n") == "甲\n\n- 乙\n- 丙\n\n丁"


def test_rules_and_words_are_no_empty_items() -> None:
    assert drop_empty_items("甲\n\n---\n\n- **乙**\n2.5") == "甲\n\n---\n\n- **乙**\n2.5"
