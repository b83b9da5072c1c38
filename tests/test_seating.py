"""Seating: tables of one size, publics mixed, pairs together and apart, given tables kept; always the same."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from build_scripts.channels.kit.seating import Seated, Unmet, seat
from build_scripts.model import Participant

PUBLICS = ("workers", "students", "employers", "unions", "authorities", "universities-citizens")


def _people(
    publics: list[str],
    together: list[tuple[int, int]] | None = None,
    apart: list[tuple[int, int]] | None = None,
    tables: dict[int, str] | None = None,
) -> tuple[Participant, ...]:
    """Person n is of row n + 2; pairs are of persons."""
    return tuple(
        Participant(
            name=f"参会者{n + 1:02}",
            name_other="",
            public=public,
            organisation="",
            table=(tables or {}).get(n, ""),
            language="zh",
            needs="",
            row=n + 2,
            together=tuple(b + 2 for a, b in together or [] if a == n),
            apart=tuple(b + 2 for a, b in apart or [] if a == n),
        )
        for n, public in enumerate(publics)
    )


def _tables(seated: Seated) -> list[str]:
    return [person.table for person in seated.people]


rosters = st.lists(st.sampled_from(PUBLICS), min_size=1, max_size=60)
sizes = st.integers(2, 12)
pairs = st.lists(st.tuples(st.integers(0, 59), st.integers(0, 59)), max_size=6)


@given(rosters, sizes)
def test_tables_differ_by_one_at_most_and_so_does_each_public(publics: list[str], per_table: int) -> None:
    seated = seat(_people(publics), PUBLICS, per_table)
    size = Counter(_tables(seated))
    assert len(seated.tables) == -(-len(publics) // per_table)
    assert max(size[t] for t in seated.tables) - min(size[t] for t in seated.tables) <= 1
    for public in set(publics):
        count = Counter(p.table for p in seated.people if p.public == public)
        assert max(count[t] for t in seated.tables) - min(count[t] for t in seated.tables) <= 1
    assert seated.unmet == ()


@given(rosters, sizes)
def test_a_table_holds_as_many_publics_as_there_are_people_for(publics: list[str], per_table: int) -> None:
    """A public with at least as many people as there are tables sits at each of them."""
    seated = seat(_people(publics), PUBLICS, per_table)
    for public, count in Counter(publics).items():
        at = {p.table for p in seated.people if p.public == public}
        assert len(at) == min(count, len(seated.tables))


@given(rosters, sizes, pairs, pairs)
def test_pairs_change_no_size_and_what_is_not_met_is_said(
    publics: list[str], per_table: int, together: list[tuple[int, int]], apart: list[tuple[int, int]]
) -> None:
    count = len(publics)
    together = [(a, b) for a, b in together if a != b and max(a, b) < count]
    apart = [(a, b) for a, b in apart if a != b and max(a, b) < count]
    seated = seat(_people(publics, together, apart), PUBLICS, per_table)
    table = _tables(seated)
    size = Counter(table)
    assert max(size[t] for t in seated.tables) - min(size[t] for t in seated.tables) <= 1
    wrong = {(min(a, b), max(a, b), True) for a, b in together if table[a] != table[b]}
    wrong |= {(min(a, b), max(a, b), False) for a, b in apart if table[a] == table[b]}
    assert {(u.row - 2, u.other - 2, u.together) for u in seated.unmet} == wrong
    assert seat(_people(publics, together, apart), PUBLICS, per_table) == seated


@given(rosters.filter(lambda r: len(r) >= 8), st.data())
def test_one_pair_is_always_kept_together_and_one_apart(publics: list[str], data: st.DataObject) -> None:
    """With tables of four or more there is always room for one of each."""
    a, b, c, d = data.draw(st.permutations(range(len(publics))))[:4]
    seated = seat(_people(publics, [(a, b)], [(c, d)]), PUBLICS, 4)
    table = _tables(seated)
    assert table[a] == table[b]
    assert table[c] != table[d]
    assert seated.unmet == ()


@given(
    rosters,
    sizes,
    st.dictionaries(st.integers(0, 59), st.sampled_from(["1", "2", "主桌"]), max_size=8),
    pairs,
)
def test_tables_of_the_roster_are_kept(
    publics: list[str], per_table: int, tables: dict[int, str], together: list[tuple[int, int]]
) -> None:
    together = [(a, b) for a, b in together if a != b and max(a, b) < len(publics)]
    seated = seat(_people(publics, together, tables=tables), PUBLICS, per_table)
    for index, table in tables.items():
        if index < len(publics):
            assert seated.people[index].table == table
    assert all(person.table for person in seated.people)


def test_a_pair_at_two_given_tables_is_reported_by_rows() -> None:
    people = _people(["workers", "students", "workers"], [(0, 1)], [(0, 2)], {0: "1", 1: "2", 2: "1"})
    assert seat(people, PUBLICS, 8).unmet == (Unmet(2, 3, True), Unmet(2, 4, False))


def test_a_couple_of_one_public_costs_the_mixing_as_little_as_it_can() -> None:
    publics = [public for public in PUBLICS for _ in range(6)]
    seated = seat(_people(publics, [(0, 1)]), PUBLICS, 6)
    mixed = [len({p.public for p in seated.people if p.table == table}) for table in seated.tables]
    assert sorted(mixed) == [5, 5, 6, 6, 6, 6]
    assert seated.people[0].table == seated.people[1].table


def test_three_who_want_to_sit_together_do() -> None:
    publics = [public for public in PUBLICS for _ in range(8)]
    seated = seat(_people(publics, [(0, 9), (9, 18)], [(0, 1), (0, 2)]), PUBLICS, 8)
    table = _tables(seated)
    assert table[0] == table[9] == table[18]
    assert table[0] not in {table[1], table[2]}
