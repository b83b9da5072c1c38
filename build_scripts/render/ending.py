"""A document that runs over pages becomes one whose last page is not nearly empty: in a little smaller type it ends a
page earlier, or in a little larger type it has more to say there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from weasyprint.document import Document, Page

    from build_scripts.render.press import Press

ENOUGH = 0.3
"""So much of a last page is full at least, where a document has more than one."""
WORDS = "words"
"""The id that a template gives to ``body``, whose words this measures."""
LESSON = "lesson"
"""The id that a template gives to what stands before a closing that stays whole, so that no nearly empty page comes
before the last one either."""

_EARLIER = (-0.04, -0.15)
_FURTHER = (ENOUGH + 0.1, ENOUGH + 0.25)
"""Where the words are to end: in pages before the last page break, or behind it."""
_GROWTH = 0.7
_STEP = 0.05
"""Points: sizes that lie closer together look the same."""


@dataclass(frozen=True, slots=True)
class Type:
    """Body type in points: as it is wanted, and the bounds within which it may give way."""

    wanted: float
    smallest: float
    largest: float


def well_ended(
    fill: Callable[[float], str], style: str, type: Type, press: Press, *others: Callable[[float], str]
) -> bytes:
    """The PDF in the wanted type where enough of its last page is full, else in the first other type in which it is;
    the wanted one where there is none. ``fill`` gives the HTML in a type; ``others`` give it in other arrangements,
    each of which is tried where the one before ends well in no type."""
    engine, base = press.engine, press.templates
    with engine.search():
        for one in (fill, *others):
            size = _size(one, type, lambda html: engine.layout(html, style, base))
            if size is not None:
                return engine.pdf(one(size), style, base)
        return engine.pdf(fill(type.wanted), style, base)


def last_filled(document: Document) -> float:
    """How far down the last page its words reach, as a share of the room between its margins."""
    return _filled(document.pages[-1], WORDS)


def _filled(page: Page, name: str) -> float:
    _, top, _, bottom = page.anchors[name]
    return float((bottom - top) / page._page_box.height)


def _ends(document: Document) -> tuple[float, float]:
    """Where the words end, and where the lesson before a closing on a page of its own, in pages; twice the same where
    there is none."""
    whole = len(document.pages) - 1 + last_filled(document)
    for number, page in enumerate(document.pages[:-1]):
        if LESSON in page.anchors and LESSON not in document.pages[number + 1].anchors:
            return whole, number + _filled(page, LESSON)
    return whole, whole


def _ends_well(document: Document) -> bool:
    return len(document.pages) == 1 or not any(map(_is_lonely, _ends(document)))


def _is_lonely(end: float) -> bool:
    return 0 < end % 1 < ENOUGH


def _size(fill: Callable[[float], str], type: Type, laid_out: Callable[[str], Document]) -> float | None:
    """The size of the type in which a document ends well, as near to the wanted one as may be; None where there is
    none. Smaller and larger ones are tried in turn; where one changes nothing, because what stands on the last page is
    a whole, its direction goes on with its bound."""
    first = laid_out(fill(type.wanted))
    if _ends_well(first):
        return type.wanted
    ends = _ends(first)
    directions = _to_try(next(filter(_is_lonely, ends)), type)
    while any(directions):
        for sizes in filter(None, directions):
            size = sizes.pop(0)
            document = laid_out(fill(size))
            if _ends_well(document):
                return size
            if _ends(document) == ends:
                del sizes[:-1]
    return None


def _to_try(end: float, type: Type) -> tuple[list[float], list[float]]:
    """Smaller and larger sizes in which the words ought to end a page earlier or far enough down the last page, each
    with its bound as the last. Words that grow with type take the square of its room, but not all grow with it."""
    before = int(end)

    def sizes(aims: tuple[float, ...], bound: float) -> list[float]:
        guesses = (round(type.wanted * ((before + aim) / end) ** _GROWTH / _STEP) * _STEP for aim in aims)
        within = (round(min(type.largest, max(type.smallest, guess)), 2) for guess in (*guesses, bound))
        return [size for size in dict.fromkeys(within) if size != type.wanted]

    return sizes(_EARLIER, type.smallest), sizes(_FURTHER, type.largest)
