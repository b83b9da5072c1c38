"""The notice channel: one compilation for each language and region."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from build_scripts.canonical import edition_code
from build_scripts.channels.notice.sheet import compilation
from build_scripts.channels.protocol import World
from build_scripts.model import Job, Language, Output, earliest_check, first_review
from build_scripts.render.press import Press
from build_scripts.resolve_notice import ResolvedNotice, resolve_notice
from build_scripts.words import Words


@dataclass(frozen=True, slots=True)
class Compilation:
    """The notices of a region that are not over yet."""

    region_name: str
    notices: tuple[ResolvedNotice, ...]
    """In the order in which they go up."""
    checked: str
    """ISO; the oldest check of their facts, and the first review."""
    review_by: str
    code: str


class NoticeChannel:
    """What hangs on boards, for a time."""

    name = "notice"

    def plan(self, world: World) -> tuple[Job, ...]:
        """A job for each language and region in which a notice is not over on the build's date."""
        return tuple(self._jobs(world))

    def _jobs(self, world: World) -> Iterator[Job]:
        wanted = sorted(
            (notice for notice in world.catalogue.notices if notice.take_down > world.as_of),
            key=lambda notice: (notice.put_up, notice.take_down, notice.id),
        )
        for language in world.languages:
            for region in world.regions if wanted else ():
                resolver = world.resolver
                words = Words(resolver.register, resolver.known, (), language, region)
                notices = tuple(
                    resolve_notice(notice, resolver, language, region, words) for notice in wanted
                )
                yield self._job(world, language, region, notices, words)

    def _job(
        self,
        world: World,
        language: Language,
        region: str,
        notices: tuple[ResolvedNotice, ...],
        words: Words,
    ) -> Job:
        facts = words.facts()
        detail = Compilation(
            region_name=world.resolver.register.regions[region].name[language],
            notices=notices,
            checked=earliest_check(facts),
            review_by=first_review(facts),
            code="",
        )
        return replace(
            world.job(self.name, language, region),
            detail=replace(detail, code=edition_code(self.name, region, language, detail)),
            facts=facts,
            sources=tuple(
                sorted({notice.location.path for notice in world.catalogue.notices} | words.files())
            ),
        )

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """One PDF per job. Overflow, naming the notice, where one does not fit on its sheet."""
        return tuple((Output(f"{job.id}.pdf", "application/pdf", self._pdf(job, press)),) for job in jobs)

    def _pdf(self, job: Job, press: Press) -> bytes:
        detail = job.detail
        assert isinstance(detail, Compilation)
        return compilation(
            job, detail.notices, detail.region_name, (detail.code, detail.checked, detail.review_by), press
        )
