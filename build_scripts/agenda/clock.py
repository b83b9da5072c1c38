"""Minutes and fixed points become clock times: when each session of a day begins and ends, and what time is spare."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Session

_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Slot:
    """When a session is."""

    start: str
    end: str
    """Clock times HH:MM."""
    spare: int
    """Minutes between the end of the session before and this one, which a fixed time leaves free."""
    fixed: bool
    """True where the session has a clock time of its own."""


def schedule(start: str, sessions: tuple[Session, ...]) -> tuple[Slot, ...]:
    """A slot for each session, in order: right after the one before, or at its own clock time.

    A fixed time that comes too early (K901, which stops a build before) is taken as late as need be, so that slots
    never overlap.
    """
    slots: list[Slot] = []
    now = minutes_of(start)
    for session in sessions:
        begins = now if session.at is None else max(now, minutes_of(session.at))
        ends = begins + session.minutes
        slots.append(Slot(clock(begins), clock(ends), begins - now, session.at is not None))
        now = ends
    return tuple(slots)


def minutes_of(time: str) -> int:
    """Minutes from midnight of a clock time HH:MM."""
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)


def clock(minutes: int) -> str:
    """The clock time so many minutes after midnight."""
    return f"{minutes % _DAY // 60:02}:{minutes % 60:02}"
