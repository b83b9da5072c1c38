"""A flow becomes an A4 sheet: numbered questions whose answers name the number to go on with, then the ends."""

from __future__ import annotations

from markupsafe import Markup

from build_scripts.channels.flow.columns import Page, pages
from build_scripts.channels.flow.wording import WORDING
from build_scripts.formats import day_in_words
from build_scripts.model import ProgrammeText, ResolvedFlow
from build_scripts.paper.nodes import boxes, set_words
from build_scripts.render import qr
from build_scripts.render.press import Press
from build_scripts.render.source_lines import source_lines

_STYLES = ("_shared/print.css", "flow/flow.css")
SIZES = (11.5, 10.5, 10.0, 9.5)
"""Points of the running text, the first that fits is taken; a sheet on the wall in smaller type is read by nobody."""
_ENDLESS = "@page { size: 210mm 9000mm }"
_PIXEL = 25.4 / 96
"""Millimetres of a CSS pixel."""
_MODULE = 0.5
"""Millimetres of one module of the QR code."""


def sheet(flow: ResolvedFlow, programme: ProgrammeText, press: Press) -> bytes:
    """The PDF: in the largest type with which it takes the fewest pages."""
    best: tuple[Page, ...] = ()
    type_size = SIZES[0]
    for size in SIZES:
        found = _arranged(flow, programme, size, press)
        if not best or len(found) < len(best):
            best, type_size = found, size
        if len(best) == 1:
            break
    return press.pdf(_html(flow, programme, type_size, best, press), press.style(*_STYLES))


def _arranged(flow: ResolvedFlow, programme: ProgrammeText, size: float, press: Press) -> tuple[Page, ...]:
    """Which box stands where in type of so many points: all are laid out once on a page without end."""
    html = _html(flow, programme, size, (), press)
    document = press.engine.layout(html, press.style(*_STYLES) + _ENDLESS, press.templates)
    (page,) = document.pages
    heights = {name: (bottom - top) * _PIXEL for name, (_, top, _, bottom) in page.anchors.items()}
    return pages(
        tuple(heights[f"box-{node.number}"] for node in flow.nodes), heights["head"], heights["foot"]
    )


def _html(
    flow: ResolvedFlow, programme: ProgrammeText, size: float, found: tuple[Page, ...], press: Press
) -> str:
    """The sheet; without pages all its boxes in one column, to be measured."""
    return press.html(
        "flow/flow.html.j2",
        size=size,
        pages=found,
        w=WORDING[flow.language],
        flow=flow,
        programme=programme,
        title=set_words(str(Markup.escape(flow.title)), flow, running=False),
        intro=set_words(str(Markup.escape(flow.intro)), flow),
        hint=set_words(str(Markup.escape(WORDING[flow.language].hint)), flow),
        boxes=boxes(flow),
        sources=source_lines(flow.facts, WORDING[flow.language].joint),
        checked=day_in_words(flow.checked, flow.language),
        review_by=day_in_words(flow.review_by, flow.language),
        code_side=round(qr.size_in_modules(flow.url) * _MODULE, 2),
    )
