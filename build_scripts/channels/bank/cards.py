"""Questions become cards to cut, four on an A4 sheet: to ask, to talk about, to vote with; without any answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from markupsafe import Markup

from build_scripts.channels.bank.bank import Bank
from build_scripts.channels.bank.setting import STYLES, SetQuestion, question, sheet, words
from build_scripts.channels.bank.shuffle import LETTERS, in_order
from build_scripts.channels.bank.wording import WORDING
from build_scripts.model import Edition, Job
from build_scripts.render.faults import Overflow
from build_scripts.render.markdown import to_html
from build_scripts.render.press import Press
from build_scripts.render.typography import elements, inner, typeset

T = TypeVar("T")
PER_SHEET = 4
_VERSION = "card"
_NOTE = re.compile(r'<sup class="cite">\d+</sup>')
_SIZES = (20.0, 18.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0)
"""Type of the words in points, the largest that fits is taken."""


@dataclass(frozen=True, slots=True)
class Card:
    """One card to talk about."""

    head: str
    text: tuple[Markup, ...]
    foot: str


@dataclass(frozen=True, slots=True)
class Vote:
    """One card to hold up."""

    sign: str
    note: str
    letter: bool
    """A single letter, set larger than a word."""


def questions(bank: Bank, press: Press) -> bytes:
    """Cards of the closed and open questions, in the order of the lesson, their options shuffled."""
    asked = tuple(question(one.asked, bank.language) for one in in_order(bank.items, _VERSION))
    w = WORDING[bank.language]
    return _fitted(bank, press, "bank/question-cards.html.j2", asked, title=w.cards)


def talk(bank: Bank, edition: Edition, press: Press) -> bytes:
    """Cards without right and wrong: statements to vote on, open questions, and what the lesson discusses."""
    return _fitted(
        replace(bank, edition=edition),
        press,
        "bank/talk-cards.html.j2",
        tuple(_talk_cards(bank, edition)),
        title=WORDING[bank.language].talk,
    )


def voting(job: Job, press: Press) -> bytes:
    """Two sheets: A to D, and agree, disagree, not sure, a question."""
    w = WORDING[job.language]
    letters = [Vote(letter, "", letter=True) for letter in LETTERS[:PER_SHEET]]
    words_ = [Vote(sign, note, letter=False) for sign, note in zip(w.votes, w.vote_notes, strict=True)]
    html = press.html(
        "bank/voting-cards.html.j2", w=w, programme=job.programme, sheets=(rows(letters), rows(words_))
    )
    return press.pdf(html, press.style(*STYLES))


def rows(cards: Sequence[T]) -> tuple[tuple[T | None, ...], ...]:
    """Two in a row, the last row filled up with None."""
    filled = [*cards, *([None] * (len(cards) % 2))]
    return tuple(tuple(filled[at : at + 2]) for at in range(0, len(filled), 2))


def _talk_cards(bank: Bank, edition: Edition) -> Iterator[Card]:
    w, language = WORDING[bank.language], bank.language
    for passage in edition.passages:
        # Numbers of sources would point to a list that is not on the card.
        html = to_html(_NOTE.sub("", passage.markdown), lesson_link=lambda slug: "")
        lines = [
            Markup(typeset(inner(part), language))  # noqa: S704 -- made by render.markdown
            for element in elements(html)
            for part in (list(element) if element.tag in {"ul", "ol"} else [element])
        ]
        yield Card(passage.title or w.talk, tuple(lines), w.talk_how)
    for item in bank.items:
        if item.type == "open":
            yield Card(w.types["open"], (words(item.stem, language),), w.talk_how)
    for item in bank.items:
        if item.type == "true-false":
            yield Card(w.voting, (words(item.stem, language),), w.statement)


def _fitted(
    bank: Bank, press: Press, template: str, cards: Sequence[Card | SetQuestion], *, title: str
) -> bytes:
    """The PDF in the largest type in which each sheet holds its four cards. Overflow where none does."""
    style = press.style(*STYLES)
    sheets = -(-len(cards) // PER_SHEET)
    cells = rows(cards)
    for size in _SIZES:
        html = press.html(
            template,
            sheet=sheet(bank),
            w=WORDING[bank.language],
            title=title,
            size=size,
            sheets=tuple(cells[at : at + 2] for at in range(0, len(cells), 2)),
        )
        document = press.engine.layout(html, style, press.templates)
        if len(document.pages) == sheets:
            return press.engine.write(document, html + style)
    raise Overflow(bank.lesson, f"{title}: a question is too long for a card at {_SIZES[-1]:g} pt")
