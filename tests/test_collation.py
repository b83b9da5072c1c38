"""The order in which readers look words up."""

from __future__ import annotations

import pytest

from build_scripts.collation import OTHERS, letter, sort_key


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("安全", "A"), ("报销", "B"), ("裁员", "C"), ("低保", "D"), ("儿童", "E"), ("罚款", "F"), ("工伤", "G"),
        ("户籍", "H"), ("缴费", "J"), ("考勤", "K"), ("劳动合同", "L"), ("门诊", "M"), ("年休假", "N"), ("欧洲", "O"),
        ("赔偿", "P"), ("欠薪", "Q"), ("热线", "R"), ("社保卡", "S"), ("特困供养", "T"), ("外来务工人员", "W"),
        ("行政复议", "X"), ("养老金", "Y"), ("仲裁", "Z"), ("做工", "Z"), ("A股", "A"), ("12333热线", OTHERS),
        ("调解", "T"), ("调动", "D"), ("长期护理保险", "C"),
    ],
)  # fmt: skip
def test_letter_of_chinese_words(words: str, expected: str) -> None:
    assert letter(words, "zh") == expected


def test_chinese_goes_by_pinyin_character_by_character() -> None:
    words = ["住院", "工伤认定", "医疗保险", "工伤", "工会", "养老金", "报销", "养老保险", "工资条"]
    assert sorted(words, key=lambda w: sort_key(w, "zh")) == [
        "报销", "工会", "工伤", "工伤认定", "工资条", "养老保险", "养老金", "医疗保险", "住院",
    ]  # fmt: skip


def test_rare_characters_and_figures_come_last_and_stay_in_one_order() -> None:
    words = ["12333", "璀璨", "做工", "安全"]
    assert letter("璀璨", "zh") == OTHERS
    there = sorted(words, key=lambda w: sort_key(w, "zh"))
    other_way = list(reversed(words))
    assert there == sorted(other_way, key=lambda w: sort_key(w, "zh"))
    assert there[:2] == ["安全", "做工"]


def test_english_ignores_capitals() -> None:
    words = ["work injury", "Average wage", "benefit", "award", "2N"]
    assert sorted(words, key=lambda w: sort_key(w, "en")) == [
        "Average wage",
        "award",
        "benefit",
        "work injury",
        "2N",
    ]
    assert [letter(w, "en") for w in ("award", "Zebra", "2N")] == ["A", "Z", OTHERS]
