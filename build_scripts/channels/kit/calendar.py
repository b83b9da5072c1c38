"""A workshop's day becomes an .ics file: one event with its place and, below, the agenda."""

from __future__ import annotations

from datetime import date

from build_scripts.agenda.ics import CalendarEvent, calendar_file
from build_scripts.channels.kit.details import Calendar
from build_scripts.model import Job

MEDIA_TYPE = "text/calendar"


def calendar(job: Job) -> bytes:
    """The file of the item ``calendar``. It reminds a day before."""
    detail = job.detail
    if not isinstance(detail, Calendar):
        raise TypeError(job.id)
    event = CalendarEvent(
        uid=detail.uid,
        title=detail.title,
        day=date.fromisoformat(detail.day),
        start=detail.start,
        end=detail.end,
        place=detail.place,
        description="\n".join(f"{start} {title}" for start, title in detail.agenda),
        remind=1,
    )
    return calendar_file(detail.title, (event,), detail.time_zone)
