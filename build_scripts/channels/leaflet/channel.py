"""The leaflet channel: one job per lesson, language, region and format; each gives a PDF in colour and one in black."""

from __future__ import annotations

from dataclasses import replace

from build_scripts.channels.leaflet.formats import FORMATS
from build_scripts.channels.leaflet.sheet import leaflet
from build_scripts.channels.protocol import World
from build_scripts.model import Job, Output
from build_scripts.render.press import Press

_BY_PART = {form.part: form for form in FORMATS}


class LeafletChannel:
    """Leaflets for the table, the noticeboard and the photocopier, folded or small."""

    name = "leaflet"

    def plan(self, world: World) -> tuple[Job, ...]:
        """A job for each lesson, language, region and format."""
        return tuple(
            replace(job, id=f"{job.id}-{form.part}", part=form.part) if form.part else job
            for job in world.lesson_jobs(self.name, self.name)
            for form in FORMATS
        )

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """Two PDFs per job: in colour, and in black for laser printers and photocopiers. Overflow, naming the block,
        where a text does not fit at the smallest type."""
        return tuple(self._outputs(job, press) for job in jobs)

    def _outputs(self, job: Job, press: Press) -> tuple[Output, ...]:
        pdf = leaflet(job, _BY_PART[job.part], press)
        return (
            Output(f"{job.id}.pdf", "application/pdf", pdf),
            Output(f"{job.id}-bw.pdf", "application/pdf", press.in_black(pdf)),
        )
