"""An edition becomes the parts of a leaflet: typed records with which the templates are filled."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from build_scripts.channels.leaflet.blocks import Piece, pieces
from build_scripts.channels.leaflet.geometry import MODULE
from build_scripts.channels.leaflet.typography import phrases, typeset
from build_scripts.channels.leaflet.wording import WORDING, Wording, day
from build_scripts.model import Edition, Job, ProgrammeText, ResolvedContact
from build_scripts.render import qr
from build_scripts.render.press import Press

INNER_KINDS = ("what", "get", "steps", "warning")


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One line of the list of sources."""

    number: int
    text: str
    figures: str
    """What was taken from it: 30天、1年; empty for rules and phone numbers."""
    checked: str
    """Said of this source alone; empty when the whole list was checked on one day."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that a leaflet says."""

    edition: Edition
    programme: ProgrammeText
    wording: Wording
    title: Markup
    summary: Markup
    messages: tuple[Piece, ...]
    inner: tuple[Piece, ...]
    who: tuple[Piece, ...]
    contacts: tuple[ResolvedContact, ...]
    """Those whose number the lesson itself does not give under ``who``."""
    sources: tuple[SourceEntry, ...]
    checked: str
    """The day on which all sources were checked, or on which the first of them was."""
    code_side: float
    """Of the QR code with its quiet zone, in millimetres."""
    readers: str


def parts(job: Job, press: Press) -> Parts:
    """The parts of a job's leaflet."""
    edition = job.editions[0]
    wording = WORDING[edition.language]
    same_day = len({fact.checked for fact in edition.facts}) == 1
    return Parts(
        edition=edition,
        programme=job.programme,
        wording=wording,
        title=Markup(phrases(edition.title, edition.language)),  # noqa: S704 -- escaped there
        summary=Markup(typeset(str(Markup.escape(edition.summary)), edition.language)),  # noqa: S704
        messages=tuple(p for p in pieces(edition, ("key-messages",), press) if p.role != "heading"),
        inner=pieces(edition, INNER_KINDS, press),
        who=pieces(edition, ("who",), press),
        contacts=_contacts(edition),
        sources=_sources(edition, wording, same_day=same_day),
        checked=wording.checked.format(day=day(edition.checked, edition.language)) if same_day else "",
        code_side=qr.size_in_modules(edition.url) * MODULE,
        readers=wording.readers.format(names=wording.stop.join(edition.audiences)),
    )


def _contacts(edition: Edition) -> tuple[ResolvedContact, ...]:
    """Those with a phone number first; a number that the passage on help explains is not listed again."""
    said = "".join(passage.markdown for passage in edition.passages if passage.kind == "who")
    lines = tuple(c for c in edition.contacts if c.phone and not re.search(rf"(?<!\d){c.phone}(?!\d)", said))
    return lines + tuple(contact for contact in edition.contacts if not contact.phone)


def _sources(edition: Edition, wording: Wording, *, same_day: bool) -> tuple[SourceEntry, ...]:
    """All facts of the edition by source, so that every number of the leaflet can be traced."""
    entries: list[SourceEntry] = []
    for number in sorted({fact.source_number for fact in edition.facts}):
        facts = [fact for fact in edition.facts if fact.source_number == number]
        figures = dict.fromkeys(fact.text for fact in facts if fact.kind not in {"rule", "phone"})
        oldest = min(fact.checked for fact in facts)
        entries.append(
            SourceEntry(
                number=number,
                text=facts[0].source,
                figures=wording.stop.join(figures),
                checked="" if same_day else wording.checked_each.format(day=day(oldest, edition.language)),
            )
        )
    return tuple(entries)
