"""Events become an .ics file that phones and office calendars take: with their time zone, and the same bytes twice.

Clock times are those of the place: a calendar elsewhere shows them in its own zone, which only a file that defines the
zone lets it do rightly.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """What happens at a time, or on a whole day."""

    uid: str
    """The same as before for an event that has changed, so that calendars replace it."""
    title: str
    day: date
    start: str
    """HH:MM; empty: the whole day."""
    end: str
    place: str = ""
    description: str = ""
    remind: int = 0
    """Days before; 0: not at all."""


def calendar_file(name: str, events: tuple[CalendarEvent, ...], time_zone: str) -> bytes:
    """The file, with the zone defined for the years of the events."""
    calendar = Calendar()
    calendar.add("prodid", "-//Banyan//workshops//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    zone = ZoneInfo(time_zone)
    timed = [event for event in events if event.start]
    if timed:
        first, last = min(e.day for e in timed), max(e.day for e in timed)
        calendar.add_component(
            Timezone.from_tzid(
                time_zone, first_date=date(first.year, 1, 1), last_date=date(last.year + 1, 1, 1)
            )
        )
    for event in events:
        calendar.add_component(_component(event, zone))
    return bytes(calendar.to_ical())


def _component(event: CalendarEvent, zone: ZoneInfo) -> Event:
    component = Event()
    component.add("uid", event.uid)
    # When it was made is part of the format; the day itself stands in, since a file knows no clock.
    component.add("dtstamp", datetime.combine(event.day, time(0, 0), UTC))
    component.add("summary", event.title)
    if event.start:
        component.add("dtstart", _moment(event.day, event.start, zone))
        component.add("dtend", _moment(event.day, event.end, zone))
    else:
        component.add("dtstart", event.day)
        component.add("dtend", event.day + timedelta(days=1))
        component.add("transp", "TRANSPARENT")
    if event.place:
        component.add("location", event.place)
    if event.description:
        component.add("description", event.description)
    if event.remind:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", event.title)
        alarm.add("trigger", timedelta(days=-event.remind))
        component.add_component(alarm)
    return component


def _moment(day: date, clock: str, zone: ZoneInfo) -> datetime:
    hours, minutes = clock.split(":")
    return datetime(day.year, day.month, day.day, int(hours), int(minutes), tzinfo=zone)
