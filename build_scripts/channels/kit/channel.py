"""The kit channel: for each workshop, language and region, what its organiser prints, and a ZIP for the copy shop."""

from __future__ import annotations

from build_scripts.channels.kit.items import pdf
from build_scripts.channels.kit.packing import packed
from build_scripts.channels.kit.planning import plan_workshop
from build_scripts.channels.kit.sources import CHANNEL
from build_scripts.channels.protocol import World
from build_scripts.model import Job, Output
from build_scripts.render.press import Press


class KitChannel:
    """Agenda, run sheet, lists, badges, table signs, primer, feedback form and activity sheets."""

    name = CHANNEL

    def plan(self, world: World) -> tuple[Job, ...]:
        """The jobs of every workshop with its invented roster."""
        return tuple(
            job
            for workshop in world.catalogue.workshops
            for language in world.languages
            for region in world.regions
            for job in plan_workshop(world, workshop, language, region)
        )

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """One file per job. Overflow where a name fits no badge even in the smallest type."""
        return tuple((self._output(job, press),) for job in jobs)

    def _output(self, job: Job, press: Press) -> Output:
        if job.part == "zip":
            return Output(f"{job.id}.zip", "application/zip", packed(job, press))
        return Output(f"{job.id}.pdf", "application/pdf", pdf(job, press))
