"""A calculator: inputs, results with formulas, assumptions and worked examples, as written and as shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from build_scripts.model.flow import PageLink
from build_scripts.model.resolved import ResolvedContact, ResolvedFact, ResolvedTerm
from build_scripts.model.source import Language, Location, Text

InputKind = Literal["money", "percent", "days", "months", "years", "count", "date", "choice"]
ResultKind = Literal["money", "percent", "days", "months", "years", "count", "date"]
Rounding = Literal["half", "down", "up"]


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of an input of kind choice."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class CalculatorInput:
    """Something that the reader fills in."""

    id: str
    label: Text
    help: Text | None
    kind: InputKind
    least: str
    most: str
    start: str
    """Formulas, or dates and options as written; empty where there is none. Percent: 5 means five per cent."""
    options: tuple[Choice, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class CalculatorResult:
    """A line that is worked out."""

    id: str
    label: Text
    note: Text | None
    kind: ResultKind
    per_month: bool
    formula: str
    places: int
    rounding: Rounding
    shown: bool
    """False for a step on the way: it is not rounded and not shown."""
    main: bool
    """Whether it is what the reader came for."""
    location: Location


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example, which is a test: the rules of its day and region never change in the register."""

    label: Text
    region: str
    as_of: date
    given: tuple[tuple[str, str], ...]
    """Input → value as written."""
    expect: tuple[tuple[str, str], ...]
    """Result → value as ``arithmetic.plain`` writes it, or ``unknown`` where the region has no value."""
    location: Location


@dataclass(frozen=True, slots=True)
class Calculator:
    """A calculator in both languages."""

    id: str
    title: Text
    intro: Text
    audiences: tuple[str, ...]
    inputs: tuple[CalculatorInput, ...]
    results: tuple[CalculatorResult, ...]
    """In the order of the file; a formula may use results above it."""
    assumptions: tuple[Text, ...]
    contacts: tuple[str, ...]
    lessons: tuple[str, ...]
    examples: tuple[Example, ...]
    location: Location


PartKind = Literal["words", "figure", "blank", "choice", "unknown"]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a line that is worked out with a pencil."""

    kind: PartKind
    """``figure``: a fact's value; ``blank``: an input or result to copy; ``choice``: an input that was ticked;
    ``unknown``: a value that the region has not, to ask for."""
    text: str
    """The words, the figure with its unit, the mark of the input or result, the label of what is unknown."""
    form: str = ""
    """Of a blank: ``{}元``."""
    source: int = 0
    """Of a figure: the number of its source."""


@dataclass(frozen=True, slots=True)
class ResolvedInput:
    """An input in words."""

    id: str
    label: str
    help: str
    kind: InputKind
    least: str
    most: str
    start: str
    """Values for a form: 5.5, 2026-11-21, an option's id; empty where there is none."""
    options: tuple[tuple[str, str], ...]
    """(id, words)."""
    mark: str
    """The letter that stands for it on paper: A."""
    form: str
    """How its value is written: ``{}元``; empty for a choice."""
    legal: str
    """The limits that rest on facts, in words: Markdown for one paragraph; empty where there are none."""


@dataclass(frozen=True, slots=True)
class ResolvedResult:
    """A result in words."""

    id: str
    label: str
    note: str
    kind: ResultKind
    main: bool
    shown: bool
    in_words: str
    """The formula with labels instead of ids."""
    unknown: str
    """What is said where the region has no value: which one, and whom to ask; empty where all are known."""
    mark: str
    """The number that stands for it on paper, from 1."""
    form: str
    """How its value is written: ``每月{}元``."""
    by_hand: tuple[Part, ...]
    """The formula with blanks."""
    rounding: str
    """How it is rounded, in words; empty where nothing is."""


@dataclass(frozen=True, slots=True)
class Line:
    """A label and a value as readers see it."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ResolvedExample:
    """A worked example with today's rules of the reader's region."""

    label: str
    given: tuple[Line, ...]
    results: tuple[Line, ...]
    """What is shown, in order."""
    worked: tuple[Line, ...]
    """Every result with the steps on the way, in order."""


@dataclass(frozen=True, slots=True)
class ResolvedCalculator:
    """A calculator for one language, region and date."""

    calculator: str
    language: Language
    region: str
    region_name: str
    title: str
    intro: str
    audiences: tuple[str, ...]
    inputs: tuple[ResolvedInput, ...]
    results: tuple[ResolvedResult, ...]
    assumptions: tuple[str, ...]
    contacts: tuple[ResolvedContact, ...]
    lessons: tuple[PageLink, ...]
    examples: tuple[ResolvedExample, ...]
    sheet: str
    """JSON for the browser: trees, values of facts, forms of results. See ``calculate.py``."""
    facts: tuple[ResolvedFact, ...]
    terms: tuple[ResolvedTerm, ...]
    sources: tuple[str, ...]
    url: str
    checked: str
    review_by: str
    code: str
