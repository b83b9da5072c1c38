"""The same source on two days becomes what a reader sees change, lesson by lesson: sentences, and facts with values."""

from __future__ import annotations

import difflib
import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from build_scripts import reading
from build_scripts.channels.protocol import World
from build_scripts.model import Edition, Language, Lesson, ResolvedQuestion

_CITE = re.compile(r"<sup class=\"cite\">[^<]*</sup>")
_TAG = re.compile(r"</?(?:span|sup)\b[^>]*>")
_MARKS = re.compile(r"\*\*|__|`|(?<=\])\([^()]*\)|[\[\]]")


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """Sentences that give way to others at one place; one side may be empty."""

    place: str
    """Kind of block, ``title``, ``quiz:ID``, ``contacts`` …"""
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact of an edition that is worth something else, or rests on another source. Empty: not quoted that day."""

    id: str
    label: str
    before: str
    after: str
    source_before: str
    source_after: str


@dataclass(frozen=True, slots=True)
class LessonChange:
    """What changes in a lesson for the readers of one language and region."""

    lesson: str
    title: str
    language: Language
    region: str
    sentences: tuple[tuple[SentenceChange, tuple[str, ...]], ...]
    """Each with the channels whose readers see it."""
    facts: tuple[FactChange, ...]


def changes(
    before: World, after: World, languages: Iterable[Language], regions: Iterable[str]
) -> tuple[LessonChange, ...]:
    """All changes between two worlds of one source, in the order of the index; lessons without any are left out."""
    return tuple(
        change
        for lesson in after.catalogue.lessons
        for region in regions
        for language in languages
        for change in _lesson(lesson, before, after, language, region)
    )


def _lesson(
    lesson: Lesson, before: World, after: World, language: Language, region: str
) -> Iterator[LessonChange]:
    seen: dict[SentenceChange, list[str]] = {}
    facts: dict[FactChange, None] = {}
    for channel in lesson.channels:
        # A kit is read by the facilitator too.
        internal = channel == "kit"
        old = before.edition(lesson.id, channel, language, region, internal=internal)
        new = after.edition(lesson.id, channel, language, region, internal=internal)
        for sentence in _sentences(old, new):
            seen.setdefault(sentence, []).append(channel)
        facts |= dict.fromkeys(_facts(old, new))
    if seen or facts:
        title = lesson.text(language).title
        told = tuple((sentence, tuple(channels)) for sentence, channels in seen.items())
        yield LessonChange(lesson.id, title, language, region, told, tuple(facts))


def _facts(old: Edition, new: Edition) -> Iterator[FactChange]:
    was = {fact.id: fact for fact in old.facts}
    now = {fact.id: fact for fact in new.facts}
    for name in dict.fromkeys([*was, *now]):
        a, b = was.get(name), now.get(name)
        text_a, text_b = (fact.text if fact is not None else "" for fact in (a, b))
        source_a, source_b = (fact.source if fact is not None else "" for fact in (a, b))
        if (text_a, source_a) != (text_b, source_b):
            label = (b or a).label  # type: ignore[union-attr]  # the name comes from one of the two
            yield FactChange(name, label, text_a, text_b, source_a, source_b)


def _sentences(old: Edition, new: Edition) -> Iterator[SentenceChange]:
    was, now = list(said(old)), list(said(new))
    places = dict.fromkeys(place for place, _ in [*now, *was])
    for place in places:
        a = [words for p, words in was if p == place]
        b = [words for p, words in now if p == place]
        matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
        for tag, a1, a2, b1, b2 in matcher.get_opcodes():
            if tag != "equal":
                yield SentenceChange(place, tuple(a[a1:a2]), tuple(b[b1:b2]))


def said(edition: Edition) -> Iterator[tuple[str, str]]:
    """Every sentence of an edition with its place, as plain words; numbers of citations are left out."""
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
    for term in edition.terms:
        yield from _split(f"term:{term.id}", term.definition, language)
    for contact in edition.contacts:
        yield "contacts", " ".join(part for part in (contact.name, contact.phone, contact.where) if part)


def _texts(question: ResolvedQuestion) -> Iterator[str]:
    yield question.ask
    yield from (option.text for option in question.options)
    yield from (" – ".join(pair) for pair in question.pairs)
    yield question.answer
    yield question.explain


def _split(place: str, markdown: str, language: Language) -> Iterator[tuple[str, str]]:
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


def as_text(found: tuple[LessonChange, ...]) -> str:
    """Lines for a terminal: lesson, region and language, then before (-) and after (+)."""
    lines: list[str] = []
    for lesson in dict.fromkeys(change.lesson for change in found):
        here = [change for change in found if change.lesson == lesson]
        lines += ["", f"{lesson}  {here[0].title}"] if lines else [f"{lesson}  {here[0].title}"]
        for change in here:
            lines.append(f"  {change.region} {change.language}")
            for sentence, channels in change.sentences:
                lines.append(f"    {sentence.place}  ({', '.join(channels)})")
                lines += [f"      - {words}" for words in sentence.before]
                lines += [f"      + {words}" for words in sentence.after]
            lines += [f"    {line}" for fact in change.facts for line in _fact_lines(fact)]
    return "\n".join(lines)


def _fact_lines(fact: FactChange) -> Iterator[str]:
    yield f"{fact.id}  {fact.label}：{fact.before or '–'} → {fact.after or '–'}"
    if fact.source_before != fact.source_after:
        yield f"  {fact.source_before or '–'} → {fact.source_after or '–'}"
