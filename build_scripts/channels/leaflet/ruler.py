"""Parts laid out once at panel width become heights in millimetres, so that panels can be filled before printing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from build_scripts.channels.leaflet import geometry
from build_scripts.channels.leaflet.parts import Parts
from build_scripts.model import Language
from build_scripts.paper.pieces import sections
from build_scripts.render.press import Press

STYLES = ("_shared/print.css", "_shared/paper.css", "leaflet/leaflet.css")
TYPE: dict[Language, tuple[float, ...]] = {
    "zh": (13.5, 12.5, 11.5, 10.5, 9.5),
    "en": (13.0, 12.0, 11.0, 10.0, 9.5),
}
"""Body type in points, largest first; the last is the smallest that we print."""

_MM = 25.4 / 96
"""Millimetres of a CSS pixel."""


@dataclass(frozen=True, slots=True)
class Heights:
    """Heights in millimetres of boxes by their ids."""

    pairs: tuple[tuple[str, float], ...]

    def __getitem__(self, name: str) -> float:
        return dict(self.pairs)[name]


class Ruler:
    """Measures the parts of one leaflet; each measuring layout is made once, when it is asked for."""

    def __init__(self, parts: Parts, press: Press) -> None:
        self.parts = parts
        self.sizes = TYPE[parts.edition.language]
        self._press = press
        self._known: dict[tuple[str, float], Heights] = {}

    @cached_property
    def fixed(self) -> Heights:
        """What is set in one size only: the cover, contacts, QR code, sources and colophon."""
        return self._measure("fixed", self.sizes[-1])

    def inner(self, size: float) -> Heights:
        """The pieces of the inner side and one ``line``, in a type of so many points."""
        return self._measure("inner", size)

    def outer(self, size: float) -> Heights:
        """The pieces on help, the key messages and one ``line``, in a type of so many points."""
        return self._measure("outer", size)

    def _measure(self, what: str, size: float) -> Heights:
        if (what, size) not in self._known:
            html = self._press.html(
                "leaflet/measure.html.j2",
                what=what,
                size=size,
                parts=self.parts,
                geometry=geometry,
                who_sections=sections(self.parts.who),
                inner_sections=sections(self.parts.inner),
            )
            document = self._press.engine.layout(html, self._press.style(*STYLES), self._press.templates)
            if len(document.pages) != 1:
                raise ValueError(f"a measuring document of {len(document.pages)} pages")
            self._known[what, size] = Heights(
                tuple(
                    (name, (bottom - top) * _MM)
                    for name, (_, top, _, bottom) in document.pages[0].anchors.items()
                )
            )
        return self._known[what, size]
