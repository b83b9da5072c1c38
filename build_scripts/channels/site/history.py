"""The fact register's earlier values become the list of figures of a page that have changed.

A printed leaflet lives longer than a figure: who holds an old one sees here what it was and until when.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from build_scripts.formats import day_in_words, with_year
from build_scripts.model import Fact, FactValue, Language, ResolvedFact
from build_scripts.register import Register
from build_scripts.words import format_fact


@dataclass(frozen=True, slots=True)
class Change:
    """A figure, what it is now, and what it was before."""

    fact: str
    label: str
    now: str
    was: tuple[tuple[str, str], ...]
    """(last day in words, value), the latest first; never empty."""


def changes(facts: Iterable[ResolvedFact], register: Register, language: Language) -> tuple[Change, ...]:
    """What has changed, in the order of ``facts``; only values of the region that the present value comes from."""
    found = []
    for resolved in facts:
        fact = register.facts[resolved.id]
        was = tuple(_earlier(fact, resolved, language))
        if was:
            found.append(Change(fact.id, resolved.label, resolved.text, was))
    return tuple(found)


def _earlier(fact: Fact, now: ResolvedFact, language: Language) -> Iterator[tuple[str, str]]:
    # A rule's statement has no periods of its own, and a figure that speaks of a year is a figure of that year.
    if fact.kind == "rule" or now.year is not None:
        return
    old = [v for v in fact.values if v.region == now.region and _ended_before(v, now.effective_from)]
    for value in sorted(old, key=lambda v: v.start, reverse=True):
        words = with_year(format_fact(fact, value, language), value.year, language)
        if value.end is not None and words != now.text:
            yield day_in_words(value.end.isoformat(), language), words


def _ended_before(value: FactValue, day: str) -> bool:
    return value.amount is not None and value.end is not None and value.end.isoformat() < day
