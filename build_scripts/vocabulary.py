"""The lessons of one language and region become its vocabulary: the terms that they use, with definitions.

A lesson uses a term when a ``{term:…}`` marks it or when its Chinese text says the term's name. Chinese names are taken
for both languages: they are distinct, while English ones (cost, interest, permit) are everyday words as well, and the
two texts of a lesson say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from build_scripts.collation import letter, sort_key
from build_scripts.model import Edition, Language, ResolvedFact, Term
from build_scripts.resolve import Resolver
from build_scripts.words import Words

SOURCE = "content/glossary.yml"
_MARKUP = re.compile(r"<[^>]*>|\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class LessonName:
    """A lesson that uses a term."""

    slug: str
    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A term as readers look it up."""

    id: str
    letter: str
    """Under which it stands: A to Z (in Chinese of its pinyin), or ``…``."""
    name: str
    also: tuple[str, ...]
    definition: str
    lessons: tuple[LessonName, ...]
    """In the order of the index; never empty."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The terms of one language and region, in the order in which they are looked up."""

    entries: tuple[Entry, ...]
    quotes: tuple[Edition, ...]
    """Lessons stripped of all but the facts that definitions quote: what a list of the terms has to name as quoted."""


def vocabulary(
    resolver: Resolver, editions: tuple[Edition, ...], chinese: tuple[Edition, ...], region: str
) -> Vocabulary:
    """The vocabulary of some lessons; ``chinese`` are the same lessons in Chinese."""
    if not editions:
        return Vocabulary((), ())
    language = editions[0].language
    names = _names(resolver.catalogue.terms)
    used: dict[str, list[Edition]] = {}
    for edition, twin in zip(editions, chinese, strict=True):
        marked = {term.id for term in (*edition.terms, *twin.terms)}
        for term_id in sorted(marked | _named(twin, names)):
            used.setdefault(term_id, []).append(edition)
    entries: list[Entry] = []
    quoted: dict[str, dict[str, ResolvedFact]] = {}
    for term in resolver.catalogue.terms:
        if term.id not in used:
            continue
        lessons = used[term.id]
        words = Words(resolver.register, resolver.known, (), language, region)
        entries.append(_entry(term, language, words.plain(term.definition[language]), lessons))
        for fact in words.facts():
            quoted.setdefault(lessons[0].lesson, {})[fact.id] = replace(fact, source_number=0)
    return Vocabulary(
        tuple(sorted(entries, key=lambda entry: sort_key(entry.name, language))),
        tuple(_stripped(e, quoted[e.lesson].values()) for e in editions if e.lesson in quoted),
    )


def _entry(term: Term, language: Language, definition: str, lessons: Iterable[Edition]) -> Entry:
    name = term.name[language]
    also = term.also_zh if language == "zh" else term.also_en
    return Entry(
        term.id,
        letter(name, language),
        name,
        also,
        definition,
        tuple(LessonName(e.lesson, e.number, e.title) for e in lessons),
    )


def _stripped(edition: Edition, facts: Iterable[ResolvedFact]) -> Edition:
    return replace(
        edition,
        summary="",
        goals=(),
        audiences=(),
        passages=(),
        quiz=(),
        facts=tuple(facts),
        terms=(),
        contacts=(),
        pictures=(),
        checked="",
        review_by="",
        code="",
    )


def _names(terms: Iterable[Term]) -> tuple[tuple[str, str], ...]:
    """(name or synonym, id of the term that it is the name of), longest first; synonyms only hide shorter names."""
    found: dict[str, str] = {}
    for term in terms:
        for also in term.also_zh:
            found.setdefault(also, "")
    found |= {term.name.zh: term.id for term in terms}
    return tuple(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


def _named(edition: Edition, names: tuple[tuple[str, str], ...]) -> frozenset[str]:
    texts = [edition.title, edition.summary, *(passage.markdown for passage in edition.passages)]
    for question in edition.quiz:
        texts += [question.ask, question.explain, *(option.text for option in question.options)]
    return _named_in("\n".join(texts), names)


# As many lessons as a large programme has, or a preview would look through all of them after every save.
@lru_cache(maxsize=4096)
def _named_in(text: str, names: tuple[tuple[str, str], ...]) -> frozenset[str]:
    text = _MARKUP.sub("", text)
    found = set()
    for name, term_id in names:
        if name in text:
            text = text.replace(name, "\0")
            found.add(term_id)
    return frozenset(found - {""})
