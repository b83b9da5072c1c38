"""Running heads and page numbers become drawing operators in a font of the engine, whose glyph numbers are the font
file's own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from build_scripts.font_file import drawn

_POINTS = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Lettering:
    """A line of text at a fixed place of a page."""

    words: str
    side: Literal["left", "right"]
    margin: float
    """From that side, in millimetres."""
    baseline: float
    """From the top of the page, in millimetres."""
    size: float
    """In points."""
    bold: bool = False


@lru_cache(maxsize=4)
def glyphs(file: Path) -> dict[str, tuple[int, float]]:
    """Character → (glyph number, advance in ems)."""
    return {character: (glyph, advance) for character, glyph, advance in drawn(file)}


def operators(
    line: Lettering, font: str, file: Path, width: float, height: float, embedded: frozenset[bytes]
) -> bytes:
    """An artifact for readers of the screen, as PDF wants heads and page numbers to be.

    ``font`` is the name of the font in the page's resources, ``width`` and ``height`` of the page are in points,
    ``embedded`` are the document's glyphs in hexadecimal. ValueError for a character without glyph.
    """
    known = glyphs(file)
    lacking = [c for c in line.words if c not in known or f"{known[c][0]:04x}".encode() not in embedded]
    if lacking:
        raise ValueError(f"no glyph for {lacking} of '{line.words}'")
    found = [known[character] for character in line.words]
    length = sum(advance for _, advance in found) * line.size
    margin = line.margin * _POINTS
    x = margin if line.side == "left" else width - margin - length
    y = height - line.baseline * _POINTS
    codes = "".join(f"{glyph:04x}" for glyph, _ in found)
    return (
        f"/Artifact <</Type /Pagination>> BDC\nBT\n0.2 g\n{font} {line.size:g} Tf\n"
        f"1 0 0 1 {x:.3f} {y:.3f} Tm\n<{codes}> Tj\nET\nEMC\n"
    ).encode()
