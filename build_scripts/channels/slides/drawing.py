"""A lesson's pictures and the QR code of its page become PNG files for slides."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image

from build_scripts.channels.slides.geometry import Box
from build_scripts.model import Edition, Picture
from build_scripts.render import qr
from build_scripts.render.png import page_image, png, proportion
from build_scripts.render.press import Press

_WIDTH = 1600
"""Pixels: sharp on a projector and on paper."""
_MODULE = 12


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture with its size in pixels."""

    data: bytes
    width: int
    height: int

    def within(self, place: Box) -> Box:
        """The largest box of its proportions in the middle of a place."""
        scale = min(place.width / self.width, place.height / self.height)
        width, height = self.width * scale, self.height * scale
        return Box(place.x + (place.width - width) / 2, place.y + (place.height - height) / 2, width, height)


def drawings(edition: Edition, press: Press) -> dict[str, Drawing]:
    """The lesson's pictures by the names that its Markdown gives them, and the QR code under the empty name."""
    folder = f"content/lessons/{edition.lesson}/"
    found = {p.path.removeprefix(folder): _drawn(_image(p, press)) for p in edition.pictures}
    found[""] = _drawn(qr.image(edition.url, _MODULE))
    return found


def _drawn(image: Image.Image) -> Drawing:
    return Drawing(png(image), image.width, image.height)


def _image(picture: Picture, press: Press) -> Image.Image:
    data = press.picture(picture)
    if not picture.path.endswith(".svg"):
        return Image.open(io.BytesIO(data)).convert("RGB")
    ratio = proportion(data, picture.path)
    html = press.html("slides/picture.html.j2", address=press.picture_address(picture), height=ratio * 100)
    return page_image(press.pdf(html, press.style("_shared/print.css")), 0, _WIDTH)
