"""People become badges on A4 sheets: where each badge is cut, and how large a name can be set.

Lengths are millimetres, from the top left corner of the sheet.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import floor

from build_scripts.channels.kit.details import People, Person, PublicGroup
from build_scripts.channels.kit.wording import WORDING, other
from build_scripts.model import Language
from build_scripts.render.faults import Overflow

WIDTH, HEIGHT = 90.0, 60.0
"""Of a badge: fits the holders sold as 90 × 60."""
COLUMNS, ROWS = 2, 4
LEFT = (210.0 - COLUMNS * WIDTH) / 2
TOP = (297.0 - ROWS * HEIGHT) / 2
PER_SHEET = COLUMNS * ROWS
TEXT_WIDTH = 80.0
_WORD_WIDTH = 45.0
"""Beside the sign of the public, left of the table's number."""
LARGEST, SMALLEST = 38.0, 15.0
"""Points of a name."""
_ENOUGH = 26.0
"""A name is broken into two lines rather than set smaller than this."""
_MOST_LINES = 3
_PARTS = re.compile(r"[^ ·・-]+[ ·・-]*|[ ·・-]+")
_NAME_TOP, _NAME_HEIGHT = 8.5, 24.0
LEADING = 1.16
"""Line height of the large name, in ems."""
_MM = 25.4 / 72
LEAST_BLANK = 4
"""Badges without a name, for people who are not on the list."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge on its sheet."""

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


def sheets(people: People, language: Language) -> tuple[tuple[Badge, ...], ...]:
    """Badges of all, and blank ones to the end of the last sheet, at least LEAST_BLANK.

    Overflow, with the number on the participants list and never the name, where a name is too long even in the
    smallest type.
    """
    groups = {group.id: group for group in people.publics}
    count = len(people.people)
    places = -(-(count + LEAST_BLANK) // PER_SHEET) * PER_SHEET
    badges: list[Badge] = []
    for place in range(places):
        person = people.people[place] if place < count else None
        at = place % PER_SHEET
        left, top = LEFT + at % COLUMNS * WIDTH, TOP + at // COLUMNS * HEIGHT
        if person is None:
            badges.append(
                Badge(left, top, (), 0, 0, "", 0, None, (0, 0), title_size(people, language), "", language)
            )
        else:
            badges.append(
                _badge(person, groups[person.public], title_size(people, person.language), left, top)
            )
    return tuple(tuple(badges[i : i + PER_SHEET]) for i in range(0, places, PER_SHEET))


def _badge(person: Person, group: PublicGroup, title: float, left: float, top: float) -> Badge:
    name, second = person.name, person.name_other
    if person.language == "en" and second and _is_han(name) and not _is_han(second):
        name, second = second, name
    fitted = fit(name)
    if fitted is None:
        number = person.number
        problem = f"{WORDING['zh'].number} {number}：姓名太长 / {WORDING['en'].number} {number}: the name is too long"
        raise Overflow("badges", problem)
    lines, size = fitted
    return Badge(
        left,
        top,
        lines,
        size,
        _NAME_TOP + (_NAME_HEIGHT - len(lines) * size * LEADING * _MM) / 2,
        second,
        min(15.0, _fitting((second,))) if second else 0.0,
        group,
        _word_sizes(group, person.language),
        title,
        person.table,
        person.language,
    )


def title_size(people: People, language: Language) -> float:
    """Points of the workshop's title, which stands on one line."""
    return max(5.0, min(9.0, _fitting((people.head.title[language],))))


def _word_sizes(group: PublicGroup, language: Language) -> tuple[float, float]:
    """A name that needs a second line is set smaller, so that both languages keep their room."""
    first, second = group.name[language], group.name[other(language)]
    return (
        11.5 if _fitting((first,), _WORD_WIDTH) >= 11.5 else 9.8,
        8.5 if _fitting((second,), _WORD_WIDTH) >= 8.5 else 7.6,
    )


def fit(name: str) -> tuple[tuple[str, ...], float] | None:
    """The lines of a name and their size in points; None where it does not fit.

    Lines break between the parts of a name (after a space, hyphen or dot); within a part only when nothing else helps.
    """
    for parts in (_PARTS.findall(name), list(name)):
        best: tuple[tuple[str, ...], float] | None = None
        for count in range(1, min(_MOST_LINES, len(parts)) + 1):
            lines = _lines(parts, count)
            size = min(LARGEST, _fitting(lines), _NAME_HEIGHT / _MM / (len(lines) * LEADING))
            if best is None or size > best[1] * 1.15:
                best = (lines, floor(size * 10) / 10)
            if best[1] >= _ENOUGH:
                break
        if best is not None and best[1] >= SMALLEST:
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


def _fitting(lines: tuple[str, ...], width: float = TEXT_WIDTH) -> float:
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


def _is_han(text: str) -> bool:
    return any(unicodedata.name(c, "").startswith("CJK UNIFIED") for c in text)


def second_language(badge: Badge) -> Language:
    """The language that stands below a badge's own."""
    return other(badge.language)
