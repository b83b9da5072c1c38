"""A lesson becomes its offprint: the pages that handbooks bind, then answers, words, sources and imprint."""

from __future__ import annotations

from weasyprint.document import Document

from build_scripts.channels.handbook.content import Chapter, Content
from build_scripts.channels.handbook.layout import BOTTOM, HEIGHT, TOP, Layout, heads
from build_scripts.render.joining import join, places
from build_scripts.render.lettering import Lettering
from build_scripts.render.press import Press

TAIL = "tail"
"""Where the pages end that handbooks bind."""
ABOVE = 2
"""Levels of headings above a lesson's in a book: the book and its part."""
_MM = 25.4 / 96
_THIN = 0.2
"""A last page that is filled less than that is set again, closer or wider."""
_DENSITIES = ("", "closer", "wide", "close")


def offprint(content: Content, press: Press) -> bytes:
    """The PDF: tagged, A5, page numbers from 1."""
    layout = Layout(content, press)
    chapter = content.chapters[0]
    pages = _lesson(chapter, layout)
    tail = layout("tail", chapter=chapter)
    place = f"{content.programme.name}{content.wording.dot}{content.detail.place}"
    characters = layout.characters(place, content.detail.title)
    document = pages.copy([*pages.pages, *tail.pages, *characters.pages])
    for page in document.pages:
        page.anchors.pop("end", None)
    data = press.engine.write(document, content.detail.code)

    def lettering(index: int) -> tuple[Lettering, ...]:
        if index == 0:
            return heads(1, "", "")
        return heads(index + 1, place, content.detail.title)

    return join(data, (), lettering, layout.fonts(), raised=ABOVE)


def length(pdf: bytes) -> int:
    """How many pages of an offprint handbooks bind."""
    return next(place.page for place in places(pdf) if place.name == TAIL)


def _lesson(chapter: Chapter, layout: Layout) -> Document:
    """The lesson; where its last page would be nearly empty, set a little closer or wider."""
    found: list[tuple[float, Document]] = []
    for density in _DENSITIES:
        document = layout("lesson", chapter=chapter, density=density)
        filled = _filled(document)
        if filled >= _THIN:
            return document
        found.append((filled, document))
    return max(found, key=lambda one: one[0])[1]


def _filled(document: Document) -> float:
    """How much of the last page is filled: 0 to 1; a single page counts as full."""
    if len(document.pages) < 2:
        return 1.0
    _, top, _, _ = document.pages[-1].anchors["end"]
    return float((top * _MM - TOP) / (HEIGHT - TOP - BOTTOM))
