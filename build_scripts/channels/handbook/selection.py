"""A handbook of the index becomes its lessons in parts, each cut to what a book carries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from build_scripts.canonical import edition_code
from build_scripts.channels.handbook.detail import Group, Part
from build_scripts.channels.protocol import World
from build_scripts.model import Edition, Handbook, Language, Lesson, Passage, earliest_check, first_review

WHOLE = "site"
"""The channel that carries the whole lessons, which a book shares with it."""
CARRIED = ("key-messages", "example", "what", "get", "steps", "warning", "who", "prose", "discussion")
"""Kinds of passages in a book: everything but what is done in a group with a facilitator."""

_FACT = re.compile(r'data-fact="([^"]+)"')
_CITE = re.compile(r'<sup class="cite">(\d+)</sup>')
_TERM = re.compile(r'data-term="([^"]+)"')


def lessons_of(handbook: Handbook, world: World) -> tuple[Lesson, ...]:
    """In the order of the index."""
    return tuple(
        lesson
        for lesson in world.lessons(WHOLE)
        if handbook.strand in {"", lesson.strand}
        and (not handbook.audience or handbook.audience in lesson.audiences)
    )


def parts_of(
    handbook: Handbook, lessons: tuple[Lesson, ...], world: World, language: Language
) -> tuple[Part, ...]:
    """The book of one strand has its modules as parts; other books have the strands, with modules as headings."""
    wanted = {lesson.id for lesson in lessons}
    parts: list[Part] = []
    for strand in world.catalogue.strands:
        groups = [
            Group(module.title[language], tuple(slug for slug in module.lessons if slug in wanted))
            for module in strand.modules
        ]
        groups = [group for group in groups if group.lessons]
        if handbook.strand:
            parts += [Part(group.title, (replace(group, title=""),)) for group in groups]
        elif groups:
            parts.append(Part(strand.title[language], tuple(groups)))
    return tuple(parts)


def for_a_book(edition: Edition) -> Edition:
    """The edition without the passages that a book leaves out, and without the facts and terms of these alone."""
    kept = tuple(passage for passage in edition.passages if passage.kind in CARRIED)
    dropped = tuple(passage for passage in edition.passages if passage.kind not in CARRIED)
    facts_gone = _facts(edition, dropped) - _facts(edition, kept) - _facts_of_quiz(edition)
    terms_gone = _named(_TERM, dropped) - _named(_TERM, kept)
    facts = tuple(fact for fact in edition.facts if fact.id not in facts_gone)
    book = replace(
        edition,
        channel="handbook",
        passages=kept,
        facts=facts,
        terms=tuple(term for term in edition.terms if term.id not in terms_gone),
        pictures=tuple(
            picture
            for picture in edition.pictures
            if any(picture.path.rpartition("/")[2] in passage.markdown for passage in kept)
        ),
        checked=earliest_check(facts),
        review_by=first_review(facts),
        code="",
    )
    return replace(book, code=edition_code(edition.lesson, edition.region, edition.language, book))


def _facts(edition: Edition, passages: Iterable[Passage]) -> set[str]:
    return _facts_in(edition, (passage.markdown for passage in passages))


def _facts_of_quiz(edition: Edition) -> set[str]:
    texts: list[str] = []
    for question in edition.quiz:
        texts += [question.ask, question.answer, question.explain, *(o.text for o in question.options)]
        texts += [side for pair in question.pairs for side in pair]
    return _facts_in(edition, texts)


def _facts_in(edition: Edition, texts: Iterable[str]) -> set[str]:
    """Facts that texts quote, and those whose source they cite."""
    whole = "\n".join(texts)
    quoted, cited = set(_FACT.findall(whole)), {int(number) for number in _CITE.findall(whole)}
    return quoted | {fact.id for fact in edition.facts if fact.source_number in cited}


def _named(pattern: re.Pattern[str], passages: Iterable[Passage]) -> set[str]:
    return {name for passage in passages for name in pattern.findall(passage.markdown)}
