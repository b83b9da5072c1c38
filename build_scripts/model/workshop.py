"""What is written in workshops/: Workshop, its sessions, forms and people."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from build_scripts.model.source import Language, Location, Text


@dataclass(frozen=True, slots=True)
class Session:
    """A part of a workshop's day."""

    id: str
    title: Text
    kind: str
    """arrival, opening, session, break, lunch or closing: chooses how the agenda sets it."""
    minutes: int
    at: str | None
    """Clock time HH:MM that cannot move (lunch, the bus); None: right after the one before."""
    lead: Text
    method: Text | None
    lesson: str | None
    materials: Text | None
    script: Text | None
    """Facilitator's DO/SAY lines, Markdown."""
    location: Location


@dataclass(frozen=True, slots=True)
class FormItem:
    """One question of a feedback form."""

    id: str
    type: str
    """scale, choice, yes-no or open."""
    ask: Text
    options: tuple[Text, ...]
    lines: int
    """Writing lines of an open question."""


@dataclass(frozen=True, slots=True)
class Participant:
    """A person of a roster; in examples always a visibly invented one."""

    name: str
    name_other: str
    public: str
    """Audience id."""
    organisation: str
    table: str
    """Empty: to be seated."""
    language: Language
    needs: str
    row: int = field(default=0, compare=False)
    """Of the roster, for messages, which never name people."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """A forum or workshop definition."""

    id: str
    title: Text
    purpose: Text
    start: str
    """Clock time HH:MM."""
    date: date | None
    place: Text
    participants_min: int
    participants_max: int
    per_public: int
    publics: tuple[str, ...]
    primer: tuple[str, ...]
    """Lesson ids of the primer."""
    sessions: tuple[Session, ...]
    feedback: tuple[FormItem, ...]
    sample: tuple[Participant, ...]
    """The invented roster that a plain build uses."""
    location: Location
    per_table: int = 8
    """People at a table, at most, where the roster leaves the seating to us."""
