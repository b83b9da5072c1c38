"""A flow too large for one chart becomes several: a question and what follows it move to a chart of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from build_scripts.model import ResolvedNode


@dataclass(frozen=True, slots=True)
class Part:
    """What stands on one chart."""

    nodes: tuple[int, ...]
    """Numbers; the first is where the chart begins."""
    elsewhere: tuple[int, ...]
    """Questions to which it leads, and which stand on charts of their own."""


def parts(nodes: Sequence[ResolvedNode], fits: Callable[[Part], bool]) -> tuple[Part, ...] | None:
    """The fewest parts that fit, tried one cut after another; None where a question alone does not fit.

    What several charts lead to, and is no beginning of a chart, stands on each of them.
    """
    by_number = {node.number: node for node in nodes}
    questions = [node.number for node in nodes if node.answers]
    cuts: list[int] = []
    while True:
        found = _cut(by_number, cuts)
        too_large = next((part for part in found if not fits(part)), None)
        if too_large is None:
            return found
        candidates = [number for number in too_large.nodes[1:] if number in questions and number not in cuts]
        if not candidates:
            return None
        # The first cut after which the part fits and keeps most; else the one in the middle.
        kept = {
            number: next(p for p in _cut(by_number, [*cuts, number]) if p.nodes[0] == too_large.nodes[0])
            for number in candidates
        }
        fitting = [number for number in candidates if fits(kept[number])]
        cuts.append(
            max(fitting, key=lambda number: len(kept[number].nodes))
            if fitting
            else candidates[len(candidates) // 2]
        )


def _cut(by_number: dict[int, ResolvedNode], cuts: Sequence[int]) -> tuple[Part, ...]:
    found = []
    for begin in (min(by_number), *sorted(cuts)):
        seen, elsewhere, waiting = {begin}, set[int](), [begin]
        while waiting:
            for answer in by_number[waiting.pop()].answers:
                if answer.number in cuts:
                    elsewhere.add(answer.number)
                elif answer.number not in seen:
                    seen.add(answer.number)
                    waiting.append(answer.number)
        found.append(Part(tuple(sorted(seen)), tuple(sorted(elsewhere))))
    return tuple(found)
