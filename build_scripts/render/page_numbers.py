"""Where page numbers stand that are drawn on pages which were laid out without them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Numbers:
    """The number of a page and of all pages, 3 / 7, in place of what the style sheet puts at the bottom right: the
    layout engine would count the pages of a part alone."""

    margin: float
    """From the right, in millimetres."""
    baseline: float
    """From the top, in millimetres."""
    size: float
    """In points."""
