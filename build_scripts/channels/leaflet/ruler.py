"""Parts laid out once at panel width become heights in millimetres: the true ones, where estimates do not suffice."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from build_scripts.channels.leaflet.heights import Heights, Sizes
from build_scripts.channels.leaflet.parts import Parts
from build_scripts.paper.pieces import Piece, sections
from build_scripts.render.press import Press

STYLES = ("_shared/print.css", "_shared/paper.css", "leaflet/leaflet.css")
MM = 25.4 / 96
"""Millimetres of a CSS pixel."""


class Measure:
    """Measures the parts of one leaflet; each measuring layout is made once, when it is asked for."""

    def __init__(self, parts: Parts, sizes: Sizes, press: Press, spare: float = 0.0) -> None:
        self.parts = parts
        self.sizes = sizes
        self.spare = spare
        self._press = press
        self._known: dict[float, Heights] = {}

    @cached_property
    def fixed(self) -> Heights:
        """What is set in one size only: the cover, contacts, QR code, sources and colophon."""
        return self._layout(None)

    def text(self, size: float) -> Heights:
        """All pieces, the heads of the flap and of the back, and one ``line``, in a type of so many points."""
        if size not in self._known:
            self._known[size] = self._layout(size)
        return self._known[size]

    def _layout(self, size: float | None) -> Heights:
        html = self._press.html(
            "leaflet/measure.html.j2",
            size=size,
            parts=self.parts,
            who_sections=sections(self.parts.who),
            flow_sections=sections(self.parts.flow),
        )
        return Heights(_laid_out(html, self._press))


class SinglePieces:
    """Heights of pieces whose lines cannot be counted, such as tables: one layout tells them in every size."""

    def __init__(self, parts: Parts, sizes: Sizes, press: Press) -> None:
        self._parts = parts
        self._sizes = tuple(sorted({*sizes.flow, *sizes.outer}))
        self._press = press
        self._known: dict[str, Heights] = {}

    def height(self, piece: Piece, size: float) -> float:
        """Of a piece in a type of so many points, which is one of those for the outer side or for the flow."""
        if piece.id not in self._known:
            self._known[piece.id] = self._layout(piece)
        return self._known[piece.id][f"{size}-{piece.id}"]

    def _layout(self, piece: Piece) -> Heights:
        html = self._press.html(
            "leaflet/measure-piece.html.j2",
            form=self._parts.format,
            html_language=self._parts.imprint.wording.html_language,
            title=self._parts.edition.title,
            sized=tuple(
                (size, *sections((replace(piece, id=f"{size}-{piece.id}"),))) for size in self._sizes
            ),
        )
        return Heights(_laid_out(html, self._press))


def _laid_out(html: str, press: Press) -> dict[str, float]:
    """The heights of boxes in a measuring document by their ids."""
    document = press.engine.layout(html, press.style(*STYLES), press.templates)
    if len(document.pages) != 1:
        raise ValueError(f"a measuring document of {len(document.pages)} pages")
    anchors = document.pages[0].anchors.items()
    return {name: (bottom - top) * MM for name, (_, top, _, bottom) in anchors}
