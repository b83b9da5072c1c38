"""The slides channel: plans two jobs for each lesson and language. One gives the two decks and the PDF, the other the
same slides as a page, which the site takes up without waiting for the decks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from build_scripts.channels.protocol import World
from build_scripts.channels.slides import geometry
from build_scripts.channels.slides.drawing import drawings
from build_scripts.channels.slides.fit import Fitter
from build_scripts.channels.slides.lesson import CHANNEL, class_edition, lessons
from build_scripts.channels.slides.measure import ruler
from build_scripts.channels.slides.outline import outline, source_titles
from build_scripts.channels.slides.page_deck import page_deck
from build_scripts.channels.slides.pdf_deck import pdf_deck
from build_scripts.model import Job, Output
from build_scripts.render.office import PPTX
from build_scripts.render.press import Press

PAGE = "page"


class SlidesChannel:
    """Decks that a teacher can open, change and show tomorrow."""

    name = CHANNEL

    def plan(self, world: World) -> tuple[Job, ...]:
        """Two jobs for each lesson and language, for the home region: a school changes little in its deck by hand."""
        return tuple(self._jobs(world))

    def _jobs(self, world: World) -> Iterator[Job]:
        for job, lesson in world.bare_lesson_jobs(self.name, lessons(world), (world.home,)):
            files = replace(job, editions=(class_edition(world, lesson, job.language, job.region),))
            yield files
            yield replace(files, id=f"{files.id}/{PAGE}", part=PAGE)

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """Three files of a job, or one page. Overflow, naming the slide, where a text can neither fit nor be parted."""
        return tuple(self._rendered(job, press) for job in jobs)

    def _rendered(self, job: Job, press: Press) -> tuple[Output, ...]:
        edition = job.editions[0]
        folder = f"{self.name}/{job.language}/{job.region}/{job.lesson}"
        slides = outline(edition, job.programme)
        measure = ruler(press, job.language)
        wide, narrow = (
            Fitter(form, measure, source_titles(edition)) for form in (geometry.WIDE, geometry.NARROW)
        )
        shown = wide.fitted(slides)
        if job.part == PAGE:
            data = page_deck(job, shown, press)
            return (Output(f"{folder}/deck.html", "text/html", data),)
        # A library for one kind of file is loaded when it is made.
        from build_scripts.channels.slides.pptx_deck import pptx_deck

        drawn = drawings(edition, press)
        four_by_three = pptx_deck(job, narrow.fitted(slides), narrow, drawn, press)
        return (
            Output(f"{folder}/deck.pptx", PPTX, pptx_deck(job, shown, wide, drawn, press)),
            Output(f"{folder}/deck-4x3.pptx", PPTX, four_by_three),
            Output(f"{folder}/deck.pdf", "application/pdf", pdf_deck(job, shown, wide, press)),
        )
