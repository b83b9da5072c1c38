"""Quoted facts become the list of sources at the foot of a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from build_scripts.channels.site.labels import LABELS
from build_scripts.formats import day_in_words
from build_scripts.model import Language, ResolvedFact


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact in the list of sources."""

    id: str
    label: str
    text: str
    note: str
    rule: bool
    """A rule's text is a sentence, not a figure."""
    remarks: tuple[str, ...]
    """Checked on, in force from, confidence: short sentences."""


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """A legal source with the facts that rest on it."""

    number: int
    title: str
    facts: tuple[FactLine, ...]
    remarks: tuple[str, ...]
    """What holds for all of its facts."""


def source_groups(quoted: tuple[ResolvedFact, ...], language: Language) -> Iterable[SourceGroup]:
    """Facts by source, in the order of the numbers in the text."""
    numbers = sorted({fact.source_number for fact in quoted})
    for number in numbers:
        facts = [fact for fact in quoted if fact.source_number == number]
        lines = [_fact_line(fact, language) for fact in facts]
        common = tuple(r for r in lines[0].remarks if all(r in line.remarks for line in lines))
        yield SourceGroup(
            number,
            facts[0].source,
            tuple(replace(line, remarks=tuple(r for r in line.remarks if r not in common)) for line in lines),
            common,
        )


def _fact_line(fact: ResolvedFact, language: Language) -> FactLine:
    labels = LABELS[language]
    space = " " if language == "en" else ""
    remarks = [f"{labels.checked}{space}{day_in_words(fact.checked, language)}"]
    if fact.kind != "phone":
        remarks.append(labels.in_force.format(day_in_words(fact.effective_from, language)))
        if fact.effective_to:
            remarks.append(labels.valid_until.format(day_in_words(fact.effective_to, language)))
    if labels.confidence[fact.confidence]:
        remarks.append(labels.confidence[fact.confidence])
    return FactLine(fact.id, fact.label, fact.text, fact.note, fact.kind == "rule", tuple(remarks))
