"""Decks for the tests of the slides: of the example source, which is fixed, and of the real lessons, each made once."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from pptx import Presentation

from build_scripts.channels.protocol import World
from build_scripts.channels.slides import CHANNEL, geometry
from build_scripts.channels.slides.fit import Fitter
from build_scripts.channels.slides.geometry import Format
from build_scripts.channels.slides.measure import ruler
from build_scripts.channels.slides.outline import outline, source_titles
from build_scripts.channels.slides.records import Slide
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Job, Language, Output
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from tests.projects import EXAMPLE, ROOT

DAY = date(2026, 11, 21)
FORMATS = (geometry.WIDE, geometry.NARROW)


@lru_cache(maxsize=2)
def jobs(root: Path = ROOT) -> tuple[Job, ...]:
    """All decks of the channel, in the order of the plan."""
    findings = Findings()
    catalogue = load_catalogue(root, findings)
    assert catalogue is not None
    return tuple(job for job in CHANNEL.plan(World(catalogue, Resolver(catalogue, DAY))) if not job.part)


def job(lesson: str, language: Language, root: Path = ROOT) -> Job:
    """One of them."""
    return next(j for j in jobs(root) if j.lesson == lesson and j.language == language)


def example(language: Language) -> Job:
    """Of the example source."""
    return job("pay-slip", language, EXAMPLE)


def press(root: Path = ROOT) -> Press:
    """The real templates beside a source."""
    made = Press(ROOT)
    made.root = root
    return made


def fitter(made: Job, form: Format) -> Fitter:
    """As the channel makes it."""
    return Fitter(form, ruler(press(), made.language), source_titles(made.editions[0]))


@lru_cache(maxsize=200)
def fitted(lesson: str, language: Language, form: Format, root: Path = ROOT) -> tuple[Slide, ...]:
    """The slides of a lesson in one format."""
    made = job(lesson, language, root)
    return fitter(made, form).fitted(outline(made.editions[0], made.programme))


def real() -> Iterator[tuple[Job, Format, tuple[Slide, ...]]]:
    """Every deck of the real lessons."""
    for made in jobs():
        for form in FORMATS:
            yield made, form, fitted(made.lesson, made.language, form)


@lru_cache(maxsize=8)
def outputs(lesson: str, language: Language, root: Path = ROOT) -> tuple[Output, ...]:
    """The files of a lesson: wide deck, narrow deck, PDF."""
    (found,) = CHANNEL.render((job(lesson, language, root),), press(root))
    return found


def opened(output: Output) -> Any:
    """A deck as a library for office files sees it."""
    return Presentation(io.BytesIO(output.data))
