"""The handbook channel: a job for each lesson, which gives its offprint, and one for each handbook, which binds the
pages of offprints to a PDF, and those of A5 to a booklet and an EPUB too."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from build_scripts.channels.handbook.content import content
from build_scripts.channels.handbook.form import FormName
from build_scripts.channels.handbook.planning import Stock
from build_scripts.channels.handbook.selection import lessons_of
from build_scripts.channels.protocol import World
from build_scripts.model import Handbook, Job, Language, Output
from build_scripts.render.press import Press


class HandbookChannel:
    """Books of lessons for the shelf, the reading corner and the phone."""

    name = "handbook"

    def plan(self, world: World) -> tuple[Job, ...]:
        """A job for each handbook in each language, region and form that it is made for, and one for each of their
        lessons."""
        jobs: dict[str, Job] = {}
        stocks: dict[tuple[Language, str], Stock] = {}
        for handbook in world.catalogue.handbooks:
            lessons = lessons_of(handbook, world)
            for language in world.languages if lessons else ():
                for region in handbook.regions or world.regions:
                    stock = stocks.setdefault((language, region), Stock(world, language, region))
                    for form in _forms(handbook, region, world):
                        found = (stock.offprint(lesson, form) for lesson in lessons)
                        offprints = [jobs.setdefault(job.id, job) for job in found]
                        book = stock.book(handbook, lessons, form, tuple(job.id for job in offprints))
                        jobs[book.id] = book
        return tuple(jobs.values())

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """Per lesson its offprint; per handbook the pages for reading and, of an A5 book, the same pages imposed for
        folding, and the EPUB, whose type its reader sets."""
        with _no_collection():
            return tuple(_offprint(job, press) if job.lesson else _book(job, press) for job in jobs)


def _forms(handbook: Handbook, region: str, world: World) -> tuple[FormName, ...]:
    """Large print is laid out by itself, so it is made for one region only."""
    return ("a5", "large-print") if handbook.large_print and region == world.home else ("a5",)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Python does not look for circular references meanwhile: a layout is nothing but these, and looking takes a tenth
    of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _offprint(job: Job, press: Press) -> tuple[Output, ...]:
    # What lays out and writes is loaded when something is made: a build that makes nothing should not pay for it.
    from build_scripts.channels.handbook.offprint import offprint

    return (Output(f"{job.id}.pdf", "application/pdf", offprint(content(job), press)),)


def _book(job: Job, press: Press) -> tuple[Output, ...]:
    from build_scripts.channels.handbook.book import book
    from build_scripts.channels.handbook.booklet import booklet
    from build_scripts.channels.handbook.epub import epub

    found = content(job)
    offprints = tuple(press.needed(name)[0].data for name in job.needs)
    pages = book(found, offprints, press)
    read = Output(f"{job.id}.pdf", "application/pdf", pages)
    if found.large_print:
        return (read,)
    return (
        read,
        Output(f"{job.id}-booklet.pdf", "application/pdf", booklet(found, pages, press)),
        Output(f"{job.id}.epub", "application/epub+zip", epub(found, pages, press)),
    )
