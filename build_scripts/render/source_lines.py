"""Quoted facts become one line for each source, with the figures taken from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from build_scripts.model import ResolvedFact, earliest_check


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A numbered source; ``figures`` is empty for rules and phone numbers."""

    number: int
    title: str
    figures: str
    checked: str
    """The oldest day on which one of its facts was checked: ISO."""


def source_lines(quoted: Iterable[ResolvedFact], joint: str) -> tuple[SourceLine, ...]:
    """In the order of the numbers in the text; ``joint`` stands between figures."""
    facts = tuple(quoted)
    lines = []
    for number in sorted({fact.source_number for fact in facts}):
        here = [fact for fact in facts if fact.source_number == number]
        figures = dict.fromkeys(fact.text for fact in here if fact.kind not in {"rule", "phone"})
        lines.append(SourceLine(number, here[0].source, joint.join(figures), earliest_check(here)))
    return tuple(lines)
