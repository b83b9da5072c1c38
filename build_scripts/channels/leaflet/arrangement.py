"""How a leaflet is set: which type, which piece in which panel, which forms of contacts and sources."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Literal

from build_scripts.channels.leaflet.fit import Box
from build_scripts.channels.leaflet.heights import Heights
from build_scripts.paper.pieces import Piece, Section
from build_scripts.render.faults import Overflow

SourcesForm = Literal["list", "run-in"]
ContactsForm = Literal["full", "short"]


@dataclass(frozen=True, slots=True)
class Flow:
    """How the blocks that fill panel after panel are set."""

    size: float
    """Body type in points."""
    panels: tuple[tuple[Section, ...], ...]
    left: tuple[float, ...]
    """Millimetres that are free below each panel's words."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How a leaflet is set; what a format does not have keeps its default."""

    flow: Flow
    message_size: float
    back_size: float
    """Body type of the panels with key messages and with help, in points."""
    contacts: ContactsForm
    sources: SourcesForm = "run-in"
    sources_on_flap: bool = False
    outer_lines: int = 0
    """Empty lines to write on, on the outer side."""
    inner_lines: tuple[int, ...] = ()
    """The same at the foot of each panel of the inner side; one panel has them at most."""
    steps_outside: bool = False
    """Whether what one will do next is written on the outer side, and questions on the inner one, in place of the
    other way round: where the inner lines stand before the words that say what to do."""
    code_side: float = 0.0
    """Of the QR code with its quiet zone, in millimetres."""
    picture_height: float = 0.0
    inside: bool = False
    """Whether the cover has room to say what is inside."""


def boxes(pieces: tuple[Piece, ...], measured: Heights, gap: float) -> tuple[Box, ...]:
    """Pieces as a distribution sees them; ``gap`` is the room above a heading."""
    return tuple(
        Box(
            piece.block_id,
            measured[piece.id] - above,
            above,
            piece.leads,
            item=piece.role in {"number", "bullet"},
        )
        for piece in pieces
        for above in (gap if piece.role == "heading" else 0.0,)
    )


def overflow(piece: Piece | None, zh: str, en: str, height: float, line: float) -> Overflow:
    """What does not fit, where, and by how many lines of text."""
    lines = max(1, ceil(height / line))
    block = f"{piece.kind} “{piece.block}”" if piece is not None else "title, summary"
    return Overflow(block, f"{zh}多出{lines}行 / {en}: {lines} line{'s' if lines > 1 else ''} too many")
