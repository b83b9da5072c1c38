"""A PDF becomes what stands on its pages: letters with size, place and ground, and QR codes as a camera sees them.

Places are millimetres from the top left corner of the sheet as cut. Pages count from 1.
"""

from __future__ import annotations

import ctypes
import io
import math
import random
from dataclasses import dataclass

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp
from PIL import Image

from build_scripts.preflight.content import Content, read_content
from build_scripts.render import qr
from build_scripts.render.finishing import POINTS, Box, bleed_box, trim_box
from build_scripts.render.ink_table import contrast, luminance

_DPI = 150
_GROUND_DPI = 96
_MARK = 6.5 * POINTS
"""Points from the edge at which a crop mark is looked for."""
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_FRAMES = 5
"""Looks at a copied code, each with other noise: a phone takes many a second and wants one that can be read."""
_MODULE_SEEN = 4.0
"""Pixels of a module in a camera's picture of the code."""
_INK = 245
"""A grey below it is something printed."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A visible character."""

    sign: str
    left: float
    top: float
    right: float
    bottom: float
    points: float
    """Size of its type."""
    contrast: float
    """With its ground, 1 … 21."""


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code that could be read."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    module: float
    """Side of a module."""
    quiet: float
    """Modules of white around it, at the narrowest side, up to 4."""
    survives: bool
    """Whether it can be read after a copy: grey, 1 % noise, turned by 1°."""


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
    """Share of its area with ink, 0 … 1."""
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
            _side(number, shown[number - 1], bare[number - 1], *box) for number, box in enumerate(boxes, 1)
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
) -> Side:
    # pypdfium2 draws the media box (or what crops it), which for a print shop is larger than the sheet.
    ground = bare.render(scale=_GROUND_DPI / 72, may_draw_forms=False).to_pil().convert("RGB")
    view = _View(media, trim, ground)
    textpage = page.get_textpage()
    letters = _letters(textpage, view)
    image = page.render(scale=_DPI / 72, grayscale=True, may_draw_forms=False).to_pil().convert("L")
    return Side(
        number=number,
        width=round(trim.width / POINTS, 1),
        height=round(trim.height / POINTS, 1),
        letters=letters,
        codes=_codes(image, media, trim),
        text=textpage.get_text_bounded(),
        printed=sum(image.histogram()[:_INK]) / (image.width * image.height),
        ground_at_edge=view.inked(trim, 0.4),
        ground_at_bleed=view.inked(bleed, 0.4),
        marks=view.marked(),
        media=media,
        trim=trim,
        bleed=bleed,
    )


@dataclass(frozen=True, slots=True)
class _View:
    """The page without its text, as pixels."""

    media: Box
    trim: Box
    ground: Image.Image

    def place(self, x: float, y: float) -> tuple[int, int]:
        """The pixel at a point of the page."""
        scale = self.ground.width / self.media.width
        across = min(max(int((x - self.media.left) * scale), 0), self.ground.width - 1)
        down = min(max(int((self.media.high - y) * scale), 0), self.ground.height - 1)
        return across, down

    def behind(self, box: Box) -> float:
        """Relative luminance of the ground behind a letter: the middle of nine spots, so that a rule that runs
        under it does not count."""
        found = []
        for i in (1, 3, 5):
            for j in (1, 3, 5):
                spot = self.place(box.left + box.width * i / 6, box.low + box.height * j / 6)
                red, green, blue = self.ground.getpixel(spot)  # type: ignore[misc]
                found.append(luminance(red / 255, green / 255, blue / 255))
        return sorted(found)[4]

    def inked(self, box: Box, inside: float) -> bool:
        """Whether a longer stretch along an edge of a box, that far (mm) inside it, is printed: more than a mark."""
        edge = box.grown(-inside)
        left, top = self.place(edge.left, edge.high)
        right, bottom = self.place(edge.right, edge.low)
        for strip in (
            (left, top, right, top + 1),
            (left, bottom, right, bottom + 1),
            (left, top, left + 1, bottom),
            (right, top, right + 1, bottom),
        ):
            values = self.ground.crop(strip).convert("L").tobytes()
            if values and sum(1 for value in values if value < _INK) > 0.1 * len(values):
                return True
        return False

    def marked(self) -> bool:
        """Whether something stands outside each corner, in line with the edges of the sheet."""
        for x in (self.trim.left, self.trim.right):
            for y, way in ((self.trim.low, -1), (self.trim.high, 1)):
                across, down = self.place(x, y + way * _MARK)
                spots = self.ground.crop((across - 2, down - 1, across + 3, down + 2)).convert("L")
                if min(spots.tobytes()) > _INK:
                    return False
        return True


