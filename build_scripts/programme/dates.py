"""A forum day becomes the dates of all steps: a table, a Gantt picture and an .ics file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from build_scripts.agenda.ics import CalendarEvent, calendar_file
from build_scripts.model import Language
from build_scripts.programme.holidays import SPRING, holidays
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
    room: float
    """What the days take, set beside the bar; with a little to spare."""
    before: bool
    """Whether they stand on its left, since the picture ends on its right."""
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
_WEEKDAYS = (tuple("一二三四五六日"), "Mon Tue Wed Thu Fri Sat Sun".split())
ROW = 6.4
LABEL = 92.0
"""Millimetres of the titles, left of the bars."""
WIDTH = 267.0
"""Of the picture on A4 across."""
_SIGN, _LETTER = 3.2, 1.8
"""Width of a Chinese sign and, on average, of a letter or digit."""
_GAP = 1.2


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
        _bar(one, place, left(one.first), round(((one.last - one.first).days + 1) * day, 2), language)
        for place, one in enumerate(steps)
    )
    months = []
    month = date(begin.year + begin.month // 12, begin.month % 12 + 1, 1)
    while month <= end:
        months.append(Mark(left(month), _month(month, language)))
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return Gantt(bars, tuple(months), left(forum_day), round(12 + len(bars) * ROW, 2), WIDTH)


def _bar(one: Dated, place: int, left: float, width: float, language: Language) -> Bar:
    days = days_text(one, language)
    room = round(_GAP + sum(_SIGN if ord(sign) > 0x2E7F else _LETTER for sign in days), 2)
    return Bar(
        top=round(10 + place * ROW, 2),
        left=left,
        width=max(1.6, width),
        title=one.step.title[language],
        days=days,
        room=room,
        before=left + max(1.6, width) + room > WIDTH,
        is_event=bool(one.step.workshop),
    )


def days_text(one: Dated, language: Language) -> str:
    """9月26日–10月9日, 26 Sep – 9 Oct; one day alone, with its weekday and holiday, where it is one.

    Of the holidays within a stretch only Spring Festival is named: the others are not longer than a weekend or a week.
    """
    first, last = _day(one.first, language), _day(one.last, language)
    found = holidays(one.first, one.last)
    rest = [name[language] for name in found if one.first == one.last or name == SPRING]
    if one.first == one.last:
        zh, en = (names[one.first.weekday()] for names in _WEEKDAYS)
        words = ["周" + zh if language == "zh" else en, *rest]
        return first + (f"（{'，'.join(words)}）" if language == "zh" else f" ({', '.join(words)})")
    if language == "zh":
        return f"{first}–{last}" + (f"（含{'、'.join(rest)}）" if rest else "")
    return f"{first} – {last}" + (f" ({', '.join(rest)})" if rest else "")


def on_holidays(steps: tuple[Dated, ...]) -> tuple[Dated, ...]:
    """The events that would take place on a public holiday."""
    return tuple(one for one in steps if one.step.workshop and holidays(one.first, one.last))


def full_day(day: date, language: Language) -> str:
    """2027年3月20日（周六）, Sat 20 Mar 2027."""
    zh, en = (names[day.weekday()] for names in _WEEKDAYS)
    return (
        f"{day.year}年{_day(day, 'zh')}（周{zh}）"
        if language == "zh"
        else f"{en} {_day(day, 'en')} {day.year}"
    )


def _month(first: date, language: Language) -> str:
    """1月, in January with its year: 2027年1月, Jan 2027."""
    zh, en = f"{first.month}月", _MONTHS[first.month - 1]
    if first.month == 1:
        zh, en = f"{first.year}年{zh}", f"{en} {first.year}"
    return zh if language == "zh" else en


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
