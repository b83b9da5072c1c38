"""What one reader sees: ResolvedFact, Passage, Edition: one lesson for one channel, language, region and date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from build_scripts.model.source import Confidence, FactKind, Language, Picture, QuestionType

ONLY_IF_SET = {"only_if_set": True}
"""Mark of a field that digests leave out while it is empty: what does not use it keeps its key and edition code."""


@dataclass(frozen=True, slots=True)
class ResolvedFact:
    """A fact as it holds in one region on one date, in one language."""

    id: str
    label: str
    kind: FactKind
    text: str
    """Formatted with its unit: 每月2680元, 2,680 yuan a month. Of a rule: its statement."""
    value: str
    """Canonical: 2680, 0.2..1.9, 2026-07-01, 12333; empty for a rule."""
    region: str
    """Where the value comes from: the edition's region or one above it."""
    effective_from: str
    effective_to: str
    """ISO dates; ``effective_to`` is empty while there is no end."""
    source: str
    """Title and article: 《工伤保险条例》第17条."""
    source_number: int
    """From 1, in order of first use in the edition; facts of one title and article share a number."""
    checked: str
    review_by: str
    confidence: Confidence
    year: int | None
    note: str


def earliest_check(facts: Iterable[ResolvedFact]) -> str:
    """The ISO day on which the first of these facts was checked, so that all are no older; empty without any."""
    return min((fact.checked for fact in facts), default="")


def first_review(facts: Iterable[ResolvedFact]) -> str:
    """The ISO day by which the first of these facts is to be checked again; empty where none is."""
    return min((fact.review_by for fact in facts if fact.review_by), default="")


@dataclass(frozen=True, slots=True)
class ResolvedTerm:
    """A term that an edition uses."""

    id: str
    name: str
    definition: str


@dataclass(frozen=True, slots=True)
class ResolvedContact:
    """A contact for one region and language."""

    id: str
    name: str
    phone: str
    where: str
    about: str
    topics: tuple[str, ...]
    office: bool = field(default=False, metadata=ONLY_IF_SET)
    """Whether one goes there: its address is printed also where a lesson has said its number."""

    def said_in(self, text: str) -> bool:
        """Whether a text has said all that a list of contacts would: its number, where one calls and does not go."""
        number = rf"(?<!\d){re.escape(self.phone)}(?!\d)"
        return bool(self.phone) and not self.office and re.search(number, text) is not None


@dataclass(frozen=True, slots=True)
class Passage:
    """A block whose references are replaced: Markdown with inline spans, ready for ``render.markdown``.

    A quoted fact is ``<span class="fact" data-fact="ID">30天</span>``; a term is
    ``<span class="term" data-term="ID">…</span>``; a citation is ``<sup class="cite">3</sup>``, the number being
    the fact's ``source_number``. Links to lessons keep the scheme ``lesson:SLUG``; pictures keep the path
    relative to the lesson's folder.
    """

    kind: str
    title: str
    markdown: str
    minutes: int | None
    materials: str
    setting: str = field(default="", metadata=ONLY_IF_SET)
    """Whom a variant is for, in words to print above it: 农村读者, In the countryside. Empty for what is said to all,
    and where only one variant is shown."""
    may_drop: bool = field(default=False, metadata=ONLY_IF_SET)
    """Whether a sheet too small for the whole lesson may leave it out."""


@dataclass(frozen=True, slots=True)
class ResolvedOption:
    """An answer to choose; text is Markdown for one paragraph."""

    text: str
    right: bool
    last: bool = field(default=False, metadata=ONLY_IF_SET)
    """Stays behind the others where options are shuffled."""


@dataclass(frozen=True, slots=True)
class ResolvedQuestion:
    """A quiz question in one language; texts are Markdown for one paragraph."""

    id: str
    type: QuestionType
    goal: int
    ask: str
    options: tuple[ResolvedOption, ...]
    """true-false questions have two: true and false, in words."""
    pairs: tuple[tuple[str, str], ...]
    answer: str
    """Of an open question; otherwise empty."""
    explain: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One lesson, fully resolved for one channel, language, region and date; holds only the facts that it uses.

    The date itself is not part of it: an edition changes only when something that it says changes.
    """

    lesson: str
    channel: str
    language: Language
    region: str
    region_name: str
    number: int
    title: str
    summary: str
    goals: tuple[str, ...]
    strand: str
    strand_title: str
    module: str
    module_title: str
    audiences: tuple[str, ...]
    """Names, for printing."""
    level: str
    level_name: str
    minutes: int
    passages: tuple[Passage, ...]
    """In source order, only those that may ship to the channel."""
    quiz: tuple[ResolvedQuestion, ...]
    """Empty where the channel may not carry the quiz."""
    facts: tuple[ResolvedFact, ...]
    """In order of first use."""
    terms: tuple[ResolvedTerm, ...]
    contacts: tuple[ResolvedContact, ...]
    """The region's, then its parents'."""
    pictures: tuple[Picture, ...]
    sources: tuple[str, ...]
    """Source files, for the manifest."""
    url: str
    """Absolute address of the lesson's page."""
    checked: str
    """The oldest ``checked`` of its facts (ISO): the edition is no fresher than that."""
    review_by: str
    """The earliest ``review_by`` of its facts (ISO) or empty."""
    code: str
    """Edition code printed on every output, e.g. ``WI-QY-zh-3F9A2C``; follows from the content."""


@dataclass(frozen=True, slots=True)
class ProgrammeText:
    """The programme in one language."""

    id: str
    name: str
    motto: str
    about: str
    publisher: str
    disclaimer: str
    base_url: str
