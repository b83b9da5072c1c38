"""A roster becomes seated people: who has no table gets one, so that every table holds as many publics as possible."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from build_scripts.model import Participant


@dataclass(frozen=True, slots=True)
class Seated:
    """A roster with a table for everybody."""

    people: tuple[Participant, ...]
    """In the order of the roster."""
    tables: tuple[str, ...]
    """In the order in which people count: 1, 2, 10, A."""


def seat(people: tuple[Participant, ...], publics: tuple[str, ...], per_table: int) -> Seated:
    """Everybody at a table; tables that the roster gives are kept. The same roster gives the same seating.

    Each person without a table goes where the fewest of the own public are, among these to the smallest table, among
    these to the first. So a public is spread over the tables with a difference of one at most, and where the roster
    gives no tables at all, their sizes differ by one at most.
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
    seats: dict[int, str] = {}
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
    return Seated(tuple(replace(p, table=seats.get(i, p.table)) for i, p in enumerate(people)), tables)


def table_order(table: str) -> tuple[int, int, str]:
    """Numbers before names, 2 before 10."""
    match = re.match(r"[0-9]+", table)
    return (0, int(match[0]), table) if match is not None else (1, 0, table)
