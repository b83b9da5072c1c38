"""Titles, summaries, key messages and leaflet blocks → those that are longer than their place (L513, L515)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_scripts import references
from build_scripts.diagnostics import Findings
from build_scripts.formats import format_amount, with_year
from build_scripts.formula import FormulaError
from build_scripts.model import Catalogue, Language, Lesson, LessonText
from build_scripts.register import Register
from build_scripts.validate.figures import Sum, lacking_fact
from build_scripts.validate.places import Places
from build_scripts.validate.prose import Piece, text_pieces
from build_scripts.words import HOTLINE, format_fact, settled


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a text may be: zh in characters, en in characters for metadata and in words for prose."""

    title: int
    """WeChat takes 32 Chinese characters, or 64 letters."""
    summary: int
    """Also WeChat's digest and the site's description."""
    message: int
    block: int
    leaflet: int


LIMITS: dict[Language, Limits] = {
    "zh": Limits(title=32, summary=60, message=22, block=220, leaflet=750),
    "en": Limits(title=64, summary=150, message=16, block=130, leaflet=430),
}
LEAFLET = ("key-messages", "what", "get", "steps", "warning", "who")
_MARKS = re.compile(r"\*\*|__|`|<[^<>]*>|\]\([^()]*\)|[\[\]]|^[ \t]*(?:[-*+]|\d+[.)]|#+)[ \t]+", re.MULTILINE)
_ITEM = re.compile(r"^[-*+][ \t]+\S.*(?:\n(?![-*+][ \t])[ \t]*\S.*)*", re.MULTILINE)


def check_lengths(catalogue: Catalogue, register: Register, places: Places, findings: Findings) -> None:
    """Counts what readers see, with references in the words of the first region."""
    shown = Shown(catalogue, register)
    for lesson in catalogue.lessons:
        for text in (lesson.zh, lesson.en):
            _text(lesson, text, shown, places, findings)


def _text(lesson: Lesson, text: LessonText, shown: Shown, places: Places, findings: Findings) -> None:
    language, limits = text.language, LIMITS[text.language]

    def check(piece: Piece, key: str, words: str, limit: int, offset: int = 0, code: str = "L513") -> int:
        count, unit_zh, unit = _measure(shown.words(words, piece), language, key in {"title", "summary"})
        if count > limit:
            findings.add(
                code,
                piece.at(offset, places),
                key=key,
                count=count,
                limit=limit,
                unit_zh=unit_zh,
                unit=unit,
            )
        return count

    bodies = {block.body_line: block.kind for block in text.blocks if block.kind != "prose"}
    elsewhere = {b.body_line for b in text.blocks if b.channels is not None and "leaflet" not in b.channels}
    total = 0
    for piece in text_pieces(lesson.id, text, places):
        if piece.what in {"title", "summary"}:
            check(piece, piece.what, piece.text, limits.title if piece.what == "title" else limits.summary)
        kind = bodies.get(piece.start.line, "") if piece.markdown else ""
        if kind == "key-messages":
            for item in _ITEM.finditer(piece.text):
                check(piece, kind, item.group(0), limits.message, item.start())
        if kind in LEAFLET and piece.start.line not in elsewhere:
            total += check(piece, kind, piece.text, limits.block, code="L515")
    if total > limits.leaflet and "leaflet" in lesson.channels:
        unit_zh, unit = _UNITS[language]
        findings.add(
            "L515",
            text.location,
            key="leaflet",
            count=total,
            limit=limits.leaflet,
            unit_zh=unit_zh,
            unit=unit,
        )


_UNITS: dict[Language, tuple[str, str]] = {"zh": ("个字", "characters"), "en": ("个词", "words")}


def _measure(text: str, language: Language, letters: bool) -> tuple[int, str, str]:
    """Length in the unit that the limit is given in, and that unit's name in zh and en."""
    if language == "en" and not letters:
        return (len(text.split()), *_UNITS["en"])
    if letters:
        return len(text.strip()), "个字符", "characters"
    return (sum(1 for character in text if not character.isspace()), *_UNITS["zh"])


class Shown:
    """References in the words that readers of the first region see."""

    def __init__(self, catalogue: Catalogue, register: Register) -> None:
        self.register = register
        self.region = catalogue.regions_built[0] if catalogue.regions_built else ""
        self.lessons = {lesson.id: lesson for lesson in catalogue.lessons}
        self.terms = {term.id: term for term in catalogue.terms}

    def words(self, text: str, piece: Piece) -> str:
        """The text without markup. A sentence that quotes what the region has no value for is left out or replaced,
        as in the editions; unknown references are empty, which other checks report."""
        text = settled(
            text,
            piece.language,
            lambda reference: self._lacking(reference, piece),
            lambda name: self.register.facts[name].ask or HOTLINE,
        )
        out: list[str] = []
        at = 0
        for reference in references.find(text):
            out += [text[at : reference.start], self._one(reference, piece)]
            at = reference.end
        return _MARKS.sub("", "".join(out) + text[at:])

    def _lacking(self, reference: references.Reference, piece: Piece) -> str:
        lesson = self.lessons.get(piece.lesson)
        return lacking_fact(reference, lesson, self.region, self.register)

    def _one(self, reference: references.Reference, piece: Piece) -> str:
        language = piece.language
        if reference.kind == "cite":
            return ""
        if reference.kind == "pinyin":
            return reference.id
        if reference.kind == "term":
            term = self.terms.get(reference.id)
            return reference.shown or (term.name[language] if term is not None else reference.id)
        if reference.kind == "figure":
            return self._figure(reference, piece)
        fact = self.register.facts.get(reference.id)
        value = self.register.value(reference.id, self.region)
        if fact is None or value is None or value.amount is None:
            return ""
        words = format_fact(fact, value, language, reference.format)
        plain = reference.format in {"number", "words"}
        return words if plain else with_year(words, value.year, language)

    def _figure(self, reference: references.Reference, piece: Piece) -> str:
        """An example's figure; empty when it is unknown or cannot be computed, which other checks report."""
        lesson = self.lessons.get(piece.lesson)
        figure = (
            next((f for f in lesson.figures if f.id == reference.id), None) if lesson is not None else None
        )
        if lesson is None or figure is None:
            return ""
        amount = figure.amount
        if figure.calc is not None:
            try:
                amount = Sum(lesson, self.region, self.register).amount(figure.id)
            except FormulaError:
                return ""
            amount = amount * 100 if figure.kind == "percent" else amount
        if amount is None:
            return ""
        return format_amount(amount, figure.kind, piece.language, per=figure.per, form=reference.format)
