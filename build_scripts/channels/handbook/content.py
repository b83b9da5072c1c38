"""A job becomes the content of a book: chapters with marked HTML, answers, terms, laws and contacts, for every form of
the book."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from build_scripts.channels.handbook.detail import Detail, Part
from build_scripts.channels.handbook.marks import Law, Mark, Marker
from build_scripts.channels.handbook.wording import WORDING, Wording
from build_scripts.model import (
    Edition,
    Job,
    Language,
    Picture,
    ProgrammeText,
    ResolvedContact,
    ResolvedQuestion,
)
from build_scripts.render import markdown
from build_scripts.vocabulary import Entry

_HEADING = re.compile(r"(</?h)([2-5])\b")
_LINK = re.compile(r'<a href="lesson:([^"#]+)[^"]*">(.*?)</a>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A passage of a chapter."""

    kind: str
    title: str
    setting: str
    html: str
    """Blocks of marked HTML, headings from h4 down; pictures have their path below the lesson's folder."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A lettered answer to choose, or a lettered partner."""

    letter: str
    html: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question without its answer."""

    number: int
    html: str
    hint: str
    """(more than one is right)"""
    choices: tuple[Choice, ...]
    partners: tuple[str, ...]
    """Of a matching question: what wants a partner among the choices, numbered from 1."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question, for the back of the book."""

    number: int
    right: str
    """B; A、C; 1 C，2 A; empty for an open question."""
    html: str
    """Why, or the answer to an open question."""


@dataclass(frozen=True, slots=True)
class Helper:
    """Someone to turn to, named at the end of a chapter."""

    contact: ResolvedContact
    mark: str
    """The class that marks the place."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A lesson in the book."""

    number: int
    """The lesson's own, as in the index of the whole programme."""
    edition: Edition
    blocks: tuple[Block, ...]
    questions: tuple[Question, ...]
    answers: tuple[Answer, ...]
    helpers: tuple[Helper, ...]

    def picture(self, path: str) -> Picture:
        """The picture at a path below the lesson's folder."""
        whole = f"content/lessons/{self.edition.lesson}/{path}"
        return next(picture for picture in self.edition.pictures if picture.path == whole)


@dataclass(frozen=True, slots=True)
class Section:
    """Chapters under one heading of a part."""

    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class BookPart:
    """What one title page announces."""

    number: int
    title: str
    sections: tuple[Section, ...]

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """All of them, in order."""
        return tuple(chapter for section in self.sections for chapter in section.chapters)


@dataclass(frozen=True, slots=True)
class Content:
    """A whole book."""

    detail: Detail
    programme: ProgrammeText
    wording: Wording
    language: Language
    region: str
    parts: tuple[BookPart, ...]
    terms: tuple[Entry, ...]
    """Those of the glossary that the book says somewhere."""
    laws: tuple[Law, ...]
    contacts: tuple[ResolvedContact, ...]
    marks: tuple[Mark, ...]
    phones: frozenset[str]
    """Ids of facts that are phone numbers."""

    @property
    def large_print(self) -> bool:
        """Whether it is the book for those who see little."""
        return self.detail.form == "large-print"

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """All of them, in order."""
        return tuple(chapter for part in self.parts for chapter in part.chapters)


def content(job: Job) -> Content:
    """The content of a job's book."""
    assert isinstance(job.detail, Detail)
    detail, wording = job.detail, WORDING[job.language]
    editions = {edition.lesson: edition for edition in job.editions}
    numbers = dict(detail.numbers)
    marker = Marker(detail, job.editions)
    chapters = {slug: _chapter(edition, numbers, marker, wording) for slug, edition in editions.items()}
    used = {mark.key for mark in marker.marks if mark.kind == "term"}
    return Content(
        detail=detail,
        programme=job.programme,
        wording=wording,
        language=job.language,
        region=job.region,
        parts=tuple(_part(number, part, chapters) for number, part in enumerate(detail.parts, 1)),
        terms=tuple(entry for entry in detail.terms if entry.id in used),
        laws=marker.laws(),
        contacts=_contacts(job.editions),
        marks=tuple(marker.marks),
        phones=frozenset(f.id for edition in job.editions for f in edition.facts if f.kind == "phone"),
    )


