"""The formats of paper: where the panels and folds of each are. All lengths in millimetres, from the top left corner of
a side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MM_PER_POINT = 25.4 / 72

FormatName = Literal["tri-fold", "bi-fold", "a5"]


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of a side, between folds or edges."""

    name: str
    left: float
    width: float
    text_width: float

    @property
    def text_left(self) -> float:
        """Where text begins: it is centred in its panel."""
        return self.left + (self.width - self.text_width) / 2


@dataclass(frozen=True, slots=True)
class Format:
    """A sheet of two sides. Text has one width in all its panels: a piece has one height wherever it stands."""

    name: FormatName
    part: str
    """Of its jobs; the tri-fold, which was there first, has none."""
    width: float
    height: float
    outer: tuple[Panel, ...]
    """The side with the cover, from left to right."""
    inner: tuple[Panel, ...]
    top: float
    bottom: float
    """Text stands between these; office printers leave up to 6 mm white."""
    inner_top: float
    """Below the running head of the inner side."""
    message_characters: int
    """Han characters of a key message that one line holds in its largest type."""
    comfortable: float = 0.0
    """Type in points below which blocks that may be dropped are left out, before type gets smaller; 0: never."""
    heading_gap: float = 5.0
    """Above a heading that is not the first in its panel: its padding in the style sheets."""

    @property
    def text_width(self) -> float:
        """Of every panel."""
        return self.outer[0].text_width

    @property
    def outer_height(self) -> float:
        """The room of a panel of the outer side."""
        return self.bottom - self.top

    @property
    def inner_height(self) -> float:
        """The room of a panel of the inner side."""
        return self.bottom - self.inner_top

    @property
    def cover(self) -> Panel:
        """Which panel one sees first: the right one, in front of whose left edge the paper is folded."""
        return self.outer[-1]


_A4_LONG = 297.0
_A4_SHORT = 210.0
_NARROWER = 2.0
"""By how much a panel that is tucked in is narrower, so that it does not buckle."""
_WIDE = (_A4_LONG + _NARROWER) / 3
_NARROW = _WIDE - _NARROWER
_THIRD_TEXT = 84.0
"""Also in the narrow panel."""
_HALF = _A4_LONG / 2
_HALF_TEXT = 128.0
_A5_WIDTH = 148.0
_A5_TEXT = 132.0

TRI_FOLD = Format(
    name="tri-fold",
    part="",
    width=_A4_LONG,
    height=_A4_SHORT,
    # The flap is folded in first; behind it, on the inner side, is the third panel.
    outer=(
        Panel("flap", 0.0, _NARROW, _THIRD_TEXT),
        Panel("back", _NARROW, _WIDE, _THIRD_TEXT),
        Panel("cover", _NARROW + _WIDE, _WIDE, _THIRD_TEXT),
    ),
    inner=(
        Panel("inner-1", 0.0, _WIDE, _THIRD_TEXT),
        Panel("inner-2", _WIDE, _WIDE, _THIRD_TEXT),
        Panel("inner-3", 2 * _WIDE, _NARROW, _THIRD_TEXT),
    ),
    top=9.0,
    bottom=201.0,
    inner_top=19.0,
    message_characters=11,
)
BI_FOLD = Format(
    name="bi-fold",
    part="bi-fold",
    width=_A4_LONG,
    height=_A4_SHORT,
    outer=(Panel("back", 0.0, _HALF, _HALF_TEXT), Panel("cover", _HALF, _HALF, _HALF_TEXT)),
    inner=(Panel("inner-1", 0.0, _HALF, _HALF_TEXT), Panel("inner-2", _HALF, _HALF, _HALF_TEXT)),
    top=9.0,
    bottom=201.0,
    inner_top=19.0,
    message_characters=19,
)
A5 = Format(
    name="a5",
    part="a5",
    width=_A5_WIDTH,
    height=_A4_SHORT,
    outer=(Panel("front", 0.0, _A5_WIDTH, _A5_TEXT),),
    inner=(Panel("reverse", 0.0, _A5_WIDTH, _A5_TEXT),),
    top=7.0,
    bottom=203.0,
    inner_top=7.0,
    message_characters=25,
    comfortable=10.0,
    heading_gap=3.0,
)
FORMATS: tuple[Format, ...] = (TRI_FOLD, BI_FOLD, A5)
