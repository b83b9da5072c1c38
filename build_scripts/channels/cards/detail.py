"""A card set in one language, and the cards of a sheet in the order in which a printer lays them."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import CardSet, Language

COLUMNS, ROWS = 2, 4
"""Of cards on an A4 sheet."""


@dataclass(frozen=True, slots=True)
class Face:
    """One card in one language; empty where a sheet has a place left."""

    front: str = ""
    note: str = ""
    back: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """A set in one language."""

    kind: str
    lesson: str
    title: str
    use: str
    faces: tuple[Face, ...]
    """Each as often as it is wanted."""
    rows: int


def detail_of(cards: CardSet, lesson: str, language: Language) -> Detail:
    """``lesson`` is the lesson's title."""
    faces = tuple(
        Face(
            card.front[language],
            card.note[language] if card.note is not None else "",
            card.back[language] if card.back is not None else "",
        )
        for card in cards.cards
        for _ in range(cards.copies)
    )
    return Detail(cards.kind, lesson, cards.title[language], cards.use[language], faces, cards.rows)


def sheets(faces: tuple[Face, ...]) -> tuple[tuple[Face, ...], ...]:
    """Full sheets of cards; what is left over is blank, to write cards of one's own."""
    whole = COLUMNS * ROWS
    found = []
    for start in range(0, len(faces), whole):
        here = faces[start : start + whole]
        found.append(here + (Face(),) * (whole - len(here)))
    return tuple(found)


def backs(sheet: tuple[Face, ...]) -> tuple[Face, ...]:
    """The other side, turned about the long edge: each row from right to left."""
    rows = [sheet[start : start + COLUMNS] for start in range(0, len(sheet), COLUMNS)]
    return tuple(face for row in rows for face in reversed(row))