def _letters(textpage: pypdfium2.PdfTextPage, view: _View) -> tuple[Letter, ...]:
    found = []
    matrix = pdfium.FS_MATRIX()
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    for index in range(textpage.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(textpage, index))
        left, low, right, high = textpage.get_charbox(index)
        if sign.isspace() or right - left <= 0 or high - low <= 0:
            continue
        pdfium.FPDFText_GetMatrix(textpage, index, matrix)
        points = pdfium.FPDFText_GetFontSize(textpage, index) * math.hypot(matrix.b, matrix.d)
        pdfium.FPDFText_GetFillColor(textpage, index, red, green, blue, alpha)
        behind = view.behind(Box(left, low, right, high))
        own = luminance(red.value / 255, green.value / 255, blue.value / 255)
        # A letter that is half transparent is half its ground; as luminance that is near enough.
        own = behind + (own - behind) * alpha.value / 255
        found.append(
            Letter(
                sign,
                (left - view.trim.left) / POINTS,
                (view.trim.high - high) / POINTS,
                (right - view.trim.left) / POINTS,
                (view.trim.high - low) / POINTS,
                round(points, 2),
                contrast(own, behind),
            )
        )
    return tuple(found)


# --- QR codes -------------------------------------------------------------------------------------------------------


def _codes(image: Image.Image, media: Box, trim: Box) -> tuple[Code, ...]:
    found = []
    # From pixels of the page to millimetres of the sheet.
    across, down = (media.left - trim.left) / POINTS, (trim.high - media.high) / POINTS
    for code in zxingcpp.read_barcodes(image, formats=_QR):
        corners = [
            (point.x, point.y)
            for point in (
                code.position.top_left,
                code.position.top_right,
                code.position.bottom_right,
                code.position.bottom_left,
            )
        ]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        box = (min(xs), min(ys), max(xs) + 1, max(ys) + 1)
        side = math.dist(corners[0], corners[1]) + 1
        module = side / len(qr.modules(code.text))
        found.append(
            Code(
                code.text,
                box[0] / _DPI * 25.4 + across,
                box[1] / _DPI * 25.4 + down,
                box[2] / _DPI * 25.4 + across,
                box[3] / _DPI * 25.4 + down,
                round(module / _DPI * 25.4, 2),
                _quiet(image, box, module),
                any(code.text in _copied(image, box, module, frame) for frame in range(_FRAMES)),
            )
        )
    return tuple(sorted(found, key=lambda code: code.text))


def _quiet(image: Image.Image, box: tuple[int, int, int, int], module: float) -> float:
    """How many modules around the code are white on all sides, in steps of half a module."""
    left, top, right, bottom = box
    for half in range(1, 2 * qr.QUIET_ZONE + 1):
        # Half a pixel less: the outermost ring may touch what stands just beyond it.
        out = max(int(half * module / 2 - 0.5), 1)
        ring = image.crop((left - out, top - out, right + out, bottom + out))
        inner = (out - 1, out - 1, ring.width - out + 1, ring.height - out + 1)
        ring.paste(255, inner)
        dark = sum(ring.histogram()[:160])
        if dark:
            return (half - 1) / 2
    return float(qr.QUIET_ZONE)


def _copied(image: Image.Image, box: tuple[int, int, int, int], module: float, frame: int) -> set[str]:
    """What can be read of a code in a photocopy: a pixel in a hundred black or white, and not quite straight."""
    out = int(1.5 * qr.QUIET_ZONE * module)
    left, top, right, bottom = box
    part = image.crop((left - out, top - out, right + out, bottom + out))
    if module > _MODULE_SEEN:
        # A large code is read from farther away, where it is as small as any other.
        size = (round(part.width * _MODULE_SEEN / module), round(part.height * _MODULE_SEEN / module))
        part = part.resize(size, Image.Resampling.BOX)
    chance = random.Random(frame)  # noqa: S311 -- noise, the same each time
    spots = bytearray(part.tobytes())
    for _ in range(len(spots) // 100):
        spots[chance.randrange(len(spots))] = chance.choice((0, 255))
    noisy = Image.frombytes("L", part.size, bytes(spots))
    turned = noisy.rotate(1, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    return {code.text for code in zxingcpp.read_barcodes(turned, formats=_QR)}
