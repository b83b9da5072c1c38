"""A lesson's pictures and the QR code of its page become PNG files of the bundle."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

from PIL import Image

from build_scripts.channels.wechat.wording import WORDING
from build_scripts.model import Edition, Picture
from build_scripts.render import qr
from build_scripts.render.png import page_image, png, proportion
from build_scripts.render.press import Press

WIDTH = 1080
"""Pixels; the widest phone shows 677 CSS pixels at less than two device pixels each."""
CODE = "pictures/qr.png"
NEXT_CODE = "pictures/qr-next.png"
"""Of the next lesson's page, while its article's address is not known."""
_MODULE = 12
_ALT = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture of the bundle."""

    source: str
    """As the lesson's Markdown names it."""
    path: str
    """In the bundle."""
    alt: str
    width: int
    height: int
    data: bytes


def draw(edition: Edition, following: str, press: Press) -> tuple[Drawn, ...]:
    """The lesson's pictures in the order of their paths, then the QR code, and that of the next lesson's page where
    ``following`` gives its address."""
    alts = {name: alt for passage in edition.passages for alt, name in _ALT.findall(passage.markdown)}
    folder = f"content/lessons/{edition.lesson}/"
    drawn = []
    for picture in edition.pictures:
        name = picture.path.removeprefix(folder)
        image = _image(picture, alts.get(name, name), press)
        path = f"pictures/{name.rsplit('/', 1)[-1].rsplit('.', 1)[0]}.png"
        drawn.append(Drawn(name, path, alts.get(name, ""), image.width, image.height, png(image)))
    words = WORDING[edition.language]
    drawn.append(_code(edition.url, CODE, words.code_title))
    if following:
        drawn.append(_code(following, NEXT_CODE, words.next_code_title))
    return tuple(drawn)


def _image(picture: Picture, alt: str, press: Press) -> Image.Image:
    if not picture.path.endswith(".svg"):
        return Image.open(io.BytesIO(press.picture(picture))).convert("RGB")
    # A page with the proportions of the drawing: an SVG without sizes fills the width and keeps its own.
    html = press.html(
        "wechat/picture.html.j2",
        address=press.picture_address(picture),
        alt=alt,
        ratio=f"{proportion(press.picture(picture), picture.path) * 100:.3f}",
    )
    return page_image(press.pdf(html, press.style("_shared/print.css", "wechat/picture.css")), 0, WIDTH)


def _code(address: str, path: str, title: str) -> Drawn:
    image = qr.image(address, _MODULE)
    return Drawn("", path, title, image.width, image.height, png(image))
