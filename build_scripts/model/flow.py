"""A decision flow: questions that lead to an end with a contact, as written and as one reader sees it."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model.resolved import ResolvedContact, ResolvedFact, ResolvedTerm
from build_scripts.model.source import Language, Location, Text


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a question of a flow."""

    label: Text
    next: str
    """Id of the node that it leads to."""
    location: Location


@dataclass(frozen=True, slots=True)
class FlowNode:
    """A question with answers, or an end."""

    id: str
    ask: Text | None
    """None at an end."""
    help: Text | None
    """How to find the answer; of a question."""
    answers: tuple[Answer, ...]
    end: Text | None
    """What probably holds for who arrives here; None at a question."""
    steps: tuple[Text, ...]
    contacts: tuple[str, ...]
    """Ids of contacts of the regions, or of facts of kind phone."""
    lessons: tuple[str, ...]
    calculators: tuple[str, ...]
    location: Location

    def texts(self) -> tuple[Text, ...]:
        """All its texts in reading order."""
        given = (self.ask, self.help, *(answer.label for answer in self.answers), self.end, *self.steps)
        return tuple(text for text in given if text is not None)


@dataclass(frozen=True, slots=True)
class Flow:
    """A decision flow in both languages."""

    id: str
    title: Text
    intro: Text
    audiences: tuple[str, ...]
    nodes: tuple[FlowNode, ...]
    """In the order of the file; the first is where everybody begins."""
    location: Location


@dataclass(frozen=True, slots=True)
class PageLink:
    """Another page of the site and its title."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class ResolvedAnswer:
    """An answer in one language; ``number`` is that of the node to go on with."""

    label: str
    number: int
    node: str


@dataclass(frozen=True, slots=True)
class ResolvedNode:
    """A node in words; texts are Markdown for one paragraph, as in a Passage."""

    id: str
    number: int
    ask: str
    """Empty at an end."""
    help: str
    answers: tuple[ResolvedAnswer, ...]
    end: str
    """Empty at a question."""
    steps: tuple[str, ...]
    contacts: tuple[ResolvedContact, ...]
    lessons: tuple[PageLink, ...]
    calculators: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class ResolvedFlow:
    """A flow for one language, region and date; like an Edition it holds only the facts that it quotes."""

    flow: str
    language: Language
    region: str
    region_name: str
    title: str
    intro: str
    audiences: tuple[str, ...]
    """Names, for printing."""
    nodes: tuple[ResolvedNode, ...]
    """By number, from 1. Every answer leads to a higher number: questions first, then ends."""
    facts: tuple[ResolvedFact, ...]
    terms: tuple[ResolvedTerm, ...]
    sources: tuple[str, ...]
    url: str
    checked: str
    review_by: str
    code: str
