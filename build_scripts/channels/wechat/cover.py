"""The lesson's title becomes the cover: 900×383, with all words inside the square that the 1:1 crop keeps."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from build_scripts.channels.wechat.limits import COVER, SQUARE
from build_scripts.model import Edition, ProgrammeText
from build_scripts.render.png import page_image, png
from build_scripts.render.press import Press


@dataclass(frozen=True, slots=True)
class Covers:
    """Both pictures, and the crops of the wide one as the draft interface wants them: X1_Y1_X2_Y2 from 0 to 1."""

    wide: bytes
    square: bytes
    crop_wide: str
    crop_square: str


def draw(edition: Edition, programme: ProgrammeText, press: Press) -> Covers:
    """The covers of one edition."""
    html = press.html("wechat/cover.html.j2", edition=edition, programme=programme)
    pdf = press.pdf(html, press.style("_shared/print.css", "wechat/cover.css"))
    width, height = COVER
    wide = page_image(pdf, 0, width).crop((0, 0, width, height))
    left = (width - height) / 2 / width
    return Covers(
        wide=png(wide),
        square=png(_square(pdf)),
        crop_wide="0_0_1_1",
        crop_square=f"{left:.6f}_0_{1 - left:.6f}_1",
    )


def _square(pdf: bytes) -> Image.Image:
    """The middle of the same drawing, drawn anew at its own size."""
    width, height = COVER
    whole = page_image(pdf, 0, round(width * SQUARE / height))
    left = (whole.width - SQUARE) // 2
    return whole.crop((left, 0, left + SQUARE, SQUARE))
