"""Tables get the widths of their columns and the heights of their rows, and are parted between rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from build_scripts.channels.slides import geometry
from build_scripts.channels.slides.measure import Ruler
from build_scripts.channels.slides.records import Point

Row = tuple[Point, ...]
PAD_X, PAD_Y = 8.0, 4.0
"""Between a cell's edge and its text."""
RULE = 1.25
"""Between two rows."""
_SHORT_FIGURE = re.compile(r"(?=.*\d).{1,12}")


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
    """The table in a width; None where a column would be narrower than its longest word.

    Short figures keep to one line, 1965年1月1日, unless the table is lower without: six columns on a narrow screen.
    """
    found = [
        TableLayout(widths, _heights(rows, size, widths, ruler), size)
        for widths in dict.fromkeys(_widths(rows, size, width, ruler))
    ]
    return min(found, key=lambda layout: layout.height, default=None)


def _heights(
    rows: tuple[Row, ...], size: float, widths: tuple[float, ...], ruler: Ruler
) -> tuple[float, ...]:
    leading = geometry.line(size, ruler.language)
    return tuple(
        max(
            max(1, ruler.lines(cell.text, size, room - 2 * PAD_X))
            for cell, room in zip(row, widths, strict=True)
        )
        * leading
        + 2 * PAD_Y
        + RULE
        for row in rows
    )


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


def _widths(rows: tuple[Row, ...], size: float, width: float, ruler: Ruler) -> Iterator[tuple[float, ...]]:
    """Columns as wide as their longest line if there is room, else none narrower than its longest word: first with
    their short figures whole, where there is room for these, then without."""
    columns = list(zip(*rows, strict=True))
    words = [max(ruler.longest_word(cell.text) for cell in column) * size for column in columns]
    figures = [
        max(
            (ruler.width(cell.text, size) for cell in column if _SHORT_FIGURE.fullmatch(cell.text)),
            default=0.0,
        )
        for column in columns
    ]
    whole = [max(ruler.width(cell.text, size) for cell in column) / 0.95 + 2 * PAD_X for column in columns]
    if sum(whole) <= width:
        spare = (width - sum(whole)) / len(whole)
        yield tuple(one + spare for one in whole)
        return
    for firm in ([max(pair) for pair in zip(words, figures, strict=True)], words):
        least = [one / 0.95 + 2 * PAD_X for one in firm]
        if sum(least) <= width:
            yield _shared(least, whole, width)


def _shared(least: list[float], whole: list[float], width: float) -> tuple[float, ...]:
    """The width that is left goes to the columns that lack some, by the roots of their longest lines, and to none more
    than it can use."""
    found = least[:]
    while lacking := [place for place, one in enumerate(found) if whole[place] - one > 0.5]:
        room = width - sum(found)
        if room < 0.5:
            break
        total = sum(whole[place] ** 0.5 for place in lacking)
        for place in lacking:
            found[place] = min(whole[place], found[place] + room * whole[place] ** 0.5 / total)
    return tuple(found)
