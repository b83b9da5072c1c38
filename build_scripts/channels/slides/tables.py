"""Tables get the widths of their columns and the heights of their rows, and are parted between rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from build_scripts.channels.slides import geometry
from build_scripts.channels.slides.measure import Ruler
from build_scripts.channels.slides.records import Point

Row = tuple[Point, ...]
PAD_X, PAD_Y = 8.0, 4.0
"""Between a cell's edge and its text."""
RULE = 1.25
"""Between two rows."""


@dataclass(frozen=True, slots=True)
class TableLayout:
    """Sizes of one table in points."""

    widths: tuple[float, ...]
    heights: tuple[float, ...]
    size: float
    """Of its type."""

    @property
    def height(self) -> float:
        """Of the whole table."""
        return sum(self.heights)


def laid_out(rows: tuple[Row, ...], size: float, width: float, ruler: Ruler) -> TableLayout | None:
    """The table in a width; None where a column would be narrower than its longest word."""
    widths = _widths(rows, size, width, ruler)
    if widths is None:
        return None
    leading = geometry.line(size, ruler.language)
    heights = tuple(
        max(
            max(1, ruler.lines(cell.text, size, room - 2 * PAD_X))
            for cell, room in zip(row, widths, strict=True)
        )
        * leading
        + 2 * PAD_Y
        + RULE
        for row in rows
    )
    return TableLayout(widths, heights, size)


Fits = Callable[[tuple[Row, ...], bool], bool]
"""Whether rows fit a slide, and whether it is the first, which has less room."""


def parted(rows: tuple[Row, ...], fits: Fits) -> list[tuple[Row, ...]] | None:
    """Tables that fit, each with the first row as its head, filled alike; None where one row does not fit."""
    head, body = rows[0], rows[1:]
    if not body or not all(fits((head, row), place == 0) for place, row in enumerate(body)):
        return None
    pages = _filled(head, body, fits, len(body))
    for most in range(1, len(body)):
        even = _filled(head, body, fits, most)
        if len(even) == len(pages):
            return even
    return pages


def _filled(head: Row, body: tuple[Row, ...], fits: Fits, most: int) -> list[tuple[Row, ...]]:
    pages: list[tuple[Row, ...]] = []
    for row in body:
        if pages and len(pages[-1]) <= most and fits((*pages[-1], row), len(pages) == 1):
            pages[-1] = (*pages[-1], row)
        else:
            pages.append((head, row))
    return pages


def _widths(rows: tuple[Row, ...], size: float, width: float, ruler: Ruler) -> tuple[float, ...] | None:
    """Columns as wide as their longest line if there is room, else shared by the roots of these widths, none narrower
    than its longest word."""
    columns = list(zip(*rows, strict=True))
    least = [
        max(ruler.longest_word(cell.text) for cell in column) * size / 0.95 + 2 * PAD_X for column in columns
    ]
    whole = [max(ruler.width(cell.text, size) for cell in column) / 0.95 + 2 * PAD_X for column in columns]
    if sum(least) > width:
        return None
    if sum(whole) <= width:
        spare = (width - sum(whole)) / len(whole)
        return tuple(one + spare for one in whole)
    shares = [max(one, 1.0) ** 0.5 for one in whole]
    found = least[:]
    room = width - sum(least)
    total = sum(shares)
    return tuple(base + room * share / total for base, share in zip(found, shares, strict=True))
