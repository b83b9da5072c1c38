"""The large-print channel: one job per lesson, language and region; each gives a PDF and the same as plain text."""

from __future__ import annotations

from build_scripts.channels.large_print.plain import plain_text
from build_scripts.channels.large_print.sheet import large_print
from build_scripts.channels.protocol import World
from build_scripts.model import Job, Output
from build_scripts.render.press import Press

CARRIED_BY = "leaflet"
"""Large print is the leaflet for other eyes: it has the lessons and blocks that may ship as leaflets."""


class LargePrintChannel:
    """Leaflets for readers who see little, on paper and for a screen reader."""

    name = "large-print"

    def plan(self, world: World) -> tuple[Job, ...]:
        """A job for each lesson, language and region."""
        return tuple(world.lesson_jobs(self.name, CARRIED_BY))

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """A PDF and a text file per job."""
        return tuple(
            (
                Output(f"{job.id}.pdf", "application/pdf", large_print(job, press)),
                Output(f"{job.id}.txt", "text/plain; charset=utf-8", plain_text(job, press)),
            )
            for job in jobs
        )