def _part(number: int, part: Part, chapters: dict[str, Chapter]) -> BookPart:
    return BookPart(
        number,
        part.title,
        tuple(Section(group.title, tuple(chapters[slug] for slug in group.lessons)) for group in part.groups),
    )


def _contacts(editions: tuple[Edition, ...]) -> tuple[ResolvedContact, ...]:
    """Everyone to turn to: phone numbers in their order, then windows in that of the register."""
    found = {contact.id: contact for edition in editions for contact in edition.contacts}
    return tuple(sorted(found.values(), key=lambda c: (not c.phone, len(c.phone), c.phone)))


def _chapter(edition: Edition, numbers: dict[str, int], marker: Marker, wording: Wording) -> Chapter:
    number = edition.number

    def whole(text: str) -> str:
        html = _HEADING.sub(lambda m: f"{m[1]}{int(m[2]) + 2}", markdown.to_html(text))
        return marker.html(_linked(html, numbers, wording), edition, number)

    def line(text: str) -> str:
        return marker.html(_linked(markdown.to_inline_html(text), numbers, wording), edition, number)

    blocks = [Block(p.kind, p.title, p.setting, whole(p.markdown)) for p in edition.passages]
    blocks = [Block(b.kind, b.title, b.setting, marker.named(b.html, edition, number)) for b in blocks]
    questions = [_question(n, question, line, wording) for n, question in enumerate(edition.quiz, 1)]
    explained = "".join(passage.markdown for passage in edition.passages if passage.kind == "who")
    more = [contact for contact in edition.contacts if not contact.said_in(explained)]
    return Chapter(
        number=number,
        edition=edition,
        blocks=tuple(blocks),
        questions=tuple(question for question, _ in questions),
        answers=tuple(answer for _, answer in questions),
        helpers=tuple(Helper(contact, marker.contact(contact.id, number)) for contact in more),
    )


def _linked(html: str, numbers: dict[str, int], wording: Wording) -> str:
    """Links to lessons say the number of the lesson, which is the same in every book."""

    def link(match: re.Match[str]) -> str:
        number = numbers[match[1]]
        return f'<span class="lesson-{number}">{match[2]}{wording.see_lesson.format(number=number)}</span>'

    return _LINK.sub(link, html)


def _question(
    number: int, question: ResolvedQuestion, line: Callable[[str], str], wording: Wording
) -> tuple[Question, Answer]:
    choices: tuple[Choice, ...] = ()
    partners: tuple[str, ...] = ()
    right: list[str] = []
    if question.type == "matching":
        order = sorted(range(len(question.pairs)), key=lambda n: _shuffled(question.pairs[n][1]))
        letters = {place: _letter(n) for n, place in enumerate(order)}
        choices = tuple(Choice(letters[place], line(question.pairs[place][1])) for place in order)
        partners = tuple(line(left) for left, _ in question.pairs)
        right = [f"{n}\u00a0{letters[n - 1]}" for n in range(1, len(partners) + 1)]
    elif question.type != "open":
        choices = tuple(Choice(_letter(n), line(option.text)) for n, option in enumerate(question.options))
        right = [_letter(n) for n, option in enumerate(question.options) if option.right]
    html = line(question.ask)
    hints = {"multiple": wording.several, "matching": wording.match}
    explained = question.answer if question.type == "open" else question.explain
    if question.type == "open" and question.explain:
        explained = f"{question.answer}{wording.space}{question.explain}"
    return (
        Question(number, html, hints.get(question.type, ""), choices, partners),
        Answer(number, wording.stop.join(right), line(explained)),
    )


def _letter(number: int) -> str:
    return chr(ord("A") + number)


def _shuffled(text: str) -> str:
    """An order that does not give the answer away, the same in every build."""
    return hashlib.sha256(text.encode()).hexdigest()
