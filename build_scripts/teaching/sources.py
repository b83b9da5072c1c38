"""The facts of two editions of one lesson become one list with one numbering: the first keeps its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from build_scripts.model import Edition, ResolvedFact


@dataclass(frozen=True, slots=True)
class Joined:
    """Every fact once, and how the second edition's numbers read in the list."""

    facts: tuple[ResolvedFact, ...]
    notes: Mapping[str, str]


def joined(first: Edition, second: Edition) -> Joined:
    """Facts of one source (title and article) share a number, as in an edition."""
    facts = {fact.id: fact for fact in first.facts}
    numbers = {fact.source: fact.source_number for fact in first.facts}
    notes: dict[str, str] = {}
    for fact in second.facts:
        number = numbers.setdefault(fact.source, max(numbers.values(), default=0) + 1)
        notes[str(fact.source_number)] = str(number)
        facts.setdefault(fact.id, replace(fact, source_number=number))
    return Joined(tuple(facts.values()), notes)
