"""Heights of blocks become a flow: the type and the distribution over panels that cost least, or an Overflow.

Empty room, split blocks and smaller type cost.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from build_scripts.channels.leaflet.arrangement import Flow, boxes, overflow
from build_scripts.channels.leaflet.fit import Distribution, distribute, excess, nothing, stack
from build_scripts.channels.leaflet.heights import Ruler
from build_scripts.paper.pieces import Piece, sections
from build_scripts.render.faults import Overflow

_COST_ABOVE_ELEVEN = 0.07
_COST_BELOW_ELEVEN = 0.16
"""Of each point of type, beside the costs of a distribution: nothing is worth type below eleven points."""
_GROWTH = 1.8
"""Text of a type twice as large is about 2 to the power of this as high."""
_HOPELESS = 1.15
"""Text that is about so many times as high as its panels is not measured: it does not fit."""

Rooms = Callable[[float], tuple[float, ...]]
"""The heights of the panels, from left to right and side to side, in a type of so many points."""


def arrange_flow(
    ruler: Ruler, rooms: Rooms, places: tuple[str, str], filler: Callable[[float], float] = nothing
) -> Flow:
    """How the blocks are set. Overflow names the block that finds no room in the smallest type; ``places`` names the
    last panel in Chinese and English, ``filler`` says how much of what is left there counts as full."""
    pieces, sizes = ruler.parts.flow, ruler.sizes.flow
    best: tuple[float, float, Distribution] | None = None
    known: tuple[float, float] | None = None
    for size in sizes:
        height = rooms(size)
        price = _price(size, sizes[0])
        if min(height) <= 0 or (
            size != sizes[-1] and known is not None and known[1] * (size / known[0]) ** _GROWTH > _HOPELESS
        ):
            continue
        found = boxes(pieces, ruler.text(size), ruler.parts.format.heading_gap)
        filled = stack(found) / sum(height)
        known = size, filled
        # However it is distributed, so much room is empty; and it gets more with every step.
        empty = max(0.0, 1 - filled - filler(height[-1]) / sum(height))
        if best is not None and price + len(height) * empty**2 >= best[0]:
            break
        distribution = distribute(found, height, filler)
        if distribution is not None and (best is None or distribution.cost + price < best[0]):
            best = (distribution.cost + price, size, distribution)
    if best is None:
        raise _too_much(ruler, pieces, rooms, places)
    _, size, distribution = best
    bounds = (0, *distribution.cuts, len(pieces))
    found = boxes(pieces, ruler.text(size), ruler.parts.format.heading_gap)
    parts = tuple(pairwise(bounds))
    return Flow(
        size=size,
        panels=tuple(sections(pieces[a:b]) for a, b in parts),
        left=tuple(room - stack(found[a:b]) for room, (a, b) in zip(rooms(size), parts, strict=True)),
    )


def _price(size: float, largest: float) -> float:
    return _COST_ABOVE_ELEVEN * (largest - size) + max(0.0, 11.0 - size) * (
        _COST_BELOW_ELEVEN - _COST_ABOVE_ELEVEN
    )


def _too_much(ruler: Ruler, pieces: tuple[Piece, ...], rooms: Rooms, places: tuple[str, str]) -> Overflow:
    size = ruler.sizes.flow[-1]
    measured, height = ruler.text(size), rooms(size)
    if min(height) <= 0:
        return overflow(None, *places, -min(height), measured["line"])
    over = excess(boxes(pieces, measured, ruler.parts.format.heading_gap), height)
    return overflow(pieces[over.index], *places, over.height, measured["line"])
