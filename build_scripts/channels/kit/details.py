"""What each item of a kit says beside its lessons: frozen values that go into jobs, so that a key knows all of it."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.channels.kit.kinds import Kind
from build_scripts.model import Language, OwnLayout, ResolvedContact, Text


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the top of a workshop's sheets."""

    title: Text
    purpose: Text
    day: Text
    """2026年12月5日（星期六）; says so where the day is not settled."""
    hours: str
    """08:30–16:35."""
    place: Text


@dataclass(frozen=True, slots=True)
class Row:
    """A session in the agenda."""

    kind: str
    start: str
    end: str
    minutes: int
    fixed: bool
    title: Text
    lead: Text
    method: Text


@dataclass(frozen=True, slots=True)
class Agenda:
    """The day as everybody sees it."""

    head: Head
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class SupplyLine:
    """A thing to bring, and how many."""

    what: str
    quantity: int
    """In all, spares included."""
    count: int
    per: str
    """person, table, room or event: what ``count`` is for."""
    spare: int
    """Percent on top."""


@dataclass(frozen=True, slots=True)
class TrackLine:
    """One of the things that happen at the same time."""

    title: str
    lead: str
    room: str
    lesson: str
    """Title of its lesson, or empty."""


@dataclass(frozen=True, slots=True)
class LateCut:
    """A session to shorten or drop."""

    title: str
    minutes: int
    """0: dropped."""


@dataclass(frozen=True, slots=True)
class LateRemedy:
    """What to do when so many minutes behind."""

    delay: int
    cuts: tuple[LateCut, ...]
    missing: int
    """Minutes that no cut saves."""


@dataclass(frozen=True, slots=True)
class LatePoint:
    """When to look at the clock."""

    at: str
    title: str
    """Of the session that should begin."""
    then: str
    """Title of the next session with a fixed time; empty: the end of the day."""
    remedies: tuple[LateRemedy, ...]


@dataclass(frozen=True, slots=True)
class RunRow:
    """A session as those who run it see it."""

    row: Row
    spare: int
    """Minutes free before it."""
    materials: str
    script: str
    """Markdown."""
    lesson: str
    """Title of the lesson that it works with, or empty."""
    sheet: str
    """File name of that lesson's activity sheet, or empty."""
    more: tuple[tuple[str, str], ...] = ()
    """(title, file name of the activity sheet) of further lessons."""
    supplies: tuple[SupplyLine, ...] = ()
    tracks: tuple[TrackLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """What people at a table need; no name is with it."""

    table: str
    need: str
    people: int


@dataclass(frozen=True, slots=True)
class PublicGroup:
    """One of the publics that take part, and how many of it."""

    id: str
    name: Text
    people: int
    short: Text
    """The name in a narrow column."""


@dataclass(frozen=True, slots=True)
class RunSheet:
    """The day with its script, for facilitators."""

    head: Head
    rows: tuple[RunRow, ...]
    publics: tuple[PublicGroup, ...]
    tables: tuple[str, ...]
    needs: tuple[Need, ...]
    late: tuple[LatePoint, ...] = ()
    """What to do when the day runs late."""


@dataclass(frozen=True, slots=True)
class Person:
    """A participant as lists and badges show one: without needs."""

    number: int
    """From 1: by public, then in the order of the roster."""
    name: str
    name_other: str
    public: str
    organisation: str
    table: str
    language: Language
    line: Text | None = None
    """What the organiser puts on the badge below the name of the event; only there."""


@dataclass(frozen=True, slots=True)
class People:
    """Who takes part, for the participants list, the sign-in sheet and the badges."""

    head: Head
    people: tuple[Person, ...]
    publics: tuple[PublicGroup, ...]
    tables: tuple[str, ...]
    halves: bool
    """True where people sign twice, because lunch lies between."""
    badges: str = ""
    """The stock that badges are printed on; empty where there are none."""


@dataclass(frozen=True, slots=True)
class Signs:
    """Which tables there are."""

    title: Text
    tables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Primer:
    """What people read before the day; the lessons are the job's editions."""

    head: Head
    contacts: tuple[ResolvedContact, ...]
    """Of all its lessons."""


@dataclass(frozen=True, slots=True)
class Item:
    """A question of the feedback form, in one language."""

    id: str
    type: str
    ask: str
    options: tuple[str, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class Form:
    """The feedback form."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Packed:
    """A file of the ZIP."""

    job: str
    item: str
    """agenda, badges, activity …"""
    title: str
    """Of an activity: the lesson's."""
    own: Kind | None = None
    """Of a document of the organiser's."""


@dataclass(frozen=True, slots=True)
class Pack:
    """What the ZIP holds, and the numbers that its README computes with."""

    name: str
    """Of the ZIP and of the folder in it, without ``.zip``."""
    title: str
    day: str
    people: int
    tables: int
    files: tuple[Packed, ...]
    badge: str = "90x60"
    """The stock of its badges."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The day for people's own calendars."""

    uid: str
    title: str
    day: str
    """2026-12-05."""
    start: str
    end: str
    """Clock times HH:MM."""
    time_zone: str
    place: str
    agenda: tuple[tuple[str, str], ...]
    """(clock time, title) of each session."""


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """A document of the organiser's, filled."""

    kind: Kind
    title: str
    layout: OwnLayout
    pages: tuple[str, ...]
    """Markdown in words, one for each participant or one in all."""
