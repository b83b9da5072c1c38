"""The catalogue becomes every piece of text that a reader may see, each with its language and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from build_scripts import figures, formula
from build_scripts.documents.tags import blanked
from build_scripts.model import (
    LANGUAGES,
    Calculator,
    Catalogue,
    Figure,
    Flow,
    Language,
    Lesson,
    LessonText,
    Location,
    OwnDocument,
    Question,
    Text,
    Workshop,
)
from build_scripts.validate.places import Places


@dataclass(frozen=True, slots=True)
class Piece:
    """One text in one language."""

    text: str
    language: Language
    what: str
    """What it is, in one word: title, summary, goal, block, quiz, definition, label …"""
    start: Location
    lesson: str = ""
    """The lesson whose figures hold here; empty outside lessons."""
    region: str = ""
    """The region that alone shows it (and those below it); empty: every region."""
    markdown: bool = False
    """True for a block's body: its lines stand in the file as they are, and it is rendered as Markdown."""
    references: bool = True
    """Whether references are replaced here."""
    amounts: bool = True
    """Whether a bare amount is a mistake here."""
    rests_on: tuple[str, ...] = ()
    """Facts without which a region does not show it."""

    def at(self, offset: int, places: Places) -> Location:
        """Where a character of the text stands."""
        if not self.markdown:
            return places.inside(self.start, self.text, offset)
        line_start = self.text.rfind("\n", 0, offset) + 1
        return Location(
            self.start.path, self.start.line + self.text.count("\n", 0, offset), offset - line_start + 1
        )


def pieces(catalogue: Catalogue, places: Places) -> Iterator[Piece]:
    """Every text, lessons first."""
    for lesson in catalogue.lessons:
        yield from lesson_pieces(lesson, places)
    yield from _glossary(catalogue)
    yield from _regions(catalogue)
    for workshop in catalogue.workshops:
        yield from workshop_pieces(workshop)
    for flow in catalogue.flows:
        yield from flow_pieces(flow)
    for calculator in catalogue.calculators:
        yield from calculator_pieces(calculator)
    for handbook in catalogue.handbooks:
        for text in (handbook.title, handbook.about):
            yield from both(text, "handbook", handbook.location, references=False)
    for slogan in catalogue.slogans:
        yield from both(slogan.say, "slogan", slogan.location)
    yield from _classroom(catalogue)
    for notice in catalogue.notices:
        for plain in (notice.title, notice.where):
            yield from both(plain, "notice", notice.location, references=False)
        for paragraph in notice.text:
            yield from both(paragraph, "notice", notice.location)
    yield from _register(catalogue)
    yield from _index(catalogue)


def _classroom(catalogue: Catalogue) -> Iterator[Piece]:
    for cards in catalogue.card_sets:
        for text in (cards.title, cards.use):
            yield from both(text, "cards", cards.location, references=False)
        for card in cards.cards:
            for words in (card.front, card.note, card.back):
                if words is not None:
                    yield from both(words, "card", card.location, references=False)
    for course in catalogue.courses:
        for text in (course.title, course.years, course.about):
            yield from both(text, "course", course.location, references=False)
    for teaching in catalogue.teaching:
        told = (*teaching.board, *teaching.slow, *teaching.fast, *teaching.power)
        for words in (*told, *(text for link in teaching.links for text in (link.course, link.point))):
            yield from both(words, "teaching", teaching.location, references=False)
    for profile in catalogue.profiles:
        yield from both(profile.school, "school", profile.location, references=False)


def lesson_pieces(lesson: Lesson, places: Places) -> Iterator[Piece]:
    """The lesson's texts: both files, then the quiz, then the words in its pictures."""
    for language in LANGUAGES:
        yield from text_pieces(lesson.id, lesson.text(language), places)
    yield from quiz_pieces(lesson)
    yield from _pictures(lesson, places)


def text_pieces(lesson: str, text: LessonText, places: Places) -> Iterator[Piece]:
    """One language's file from top to bottom."""
    marks = dict(text.marks)
    heads = [("title", "title", text.title), ("summary", "summary", text.summary)]
    heads += [(f"goals.{i}", "goal", goal) for i, goal in enumerate(text.goals)]
    for key, what, words in heads:
        if words:
            yield Piece(words, text.language, what, marks.get(key, text.location), lesson)
    for block in text.blocks:
        for what, words in (("block-title", block.title), ("materials", block.materials)):
            if words:
                start = places.find(block.location, words, near=8)
                yield Piece(words, text.language, what, start, lesson)
        if block.markdown:
            start = Location(block.location.path, block.body_line)
            yield Piece(block.markdown, text.language, "block", start, lesson, markdown=True)


def quiz_pieces(lesson: Lesson) -> Iterator[Piece]:
    """The quiz, question by question."""
    known = {figure.id: figure for figure in lesson.figures}
    for question in lesson.quiz:
        texts = [question.ask, *(option.text for option in question.options)]
        texts += [side for pair in question.pairs for side in (pair.left, pair.right)]
        if isinstance(question.answer, Text):
            texts.append(question.answer)
        texts.append(question.explain)
        asked = _asked(question, known)
        for text in texts:
            for piece in both(text, "quiz", question.location, lesson=lesson.id):
                yield replace(piece, rests_on=asked)


def _asked(question: Question, known: Mapping[str, Figure]) -> tuple[str, ...]:
    try:
        return figures.facts_asked(question, known)
    except formula.FormulaError:  # the check of formulas reports it
        return ()


