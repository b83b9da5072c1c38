"""A bank becomes a GIFT file: the plain text that Moodle and many quiz tools import.

Written after Moodle's page on the GIFT format: ``// comment``, ``$CATEGORY:``, ``::name::[plain]stem{…}``, ``=`` right,
``~`` wrong, ``%50%`` weights, ``->`` between pairs, ``####`` before the general feedback, and a backslash before a sign
that would mean something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_scripts.channels.bank.bank import Bank
from build_scripts.channels.bank.items import Choice, Item
from build_scripts.channels.bank.shuffle import arranged
from build_scripts.channels.bank.wording import WORDING

_SPECIAL = re.compile(r"([\\~=#{}:])")
_WEIGHTS = {
    1: "100",
    2: "50",
    3: "33.33333",
    4: "25",
    5: "20",
    6: "16.66667",
    8: "12.5",
    9: "11.11111",
    10: "10",
}
"""The shares that Moodle accepts."""


def gift(bank: Bank) -> str:
    """The file; questions are set apart by blank lines."""
    w = WORDING[bank.language]
    lines = [
        f"// {bank.programme.name} · {bank.title} · {bank.edition.region_name} · {w.edition} {bank.edition.code}",
        f"// {w.figures_checked}",
        "",
        f"$CATEGORY: {_category(bank.programme.name)}/{_category(bank.title)}",
        "",
    ]
    for item in bank.items:
        lines += [*_question(item, bank), ""]
    return "\n".join(lines)


def weight(count: int) -> str:
    """What one of several right answers counts, in per cent, as Moodle wants it."""
    return _WEIGHTS.get(count, f"{100 / count:.5f}")


def feedback(item: Item, bank: Bank) -> str:
    """What stands behind an answered question: of an open one first an answer, then why."""
    w = WORDING[bank.language]
    expected = f"{w.expected}{w.colon}{item.answer} " if item.type == "open" else ""
    return expected + item.explanation


def _question(item: Item, bank: Bank) -> Iterator[str]:
    w = WORDING[bank.language]
    yield _comment(f"{w.goal}{w.colon}{item.goal_text}")
    for source in item.sources:
        yield _comment(f"{w.source}{w.colon}{source}")
    yield f"::{_escaped(item.id)}::[plain]{_escaped(item.stem)}{{"
    yield from (f"\t{line}" for line in _answers(item))
    yield f"\t####{_escaped(feedback(item, bank))}"
    yield "}"


def _answers(item: Item) -> Iterator[str]:
    if item.type == "true-false":
        yield "TRUE" if item.options[0].right else "FALSE"
    elif item.type == "matching":
        for pair in item.pairs:
            yield f"={_side(pair.left)} -> {_side(pair.right)}"
    elif item.type == "single":
        for option in _options(item):
            yield ("=" if option.right else "~") + _escaped(option.text)
    elif item.type == "multiple":
        right, wrong = len(item.rights), len(item.options) - len(item.rights)
        for option in _options(item):
            share = weight(right) if option.right else f"-{weight(wrong)}"
            yield f"~%{share}%{_escaped(option.text)}"


def _options(item: Item) -> tuple[Choice, ...]:
    """In an order of ours where the platform must not shuffle them."""
    return arranged(item, "gift") if item.ends else item.options


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _side(text: str) -> str:
    """A side of a pair: an arrow of its own would cut it in two."""
    return _escaped(text.replace("->", "→"))


def _category(text: str) -> str:
    """A slash would open a category within."""
    return text.replace("/", "／")


def _comment(text: str) -> str:
    return f"// {' '.join(text.split())}"
