"""Colours become their luminance, and two of them their contrast, as WCAG 2 defines both."""

from __future__ import annotations


def luminance(red: float, green: float, blue: float) -> float:
    """Relative luminance of an sRGB colour (shares 0 … 1)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: float, other: float) -> float:
    """Contrast of two relative luminances, 1 … 21."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
