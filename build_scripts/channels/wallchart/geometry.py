"""The A2 sheet across. All lengths in millimetres."""

from __future__ import annotations

WIDTH, HEIGHT = 594.0, 420.0
MARGIN = 14.0
HEAD = 50.0
"""Title, introduction and QR code."""
HEAD_GAP = 6.0
FOOT_GAP = 5.0
ROOM_WIDTH = WIDTH - 2 * MARGIN
WIDEST = 165.0
"""Of a box: longer lines are hard to follow."""
GAP_MOST = 60.0
"""Between columns."""
LINE, END_LINE = 0.5, 1.1
"""Of the frames of questions and of ends, as in wallchart.css."""
SIZES = (18.0, 16.0, 14.0)
"""Points of the type in boxes in A2, largest first; the smallest is ten points in A3."""
A3 = 0.5**0.5
