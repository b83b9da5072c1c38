"""The picture of a page becomes the QR codes on it, as a camera sees them: straight, and in a photocopy."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

import zxingcpp
from PIL import Image

from build_scripts.render import qr
from build_scripts.render.finishing import POINTS, Box

DPI = 150
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_FRAMES = 5
"""Looks at a copied code, each with other noise: a phone takes many a second and wants one that can be read."""
_MODULE_SEEN = 4.0
"""Pixels of a module in a camera's picture of the code."""


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


def codes(image: Image.Image, media: Box, trim: Box) -> tuple[Code, ...]:
    """The codes on a grey picture of ``DPI``, sorted by text; places are millimetres of the sheet as cut."""
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
                box[0] / DPI * 25.4 + across,
                box[1] / DPI * 25.4 + down,
                box[2] / DPI * 25.4 + across,
                box[3] / DPI * 25.4 + down,
                round(module / DPI * 25.4, 2),
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
