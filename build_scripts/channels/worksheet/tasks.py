"""An edition becomes the tasks of a worksheet, each with its answer: words, gaps, order, own words, talk."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from build_scripts.model import Edition
from build_scripts.teaching.board import numbers
from build_scripts.teaching.prose import items, plain
from build_scripts.teaching.shuffle import shuffled

_MOST_WORDS, _MOST_GAPS, _MOST_STEPS = 5, 5, 7
_FACT = re.compile(r'<span class="fact" data-fact="([^"]*)">(.*?)</span>')
_GAPPED = ("key-messages", "steps", "get", "what", "warning")
_STRONG = re.compile(r"\*\*(.+?)\*\*")
GAP = "\ue000"
"""Stands for a gap in a sentence; no font is asked for it, the writers put a line there."""


@dataclass(frozen=True, slots=True)
class Match:
    """Words and their meanings in another order."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    key: tuple[int, ...]
    """For each word the place of its meaning, from 0."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """Sentences with gaps, and the words to fill in."""

    sentences: tuple[str, ...]
    """With GAP where something is missing."""
    bank: tuple[str, ...]
    answers: tuple[tuple[str, ...], ...]
    """For each sentence what its gaps want, in order."""


@dataclass(frozen=True, slots=True)
class Order:
    """Steps in another order."""

    title: str
    shown: tuple[str, ...]
    key: tuple[int, ...]
    """For each of them its number, from 1."""


@dataclass(frozen=True, slots=True)
class Own:
    """A question without choices, and an answer as an example."""

    ask: str
    answer: str


@dataclass(frozen=True, slots=True)
class Worksheet:
    """All tasks of a lesson, in plain words; None and empty where the lesson has nothing for one."""

    title: str
    code: str
    story_title: str
    story: tuple[str, ...]
    """Its paragraphs."""
    match: Match | None
    gaps: Gaps | None
    order: Order | None
    own: tuple[Own, ...]
    talk: tuple[str, ...]
    phones: tuple[tuple[str, str], ...]


def worksheet(edition: Edition) -> Worksheet:
    """From an edition that carries story, steps and quiz."""
    story = next((p for p in edition.passages if p.kind == "example"), None)
    return Worksheet(
        title=edition.title,
        code=edition.code,
        story_title=story.title if story is not None else "",
        story=_paragraphs(story.markdown) if story is not None else (),
        match=_match(edition),
        gaps=_gaps(edition),
        order=_order(edition),
        own=tuple(Own(plain(q.ask), plain(q.answer)) for q in edition.quiz if q.type == "open"),
        talk=tuple(words for p in edition.passages if p.kind == "discussion" for words in _talk(p.markdown)),
        phones=numbers(edition)[:3],
    )


def _paragraphs(markdown: str) -> tuple[str, ...]:
    parts = (re.sub(r"(?m)^\s*(?:[-*]|\d+\.)\s+", "", part) for part in re.split(r"\n\s*\n", markdown))
    return tuple(words for words in map(plain, parts) if words and not words.startswith("|"))


def _talk(markdown: str) -> tuple[str, ...]:
    return tuple(plain(item) for item in items(markdown)) or _paragraphs(markdown)


def _match(edition: Edition) -> Match | None:
    terms = edition.terms[:_MOST_WORDS]
    if len(terms) < 3:
        return None
    order = shuffled(terms, f"{edition.lesson} words")
    return Match(
        left=tuple(plain(term.name) for term in terms),
        right=tuple(plain(terms[index].definition) for index in order),
        key=tuple(order.index(number) for number in range(len(terms))),
    )


def _gaps(edition: Edition) -> Gaps | None:
    """The first sentences that quote a figure; a figure that stands in two of them is asked for once."""
    kinds = {fact.id: fact.kind for fact in edition.facts}
    found: list[tuple[str, tuple[str, ...]]] = []
    asked: set[str] = set()
    for kind in _GAPPED:
        for passage in (p for p in edition.passages if p.kind == kind):
            for item in items(passage.markdown):
                wanted = [
                    (match[1].partition(".")[0], plain(match[2]))
                    for match in _FACT.finditer(item)
                    if kinds.get(match[1], kinds.get(match[1].partition(".")[0])) != "phone"
                ]
                if not wanted or len(found) == _MOST_GAPS or len(plain(item)) > _LONGEST[edition.language]:
                    continue
                if asked & {words for _, words in wanted}:
                    continue
                asked |= {words for _, words in wanted}
                found.append((_with_gaps(item, kinds), tuple(words for _, words in wanted)))
    if len(asked) < 2:
        return None
    bank = [words for _, answers in found for words in answers]
    return Gaps(
        sentences=tuple(sentence for sentence, _ in found),
        bank=tuple(bank[index] for index in shuffled(bank, f"{edition.lesson} gaps")),
        answers=tuple(answers for _, answers in found),
    )


_LONGEST = {"zh": 90, "en": 190}


def _with_gaps(markdown: str, kinds: Mapping[str, str]) -> str:
    def gap(match: re.Match[str]) -> str:
        kind = kinds.get(match[1], kinds.get(match[1].partition(".")[0], ""))
        return match[2] if kind == "phone" else GAP

    return html.unescape(plain(_FACT.sub(gap, markdown)))


def _order(edition: Edition) -> Order | None:
    for passage in (p for p in edition.passages if p.kind == "steps"):
        if not re.search(r"(?m)^1\.\s", passage.markdown):
            continue
        heads = []
        for item in items(passage.markdown):
            strong = _STRONG.search(item)
            heads.append((plain(strong[1]) if strong is not None else plain(item)).rstrip("。.：:"))
        heads = heads[:_MOST_STEPS]
        if len(heads) >= 3 and all(heads):
            order = shuffled(heads, f"{edition.lesson} order")
            return Order(
                passage.title, tuple(heads[index] for index in order), tuple(index + 1 for index in order)
            )
    return None
