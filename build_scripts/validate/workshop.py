"""Workshops' agendas → fixed times too early for what stands before them (K901), days that end late (K903)."""

from __future__ import annotations

from build_scripts.agenda.cuts import Cuts
from build_scripts.agenda.fit import conflicts
from build_scripts.diagnostics import Findings
from build_scripts.model import Catalogue, Language
from build_scripts.validate.places import Places


def check_workshops(catalogue: Catalogue, places: Places, findings: Findings) -> None:
    """Adds up the minutes from the start of the day, jumping ahead where a session has its own clock time."""
    for workshop in catalogue.workshops:
        for conflict in conflicts(workshop.start, workshop.sessions, workshop.end):
            session = conflict.session
            cuts = {"cuts_zh": _said(conflict.cuts, "zh"), "cuts_en": _said(conflict.cuts, "en")}
            if session is None:
                findings.add(
                    "K903",
                    places.find(workshop.location, "end:"),
                    at=conflict.at,
                    end=conflict.reached,
                    minutes=conflict.minutes,
                    **cuts,
                )
            else:
                findings.add(
                    "K901",
                    places.find(session.location, conflict.at, near=30),
                    session=session.id,
                    at=conflict.at,
                    end=conflict.reached,
                    minutes=conflict.minutes,
                    **cuts,
                )


def _said(cuts: Cuts, language: Language) -> str:
    """Which cuts help, as the end of a sentence; empty where none do."""
    if not cuts.cuts:
        return ""
    if language == "zh":
        words = [
            f"“{c.session}”缩到 {c.minutes} 分钟" if c.minutes else f"删“{c.session}”" for c in cuts.cuts
        ]
        rest = f"，还差 {cuts.missing} 分钟" if cuts.missing else ""
        return f"。可以这样：{'，'.join(words)}{rest}"
    words = [
        f"shorten '{c.session}' to {c.minutes}" if c.minutes else f"drop '{c.session}'" for c in cuts.cuts
    ]
    rest = f"; {cuts.missing} minutes are still missing" if cuts.missing else ""
    return (
        f". This would do: {', '.join(words)}{rest}"
        if not rest
        else f". This helps: {', '.join(words)}{rest}"
    )
