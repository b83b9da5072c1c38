"""A day's sessions become the plan for running late: at this time, so many minutes behind – drop this, shorten that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.agenda.clock import clock
from build_scripts.agenda.cuts import Cut, cuts_for
from build_scripts.agenda.fit import Stretch, stretches
from build_scripts.model import Session

DELAYS = (10, 20, 30)
"""Minutes behind for which there is a plan."""
_APART = 30
"""Minutes between two looks at the clock."""
_TALK = ("session", "opening", "closing")


@dataclass(frozen=True, slots=True)
class Remedy:
    """What to do when so many minutes behind."""

    delay: int
    cuts: tuple[Cut, ...]
    spare: int
    """Minutes of the delay that free time takes up."""
    missing: int
    """Minutes that remain: what has the fixed time begins so much later, or the day ends so much later."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """When to look at the clock, and what to do for each delay."""

    at: str
    """HH:MM, at which by plan the session begins."""
    session: Session
    """That should begin now."""
    until: Session | None
    """The next fixed time; None: the end of the day."""
    remedies: tuple[Remedy, ...]


def late_plan(
    start: str, sessions: tuple[Session, ...], end: str | None, delays: tuple[int, ...] = DELAYS
) -> tuple[Checkpoint, ...]:
    """Checkpoints in the order of the day: where a talk begins, half an hour apart, and something can yet be cut.

    Cuts are looked for up to the next fixed time; what that time leaves free takes up a delay first.
    """
    return tuple(point for stretch in stretches(start, sessions, end) for point in _points(stretch, delays))


def _points(stretch: Stretch, delays: tuple[int, ...]) -> Iterator[Checkpoint]:
    now, last = stretch.begins, None
    for place, session in enumerate(stretch.sessions):
        rest = stretch.sessions[place:]
        due = last is None or now - last >= _APART
        if session.kind in _TALK and due and any(s.may_drop or s.shorten_to is not None for s in rest):
            remedies = tuple(_remedy(rest, delay, stretch.spare) for delay in delays)
            yield Checkpoint(clock(now), session, stretch.then, remedies)
            last = now
        now += session.minutes


def _remedy(rest: tuple[Session, ...], delay: int, spare: int) -> Remedy:
    taken = min(delay, spare)
    cuts = cuts_for(rest, delay - taken)
    return Remedy(delay, cuts.cuts, taken, cuts.missing)
