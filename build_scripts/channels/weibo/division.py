"""Blocks of known height become pictures: three, six or nine, evenly filled, in the largest type that they take."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from build_scripts.channels.weibo.contents import Block
from build_scripts.channels.weibo.limits import PICTURES

SIZES = (80, 66, 56, 49, 44)
"""Pixels of the type, the largest first."""
GIVEN_UP = ("get", "warning")
"""Kinds that are left to the page, one after another, where a lesson says more than nine pictures hold."""
_STEP = 3
"""Rows of the grid are full."""
_AMPLE = 66
"""Type that needs no further pictures."""
_ALSO = 2
"""Cover and code."""
Height = Callable[[Block, int], float]
"""Pixels of a block, or of the heading above it, in type of so many pixels."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one picture shows: blocks from ``first`` up to, not including, ``end``, in type of ``size`` pixels."""

    first: int
    end: int
    size: int


def divide(
    found: tuple[Block, ...], heights: Height, headings: Height, room: float
) -> tuple[Share, ...] | None:
    """The shares between cover and code, so that there are three, six or nine pictures in all; None where the blocks
    do not fit ``room`` pixels."""
    sections = tuple(_sections(found))
    last: tuple[Share, ...] | None = None
    for total in range(_STEP, PICTURES + 1, _STEP):
        counts = total - _ALSO
        if not len(sections) <= counts <= len(found):
            continue
        shares = _best(found, sections, counts, heights, headings, room)
        last = shares or last
        # A short lesson in large type does not gain by nine pictures that are half empty.
        if shares is not None and min(share.size for share in shares) >= _AMPLE:
            break
    return last


def used(shown: tuple[Block, ...], size: int, heights: Height, headings: Height) -> float:
    """Pixels of blocks below one another, with a heading where it changes."""
    total = 0.0
    for at, block in enumerate(shown):
        if at == 0 or block.heading != shown[at - 1].heading:
            total += headings(block, size)
        total += heights(block, size)
    return total


def _sections(found: tuple[Block, ...]) -> Iterator[tuple[int, int]]:
    """(first, end) of neighbours of one kind."""
    first = 0
    for at in range(1, len(found) + 1):
        if at == len(found) or found[at].kind != found[first].kind:
            yield first, at
            first = at


def _best(
    found: tuple[Block, ...],
    sections: tuple[tuple[int, int], ...],
    counts: int,
    heights: Height,
    headings: Height,
    room: float,
) -> tuple[Share, ...] | None:
    """The division whose smallest type is largest, then the one with the largest types and fullest pictures."""

    @cache
    def height(first: int, end: int, size: int) -> float:
        return used(found[first:end], size, heights, headings)

    @cache
    def parted(first: int, end: int, parts: int) -> tuple[Share, ...] | None:
        for size in SIZES:
            cut = _evenly(first, end, parts, lambda a, b, size=size: height(a, b, size))  # type: ignore[misc]
            if max(height(a, b, size) for a, b in cut) <= room:
                return tuple(Share(a, b, size) for a, b in cut)
        return None

    best: tuple[tuple[int, ...], tuple[Share, ...]] | None = None
    for parts in product(*(range(1, min(end - first, counts) + 1) for first, end in sections)):
        if sum(parts) != counts:
            continue
        pieces = [parted(*section, count) for section, count in zip(sections, parts, strict=True)]
        shares = tuple(share for piece in pieces if piece is not None for share in piece)
        if len(shares) != counts:
            continue
        rank = tuple(sorted(share.size for share in shares))
        if best is None or rank > best[0]:
            best = (rank, shares)
    return best[1] if best is not None else None


def _evenly(
    first: int, end: int, parts: int, height: Callable[[int, int], float]
) -> tuple[tuple[int, int], ...]:
    """The cut into so many parts whose highest is lowest; of those equally good the earlier parts are fuller."""

    @cache
    def cut(start: int, left: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if left == 1:
            return height(start, end), ((start, end),)
        options = []
        for stop in range(end - left + 1, start, -1):
            highest, rest = cut(stop, left - 1)
            options.append((max(height(start, stop), highest), ((start, stop), *rest)))
        return min(options, key=lambda option: option[0])

    return cut(first, parts)[1]
