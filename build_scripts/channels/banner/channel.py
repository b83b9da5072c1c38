"""The banner channel: one job per slogan, language and region; each gives the strip and the A4 sheets."""

from __future__ import annotations

from dataclasses import replace

from build_scripts.channels.banner.detail import Banner, banner
from build_scripts.channels.banner.strip import strip
from build_scripts.channels.banner.tiles import tiles
from build_scripts.channels.protocol import World
from build_scripts.model import Job, Language, Output, Slogan
from build_scripts.render.press import Press


class BannerChannel:
    """Sentences to hang across a street or a hall."""

    name = "banner"

    def plan(self, world: World) -> tuple[Job, ...]:
        """A job for each slogan, language and region."""
        return tuple(
            self._job(world, slogan, language, region)
            for language in world.languages
            for region in world.regions
            for slogan in world.catalogue.slogans
        )

    def _job(self, world: World, slogan: Slogan, language: Language, region: str) -> Job:
        detail, facts, sources = banner(world, slogan, language, region)
        return replace(
            world.job(self.name, language, region, slogan.id),
            detail=detail,
            facts=facts,
            sources=sources,
        )

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """Two PDFs per job. Overflow where a slogan is too long for its strip."""
        return tuple(self._outputs(job, press) for job in jobs)

    def _outputs(self, job: Job, press: Press) -> tuple[Output, ...]:
        assert isinstance(job.detail, Banner)
        return (
            Output(f"{job.id}-strip.pdf", "application/pdf", strip(job, job.detail, press)),
            Output(f"{job.id}-a4.pdf", "application/pdf", tiles(job, job.detail, press)),
        )
