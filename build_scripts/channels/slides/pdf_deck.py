"""Fitted slides become a PDF of the same pages, tagged, in our own fonts. Nothing waits for a click here: the answer
to a question stands on the page after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from build_scripts.channels.slides.fit import Fitter
from build_scripts.channels.slides.geometry import Box, Format, Places
from build_scripts.channels.slides.listing import listings
from build_scripts.channels.slides.records import Marker, Point, Slide, said
from build_scripts.channels.slides.wording import WORDING
from build_scripts.model import Edition, Job, Language
from build_scripts.paper.wording import WORDING as IMPRINT
from build_scripts.render.faults import Overflow
from build_scripts.render.press import Press
from build_scripts.render.typography import typeset

STYLES = ("_shared/print.css", "slides/slides.css")
_POINTS = 72 / 96
_SLACK = 1.0
"""Points by which a text may touch what is below its box: rounding."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Points of one kind in a row, which one list holds."""

    marker: Marker
    first: int
    items: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A text with its place."""

    id: str
    """``s3-body``: the layout is asked for its height by this name."""
    role: str
    box: Box
    size: float
    lists: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its place; widths and heights in points."""

    id: str
    box: Box
    size: float
    widths: tuple[float, ...]
    rows: tuple[tuple[Markup, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page."""

    number: int
    kind: str
    title: Field
    fields: tuple[Field, ...]
    grid: Grid | None
    picture: Box | None
    address: str
    """Of the picture; empty for the QR code."""
    alt: str
    number_box: Box | None


def pdf_deck(job: Job, slides: tuple[Slide, ...], fitter: Fitter, press: Press) -> bytes:
    """The PDF. Overflow where a text is laid out higher than its box."""
    edition = job.editions[0]
    addresses = _addresses(edition, press)
    sheets = tuple(_sheet(slide, number, fitter, addresses) for number, slide in enumerate(slides, 1))
    html = press.html(
        "slides/deck.html.j2",
        edition=edition,
        programme=job.programme,
        language=IMPRINT[job.language].html_language,
        form=fitter.form,
        leading=fitter.leading,
        sheets=sheets,
    )
    style = press.style(*STYLES)
    document = press.engine.layout(html, style, press.templates)
    _check(sheets, [page.anchors for page in document.pages], fitter.form)
    return press.engine.write(document, html + style)


def _addresses(edition: Edition, press: Press) -> dict[str, str]:
    folder = f"content/lessons/{edition.lesson}/"
    return {p.path.removeprefix(folder): press.picture_address(p) for p in edition.pictures}


def _sheet(slide: Slide, number: int, fitter: Fitter, addresses: dict[str, str]) -> Sheet:
    places = fitter.places(slide)
    picture = slide.picture
    title = Field(
        f"s{number}-title",
        "title",
        places.title,
        fitter.title_size(slide),
        _lists((said(slide.title),), fitter),
    )
    return Sheet(
        number=number,
        kind=slide.kind,
        title=title,
        fields=tuple(_fields(slide, number, places, fitter)),
        grid=_grid(slide, number, places, fitter),
        picture=places.picture if picture is not None else None,
        address=addresses[picture.name] if picture is not None and picture.name else "",
        alt=picture.alt if picture is not None else "",
        number_box=places.number,
    )


def _grid(slide: Slide, number: int, places: Places, fitter: Fitter) -> Grid | None:
    layout = fitter.table_layout(slide) if slide.table else None
    if layout is None or places.body is None:
        return None
    rows = tuple(tuple(_html(cell, fitter.language) for cell in row) for row in slide.table)
    return Grid(f"s{number}-table", places.body, layout.size, layout.widths, rows)


def _fields(slide: Slide, number: int, places: Places, fitter: Fitter) -> Iterator[Field]:
    words = WORDING[fitter.language]
    foot = words.source + words.stop.join(slide.sources) if slide.sources else ""
    shown = (
        ("figure", places.body, fitter.figure_size(slide), (said(slide.figure),) if slide.figure else ()),
        ("body", places.body, fitter.size(slide), slide.points),
        ("second", places.second, fitter.second_size(slide), slide.second),
        ("source", places.source, fitter.source_size, (said(foot),) if foot else ()),
    )
    for role, box, size, points in shown:
        if points and box is not None:
            yield Field(f"s{number}-{role}", role, box, size, _lists(points, fitter))


def _lists(points: tuple[Point, ...], fitter: Fitter) -> tuple[Listed, ...]:
    return tuple(
        Listed(one.marker, one.first, tuple(_html(point, fitter.language) for point in one.points))
        for one in listings(points)
    )


def _html(point: Point, language: Language) -> Markup:
    """The runs, set for print; an address breaks behind its strokes only, where nobody takes a hyphen for its own."""
    if point.text.startswith("https://"):
        parts = re.findall(r"[^/]*/+|[^/]+$", point.text)
        return Markup("<wbr>").join(Markup('<span class="keep">{}</span>').format(part) for part in parts)
    html = Markup("").join(
        Markup("<strong>{}</strong>").format(run.text) if run.bold else Markup.escape(run.text)
        for run in point.runs
    )
    return Markup(typeset(str(html), language, running=False))  # noqa: S704 -- escaped above


def _check(
    sheets: tuple[Sheet, ...], anchors: list[dict[str, tuple[float, float, float, float]]], form: Format
) -> None:
    if len(anchors) != len(sheets):
        raise Overflow("deck", f"{len(anchors)} ≠ {len(sheets)} ({form.id})")
    for sheet, found in zip(sheets, anchors, strict=True):
        for held in (sheet.title, *sheet.fields, *((sheet.grid,) if sheet.grid else ())):
            _, top, _, bottom = found[held.id]
            if (bottom - top) * _POINTS > held.box.height + _SLACK:
                said_title = sheet.title.lists[0].items[0].striptags()
                raise Overflow(
                    held.id.partition("-")[2],
                    f"幻灯片第{sheet.number}页“{said_title}”放不下 / "
                    f"page {sheet.number} of the slides, '{said_title}', does not fit",
                )
