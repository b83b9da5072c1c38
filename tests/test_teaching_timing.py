"""Times of a lesson: they add up for every length, whatever the phases want."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.teaching.timing import SPARE, Span, Timed, fit


@st.composite
def span_lists(draw: st.DrawFn) -> tuple[Span, ...]:
    """Between one and fourteen phases that respect least ≤ wanted ≤ most."""
    spans = []
    for number in range(draw(st.integers(1, 14))):
        least = draw(st.integers(1, 15))
        wanted = least + draw(st.integers(0, 20))
        most = wanted + draw(st.integers(0, 15))
        optional = draw(st.integers(0, 4)) if number else 0
        spans.append(Span(f"p{number}", wanted, least, most, optional))
    return tuple(spans)


@given(span_lists(), st.integers(14, 200))
def test_every_plan_fills_its_time_without_gap_or_overlap(spans: tuple[Span, ...], total: int) -> None:
    plan = fit(spans, total)
    assert plan[0].start == 0
    assert plan[-1].end == total
    assert all(one.end == two.start for one, two in pairwise(plan))
    assert all(timed.minutes >= 1 for timed in plan)
    assert sum(timed.minutes for timed in plan) == total


@given(span_lists(), st.integers(14, 200))
def test_phases_keep_their_order_and_only_optional_ones_go(spans: tuple[Span, ...], total: int) -> None:
    taught = [timed.id for timed in fit(spans, total) if timed.id != SPARE]
    assert taught == [span.id for span in spans if span.id in taught]
    assert {span.id for span in spans if not span.optional} <= set(taught)


@given(span_lists(), st.integers(14, 200))
def test_nothing_is_longer_than_it_bears_nor_shorter_while_there_is_time(
    spans: tuple[Span, ...], total: int
) -> None:
    by_id = {span.id: span for span in spans}
    plan = fit(spans, total)
    taught = [by_id[timed.id] for timed in plan if timed.id != SPARE]
    for timed in plan:
        if timed.id != SPARE:
            assert timed.minutes <= by_id[timed.id].most
            if sum(span.least for span in taught) <= total:
                assert timed.minutes >= by_id[timed.id].least
    if plan[-1].id == SPARE:
        assert all(timed.minutes == by_id[timed.id].most for timed in plan[:-1])


def test_time_is_given_in_proportion_to_what_phases_can_bear() -> None:
    spans = (Span("a", 10, 6, 20), Span("b", 10, 8, 10), Span("c", 20, 10, 25))
    assert fit(spans, 40) == (Timed("a", 0, 10), Timed("b", 10, 20), Timed("c", 20, 40))
    assert fit(spans, 43) == (Timed("a", 0, 12), Timed("b", 12, 22), Timed("c", 22, 43))
    assert fit(spans, 32) == (Timed("a", 0, 8), Timed("b", 8, 17), Timed("c", 17, 32))


def test_what_is_optional_goes_highest_number_first() -> None:
    spans = (Span("must", 30, 20, 40), Span("quiz", 8, 4, 8, 1), Span("talk", 8, 4, 8, 2))
    assert [one.id for one in fit(spans, 45)] == ["must", "quiz", "talk"]
    assert [one.id for one in fit(spans, 36)] == ["must", "quiz"]
    assert [one.id for one in fit(spans, 30)] == ["must"]


def test_spare_minutes_stand_at_the_end() -> None:
    assert fit((Span("a", 5, 5, 5),), 12) == (Timed("a", 0, 5), Timed(SPARE, 5, 12))


def test_more_phases_than_minutes_is_an_error() -> None:
    with pytest.raises(ValueError, match="3 phases in 2 minutes"):
        fit(tuple(Span(name, 1, 1, 1) for name in "abc"), 2)
