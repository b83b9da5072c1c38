"""Numbers that belong to persons are found; numbers that only look long are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.validate.privacy import id_card, luhn, personal
from tests.small_project import Project, place

# 999999 is no place: the first 17 characters of an ID number that nobody has.
NOBODY = "99999919000101001"


def check_character(first: str) -> str:
    return next(sign for sign in "0123456789X" if id_card(first + sign))


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        (f"身份证{NOBODY}{check_character(NOBODY)}", "D701", 4),
        ("电话 138 0000 0000", "D702", 4),
        ("13800000000", "D702", 1),
        ("+86 138-0000-0000", "D702", 1),
        ("１３８００００００００", "D702", 1),
        ("card 4111 1111 1111 1111", "D703", 6),
        ("4111-1111-1111-1111", "D703", 1),
        ("<!-- 4111111111111111 -->", "D703", 6),
    ],
)
def test_personal_number_is_found(line: str, code: str, column: int) -> None:
    assert [(found[0], found[1]) for found in personal(line)] == [(code, column)]


@pytest.mark.parametrize(
    "line",
    [
        "热线 12333、12345、400-000-0000",
        "0763-3000000",
        "https://www.sample.example/t20260701_13800000000.html",
        "1234567890123456",  # no valid check digit
        "0000000000000000",
        "2026-07-01 2027-11-21 2026-11-21",
        "ISBN 9787509300000",
        "sha256 a13800000000b",
        "999999190001010000",  # wrong check character
        "value: 12800000000",
    ],
)
def test_other_long_numbers_are_not(line: str) -> None:
    assert list(personal(line)) == []


@given(
    st.from_regex(
        r"[1-9][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])[0-9]{3}", fullmatch=True
    )
)
def test_exactly_one_check_character_fits(first: str) -> None:
    assert sum(id_card(first + sign) for sign in "0123456789X") == 1
    assert id_card(first + check_character(first).lower())


@given(st.from_regex(r"[0-9]{15}", fullmatch=True).filter(lambda digits: len(set(digits)) > 1))
def test_luhn_finds_every_single_wrong_digit(first: str) -> None:
    whole = next(first + last for last in "0123456789" if luhn(first + last))
    for at in range(16):
        wrong = whole[:at] + str((int(whole[at]) + 1) % 10) + whole[at + 1 :]
        assert not luhn(wrong)


def test_comments_pictures_and_rosters_are_read_too(tmp_path: Path) -> None:
    picture = "content/lessons/pension/pictures/a.svg"
    project = (
        Project(tmp_path)
        .write("content/facts/notes.txt", "# ask 13800000000\n")
        .write(picture, "<svg>\n<!-- 13800000000 --></svg>\n")
        .write("workshops/day/participants.csv", "姓名,类别,电话\n参会者01,劳动者,13800000000\n")
    )
    assert [(d.code, place(d)) for d in project.check()] == [
        ("D702", ("content/facts/notes.txt", 1, 7)),
        ("D702", (picture, 2, 6)),
        ("D702", ("workshops/day/participants.csv", 2, 11)),
    ]


def test_the_message_does_not_repeat_the_number(tmp_path: Path) -> None:
    (finding,) = Project(tmp_path).write("content/facts/notes.txt", "13800000000\n").check()
    assert "13800000000" not in finding.message("zh") + finding.message("en")
