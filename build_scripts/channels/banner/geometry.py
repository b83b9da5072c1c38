"""The strip at one to ten, and the A4 sheets. Lengths in millimetres."""

from __future__ import annotations

SCALE = 10
WIDTH, HEIGHT = 300.0, 70.0
"""Of the strip at one to ten: three metres by seventy centimetres."""
MARGIN = 14.0
"""Paper around it, with cut marks."""
BLEED = 3.0
SLUG = 30.0
"""Below the strip: what the file is, for who prints it."""
PAGE_WIDTH, PAGE_HEIGHT = WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN + SLUG
INSET = 9.0
"""From the ends of the strip to what stands on it: room for hems and eyelets."""
CODE = 50.0
"""Side of the QR code with its quiet zone, at one to ten."""
CODE_GAP = 8.0
TEXT_WIDTH = WIDTH - 2 * INSET - CODE - CODE_GAP
TEXT_HEIGHT = 46.0
SIGNATURE_TOP = 54.0
SMALLEST = 12.0
"""Millimetres of an em at one to ten: letters of twelve centimetres are read from thirty metres."""
LARGEST = 34.0

SHEET_SHORT, SHEET_LONG = 210.0, 297.0
SHEET_INSET = 10.0
"""Office printers leave up to 6 mm white; sheets overlap by a part of it when they are taped."""
SIGN = 190.0
"""An em of a character that fills an A4 sheet upright."""
WORD_LARGEST = 150.0
"""An em of a word on an A4 sheet across."""
MM_PER_POINT = 25.4 / 72
