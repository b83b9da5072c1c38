"""Boxes of known height and what leads where become a layered diagram: places of boxes, courses of arrows.

Layers are columns from left to right; an arrow leads at least one column on. One that passes a column has a lane in
it, between boxes; arrows to one target share their lanes. Between columns arrows run upright in tracks of their own.
Lengths are millimetres from the top left corner of the room.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

BOX_GAP = 7.0
"""Between boxes of a column."""
LANE_GAP = 5.0
"""Between a lane and what is above and below it."""
COLUMN_GAP = 24.0
"""Between columns, for the tracks, at least."""
_ARRIVAL = 6.0
"""Before a box: room for the head of the arrow."""
_DEPARTURE = 3.0


@dataclass(frozen=True, slots=True)
class Port:
    """Where an arrow leaves a box: so far below its top."""

    target: int
    offset: float


@dataclass(frozen=True, slots=True)
class Shape:
    """A box to place."""

    number: int
    height: float
    entry: float
    """Where arrows arrive, below its top."""
    ports: tuple[Port, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A box in its place."""

    number: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """The course of an arrow from a port of ``source`` to ``target``: points between which it is upright or level."""

    source: int
    target: int
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Diagram:
    """A laid-out diagram."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


@dataclass(slots=True)
class _Item:
    """Something in a column: a box, or a lane to a target."""

    target: int
    """The box's number, or that of the box that the lane leads to."""
    lane: bool
    height: float
    entry: float
    top: float = 0.0

    @property
    def arrival(self) -> float:
        return self.top + self.entry


def columns(shapes: Sequence[Shape]) -> dict[int, int]:
    """The column of each box: one behind the last box that leads to it. Boxes lead to higher numbers only."""
    found = {shape.number: 0 for shape in shapes}
    for shape in sorted(shapes, key=lambda one: one.number):
        for port in shape.ports:
            found[port.target] = max(found[port.target], found[shape.number] + 1)
    return found


def arrange(
    shapes: Sequence[Shape], box_width: float, height: float, column_gap: float = COLUMN_GAP
) -> Diagram | None:
    """The diagram in the middle of a room of that height, or None where a column is too full."""
    column = columns(shapes)
    by_number = {shape.number: shape for shape in shapes}
    items = _items(shapes, column)
    if any(_need(one) > height for one in items):
        return None
    for index in range(len(items)):
        wanted = _wanted_by_sources(items, index, by_number)
        if index:
            items[index].sort(key=lambda item: (wanted[_key(item)], item.target))
        else:
            wanted = {_key(item): (height - item.height) / 2 for item in items[0]}
        _place(items[index], wanted, height)
    for index in reversed(range(len(items) - 1)):
        _place(items[index], _wanted_by_targets(items, index, by_number), height)
    for index in range(1, len(items)):
        _place(items[index], _wanted_by_sources(items, index, by_number), height)
    _centre(items, height)
    pitch = box_width + column_gap
    boxes = tuple(
        Box(item.target, index * pitch, item.top, box_width, item.height)
        for index, one in enumerate(items)
        for item in one
        if not item.lane
    )
    return Diagram(boxes, tuple(_arrows(shapes, column, items, box_width, column_gap)))


# --- columns --------------------------------------------------------------------------------------------------------


def _items(shapes: Sequence[Shape], column: Mapping[int, int]) -> list[list[_Item]]:
    found: list[list[_Item]] = [[] for _ in range(max(column.values()) + 1)]
    for shape in sorted(shapes, key=lambda one: one.number):
        found[column[shape.number]].append(_Item(shape.number, False, shape.height, shape.entry))
    lanes = {
        (port.target, index)
        for shape in shapes
        for port in shape.ports
        for index in range(column[shape.number] + 1, column[port.target])
    }
    for target, index in sorted(lanes):
        found[index].append(_Item(target, True, 0.0, 0.0))
    return found


def _key(item: _Item) -> tuple[int, bool]:
    return (item.target, item.lane)


def _gap(above: _Item, below: _Item) -> float:
    return LANE_GAP if above.lane or below.lane else BOX_GAP


def _need(items: Sequence[_Item]) -> float:
    gaps = sum(_gap(above, below) for above, below in pairwise(items))
    # A lane may come to stand between two boxes: count the larger gap on both sides of it.
    return sum(item.height for item in items) + gaps + 2 * (BOX_GAP - LANE_GAP)


