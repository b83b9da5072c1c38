"""Heights of blocks become a flow: the type and the distribution over panels that cost least, or an Overflow.

Smaller type and split blocks cost.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from build_scripts.channels.leaflet.arrangement import Flow, boxes, overflow
from build_scripts.channels.leaflet.fit import Distribution, distribute, excess
from build_scripts.channels.leaflet.heights import Ruler
from build_scripts.paper.pieces import Piece, sections
from build_scripts.render.faults import Overflow

_COST_ABOVE_ELEVEN = 0.04
_COST_BELOW_ELEVEN = 0.17
"""Of each point of type, beside the costs of a distribution: a split block is worth two steps while type is large,
but nothing is worth type below eleven points."""

Rooms = Callable[[float], tuple[float, ...]]
"""The heights of the panels, from left to right and side to side, in a type of so many points."""


def arrange_flow(ruler: Ruler, rooms: Rooms, places: tuple[str, str]) -> Flow:
    """How the blocks are set. Overflow names the block that finds no room in the smallest type; ``places`` names the
    last panel in Chinese and English."""
    pieces = ruler.parts.flow
    best: tuple[float, float, Distribution] | None = None
    for size in ruler.sizes:
        price = _price(size, ruler.sizes[0])
        if best is not None and best[0] <= price:
            break
        height = rooms(size)
        if min(height) <= 0:
            continue
        found = distribute(boxes(pieces, ruler.text(size), ruler.parts.format.heading_gap), height)
        if found is None:
            continue
        cost = found.cost + price
        if best is None or cost < best[0]:
            best = (cost, size, found)
        if found.whole:
            break
    if best is None:
        raise _too_much(ruler, pieces, rooms, places)
    _, size, distribution = best
    bounds = (0, *distribution.cuts, len(pieces))
    return Flow(size, tuple(sections(pieces[a:b]) for a, b in pairwise(bounds)))


def _price(size: float, largest: float) -> float:
    return _COST_ABOVE_ELEVEN * (largest - size) + max(0.0, 11.0 - size) * (
        _COST_BELOW_ELEVEN - _COST_ABOVE_ELEVEN
    )


def _too_much(ruler: Ruler, pieces: tuple[Piece, ...], rooms: Rooms, places: tuple[str, str]) -> Overflow:
    size = ruler.sizes[-1]
    measured, height = ruler.text(size), rooms(size)
    if min(height) <= 0:
        return overflow(None, *places, -min(height), measured["line"])
    over = excess(boxes(pieces, measured, ruler.parts.format.heading_gap), height)
    return overflow(pieces[over.index], *places, over.height, measured["line"])
