"""Lessons become their reading level, sentence by sentence, and what is harder than its level allows (V951–V954)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from build_scripts import reading, references
from build_scripts.diagnostics import Findings
from build_scripts.model import LANGUAGES, Catalogue, Language, Lesson, Location, Term
from build_scripts.reading import Chinese, English
from build_scripts.register import Register
from build_scripts.validate.lengths import Shown
from build_scripts.validate.places import Places
from build_scripts.validate.prose import Piece, quiz_pieces, text_pieces

_CODES = {"average": "V951", "longest": "V952", "uncommon": "V953", "grade": "V954"}


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as readers see it."""

    words: str
    at: Location


@dataclass(frozen=True, slots=True)
class Level:
    """How hard one lesson is to read in one language."""

    lesson: str
    level: str
    language: Language
    measure: Chinese | English
    over: tuple[str, ...]
    """Measures that exceed the level's limit."""
    unexplained: tuple[str, ...] = ()
    """Terms of the glossary whose name stands in a block before any ``{term:…}`` explains it."""


def check_reading(catalogue: Catalogue, register: Register, places: Places, findings: Findings) -> None:
    """V951–V954 at the sentence that is worst by that measure, and X208 for limits of a level that there is not."""
    known = [level for level, _ in catalogue.levels]
    for limit in catalogue.reading:
        if limit.level not in known:
            findings.add("X208", limit.location, value=limit.level, known=", ".join(known))
    if catalogue.reading:
        for _ in levels(catalogue, register, places, findings):
            pass


def levels(catalogue: Catalogue, register: Register, places: Places, findings: Findings) -> Iterator[Level]:
    """Every lesson in both languages; what exceeds a limit is added to the findings.

    What is read counts: summary, blocks, questions and their explanations, in the words of the first region. Headings,
    tables, answers to choose and the facilitator's script do not.
    """
    shown = Shown(catalogue, register)
    for lesson in catalogue.lessons:
        for language in LANGUAGES:
            found = list(_sentences(lesson, language, shown, places))
            texts = [sentence.words for sentence in found]
            measure = reading.chinese(texts) if language == "zh" else reading.english(texts)
            over = tuple(_over(catalogue, lesson, language, measure, found, findings))
            yield Level(lesson.id, lesson.level, language, measure, over)


def _sentences(lesson: Lesson, language: Language, shown: Shown, places: Places) -> Iterator[_Sentence]:
    for piece in _read(lesson, language, places):
        for start, end in reading.sentences(piece.text, language):
            words = shown.words(piece.text[start:end], piece)
            if any(character.isalnum() for character in words):
                yield _Sentence(words, piece.at(start, places))


def _read(lesson: Lesson, language: Language, places: Places) -> Iterator[Piece]:
    """The pieces whose sentences count."""
    scripts = {block.body_line for block in lesson.text(language).blocks if block.kind == "script"}
    for piece in text_pieces(lesson.id, lesson.text(language), places):
        if piece.what == "summary" or (piece.what == "block" and piece.start.line not in scripts):
            yield piece
    spoken = {text[language] for question in lesson.quiz for text in (question.ask, question.explain)}
    for piece in quiz_pieces(lesson):
        if piece.language == language and piece.text in spoken:
            yield piece