def _place(items: Sequence[_Item], wanted: Mapping[tuple[int, bool], float], height: float) -> None:
    """Near where each wants to be, in this order, without touching."""
    low = 0.0
    for number, item in enumerate(items):
        if number:
            low += _gap(items[number - 1], item)
        item.top = max(low, wanted[_key(item)])
        low = item.top + item.height
    high = height
    for number in reversed(range(len(items))):
        item = items[number]
        if number < len(items) - 1:
            high -= _gap(item, items[number + 1])
        item.top = min(item.top, high - item.height)
        high = item.top


def _centre(items: Sequence[Sequence[_Item]], height: float) -> None:
    every = [item for one in items for item in one]
    top = min(item.top for item in every)
    down = (height - max(item.top + item.height for item in every) - top) / 2
    for item in every:
        item.top += down


def _leads_to(source: _Item, target: _Item, by_number: Mapping[int, Shape]) -> Iterable[float]:
    """How far below the source's top arrows to an item of the next column leave it."""
    if source.lane:
        return (0.0,) if source.target == target.target else ()
    return tuple(port.offset for port in by_number[source.target].ports if port.target == target.target)


def _wanted_by_sources(
    items: Sequence[Sequence[_Item]], index: int, by_number: Mapping[int, Shape]
) -> dict[tuple[int, bool], float]:
    wanted = {}
    for item in items[index]:
        from_where = [
            source.top + offset
            for source in (items[index - 1] if index else ())
            for offset in _leads_to(source, item, by_number)
        ]
        wanted[_key(item)] = sum(from_where) / len(from_where) - item.entry if from_where else item.top
    return wanted


def _wanted_by_targets(
    items: Sequence[Sequence[_Item]], index: int, by_number: Mapping[int, Shape]
) -> dict[tuple[int, bool], float]:
    wanted = {}
    for item in items[index]:
        to_where = [
            target.arrival - offset
            for target in items[index + 1]
            for offset in _leads_to(item, target, by_number)
        ]
        wanted[_key(item)] = sum(to_where) / len(to_where) if to_where else item.top
    return wanted


# --- arrows ---------------------------------------------------------------------------------------------------------


def _arrows(
    shapes: Sequence[Shape],
    column: Mapping[int, int],
    items: Sequence[Sequence[_Item]],
    box_width: float,
    column_gap: float,
) -> Iterable[Arrow]:
    pitch = box_width + column_gap
    tops = {item.target: item.top for one in items for item in one if not item.lane}
    entries = [{item.target: item.arrival for item in one} for one in items]
    courses: list[tuple[int, Port, list[tuple[float, float]]]] = []
    for shape in shapes:
        for port in shape.ports:
            first, last = column[shape.number], column[port.target]
            heights = [tops[shape.number] + port.offset]
            heights += [entries[index][port.target] for index in range(first + 1, last + 1)]
            courses.append((shape.number, port, list(pairwise(heights))))
    tracks: list[dict[tuple[float, float], float]] = []
    for index in range(len(items) - 1):
        turns = {
            steps[index - column[source]]
            for source, _, steps in courses
            if 0 <= index - column[source] < len(steps)
        }
        tracks.append(_tracks(turns, index * pitch + box_width, column_gap))
    for source, port, steps in courses:
        first = column[source]
        points = [(first * pitch + box_width, steps[0][0])]
        for number, (start, end) in enumerate(steps):
            if abs(start - end) > 0.01:
                track = tracks[first + number][(start, end)]
                points += [(track, start), (track, end)]
        points.append(((first + len(steps)) * pitch, steps[-1][1]))
        yield Arrow(source, port.target, tuple(points))


def _tracks(
    turns: Iterable[tuple[float, float]], left: float, column_gap: float
) -> dict[tuple[float, float], float]:
    """Where each arrow turns between two columns. Those that go down turn the earlier the lower they start, those that
    go up the earlier the higher: so they cross each other least."""
    bent = [turn for turn in set(turns) if abs(turn[0] - turn[1]) > 0.01]
    down = sorted((turn for turn in bent if turn[1] > turn[0]), key=lambda turn: (-turn[0], turn[1]))
    up = sorted((turn for turn in bent if turn[1] < turn[0]), key=lambda turn: (turn[0], -turn[1]))
    room = column_gap - _DEPARTURE - _ARRIVAL
    order = [*up, *down]
    step = room / max(1, len(order))
    return {turn: left + _DEPARTURE + step * (place + 0.5) for place, turn in enumerate(order)}
