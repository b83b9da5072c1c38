"""The bilingual channel: one job per lesson and region; each gives one PDF in two columns."""

from __future__ import annotations

from build_scripts.channels.bilingual.sheet import side_by_side
from build_scripts.channels.protocol import World
from build_scripts.model import Job, Output
from build_scripts.render.press import Press

CARRIED_BY = "site"
"""A meeting reads the whole lesson, as its page has it."""


class BilingualChannel:
    """Lessons for people who work in two languages at one table."""

    name = "bilingual"

    def plan(self, world: World) -> tuple[Job, ...]:
        """A job for each lesson and region. It counts as Chinese, the first of its two languages."""
        return tuple(
            Job(
                id=f"{self.name}/{region}/{lesson.id}",
                channel=self.name,
                language=world.languages[0],
                region=region,
                programme=world.programme(world.languages[0]),
                lesson=lesson.id,
                editions=tuple(
                    world.edition(lesson.id, CARRIED_BY, language, region) for language in world.languages
                ),
                detail=tuple(world.programme(language) for language in world.languages),
            )
            for region in world.regions
            for lesson in world.lessons(CARRIED_BY)
        )

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """One PDF per job."""
        return tuple((Output(f"{job.id}.pdf", "application/pdf", side_by_side(job, press)),) for job in jobs)
