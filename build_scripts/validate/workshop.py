"""Workshops' agendas → fixed times too early for what stands before them (K901), days that end late (K903)."""

from __future__ import annotations

from build_scripts.agenda.cuts import Cuts
from build_scripts.agenda.fit import conflicts
from build_scripts.diagnostics import Findings
from build_scripts.model import LANGUAGES, Catalogue, Language, Text
from build_scripts.validate.places import Places


def check_workshops(catalogue: Catalogue, places: Places, findings: Findings) -> None:
    """Adds up the minutes from the start of the day, jumping ahead where a session has its own clock time."""
    for workshop in catalogue.workshops:
        for conflict in conflicts(workshop.start, workshop.sessions, workshop.end):
            session = conflict.session
            titles = {one.id: one.title for one in workshop.sessions}
            cuts = {f"cuts_{language}": _said(conflict.cuts, titles, language) for language in LANGUAGES}
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
                    session_zh=session.title.zh,
                    session_en=session.title.en,
                    at=conflict.at,
                    end=conflict.reached,
                    minutes=conflict.minutes,
                    **cuts,
                )


def _said(cuts: Cuts, titles: dict[str, Text], language: Language) -> str:
    """Which cuts help, as the end of a sentence; empty where none do."""
    if not cuts.cuts:
        return ""
    if language == "zh":
        words = [
            f"“{titles[c.session].zh}”缩到 {c.minutes} 分钟" if c.minutes else f"删“{titles[c.session].zh}”"
            for c in cuts.cuts
        ]
        rest = f"，还差 {cuts.missing} 分钟" if cuts.missing else ""
        return f"。可以这样：{'，'.join(words)}{rest}"
    words = [
        f"shorten “{titles[c.session].en}” to {c.minutes}" if c.minutes else f"drop “{titles[c.session].en}”"
        for c in cuts.cuts
    ]
    rest = f"; {cuts.missing} minutes are still missing" if cuts.missing else ""
    return (
        f". This would do: {', '.join(words)}{rest}"
        if not rest
        else f". This helps: {', '.join(words)}{rest}"
    )
