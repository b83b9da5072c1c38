"""The glossary channel: one job per language and region; each gives one PDF of the terms in the order of look-up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from build_scripts.canonical import edition_code
from build_scripts.channels.glossary.wording import WORDING, Wording
from build_scripts.channels.protocol import World
from build_scripts.formats import day_in_words
from build_scripts.model import Job, Language, Output, first_review
from build_scripts.render.press import Press
from build_scripts.render.typography import typeset
from build_scripts.vocabulary import SOURCE, Entry, LessonName

_STYLES = ("_shared/print.css", "glossary/glossary.css")


@dataclass(frozen=True, slots=True)
class Detail:
    """What the list is made of; facts that definitions quote are in the job's editions."""

    region_name: str
    entries: tuple[Entry, ...]


class GlossaryChannel:
    """Lists of terms for the wall, the folder and the table."""

    name = "glossary"

    def plan(self, world: World) -> tuple[Job, ...]:
        """A job for each language and region whose lessons use a term."""
        return tuple(
            job
            for language in world.languages
            for region in world.regions
            if (job := self._job(world, language, region)) is not None
        )

    def _job(self, world: World, language: Language, region: str) -> Job | None:
        words = world.vocabulary(language, region)
        if not words.entries:
            return None
        place = world.resolver.register.regions[region].name[language]
        return replace(
            world.job(self.name, language, region),
            editions=words.quotes,
            detail=Detail(place, words.entries),
            sources=(SOURCE,),
        )

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """One PDF per job."""
        return tuple((Output(f"{job.id}.pdf", "application/pdf", _pdf(job, press)),) for job in jobs)


def _pdf(job: Job, press: Press) -> bytes:
    assert isinstance(job.detail, Detail)
    words, entries = WORDING[job.language], job.detail.entries
    lessons: dict[str, LessonName] = {lesson.slug: lesson for entry in entries for lesson in entry.lessons}
    html = press.html(
        "glossary/glossary.html.j2",
        w=words,
        code=_code(job),
        review=_review(job, words),
        set=lambda text: _set(text, job.language),
        programme=job.programme,
        region_name=job.detail.region_name,
        count=len(entries),
        letters=tuple((letter, tuple(found)) for letter, found in groupby(entries, key=lambda e: e.letter)),
        lessons=tuple(sorted(lessons.values(), key=lambda lesson: lesson.number)),
    )
    return press.pdf(html, press.style(*_STYLES))


def _set(text: str, language: Language) -> Markup:
    return Markup(typeset(str(Markup.escape(text)), language))  # noqa: S704 -- escaped


def _code(job: Job) -> str:
    """The edition of the list, as lessons have one: ``W-QY-zh-3F9A2C``."""
    return edition_code("w", job.region, job.language, (job.detail, job.editions))


def _review(job: Job, words: Wording) -> str:
    facts = [fact for edition in job.editions for fact in edition.facts]
    day = first_review(facts)
    return words.review.format(day=day_in_words(day, job.language)) if day else ""
