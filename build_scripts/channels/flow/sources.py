"""A flow's facts become one line for each source, with the figures taken from it."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.channels.flow.wording import WORDING
from build_scripts.model import ResolvedFlow


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A numbered source; ``figures`` is empty for rules and phone numbers."""

    number: int
    title: str
    figures: str


def source_lines(flow: ResolvedFlow) -> tuple[SourceLine, ...]:
    """In the order of the numbers in the text."""
    joint = WORDING[flow.language].joint
    lines = []
    for number in sorted({fact.source_number for fact in flow.facts}):
        facts = [fact for fact in flow.facts if fact.source_number == number]
        figures = dict.fromkeys(fact.text for fact in facts if fact.kind not in {"rule", "phone"})
        lines.append(SourceLine(number, facts[0].source, joint.join(figures)))
    return tuple(lines)
