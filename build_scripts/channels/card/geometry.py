"""The sheet of cards: where each is cut, the back in register. Millimetres from the top left corner of a page."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH, HEIGHT = 85.6, 54.0
"""Of a card: ISO/IEC 7810 ID-1, as bank cards."""
COLUMNS, ROWS = 2, 5
PER_SHEET = COLUMNS * ROWS
SHEET_WIDTH, SHEET_HEIGHT = 210.0, 297.0
LEFT = (SHEET_WIDTH - COLUMNS * WIDTH) / 2
TOP = 10.0
INSET, INSET_ABOVE = 4.0, 3.0
"""From the cut to the text, at the sides and above and below: copiers and cutters are off by a millimetre or two."""
TEXT_WIDTH = WIDTH - 2 * INSET
TEXT_HEIGHT = HEIGHT - 2 * INSET_ABOVE
MARK, MARK_GAP = 3.5, 1.0
"""Length of a cut mark, and its distance from the corner of the cards."""
MARGIN_WIDTH, MARGIN_HEIGHT = 82.0, 12.0
"""Of the room for sources below the cards, between two cut marks."""
MODULE = 0.45
"""Side of a module of the QR code."""


@dataclass(frozen=True, slots=True)
class Place:
    """Of a card on its page."""

    left: float
    top: float


def places(*, back: bool) -> tuple[Place, ...]:
    """Of the cards of a page, row by row. Turned over its long edge, the sheet's left column is the back's right one:
    the first place of the back lies behind the first of the front."""
    found = []
    for index in range(PER_SHEET):
        left = LEFT + index % COLUMNS * WIDTH
        if back:
            left = SHEET_WIDTH - left - WIDTH
        found.append(Place(round(left, 3), round(TOP + index // COLUMNS * HEIGHT, 3)))
    return tuple(found)


def marks() -> tuple[tuple[float, float, float, float], ...]:
    """Cut marks as (left, top, width, height), outside the cards: nothing of them is left on a card."""
    right, bottom = LEFT + COLUMNS * WIDTH, TOP + ROWS * HEIGHT
    found = []
    for column in range(COLUMNS + 1):
        x = LEFT + column * WIDTH
        found += [(x, TOP - MARK_GAP - MARK, 0.0, MARK), (x, bottom + MARK_GAP, 0.0, MARK)]
    for row in range(ROWS + 1):
        y = TOP + row * HEIGHT
        found += [(LEFT - MARK_GAP - MARK, y, MARK, 0.0), (right + MARK_GAP, y, MARK, 0.0)]
    return tuple((round(x, 3), round(y, 3), width, height) for x, y, width, height in found)
