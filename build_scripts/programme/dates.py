"""A forum day becomes the dates of all steps: a table, a Gantt picture and an .ics file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from build_scripts.agenda.ics import CalendarEvent, calendar_file
from build_scripts.model import Language
from build_scripts.programme.method import ROLES, STEPS, Step


@dataclass(frozen=True, slots=True)
class Dated:
    """A step with its days."""

    step: Step
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Bar:
    """A step in the picture; lengths in millimetres."""

    top: float
    left: float
    width: float
    title: str
    days: str
    is_event: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A line in the picture where a month begins."""

    left: float
    name: str


@dataclass(frozen=True, slots=True)
class Gantt:
    """The picture."""

    bars: tuple[Bar, ...]
    months: tuple[Mark, ...]
    forum: float
    """Where the forum day stands."""
    height: float
    width: float


_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
ROW = 6.4
LABEL = 92.0
"""Millimetres of the titles, left of the bars."""
WIDTH = 267.0
"""Of the picture on A4 across."""


def dated(forum_day: date) -> tuple[Dated, ...]:
    """All steps by their first day. An event keeps the forum's weekday, since all of them are whole weeks away."""
    found = [
        Dated(step, forum_day + timedelta(step.first), forum_day + timedelta(step.last)) for step in STEPS
    ]
    return tuple(sorted(found, key=lambda one: (one.first, one.last)))


def gantt(steps: tuple[Dated, ...], forum_day: date, language: Language) -> Gantt:
    """A bar for each step, months above."""
    begin, end = min(one.first for one in steps), max(one.last for one in steps)
    day = (WIDTH - LABEL) / ((end - begin).days + 1)

    def left(when: date) -> float:
        return round(LABEL + (when - begin).days * day, 2)

    bars = tuple(
        Bar(
            top=round(10 + place * ROW, 2),
            left=left(one.first),
            width=max(1.6, round(((one.last - one.first).days + 1) * day, 2)),
            title=one.step.title[language],
            days=days_text(one, language),
            is_event=bool(one.step.workshop),
        )
        for place, one in enumerate(steps)
    )
    months = []
    month = date(begin.year + begin.month // 12, begin.month % 12 + 1, 1)
    while month <= end:
        months.append(Mark(left(month), f"{month.month}月" if language == "zh" else _MONTHS[month.month - 1]))
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return Gantt(bars, tuple(months), left(forum_day), round(12 + len(bars) * ROW, 2), WIDTH)


def days_text(one: Dated, language: Language) -> str:
    """9月26日–10月9日, 26 September – 9 October; one day alone where it is one."""
    first, last = _day(one.first, language), _day(one.last, language)
    if one.first == one.last:
        return first
    return f"{first}–{last}" if language == "zh" else f"{first} – {last}"


def _day(day: date, language: Language) -> str:
    return f"{day.month}月{day.day}日" if language == "zh" else f"{day.day} {_MONTHS[day.month - 1]}"


def calendar(steps: tuple[Dated, ...], programme: str, name: str, language: Language) -> bytes:
    """An .ics with an all-day event for the first day of each step; it reminds a week before events."""
    roles = {role.id: role.title[language] for role in ROLES}
    events = tuple(
        CalendarEvent(
            uid=f"{programme}-{one.step.id}-{language}@banyan",
            title=one.step.title[language],
            day=one.first,
            start="",
            end="",
            description=f"{roles[one.step.who]} · {days_text(one, language)}",
            remind=7 if one.step.workshop else 0,
        )
        for one in steps
    )
    return calendar_file(name, events, "Asia/Shanghai")
