"""An edition becomes the parts of a leaflet: typed records with which the templates are filled."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from build_scripts.channels.leaflet.blocks import Piece, pieces
from build_scripts.channels.leaflet.geometry import MM_PER_POINT, MODULE, TEXT_WIDTH
from build_scripts.channels.leaflet.wording import WORDING, Wording
from build_scripts.formats import day_in_words
from build_scripts.model import Edition, Job, Language, ProgrammeText
from build_scripts.render import qr
from build_scripts.render.press import Press
from build_scripts.render.typography import phrases, together, typeset

_TITLE_SIZE: dict[Language, float] = {"zh": 27.0, "en": 23.0}
_SMALLEST_TITLE = 21.0
"""Points."""
INNER_KINDS = ("what", "get", "steps", "warning")


@dataclass(frozen=True, slots=True)
class ContactEntry:
    """Someone to turn to; texts are set for print, empty where there is none."""

    phone: str
    name: Markup
    about: Markup
    where: Markup


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One line of the list of sources."""

    number: int
    text: Markup
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
    title_size: float
    """In points."""
    strand: Markup
    summary: Markup
    disclaimer: Markup
    messages: tuple[Piece, ...]
    inner: tuple[Piece, ...]
    who: tuple[Piece, ...]
    contacts: tuple[ContactEntry, ...]
    """Those whose number the lesson itself does not give under ``who``."""
    sources: tuple[SourceEntry, ...]
    checked: tuple[str, ...]
    """The day on which all sources were checked, if it was one, and the day by which the first wants it again."""
    code_side: float
    """Of the QR code with its quiet zone, in millimetres."""
    readers: str


def parts(job: Job, press: Press) -> Parts:
    """The parts of a job's leaflet."""
    edition = job.editions[0]
    wording = WORDING[edition.language]
    title, title_size = _title(edition)
    same_day = len({fact.checked for fact in edition.facts}) == 1
    return Parts(
        edition=edition,
        programme=job.programme,
        wording=wording,
        title=title,
        title_size=title_size,
        strand=_set(edition.strand_title, edition.language),
        summary=_set(edition.summary, edition.language),
        disclaimer=_set(job.programme.disclaimer, edition.language),
        messages=tuple(p for p in pieces(edition, ("key-messages",), press) if p.role != "heading"),
        inner=pieces(edition, INNER_KINDS, press),
        who=pieces(edition, ("who",), press),
        contacts=_contacts(edition),
        sources=_sources(edition, wording, same_day=same_day),
        checked=_checked(edition, wording, same_day=same_day),
        code_side=qr.size_in_modules(edition.url) * MODULE,
        readers=wording.readers.format(names=wording.stop.join(edition.audiences)),
    )


def _set(words: str, language: Language) -> Markup:
    """Plain words set for print."""
    return Markup(typeset(str(Markup.escape(words)), language))  # noqa: S704 -- escaped


def _title(edition: Edition) -> tuple[Markup, float]:
    """The title and its size: a Chinese title gets smaller, within bounds, so that its phrases stay on one line."""
    if edition.language != "zh":
        return _set(edition.title, edition.language), _TITLE_SIZE["en"]
    found = phrases(edition.title)
    most = int(TEXT_WIDTH / (_SMALLEST_TITLE * MM_PER_POINT))
    longest = min(max(len(phrase) for phrase in found), most)
    size = min(_TITLE_SIZE["zh"], TEXT_WIDTH / longest / MM_PER_POINT - 0.2)
    html = "".join(together(p) if len(p) <= most else str(Markup.escape(p)) for p in found)
    return Markup(html), round(size, 1)  # noqa: S704 -- escaped


def _checked(edition: Edition, wording: Wording, *, same_day: bool) -> tuple[str, ...]:
    dates = [(wording.checked, edition.checked if same_day else ""), (wording.review, edition.review_by)]
    return tuple(words.format(day=day_in_words(iso, edition.language)) for words, iso in dates if iso)


def _contacts(edition: Edition) -> tuple[ContactEntry, ...]:
    """Those with a phone number first; a number that the passage on help explains is not listed again."""
    said = "".join(passage.markdown for passage in edition.passages if passage.kind == "who")
    language = edition.language
    entries = tuple(
        ContactEntry(
            contact.phone,
            _set(contact.name, language),
            _set(contact.about, language) if contact.about else Markup(),
            _set(contact.where, language) if contact.where else Markup(),
        )
        for contact in edition.contacts
        if not contact.phone or not re.search(rf"(?<!\d){re.escape(contact.phone)}(?!\d)", said)
    )
    return tuple(sorted(entries, key=lambda entry: not entry.phone))


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
                text=_law(facts[0].source),
                figures=wording.stop.join(figures),
                checked=""
                if same_day
                else wording.checked_each.format(day=day_in_words(oldest, edition.language)),
            )
        )
    return tuple(entries)


def _law(source: str) -> Markup:
    """A source whose article does not break: 第19条."""
    pieces = re.split(r"(第[\d、]+条)", source)
    return Markup("").join(Markup(together(p)) if n % 2 else p for n, p in enumerate(pieces))  # noqa: S704
