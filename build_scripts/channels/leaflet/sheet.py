"""The parts of a leaflet become two sides of paper: measured, distributed, set in the largest type that fits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from build_scripts.channels.leaflet import geometry
from build_scripts.channels.leaflet.blocks import Piece, Section, sections
from build_scripts.channels.leaflet.fit import Box, distribute, excess, stack
from build_scripts.channels.leaflet.measure import Heights, heights
from build_scripts.channels.leaflet.parts import Parts, parts
from build_scripts.model import Job
from build_scripts.render.pdf import Overflow
from build_scripts.render.press import Press

SIZES = 5
"""Steps of type, 0 the largest; leaflet.css says how large. The last is the smallest that we print."""
_STYLES = ("_shared/print.css", "leaflet/leaflet.css")
_INNER_HEIGHT = geometry.BOTTOM - geometry.INNER_TOP
_OUTER_HEIGHT = geometry.BOTTOM - geometry.TOP
_PICTURE_HEIGHTS = (38.0, 62.0)
"""The picture on the cover takes what the words leave, within these."""
_NOTE_LINE = 9.0
_MOST_NOTES = 7


@dataclass(frozen=True, slots=True)
class Outer:
    """How the outer side is set."""

    back_size: int
    flap_size: int
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
    who = sections(content.who)

    def at(size: int) -> Heights:
        if size not in measured:
            html = press.html(
                "leaflet/measure.html.j2",
                parts=content,
                size=size,
                geometry=geometry,
                who_sections=who,
                inner_sections=sections(content.inner),
            )
            measured[size] = heights(press.engine, html, press.style(*_STYLES), press.templates)
        return measured[size]

    inner, outer = _inner(content, at), _outer(content, at)
    html = press.html(
        "leaflet/leaflet.html.j2",
        parts=content,
        inner=inner,
        outer=outer,
        geometry=geometry,
        who_sections=who,
    )
    return press.pdf(html, press.style(*_STYLES))


def _inner(content: Parts, at: Callable[[int], Heights]) -> Inner:
    boxes: list[Box] = []
    for size in range(SIZES):
        boxes = [_box(piece, at(size)) for piece in content.inner]
        cuts = distribute(boxes, len(geometry.INNER), _INNER_HEIGHT)
        if cuts is not None:
            bounds = (0, *cuts, len(boxes))
            return Inner(
                size,
                tuple(
                    sections(content.inner[start:end]) for start, end in zip(bounds, bounds[1:], strict=False)
                ),
            )
    over = excess(boxes, len(geometry.INNER), _INNER_HEIGHT)
    raise _overflow(content.inner[over.index], "内页第三栏", "inner panel 3", over.height, at(SIZES - 1))


def _outer(content: Parts, at: Callable[[int], Heights]) -> Outer:
    """The largest type for the back; the list of sources moves to the flap where that gains more than one step."""
    least, most = _PICTURE_HEIGHTS
    cover = sum(at(SIZES - 1)[name] for name in ("cover-head", "cover-text", "cover-foot"))
    if cover + least > _OUTER_HEIGHT:
        raise _overflow(None, "封面", "the cover", cover + least - _OUTER_HEIGHT, at(SIZES - 1))
    choices: list[tuple[int, bool, int, int]] = []
    for on_flap in (False, True):
        back = _largest(at, lambda measured: _back_height(content, measured, on_flap=on_flap))  # noqa: B023
        flap = _largest(at, lambda measured: _flap_height(content, measured, on_flap=on_flap))  # noqa: B023
        if back is not None and flap is not None:
            choices.append((back + on_flap, on_flap, back, flap))
    if not choices:
        raise _outer_overflow(content, at(SIZES - 1))
    _, on_flap, back, flap = min(choices)
    room = _OUTER_HEIGHT - _flap_height(content, at(flap), on_flap=on_flap) - at(flap)["notes-head"]
    notes = min(_MOST_NOTES, int(room / _NOTE_LINE))
    return Outer(back, flap, on_flap, notes if notes >= 2 and not on_flap else 0, min(_OUTER_HEIGHT - cover, most))


def _largest(at: Callable[[int], Heights], height: Callable[[Heights], float]) -> int | None:
    """The largest size at which a panel of the outer side holds its parts; None when there is none."""
    return next((size for size in range(SIZES) if height(at(size)) <= _OUTER_HEIGHT), None)


def _outer_overflow(content: Parts, measured: Heights) -> Overflow:
    """The back is too full even without the list of sources, or else the flap is."""
    back = _back_height(content, measured, on_flap=True) - _OUTER_HEIGHT
    if back > 0:
        longest = max(content.who, key=lambda piece: measured[piece.id], default=None)
        return _overflow(longest, "封底", "the back panel", back, measured)
    flap = _flap_height(content, measured, on_flap=True) - _OUTER_HEIGHT
    return _overflow(content.messages[-1] if content.messages else None, "折页", "the flap", flap, measured)


def _back_height(content: Parts, measured: Heights, *, on_flap: bool) -> float:
    names = ["contacts", "scan", "colophon", *([] if on_flap else ["sources"])]
    who = stack([_box(piece, measured) for piece in content.who]) if content.who else measured["who-head"]
    return who + sum(measured[name] for name in names)


def _flap_height(content: Parts, measured: Heights, *, on_flap: bool) -> float:
    names = ["flap-head", *(piece.id for piece in content.messages), *(["sources"] if on_flap else [])]
    return sum(measured[name] for name in names)


def _box(piece: Piece, measured: Heights) -> Box:
    heading = piece.role == "heading"
    gap = geometry.HEADING_GAP if heading else 0.0
    return Box(piece.id.rpartition("-")[0], measured[piece.id] - gap, gap, heading)


def _overflow(piece: Piece | None, zh: str, en: str, height: float, measured: Heights) -> Overflow:
    """What does not fit, where, and by how many lines of text."""
    lines = max(1, ceil(height / measured["line"]))
    block = f"{piece.kind} “{piece.block}”" if piece is not None else "title, summary"
    return Overflow(block, f"{zh}多出{lines}行 / {en}: {lines} line{'s' if lines > 1 else ''} too many")
