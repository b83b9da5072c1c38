"""The A3 sheet: where its parts stand. All lengths in millimetres, from the top left corner."""

from __future__ import annotations

MM_PER_POINT = 25.4 / 72
WIDTH = 297.0
HEIGHT = 420.0
LEFT = 16.0
TEXT_WIDTH = WIDTH - 2 * LEFT
TOP = 14.0
BOTTOM = 408.0
"""Text stands between these; copiers leave up to 10 mm of A3 white."""
A2 = 2**0.5
"""A2 is the same page, so many times larger."""

PICTURE_RATIO = 340 / 246
"""Width of the picture by its height."""
PICTURE_LEAST = 54.0
PICTURE_MOST = 78.0
"""Its height: it takes what the text leaves."""
HEAD_GAP = 5.0
"""Between the picture and the headline."""
STEPS_GAP = 7.0
"""Between the headline, the steps and the panel, at least."""
STEP_GAP = 3.0
"""Between two steps, at least."""

PANEL_HEIGHT = 98.0
"""The dark panel with the number and the QR code."""
PANEL_PADDING = 5.5
PANEL_GAP = 5.0
"""Between the panel and the imprint."""
MODULE = 1.5
"""Side of a module of the QR code: read from one to two metres, in A2 from further away."""
CODE_MOST = 74.0
"""The code's side with its quiet zone; an address of more than 74 letters gets smaller modules."""
CODE_GAP = 7.0
"""Between the number and the code."""

NUMERAL = 25.0
"""Diameter of the disc with a step's number."""
STEP_LEFT = NUMERAL + 8.0
"""Where a step's words begin, from LEFT."""
