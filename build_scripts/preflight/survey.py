"""A PDF becomes what stands on its pages: letters with size, place and ground, and QR codes as a camera sees them.

Places are millimetres from the top left corner of the sheet as cut. Pages count from 1.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import pikepdf
import pypdfium2
from PIL import Image

from build_scripts.preflight import scan
from build_scripts.preflight.content import Content, read_content
from build_scripts.preflight.ground import INK, Ground
from build_scripts.preflight.letters import Letter, letters
from build_scripts.preflight.scan import Code
from build_scripts.render.finishing import POINTS, Box, bleed_box, trim_box


@dataclass(frozen=True, slots=True)
class Side:
    """A page."""

    number: int
    width: float
    height: float
    letters: tuple[Letter, ...]
    codes: tuple[Code, ...]
    text: str
    """All that it says, in the order of the file."""
    printed: float
    """Share of its area with ink, 0 … 1; 1 where it has letters, since only a page without them may be empty."""
    ground_at_edge: bool
    """Whether something beside text is printed along an edge of the sheet."""
    ground_at_bleed: bool
    """Whether it goes on to the edge of the bleed."""
    marks: bool
    """Whether a crop mark stands at each corner, outside the sheet."""
    media: Box
    trim: Box
    bleed: Box


@dataclass(frozen=True, slots=True)
class Survey:
    """A whole PDF."""

    sides: tuple[Side, ...]
    content: Content


def survey(data: bytes) -> Survey:
    """Reads all pages. pikepdf.PdfError or pypdfium2.PdfiumError where the file cannot be read."""
    with pikepdf.open(io.BytesIO(data)) as document:
        boxes = [(_media(page), trim_box(page), bleed_box(page)) for page in document.pages]
        content = read_content(document)
    shown = pypdfium2.PdfDocument(data)
    bare = pypdfium2.PdfDocument(content.textless)
    try:
        sides = tuple(
            _side(number, shown[number - 1], bare[number - 1], *box, coded=number in content.maybe_coded)
            for number, box in enumerate(boxes, 1)
        )
    finally:
        bare.close()
        shown.close()
    return Survey(sides, content)


def _media(page: pikepdf.Page) -> Box:
    left, low, right, high = (float(value) for value in page.mediabox)
    return Box(left, low, right, high)


def _side(
    number: int,
    page: pypdfium2.PdfPage,
    bare: pypdfium2.PdfPage,
    media: Box,
    trim: Box,
    bleed: Box,
    *,
    coded: bool,
) -> Side:
    ground = Ground(bare, media, trim)
    textpage = page.get_textpage()
    found = letters(textpage, ground, trim)
    # Most pages of a book are words and rules: a picture of them would tell nothing.
    image = _picture(page) if coded or not found else None
    return Side(
        number=number,
        width=round(trim.width / POINTS, 1),
        height=round(trim.height / POINTS, 1),
        letters=found,
        codes=scan.codes(image, media, trim) if image is not None else (),
        text=textpage.get_text_bounded(),
        printed=1.0
        if found or image is None
        else sum(image.histogram()[:INK]) / (image.width * image.height),
        ground_at_edge=ground.inked(trim, 0.4),
        ground_at_bleed=ground.inked(bleed, 0.4),
        marks=ground.marked(),
        media=media,
        trim=trim,
        bleed=bleed,
    )


def _picture(page: pypdfium2.PdfPage) -> Image.Image:
    image: Image.Image = page.render(scale=scan.DPI / 72, grayscale=True, may_draw_forms=False).to_pil()
    return image.convert("L")


__all__ = ["Code", "Letter", "Side", "Survey", "survey"]
