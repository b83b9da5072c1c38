"""A roster becomes seated people: who has no table gets one, so that every table holds as many publics as possible."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from build_scripts.model import Participant

_MOST_PASSES = 20
"""Over all pairs that are not as they should be; each pass mends at least one or is the last."""


@dataclass(frozen=True, slots=True)
class Unmet:
    """Two people who do not sit as the roster asks, by their rows."""

    row: int
    other: int
    together: bool
    """What was asked: True for the same table, False for two tables."""


@dataclass(frozen=True, slots=True)
class Seated:
    """A roster with a table for everybody."""

    people: tuple[Participant, ...]
    """In the order of the roster."""
    tables: tuple[str, ...]
    """In the order in which people count: 1, 2, 10, A."""
    unmet: tuple[Unmet, ...] = ()
    """Pairs that could not be kept together or apart, in the order of the roster."""


def seat(people: tuple[Participant, ...], publics: tuple[str, ...], per_table: int) -> Seated:
    """Everybody at a table; tables that the roster gives are kept. The same roster gives the same seating.

    Each person without a table goes where the fewest of the own public are, among these to the smallest table, among
    these to the first. So a public is spread over the tables with a difference of one at most, and where the roster
    gives no tables at all, their sizes differ by one at most. Then people change places, two at a time, until those
    who should sit together do, and those who should not do not; sizes stay as they are, and the publics stay mixed
    where it can be had.
    """
    given = {person.table for person in people if person.table}
    wanted = max(1, -(-len(people) // per_table))
    free = (str(number) for number in range(1, len(given) + wanted + 1) if str(number) not in given)
    if any(not person.table for person in people):
        while len(given) < wanted:
            given.add(next(free))
    tables = tuple(sorted(given, key=table_order))
    size = Counter(person.table for person in people if person.table)
    of_public = Counter((person.table, person.public) for person in people if person.table)
    seats = [person.table for person in people]
    order = {public: place for place, public in enumerate(publics)}
    waiting = [index for index, person in enumerate(people) if not person.table]
    for index in sorted(
        waiting, key=lambda i: (order.get(people[i].public, len(order)), people[i].public, i)
    ):
        public = people[index].public
        table = min(tables, key=lambda t: (of_public[t, public], size[t], table_order(t)))
        seats[index] = table
        size[table] += 1
        of_public[table, public] += 1
    room = _Room(people, seats, of_public, frozenset(waiting))
    room.mend()
    return Seated(
        tuple(replace(p, table=seats[i]) for i, p in enumerate(people)),
        tables,
        tuple(Unmet(people[a].row, people[b].row, together) for a, b, together in room.unmet()),
    )


def table_order(table: str) -> tuple[int, int, str]:
    """Numbers before names, 2 before 10."""
    match = re.match(r"[0-9]+", table)
    return (0, int(match[0]), table) if match is not None else (1, 0, table)


@dataclass(slots=True)
class _Room:
    """People in their seats while they change places. People are indices here."""

    people: tuple[Participant, ...]
    seats: list[str]
    of_public: Counter[tuple[str, str]]
    movable: frozenset[int]
    together: dict[int, set[int]] = field(default_factory=dict)
    apart: dict[int, set[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        index_of = {person.row: index for index, person in enumerate(self.people)}
        for asked, wishes in (("together", self.together), ("apart", self.apart)):
            for index, person in enumerate(self.people):
                for row in getattr(person, asked):
                    if row in index_of:
                        wishes.setdefault(index, set()).add(index_of[row])
                        wishes.setdefault(index_of[row], set()).add(index)

    def unmet(self) -> Iterator[tuple[int, int, bool]]:
        """Each pair once, the first of the roster first."""
        for wishes, together in ((self.together, True), (self.apart, False)):
            for a in sorted(wishes):
                for b in sorted(wishes[a]):
                    if a < b and (self.seats[a] == self.seats[b]) != together:
                        yield a, b, together

    def mend(self) -> None:
        """Changes two people's places as long as that is better."""
        for _ in range(_MOST_PASSES):
            mended = [self._mend_pair(a, b, together) for a, b, together in list(self.unmet())]
            if not any(mended):
                return

    def _mend_pair(self, a: int, b: int, together: bool) -> bool:
        """The best change of places that involves one of the two, if any is better than none."""
        best: tuple[tuple[int, int], int, int] | None = None
        for one, two in ((a, b), (b, a)):
            if one not in self.movable:
                continue
            for other in sorted(self.movable):
                there = self.seats[other]
                if there == self.seats[one] or (together and there != self.seats[two]):
                    continue
                change = self._change(one, other)
                if change < (0, 0) and (best is None or change < best[0]):
                    best = (change, one, other)
        if best is None:
            return False
        _, one, other = best
        self._swap(one, other)
        return True

    def _change(self, one: int, other: int) -> tuple[int, int]:
        """(pairs that become wrong, publics less mixed) when two people change places; less is better."""
        before = self._wrong(one, other)
        tables = (self.seats[one], self.seats[other])
        publics = {self.people[one].public, self.people[other].public}
        mixed = sum(self.of_public[table, public] ** 2 for table in tables for public in publics)
        self._swap(one, other)
        after = self._wrong(one, other)
        less = sum(self.of_public[table, public] ** 2 for table in tables for public in publics)
        self._swap(one, other)
        return after - before, less - mixed

    def _wrong(self, *indices: int) -> int:
        pairs = {
            (min(a, b), max(a, b), together)
            for wishes, together in ((self.together, True), (self.apart, False))
            for a in indices
            for b in wishes.get(a, ())
            if (self.seats[a] == self.seats[b]) != together
        }
        return len(pairs)

    def _swap(self, one: int, other: int) -> None:
        for index, table in ((one, self.seats[other]), (other, self.seats[one])):
            self.of_public[self.seats[index], self.people[index].public] -= 1
            self.of_public[table, self.people[index].public] += 1
        self.seats[one], self.seats[other] = self.seats[other], self.seats[one]
