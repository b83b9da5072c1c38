"""The parts of a leaflet become two sides of paper: measured, distributed, set in the largest type that fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from build_scripts.channels.leaflet import geometry
from build_scripts.channels.leaflet.blocks import Piece, Section, sections
from build_scripts.channels.leaflet.fit import Box, distribute, excess
from build_scripts.channels.leaflet.measure import Heights, heights
from build_scripts.channels.leaflet.parts import Parts, parts
from build_scripts.model import Job
from build_scripts.render.pdf import Overflow
from build_scripts.render.press import Press

SIZES = 4
"""Steps of type, 0 the largest; leaflet.css says how large. The last is the smallest that we print."""
_STYLES = ("_shared/print.css", "leaflet/leaflet.css")
_INNER_HEIGHT = geometry.BOTTOM - geometry.INNER_TOP
_OUTER_HEIGHT = geometry.BOTTOM - geometry.TOP
_PICTURE_HEIGHTS = (38.0, 80.0)
"""The picture on the cover takes what the words leave, within these."""
_NOTE_LINE = 9.0
_MOST_NOTES = 7


@dataclass(frozen=True, slots=True)
class Outer:
    """How the outer side is set."""

    size: int
    sources_on_flap: bool
    notes: int
    """Empty lines to write on."""
    picture_height: float


@dataclass(frozen=True, slots=True)
class Inner:
    """How the inner side is set."""

    size: int
    panels: tuple[tuple[Section, ...], ...]


def leaflet(job: Job, press: Press) -> bytes:
    """A leaflet's PDF. Overflow where a text does not fit at the smallest type: nothing is cut or shrunk further."""
    content = parts(job, press)
    measured: dict[int, Heights] = {}

    def at(size: int) -> Heights:
        if size not in measured:
            html = press.html("leaflet/measure.html.j2", parts=content, size=size, geometry=geometry)
            measured[size] = heights(press.engine, html, press.style(*_STYLES), press.templates)
        return measured[size]

    inner, outer = _inner(content, at), _outer(content, at)
    html = press.html("leaflet/leaflet.html.j2", parts=content, inner=inner, outer=outer, geometry=geometry)
    return press.pdf(html, press.style(*_STYLES))
