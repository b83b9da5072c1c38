"""Workshops' agendas → fixed times that come too early for what stands before them (K901)."""

from __future__ import annotations

from build_scripts.diagnostics import Findings
from build_scripts.model import Catalogue
from build_scripts.validate.places import Places


def check_workshops(catalogue: Catalogue, places: Places, findings: Findings) -> None:
    """Adds up the minutes from the start of the day, jumping ahead where a session has its own clock time."""
    for workshop in catalogue.workshops:
        now = _minutes(workshop.start)
        for session in workshop.sessions:
            if session.at is not None:
                fixed = _minutes(session.at)
                if fixed < now:
                    findings.add(
                        "K901",
                        places.find(session.location, session.at, near=30),
                        session=session.id,
                        at=session.at,
                        end=f"{now // 60:02}:{now % 60:02}",
                        minutes=now - fixed,
                    )
                now = max(now, fixed)
            now += session.minutes


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)
