"""Sessions become what the run sheet says of them beyond the agenda: things to bring, and what to cut when late."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_scripts.agenda.late import late_plan
from build_scripts.channels.kit.details import LateCut, LatePoint, LateRemedy, SupplyLine
from build_scripts.channels.kit.sources import Words
from build_scripts.model import Session, Text, Workshop


def run_texts(session: Session) -> Iterator[Text | None]:
    """What the run sheet says of a session beside what stands in the agenda."""
    yield from (session.materials, session.script)
    yield from (supply.what for supply in session.supplies)
    yield from (text for track in session.tracks for text in (track.title, track.lead, track.room))


def supply_lines(session: Session, said: Words, people: int, tables: int) -> tuple[SupplyLine, ...]:
    """Things to bring with their quantities; each track has a room."""
    rooms = max(1, len(session.tracks))
    return tuple(
        SupplyLine(said(s.what), s.quantity(people, tables, rooms), s.count, s.per, s.spare)
        for s in session.supplies
    )


def late_points(workshop: Workshop, said: Words) -> tuple[LatePoint, ...]:
    """The plan for running late, with short titles in the words' language."""
    titles = {session.id: _short(said(session.title)) for session in workshop.sessions}
    return tuple(
        LatePoint(
            point.at,
            titles[point.session.id],
            titles[point.until.id] if point.until is not None else "",
            tuple(
                LateRemedy(
                    remedy.delay,
                    tuple(LateCut(titles[cut.session], cut.minutes) for cut in remedy.cuts),
                    remedy.missing,
                )
                for remedy in point.remedies
            ),
        )
        for point in late_plan(workshop.start, workshop.sessions, workshop.end)
    )


def _short(title: str) -> str:
    """A title up to its colon: 豆子游戏 of 豆子游戏：各留各的，还是合成一罐."""
    return re.split(r"[：:]", title, maxsplit=1)[0].strip() or title
