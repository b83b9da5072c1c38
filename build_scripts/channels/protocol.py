"""What a channel is: it plans jobs from the resolved world, and renders jobs to outputs.

To add one, make ``channels/<name>.py`` (or a package) with ``CHANNEL = YourChannel()``, a folder
``templates/<name>/``, tests, and its name in ``content/index.yml``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Protocol

from build_scripts.model import (
    Catalogue,
    Edition,
    Job,
    Language,
    Lesson,
    Output,
    Profile,
    ProgrammeText,
    ResolvedCalculator,
    ResolvedFlow,
)
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from build_scripts.resolve_calculator import resolve_calculator
from build_scripts.resolve_flow import resolve_flow
from build_scripts.vocabulary import Vocabulary, vocabulary


class World:
    """The whole source, resolved for one date; editions are made once.

    A plan always covers all languages and regions of the index: options of the command line choose later which of
    its jobs are rendered.
    """

    def __init__(self, catalogue: Catalogue, resolver: Resolver, profile: Profile | None = None) -> None:
        """``profile``: the school that is built for."""
        self.catalogue = catalogue
        self.resolver = resolver
        self.profile = profile
        self._editions: dict[tuple[str, str, Language, str, bool], Edition] = {}
        self._flows: dict[tuple[Language, str], tuple[ResolvedFlow, ...]] = {}
        self._calculators: dict[tuple[Language, str], tuple[ResolvedCalculator, ...]] = {}
        self._vocabularies: dict[tuple[Language, str], Vocabulary] = {}

    @property
    def languages(self) -> tuple[Language, ...]:
        """zh first."""
        return ("zh", "en")

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions built, the home region first."""
        return self.catalogue.regions_built

    @property
    def home(self) -> str:
        """The region of what is made for one region only: the profile's, else the home region."""
        return self.profile.region if self.profile is not None else self.regions[0]

    def school(self, language: Language) -> str:
        """Whose materials they are, for their heads; empty where they are for everybody."""
        return self.profile.school[language] if self.profile is not None else ""

    def teaches(self, lesson: Lesson) -> bool:
        """Whether the school that is built for teaches a lesson; everybody teaches all."""
        return self.profile is None or self.profile.teaches(lesson)

    @property
    def as_of(self) -> date:
        """The date whose rules hold. Do not put it into a job: it would be rendered anew every day."""
        return self.resolver.register.as_of

    def lessons(self, channel: str) -> tuple[Lesson, ...]:
        """The lessons that may ship to a channel, in the order of the index."""
        return tuple(lesson for lesson in self.catalogue.lessons if channel in lesson.channels)

    def edition(
        self, lesson: str, channel: str, language: Language, region: str, *, internal: bool = False
    ) -> Edition:
        """A lesson resolved for a channel; with ``internal``, facilitators' blocks too."""
        key = (lesson, channel, language, region, internal)
        if key not in self._editions:
            self._editions[key] = self.resolver.edition(
                self._lessons[lesson], channel, language, region, internal=internal
            )
        return self._editions[key]

    def adopt(self, other: World, lessons: Collection[str]) -> None:
        """Takes over editions of these lessons from a world whose source was the same but for other lessons."""
        for key, edition in other._editions.items():
            if key[0] in lessons:
                self._editions[key] = edition

    def flows(self, language: Language, region: str) -> tuple[ResolvedFlow, ...]:
        """Every decision flow, in the order of the files' names."""
        key = (language, region)
        if key not in self._flows:
            self._flows[key] = tuple(
                resolve_flow(flow, self.resolver, language, region) for flow in self.catalogue.flows
            )
        return self._flows[key]

    def job(self, channel: str, language: Language, region: str, name: str = "") -> Job:
        """A job of a channel that says as yet only for whom it is; what it renders from is put in with ``replace``.
        ``name`` is the last part of its id, empty where the channel makes one thing for a language and region."""
        return Job(
            id="/".join((channel, language, region, *filter(None, (name,)))),
            channel=channel,
            language=language,
            region=region,
            programme=self.programme(language),
        )

    def lesson_jobs(self, channel: str, carried_by: str, regions: tuple[str, ...] = ()) -> Iterator[Job]:
        """A job of a channel for each language, region (all, unless some are named) and lesson that may ship to the
        channel ``carried_by``, with the lesson's edition for that one."""
        for job, lesson in self.bare_lesson_jobs(channel, self.lessons(carried_by), regions):
            yield replace(job, editions=(self.edition(lesson.id, carried_by, job.language, job.region),))

    def bare_lesson_jobs(
        self, channel: str, lessons: tuple[Lesson, ...], regions: tuple[str, ...] = ()
    ) -> Iterator[tuple[Job, Lesson]]:
        """A job for each language, region and lesson without what it renders from, for a channel that makes editions
        of its own, so that a job lists only the facts that its outputs may quote."""
        for language in self.languages:
            for region in regions or self.regions:
                for lesson in lessons:
                    job = self.job(channel, language, region, lesson.id)
                    yield replace(job, lesson=lesson.id), lesson

    def flow_jobs(self, channel: str) -> tuple[Job, ...]:
        """A job of a channel for each flow, language and region, with the flow as its detail."""
        return tuple(
            replace(
                self.job(channel, language, region, flow.flow),
                flow=flow.flow,
                detail=flow,
                facts=flow.facts,
                sources=flow.sources,
            )
            for language in self.languages
            for region in self.regions
            for flow in self.flows(language, region)
        )

    def calculators(self, language: Language, region: str) -> tuple[ResolvedCalculator, ...]:
        """Every calculator, in the order of the files' names."""
        key = (language, region)
        if key not in self._calculators:
            self._calculators[key] = tuple(
                resolve_calculator(calculator, self.resolver, language, region)
                for calculator in self.catalogue.calculators
            )
        return self._calculators[key]

    def vocabulary(self, language: Language, region: str) -> Vocabulary:
        """The terms that the lessons of the site use: it carries the whole lessons, other channels parts of them."""
        key = (language, region)
        if key not in self._vocabularies:
            own, chinese = (
                tuple(self.edition(lesson.id, "site", one, region) for lesson in self.lessons("site"))
                for one in (language, self.languages[0])
            )
            self._vocabularies[key] = vocabulary(self.resolver, own, chinese, region)
        return self._vocabularies[key]

    def programme(self, language: Language) -> ProgrammeText:
        """The programme in one language."""
        return self.resolver.programme(language)

    @cached_property
    def _lessons(self) -> dict[str, Lesson]:
        return {lesson.id: lesson for lesson in self.catalogue.lessons}


class Channel(Protocol):
    """A way to the reader."""

    @property
    def name(self) -> str:
        """As in the index, on the command line, in the manifest, and as the folder below ``templates/``."""

    def plan(self, world: World) -> tuple[Job, ...]:
        """Every job of this channel. A job's key is taken from its values, so put in it all that its outputs say,
        and nothing else: what is not in the job or in the recipe (templates, code, fonts) must not be rendered."""

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """The outputs of each job, in the order of the jobs.

        ``jobs`` is one job, or all jobs of one ``Job.group``, because a page of a site is made with an eye on the
        others; where ``press.wants`` says no the outputs are already known, and none need be given. Pure: the same
        jobs give the same bytes. Raises Overflow or LayoutComplaint where something cannot be printed as it should.
        """
