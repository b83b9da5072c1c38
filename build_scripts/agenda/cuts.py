"""Sessions that may be dropped or shortened, and minutes that are missing, become the gentlest set of cuts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from build_scripts.model import Session

_STEP = 5
"""Minutes to which a shortened session is rounded: nobody keeps time to 23 minutes."""
_DROPPED = 4
"""How many shortened sessions are worth one that is lost."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A session that is made shorter or left out."""

    session: str
    """Id."""
    minutes: int
    """That remain; 0: dropped."""
    saved: int


@dataclass(frozen=True, slots=True)
class Cuts:
    """What to cut, in the order of the day."""

    cuts: tuple[Cut, ...]
    missing: int
    """Minutes that cannot be saved by any cuts."""


@dataclass(frozen=True, slots=True)
class _Way:
    """A choice for the sessions so far."""

    saved: int
    cost: int
    cuts: tuple[Cut, ...]


def cuts_for(sessions: tuple[Session, ...], minutes: int) -> Cuts:
    """The cuts among these sessions that save so many minutes.

    As few as can be, a dropped session counting as four shortened ones; among equal ones those that cut least beyond
    need, then the earliest, so that something is left to cut later. Where the minutes cannot be saved,
    all that can be.
    """
    if minutes <= 0:
        return Cuts((), 0)
    ways = [_Way(0, 0, ())]
    for session in sessions:
        grown = [
            _Way(way.saved + cut.saved, way.cost + (_DROPPED if cut.minutes == 0 else 1), (*way.cuts, cut))
            for way in ways
            if way.saved < minutes
            for cut in _possible(session, minutes - way.saved)
        ]
        ways = _best([*ways, *grown], minutes)
    enough = [way for way in ways if way.saved >= minutes]
    if enough:
        best = min(enough, key=lambda way: (way.cost, way.saved))
        return Cuts(best.cuts, 0)
    most = max(ways, key=lambda way: (way.saved, -way.cost))
    return Cuts(most.cuts, minutes - most.saved)


def _possible(session: Session, wanted: int) -> Iterator[Cut]:
    """Just what is wanted, in steps; all that shortening gives; nothing left of it."""
    shortest = session.shorten_to
    if shortest is not None and shortest < session.minutes:
        rounded = max(shortest, (session.minutes - wanted) // _STEP * _STEP)
        for remaining in dict.fromkeys((rounded, shortest)):
            if 0 < remaining < session.minutes:
                yield Cut(session.id, remaining, session.minutes - remaining)
    if session.may_drop:
        yield Cut(session.id, 0, session.minutes)


def _best(ways: list[_Way], minutes: int) -> list[_Way]:
    """The cheapest way for each number of minutes saved; ways beyond need are all kept as one sum each."""
    ways = sorted(ways, key=lambda way: (way.saved, way.cost))
    return [min(group, key=lambda way: way.cost) for _, group in groupby(ways, key=lambda way: way.saved)]


def applied(sessions: tuple[Session, ...], cuts: tuple[Cut, ...]) -> tuple[Session, ...]:
    """The sessions after the cuts: shortened, or no longer there."""
    remaining = {cut.session: cut.minutes for cut in cuts}
    return tuple(
        replace(session, minutes=remaining.get(session.id, session.minutes))
        for session in sessions
        if remaining.get(session.id) != 0
    )
