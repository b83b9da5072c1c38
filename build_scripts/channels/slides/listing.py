"""Points in a row become lists: neighbours with the same marker belong to one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from build_scripts.channels.slides.records import Marker, Point


@dataclass(frozen=True, slots=True)
class Listing:
    """Points that one list holds; without a marker one paragraph."""

    marker: Marker
    first: int
    """The number that it begins with; of a paragraph 1 where it goes on with the item before it, else 0."""
    points: tuple[Point, ...]


def listings(points: tuple[Point, ...]) -> Iterator[Listing]:
    """The lists and paragraphs, in order."""
    for (marker, runs_on), group in groupby(points, key=lambda point: (point.marker, point.runs_on)):
        held = tuple(group)
        if marker:
            yield Listing(marker, held[0].number, held)
        else:
            yield from (Listing("", 1 if runs_on else 0, (point,)) for point in held)
