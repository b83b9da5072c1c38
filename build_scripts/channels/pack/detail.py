"""What the job of a pack holds: the lessons in it, and the files of each."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.channels.pack.contents import Side


@dataclass(frozen=True, slots=True)
class File:
    """A file of a pack."""

    job: str
    """The id of the job that gives it."""
    output: str
    """How its path ends there."""
    side: Side
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class Part:
    """A lesson in a pack; without a title what all lessons of a module share."""

    folder: str
    """Empty: the pack's own."""
    title: str
    goals: tuple[str, ...]
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """A lesson's pack has one part, a module's one for each lesson and, last, one for what they share."""

    name: str
    """The folder that it unpacks to."""
    title: str
    place: str
    """Where its figures hold."""
    school: str
    parts: tuple[Part, ...]
