"""A day becomes the words at the head of sheets, with its day of the week."""

from __future__ import annotations

from datetime import date

from build_scripts.formats import format_amount
from build_scripts.model import Text

_WEEKDAYS = Text("一二三四五六日", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_OPEN = Text("日期待定", "Date to be announced")


def day_text(day: date | None) -> Text:
    """2026年12月5日（星期六）, Saturday, 5 December 2026."""
    if day is None:
        return _OPEN
    weekday = day.weekday()
    return Text(
        f"{format_amount(day, 'date', 'zh')}（星期{_WEEKDAYS.zh[weekday]}）",
        f"{_WEEKDAYS.en.split()[weekday]}, {format_amount(day, 'date', 'en')}",
    )
