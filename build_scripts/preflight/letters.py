"""The text of a page becomes its visible letters, each with place, size and contrast."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from functools import lru_cache

import pypdfium2
import pypdfium2.raw as pdfium

from build_scripts.contrast import contrast, luminance
from build_scripts.preflight.ground import Ground
from build_scripts.render.finishing import POINTS, Box


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
    left, low, right, high = (ctypes.c_double() for _ in range(4))
    box = tuple(ctypes.byref(one) for one in (left, right, low, high))
    text = page.raw
    looks: dict[int, tuple[float, tuple[int, int, int, int]]] = {}
    for index in range(page.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(text, index))
        if sign.isspace():
            continue
        if not pdfium.FPDFText_GetCharBox(text, index, *box):
            raise pypdfium2.PdfiumError(f"no place for letter {index}")
        x, y, to_x, to_y = left.value, low.value, right.value, high.value
        if to_x <= x or to_y <= y:
            continue
        # The letters of a line are one object of the page, with one size and one colour.
        owner = ctypes.cast(pdfium.FPDFText_GetTextObject(text, index), ctypes.c_void_p).value
        look = looks.get(owner) if owner else None
        if look is None:
            look = _look(text, index)
            if owner:
                looks[owner] = look
        found.append(
            Letter(
                sign,
                (x - trim.left) / POINTS,
                (trim.high - to_y) / POINTS,
                (to_x - trim.left) / POINTS,
                (trim.high - y) / POINTS,
                look[0],
                _contrast(look[1], ground.behind(x, y, to_x, to_y)),
            )
        )
    return tuple(found)


def _look(text: object, index: int) -> tuple[float, tuple[int, int, int, int]]:
    """Size in points; red, green, blue and opacity, each 0 … 255."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    points = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.b, matrix.d)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
    return round(points, 2), (red.value, green.value, blue.value, alpha.value)


@lru_cache(maxsize=4096)
def _contrast(colour: tuple[int, int, int, int], behind: float) -> float:
    red, green, blue, alpha = colour
    own = luminance(red / 255, green / 255, blue / 255)
    # A letter that is half transparent is half its ground; as luminance that is near enough.
    own = behind + (own - behind) * alpha / 255
    return contrast(own, behind)
