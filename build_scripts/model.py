"""The values that flow through Banyan, from source files to the manifest.

Everything is frozen and made of tuples, so that a value can be hashed, compared, sent to a worker process and
trusted not to change. This module imports nothing of ours.

Source side:   Location, Text, Fact, Term, Region, Lesson, Workshop, Catalogue.
Resolved side: ResolvedFact, Passage, Edition: one lesson for one channel, language, region and date.
Build side:    Job, Output, Artefact, Manifest.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

Confidence = Literal["high", "medium", "low"]
FactKind = Literal[
    "money",
    "percent",
    "days",
    "working-days",
    "hours",
    "months",
    "years",
    "age",
    "times",
    "count",
    "date",
    "phone",
    "rule",
]
Per = Literal["hour", "day", "month", "year", "person-month", "person-year"]
QuestionType = Literal["single", "multiple", "true-false", "matching", "open"]

FactAmount = Decimal | tuple[Decimal, Decimal] | date | str | None


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a source file, for messages."""

    path: str
    """Relative to the project root, with forward slashes."""
    line: int
    """From 1."""
    column: int = 1
    """From 1."""


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in both languages."""

    zh: str
    en: str
    zh_at: Location | None = field(default=None, compare=False, repr=False)
    en_at: Location | None = field(default=None, compare=False, repr=False)

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


# --- the fact register -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """A law, notice or page that facts rest on."""

    id: str
    title: Text
    kind: str
    date: date | None
    where: str
    location: Location


@dataclass(frozen=True, slots=True)
class FactValue:
    """What a fact is worth in one region during one period."""

    region: str
    start: date
    """First day in force."""
    end: date | None
    """Last day in force; None while it has no end."""
    amount: FactAmount
    """None for a rule, and for a figure that is known to be missing."""
    source: str
    article: Text | None
    checked: date
    review_by: date | None
    confidence: Confidence
    year: int | None
    """The year that a historical figure speaks of."""
    note: Text | None
    location: Location


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure, or one rule without a figure, with its values by region and period."""

    id: str
    label: Text
    kind: FactKind
    per: Per | None
    unit: Text | None
    unit_plural: str | None
    """English plural of the unit; None: the unit itself."""
    statement: Text | None
    values: tuple[FactValue, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry."""

    id: str
    name: Text
    definition: Text
    also_zh: tuple[str, ...]
    also_en: tuple[str, ...]
    avoid_zh: tuple[str, ...]
    avoid_en: tuple[str, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Contact:
    """A public office or hotline that readers can turn to."""

    id: str
    name: Text
    phone: str | None
    """Id of a fact of kind phone."""
    where: Text | None
    about: Text | None
    topics: tuple[str, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Region:
    """A place in the tree of regions."""

    id: str
    parent: str | None
    name: Text
    short: Text
    contacts: tuple[Contact, ...]
    """The region's own; a child inherits its parent's after them."""
    missing: tuple[Text, ...]
    location: Location


# --- lessons -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Block:
    """A typed block of a lesson file, or the plain Markdown between two blocks (kind ``prose``)."""

    kind: str
    title: str
    markdown: str
    """The body as written, references included."""
    channels: tuple[str, ...] | None
    """None: the index's table of blocks decides."""
    audiences: tuple[str, ...]
    """Empty: for all."""
    minutes: int | None
    materials: str
    location: Location
    """The opening line of the block."""
    body_line: int
    """The line on which ``markdown`` begins."""


@dataclass(frozen=True, slots=True)
class LessonText:
    """A lesson in one language, as written."""

    language: Language
    title: str
    summary: str
    goals: tuple[str, ...]
    blocks: tuple[Block, ...]
    location: Location
    marks: tuple[tuple[str, Location], ...] = ()
    """Where front matter keys stand: ("title", …), ("goals.0", …)."""


@dataclass(frozen=True, slots=True)
class Option:
    """A possible answer of a single or multiple choice question."""

    text: Text
    right: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides that belong together in a matching question."""

    left: Text
    right: Text


@dataclass(frozen=True, slots=True)
class Question:
    """A quiz question in both languages."""

    id: str
    type: QuestionType
    goal: int
    facts: tuple[str, ...]
    ask: Text
    options: tuple[Option, ...]
    pairs: tuple[Pair, ...]
    answer: bool | Text | None
    """bool for true-false, Text for open, None otherwise."""
    explain: Text
    location: Location


@dataclass(frozen=True, slots=True)
class Figure:
    """An invented or computed figure of a lesson's examples."""

    id: str
    kind: FactKind
    per: Per | None
    amount: FactAmount
    """The invented amount; None when computed."""
    calc: str | None
    location: Location


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a lesson's folder."""

    path: str
    """Relative to the project root."""
    digest: str
    """sha256 of the file."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson in both languages."""

    id: str
    strand: str
    module: str
    number: int
    """Place in the index, from 1."""
    audiences: tuple[str, ...]
    level: str
    minutes: int
    channels: tuple[str, ...]
    zh: LessonText
    en: LessonText
    quiz: tuple[Question, ...]
    figures: tuple[Figure, ...]
    pictures: tuple[Picture, ...]
    location: Location
    topics: tuple[str, ...] = ()
    """Which contacts its readers need: those that share a topic; empty: all."""

    def text(self, language: Language) -> LessonText:
        """The lesson as written in one language."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Module:
    """A group of lessons."""

    id: str
    title: Text
    lessons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Strand:
    """A subject of the programme."""

    id: str
    title: Text
    modules: tuple[Module, ...]


@dataclass(frozen=True, slots=True)
class Audience:
    """A public that lessons are written for."""

    id: str
    name: Text
    about: Text | None
    internal: bool
    """True for facilitators: never part of a public output."""


@dataclass(frozen=True, slots=True)
class Programme:
    """Who publishes, under which name and address."""

    id: str
    name: Text
    motto: Text
    about: Text
    publisher: Text
    disclaimer: Text
    base_url: str


# --- workshops ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Session:
    """A part of a workshop's day."""

    id: str
    title: Text
    kind: str
    """arrival, opening, session, break, lunch or closing: chooses how the agenda sets it."""
    minutes: int
    at: str | None
    """Clock time HH:MM that cannot move (lunch, the bus); None: right after the one before."""
    lead: Text
    method: Text | None
    lesson: str | None
    materials: Text | None
    script: Text | None
    """Facilitator's DO/SAY lines, Markdown."""
    location: Location


@dataclass(frozen=True, slots=True)
class FormItem:
    """One question of a feedback form."""

    id: str
    type: str
    """scale, choice, yes-no or open."""
    ask: Text
    options: tuple[Text, ...]
    lines: int
    """Writing lines of an open question."""


@dataclass(frozen=True, slots=True)
class Participant:
    """A person of a roster; in examples always a visibly invented one."""

    name: str
    name_other: str
    public: str
    """Audience id."""
    organisation: str
    table: str
    """Empty: to be seated."""
    language: Language
    needs: str


@dataclass(frozen=True, slots=True)
class Workshop:
    """A forum or workshop definition."""

    id: str
    title: Text
    purpose: Text
    start: str
    """Clock time HH:MM."""
    date: date | None
    place: Text
    participants_min: int
    participants_max: int
    per_public: int
    publics: tuple[str, ...]
    primer: tuple[str, ...]
    """Lesson ids of the primer."""
    sessions: tuple[Session, ...]
    feedback: tuple[FormItem, ...]
    sample: tuple[Participant, ...]
    """The invented roster that a plain build uses."""
    location: Location
    per_table: int = 8
    """People at a table, at most, where the roster leaves the seating to us."""


@dataclass(frozen=True, slots=True)
class BlockRule:
    """Which channels may carry a kind of block that does not say so itself."""

    kind: str
    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that was loaded, in both languages, for all regions and dates."""

    programme: Programme
    regions_built: tuple[str, ...]
    """In the order of the index; the first is the one the site opens with."""
    audiences: tuple[Audience, ...]
    levels: tuple[tuple[str, Text], ...]
    block_rules: tuple[BlockRule, ...]
    strands: tuple[Strand, ...]
    lessons: tuple[Lesson, ...]
    """In the order of the index."""
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]
    regions: tuple[Region, ...]
    workshops: tuple[Workshop, ...]


# --- resolved ----------------------------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class ResolvedOption:
    """An answer to choose; text is Markdown for one paragraph."""

    text: str
    right: bool


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


# --- build -------------------------------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class Job:
    """What a channel renders in one go, as values: a pure function of it and of the recipe gives the outputs."""

    id: str
    """Unique: ``leaflet/zh/QY/work-injury``."""
    channel: str
    language: Language
    region: str
    programme: ProgrammeText
    lesson: str = ""
    workshop: str = ""
    part: str = ""
    """Which of the channel's several products: ``page``, ``agenda``, ``zip`` …; empty where there is one."""
    group: str = ""
    """Jobs of one group are rendered together in one process (the pages of one site); empty: alone."""
    editions: tuple[Edition, ...] = ()
    """What it quotes: exactly these facts stand in the manifest."""
    detail: object = None
    """A frozen dataclass of the channel's own with whatever else it renders from."""
    needs: tuple[str, ...] = ()
    """Ids of jobs whose outputs this one packs; rendered after them."""
    sources: tuple[str, ...] = ()
    """Source files beside those of the editions."""


@dataclass(frozen=True, slots=True)
class Output:
    """A rendered file."""

    path: str
    """Below the release folder, forward slashes: ``leaflet/zh/QY/work-injury.pdf``."""
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ArtefactFact:
    """A fact that an artefact quotes, as the manifest lists it."""

    id: str
    value: str
    region: str
    effective_from: str
    source: str


@dataclass(frozen=True, slots=True)
class Artefact:
    """A published file."""

    path: str
    channel: str
    lesson: str
    workshop: str
    language: str
    region: str
    media_type: str
    sha256: str
    bytes: int
    sources: tuple[str, ...]
    facts: tuple[ArtefactFact, ...]
    job: str
    key: str
    """The job's id, and the store key under which its files are kept."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A release: its edition (a digest), the date whose rules it holds, the site's address, and its artefacts sorted
    by path."""

    edition: str
    as_of: str
    base_url: str
    artefacts: tuple[Artefact, ...]
