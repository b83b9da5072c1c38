"""A ruler becomes an arrangement of each format, or an Overflow that says what is too long.

On folded paper the outer side takes the largest type, after trying shorter forms of the contacts and of the list of
sources; on the small sheet everything has one type.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from build_scripts.channels.leaflet.arrangement import (
    Arrangement,
    ContactsForm,
    Flow,
    SourcesForm,
    boxes,
    overflow,
)
from build_scripts.channels.leaflet.fit import stack
from build_scripts.channels.leaflet.flow import arrange_flow
from build_scripts.channels.leaflet.heights import Ruler
from build_scripts.render.faults import Overflow

_PICTURE_HEIGHTS = (38.0, 62.0)
_WIDE_PICTURE_HEIGHTS = (26.0, 78.0)
"""The picture on the cover takes what the words leave, within these."""
_WORTH_REMARKS = 0.5
"""By how many points of type an A5 sheet may be smaller so that contacts keep their remarks."""
_RULE = 0.5
"""Above the key messages of an A5 sheet."""
_LINE = 9.0
_MOST_LINES = 7
_BELOW_LINES = 4.0
"""Between lines to write on and a foot."""
_FEWEST_INSIDE = 3
_ABOVE_INSIDE = 4.0
"""Lines on the inner side: so many or none, and the least room above them."""
_HOLLOW = 0.32
"""A panel of which so much is empty."""
_WORTH_LINES = 0.3
"""How full they make their panel, beside words of the same height."""
_MOST_ENLARGED = 12.0
_BESIDE_CODE = 8.0
"""A code takes room that nothing else wants, up to so many millimetres; so many stay free above it."""
_SOURCES: tuple[SourcesForm, ...] = ("list", "run-in")
_CONTACTS: tuple[ContactsForm, ...] = ("full", "short")


def arrange(ruler: Ruler) -> Arrangement:
    """How a leaflet is set in its format. Overflow names what finds no room in the smallest type."""
    return {"tri-fold": _tri_fold, "bi-fold": _bi_fold, "a5": _a5}[ruler.parts.format.name](ruler)


def _tri_fold(ruler: Ruler) -> Arrangement:
    fixed, line = ruler.fixed, ruler.text(ruler.sizes.outer[-1])["line"]
    flow = _inner_flow(ruler, ("内页第三栏", "inner panel 3"))
    cover = fixed["cover-head"] + fixed["cover-text"] + fixed["cover-foot"]
    least, most = _PICTURE_HEIGHTS
    if cover + least > _room(ruler):
        raise overflow(None, "封面", "the cover", cover + least - _room(ruler), line)
    choices: list[tuple[int, bool, SourcesForm, ContactsForm, int, int]] = []
    for on_flap in (False, True):
        for sources in _SOURCES:
            flap = _largest(ruler, _messages, fixed[f"sources-{sources}"] if on_flap else 0.0)
            if flap is None:
                continue
            for contacts in _CONTACTS:
                back = _largest(ruler, _who, _foot(ruler, None if on_flap else sources, contacts))
                if back is not None:
                    price = back + on_flap + 2 * (sources == "run-in") + 2 * (contacts == "short")
                    choices.append((price, on_flap, sources, contacts, back, flap))
    if not choices:
        raise _outer_overflow(ruler)
    _, on_flap, sources, contacts, back, flap = min(choices)
    inside = cover + fixed["cover-inside"] + least <= _room(ruler)
    left = _room(ruler) - cover - (fixed["cover-inside"] if inside else 0.0)
    # Lines stand where there are no sources: on the flap, or else on the back.
    below_messages = _room(ruler) - _messages(ruler, ruler.sizes.outer[flap])
    below_help = _room(ruler) - _who(ruler, ruler.sizes.outer[back])
    below_help -= _foot(ruler, None if on_flap else sources, contacts)
    lines = _lines(ruler, below_help - _BELOW_LINES if on_flap else below_messages)
    inner_lines = _inner_lines(ruler, flow.left)
    return Arrangement(
        flow=flow,
        message_size=ruler.sizes.outer[flap],
        back_size=ruler.sizes.outer[back],
        contacts=contacts,
        sources=sources,
        sources_on_flap=on_flap,
        outer_lines=lines,
        inner_lines=inner_lines,
        steps_outside=any(inner_lines[:-1]),
        code_side=_code_side(ruler, below_help, lines if on_flap else 0),
        picture_height=min(left, most),
        inside=inside,
    )


def _bi_fold(ruler: Ruler) -> Arrangement:
    form, fixed, line = ruler.parts.format, ruler.fixed, ruler.text(ruler.sizes.outer[-1])["line"]
    flow = _inner_flow(ruler, ("内页第二面", "inner page 2"))
    words = fixed["cover-head"] + fixed["cover-text"] + fixed["cover-foot"] + form.heading_gap
    least, most = _WIDE_PICTURE_HEIGHTS
    cover = _largest(ruler, _messages, words + least)
    if cover is None:
        height = words + least + _messages(ruler, ruler.sizes.outer[-1]) - _room(ruler)
        raise overflow(None, "封面", "the cover", height, line)
    choices: list[tuple[int, SourcesForm, ContactsForm, int]] = []
    for sources in _SOURCES:
        for contacts in _CONTACTS:
            back = _largest(ruler, _who, _foot(ruler, sources, contacts))
            if back is not None:
                price = back + 2 * (sources == "run-in") + 2 * (contacts == "short")
                choices.append((price, sources, contacts, back))
    if not choices:
        raise _outer_overflow(ruler)
    _, sources, contacts, back = min(choices)
    back_size = ruler.sizes.outer[back]
    left = _room(ruler) - words - _messages(ruler, ruler.sizes.outer[cover])
    below_help = _room(ruler) - _who(ruler, back_size) - _foot(ruler, sources, contacts)
    lines = _lines(ruler, below_help - _BELOW_LINES)
    inner_lines = _inner_lines(ruler, flow.left)
    return Arrangement(
        flow=flow,
        message_size=ruler.sizes.outer[cover],
        back_size=back_size,
        contacts=contacts,
        sources=sources,
        outer_lines=lines,
        inner_lines=inner_lines,
        steps_outside=any(inner_lines[:-1]),
        code_side=_code_side(ruler, below_help, lines),
        picture_height=min(left, most),
    )


def _a5(ruler: Ruler) -> Arrangement:
    """One type on both sides; the contacts keep their remarks where that costs less than half a point."""
    flows = {}
    problem: Overflow | None = None
    for contacts in _CONTACTS:
        try:
            flows[contacts] = arrange_flow(
                ruler, partial(_a5_rooms, ruler, contacts), ("背面", "the reverse")
            )
        except Overflow as caught:
            problem = caught
    if "short" not in flows and "full" not in flows:
        assert problem is not None  # the last form was tried and did not fit
        raise problem
    full, short = flows.get("full"), flows.get("short")
    keeps = full is not None and (short is None or full.size + _WORTH_REMARKS >= short.size)
    flow = full if keeps else short
    assert flow is not None
    return Arrangement(
        flow=flow,
        message_size=flow.size,
        back_size=flow.size,
        contacts="full" if keeps else "short",
        code_side=ruler.parts.imprint.code_side,
    )


def _a5_rooms(ruler: Ruler, contacts: ContactsForm, size: float) -> tuple[float, float]:
    form, fixed = ruler.parts.format, ruler.fixed
    measured = ruler.text(size)
    front = fixed["front-head"] + sum(measured[piece.id] for piece in ruler.parts.messages) + _RULE
    # Blocks follow the key messages, so that the first keeps the room above its heading.
    foot = fixed[f"foot-{contacts}"]
    return _room(ruler) - front - form.heading_gap, form.inner_height - ruler.spare - foot


# --- the inner side


def _inner_flow(ruler: Ruler, places: tuple[str, str]) -> Flow:
    form = ruler.parts.format

    def rooms(_: float) -> tuple[float, ...]:
        return (form.inner_height - ruler.spare,) * len(form.inner)

    def filler(left: float) -> float:
        return _WORTH_LINES * _height_of_lines(ruler, _lines_below(ruler, left))

    return arrange_flow(ruler, rooms, places, filler)


def _inner_lines(ruler: Ruler, left: tuple[float, ...]) -> tuple[int, ...]:
    """How many lines to write on each panel gets: the emptiest of the last one and those that are hollow, for want of
    a block that may be cut."""
    hollow = _HOLLOW * ruler.parts.format.inner_height
    *others, last = left
    rooms = (*(room if room > hollow else 0.0 for room in others), last)
    emptiest = rooms.index(max(rooms))
    return tuple(_lines_below(ruler, room) if panel == emptiest else 0 for panel, room in enumerate(rooms))


def _lines_below(ruler: Ruler, left: float) -> int:
    """How many lines there is room for below the words of a panel of the inner side."""
    count = min(_MOST_LINES, int((left - _ABOVE_INSIDE - ruler.fixed["notes-head"]) / _LINE))
    return count if count >= _FEWEST_INSIDE else 0


def _height_of_lines(ruler: Ruler, count: int) -> float:
    """Lines to write on, with what stands above them."""
    return ruler.fixed["notes-head"] + count * _LINE if count else 0.0


# --- panels of the outer side


def _room(ruler: Ruler) -> float:
    """The height of a panel of the outer side, without what is to stay free."""
    return ruler.parts.format.outer_height - ruler.spare


def _code_side(ruler: Ruler, left: float, lines: int) -> float:
    """The QR code's side: it takes what lines to write on leave."""
    left -= _height_of_lines(ruler, lines)
    return ruler.parts.imprint.code_side + max(0.0, min(left - _BESIDE_CODE, _MOST_ENLARGED))


