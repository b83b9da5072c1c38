"""What is written in workshops/: Workshop, its sessions, forms and people."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from build_scripts.model.own import CustomField, OwnDocument
from build_scripts.model.source import Language, Location, Text

Interpretation = Literal["none", "simultaneous", "consecutive"]
"""How what is said reaches those who speak another language."""
BADGE_STOCKS = ("90x60", "90x55", "85x54", "label-80x50")
"""Sheets of badges and labels, by their size in millimetres."""
INTERPRETATIONS: tuple[Interpretation, ...] = ("none", "simultaneous", "consecutive")
PlanWork = Literal["kept", "continued", "answered", "none"]
"""What a day does with action plans: writes them and keeps some by vote, works out one that was kept before, has the
authorities answer those that were tried, or has nothing to do with them."""
PLAN_WORK: tuple[PlanWork, ...] = ("kept", "continued", "answered", "none")


@dataclass(frozen=True, slots=True)
class Supply:
    """A thing to bring, and how many of it."""

    what: Text
    count: int
    per: str
    """person, table, room or event."""
    spare: int
    """Percent on top."""

    def quantity(self, people: int, tables: int, rooms: int = 1) -> int:
        """How many to bring, spares rounded up."""
        units = {"person": people, "table": tables, "room": rooms, "event": 1}[self.per]
        return -(-self.count * units * (100 + self.spare) // 100)


@dataclass(frozen=True, slots=True)
class Track:
    """One of the things that happen at the same time."""

    title: Text
    lead: Text
    room: Text
    lesson: str | None


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
    more_lessons: tuple[str, ...] = ()
    """Lessons beside ``lesson`` whose activity sheets it uses."""
    tracks: tuple[Track, ...] = ()
    """What runs at the same time in several rooms; empty: everybody is together."""
    supplies: tuple[Supply, ...] = ()
    """Things to bring, with quantities."""
    may_drop: bool = False
    """Whether it may be left out when the day runs late."""
    shorten_to: int | None = None
    """Minutes to which it can be shortened when the day runs late; None: not at all."""
    interpreted: bool = True
    """False where nothing is said that an interpreter repeats, so that its minutes never change."""

    @property
    def lessons(self) -> tuple[str, ...]:
        """All lessons that it uses, its tracks' included, each once."""
        every = (self.lesson, *self.more_lessons, *(track.lesson for track in self.tracks))
        return tuple(dict.fromkeys(slug for slug in every if slug))


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
    consent: bool | None = None
    """Whether photographs are agreed to; None: not asked yet."""
    together: tuple[int, ...] = ()
    """Rows of people to sit with."""
    apart: tuple[int, ...] = ()
    """Rows of people to sit away from."""
    fields: tuple[tuple[str, str], ...] = ()
    """(id, canonical value) of the fields of the workshop that the roster fills."""


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
    quotas: tuple[tuple[str, int], ...] = ()
    """(audience id, people wanted) where it is not ``per_public``."""
    end: str | None = None
    """Clock time HH:MM after which people leave; None: when the last session ends."""
    interpretation: Interpretation = "none"
    """For which the minutes of the sessions are meant."""
    plans: PlanWork = "kept"
    """Decides whether its kit has plan sheets and dots, and what letters, minutes and report ask about plans."""
    badges: str = "90x60"
    """Which of BADGE_STOCKS its badges are printed on."""
    time_zone: str = "Asia/Shanghai"
    """Of its clock times, as in the IANA database."""
    fields: tuple[CustomField, ...] = ()
    """What the organiser adds, in the order of the file."""
    values: tuple[tuple[str, Text], ...] = ()
    """(id, canonical value) of the event's fields, as far as the organiser gives them."""
    documents: tuple[OwnDocument, ...] = ()
    """What the organiser writes."""

    def wanted(self, public: str) -> int:
        """How many people of a public it is made for."""
        return dict(self.quotas).get(public, self.per_public)
