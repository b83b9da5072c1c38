"""The pack channel: a job per lesson or module and language gives a ZIP of what other channels made."""

from __future__ import annotations

from build_scripts.channels.pack.packing import packed
from build_scripts.channels.pack.planning import jobs
from build_scripts.channels.protocol import World
from build_scripts.model import Job, Output
from build_scripts.render.press import Press


class PackChannel:
    """Packs for teachers: pupils' files in one folder, the teacher's in another."""

    name = "pack"

    def plan(self, world: World) -> tuple[Job, ...]:
        """Jobs of the home region in each language."""
        return tuple(jobs(world, self.name))

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """A ZIP per job."""
        return tuple((Output(f"{job.id}.zip", "application/zip", packed(job, press)),) for job in jobs)
