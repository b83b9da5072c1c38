"""The lesson's title becomes the cover: 900×383, with all words inside the square that the 1:1 crop keeps."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from build_scripts.model import Edition, ProgrammeText
from build_scripts.render.boxes import words_box
from build_scripts.render.phrases import phrases
from build_scripts.render.png import page_image, png
from build_scripts.render.press import Press
from build_scripts.wechat.checker.limits import COVER, SQUARE, length

_TITLE_WIDTH = 312
_LARGEST, _SMALLEST = 42, 28


@dataclass(frozen=True, slots=True)
class Covers:
    """Both pictures, and the crops of the wide one as the draft interface wants them: X1_Y1_X2_Y2 from 0 to 1."""

    wide: bytes
    square: bytes
    crop_wide: str
    crop_square: str
    words: str
    """The box around all words, written as the crops are."""


def draw(edition: Edition, programme: ProgrammeText, press: Press) -> Covers:
    """The covers of one edition."""
    pdf = layout(edition, programme, press)
    width, height = COVER
    wide = page_image(pdf, 0, width).crop((0, 0, width, height))
    left = (width - height) / 2 / width
    return Covers(
        wide=png(wide),
        square=png(_square(pdf)),
        crop_wide="0_0_1_1",
        crop_square=f"{left:.6f}_0_{1 - left:.6f}_1",
        words="_".join(f"{edge:.4f}" for edge in words_box(pdf, 0)),
    )


def layout(edition: Edition, programme: ProgrammeText, press: Press) -> bytes:
    """The cover as a PDF page of 900×383 CSS pixels."""
    pieces = phrases(edition.title)
    html = press.html(
        "wechat/cover.html.j2",
        edition=edition,
        programme=programme,
        phrases=pieces,
        size=_size(edition, pieces),
    )
    return press.pdf(html, press.style("_shared/print.css", "wechat/cover.css"))


def _size(edition: Edition, pieces: tuple[str, ...]) -> int:
    """Pixels of the title's type: the longest Chinese phrase keeps to one line, English may break at its spaces."""
    longest = max(length(phrase) for phrase in pieces)
    if edition.language == "zh":
        return max(_SMALLEST, min(_LARGEST, int(_TITLE_WIDTH / longest)))
    return 36 if length(edition.title) <= 12 else 31


def _square(pdf: bytes) -> Image.Image:
    """The middle of the same drawing, drawn anew at its own size."""
    width, height = COVER
    whole = page_image(pdf, 0, round(width * SQUARE / height))
    left = (whole.width - SQUARE) // 2
    return whole.crop((left, 0, left + SQUARE, SQUARE))
