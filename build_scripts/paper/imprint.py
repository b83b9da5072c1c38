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
from build_scripts.render.large_type import in_phrases, title_in_phrases, with_last_words
from build_scripts.render.source_lines import source_lines
from build_scripts.render.typography import KEPT_LENGTH, together, typeset

MODULE = 0.5
"""Side of a module of the QR code in millimetres; phones read 0.4 mm and more."""
_KEPT_WHOLE = re.compile(r"(第[\d、]+条|[\dA-Za-z]*[^\d、条]{1,3}$)")
"""What of a Chinese source does not break: its articles, and the last characters with a number before them."""
_CAPTION = 9
_SMALL_PRINT = 18
"""Characters that a line holds of a caption and of the small print, on the narrowest paper that has an imprint."""
_SMALL_PRINT_END = 28, 20
"""Letters up to which the last words of the English small print stay together, and of which they have enough."""


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
    scan_why: Markup
    """Beside the QR code: what its page has."""
    code_side: float
    """Of the QR code with its quiet zone, in millimetres."""
    publisher: str
    disclaimer: Markup
    place: str
    """Name of the region."""
    readers: Markup
    """Whose names do not break in Chinese."""
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
        scan_why=in_a_caption(wording.scan_why, edition.language),
        code_side=qr.size_in_modules(edition.url) * MODULE,
        publisher=programme.publisher,
        disclaimer=_small_print(programme.disclaimer, edition.language),
        place=edition.region_name,
        readers=Markup(wording.readers).format(names=_names(edition, wording)),
        contacts=_contacts(edition),
        sources=_sources(edition, wording, same_day=same_day),
        address=_address(edition.url),
        checked=_checked(edition, wording, same_day=same_day),
    )


def _address(url: str) -> Markup:
    """Cut behind its slashes, but for those of https://."""
    parts = re.split(r"(?<=[^:/]/)", url)
    return Markup("").join(Markup(together(part)) for part in parts if part)  # noqa: S704


def _names(edition: Edition, wording: Wording) -> Markup:
    """For whom a sheet is; a stop does not part from the name before it, nor front from line."""
    *before, last = _within_a_sentence(edition.audiences)
    if edition.language == "en":
        whole = wording.stop.join((*before, last)).replace("-", "-" + kept.WORD_JOINER)
        return Markup(with_last_words(str(Markup.escape(whole)), *_SMALL_PRINT_END))  # noqa: S704 -- escaped
    names = (*(f"{name}{wording.stop}" for name in before), last)
    return Markup("").join(Markup(together(name)) for name in names)  # noqa: S704


def in_a_caption(words: str, language: Language) -> Markup:
    """Words beside a code or a picture, where a line may be short: a Chinese one ends behind a sign."""
    if language == "en":
        return plain(words, language, wide=True)
    return Markup(title_in_phrases(words, _CAPTION))  # noqa: S704 -- escaped


def _small_print(words: str, language: Language) -> Markup:
    """A sentence or two whose last line is not a word: a Chinese line ends behind a sign, the last words of an English
    one stay together."""
    if language == "en":
        return Markup(with_last_words(plain(words, language), *_SMALL_PRINT_END))  # noqa: S704 -- was HTML
    return Markup(in_phrases(plain(words, language), _SMALL_PRINT))  # noqa: S704 -- was HTML


def _within_a_sentence(names: tuple[str, ...]) -> Iterator[str]:
    """Names that follow one another: only the first word of a list has a capital, and what is written in capitals."""
    for position, name in enumerate(names):
        yield name[0].lower() + name[1:] if position and name[1:2].islower() else name


def plain(words: str, language: Language, *, wide: bool = False) -> Markup:
    """Plain words set for print, ``wide`` as ``typeset`` has it."""
    return Markup(typeset(str(Markup.escape(words)), language, wide=wide))  # noqa: S704 -- escaped


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
            plain(contact.about, language, wide=True) if contact.about else Markup(),
            plain(contact.where, language, wide=True) if contact.where else Markup(),
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
    if len(words) <= KEPT_LENGTH:
        return Markup(together(words)) if words else Markup()  # noqa: S704 -- escaped
    return Markup("").join(
        Markup(together(part)) if len(part) <= KEPT_LENGTH else part  # noqa: S704 -- escaped
        for part in kept.parts(words)
    )


def _law(source: str, language: Language) -> Markup:
    """A source whose article does not break: 第19条, Art. 19; nor does the end of a Chinese one."""
    if language == "en":
        return Markup.escape(kept.source(source))
    pieces = _KEPT_WHOLE.split(source)
    return Markup("").join(Markup(together(p)) if n % 2 else p for n, p in enumerate(pieces))  # noqa: S704
