"""Heights of pieces and of panels become a distribution: which piece stands in which panel, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement

# A block that goes on in the next panel reads worse than an uneven page: as bad as panels that differ from their
# mean by about a fifth of a panel each.
_SPLIT = 0.12
# A heading with a single item below it, or a single item left over for the next panel.
_LONELY = 0.06


@dataclass(frozen=True, slots=True)
class Box:
    """A piece as the distribution sees it."""

    block: str
    """Id of its block: equal for the pieces of one block, which stand next to each other."""
    height: float
    """Any unit, but the same as the panels'."""
    gap: float = 0.0
    """Room above it, unless it is the first in its panel."""
    heading: bool = False


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


def distribute(boxes: Sequence[Box], panels: int, height: float) -> tuple[int, ...] | None:
    """Where each panel but the first begins (indices into boxes, panels - 1 of them); None when it does not fit.

    Blocks stay whole where that leaves the panels reasonably even; a heading is never the last in its panel.
    """
    if not boxes:
        return (0,) * (panels - 1)
    best: tuple[float, tuple[int, ...]] | None = None
    for cuts in combinations_with_replacement(range(1, len(boxes) + 1), panels - 1):
        cost = _cost(boxes, cuts, height)
        if cost is not None and (best is None or (cost, cuts) < best):
            best = (cost, cuts)
    return best[1] if best is not None else None


def excess(boxes: Sequence[Box], panels: int, height: float) -> Excess:
    """By how much boxes that could not be distributed are too high, panels being filled to the brim in order."""
    panel, filled = 0, 0.0
    for index, box in enumerate(boxes):
        following = boxes[index + 1].height if box.heading and index + 1 < len(boxes) else 0.0
        if filled and filled + box.gap + box.height + following > height and panel < panels - 1:
            panel, filled = panel + 1, 0.0
        added = stack((box,)) if not filled else box.gap + box.height
        if filled + added > height:
            return Excess(index, filled + sum(b.gap + b.height for b in boxes[index:]) - height)
        filled += added
    return Excess(len(boxes) - 1, 0.0)


def _cost(boxes: Sequence[Box], cuts: tuple[int, ...], height: float) -> float | None:
    bounds = (0, *cuts, len(boxes))
    heights = [stack(boxes[start:end]) for start, end in zip(bounds, bounds[1:], strict=False)]
    if max(heights) > height or any(boxes[cut - 1].heading for cut in cuts):
        return None
    mean = sum(heights) / len(heights)
    cost = sum(((filled - mean) / height) ** 2 for filled in heights)
    for cut in set(cuts) - {len(boxes)}:
        if boxes[cut - 1].block == boxes[cut].block:
            cost += _SPLIT
            members = [index for index, box in enumerate(boxes) if box.block == boxes[cut].block]
            before = sum(1 for index in members if index < cut and not boxes[index].heading)
            after = sum(1 for index in members if index >= cut)
            cost += _LONELY * ((before == 1) + (after == 1))
    return cost
