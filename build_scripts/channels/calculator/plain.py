"""A calculator becomes a worksheet in plain text, to print on anything or to read out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from build_scripts.channels.calculator import steps
from build_scripts.channels.calculator.wording import WORDING
from build_scripts.formats import day_in_words
from build_scripts.model import (
    Language,
    Part,
    ProgrammeText,
    ResolvedCalculator,
    ResolvedContact,
    ResolvedInput,
    ResolvedResult,
)
from build_scripts.render.plain import underlined, words, wrapped
from build_scripts.render.source_lines import source_lines

_BLANK = "________"
_INDENT = "    "


def plain_text(calculator: ResolvedCalculator, programme: ProgrammeText) -> str:
    """Lines of at most WIDTH columns, ended by line feeds."""
    return "\n".join(_lines(calculator, programme)).rstrip() + "\n"


def _lines(calculator: ResolvedCalculator, programme: ProgrammeText) -> Iterator[str]:
    w, language = WORDING[calculator.language], calculator.language
    yield from underlined(calculator.title)
    for text in (calculator.intro, w.readers.format(w.joint.join(calculator.audiences)), w.how, w.hint):
        yield from wrapped(text, "", language)
    yield from ("", w.fill_in)
    for one in calculator.inputs:
        yield from _input(one, language)
    yield from ("", w.steps)
    if steps.common_rounding(calculator):
        yield from wrapped(w.round_all.format(steps.common_rounding(calculator)), "", language)
    for result in calculator.results:
        yield from _step(result, calculator)
    for example in calculator.examples[:1]:
        yield ""
        yield from wrapped(w.example.format(example.label), "", language)
        yield from wrapped(w.invented, "", language)
        values = steps.values(example, calculator)
        labels = [(given.mark, given.label) for given in calculator.inputs]
        labels += [(result.mark, result.label) for result in calculator.results]
        for mark, label in labels:
            yield from _item(f"{mark:<4}{label}{w.colon}{values[mark]}", language)
    if calculator.assumptions:
        yield from ("", w.assumed)
        for text in calculator.assumptions:
            yield from wrapped(f"- {words(text, language)}", "", language, later="  ")
    yield from ("", w.ask)
    for contact in calculator.contacts:
        yield from wrapped(f"- {_contact(contact)}", "", language, later="  ")
    yield from ("", w.sources)
    for line in source_lines(calculator.facts, w.joint):
        figures = f"{w.colon}{line.figures}" if line.figures else ""
        yield from wrapped(f"[{line.number}] {line.title}{figures}", "", language, later=_INDENT)
    yield ""
    yield from wrapped(w.dot.join(_foot(calculator, programme)), "", language)
    yield calculator.url
    yield from wrapped(programme.disclaimer, "", language)


def _input(one: ResolvedInput, language: Language) -> Iterator[str]:
    w = WORDING[language]
    blank = one.form.replace("{}", _BLANK) or "  ".join(f"[ ] {option}" for _, option in one.options)
    yield from _item(f"{one.mark:<4}{one.label}{w.colon}{blank}", language)
    for text in (one.help, one.legal):
        if text:
            yield from wrapped(words(text, language), _INDENT, language)


def _step(result: ResolvedResult, calculator: ResolvedCalculator) -> Iterator[str]:
    language = calculator.language
    yield from _item(f"{result.mark:<4}{result.label}{steps.rounding(result, calculator)}", language)
    yield from wrapped(result.in_words, _INDENT, language)
    blank = result.form.replace("{}", _BLANK)
    yield from wrapped(f"{_by_hand(result.by_hand, language)} = {blank}", _INDENT, language)
    for text in (result.unknown, words(result.note, language) if result.note else ""):
        if text:
            yield from wrapped(text, _INDENT, language)


def _by_hand(parts: Iterable[Part], language: Language) -> str:
    """``A ________元 × 8%[1]``."""
    note = " [{}]" if language == "en" else "[{}]"
    told = []
    for part in parts:
        if part.kind == "blank":
            told.append(f"{part.text} {part.form.replace('{}', _BLANK)}")
        elif part.kind == "unknown":
            told.append(_BLANK + WORDING[language].asked)
        else:
            told.append(part.text + (note.format(part.source) if part.source else ""))
    return "".join(told)


def _foot(calculator: ResolvedCalculator, programme: ProgrammeText) -> Iterator[str]:
    w, language = WORDING[calculator.language], calculator.language
    yield programme.name
    yield w.place.format(calculator.region_name)
    yield f"{w.edition} {calculator.code}"
    if calculator.checked:
        yield w.checked.format(day_in_words(calculator.checked, language))
    if calculator.review_by:
        yield w.review.format(day_in_words(calculator.review_by, language))


def _contact(contact: ResolvedContact) -> str:
    return " ".join(part for part in (contact.name, contact.phone, contact.where) if part)


def _item(text: str, language: Language) -> Iterator[str]:
    yield from wrapped(text, "", language, later=_INDENT)
