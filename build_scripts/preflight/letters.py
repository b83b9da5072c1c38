"""The text of a page becomes its visible letters, each with place, size and contrast."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pypdfium2
import pypdfium2.raw as pdfium

from build_scripts.contrast import contrast, luminance
from build_scripts.preflight.ground import Ground
from build_scripts.render.finishing import POINTS, Box


@dataclass(frozen=True, slots=True)
class Sign:
    """A visible character where it stands. Places are points from the bottom left corner of the page."""

    index: int
    """In the text of the page."""
    sign: str
    left: float
    low: float
    right: float
    high: float


@dataclass(frozen=True, slots=True)
class Letter:
    """A visible character. Places are millimetres from the top left corner of the sheet as cut."""

    sign: str
    left: float
    top: float
    right: float
    bottom: float
    points: float
    """Size of its type."""
    contrast: float
    """With its ground, 1 … 21."""


def letters(page: pypdfium2.PdfTextPage, ground: Ground, trim: Box) -> tuple[Letter, ...]:
    """All letters, in the order of the file."""
    found = []
    text = page.raw
    looks: dict[int, tuple[float, tuple[int, int, int, int]]] = {}
    for one in visible(page):
        # The letters of a line are one object of the page, with one size and one colour.
        owner = ctypes.cast(pdfium.FPDFText_GetTextObject(text, one.index), ctypes.c_void_p).value
        look = looks.get(owner) if owner else None
        if look is None:
            look = size(page, one.index), _colour(text, one.index)
            if owner:
                looks[owner] = look
        found.append(
            Letter(
                one.sign,
                (one.left - trim.left) / POINTS,
                (trim.high - one.high) / POINTS,
                (one.right - trim.left) / POINTS,
                (trim.high - one.low) / POINTS,
                look[0],
                _contrast(look[1], ground.behind(one.left, one.low, one.right, one.high)),
            )
        )
    return tuple(found)


def visible(page: pypdfium2.PdfTextPage) -> Iterator[Sign]:
    """Every character that takes room, in the order of the file."""
    left, low, right, high = (ctypes.c_double() for _ in range(4))
    box = tuple(ctypes.byref(one) for one in (left, right, low, high))
    text = page.raw
    for index in range(page.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(text, index))
        if sign.isspace():
            continue
        if not pdfium.FPDFText_GetCharBox(text, index, *box):
            raise pypdfium2.PdfiumError(f"no place for letter {index}")
        if right.value > left.value and high.value > low.value:
            yield Sign(index, sign, left.value, low.value, right.value, high.value)


def size(page: pypdfium2.PdfTextPage, index: int) -> float:
    """The type of a character in points, as it comes out on paper."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(page.raw, index, matrix)
    drawn: float = pdfium.FPDFText_GetFontSize(page.raw, index)
    return round(drawn * math.hypot(matrix.b, matrix.d), 2)


def _colour(text: object, index: int) -> tuple[int, int, int, int]:
    """Red, green, blue and opacity, each 0 … 255."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
    return red.value, green.value, blue.value, alpha.value


@lru_cache(maxsize=4096)
def _contrast(colour: tuple[int, int, int, int], behind: float) -> float:
    red, green, blue, alpha = colour
    own = luminance(red / 255, green / 255, blue / 255)
    # A letter that is half transparent is half its ground; as luminance that is near enough.
    own = behind + (own - behind) * alpha / 255
    return contrast(own, behind)
