"""The sheet: where its panels and folds are. All lengths in millimetres, from the top left corner of a side."""

from __future__ import annotations

from dataclasses import dataclass

MM_PER_POINT = 25.4 / 72
SHEET_WIDTH = 297.0
SHEET_HEIGHT = 210.0
NARROWER = 2.0
"""By how much the panel that is tucked in is narrower, so that it does not buckle."""
WIDE = (SHEET_WIDTH + NARROWER) / 3
NARROW = WIDE - NARROWER
TEXT_WIDTH = 84.0
"""Of every panel, also of the narrow one: a piece has one height wherever it stands."""
TOP = 9.0
BOTTOM = 201.0
"""Text stands between these; office printers leave up to 6 mm white."""
INNER_TOP = 19.0
"""Below the running head of the inner side."""
HEADING_GAP = 5.0
"""Above a heading that is not the first in its panel: its padding in _shared/paper.css."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A third of a side."""

    name: str
    left: float
    width: float

    @property
    def text_left(self) -> float:
        """Where text begins: it is centred in its panel."""
        return self.left + (self.width - TEXT_WIDTH) / 2


FLAP = Panel("flap", 0.0, NARROW)
BACK = Panel("back", NARROW, WIDE)
COVER = Panel("cover", NARROW + WIDE, WIDE)
OUTER = (FLAP, BACK, COVER)
"""From left to right. The flap is folded in first; behind it, on the inner side, is the third panel."""
INNER = (
    Panel("inner-1", 0.0, WIDE),
    Panel("inner-2", WIDE, WIDE),
    Panel("inner-3", 2 * WIDE, NARROW),
)
