"""Measured parts become an arrangement: which type, which piece in which panel, or an Overflow that says what is long.

The inner side takes the type and the distribution that cost least (smaller type and split blocks cost). The outer side
takes the largest type, after trying shorter forms of the contacts and of the list of sources.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Literal

from build_scripts.channels.leaflet import geometry
from build_scripts.channels.leaflet.fit import Box, Distribution, distribute, excess, stack
from build_scripts.channels.leaflet.ruler import Heights, Ruler
from build_scripts.paper.pieces import Piece, Section, sections
from build_scripts.render.faults import Overflow

INNER_HEIGHT = geometry.BOTTOM - geometry.INNER_TOP
OUTER_HEIGHT = geometry.BOTTOM - geometry.TOP

SourcesForm = Literal["list", "run-in"]
ContactsForm = Literal["full", "short"]

_STEP_COST = (0.0, 0.04, 0.08, 0.25, 0.5)
"""Of each step of type, beside the costs of a distribution: a split block is worth two steps while type is large,
but nothing is worth type below eleven points."""
_REFERENCE = 2
"""The step that is always measured; from it the fill of other steps is estimated before they are tried."""
_FULL = 1.06
"""An estimate up to so many times the room is worth a try."""
_PICTURE_HEIGHTS = (38.0, 62.0)
"""The picture on the cover takes what the words leave, within these."""
_NOTE_LINE = 9.0
_MOST_NOTES = 7


@dataclass(frozen=True, slots=True)
class Inner:
    """How the inner side is set."""

    size: float
    """Body type in points."""
    panels: tuple[tuple[Section, ...], ...]


@dataclass(frozen=True, slots=True)
class Outer:
    """How the outer side is set."""

    back_size: float
    flap_size: float
    contacts: ContactsForm
    sources: SourcesForm
    sources_on_flap: bool
    notes: int
    """Empty lines to write on."""
    picture_height: float
    inside: bool
    """Whether the cover has room to say what is inside."""


def arrange_inner(ruler: Ruler) -> Inner:
    """The inner side. Overflow names the block that finds no room in the smallest type."""
    pieces = ruler.parts.inner
    panels = len(geometry.INNER)
    best: tuple[float, float, Distribution] | None = None
    for step in _worth_trying(ruler, lambda size: _total(pieces, ruler.inner(size)), INNER_HEIGHT * panels):
        if best is not None and best[0] <= _STEP_COST[step]:
            break
        size = ruler.sizes[step]
        found = distribute(_boxes(pieces, ruler.inner(size)), panels, INNER_HEIGHT)
        if found is None:
            continue
        cost = found.cost + _STEP_COST[step]
        if best is None or cost < best[0]:
            best = (cost, size, found)
        if found.whole:
            break
    if best is None:
        measured = ruler.inner(ruler.sizes[-1])
        over = excess(_boxes(pieces, measured), panels, INNER_HEIGHT)
        raise _overflow(pieces[over.index], "内页第三栏", "inner panel 3", over.height, measured["line"])
    _, size, found = best
    bounds = (0, *found.cuts, len(pieces))
    return Inner(size, tuple(sections(pieces[start:end]) for start, end in pairwise(bounds)))


def arrange_outer(ruler: Ruler) -> Outer:
    """The outer side. Overflow names what is too long for the cover, the back or the flap."""
    fixed = ruler.fixed
    cover = fixed["cover-head"] + fixed["cover-text"] + fixed["cover-foot"]
    least, most = _PICTURE_HEIGHTS
    line = ruler.outer(ruler.sizes[-1])["line"]
    if cover + least > OUTER_HEIGHT:
        raise _overflow(None, "封面", "the cover", cover + least - OUTER_HEIGHT, line)
    choices: list[tuple[int, bool, SourcesForm, ContactsForm, int, int]] = []
    for on_flap in (False, True):
        for sources in ("list", "run-in"):
            flap = _largest(ruler, lambda s: _flap(ruler, s), _sources(fixed, on_flap, sources))
            if flap is None:
                continue
            for contacts in ("full", "short"):
                rest = fixed[f"contacts-{contacts}"] + fixed["scan"] + fixed["colophon"]
                rest += _sources(fixed, not on_flap, sources)
                back = _largest(ruler, lambda s: _back(ruler, s), rest)
                if back is not None:
                    price = back + on_flap + 2 * (sources == "run-in") + 2 * (contacts == "short")
                    choices.append((price, on_flap, sources, contacts, back, flap))
    if not choices:
        raise _outer_overflow(ruler)
    _, on_flap, sources, contacts, back, flap = min(choices)
    room = OUTER_HEIGHT - _flap(ruler, ruler.sizes[flap]) - fixed["notes-head"]
    notes = 0 if on_flap else min(_MOST_NOTES, int(room / _NOTE_LINE))
    inside = cover + fixed["cover-inside"] + most * 0.8 <= OUTER_HEIGHT
    room = OUTER_HEIGHT - cover - (fixed["cover-inside"] if inside else 0.0)
    return Outer(
        back_size=ruler.sizes[back],
        flap_size=ruler.sizes[flap],
        contacts=contacts,
        sources=sources,
        sources_on_flap=on_flap,
        notes=notes if notes >= 2 else 0,
        picture_height=min(room, most),
        inside=inside,
    )


def _worth_trying(ruler: Ruler, height: Callable[[float], float], room: float) -> tuple[int, ...]:
    """The steps of type, largest first, without those that are too large by far: lines get longer and more with the
    square of the size."""
    reference = ruler.sizes[_REFERENCE]
    estimate = height(reference) / room
    return tuple(
        step
        for step, size in enumerate(ruler.sizes)
        if step >= _REFERENCE or estimate * (size / reference) ** 2 <= _FULL
    )


def _largest(ruler: Ruler, height: Callable[[float], float], taken: float) -> int | None:
    """The step of the largest type in which a panel of the outer side holds its words beside what is taken."""
    room = OUTER_HEIGHT - taken
    if room <= 0:
        return None
    steps = _worth_trying(ruler, height, room)
    return next((step for step in steps if height(ruler.sizes[step]) <= room), None)


def _outer_overflow(ruler: Ruler) -> Overflow:
    """The back is too full in every form, or else the flap is."""
    fixed, size = ruler.fixed, ruler.sizes[-1]
    measured, parts = ruler.outer(size), ruler.parts
    rest = fixed["contacts-short"] + fixed["scan"] + fixed["colophon"]
    back = _back(ruler, size) + rest - OUTER_HEIGHT
    if back > 0:
        longest = max(parts.who, key=lambda piece: measured[piece.id], default=None)
        return _overflow(longest, "封底", "the back panel", back, measured["line"])
    flap = _flap(ruler, size) + fixed["sources-run-in"] - OUTER_HEIGHT
    last = parts.messages[-1] if parts.messages else None
    return _overflow(last, "折页", "the flap", flap, measured["line"])


def _sources(fixed: Heights, here: bool, form: SourcesForm) -> float:
    return fixed[f"sources-{form}"] if here else 0.0


def _back(ruler: Ruler, size: float) -> float:
    """What of the back grows with the type."""
    if not ruler.parts.who:
        return ruler.outer(size)["who-head"] - geometry.HEADING_GAP
    return stack(_boxes(ruler.parts.who, ruler.outer(size)))


def _flap(ruler: Ruler, size: float) -> float:
    """What of the flap grows with the type."""
    measured = ruler.outer(size)
    words = sum(measured[piece.id] for piece in ruler.parts.messages)
    return measured["flap-head"] - geometry.HEADING_GAP + words


def _total(pieces: tuple[Piece, ...], measured: Heights) -> float:
    return sum(measured[piece.id] for piece in pieces)


def _boxes(pieces: tuple[Piece, ...], measured: Heights) -> tuple[Box, ...]:
    return tuple(_box(piece, measured) for piece in pieces)


def _box(piece: Piece, measured: Heights) -> Box:
    gap = geometry.HEADING_GAP if piece.role == "heading" else 0.0
    return Box(piece.block_id, measured[piece.id] - gap, gap, piece.leads)


def _overflow(piece: Piece | None, zh: str, en: str, height: float, line: float) -> Overflow:
    """What does not fit, where, and by how many lines of text."""
    lines = max(1, ceil(height / line))
    block = f"{piece.kind} “{piece.block}”" if piece is not None else "title, summary"
    return Overflow(block, f"{zh}多出{lines}行 / {en}: {lines} line{'s' if lines > 1 else ''} too many")
