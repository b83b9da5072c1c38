"""The world in one language and region becomes jobs: offprints of lessons, and handbooks that need them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from build_scripts.canonical import edition_digest
from build_scripts.channels.handbook.detail import Detail, Group, Origin, Part
from build_scripts.channels.handbook.form import FormName
from build_scripts.channels.handbook.selection import WHOLE, for_a_book, parts_of
from build_scripts.channels.protocol import World
from build_scripts.formats import legal_source
from build_scripts.model import (
    Edition,
    Handbook,
    Job,
    Language,
    Lesson,
    ResolvedFact,
    earliest_check,
    first_review,
)
from build_scripts.vocabulary import SOURCE, Entry
from build_scripts.words import Words

NAME = "handbook"
FILE = "content/handbooks.yml"
_FOLDERS: dict[FormName, str] = {"a5": "", "large-print": "large-print/"}
"""Where jobs and files of a form stand below their language and region."""
_LINK = re.compile(r"\]\(lesson:([^)#\s]+)")


class Stock:
    """What the jobs of one language and region share."""

    def __init__(self, world: World, language: Language, region: str) -> None:
        self.world = world
        self.language = language
        self.region = region
        self._editions: dict[str, Edition] = {}
        self._sources = {source.id: n for n, source in enumerate(world.catalogue.sources, 1)}
        self._numbers = {lesson.id: lesson.number for lesson in world.catalogue.lessons}

    def edition(self, lesson: str) -> Edition:
        """The lesson as a book carries it; made once, so that its digest is taken once."""
        if lesson not in self._editions:
            whole = self.world.edition(lesson, WHOLE, self.language, self.region)
            self._editions[lesson] = for_a_book(whole)
        return self._editions[lesson]

    def offprint(self, lesson: Lesson, form: FormName) -> Job:
        """One lesson by itself."""
        edition = self.edition(lesson.id)
        detail = self._detail(
            (edition,),
            title=edition.title,
            about=edition.summary,
            readers=edition.audiences,
            parts=(Part(edition.strand_title, (Group(edition.module_title, (lesson.id,)),)),),
            form=form,
        )
        job = self._job(f"lesson/{lesson.id}", (edition,), replace(detail, code=edition.code))
        return replace(job, lesson=lesson.id, part="offprint")

    def book(
        self, handbook: Handbook, lessons: tuple[Lesson, ...], form: FormName, needs: tuple[str, ...]
    ) -> Job:
        """A handbook; ``needs`` are its lessons' offprints of the same form, in the order of the lessons."""
        editions = tuple(self.edition(lesson.id) for lesson in lessons)
        detail = self._detail(
            editions,
            handbook=handbook.id,
            title=handbook.title[self.language],
            about=handbook.about[self.language],
            readers=tuple(self._readers(handbook, lessons)),
            parts=parts_of(handbook, lessons, self.world, self.language),
            form=form,
        )
        said = (detail, tuple(edition.code for edition in editions))
        code = f"H-{handbook.id}-{self.region}-{self.language}-{edition_digest(said)}"
        job = self._job(handbook.id, editions, replace(detail, code=code))
        return replace(job, needs=needs, sources=(FILE, *job.sources), part="book")

    def _job(self, name: str, editions: tuple[Edition, ...], detail: Detail) -> Job:
        return replace(
            self.world.job(NAME, self.language, self.region, _FOLDERS[detail.form] + name),
            editions=editions,
            detail=detail,
            sources=(SOURCE,) if detail.terms else (),
            facts=tuple(fact for entry in detail.terms for fact in self._defined[entry.id]),
        )

    def _detail(
        self,
        editions: tuple[Edition, ...],
        *,
        title: str,
        about: str,
        readers: tuple[str, ...],
        parts: tuple[Part, ...],
        form: FormName,
        handbook: str = "",
    ) -> Detail:
        terms = tuple(self._terms({edition.lesson for edition in editions}))
        facts = [fact for edition in editions for fact in edition.facts]
        facts += [fact for entry in terms for fact in self._defined[entry.id]]
        resolver = self.world.resolver
        return Detail(
            handbook=handbook,
            title=title,
            about=about,
            place=resolver.register.regions[self.region].name[self.language],
            readers=readers,
            site=f"{resolver.base_url}/{resolver.site_path(self.language, self.region)}",
            parts=parts,
            terms=terms,
            origins=tuple(origin for edition in editions for origin in self._origins(edition)),
            numbers=tuple((name, self._numbers[name]) for name in sorted(_linked(editions))),
            code="",
            checked=earliest_check(facts),
            review_by=first_review(facts),
            form=form,
        )

    def _terms(self, lessons: set[str]) -> Iterator[Entry]:
        for entry in self.world.vocabulary(self.language, self.region).entries:
            here = tuple(lesson for lesson in entry.lessons if lesson.slug in lessons)
            if here:
                yield replace(entry, lessons=here)

    @cached_property
    def _defined(self) -> dict[str, tuple[ResolvedFact, ...]]:
        """The facts that definitions quote, by term."""
        resolver = self.world.resolver
        found: dict[str, tuple[ResolvedFact, ...]] = {}
        for term in self.world.catalogue.terms:
            words = Words(resolver.register, resolver.known, (), self.language, self.region)
            words.plain(term.definition[self.language])
            found[term.id] = tuple(replace(fact, source_number=0) for fact in words.facts())
        return found

    def _origins(self, edition: Edition) -> Iterator[Origin]:
        register, sources = self.world.resolver.register, self.world.resolver.known.sources
        for fact in edition.facts:
            value = register.value(fact.id, self.region)
            if value is None:
                raise LookupError(f"{edition.lesson} quotes {fact.id}, which has no value in {self.region}")
            source = sources[value.source]
            document = source.kind in {"law", "regulation", "notice"}
            law = legal_source(source.title[self.language], "", self.language, document=document)
            article = fact.source.removeprefix(law).lstrip("，, ")
            yield Origin(edition.lesson, fact.id, self._sources[source.id], law, article)

    def _readers(self, handbook: Handbook, lessons: Iterable[Lesson]) -> Iterator[str]:
        """The audience of the book, or all for whom its lessons are, in the order of the index."""
        wanted = {name for lesson in lessons for name in lesson.audiences}
        if handbook.audience:
            wanted = {handbook.audience}
        for audience in self.world.catalogue.audiences:
            if audience.id in wanted and not audience.internal:
                yield audience.name[self.language]


def _linked(editions: Iterable[Edition]) -> set[str]:
    """The lessons that texts link to."""
    found: set[str] = set()
    for edition in editions:
        texts = [passage.markdown for passage in edition.passages]
        for question in edition.quiz:
            texts += [question.ask, question.explain, question.answer, *(o.text for o in question.options)]
        found |= {slug for text in texts for slug in _LINK.findall(text)}
    return found
