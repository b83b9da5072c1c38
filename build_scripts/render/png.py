"""A page of a PDF, or an HTML card, becomes a PNG whose bytes depend on nothing but its pixels."""

from __future__ import annotations

import io
import re

from PIL import Image

_VIEW_BOX = re.compile(rb'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"')


def page_image(pdf: bytes, page: int, width: int) -> Image.Image:
    """One page (from 0) as an RGB picture ``width`` pixels wide."""
    import pypdfium2  # where something is drawn, and not where it is planned

    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        return sheet.render(scale=width / sheet.get_width(), may_draw_forms=False).to_pil().convert("RGB")
    finally:
        document.close()


def page_png(pdf: bytes, page: int, width: int) -> bytes:
    """One page (from 0) as PNG."""
    return png(page_image(pdf, page, width))


def proportion(svg: bytes, path: str) -> float:
    """Height of a drawing in widths, as its view box says; ``path`` is for the ValueError where it has none."""
    found = _VIEW_BOX.search(svg)
    if found is None:
        raise ValueError(f"{path}: viewBox?")
    return float(found[2]) / float(found[1])


def png(image: Image.Image) -> bytes:
    """A picture as PNG without metadata."""
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def png_of_few_colours(image: Image.Image, colours: int) -> bytes:
    """A drawing in flat colours as PNG with a palette: a third of the bytes, and no grain, for want of dithering."""
    return png(image.quantize(colours, dither=Image.Dither.NONE))
