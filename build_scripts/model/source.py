"""What is written in content/: Location, Text, Fact, Term, Region, Lesson, Programme."""

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
Setting = Literal["rural", "urban"]
SETTINGS: tuple[Setting, ...] = get_args(Setting)
"""Where a reader lives: rules and offices of one region differ between its villages and its towns."""

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
    ask: str = ""
    """Id of the phone number to call where a region has no value; empty: the labour and social security line."""


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
    office: bool = False
    """Whether one goes there: its address is printed also where a lesson has said its number."""


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
    settings: tuple[str, ...] = ()
    """For readers in the country (``rural``) or in town (``urban``) only; empty: for all."""
    may_drop: bool = False
    """Whether a sheet too small for the whole lesson may leave it out."""


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
    last: bool = False
    """Whether it speaks of the others (“both”, “none of them”) and stays behind them where options are shuffled."""


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
    short: Text | None = None
    """The name where a column is narrow; None: the same."""


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
    mail: str = ""
    """Where mistakes may be reported to; empty when nobody reads mail."""
