"""A lesson becomes its offprint: the pages that handbooks bind, then answers, words, sources and imprint."""

from __future__ import annotations

from build_scripts.channels.handbook.content import Content
from build_scripts.channels.handbook.layout import Layout
from build_scripts.render.joining import join, places
from build_scripts.render.lettering import Lettering
from build_scripts.render.press import Press

TAIL = "tail"
"""Where the pages end that handbooks bind."""
ABOVE = 2
"""Levels of headings above a lesson's in a book: the book and its part."""


def offprint(content: Content, press: Press) -> bytes:
    """The PDF: tagged, page numbers from 1."""
    layout = Layout(content, press)
    chapter = content.chapters[0]
    pages = layout.well_ended("lesson", chapter=chapter)
    tail = layout("tail", chapter=chapter)
    place = f"{content.programme.name}{content.wording.dot}{content.detail.place}"
    characters = layout.characters(place, content.detail.title)
    document = pages.copy([*pages.pages, *tail.pages, *characters.pages])
    for page in document.pages:
        page.anchors.pop("end", None)
    data = press.engine.write(document, content.detail.code)

    def lettering(index: int) -> tuple[Lettering, ...]:
        if index == 0:
            return layout.heads(1)
        return layout.heads(index + 1, place, content.detail.title)

    return join(data, (), lettering, layout.fonts(), raised=ABOVE)


def length(pdf: bytes) -> int:
    """How many pages of an offprint handbooks bind."""
    return next(place.page for place in places(pdf) if place.name == TAIL)