def _largest(ruler: Ruler, height: Callable[[Ruler, float], float], taken: float) -> int | None:
    """The step of the largest type in which a panel of the outer side holds its words beside what is taken."""
    room = _room(ruler) - taken
    return next((step for step, size in enumerate(ruler.sizes.outer) if height(ruler, size) <= room), None)


def _foot(ruler: Ruler, sources: SourcesForm | None, contacts: ContactsForm) -> float:
    """What of the back panel has one size."""
    fixed = ruler.fixed
    listed = fixed[f"sources-{sources}"] if sources is not None else 0.0
    return fixed[f"contacts-{contacts}"] + fixed["scan"] + fixed["colophon"] + listed


def _who(ruler: Ruler, size: float) -> float:
    """What of the back grows with the type."""
    gap = ruler.parts.format.heading_gap
    if not ruler.parts.who:
        return ruler.text(size)["who-head"] - gap
    return stack(boxes(ruler.parts.who, ruler.text(size), gap))


def _messages(ruler: Ruler, size: float) -> float:
    """The key messages with their heading, the first thing in its panel."""
    measured = ruler.text(size)
    words = sum(measured[piece.id] for piece in ruler.parts.messages)
    return measured["flap-head"] - ruler.parts.format.heading_gap + words


def _lines(ruler: Ruler, room: float) -> int:
    """How many lines to write on there is room for; a single one is none."""
    count = min(_MOST_LINES, int((room - ruler.fixed["notes-head"]) / _LINE))
    return count if count >= 2 else 0


def _outer_overflow(ruler: Ruler) -> Overflow:
    """The back is too full in every form, or else the flap is."""
    fixed, size, parts = ruler.fixed, ruler.sizes.outer[-1], ruler.parts
    measured, form = ruler.text(size), parts.format
    alone = form.name == "tri-fold"
    back = _who(ruler, size) + _foot(ruler, None if alone else "run-in", "short") - form.outer_height
    if back > 0:
        longest = max(parts.who, key=lambda piece: measured[piece.id], default=None)
        return overflow(longest, "封底", "the back panel", back, measured["line"])
    flap = _messages(ruler, size) + fixed["sources-run-in"] - form.outer_height
    last = parts.messages[-1] if parts.messages else None
    return overflow(last, "折页", "the flap", flap, measured["line"])
