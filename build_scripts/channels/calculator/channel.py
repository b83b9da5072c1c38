"""The calculator channel: one job per calculator, language and region; each gives a PDF and a text."""

from __future__ import annotations

from dataclasses import replace

from build_scripts.channels.calculator.plain import plain_text
from build_scripts.channels.calculator.worksheet import worksheet
from build_scripts.channels.protocol import World
from build_scripts.model import Job, Output, ResolvedCalculator
from build_scripts.render.press import Press


class CalculatorChannel:
    """Calculators for those who have paper and a pencil."""

    name = "calculator"

    def plan(self, world: World) -> tuple[Job, ...]:
        """A job for each calculator, language and region."""
        return tuple(
            replace(
                world.job(self.name, language, region, one.calculator),
                calculator=one.calculator,
                detail=one,
                facts=one.facts,
                sources=one.sources,
            )
            for language in world.languages
            for region in world.regions
            for one in world.calculators(language, region)
        )

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """One PDF and one text per job."""
        return tuple(self._outputs(job, press) for job in jobs)

    def _outputs(self, job: Job, press: Press) -> tuple[Output, ...]:
        assert isinstance(job.detail, ResolvedCalculator)
        text = plain_text(job.detail, job.programme)
        return (
            Output(f"{job.id}.pdf", "application/pdf", worksheet(job.detail, job.programme, press)),
            Output(f"{job.id}.txt", "text/plain", text.encode()),
        )
