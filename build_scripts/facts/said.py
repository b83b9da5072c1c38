"""What a reader sees of a lesson, flow or calculator becomes its sentences in plain words, each with its place."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from build_scripts import reading
from build_scripts.model import (
    Edition,
    Language,
    ResolvedCalculator,
    ResolvedContact,
    ResolvedFlow,
    ResolvedQuestion,
    ResolvedTerm,
)

_CITE = re.compile(r"<sup class=\"cite\">[^<]*</sup>")
_TAG = re.compile(r"</?(?:span|sup)\b[^>]*>")
_MARKS = re.compile(r"\*\*|__|`|(?<=\])\([^()]*\)|[\[\]]")

Sentences = Iterator[tuple[str, str]]
"""(place, words): kind of block, ``title``, ``quiz:ID``, ``contacts`` …; numbers of citations are left out."""


def of_edition(edition: Edition) -> Sentences:
    """Every sentence of a lesson."""
    language = edition.language
    yield "title", edition.title
    yield from _split("summary", edition.summary, language)
    for goal in edition.goals:
        yield from _split("goals", goal, language)
    for passage in edition.passages:
        if passage.title:
            yield passage.kind, passage.title
        yield from _split(passage.kind, passage.markdown, language)
        if passage.materials:
            yield passage.kind, passage.materials
    for question in edition.quiz:
        for text in _texts(question):
            yield from _split(f"quiz:{question.id}", text, language)
    yield from _terms(edition.terms, language)
    yield from _contacts("contacts", edition.contacts)


def of_flow(flow: ResolvedFlow) -> Sentences:
    """Every sentence of a flow, question by question and end by end."""
    language = flow.language
    yield "title", flow.title
    yield from _split("intro", flow.intro, language)
    for node in flow.nodes:
        answers = (answer.label for answer in node.answers)
        for text in (node.ask, node.help, *answers, node.end, *node.steps):
            yield from _split(f"node:{node.id}", text, language)
        yield from _contacts(f"node:{node.id}", node.contacts)
    yield from _terms(flow.terms, language)


def of_calculator(calculator: ResolvedCalculator) -> Sentences:
    """Every sentence of a calculator; formulas with their figures, and what comes out in each worked example."""
    language = calculator.language
    yield "title", calculator.title
    yield from _split("intro", calculator.intro, language)
    for one in calculator.inputs:
        yield f"input:{one.id}", one.label
        for text in (one.help, one.legal):
            yield from _split(f"input:{one.id}", text, language)
    for result in calculator.results:
        yield f"result:{result.id}", f"{result.label} = {result.in_words}"
        for text in (result.note, result.unknown):
            yield from _split(f"result:{result.id}", text, language)
    for text in calculator.assumptions:
        yield from _split("assumptions", text, language)
    colon = "：" if language == "zh" else ": "
    for example in calculator.examples:
        for line in (*example.given, *example.results):
            yield f"example:{example.label}", f"{line.label}{colon}{line.value}"
    yield from _terms(calculator.terms, language)
    yield from _contacts("contacts", calculator.contacts)


def _terms(terms: Iterable[ResolvedTerm], language: Language) -> Sentences:
    for term in terms:
        yield from _split(f"term:{term.id}", term.definition, language)


def _contacts(place: str, contacts: Iterable[ResolvedContact]) -> Sentences:
    for contact in contacts:
        yield place, " ".join(part for part in (contact.name, contact.phone, contact.where) if part)


def _texts(question: ResolvedQuestion) -> Iterator[str]:
    yield question.ask
    yield from (option.text for option in question.options)
    yield from (" – ".join(pair) for pair in question.pairs)
    yield question.answer
    yield question.explain


def _split(place: str, markdown: str, language: Language) -> Sentences:
    text = html.unescape(_TAG.sub("", _CITE.sub("", markdown)))
    for unit in reading.units(text):
        spans = (
            reading.within(text, unit.start, unit.end, language)
            if unit.kind == "text"
            else [(unit.start, unit.end)]
        )
        for start, end in spans:
            words = " ".join(_MARKS.sub("", text[start:end]).split())
            if words:
                yield place, words
