"""The number of tables becomes a plan of the room: where tables, screen, door, wall for paper and tea stand.

Lengths are units of the drawing, 1000 wide and 620 high; no room is exactly so, and who sets it up adapts it.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, cos, pi, sin

WIDTH, HEIGHT = 1000.0, 620.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 90.0, 790.0, 110.0, 530.0
"""The ground on which tables stand."""
_LARGEST = 78.0
_CHAIR = 0.24
"""Radius of a chair, and its distance from the table, in radii of the table."""


@dataclass(frozen=True, slots=True)
class TablePlace:
    """A round table with its chairs."""

    name: str
    x: float
    y: float
    radius: float
    chairs: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class RoomPlan:
    """The tables of a room."""

    tables: tuple[TablePlace, ...]
    chair: float
    """Radius of a chair."""


def room_plan(tables: tuple[str, ...], seats: int) -> RoomPlan:
    """Tables in rows of nearly the same length, so that all see the screen and a wheelchair passes between them."""
    count = len(tables)
    width, height = _RIGHT - _LEFT, _BOTTOM - _TOP

    def pitch_of(columns: int) -> float:
        return min(width / columns, height / ceil(count / columns))

    columns = max(range(1, count + 1), key=lambda columns: (round(pitch_of(columns)), -columns))
    rows = ceil(count / columns)
    pitch = pitch_of(columns)
    radius = min(_LARGEST, pitch / 2 / (1 + 4 * _CHAIR))
    places = []
    for index, name in enumerate(tables):
        row, at = divmod(index, columns)
        in_row = min(columns, count - row * columns)
        x = _LEFT + width * (at + 0.5) / in_row
        y = _TOP + height * (row + 0.5) / rows
        reach = radius * (1 + 1.4 * _CHAIR)
        # Nobody turns the back to the screen more than need be: the chairs leave the top free.
        angles = [(-pi / 2) + 2 * pi * (seat + 0.5) / seats for seat in range(seats)]
        chairs = tuple((round(x + reach * cos(a), 1), round(y + reach * sin(a), 1)) for a in angles)
        places.append(TablePlace(name, round(x, 1), round(y, 1), round(radius, 1), chairs))
    return RoomPlan(tuple(places), round(radius * _CHAIR, 1))
