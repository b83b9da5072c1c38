"""What stands where on the pages of a leaflet, read from the rendered PDF."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pypdfium2

from build_scripts.channels.leaflet.formats import TRI_FOLD, Format, Panel
from tests.pdf_pages import MM, Letter, letters, page, photocopy, plain, squeezed

__all__ = [
    "Letter",
    "letters",
    "lines",
    "page",
    "panel_of",
    "panel_text",
    "panels",
    "photocopy",
    "plain",
    "squeezed",
]


def panels(side: int, form: Format = TRI_FOLD) -> tuple[Panel, ...]:
    """The panels of a side, from left to right."""
    return form.inner if side else form.outer


def panel_of(letter: Letter, side: int, form: Format = TRI_FOLD) -> Panel:
    """The panel in which a character stands."""
    return next(p for p in panels(side, form) if p.left <= letter.centre < p.left + p.width + 0.01)


@lru_cache(maxsize=64)
def panel_text(pdf: bytes, side: int, panel: Panel) -> str:
    """The text of a panel, lines kept, without the engine's invisible characters."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[side]
        text = page.get_textpage().get_text_bounded(
            left=panel.left / MM,
            right=(panel.left + panel.width) / MM,
            bottom=0,
            top=page.get_height(),
        )
    finally:
        document.close()
    return plain(text)


def lines(pdf: bytes, side: int, form: Format = TRI_FOLD) -> Iterator[tuple[Panel, str]]:
    """The lines of each panel: characters of one baseline, from left to right."""
    for panel in panels(side, form):
        rows: dict[float, list[Letter]] = {}
        for letter in letters(pdf, side):
            if panel_of(letter, side, form) is panel:
                row = next((key for key in rows if abs(key - letter.baseline) < 0.2), letter.baseline)
                rows.setdefault(row, []).append(letter)
        for row in sorted(rows):
            yield panel, "".join(letter.sign for letter in sorted(rows[row], key=lambda le: le.left))
