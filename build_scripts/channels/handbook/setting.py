"""Marked HTML of a book becomes HTML set for print: typography, pictures inlined, marks as identifiers."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement, tostring
from markupsafe import Markup

from build_scripts.channels.handbook.content import Block, Chapter, Content
from build_scripts.channels.handbook.marks import anchored
from build_scripts.model import Language
from build_scripts.render.phrases import phrases
from build_scripts.render.press import Press
from build_scripts.render.typography import elements, together, typeset

_OWN_BLOCKS = {"p", "ul", "ol", "table", "div"}
_COLUMNS_OF_LARGE_PRINT = 5
"""More do not stand beside each other in large print."""


class Setter:
    """Sets the texts of one book."""

    def __init__(self, content: Content, press: Press) -> None:
        self._language: Language = content.language
        self._phones = content.phones
        self._press = press
        self._large_print = content.large_print

    def block(self, block: Block, chapter: Chapter) -> Markup:
        """Blocks of HTML, each set by itself: running text, and tables, whose cells may end on a short word."""
        return Markup("\n").join(self.elements(block, chapter))

    def elements(self, block: Block, chapter: Chapter) -> Iterator[Markup]:
        """The same one by one."""
        return (self._element(element, chapter) for element in elements(block.html))

    def line(self, html: str) -> Markup:
        """HTML of one paragraph."""
        return Markup(anchored(typeset(html, self._language, self._phones)))  # noqa: S704 -- rendered by us

    def cell(self, html: str) -> Markup:
        """HTML whose last line may be short."""
        return Markup(anchored(typeset(html, self._language, self._phones, running=False)))  # noqa: S704

    def words(self, words: str) -> Markup:
        """Plain words as running text."""
        return self.line(str(Markup.escape(words)))

    def label(self, words: str) -> Markup:
        """Plain words as a label or a title that may break anywhere."""
        return self.cell(str(Markup.escape(words)))

    def figure(self, words: str) -> Markup:
        """Plain words of a figure, which does not part from its unit."""
        return self.cell(f'<span class="figure">{Markup.escape(words)}</span>')

    def title(self, words: str) -> Markup:
        """A title: a Chinese one breaks behind its signs only, where its phrases are short enough."""
        if self._language != "zh":
            return self.label(words)
        kept = (together(p) if len(p) <= 13 else str(Markup.escape(p)) for p in phrases(words))
        return Markup("".join(kept))  # noqa: S704 -- escaped

    def _element(self, element: HtmlElement, chapter: Chapter) -> Markup:
        for image in element.iter("img"):
            path = image.get("src", "")
            image.set("src", self._press.picture_address(chapter.picture(path)))
        for item in element.iter("li"):
            if not any(child.tag in _OWN_BLOCKS for child in item):
                _in_a_paragraph(item)
        if element.find(".//img") is not None:
            element.set("class", "picture")
        if self._large_print and element.tag == "table":
            _first_cells_above(element)
        html: str = tostring(element, encoding="unicode", with_tail=False)
        return self.cell(html) if element.tag in {"table", "h4", "h5"} else self.line(html)


def _in_a_paragraph(item: HtmlElement) -> None:
    """The content of a list item in a paragraph of its own, which typesetting knows the end of."""
    paragraph = item.makeelement("p", {})
    paragraph.text, item.text = item.text, None
    for child in list(item):
        paragraph.append(child)
    item.append(paragraph)


def _first_cells_above(table: HtmlElement) -> None:
    """In a table of too many columns the first cell of a row becomes a row of its own above the others."""
    for row in list(table.iter("tr")):
        first, *others = row
        if len(others) < _COLUMNS_OF_LARGE_PRINT:
            return
        above = row.makeelement("tr", {"class": "above"})
        # In the body it is the head of what stands below it.
        first.tag = "th"
        first.set("colspan", str(len(others)))
        above.append(first)
        row.addprevious(above)
