"""A day that is too long → where it does not fit, by how many minutes, and which cuts make it fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from build_scripts.agenda.clock import clock, minutes_of
from build_scripts.agenda.cuts import Cuts, applied, cuts_for
from build_scripts.model import Session


@dataclass(frozen=True, slots=True)
class Conflict:
    """A fixed time, or the end of the day, that comes before what should be done by then."""

    session: Session | None
    """Which has the fixed time; None: the end of the day."""
    at: str
    """The fixed time, HH:MM."""
    reached: str
    """When what comes before it ends."""
    minutes: int
    """Too many."""
    cuts: Cuts
    """What to cut between the fixed time before and this one."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The sessions between two fixed times."""

    begins: int
    """Minutes from midnight at which the first of them can begin."""
    sessions: tuple[Session, ...]
    until: int | None
    """Minutes from midnight by which they should be done; None: open."""
    then: Session | None
    """Which has that fixed time; None: the end of the day."""

    @property
    def spare(self) -> int:
        """Minutes left free; 0 where none are, or where nothing fixed comes after."""
        if self.until is None:
            return 0
        return max(0, self.until - self.begins - sum(session.minutes for session in self.sessions))


def stretches(start: str, sessions: tuple[Session, ...], end: str | None) -> tuple[Stretch, ...]:
    """The day between its fixed times; the session that has the fixed time begins a stretch.

    A fixed time that is missed begins as late as need be, as ``schedule`` has it.
    """
    found: list[Stretch] = []
    begins = minutes_of(start)
    current: list[Session] = []
    for session in sessions:
        if session.at is not None and (current or minutes_of(session.at) != begins):
            until = minutes_of(session.at)
            found.append(Stretch(begins, tuple(current), until, session))
            begins = max(until, begins + sum(s.minutes for s in current))
            current = []
        current.append(session)
    found.append(Stretch(begins, tuple(current), minutes_of(end) if end else None, None))
    return tuple(found)


def conflicts(start: str, sessions: tuple[Session, ...], end: str | None) -> Iterator[Conflict]:
    """Each fixed time that comes too early, in the order of the day; the end of the day last."""
    for stretch in stretches(start, sessions, end):
        reached = stretch.begins + sum(session.minutes for session in stretch.sessions)
        if stretch.until is not None and reached > stretch.until:
            over = reached - stretch.until
            yield Conflict(
                stretch.then, clock(stretch.until), clock(reached), over, cuts_for(stretch.sessions, over)
            )


def fitted(start: str, sessions: tuple[Session, ...], end: str | None) -> tuple[Session, ...]:
    """The sessions after the cuts that each stretch needs; as they are where they fit.

    What no cut can save stays too long.
    """
    remaining: list[Session] = []
    for kept in _kept(start, sessions, end):
        remaining += kept
    return tuple(remaining)


def _kept(start: str, sessions: tuple[Session, ...], end: str | None) -> Iterator[tuple[Session, ...]]:
    """What is left of each stretch."""
    late = 0
    for stretch in stretches(start, sessions, end):
        if not stretch.sessions:
            continue
        begins = stretch.sessions[0].at
        first = minutes_of(begins) if begins else minutes_of(start)
        over = 0
        if stretch.until is not None:
            planned = sum(session.minutes for session in stretch.sessions)
            over = max(0, first + late + planned - stretch.until)
        cuts = cuts_for(stretch.sessions, over)
        late = cuts.missing
        kept = applied(stretch.sessions, cuts.cuts)
        if begins and kept and kept[0].id != stretch.sessions[0].id:
            # What had the fixed time is gone; the next one takes it over.
            kept = (replace(kept[0], at=begins), *kept[1:])
        yield kept
