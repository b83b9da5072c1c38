"""What a slide says, whatever it is shown with: the records between an edition and the writers of PPTX and PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "title",
    "story",
    "message",
    "points",
    "figure",
    "picture",
    "table",
    "question",
    "matching",
    "answer",
    "end",
]
Marker = Literal["", "bullet", "number", "letter"]
RECAP = "recap"
"""The section of the slide that says all messages once more."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one weight."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A paragraph or an item of a list."""

    runs: tuple[Run, ...]
    marker: Marker = ""
    number: int = 0
    """Of an item with a number or a letter, from 1."""
    facts: tuple[str, ...] = ()
    """Ids of the facts that it quotes, phone numbers too."""
    sources: tuple[int, ...] = ()
    """Numbers of the sources that it rests on, in order of appearance."""
    runs_on: bool = False
    """Whether it goes on with the paragraph before it, which was too long for a slide."""

    @property
    def text(self) -> str:
        """Without weights."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class SlidePicture:
    """A drawing on a slide."""

    name: str
    """Path of the lesson's picture as its Markdown names it; empty for the QR code of the lesson's page."""
    alt: str


@dataclass(frozen=True, slots=True)
class Slide:
    """One idea. Which of the fields are filled follows from ``kind``."""

    kind: Kind
    title: str
    section: str
    """Slides that were one before they were fitted share it: ``get``, ``question-first-thing``."""
    points: tuple[Point, ...] = ()
    second: tuple[Point, ...] = ()
    """Right column of a matching question, until it is fitted in the order of the left one; the line below a figure;
    what leads to a table; the small print of the title and the end."""
    table: tuple[tuple[Point, ...], ...] = ()
    """Rows of equal length, the first of which names the columns."""
    figure: str = ""
    """Set very large."""
    sources: tuple[str, ...] = ()
    """What the slide rests on, said at its foot."""
    picture: SlidePicture | None = None
    notes: tuple[str, ...] = ()
    """Paragraphs for the speaker."""
    answer: str = ""
    """Of a question: one line that appears on a click. Where nothing can be clicked it is on the next slide only."""
    number: int = 0
    """Of a question, from 1."""
    size: float = 0.0
    """Of the main text in points, once the slide is fitted."""
    hidden: bool = False
    """Whether the points appear on a click: the answer to a question without options."""


def said(text: str, *, bold: bool = False) -> Point:
    """A paragraph of plain words."""
    return Point((Run(text, bold),))
