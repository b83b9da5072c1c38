"""What stands where on the pages of any PDF, read from the rendered file; and what a photocopier makes of it."""

from __future__ import annotations

import ctypes
import io
import random
from dataclasses import dataclass
from functools import lru_cache

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from build_scripts.preflight.letters import size, visible

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
    """The visible characters of a page, counted from 0, in the order of the PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[side]
        text = page.get_textpage()
        height = page.get_height()
        found = []
        for one in visible(text):
            x, y = ctypes.c_double(), ctypes.c_double()
            pdfium.FPDFText_GetCharOrigin(text, one.index, x, y)
            box = (one.left * MM, (height - one.high) * MM, one.right * MM, (height - one.low) * MM)
            found.append(Letter(one.sign, *box, size(text, one.index), (height - y.value) * MM))
        return tuple(found)
    finally:
        document.close()


def pages(pdf: bytes) -> int:
    """How many pages there are."""
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


@lru_cache(maxsize=64)
def page_text(pdf: bytes, side: int) -> str:
    """The text of a page, lines kept, without the engine's invisible characters."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = document[side].get_textpage().get_text_range()
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


def page(pdf: bytes, side: int, dots_per_inch: int) -> Image.Image:
    """A page as a printer would see it."""
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
