"""Every reference of the source → those that name nothing, that a region cannot answer, or that cannot be formatted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from build_scripts import references
from build_scripts.diagnostics import Findings
from build_scripts.model import Catalogue, Fact, FactKind, Language, Lesson, Location
from build_scripts.references import Reference
from build_scripts.register import Register
from build_scripts.validate import figures
from build_scripts.validate.calculators import reckoned_with
from build_scripts.validate.figures import lacking_fact
from build_scripts.validate.near import near
from build_scripts.validate.places import Places
from build_scripts.validate.prose import Piece
from build_scripts.words import HOTLINE, settled

_SYLLABLE = re.compile("[a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,6}", re.IGNORECASE)


def check_references(
    catalogue: Catalogue, register: Register, pieces: Iterable[Piece], places: Places, findings: Findings
) -> None:
    """F203, F207, F209–F214, L508, T301."""
    checker = _Checker(catalogue, register, places, findings)
    for piece in pieces:
        if "{" in piece.text or "｛" in piece.text:
            checker.piece(piece)
    for lesson in catalogue.lessons:
        shown = frozenset(checker.figures_shown[lesson.id])
        figures.check_figures(lesson, shown, checker.regions, register, places, findings)
        checker.quiz_facts(lesson)
    for region in catalogue.regions:
        for contact in region.contacts:
            if contact.phone is not None:
                checker.fact(contact.phone, places.find(contact.location, contact.phone, near=12))
    for calculator in catalogue.calculators:
        checker.quoted |= set(reckoned_with(calculator)) & set(register.facts)
    checker.confidence()


class _Checker:
    """Looks references up, and remembers what was quoted."""

    def __init__(self, catalogue: Catalogue, register: Register, places: Places, findings: Findings) -> None:
        self.regions = tuple(r for r in catalogue.regions_built if r in register.regions)
        self.register = register
        self.places = places
        self.findings = findings
        self.terms = tuple(term.id for term in catalogue.terms)
        self.figures = {
            lesson.id: {figure.id: figure for figure in lesson.figures} for lesson in catalogue.lessons
        }
        self.quoted: set[str] = set()
        self.lessons = {lesson.id: lesson for lesson in catalogue.lessons}
        self.figures_shown: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        """By lesson: region and figure."""

    def piece(self, piece: Piece) -> None:
        text = piece.text
        for offset, found in references.malformed(text):
            self.findings.add("L508", piece.at(offset, self.places), found=found)
        for reference in references.find(text):
            at = piece.at(reference.start, self.places)
            if not piece.references:
                self.findings.add("F214", at, found=text[reference.start : reference.end])
            elif reference.kind == "term":
                self._term(reference, at)
            elif reference.kind == "pinyin":
                self._pinyin(reference, at, piece.language)
            elif reference.kind == "figure":
                self._figure(reference, at, piece)
            else:
                self._fact(reference, at, piece)
        if "{figure:" in text:
            self._shown(piece)

    def _shown(self, piece: Piece) -> None:
        """Notes the figures that each region shows: in some the sentence around one is left out."""
        lesson = self.lessons.get(piece.lesson)
        for region in self._where(piece):
            left = settled(
                piece.text,
                piece.language,
                lambda reference, region=region: lacking_fact(reference, lesson, region, self.register),  # type: ignore[misc]
                lambda fact_id: HOTLINE,
            )
            for reference in references.find(left):
                if reference.kind == "figure":
                    self.figures_shown[piece.lesson].add((region, reference.id))

    def _where(self, piece: Piece) -> tuple[str, ...]:
        """The regions that show a text."""
        return tuple(
            region
            for region in self.regions
            if (not piece.region or piece.region in self.register.lineage(region))
            and not any(
                fact_id in self.register.facts and self.register.value(fact_id, region) is None
                for fact_id in piece.rests_on
            )
        )

    def fact(self, fact_id: str, at: Location) -> Fact | None:
        """The fact, noted as quoted; F203 and None when there is none."""
        fact = self.register.facts.get(fact_id)
        if fact is None:
            self.findings.add("F203", at, id=fact_id, **near(fact_id, self.register.facts))
        else:
            self.quoted.add(fact_id)
        return fact

    def quiz_facts(self, lesson: Lesson) -> None:
        for question in lesson.quiz:
            for fact_id in question.facts:
                if fact_id in self.register.facts:
                    self.quoted.add(fact_id)
                else:
                    self.fact(fact_id, self.places.find(question.location, fact_id, near=20))

    def confidence(self) -> None:
        """F211 once for each quoted fact that rests on a weak source where it is built."""
        for fact_id in sorted(self.quoted):
            for region in self.regions:
                value = self.register.value(fact_id, region)
                if value is not None and value.confidence == "low":
                    at = self.places.find(value.location, "low", near=16)
                    self.findings.add("F211", at, id=fact_id)

    def _term(self, reference: Reference, at: Location) -> None:
        if reference.id not in self.terms:
            self.findings.add("T301", at, id=reference.id, **near(reference.id, self.terms))
        self._options(reference, at, None)

    def _pinyin(self, reference: Reference, at: Location, language: Language) -> None:
        option = reference.options[0] if reference.options else ""
        if language != "zh":
            self._unusable(at, option, ("英文里不标拼音", "English words have no pinyin"))
        elif len(reference.syllables) != len(reference.id) or not all(
            _SYLLABLE.fullmatch(syllable) for syllable in reference.syllables
        ):
            problem = (
                "每个字写一个带声调的音节，用空格隔开",
                "write one syllable for each character, with spaces between",
            )
            self._unusable(at, option, problem)
        self._options(reference, at, None)

    def _figure(self, reference: Reference, at: Location, piece: Piece) -> None:
        known = self.figures.get(piece.lesson, {})
        figure = known.get(reference.id)
        if figure is None:
            self.findings.add("F212", at, id=reference.id, **near(reference.id, known))
        self._options(reference, at, None if figure is None else figure.kind)

    def _fact(self, reference: Reference, at: Location, piece: Piece) -> None:
        fact = self.fact(reference.id, at)
        if fact is None:
            return
        if reference.kind == "fact" and fact.kind == "rule":
            self.findings.add("F209", at, id=reference.id)
        self._options(reference, at, fact.kind)
        hotline = fact.ask or HOTLINE
        if reference.fallback == "ask" and hotline not in self.register.facts:
            self.findings.add("F203", at, id=hotline, **near(hotline, self.register.facts))
        if reference.fallback:
            return
        lacking = [
            region for region in self._where(piece) if self.register.value(reference.id, region) is None
        ]
        if lacking:
            self.findings.add("F207", at, id=reference.id, region=", ".join(lacking))

    def _options(self, reference: Reference, at: Location, kind: FactKind | None) -> None:
        """F210 for formats that mean nothing, or nothing here."""
        for option in reference.unknown_options():
            problem = ("没有这种格式", "there is no such format")
            if reference.kind == "term":
                problem = ("词汇后面只能有一种说法", "a term takes one text")
            elif reference.kind == "pinyin":
                problem = ("拼音只写一遍", "pinyin is written once")
            self._unusable(at, option, problem)
        if reference.kind in {"term", "pinyin"}:
            return
        formats = [option for option in reference.options if option in references.FORMATS]
        for option in formats[1:]:
            self._unusable(at, option, ("只能选一种格式", "one format only"))
        for option in formats[:1]:
            if reference.kind == "cite":
                self._unusable(at, option, ("cite 只标依据，没有文字", "a citation shows no value"))
            elif option == "year" and kind is not None and kind != "date":
                self._unusable(at, option, ("只有日期有年份", "only a date has a year"))
            elif option != "year" and kind in {"date", "phone"}:
                self._unusable(
                    at, option, ("日期和电话没有这种写法", "dates and phone numbers have no such form")
                )

    def _unusable(self, at: Location, option: str, problem: tuple[str, str]) -> None:
        self.findings.add("F210", at, option=option, problem_zh=problem[0], problem=problem[1])
