"""What a ruler says: heights of boxes by their names, in the sizes of type in which leaflets are set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from build_scripts.channels.leaflet.formats import FormatName
from build_scripts.channels.leaflet.parts import Parts
from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class Sizes:
    """Body type in points, largest first; the last is the smallest that we print."""

    outer: tuple[float, ...]
    """Of the panels with key messages and with help. A small sheet, which has one type, does not use it."""
    flow: tuple[float, ...]
    """Of the blocks that fill the panels: in finer steps, because they are to fill them."""

    @property
    def coarse(self) -> Sizes:
        """Every other size of the flow and the smallest, for rulers that are slow."""
        return replace(self, flow=tuple(dict.fromkeys((*self.flow[::2], self.flow[-1]))))


def _half_points(largest: float) -> tuple[float, ...]:
    steps = int((largest - _SMALLEST) * 2)
    return tuple(largest - step / 2 for step in range(steps + 1))


_SMALLEST = 9.5
_OUTER: dict[Language, tuple[float, ...]] = {
    "zh": (13.5, 12.5, 11.5, 10.5, _SMALLEST),
    "en": (13.0, 12.0, 11.0, 10.0, _SMALLEST),
}
TYPE: dict[tuple[FormatName, Language], Sizes] = {
    ("tri-fold", "zh"): Sizes(_OUTER["zh"], _half_points(15.0)),
    ("tri-fold", "en"): Sizes(_OUTER["en"], _half_points(14.0)),
    ("bi-fold", "zh"): Sizes(_OUTER["zh"], _half_points(15.5)),
    ("bi-fold", "en"): Sizes(_OUTER["en"], _half_points(14.5)),
    ("a5", "zh"): Sizes(_OUTER["zh"], _half_points(12.5)),
    ("a5", "en"): Sizes(_OUTER["en"], _half_points(12.0)),
}


@dataclass(frozen=True, slots=True)
class Heights:
    """Heights in millimetres of boxes by their ids."""

    pairs: Mapping[str, float]

    def __getitem__(self, name: str) -> float:
        return self.pairs[name]


class Ruler(Protocol):
    """Says how high the parts of one leaflet are."""

    parts: Parts
    sizes: Sizes
    spare: float
    """Millimetres that each panel is to leave free, because heights may be wrong by as much."""

    @property
    def fixed(self) -> Heights:
        """What is set in one size only: the cover, contacts, QR code, sources and colophon."""

    def text(self, size: float) -> Heights:
        """All pieces, the heads of the flap and of the back, and one ``line``, in a type of so many points."""
