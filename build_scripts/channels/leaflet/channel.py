"""The leaflet channel: one job per lesson, language and region; each gives one PDF."""

from __future__ import annotations

from build_scripts.channels.leaflet.sheet import leaflet
from build_scripts.channels.protocol import World
from build_scripts.model import Job, Output
from build_scripts.render.press import Press


class LeafletChannel:
    """Tri-fold leaflets for the table, the noticeboard and the photocopier."""

    name = "leaflet"

    def plan(self, world: World) -> tuple[Job, ...]:
        """A job for each lesson, language and region."""
        return tuple(
            Job(
                id=f"{self.name}/{language}/{region}/{lesson.id}",
                channel=self.name,
                language=language,
                region=region,
                programme=world.programme(language),
                lesson=lesson.id,
                editions=(world.edition(lesson.id, self.name, language, region),),
            )
            for language in world.languages
            for region in world.regions
            for lesson in world.lessons(self.name)
        )

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """One PDF per job. Overflow, naming the block, where a text does not fit at the smallest type."""
        return tuple((Output(f"{job.id}.pdf", "application/pdf", leaflet(job, press)),) for job in jobs)
