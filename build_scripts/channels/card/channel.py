"""The card channel: for each region a sheet in each language and a bilingual one; each job gives one PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from build_scripts.channels.card.detail import Card, card
from build_scripts.channels.card.sheet import sheet
from build_scripts.channels.protocol import World
from build_scripts.model import Job, Output
from build_scripts.render.press import Press


class CardChannel:
    """Numbers to call for the wallet."""

    name = "card"

    def plan(self, world: World) -> tuple[Job, ...]:
        """A job for each language and region, and a bilingual one, which counts as Chinese, for each region."""
        return tuple(self._jobs(world))

    def _jobs(self, world: World) -> Iterator[Job]:
        first, second = world.languages
        for languages in ((first,), (second,), (first, second)):
            for region in world.regions:
                detail, facts, sources = card(world, languages, region)
                if not detail.contacts:
                    continue
                name = "bilingual" if len(languages) > 1 else "hotlines"
                yield replace(
                    world.job(self.name, languages[0], region, name),
                    detail=detail,
                    facts=facts,
                    sources=sources,
                )

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """One PDF of two pages per job: fronts, then backs. Overflow where the contacts do not fit."""
        return tuple((Output(f"{job.id}.pdf", "application/pdf", self._sheet(job, press)),) for job in jobs)

    def _sheet(self, job: Job, press: Press) -> bytes:
        assert isinstance(job.detail, Card)
        return sheet(job, job.detail, press)
