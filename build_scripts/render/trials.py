"""Values to try (sizes of type, lines to write on) become layouts, each made once, and the chosen one becomes the PDF
without being laid out again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from weasyprint.document import Document

    from build_scripts.render.press import Press

S = TypeVar("S", bound=float)


class Trials(Generic[S]):
    """The layouts of one document with different values, kept as long as the search goes on."""

    def __init__(self, fill: Callable[[S], str], style: str, press: Press) -> None:
        """``fill``: the HTML with a value."""
        self._fill = fill
        self._style = style
        self._press = press
        self._made: dict[S, tuple[str, Document]] = {}

    def pages(self, value: S) -> int:
        """How many pages the document has with a value."""
        return len(self._laid_out(value)[1].pages)

    def pdf(self, value: S) -> bytes:
        """The PDF with a value: the bytes that ``Press.pdf`` gives."""
        html, document = self._laid_out(value)
        return self._press.engine.write(document, html + self._style)

    def _laid_out(self, value: S) -> tuple[str, Document]:
        if value not in self._made:
            html = self._fill(value)
            document = self._press.engine.layout(html, self._style, self._press.templates)
            self._made[value] = (html, document)
        return self._made[value]