def _over(
    catalogue: Catalogue,
    lesson: Lesson,
    language: Language,
    measure: Chinese | English,
    found: list[_Sentence],
    findings: Findings,
) -> Iterator[str]:
    length = reading.characters if language == "zh" else lambda text: len(reading.words(text))
    worst: dict[str, Callable[[str], float]] = {
        "average": length,
        "longest": length,
        "uncommon": reading.uncommon,
        "grade": lambda text: reading.english([text]).grade,
    }
    for limit in catalogue.reading:
        if (limit.level, limit.language) != (lesson.level, language):
            continue
        value = float(getattr(measure, limit.measure))
        if found and value > limit.most:
            at = max(found, key=lambda sentence: worst[limit.measure](sentence.words)).at
            findings.add(
                _CODES[limit.measure],
                at,
                lesson=lesson.id,
                level=lesson.level,
                value=_number(value),
                limit=limit.most,
                unit_zh="字" if language == "zh" else "词",
                unit="characters" if language == "zh" else "words",
                strange="".join(measure.strange) if isinstance(measure, Chinese) else "",
            )
            yield limit.measure


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def unexplained(catalogue: Catalogue, lesson: Lesson, language: Language, places: Places) -> Iterator[str]:
    """Ids of terms that are named before they are explained, or never are."""
    pieces = [piece for piece in _read(lesson, language, places) if piece.what == "block"]
    explained: dict[str, tuple[int, int]] = {}
    plain: list[str] = []
    for number, piece in enumerate(pieces):
        text = piece.text
        for reference in references.find(piece.text):
            if reference.kind == "term":
                explained.setdefault(reference.id, (number, reference.start))
            # What a reference shows is explained there, or is a figure: no plain mention of a term.
            blank = "\0" * (reference.end - reference.start)
            text = text[: reference.start] + blank + text[reference.end :]
        plain.append(text)
    # Longer names first: who reads 基本养老保险 has not read 养老保险.
    names = sorted(
        ((name, term) for term in catalogue.terms for name in _names(term, language)),
        key=lambda n: -len(n[0]),
    )
    first: dict[str, tuple[int, int]] = {}
    for name, term in names:
        pattern = re.compile(re.escape(name) if language == "zh" else rf"(?i)\b{re.escape(name)}s?\b")
        for number, text in enumerate(plain):
            for match in pattern.finditer(text):
                place = (number, match.start())
                first[term.id] = min(place, first.get(term.id, place))
            plain[number] = pattern.sub(lambda match: "\0" * len(match.group(0)), text)
    for term in catalogue.terms:
        if term.id in first and first[term.id] < explained.get(term.id, (len(pieces), 0)):
            yield term.id


def _names(term: Term, language: Language) -> tuple[str, ...]:
    also = term.also_zh if language == "zh" else term.also_en
    return tuple(name for name in (term.name[language], *also) if len(name) > 1)


def table(catalogue: Catalogue, as_of: date, root: Path) -> str:
    """The reading level of every lesson, for a terminal."""
    places = Places(root)
    lessons = {lesson.id: lesson for lesson in catalogue.lessons}
    return as_text(
        tuple(
            replace(
                found,
                unexplained=tuple(unexplained(catalogue, lessons[found.lesson], found.language, places)),
            )
            for found in levels(catalogue, Register(catalogue, as_of), places, Findings())
        )
    )


def as_text(found: tuple[Level, ...]) -> str:
    """A table for a terminal: a line for each lesson and language, limits that are exceeded marked with !."""
    lines = [
        "课程 lesson · 级别 level：平均/最长（字 characters、词 words），生僻字 uncommon %，年级 FK grade"
    ]
    width = max((len(level.lesson) for level in found), default=0)
    for level in found:
        measure = level.measure

        def marked(name: str, value: float, over: tuple[str, ...] = level.over) -> str:
            return f"{value:.1f}{'!' if name in over else ' '}"

        parts = [
            f"{level.lesson:<{width}}  {level.level}  {level.language}",
            f"{measure.sentences:>4} 句",
            f"平均 {marked('average', measure.average):>6}",
            f"最长 {marked('longest', measure.longest):>6}",
        ]
        if isinstance(measure, Chinese):
            parts.append(
                f"2500字以外 {marked('uncommon', measure.uncommon)}% {''.join(measure.strange[:12])}"
            )
        else:
            parts.append(f"FK {marked('grade', measure.grade)}")
        parts.append(f"未解释的词 unexplained terms {len(level.unexplained)}")
        lines.append("  ".join(parts))
    return "\n".join(lines)
