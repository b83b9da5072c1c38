"""A strand becomes the colours of its pictures: those of the site, dark enough for 7:1 wherever they carry words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colours:
    """As #rrggbb."""

    band: str
    """Ground of bands, discs and covers; its words are ``on_band``."""
    wash: str
    """Light ground."""
    words: str
    """Headings and numbers, on the wash and on the sheet."""
    on_band: str = "#fffaf0"
    sheet: str = "#fffdf8"
    ink: str = "#24281f"
    soft: str = "#3b4034"
    warn: str = "#7f2f11"


_CROWN = Colours(band="#1f5c43", wash="#e7f0e4", words="#1a4f39")
_OF_STRAND = {
    "migrant-worker-rights": Colours(band="#1d5474", wash="#e3edf3", words="#194863"),
    "entrepreneurship": Colours(band="#6b4600", wash="#fbf0d3", words="#5e3d00"),
}


def of_strand(strand: str) -> Colours:
    """The site's own green for a strand without colours."""
    return _OF_STRAND.get(strand, _CROWN)
