"""Heights of pieces and of panels become a distribution: which piece stands in which panel, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, pairwise

# A block that goes on in the next panel reads a little worse than a panel of which a third is empty.
_SPLIT = 0.11
# A single paragraph or item that is cut off from the rest of its block.
_LONELY = 0.06
# A heading with the first item of its list, and the second overleaf: one would not know that a list goes on.
_FIRST_ALONE = 0.2


@dataclass(frozen=True, slots=True)
class Box:
    """A piece as the distribution sees it."""

    block: str
    """Id of its block: equal for the pieces of one block, which stand next to each other."""
    height: float
    """Any unit, but the same as the panels'."""
    gap: float = 0.0
    """Room above it, unless it is the first in its panel."""
    leads: bool = False
    """A heading, or a line that ends in a colon: it is never the last in its panel."""
    item: bool = False
    """Of a list: its first one is not parted from the second where that can be had."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """Where each panel but the first begins (indices into the boxes), and how bad that is: 0 where all are full."""

    cost: float
    cuts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Excess:
    """What does not fit, if panels are filled one after another."""

    index: int
    """The first box that finds no room in the last panel."""
    height: float
    """How much higher the text is than the last panel."""


def stack(boxes: Sequence[Box]) -> float:
    """How high boxes are on top of one another in a panel of their own."""
    return sum(box.gap + box.height for box in boxes) - (boxes[0].gap if boxes else 0.0)


def nothing(_: float) -> float:
    """What fills the end of the last panel where nothing does."""
    return 0.0


def distribute(
    boxes: Sequence[Box], rooms: Sequence[float], filler: Callable[[float], float] = nothing
) -> Distribution | None:
    """The best distribution over panels of these heights; None when there is none.

    Blocks stay whole where that leaves the panels reasonably even; a leading box is never the last in its panel.
    ``filler`` says how much of what is left in the last panel counts as full all the same.
    """
    if not boxes:
        return Distribution(0.0, (0,) * (len(rooms) - 1))
    best: Distribution | None = None
    for cuts in combinations_with_replacement(range(1, len(boxes) + 1), len(rooms) - 1):
        cost = _cost(boxes, cuts, rooms, filler)
        if cost is not None and (best is None or (cost, cuts) < (best.cost, best.cuts)):
            best = Distribution(cost, cuts)
    return best


def excess(boxes: Sequence[Box], rooms: Sequence[float]) -> Excess:
    """By how much boxes that could not be distributed are too high, panels being filled to the brim in order."""
    panel, start = 0, 0
    for index, box in enumerate(boxes):
        end = index + (2 if box.leads else 1)
        if stack(boxes[start:end]) <= rooms[panel]:
            continue
        if panel < len(rooms) - 1 and index > start:
            panel, start = panel + 1, index
        if stack(boxes[start : index + 1]) > rooms[panel]:
            return Excess(index, stack(boxes[start:]) - rooms[panel])
    return Excess(len(boxes) - 1, 0.0)


def _cost(
    boxes: Sequence[Box], cuts: tuple[int, ...], rooms: Sequence[float], filler: Callable[[float], float]
) -> float | None:
    bounds = (0, *cuts, len(boxes))
    filled = [
        stack(boxes[start:end]) / room for (start, end), room in zip(pairwise(bounds), rooms, strict=True)
    ]
    if max(filled) > 1 or any(boxes[cut - 1].leads for cut in cuts):
        return None
    filled[-1] += filler((1 - filled[-1]) * rooms[-1]) / rooms[-1]
    cost = sum((1 - one) ** 2 for one in filled)
    for cut in _splits(boxes, cuts):
        members = [index for index, box in enumerate(boxes) if box.block == boxes[cut].block]
        before = sum(1 for index in members if index < cut and not boxes[index].leads)
        after = sum(1 for index in members if index >= cut)
        cost += _SPLIT + _LONELY * ((before == 1) + (after == 1))
        if before == 1 and boxes[cut - 1].item:
            cost += _FIRST_ALONE
    return cost


def _splits(boxes: Sequence[Box], cuts: tuple[int, ...]) -> tuple[int, ...]:
    """The cuts within a block."""
    return tuple(cut for cut in sorted(set(cuts) - {len(boxes)}) if boxes[cut - 1].block == boxes[cut].block)
