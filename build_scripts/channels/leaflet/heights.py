"""What a ruler says: heights of boxes by their names, in the sizes of type in which leaflets are set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from build_scripts.channels.leaflet.formats import FormatName
from build_scripts.channels.leaflet.parts import Parts
from build_scripts.model import Language

TYPE: dict[tuple[FormatName, Language], tuple[float, ...]] = {
    ("tri-fold", "zh"): (13.5, 12.5, 11.5, 10.5, 9.5),
    ("tri-fold", "en"): (13.0, 12.0, 11.0, 10.0, 9.5),
    ("bi-fold", "zh"): (13.5, 12.5, 11.5, 10.5, 9.5),
    ("bi-fold", "en"): (13.0, 12.0, 11.0, 10.0, 9.5),
    ("a5", "zh"): (12.5, 11.5, 11.0, 10.5, 10.0, 9.5),
    ("a5", "en"): (12.0, 11.0, 10.5, 10.0, 9.5),
}
"""Body type in points, largest first; the last is the smallest that we print."""


@dataclass(frozen=True, slots=True)
class Heights:
    """Heights in millimetres of boxes by their ids."""

    pairs: Mapping[str, float]

    def __getitem__(self, name: str) -> float:
        return self.pairs[name]


class Ruler(Protocol):
    """Says how high the parts of one leaflet are."""

    parts: Parts
    sizes: tuple[float, ...]
    """Of type, largest first."""

    @property
    def fixed(self) -> Heights:
        """What is set in one size only: the cover, contacts, QR code, sources and colophon."""

    def text(self, size: float) -> Heights:
        """All pieces, the heads of the flap and of the back, and one ``line``, in a type of so many points."""