def both(
    text: Text | None,
    what: str,
    location: Location,
    *,
    lesson: str = "",
    region: str = "",
    references: bool = True,
    amounts: bool = True,
) -> Iterator[Piece]:
    """The two languages of a text; nothing for one that is empty."""
    if text is None:
        return
    for language in LANGUAGES:
        words = text[language]
        start = (text.zh_at if language == "zh" else text.en_at) or location
        if words:
            yield Piece(words, language, what, start, lesson, region, references=references, amounts=amounts)


def _glossary(catalogue: Catalogue) -> Iterator[Piece]:
    for term in catalogue.terms:
        yield from both(term.name, "term", term.location, references=False, amounts=False)
        yield from both(term.definition, "definition", term.location)


def _regions(catalogue: Catalogue) -> Iterator[Piece]:
    for region in catalogue.regions:
        yield from both(region.name, "name", region.location, references=False)
        for contact in region.contacts:
            at = contact.location
            yield from both(contact.name, "name", at, region=region.id, references=False)
            yield from both(contact.where, "contact", at, region=region.id)
            yield from both(contact.about, "contact", at, region=region.id)
        for text in region.missing:
            yield from both(text, "missing", region.location, region=region.id, references=False)


def workshop_pieces(workshop: Workshop) -> Iterator[Piece]:
    """A workshop's texts in the order of its file."""
    for text in (workshop.title, workshop.purpose, workshop.place):
        yield from both(text, "workshop", workshop.location)
    for session in workshop.sessions:
        parts = (session.title, session.lead, session.method, session.materials, session.script)
        supplies = (supply.what for supply in session.supplies)
        tracks = (text for track in session.tracks for text in (track.title, track.lead, track.room))
        for part in (*parts, *supplies, *tracks):
            yield from both(part, "workshop", session.location)
    for item in workshop.feedback:
        for text in (item.ask, *item.options):
            yield from both(text, "workshop", workshop.location)
    for field in workshop.fields:
        for label in (field.label, field.unit, *(option.label for option in field.options)):
            yield from both(label, "field", field.location, references=False)
    for document in workshop.documents:
        yield from document_pieces(document)


def document_pieces(document: OwnDocument) -> Iterator[Piece]:
    """An organiser's document: its name, and its text in each language without what {{ … }} puts there."""
    for text in (document.title, document.note):
        yield from both(text, "document", document.location, references=False)
    for language in LANGUAGES:
        written = document.text(language)
        if written is not None:
            yield Piece(blanked(written.source), language, "document", written.location, markdown=True)


def flow_pieces(flow: Flow) -> Iterator[Piece]:
    """A flow's texts in the order of its file. Its title and introduction stand on lists too and quote nothing."""
    for text in (flow.title, flow.intro):
        yield from both(text, "flow", flow.location, references=False)
    for node in flow.nodes:
        for text in node.texts():
            yield from both(text, "flow", node.location)


def calculator_pieces(calculator: Calculator) -> Iterator[Piece]:
    """A calculator's texts; labels quote nothing, since they stand in formulas and forms."""
    for text in (calculator.title, calculator.intro):
        yield from both(text, "calculator", calculator.location, references=False)
    for given in calculator.inputs:
        for label in (given.label, *(option.label for option in given.options)):
            yield from both(label, "calculator", given.location, references=False)
        yield from both(given.help, "calculator", given.location)
    for result in calculator.results:
        yield from both(result.label, "calculator", result.location, references=False)
        yield from both(result.note, "calculator", result.location)
    for text in calculator.assumptions:
        yield from both(text, "calculator", calculator.location)
    for example in calculator.examples:
        yield from both(example.label, "calculator", example.location, references=False)


def _register(catalogue: Catalogue) -> Iterator[Piece]:
    """Labels, notes and titles of laws name the thing itself, numbers included: bare amounts are allowed there."""
    for fact in catalogue.facts:
        yield from both(fact.label, "label", fact.location, references=False, amounts=False)
        yield from both(fact.statement, "statement", fact.location, references=False)
        for value in fact.values:
            yield from both(value.note, "note", value.location, references=False, amounts=False)
    for source in catalogue.sources:
        yield from both(source.title, "source", source.location, references=False, amounts=False)


def _index(catalogue: Catalogue) -> Iterator[Piece]:
    here = Location("content/index.yml", 1)
    programme = catalogue.programme
    texts: list[Text | None] = [
        programme.name,
        programme.motto,
        programme.about,
        programme.publisher,
        programme.disclaimer,
    ]
    for audience in catalogue.audiences:
        texts += [audience.name, audience.about]
    texts += [name for _, name in catalogue.levels]
    for strand in catalogue.strands:
        texts += [strand.title, *(module.title for module in strand.modules)]
    for text in texts:
        yield from both(text, "index", here, references=False)


_SVG_TEXT = re.compile(r"<(?P<tag>text|tspan|title|desc)\b[^>]*>(?P<words>[^<]+)", re.IGNORECASE)


def _pictures(lesson: Lesson, places: Places) -> Iterator[Piece]:
    """The words drawn in SVG pictures; the language does not matter for what is sought in them."""
    for picture in lesson.pictures:
        if not picture.path.lower().endswith(".svg"):
            continue
        for number, line in enumerate(places.lines(picture.path), 1):
            for match in _SVG_TEXT.finditer(line):
                start = Location(picture.path, number, match.start("words") + 1)
                yield Piece(match["words"], "zh", "picture", start, lesson.id, references=False)
