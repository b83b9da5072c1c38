"""The flow channel: one job per flow, language and region; each gives a PDF and a text."""

from __future__ import annotations

from build_scripts.channels.flow.plain import plain_text
from build_scripts.channels.flow.sheet import sheet
from build_scripts.channels.protocol import World
from build_scripts.model import Job, Output, ResolvedFlow
from build_scripts.render.press import Press


class FlowChannel:
    """Flows to hang up, to hand out and to read aloud."""

    name = "flow"

    def plan(self, world: World) -> tuple[Job, ...]:
        """A job for each flow, language and region."""
        return world.flow_jobs(self.name)

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """One PDF and one text per job."""
        return tuple(self._outputs(job, press) for job in jobs)

    def _outputs(self, job: Job, press: Press) -> tuple[Output, ...]:
        assert isinstance(job.detail, ResolvedFlow)
        text = plain_text(job.detail, job.programme)
        return (
            Output(f"{job.id}.pdf", "application/pdf", sheet(job.detail, job.programme, press)),
            Output(f"{job.id}.txt", "text/plain", text.encode()),
        )
