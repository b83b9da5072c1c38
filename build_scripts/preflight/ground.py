"""A page without its text becomes what stands behind its letters, along its edges and outside its corners."""

from __future__ import annotations

from functools import lru_cache

import pypdfium2
from PIL import Image

from build_scripts.contrast import luminance
from build_scripts.render.finishing import POINTS, Box

_DPI = 96
_MARK = 6.5 * POINTS
"""Points from the edge at which a crop mark is looked for."""
INK = 245
"""A grey below it is something printed."""
_SPOTS = (1, 3, 5)
"""Sixths of a letter's width and height at which its ground is looked at."""


class Ground:
    """The pixels of a page without text."""

    def __init__(self, page: pypdfium2.PdfPage, media: Box, trim: Box) -> None:
        """``media``: what pypdfium2 draws, for a print shop larger than ``trim``, the sheet."""
        self._image: Image.Image = page.render(
            scale=_DPI / 72, may_draw_forms=False, rev_byteorder=True
        ).to_pil()
        self._media, self._trim = media, trim
        self._width: int = self._image.width
        self._height: int = self._image.height
        self._scale: float = self._width / media.width
        self._pixels = self._image.tobytes()
        self._plain: dict[int, bytes | None] = {}
        """The colour of a row of pixels, where it has one only; rows are looked at when a letter stands on them."""

    def behind(self, left: float, low: float, right: float, high: float) -> float:
        """Relative luminance of the ground behind a letter: the middle of nine spots, so that a rule that runs
        under it does not count."""
        across: list[int] = []
        spots: list[bytes] = []
        for sixths in _SPOTS:
            row = self._row(low + (high - low) * sixths / 6)
            colour = self._plain[row] if row in self._plain else self._looked_at(row)
            if colour is not None:
                spots += (colour, colour, colour)
                continue
            if not across:
                across = [3 * self._column(left + (right - left) * sixths / 6) for sixths in _SPOTS]
            start = 3 * self._width * row
            spots += [self._pixels[start + column : start + column + 3] for column in across]
        if spots.count(spots[0]) == len(spots):
            return _luminance(spots[0])
        return sorted(_luminance(spot) for spot in spots)[4]

    def _looked_at(self, row: int) -> bytes | None:
        pixels = self._pixels[3 * self._width * row : 3 * self._width * (row + 1)]
        colour = pixels[:3]
        self._plain[row] = colour if pixels == colour * self._width else None
        return self._plain[row]

    def inked(self, box: Box, inside: float) -> bool:
        """Whether a longer stretch along an edge of a box, that far (mm) inside it, is printed: more than a mark."""
        edge = box.grown(-inside)
        left, top = self._column(edge.left), self._row(edge.high)
        right, bottom = self._column(edge.right), self._row(edge.low)
        for strip in (
            (left, top, right, top + 1),
            (left, bottom, right, bottom + 1),
            (left, top, left + 1, bottom),
            (right, top, right + 1, bottom),
        ):
            values = self._image.crop(strip).convert("L").tobytes()
            if values and sum(1 for value in values if value < INK) > 0.1 * len(values):
                return True
        return False

    def marked(self) -> bool:
        """Whether something stands outside each corner, in line with the edges of the sheet."""
        for x in (self._trim.left, self._trim.right):
            for y, way in ((self._trim.low, -1), (self._trim.high, 1)):
                across, down = self._column(x), self._row(y + way * _MARK)
                spots = self._image.crop((across - 2, down - 1, across + 3, down + 2)).convert("L")
                if min(spots.tobytes()) > INK:
                    return False
        return True

    def _column(self, x: float) -> int:
        """The pixel at a point of the page, which may lie beyond its edge."""
        return min(max(int((x - self._media.left) * self._scale), 0), self._width - 1)

    def _row(self, y: float) -> int:
        return min(max(int((self._media.high - y) * self._scale), 0), self._height - 1)


@lru_cache(maxsize=4096)
def _luminance(pixel: bytes) -> float:
    red, green, blue = pixel
    return luminance(red / 255, green / 255, blue / 255)
