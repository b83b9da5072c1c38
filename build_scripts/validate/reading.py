"""Lessons, flows and calculators become their reading level, and what is harder than its level allows (V951–V954)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from build_scripts import reading, references
from build_scripts.diagnostics import Findings
from build_scripts.model import (
    LANGUAGES,
    Calculator,
    Catalogue,
    Flow,
    Language,
    Lesson,
    Location,
    Term,
    Text,
)
from build_scripts.reading import Chinese, English
from build_scripts.register import Register
from build_scripts.validate.body import Bodies
from build_scripts.validate.lengths import Shown
from build_scripts.validate.places import Places
from build_scripts.validate.prose import Piece, calculator_pieces, flow_pieces, quiz_pieces, text_pieces

SubjectKind = Literal["lesson", "flow", "calculator"]

_CODES = {"average": "V951", "longest": "V952", "uncommon": "V953", "grade": "V954"}


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as readers see it."""

    words: str
    at: Location


@dataclass(frozen=True, slots=True)
class _Subject:
    """Something that is read from beginning to end, in one language."""

    kind: SubjectKind
    id: str
    level: str
    language: Language
    pieces: tuple[Piece, ...]
    """Those whose sentences count."""


@dataclass(frozen=True, slots=True)
class Level:
    """How hard one lesson, flow or calculator is to read in one language."""

    subject: str
    level: str
    language: Language
    measure: Chinese | English
    over: tuple[str, ...]
    """Measures that exceed the level's limit, and ``length``."""
    unexplained: tuple[str, ...] = ()
    """Terms of the glossary whose name stands in a block before any ``{term:…}`` explains it."""
    length: int | None = None
    """Of a lesson's body, in characters (zh) or words (en); None for flows and calculators."""
    kind: SubjectKind = "lesson"

    @property
    def name(self) -> str:
        """The id, with the kind before it where it is no lesson: a flow may be called like a lesson."""
        return self.subject if self.kind == "lesson" else f"{self.kind} {self.subject}"


def check_reading(catalogue: Catalogue, register: Register, places: Places, findings: Findings) -> None:
    """V951–V954 at the sentence that is worst by that measure, V955 and V956 at the head of the lesson, and X208 for
    limits of a level that there is not."""
    known = [level for level, _ in catalogue.levels]
    for limit in catalogue.reading:
        if limit.level not in known:
            findings.add("X208", limit.location, value=limit.level, known=", ".join(known))
    if catalogue.reading or catalogue.lengths:
        for _ in levels(catalogue, register, places, findings):
            pass


def levels(catalogue: Catalogue, register: Register, places: Places, findings: Findings) -> Iterator[Level]:
    """Every lesson, flow and calculator in both languages; what exceeds a limit is added to the findings.

    What is read counts, in the words of the first region: of lessons summary, blocks, questions and their explanations;
    of flows introduction, questions, explanations, ends and steps; of calculators introduction, explanations and what
    is taken for granted. Headings, tables, answers to choose, labels and the facilitator's script do not.
    """
    shown = Shown(catalogue, register)
    bodies = Bodies(catalogue, shown, places)
    lessons = {lesson.id: lesson for lesson in catalogue.lessons}
    for subject in _subjects(catalogue, places):
        language = subject.language
        found = list(_sentences(subject, shown, places))
        texts = [sentence.words for sentence in found]
        measure = reading.chinese(texts) if language == "zh" else reading.english(texts)
        over = tuple(_over(catalogue, subject, measure, found, findings))
        length = None
        if subject.kind == "lesson":
            length = bodies.length(lessons[subject.id], language)
            over += bodies.check(lessons[subject.id], language, length, findings)
        yield Level(subject.id, subject.level, language, measure, over, length=length, kind=subject.kind)


def _subjects(catalogue: Catalogue, places: Places) -> Iterator[_Subject]:
    for lesson in catalogue.lessons:
        for language in LANGUAGES:
            pieces = tuple(_read(lesson, language, places))
            yield _Subject("lesson", lesson.id, lesson.level, language, pieces)
    # Whoever needs a flow or a calculator may have gone to school no longer than the readers of the first level.
    level = catalogue.levels[0][0] if catalogue.levels else ""
    for flow in catalogue.flows:
        for language in LANGUAGES:
            pieces = tuple(_of(flow_pieces(flow), _flow_texts(flow), language))
            yield _Subject("flow", flow.id, level, language, pieces)
    for calculator in catalogue.calculators:
        for language in LANGUAGES:
            pieces = tuple(_of(calculator_pieces(calculator), _calculator_texts(calculator), language))
            yield _Subject("calculator", calculator.id, level, language, pieces)


