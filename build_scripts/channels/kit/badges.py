"""People become badges on A4 sheets: where each badge is cut, and how large a name can be set.

Lengths are millimetres, from the top left corner of the sheet.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from math import floor

from build_scripts.channels.kit.details import People, PublicGroup
from build_scripts.channels.kit.occasion import named
from build_scripts.channels.kit.stock import STOCKS, Stock
from build_scripts.channels.kit.wording import WORDING, other
from build_scripts.model import Language
from build_scripts.render.faults import Overflow

LARGEST = 38.0
_ENOUGH = 26.0
"""Points; a name is broken into two lines rather than set smaller than this."""
_MOST_LINES = 3
_PARTS = re.compile(r"[^ ·・-]+[ ·・-]*|[ ·・-]+")
_NAME_TOP = 8.5
LEADING = 1.16
"""Line height of the large name, in ems."""
_OWN_LINE = 3.8
"""What the organiser's line takes of the name's room."""
_MM = 25.4 / 72
LEAST_BLANK = 4
"""Badges without a name, for people who are not on the list."""
_SIDES, _BELOW = 10.0, 36.0
"""What a name leaves free beside it, and above and below it, in all."""
_BESIDE = 45.0
"""What the sign of the public and the table's number take of the line of the public's name."""


@dataclass(frozen=True, slots=True)
class Room:
    """The room that a name has on a badge of a stock, in millimetres, and the least points that it is set in."""

    width: float = 80.0
    height: float = 24.0
    smallest: float = 15.0


def room_of(stock: Stock) -> Room:
    """The room for the name on a badge; on lower ones long names may be smaller."""
    return Room(stock.width - _SIDES, stock.height - _BELOW, 15.0 if stock.height >= 60 else 11.0)


@dataclass(frozen=True, slots=True)
class Badge:
    """A side of a badge on its sheet."""

    left: float
    top: float
    lines: tuple[str, ...]
    """Of the large name; none on a blank badge."""
    size: float
    """Points of the large name."""
    name_top: float
    """From the top of the badge; the name is centred in the room that it has."""
    second: str
    """The name in the other script."""
    second_size: float
    public: PublicGroup | None
    word_sizes: tuple[float, float]
    """Points of the public's name in the badge's language and in the other one."""
    title_size: float
    table: str
    language: Language
    line: str = ""
    """The organiser's, below the title."""
    line_size: float = 0.0


def sheets(people: People, language: Language) -> tuple[tuple[Badge, ...], ...]:
    """Badges of all, and blank ones to the end of the last sheet, at least LEAST_BLANK; each sheet is followed by its
    back, on which every badge stands behind its front and speaks the other language.

    Overflow, with the number on the participants list and never the name, where a name is too long even in the
    smallest type.
    """
    stock = STOCKS[people.badges]
    count = len(people.people)
    places = -(-(count + LEAST_BLANK) // stock.per_sheet) * stock.per_sheet
    found: list[tuple[Badge, ...]] = []
    for first in range(0, places, stock.per_sheet):
        for back in (False, True) if stock.two_sided else (False,):
            side = [
                _badge(people, stock, number, first, language, back)
                for number in range(first, first + stock.per_sheet)
            ]
            found.append(tuple(sorted(side, key=lambda badge: (badge.top, badge.left))))
    return tuple(found)


def _badge(people: People, stock: Stock, number: int, first: int, language: Language, back: bool) -> Badge:
    """A side of the badge with this number, from 0, on the sheet that begins with ``first``."""
    at = number - first
    left, top = stock.place(stock.behind(at) if back else at)
    if number >= len(people.people):
        shown = other(language) if back else language
        return Badge(left, top, (), 0, 0, "", 0, None, (0, 0), title_size(people, stock, shown), "", shown)
    person = people.people[number]
    shown = other(person.language) if back else person.language
    name = named(person, shown)
    second = person.name_other if name == person.name else person.name
    room, name_top = room_of(stock), _NAME_TOP
    line = person.line[shown] if person.line is not None else ""
    if line:
        room, name_top = replace(room, height=room.height - _OWN_LINE), name_top + _OWN_LINE
    fitted = fit(name, room)
    if fitted is None:
        problem = (
            f"{WORDING['zh'].number} {person.number}：姓名太长 / "
            f"{WORDING['en'].number} {person.number}: the name is too long"
        )
        raise Overflow("badges", problem)
    lines, size = fitted
    group = next(group for group in people.publics if group.id == person.public)
    return Badge(
        left,
        top,
        lines,
        size,
        name_top + (room.height - len(lines) * size * LEADING * _MM) / 2,
        second,
        min(15.0, _fitting((second,), room.width)) if second else 0.0,
        group,
        _word_sizes(group, shown, stock.width - _BESIDE),
        title_size(people, stock, shown),
        person.table,
        shown,
        line,
        max(5.0, min(8.5, _fitting((line,), stock.width - _SIDES))) if line else 0.0,
    )


def title_size(people: People, stock: Stock, language: Language) -> float:
    """Points of the workshop's title, which stands on one line."""
    return max(5.0, min(9.0, _fitting((people.head.title[language],), stock.width - _SIDES)))


def _word_sizes(group: PublicGroup, language: Language, width: float) -> tuple[float, float]:
    """A name that needs a second line is set smaller, so that both languages keep their room."""
    first, second = group.name[language], group.name[other(language)]
    return (
        11.5 if _fitting((first,), width) >= 11.5 else 9.8,
        8.5 if _fitting((second,), width) >= 8.5 else 7.6,
    )


def fit(name: str, room: Room = Room()) -> tuple[tuple[str, ...], float] | None:
    """The lines of a name and their size in points; None where it does not fit.

    Lines break between the parts of a name (after a space, hyphen or dot); within a part only when nothing else helps.
    """
    for parts in (_PARTS.findall(name), list(name)):
        best: tuple[tuple[str, ...], float] | None = None
        for count in range(1, min(_MOST_LINES, len(parts)) + 1):
            lines = _lines(parts, count)
            size = min(LARGEST, _fitting(lines, room.width), room.height / _MM / (len(lines) * LEADING))
            if best is None or size > best[1] * 1.15:
                best = (lines, floor(size * 10) / 10)
            if best[1] >= _ENOUGH:
                break
        if best is not None and best[1] >= room.smallest:
            return best
    return None


def _lines(parts: list[str], count: int) -> tuple[str, ...]:
    """The parts in so many lines, the widest as narrow as can be."""
    found: tuple[float, tuple[str, ...]] | None = None
    for cuts in combinations(range(1, len(parts)), count - 1):
        bounds = (0, *cuts, len(parts))
        lines = tuple("".join(parts[a:b]).strip() for a, b in pairwise(bounds))
        widest = max(ems(line) for line in lines)
        if found is None or widest < found[0]:
            found = (widest, lines)
    return found[1] if found is not None else ("".join(parts),)


def _fitting(lines: tuple[str, ...], width: float) -> float:
    """Points with which the widest line is as wide as there is room."""
    return width / _MM / max(ems(line) for line in lines)


def ems(text: str) -> float:
    """The width of bold text, in ems, rather too much than too little."""
    return sum(_em(character) for character in text) or 1.0


def _em(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 1.0
    # A Chinese font sets these as wide as a Han character.
    if character in "·‘’“”…—":
        return 1.0
    if character in "mwMW@%":
        return 0.97
    if character in " iljIft.,'-":
        return 0.42
    return 0.73 if character.isupper() else 0.63


def second_language(badge: Badge) -> Language:
    """The language that stands below a badge's own."""
    return other(badge.language)
