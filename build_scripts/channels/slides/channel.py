"""The slides channel: plans a job for each lesson and language, and renders it to the two decks and the PDF."""

from __future__ import annotations

from build_scripts.channels.protocol import World
from build_scripts.channels.slides import geometry
from build_scripts.channels.slides.drawing import drawings
from build_scripts.channels.slides.fit import Fitter
from build_scripts.channels.slides.lesson import CHANNEL, class_edition, lessons
from build_scripts.channels.slides.measure import ruler
from build_scripts.channels.slides.outline import outline, source_titles
from build_scripts.channels.slides.pdf_deck import pdf_deck
from build_scripts.channels.slides.pptx_deck import pptx_deck
from build_scripts.model import Job, Output
from build_scripts.render.press import Press

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


class SlidesChannel:
    """Decks that a teacher can open, change and show tomorrow."""

    name = CHANNEL

    def plan(self, world: World) -> tuple[Job, ...]:
        """A job for each lesson and language, for the home region: a school changes little in its deck by hand."""
        region = world.home
        return tuple(
            Job(
                id=f"{self.name}/{language}/{region}/{lesson.id}",
                channel=self.name,
                language=language,
                region=region,
                programme=world.programme(language),
                lesson=lesson.id,
                editions=(class_edition(world, lesson, language, region),),
            )
            for language in world.languages
            for lesson in lessons(world)
        )

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """Three files per job. Overflow, naming the slide, where a text can neither fit nor be parted."""
        return tuple(self._rendered(job, press) for job in jobs)

    def _rendered(self, job: Job, press: Press) -> tuple[Output, ...]:
        edition = job.editions[0]
        slides = outline(edition, job.programme)
        measure = ruler(press, job.language)
        wide, narrow = (
            Fitter(form, measure, source_titles(edition)) for form in (geometry.WIDE, geometry.NARROW)
        )
        shown = wide.fitted(slides)
        drawn = drawings(edition, press)
        return (
            Output(f"{job.id}/deck.pptx", PPTX, pptx_deck(job, shown, wide, drawn, press)),
            Output(
                f"{job.id}/deck-4x3.pptx", PPTX, pptx_deck(job, narrow.fitted(slides), narrow, drawn, press)
            ),
            Output(f"{job.id}/deck.pdf", "application/pdf", pdf_deck(job, shown, wide, press)),
        )