def _of(pieces: Iterable[Piece], texts: Iterable[Text | None], language: Language) -> Iterator[Piece]:
    """The pieces in which one of these texts stands."""
    read = {text[language] for text in texts if text is not None}
    for piece in pieces:
        if piece.language == language and piece.text in read:
            yield piece


def _flow_texts(flow: Flow) -> Iterator[Text | None]:
    yield flow.intro
    for node in flow.nodes:
        yield from (node.ask, node.help, node.end, *node.steps)


def _calculator_texts(calculator: Calculator) -> Iterator[Text | None]:
    yield calculator.intro
    yield from (one.help for one in calculator.inputs)
    yield from (result.note for result in calculator.results)
    yield from calculator.assumptions


def _sentences(subject: _Subject, shown: Shown, places: Places) -> Iterator[_Sentence]:
    for piece in subject.pieces:
        for start, end in reading.sentences(piece.text, subject.language):
            words = shown.words(piece.text[start:end], piece)
            if any(character.isalnum() for character in words):
                yield _Sentence(words, piece.at(start, places))


def _read(lesson: Lesson, language: Language, places: Places) -> Iterator[Piece]:
    """The pieces of a lesson whose sentences count."""
    scripts = {block.body_line for block in lesson.text(language).blocks if block.kind == "script"}
    for piece in text_pieces(lesson.id, lesson.text(language), places):
        if piece.what == "summary" or (piece.what == "block" and piece.start.line not in scripts):
            yield piece
    spoken = (text for question in lesson.quiz for text in (question.ask, question.explain))
    yield from _of(quiz_pieces(lesson), spoken, language)


def _over(
    catalogue: Catalogue,
    subject: _Subject,
    measure: Chinese | English,
    found: list[_Sentence],
    findings: Findings,
) -> Iterator[str]:
    language = subject.language
    length = reading.characters if language == "zh" else lambda text: len(reading.words(text))
    worst: dict[str, Callable[[str], float]] = {
        "average": length,
        "longest": length,
        "uncommon": reading.uncommon,
        "grade": lambda text: reading.english([text]).grade,
    }
    for limit in catalogue.reading:
        if (limit.level, limit.language) != (subject.level, language):
            continue
        value = float(getattr(measure, limit.measure))
        if found and value > limit.most:
            at = max(found, key=lambda sentence: worst[limit.measure](sentence.words)).at
            findings.add(
                _CODES[limit.measure],
                at,
                lesson=subject.id,
                level=subject.level,
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
    yield from _named_first(catalogue, pieces, language)


def _named_first(catalogue: Catalogue, pieces: Sequence[Piece], language: Language) -> Iterator[str]:
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
    """The reading level of every lesson, flow and calculator, for a terminal."""
    places = Places(root)
    found = levels(catalogue, Register(catalogue, as_of), places, Findings())
    return as_text(
        tuple(
            replace(level, unexplained=tuple(_named_first(catalogue, _telling(subject), subject.language)))
            for level, subject in zip(found, _subjects(catalogue, places), strict=True)
        )
    )


def _telling(subject: _Subject) -> list[Piece]:
    """The pieces that explain terms: of a lesson its blocks, of the others all that is read."""
    return [piece for piece in subject.pieces if subject.kind != "lesson" or piece.what == "block"]


def as_text(found: tuple[Level, ...]) -> str:
    """A table for a terminal: a line for each subject and language, limits that are exceeded marked with !."""
    lines = [
        "课程、导引、计算器 lesson, flow, calculator · 级别 level：平均/最长（字 characters、词 words），"
        "生僻字 uncommon %，年级 FK grade，正文 body"
    ]
    width = max((len(level.name) for level in found), default=0)
    for level in found:
        measure = level.measure

        def marked(name: str, value: float, over: tuple[str, ...] = level.over) -> str:
            return f"{value:.1f}{'!' if name in over else ' '}"

        parts = [
            f"{level.name:<{width}}  {level.level}  {level.language}",
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
        if level.length is not None:
            parts.append(f"正文 {level.length:>4}{'!' if 'length' in level.over else ' '}")
        parts.append(f"未解释的词 unexplained terms {len(level.unexplained)}")
        lines.append("  ".join(parts))
    return "\n".join(lines)
