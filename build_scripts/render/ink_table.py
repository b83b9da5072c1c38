"""A colour as the style sheets say it becomes the ink that prints it: a grey for laser printers, CMYK for print shops.

Colours of ``templates/_shared/print.css`` have inks chosen by eye; every other colour has inks by a rule. No colour
profile is involved: greys and tones are those of the device, as copy shops print them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from build_scripts.contrast import contrast, luminance

TOTAL_INK = 3.0
"""Most ink on one spot, as the sum of the four shares: 300 %, what coated paper takes and still dries."""
SOLID_CONTRAST = 7.0
"""A colour that may carry text (print.css) is printed solid: a screened grey frays small type."""
WHITE_FROM = 0.84
"""Relative luminance from which a colour is a tint; a laser printer would make specks of it."""
_NEUTRAL = 0.03


@dataclass(frozen=True, slots=True)
class Inks:
    """How one colour is printed."""

    grey: float
    """0 black … 1 paper."""
    process: tuple[float, float, float, float]
    """Shares of cyan, magenta, yellow and black, 0 … 1."""


_PAPER = (0.0, 0.0, 0.0, 0.0)
_BLACK = (0.0, 0.0, 0.0, 1.0)
# The tokens of print.css. Boxes with a tint have a rule as well, so the tint itself may go.
_PALETTE = {
    "#000000": Inks(0.0, _BLACK),
    "#111111": Inks(0.0, _BLACK),  # --ink
    "#444444": Inks(0.0, _BLACK),  # --soft: 7 pt type, where a screened grey would fray
    "#14502f": Inks(0.0, (0.80, 0.20, 0.75, 0.55)),  # --leaf
    "#777777": Inks(0.40, (0.0, 0.0, 0.0, 0.60)),  # --line
    "#e4eee2": Inks(1.0, (0.10, 0.02, 0.12, 0.0)),
    "#eef3ee": Inks(1.0, (0.06, 0.01, 0.07, 0.0)),  # --tint
    "#ffffff": Inks(1.0, _PAPER),
}


@lru_cache(maxsize=4096)
def inks(red: float, green: float, blue: float) -> Inks:
    """The inks of an sRGB colour, shares 0 … 1; a share outside is taken for the nearest."""
    shares = [min(max(share, 0.0), 1.0) for share in (red, green, blue)]
    # The layout engine cuts shares off after five digits; a hundredth of a step brings #11 back from 0.06666.
    name = "#" + "".join(f"{int(share * 255 + 0.51):02x}" for share in shares)
    if name in _PALETTE:
        return _PALETTE[name]
    return Inks(_grey(shares), process(*shares))


def _grey(shares: list[float]) -> float:
    light = luminance(*shares)
    if contrast(light, 1.0) >= SOLID_CONTRAST:
        return 0.0
    if light >= WHITE_FROM:
        return 1.0
    return grey_of(light)


def grey_of(light: float) -> float:
    """The grey, 0 … 1, that has this relative luminance."""
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def process(red: float, green: float, blue: float) -> tuple[float, float, float, float]:
    """CMYK by full grey replacement: a grey is black ink alone, and no spot has more than three inks.

    Neutral colours too dark to be a grey of their own become solid black, so that text never has a coloured edge.
    """
    shares = (red, green, blue)
    if max(shares) - min(shares) <= _NEUTRAL:
        solid = contrast(luminance(*shares), 1.0) >= SOLID_CONTRAST
        return _BLACK if solid else (0.0, 0.0, 0.0, round(1 - sum(shares) / 3, 4))
    black = 1 - max(shares)
    cyan, magenta, yellow = (round((1 - share - black) / (1 - black), 4) for share in shares)
    return (cyan, magenta, yellow, round(black, 4))
