"""A bank becomes the teacher's key: both versions at a glance, then each question with answer, reason, goal, source."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from build_scripts.channels.bank.bank import Bank
from build_scripts.channels.bank.items import Item
from build_scripts.channels.bank.setting import STYLES, sheet, words
from build_scripts.channels.bank.shuffle import Marked, Paper, papers
from build_scripts.channels.bank.wording import WORDING, Wording
from build_scripts.model import Language
from build_scripts.render.press import Press


@dataclass(frozen=True, slots=True)
class Glance:
    """The answers of one version by number."""

    version: str
    answers: tuple[tuple[int, str, str], ...]
    """Number, short answer, points."""


@dataclass(frozen=True, slots=True)
class Entry:
    """All that a teacher wants to know of one question, set for print."""

    places: str
    stem: Markup
    type: str
    points: str
    open: bool
    """What stands as right is an example."""
    rights: tuple[Markup, ...]
    explanation: Markup
    goal: Markup
    sources: tuple[Markup, ...]


def answer_key(bank: Bank, press: Press) -> bytes:
    """The PDF."""
    w = WORDING[bank.language]
    made = papers(bank.items)
    html = press.html(
        "bank/key.html.j2",
        sheet=sheet(bank),
        w=w,
        how=words(w.key_how, bank.language),
        glances=tuple(
            Glance(
                paper.version,
                tuple(
                    (one.asked.number, short(one, w), w.points_of.format(one.item.points))
                    for one in paper.marked
                ),
            )
            for paper in made
        ),
        entries=tuple(_entry(one.item, made, w, bank.language) for one in made[0].marked),
        url=bank.edition.url,
    )
    return press.pdf(html, press.style(*STYLES))


def short(one: Marked, w: Wording) -> str:
    """An answer as a teacher compares it: ``B``, ``ACD``, ``1C 2A 3B``, the word for true; a dash for open ones."""
    if one.item.type == "open":
        return "—"
    if one.item.type == "true-false":
        return next(option.text for option in one.asked.options if option.letter in one.letters)
    if one.item.pairs:
        return " ".join(f"{place}{letter}" for place, letter in enumerate(one.letters, start=1))
    return "".join(one.letters)


def _entry(item: Item, made: tuple[Paper, ...], w: Wording, language: Language) -> Entry:
    places = []
    for paper in made:
        one = next(one for one in paper.marked if one.item == item)
        place = w.place.format(paper.version, one.asked.number)
        places.append(place if item.type == "open" else f"{place}{w.colon}{short(one, w)}")
    if item.pairs:
        rights = [f"{pair.left} → {pair.right}" for pair in item.pairs]
    elif item.options:
        rights = [option.text for option in item.options if option.right]
    else:
        rights = [item.answer]
    return Entry(
        places=w.dot.join(places),
        stem=words(item.stem, language, running=False),
        type=w.types[item.type],
        points=w.points_of.format(item.points),
        open=item.type == "open",
        rights=tuple(words(right, language, running=False) for right in rights),
        explanation=words(item.explanation, language, running=False),
        goal=words(item.goal_text, language, running=False),
        sources=tuple(words(source, language, running=False) for source in item.sources),
    )
