"""The wall chart channel: one job per flow, language and region; each gives the same pages in A2 and in A3."""

from __future__ import annotations

from build_scripts.channels.protocol import World
from build_scripts.channels.wallchart.chart import charts
from build_scripts.model import Job, Output, ResolvedFlow
from build_scripts.render.press import Press


class WallchartChannel:
    """Questions that a whole group can follow on the wall."""

    name = "wallchart"

    def plan(self, world: World) -> tuple[Job, ...]:
        """A job for each flow, language and region."""
        return world.flow_jobs(self.name)

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """Two PDFs per job. Overflow where a question and its answers do not fit on a chart of their own."""
        return tuple(self._outputs(job, press) for job in jobs)

    def _outputs(self, job: Job, press: Press) -> tuple[Output, ...]:
        assert isinstance(job.detail, ResolvedFlow)
        return tuple(
            Output(f"{job.id}-{size}.pdf", "application/pdf", data)
            for size, data in charts(job.detail, job.programme, press)
        )
