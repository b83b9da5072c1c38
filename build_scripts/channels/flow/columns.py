"""Heights of boxes become pages of two columns: the order of reading is kept, and the last page is balanced."""

from __future__ import annotations

from dataclasses import dataclass

PAGE = 273.0
"""Millimetres of an A4 page between its margins: what the style sheet leaves."""
GAP = 1.5
"""Millimetres between two boxes of a column."""


@dataclass(frozen=True, slots=True)
class Page:
    """The boxes of a page by their places in the order of reading: left column, right column."""

    left: tuple[int, ...]
    right: tuple[int, ...]


def pages(heights: tuple[float, ...], head: float, foot: float) -> tuple[Page, ...]:
    """Boxes on pages. ``head`` stands above the columns of the first page, ``foot`` below those of the last."""
    found: list[Page] = []
    begin, room = 0, PAGE - head
    while begin < len(heights) or not found:
        half = _balanced(heights, begin)
        if _height(heights[begin:half]) <= room - foot and _height(heights[half:]) <= room - foot:
            found.append(Page(tuple(range(begin, half)), tuple(range(half, len(heights)))))
            break
        middle = _filled(heights, begin, room)
        end = min(_filled(heights, middle, room), len(heights) - 1)
        found.append(Page(tuple(range(begin, min(middle, end))), tuple(range(min(middle, end), end))))
        begin, room = end, PAGE
    return tuple(found)


def _height(boxes: tuple[float, ...]) -> float:
    return sum(boxes) + GAP * max(len(boxes) - 1, 0)


def _filled(heights: tuple[float, ...], begin: int, room: float) -> int:
    """The first box that a column which begins with ``begin`` has no room for; it takes one at least."""
    end = begin + 1
    while end < len(heights) and _height(heights[begin : end + 1]) <= room:
        end += 1
    return min(end, len(heights))


def _balanced(heights: tuple[float, ...], begin: int) -> int:
    """Where the right column begins so that the higher of the two is as low as can be; the left one is filled first."""
    return min(
        range(begin, len(heights) + 1),
        key=lambda cut: (max(_height(heights[begin:cut]), _height(heights[cut:])), -cut),
    )
