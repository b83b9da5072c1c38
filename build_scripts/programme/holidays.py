"""A stretch of days becomes the public holidays that fall into it, so that no event is set on one unseen."""

from __future__ import annotations

from datetime import date, timedelta

from build_scripts.model import Text

SPRING = Text("春节", "Spring Festival")
_BEGINS = {
    2026: (2, 17),
    2027: (2, 6),
    2028: (1, 26),
    2029: (2, 13),
    2030: (2, 3),
    2031: (1, 23),
    2032: (2, 11),
    2033: (1, 31),
    2034: (2, 19),
    2035: (2, 8),
}
"""First day of the first month of the Chinese calendar (GB/T 33661-2017) in the common one."""
_WINDOW = ((1, 21), (2, 20))
"""Between these days it lies in every year."""
_FIXED = (
    (Text("元旦", "New Year"), (1, 1), 1),
    (Text("清明", "Qingming"), (4, 4), 2),
    (Text("五一", "Labour Day"), (5, 1), 5),
    (Text("国庆", "National Day"), (10, 1), 7),
)
"""Name, first day, how many days people are usually away. Where days off are moved to is announced year by year."""


def holidays(first: date, last: date) -> tuple[Text, ...]:
    """The holidays that a stretch of days touches, in the order of the year.

    Dragon Boat and Mid-Autumn Festival are not among them, nor are harvest and market days: the county's own people
    know those.
    """
    found = []
    for year in range(first.year, last.year + 1):
        spans = [(SPRING, *_spring(year))]
        for name, (month, day), days in _FIXED:
            begin = date(year, month, day)
            spans.append((name, begin, begin + timedelta(days - 1)))
        found += [(begin, name) for name, begin, end in spans if begin <= last and first <= end]
    return tuple(name for _, name in sorted(found, key=lambda one: one[0]))


def _spring(year: int) -> tuple[date, date]:
    """From the eve to the seventh day; of a year that is not in the list, the days in which it may lie."""
    if year in _BEGINS:
        begin = date(year, *_BEGINS[year])
        return begin - timedelta(1), begin + timedelta(6)
    return date(year, *_WINDOW[0]), date(year, *_WINDOW[1])
