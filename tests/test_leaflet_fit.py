"""How pieces are distributed over panels: in order, whole where possible, never too high."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.channels.leaflet.fit import Box, distribute, excess, nothing, stack

BLOCKS = st.lists(
    st.lists(st.integers(min_value=1, max_value=30), min_size=1, max_size=5), min_size=1, max_size=5
)


def _boxes(blocks: list[list[int]]) -> list[Box]:
    """Each block is a heading of 10 with a gap of 5, and its items."""
    return [
        box
        for number, items in enumerate(blocks)
        for box in (
            Box(str(number), 10, 5, leads=True),
            *(Box(str(number), height) for height in items),
        )
    ]


@settings(deadline=None)
@given(blocks=BLOCKS)
def test_every_panel_holds_what_it_gets_and_no_heading_is_last(blocks: list[list[int]]) -> None:
    boxes = _boxes(blocks)
    found = distribute(boxes, (90,) * 3)
    if found is None:
        return
    bounds = (0, *found.cuts, len(boxes))
    assert list(bounds) == sorted(bounds)
    for start, end in pairwise(bounds):
        assert stack(boxes[start:end]) <= 90
        assert start == end or end == len(boxes) or not boxes[end - 1].leads


@settings(deadline=None)
@given(blocks=BLOCKS)
def test_what_cannot_be_distributed_is_reported_and_what_can_is_not(blocks: list[list[int]]) -> None:
    boxes = _boxes(blocks)
    over = excess(boxes, (90,) * 3)
    if distribute(boxes, (90,) * 3) is None:
        assert over.height > 0
        assert 0 <= over.index < len(boxes)
    elif over.height > 0:
        pytest.fail(f"fits, but {over} is reported")


def test_blocks_stay_whole_where_panels_are_even_enough() -> None:
    boxes = _boxes([[20, 20], [20, 20, 20], [20, 20]])
    found = distribute(boxes, (100,) * 3)
    assert found is not None and found.cuts == (3, 7)


def test_a_panel_is_not_left_half_empty_for_the_sake_of_a_whole_block() -> None:
    # Whole, the last panel would hold 20 of 100.
    boxes = _boxes([[20, 20, 20, 20], [20, 20, 20], [10]])
    found = distribute(boxes, (100,) * 3)
    assert found is not None
    bounds = (0, *found.cuts, len(boxes))
    assert min(stack(boxes[start:end]) for start, end in pairwise(bounds)) >= 50


def test_fuller_panels_cost_less() -> None:
    costs = []
    for height in (10, 15, 20):
        found = distribute(_boxes([[height] * 2, [height] * 2, [height] * 2]), (60,) * 3)
        assert found is not None
        costs.append(found.cost)
    assert costs == sorted(costs, reverse=True) and costs[0] > costs[-1]


def test_a_long_block_goes_on_in_the_next_panel() -> None:
    boxes = _boxes([[10], [30] * 6, [10]])
    found = distribute(boxes, (110,) * 3)
    assert found is not None
    assert boxes[found.cuts[0]].block == boxes[found.cuts[0] - 1].block == "1"


def test_a_gap_above_a_heading_counts_only_within_a_panel() -> None:
    boxes = _boxes([[30], [30], [30]])
    assert distribute(boxes, (40,) * 3) is not None
    assert distribute(boxes, (129,) * 1) is None
    assert distribute(boxes, (130,) * 1) is not None


def test_nothing_to_distribute() -> None:
    found = distribute([], (100,) * 3)
    assert found is not None and found.cuts == (0, 0)


def test_the_excess_names_the_first_box_without_room() -> None:
    boxes = [Box("a", 60), Box("b", 60), Box("c", 60), Box("d", 60), Box("e", 10)]
    over = excess(boxes, (100,) * 3)
    assert (over.index, over.height) == (3, 30)


def test_panels_may_have_different_rooms() -> None:
    boxes = _boxes([[20], [20], [20]])
    found = distribute(boxes, (30, 100))
    assert found is not None and found.cuts == (2,)
    assert distribute(boxes, (30, 60)) is None
    assert excess(boxes, (30, 60)).height == 5


def test_where_something_fills_the_last_panel_the_others_are_filled_first() -> None:
    boxes = [Box("a", 40), Box("b", 40), Box("c", 50)]
    even, ahead = (distribute(boxes, (100,) * 3, filler) for filler in (nothing, lambda left: left))
    assert even is not None and ahead is not None
    assert even.cuts == (1, 2)
    assert ahead.cuts == (2, 3)
    assert ahead.cost == pytest.approx(0.2**2 + 0.5**2)
