"""What an organiser adds to a workshop: fields of their own, and documents that are filled with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from build_scripts.model.source import Language, Location, Text

FieldType = Literal["text", "long-text", "number", "date", "time", "choice", "yes-no"]
FIELD_TYPES: tuple[FieldType, ...] = get_args(FieldType)
OwnLayout = Literal["letter", "certificate", "badge-line"]
"""A badge line is no sheet of its own: its one line stands on the badges."""
OWN_LAYOUTS: tuple[OwnLayout, ...] = get_args(OwnLayout)
REPLACEABLE = ("invitation", "thank-you", "press-note", "certificates")
"""Items of the kit whose place a document of the organiser's may take."""


@dataclass(frozen=True, slots=True)
class FieldOption:
    """One of the answers of a choice."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class CustomField:
    """A value that an organiser adds: one for the event, or one for each participant (a column of the roster)."""

    id: str
    type: FieldType
    label: Text
    """Also the heading of its column, in either language."""
    each: bool
    """True: every participant has one; False: the event has one."""
    required: bool
    default: Text | None
    """Stands where nothing is given; canonical in both languages."""
    example: Text | None
    """What a build without an organiser shows of an event's field; canonical."""
    private: bool
    """Whether what shows it goes to the folder of names."""
    unit: Text | None
    """Of a number."""
    options: tuple[FieldOption, ...]
    """Of a choice."""
    location: Location


@dataclass(frozen=True, slots=True)
class OwnText:
    """A document's text in one language: Markdown with {{ … }} and {% … %}."""

    source: str
    location: Location
    """Where the file begins."""


@dataclass(frozen=True, slots=True)
class OwnDocument:
    """A letter, certificate or other sheet that an organiser writes."""

    id: str
    title: Text
    each: bool
    """True: a page for every participant; False: one for the event."""
    box: str
    """The folder of the box: before, door, room, tables, facilitators or after."""
    layout: OwnLayout
    replaces: str
    """One of REPLACEABLE, or empty."""
    note: Text
    """What to do with it, for the list of the box; may be empty."""
    zh: OwnText | None
    en: OwnText | None
    """None: it is not made in that language."""
    location: Location

    def text(self, language: Language) -> OwnText | None:
        """Its text in one language."""
        return self.zh if language == "zh" else self.en
