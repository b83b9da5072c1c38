"""Items become papers: the same questions in an order that tells nothing and is the same in every build.

Orders follow from digests of ids and places, not from words, so that a paper in Chinese and one in English have the
same key. What pupils see is ``Asked``, which holds no answer; keys are ``Marked``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from build_scripts.channels.bank.items import Choice, Item
from build_scripts.model import QuestionType

LETTERS = "ABCDEFGHIJ"
SECTIONS: tuple[QuestionType, ...] = ("single", "multiple", "true-false", "matching", "open")
"""In the order of a paper: open questions last, with room to write."""
_ALIKE = 2
"""Papers with this many questions with one right answer, or more, do not have them all at one letter."""


@dataclass(frozen=True, slots=True)
class Lettered:
    """An answer as a paper shows it."""

    letter: str
    text: str
    last: bool = False
    """Of an option that stays behind the others."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as pupils see it: nothing in it, nor its order, tells the answer."""

    number: int
    """On the paper, from 1."""
    id: str
    type: QuestionType
    stem: str
    options: tuple[Lettered, ...]
    """Shuffled; of a true-false question: true, then false, as the words always stand."""
    lefts: tuple[str, ...]
    rights: tuple[Lettered, ...]
    """Of a matching question, shuffled."""
    points: int


@dataclass(frozen=True, slots=True)
class Marked:
    """The key to one question of a paper."""

    asked: Asked
    item: Item
    letters: tuple[str, ...]
    """The right ones: of options in alphabetical order, of pairs one for each left side; of open questions none."""


@dataclass(frozen=True, slots=True)
class Section:
    """Questions of one type."""

    type: QuestionType
    marked: tuple[Marked, ...]

    @property
    def asked(self) -> tuple[Asked, ...]:
        """Without the keys."""
        return tuple(one.asked for one in self.marked)


@dataclass(frozen=True, slots=True)
class Paper:
    """A version of a test."""

    version: str
    """``A`` or ``B``."""
    sections: tuple[Section, ...]

    @property
    def marked(self) -> tuple[Marked, ...]:
        """All keys, by number."""
        return tuple(one for section in self.sections for one in section.marked)


def papers(items: Sequence[Item]) -> tuple[Paper, Paper]:
    """Versions A and B, which differ in the order of questions and of options wherever there are two ways."""
    first = _paper("A", items, ())
    return first, _paper("B", items, first.marked)


def in_order(items: Sequence[Item], version: str) -> tuple[Marked, ...]:
    """The questions in the lesson's order, their options shuffled for a version of its own."""
    return tuple(_mark(item, item.number, *_orders(item, version)) for item in items)


def arranged(item: Item, version: str) -> tuple[Choice, ...]:
    """Its options in the order of a version of their own, for formats that would shuffle them but may not."""
    return tuple(item.options[place] for place in _options(item, f"{version}/{item.id}/options", ()))


def shuffled(length: int, seed: str, *, never: Iterable[tuple[int, ...]] = ()) -> tuple[int, ...]:
    """The places 0 … length-1 in an order that follows from the seed and is none of ``never``, where there is another;
    beyond two places, never the order as it was."""
    straight = tuple(range(length))
    refused = set(never) | ({straight} if length > 2 else set())
    for attempt in range(64):
        found = tuple(sorted(straight, key=lambda place: _digest(f"{seed}/{attempt}/{place}")))
        if found not in refused:
            return found
    return straight


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _orders(
    item: Item, version: str, before: tuple[tuple[int, ...], tuple[int, ...]] | None = None
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Of options and of right sides; ``before``: those of the other version."""
    options = tuple(range(len(item.options)))
    if item.type != "true-false":
        never_options = () if before is None else before[:1]
        options = _options(item, f"{version}/{item.id}/options", never_options)
    never = [tuple(range(len(item.pairs)))] if item.pairs else []
    if before is not None and len(item.pairs) > 2:
        never.append(before[1])
    return options, shuffled(len(item.pairs), f"{version}/{item.id}/pairs", never=never)


def _options(item: Item, seed: str, never: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """The order of options: those that stay last come behind the others, each group in an order of its own."""
    if not item.ends:
        return shuffled(len(item.options), seed, never=never)
    groups = [
        [place for place, option in enumerate(item.options) if option.last == last] for last in (False, True)
    ]
    found: tuple[int, ...] = ()
    for attempt in range(64):
        found = tuple(
            group[place]
            for number, group in enumerate(groups)
            for place in shuffled(len(group), f"{seed}/{number}/{attempt}")
        )
        if found not in never:
            break
    return found


def _paper(version: str, items: Sequence[Item], other: Sequence[Marked]) -> Paper:
    """The first of the papers of a version whose single right answers do not all have one letter."""
    for attempt in count():
        seed = f"{version}{attempt or ''}"
        made = _attempt(version, seed, items, other)
        single = [one.letters for one in made.marked if one.item.type == "single"]
        if len(single) < _ALIKE or len(set(single)) > 1 or attempt > len(LETTERS):
            return made
    raise AssertionError  # count() has no end


def _attempt(version: str, seed: str, items: Sequence[Item], other: Sequence[Marked]) -> Paper:
    sections: list[Section] = []
    number = 0
    for kind in SECTIONS:
        here = [item for item in items if item.type == kind]
        if not here:
            continue
        earlier = tuple(here.index(found) for found in (one.item for one in other if one.item.type == kind))
        order = shuffled(len(here), f"{seed}/{here[0].id}/{kind}", never=(earlier,))
        marked = []
        for place in order:
            number += 1
            item = here[place]
            marked.append(_mark(item, number, *_orders(item, seed, _orders_of(item, other))))
        sections.append(Section(kind, tuple(marked)))
    return Paper(version, tuple(sections))


def _orders_of(item: Item, other: Sequence[Marked]) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """The orders that the other paper has of an item."""
    for one in other:
        if one.item == item:
            texts = [option.text for option in item.options]
            sides = [pair.right for pair in item.pairs]
            return (
                tuple(texts.index(option.text) for option in one.asked.options),
                tuple(sides.index(side.text) for side in one.asked.rights),
            )
    return None


def _mark(item: Item, number: int, options: tuple[int, ...], sides: tuple[int, ...]) -> Marked:
    asked = Asked(
        number=number,
        id=item.question,
        type=item.type,
        stem=item.stem,
        options=tuple(
            Lettered(LETTERS[n], item.options[place].text, item.options[place].last)
            for n, place in enumerate(options)
        ),
        lefts=tuple(pair.left for pair in item.pairs),
        rights=tuple(Lettered(LETTERS[n], item.pairs[place].right) for n, place in enumerate(sides)),
        points=item.points,
    )
    if item.pairs:
        letters = tuple(LETTERS[sides.index(n)] for n in range(len(item.pairs)))
    else:
        letters = tuple(LETTERS[n] for n, place in enumerate(options) if item.options[place].right)
    return Marked(asked, item, letters)
