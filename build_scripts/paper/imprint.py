"""An edition becomes its imprint: what every printed sheet says of itself, so that a reader can trace each figure,
find the page of the lesson and see whether the sheet is still true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from build_scripts.formats import day_in_words
from build_scripts.model import Edition, Language, ProgrammeText
from build_scripts.paper.wording import WORDING, Wording
from build_scripts.render import kept, qr
from build_scripts.render.source_lines import source_lines
from build_scripts.render.typography import KEPT_LENGTH, together, typeset

MODULE = 0.5
"""Side of a module of the QR code in millimetres; phones read 0.4 mm and more."""


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
    figures: Markup
    """What was taken from it: 30天、1年; empty for rules and phone numbers."""
    checked: str
    """Said of this source alone; empty when the whole list was checked on one day."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """Where a sheet comes from and what it rests on."""

    wording: Wording
    url: str
    code: str
    """Edition code: ``WI-QY-zh-3F9A2C``."""
    code_side: float
    """Of the QR code with its quiet zone, in millimetres."""
    publisher: str
    disclaimer: Markup
    place: str
    """Name of the region."""
    readers: str
    contacts: tuple[ContactEntry, ...]
    """Those whose number the lesson itself does not give under ``who``, and offices."""
    sources: tuple[SourceEntry, ...]
    address: Markup
    """The same as ``url``, of which lines end behind slashes only: a hyphen at a line's end would be lost."""
    checked: tuple[str, ...]
    """The day on which all sources were checked, if it was one, and the day by which the first wants it again."""


def imprint(edition: Edition, programme: ProgrammeText) -> Imprint:
    """The imprint of a sheet that carries one edition."""
    wording = WORDING[edition.language]
    same_day = len({fact.checked for fact in edition.facts}) == 1
    return Imprint(
        wording=wording,
        url=edition.url,
        code=edition.code,
        code_side=qr.size_in_modules(edition.url) * MODULE,
        publisher=programme.publisher,
        disclaimer=plain(programme.disclaimer, edition.language),
        place=edition.region_name,
        readers=wording.readers.format(names=wording.stop.join(_within_a_sentence(edition.audiences))),
        contacts=_contacts(edition),
        sources=_sources(edition, wording, same_day=same_day),
        address=_address(edition.url),
        checked=_checked(edition, wording, same_day=same_day),
    )


def _address(url: str) -> Markup:
    """Cut behind its slashes, but for those of https://."""
    parts = re.split(r"(?<=[^:/]/)", url)
    return Markup("").join(Markup(together(part)) for part in parts if part)  # noqa: S704


def _within_a_sentence(names: tuple[str, ...]) -> Iterator[str]:
    """Names that follow one another: only the first word of a list has a capital, and what is written in capitals."""
    for position, name in enumerate(names):
        yield name[0].lower() + name[1:] if position and name[1:2].islower() else name


def plain(words: str, language: Language) -> Markup:
    """Plain words set for print."""
    return Markup(typeset(str(Markup.escape(words)), language))  # noqa: S704 -- escaped


def _checked(edition: Edition, wording: Wording, *, same_day: bool) -> tuple[str, ...]:
    dates = [(wording.checked, edition.checked if same_day else ""), (wording.review, edition.review_by)]
    return tuple(words.format(day=day_in_words(iso, edition.language)) for words, iso in dates if iso)


def _contacts(edition: Edition) -> tuple[ContactEntry, ...]:
    """Those with a phone number first; a number that the passage on help explains is not listed again, but an office
    is, for its address."""
    said = "".join(passage.markdown for passage in edition.passages if passage.kind == "who")
    language = edition.language
    entries = tuple(
        ContactEntry(
            contact.phone,
            plain(contact.name, language),
            plain(contact.about, language) if contact.about else Markup(),
            plain(contact.where, language) if contact.where else Markup(),
        )
        for contact in edition.contacts
        if not contact.said_in(said)
    )
    return tuple(sorted(entries, key=lambda entry: not entry.phone))


def _sources(edition: Edition, wording: Wording, *, same_day: bool) -> tuple[SourceEntry, ...]:
    """All facts of the edition by source, so that every number of the sheet can be traced."""
    return tuple(
        SourceEntry(
            number=line.number,
            text=_law(line.title, edition.language),
            figures=Markup(wording.stop).join(
                _figure(words, edition.language) for words in line.figures.split(wording.stop)
            ),
            checked=""
            if same_day
            else wording.checked_each.format(day=day_in_words(line.checked, edition.language)),
        )
        for line in source_lines(edition.facts, wording.stop)
    )


def _figure(words: str, language: Language) -> Markup:
    """A figure that does not part from its unit."""
    if language == "en":
        return Markup.escape(kept.figure(words))
    return Markup(together(words)) if 0 < len(words) <= KEPT_LENGTH else Markup.escape(words)  # noqa: S704


def _law(source: str, language: Language) -> Markup:
    """A source whose article does not break: 第19条, Art. 19."""
    if language == "en":
        return Markup.escape(kept.source(source))
    pieces = re.split(r"(第[\d、]+条)", source)
    return Markup("").join(Markup(together(p)) if n % 2 else p for n, p in enumerate(pieces))  # noqa: S704
