"""Pieces laid out once at panel width become heights, so that panels can be filled before they are printed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from build_scripts.render.pdf import PdfPress

_MM = 25.4 / 96
"""Millimetres of a CSS pixel."""


@dataclass(frozen=True, slots=True)
class Heights:
    """Heights in millimetres of the boxes that have an id, in a measuring document."""

    pairs: tuple[tuple[str, float], ...]

    def __getitem__(self, name: str) -> float:
        return dict(self.pairs)[name]


def heights(engine: PdfPress, html: str, style: str, base: Path) -> Heights:
    """The height of every box with an id; the document must have one page, as high as need be."""
    document = engine.layout(html, style, base)
    if len(document.pages) != 1:
        raise ValueError(f"a measuring document of {len(document.pages)} pages")
    return Heights(
        tuple(
            (name, (bottom - top) * _MM) for name, (_, top, _, bottom) in document.pages[0].anchors.items()
        )
    )
