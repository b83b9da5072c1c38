"""The cards channel: a job per card set and language, for the home region; each gives a PDF."""

from __future__ import annotations

from dataclasses import replace

from build_scripts.channels.cards.detail import Detail, detail_of
from build_scripts.channels.cards.sheet import pdf
from build_scripts.channels.protocol import World
from build_scripts.model import Job, Output
from build_scripts.render.press import Press

SOURCE = "content/cards.yml"


class CardsChannel:
    """What an activity is played with."""

    name = "cards"

    def plan(self, world: World) -> tuple[Job, ...]:
        """A job for each set and language."""
        titles = {lesson.id: lesson for lesson in world.catalogue.lessons}
        return tuple(
            replace(
                world.job(self.name, language, world.home, f"{cards.lesson}/{cards.id}"),
                lesson=cards.lesson,
                part=cards.id,
                detail=detail_of(cards, titles[cards.lesson].text(language).title, language),
                sources=(SOURCE, titles[cards.lesson].text(language).location.path),
            )
            for language in world.languages
            for cards in world.catalogue.card_sets
            if cards.lesson in titles
        )

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """A PDF per job."""
        return tuple((Output(f"{job.id}.pdf", "application/pdf", _made(job, press)),) for job in jobs)


def _made(job: Job, press: Press) -> bytes:
    if not isinstance(job.detail, Detail):
        raise TypeError(f"{job.id} carries {type(job.detail).__name__}")
    return pdf(job, job.detail, press)
