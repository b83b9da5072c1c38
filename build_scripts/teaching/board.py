"""An edition becomes what a teacher writes on the board: title, messages, steps, numbers to call."""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_scripts.model import Edition
from build_scripts.teaching.prose import items

_STRONG = re.compile(r"\*\*(.+?)\*\*")
_LEADING = ("steps", "get", "what", "warning")
"""Kinds of passages whose leading words make a skeleton, the best first."""
_MOST = 6
_SHORT = 60
"""Characters of a leading phrase, at most: more is a sentence, not a heading."""


@dataclass(frozen=True, slots=True)
class Board:
    """Markdown of one paragraph each."""

    title: str
    messages: tuple[str, ...]
    heading: str
    """Above the skeleton: the title of the passage that it is taken from; empty where there is none."""
    skeleton: tuple[str, ...]
    phones: tuple[tuple[str, str], ...]
    """(number, whose it is), those that the lesson itself names first."""


def board(edition: Edition, phones: int = 3) -> Board:
    """By rule, from an edition that carries messages, steps and help."""
    messages = [p for p in edition.passages if p.kind == "key-messages"]
    heading, skeleton = _skeleton(edition)
    return Board(
        title=edition.title,
        messages=tuple(item for p in messages for item in items(p.markdown)),
        heading=heading,
        skeleton=skeleton,
        phones=numbers(edition)[:phones],
    )


def numbers(edition: Edition) -> tuple[tuple[str, str], ...]:
    """Every number to call that the lesson names, then those of its contacts; each once."""
    found = {fact.text: fact.label for fact in edition.facts if fact.kind == "phone"}
    for contact in edition.contacts:
        if contact.phone:
            found.setdefault(contact.phone, contact.name)
    return tuple(found.items())


def _skeleton(edition: Edition) -> tuple[str, tuple[str, ...]]:
    for kind in _LEADING:
        for passage in (p for p in edition.passages if p.kind == kind):
            heads = [match[1] for match in map(_STRONG.search, items(passage.markdown)) if match is not None]
            short = tuple(head.rstrip("。.：:；;") for head in heads if len(head) <= _SHORT)
            if len(short) >= 2:
                return passage.title, short[:_MOST]
    headings = tuple(
        p.title for p in edition.passages if p.title and p.kind in {"what", "get", "steps", "who"}
    )
    return "", headings[:_MOST]
