"""A document that runs over pages becomes one whose last page is not nearly empty: in a little smaller type it ends a
page earlier, or in a little larger type it has more to say there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from weasyprint.document import Document

    from build_scripts.render.press import Press

ENOUGH = 0.3
"""So much of a last page is full at least, where a document has more than one."""
WORDS = "words"
"""The id that a template gives to ``body``, whose words this measures."""

_AIMED_AT = (-0.04, 0.1, -0.15, 0.25)
"""Where the words are to end, in pages behind the last page break, or before it (behind ``ENOUGH`` where positive)."""
_GROWTH = 0.7
_STEP = 0.05
"""Points: sizes that lie closer together look the same."""


@dataclass(frozen=True, slots=True)
class Type:
    """Body type in points: as it is wanted, and the bounds within which it may give way."""

    wanted: float
    smallest: float
    largest: float


def well_ended(fill: Callable[[float], str], style: str, type: Type, press: Press) -> bytes:
    """The PDF in the wanted type where enough of its last page is full, else in the first other type in which it is;
    the wanted one where there is none. ``fill`` gives the HTML in a type."""
    html = fill(type.wanted)
    document = first = press.engine.layout(html, style, press.templates)
    chosen = html
    if not _ends_well(document):
        for size in _to_try(len(document.pages), last_filled(document), type):
            other = fill(size)
            document = press.engine.layout(other, style, press.templates)
            if _ends_well(document):
                chosen = other
                break
        else:
            document = first
    return press.engine.write(document, chosen + style)


def last_filled(document: Document) -> float:
    """How far down the last page its words reach, as a share of the room between its margins."""
    page = document.pages[-1]
    _, top, _, bottom = page.anchors[WORDS]
    box = page._page_box
    return float((bottom - top) / box.height)


def _ends_well(document: Document) -> bool:
    return len(document.pages) == 1 or last_filled(document) >= ENOUGH


def _to_try(pages: int, filled: float, type: Type) -> Iterator[float]:
    """Sizes in which the words ought to end a page earlier or far enough down the last page, then the bounds. Words
    that grow with type take the square of its room, but not all grow with it."""
    before, now = pages - 1, pages - 1 + filled
    aims = (before + (aim if aim < 0 else ENOUGH + aim) for aim in _AIMED_AT)
    guesses = (round(type.wanted * (aim / now) ** _GROWTH / _STEP) * _STEP for aim in aims)
    tried = {type.wanted}
    for guess in (*guesses, type.smallest, type.largest):
        size = round(min(type.largest, max(type.smallest, guess)), 2)
        if size not in tried:
            tried.add(size)
            yield size
