"""What stands where on the pages of a leaflet, read from the rendered PDF."""

from __future__ import annotations

import ctypes
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from build_scripts.channels.leaflet import geometry

MM = 25.4 / 72
"""Millimetres of a point."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A visible character; millimetres from the top left corner of its side."""

    sign: str
    left: float
    top: float
    right: float
    bottom: float
    points: float
    """Size of its type."""
    baseline: float

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@lru_cache(maxsize=16)
def letters(pdf: bytes, side: int) -> tuple[Letter, ...]:
    """The visible characters of side 0 or 1, in the order of the PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[side]
        text = page.get_textpage()
        height = page.get_height()
        found = []
        for index in range(text.count_chars()):
            sign = chr(pdfium.FPDFText_GetUnicode(text, index))
            left, low, right, high = text.get_charbox(index)
            if sign.isspace() or right - left <= 0:
                continue
            # The engine writes sizes in CSS pixels and scales the page.
            size = pdfium.FPDFText_GetFontSize(text, index) * 0.75
            x, y = ctypes.c_double(), ctypes.c_double()
            pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            box = (left * MM, (height - high) * MM, right * MM, (height - low) * MM)
            found.append(Letter(sign, *box, size, (height - y.value) * MM))
        return tuple(found)
    finally:
        document.close()


def panels(side: int) -> tuple[geometry.Panel, ...]:
    """The panels of a side, from left to right."""
    return geometry.INNER if side else geometry.OUTER


def panel_of(letter: Letter, side: int) -> geometry.Panel:
    """The panel in which a character stands."""
    return next(p for p in panels(side) if p.left <= letter.centre < p.left + p.width + 0.01)


@lru_cache(maxsize=64)
def panel_text(pdf: bytes, side: int, panel: geometry.Panel) -> str:
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


def plain(text: str) -> str:
    """Text as it was written: without word joiners, lines and spaces made alike."""
    lines = text.replace("\u2060", "").replace("\ufffe", "").replace("\u00a0", " ").splitlines()
    return "\n".join(line.strip() for line in lines)


def squeezed(text: str) -> str:
    """Text without any space, to look for words that a line may have broken."""
    return "".join(plain(text).split())


def lines(pdf: bytes, side: int) -> Iterator[tuple[geometry.Panel, str]]:
    """The lines of each panel: characters of one baseline, from left to right."""
    for panel in panels(side):
        rows: dict[float, list[Letter]] = {}
        for letter in letters(pdf, side):
            if panel_of(letter, side) is panel:
                row = next((key for key in rows if abs(key - letter.baseline) < 0.2), letter.baseline)
                rows.setdefault(row, []).append(letter)
        for row in sorted(rows):
            yield panel, "".join(letter.sign for letter in sorted(rows[row], key=lambda le: le.left))


def page(pdf: bytes, side: int, dots_per_inch: int) -> Image.Image:
    """A side as a printer would see it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        image: Image.Image = document[side].render(scale=dots_per_inch / 72).to_pil()
        return image.convert("RGB")
    finally:
        document.close()


def photocopy(image: Image.Image) -> Image.Image:
    """A poor copy: grey, one percent of the dots wrong, one degree askew."""
    copy = image.convert("L")
    dots = copy.load()
    assert dots is not None
    chance = random.Random(20261121)
    for _ in range(copy.width * copy.height // 100):
        dots[chance.randrange(copy.width), chance.randrange(copy.height)] = chance.choice((0, 255))
    return copy.rotate(1, resample=Image.Resampling.BILINEAR, fillcolor=255)
