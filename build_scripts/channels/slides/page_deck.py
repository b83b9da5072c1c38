"""Fitted slides become one page of HTML: a plain sequence to read on a phone, and a show where scripts may run.

It holds everything that it needs, so that it opens from a site, from a disk and without a network. Answers stand in
closed ``details``: nobody who scrolls through the page sees one before a click.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from build_scripts.channels.slides.listing import listings
from build_scripts.channels.slides.records import Marker, Point, Slide
from build_scripts.channels.slides.wording import WORDING, Wording
from build_scripts.formats import day_in_words
from build_scripts.model import Edition, Job
from build_scripts.paper.wording import WORDING as IMPRINT
from build_scripts.render.press import Press

TEMPLATE, STYLE, SCRIPT = "slides/page.html.j2", "slides/page.css", "slides/page.js"


@dataclass(frozen=True, slots=True)
class Passage:
    """A list or paragraph in HTML."""

    marker: Marker
    first: int
    items: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A slide of the page."""

    number: int
    kind: str
    title: str
    """Without the answer."""
    answers: bool
    """Whether all but the title appears on a click."""
    right: str
    """What is right, in a few words; may be empty where ``body`` says it."""
    body: tuple[Passage, ...]
    second: tuple[Passage, ...]
    table: tuple[tuple[Markup, ...], ...]
    figure: str
    address: str
    """Of the picture; empty: none, or the QR code of an ``end``."""
    alt: str
    source: str
    answer: str
    """Below a question, on a click."""


@dataclass(frozen=True, slots=True)
class Aged:
    """What the page says of itself from the day after ``after`` (ISO, by the reader's clock)."""

    after: str
    text: str


def page_deck(job: Job, slides: tuple[Slide, ...], press: Press) -> bytes:
    """The page, UTF-8."""
    edition = job.editions[0]
    words = WORDING[job.language]
    folder = f"content/lessons/{edition.lesson}/"
    addresses = {p.path.removeprefix(folder): press.picture_address(p) for p in edition.pictures}
    html = press.html(
        TEMPLATE,
        edition=edition,
        programme=job.programme,
        language=IMPRINT[job.language].html_language,
        w=words,
        place=words.place.format(name=edition.region_name),
        frames=tuple(_frame(slide, number, addresses, words) for number, slide in enumerate(slides, 1)),
        aged=tuple(_aged(edition, words)),
        style=Markup(press.text(STYLE)),  # noqa: S704 -- our own file
        script=Markup(press.text(SCRIPT)),  # noqa: S704 -- our own file
    )
    return html.encode()


def _frame(slide: Slide, number: int, addresses: dict[str, str], words: Wording) -> Frame:
    answers = slide.kind == "answer"
    points = slide.points
    title = words.question.format(number=slide.number) + words.colon + words.why if answers else slide.title
    if slide.kind == "end":
        # The address is the link at the top of the page.
        points = tuple(point for point in points if not point.text.startswith("https://"))
    picture = slide.picture
    return Frame(
        number=number,
        kind=slide.kind,
        title=title,
        answers=answers,
        right=slide.title if answers and slide.title != title else "",
        body=_passages(points) if not slide.table else (),
        second=_passages(slide.second),
        table=tuple(tuple(_html(cell) for cell in row) for row in slide.table),
        figure=slide.figure,
        address=addresses[picture.name] if picture is not None and picture.name else "",
        alt=picture.alt if picture is not None else "",
        source=words.source + words.stop.join(slide.sources) if slide.sources else "",
        answer=slide.answer,
    )


def _passages(points: tuple[Point, ...]) -> tuple[Passage, ...]:
    return tuple(
        Passage(one.marker, one.first, tuple(_html(point) for point in one.points))
        for one in listings(points)
    )


def _html(point: Point) -> Markup:
    return Markup("").join(
        Markup("<strong>{}</strong>").format(run.text) if run.bold else Markup.escape(run.text)
        for run in point.runs
    )


def _aged(edition: Edition, words: Wording) -> Iterator[Aged]:
    """The weightiest first: a value that has ended, then a check that is due."""
    ended = min((fact.effective_to for fact in edition.facts if fact.effective_to), default="")
    for day, text in ((ended, words.old_value), (edition.review_by, words.old_check)):
        if day:
            yield Aged(day, text.format(day=day_in_words(day, edition.language)))
