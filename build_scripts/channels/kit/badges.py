"""People become badges on A4 sheets: where each badge is cut, and how large a name can be set. Millimetres, from the top
left corner of the sheet."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

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
LARGEST, SMALLEST = 38.0, 15.0
"""Points of a name."""
_ENOUGH = 26.0
"""A name is broken into two lines rather than set smaller than this."""
_MOST_LINES = 3
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
            badges.append(Badge(left, top, (), 0, 0, "", 0, None, "", language))
        else:
            badges.append(_badge(person, groups[person.public], left, top))
    return tuple(tuple(badges[i : i + PER_SHEET]) for i in range(0, places, PER_SHEET))


def _badge(person: Person, group: PublicGroup, left: float, top: float) -> Badge:
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
        min(15.0, TEXT_WIDTH / _MM / ems(second)) if second else 0.0,
        group,
        person.table,
        person.language,
    )


def fit(name: str) -> tuple[tuple[str, ...], float] | None:
    """The lines of a name and their size in points; None where it does not fit."""
    best: tuple[tuple[str, ...], float] | None = None
    for count in range(1, _MOST_LINES + 1):
        lines = _broken(name, count)
        widest = max(ems(line) for line in lines)
        size = min(LARGEST, TEXT_WIDTH / _MM / widest, _NAME_HEIGHT / _MM / (len(lines) * LEADING))
        if best is None or size > best[1] * 1.15:
            best = (lines, round(size - 0.05, 1))
        if best[1] >= _ENOUGH:
            break
    return best if best is not None and best[1] >= SMALLEST else None


def _broken(name: str, count: int) -> tuple[str, ...]:
    """A name in lines of about one length: between words where it has enough of them, else anywhere."""
    words = name.split(" ")
    units, joint = (words, " ") if len(words) >= count else (list(name), "")
    lines: list[str] = []
    rest = units
    for left in range(count, 0, -1):
        wanted = ems(joint.join(rest)) / left
        line: list[str] = []
        while rest and (
            not line or left == 1 or (ems(joint.join([*line, rest[0]])) <= wanted * 1.12 and len(rest) >= left)
        ):
            line.append(rest[0])
            rest = rest[1:]
        lines.append(joint.join(line))
    return tuple(line for line in lines if line)


def ems(text: str) -> float:
    """The width of bold text, in ems, rather too much than too little."""
    return sum(_em(character) for character in text) or 1.0


def _em(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 1.0
    if character in "mwMW@%":
        return 0.97
    if character in " iljIft.,'’-·":
        return 0.42
    return 0.73 if character.isupper() else 0.63


def _is_han(text: str) -> bool:
    return any(unicodedata.name(c, "").startswith("CJK UNIFIED") for c in text)


def second_language(badge: Badge) -> Language:
    """The language that stands below a badge's own."""
    return other(badge.language)
