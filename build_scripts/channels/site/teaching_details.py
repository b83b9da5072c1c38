"""What the jobs of the site's page for teachers carry: its lessons and courses, and the files that it offers."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.channels.site.details import Frame
from build_scripts.teaching.courses import Outline


@dataclass(frozen=True, slots=True)
class Taught:
    """A lesson with its addresses below the beginning of all sites; an empty one: there is none."""

    lesson: str
    title: str
    deck: str
    pack: str
    pack_name: str
    """Under which it is saved."""


@dataclass(frozen=True, slots=True)
class TaughtModule:
    """A module of a strand."""

    strand: str
    title: str
    lessons: tuple[Taught, ...]


@dataclass(frozen=True, slots=True)
class TaughtCourse:
    """A course with the address of its syllabus; empty: none."""

    outline: Outline
    syllabus: str


@dataclass(frozen=True, slots=True)
class TeachingDetail:
    """Detail of the page for teachers."""

    frame: Frame
    modules: tuple[TaughtModule, ...]
    courses: tuple[TaughtCourse, ...]
    feedback: str
    """Address of the form for after the lesson; empty: none."""
    made_for: str
    """Name of the region whose figures the files have, where that is another than the page's."""


@dataclass(frozen=True, slots=True)
class DeckDetail:
    """Detail of a deck as a page."""

    prefix: str
    url: str
    """Of the lesson's page, as the deck names it."""


@dataclass(frozen=True, slots=True)
class FileDetail:
    """Detail of a file that another channel made."""

    path: str
    """Below the beginning of all sites."""
    media_type: str
    """Of that one among the other job's outputs; the first."""
