"""Options that speak of the others stay behind them, wherever options are shuffled."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from build_scripts.channels.bank.bank import Bank
from build_scripts.channels.bank.gift import gift
from build_scripts.channels.bank.items import Choice, Item
from build_scripts.channels.bank.moodle import moodle
from build_scripts.channels.bank.qti_package import qti
from build_scripts.channels.bank.shuffle import Marked, in_order, papers
from tests.bank_examples import real_banks, small_bank
from tests.projects import example_project, rewrite
from tests.test_bad import check

_MARKED = 8


def _items() -> list[Item]:
    return [item for bank in real_banks("zh") for item in bank.items if item.ends]


def _shown(one: Marked) -> list[bool]:
    last = {option.text for option in one.item.options if option.last}
    return [option.text in last for option in one.asked.options]


def test_lessons_mark_such_options() -> None:
    assert len(_items()) == _MARKED
    for bank in real_banks("zh"):
        for item in bank.items:
            for option in item.options:
                speaks = re.match(r"(?:以上|两种都|两边都|哪种都|都可以|都不可以)", option.text)
                assert not speaks or option.last, (item.id, option.text)


@pytest.mark.parametrize("version", ["card", "course", "form", "csv"])
def test_they_stay_behind_the_others_in_every_order(version: str) -> None:
    for one in in_order(_items(), version):
        assert _shown(one) == sorted(_shown(one)), one.item.id
        assert {o.text for o in one.asked.options} == {o.text for o in one.item.options}
        right = {o.text for o in one.asked.options if o.letter in one.letters}
        assert right == {o.text for o in one.item.options if o.right}


def test_the_two_papers_differ_all_the_same() -> None:
    for bank in real_banks("zh"):
        a, b = papers(bank.items)
        for one in a.marked:
            if one.item.ends:
                other = next(two for two in b.marked if two.item == one.item)
                assert _shown(one) == sorted(_shown(one)) and _shown(other) == sorted(_shown(other))
                assert one.asked.options != other.asked.options, one.item.id


def _bank() -> Bank:
    bank = small_bank("en")
    single = next(item for item in bank.items if item.type == "single")
    options = (Choice("first", False), Choice("second", True), Choice("both", False, last=True))
    return replace(bank, items=(replace(single, options=options),))


def test_learning_platforms_are_told_or_get_a_settled_order() -> None:
    bank = _bank()
    tree = etree.fromstring(moodle((bank,)))
    question = tree.find(".//question[@type='multichoice']")
    assert question is not None and question.findtext("shuffleanswers") == "false"
    assert [answer.findtext("text") for answer in question.findall("answer")][-1] == "both"
    assert gift(bank).index("both") > max(gift(bank).index("first"), gift(bank).index("second"))
    with zipfile.ZipFile(io.BytesIO(qti(bank))) as archive:
        source = b"".join(
            archive.read(name) for name in archive.namelist() if "first" in archive.read(name).decode()
        )
    assert re.findall(rb'<simpleChoice [^>]*fixed="true"[^>]*>(\w+)<', source) == [b"both"]


def test_one_that_is_not_written_last_is_a_mistake(tmp_path: Path) -> None:
    root = example_project(tmp_path / "project")
    quiz = next(root.glob("content/lessons/*/quiz.yml"))
    text = quiz.read_text(encoding="utf-8")
    first = re.search(r"options:\n\s+- \{[^}]*", text)
    assert first is not None
    rewrite(quiz, first[0], f"{first[0]}, last: true")
    told = [found for found in check(root) if found.code == "Q801"]
    assert len(told) == 1 and "last: true" in told[0].message("en")
