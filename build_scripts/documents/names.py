"""What a document may name: the tree of names, and the values that stand for them when it is filled."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from build_scripts.documents.said import Missing, Said, in_words
from build_scripts.model import CustomField, Language, Participant, Text

Shape = Mapping[str, "Shape | None"]
"""A branch of the tree of names; None is a leaf, a value to show."""
EVENT = ("title", "purpose", "date", "hours", "start", "end", "place", "people", "tables")
PERSON = ("name", "other_name", "public", "organisation", "table")
ROW = ("start", "end", "minutes", "title", "lead")
PROGRAMME = ("name", "about", "publisher", "address")
LOOP = ("index", "first", "last")
LISTS = ("agenda", "participants")
_MOMENTS = {"date", "hours", "start", "end"}


def shape(fields: tuple[CustomField, ...], *, each: bool) -> Shape:
    """The names that a document knows; ``each``: one with a page for every participant."""
    mine = {field.id: None for field in fields if each or not field.each}
    names: dict[str, Shape | None] = {
        "event": dict.fromkeys(EVENT),
        "programme": dict.fromkeys(PROGRAMME),
        "region": None,
        "field": mine,
    }
    if each:
        names["participant"] = dict.fromkeys(PERSON)
    return names


def shape_of_item(of: str, fields: tuple[CustomField, ...]) -> Shape:
    """The names of one member of a list of LISTS."""
    if of == "agenda":
        return dict.fromkeys(ROW)
    return {**dict.fromkeys(PERSON), "field": {field.id: None for field in fields if field.each}}


@dataclass(frozen=True)
class View:
    """A branch with its values: what a document reaches with a dot, and nothing else of Python."""

    path: str
    values: Mapping[str, object]

    def get(self, name: str) -> object:
        """The value of a name; Missing where nobody has given one."""
        return self.values.get(name, Missing(f"{self.path}.{name}" if self.path else name))


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A session in the words of one language."""

    start: str
    end: str
    minutes: int
    title: str
    lead: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """The event in the words of one language, as documents quote it."""

    language: Language
    title: str
    purpose: str
    date: str
    """Empty while it is open."""
    start: str
    end: str
    place: str
    people: int
    tables: int
    region: str
    programme: tuple[str, str, str, str]
    """In the order of PROGRAMME."""
    agenda: tuple[AgendaRow, ...]
    publics: tuple[tuple[str, str], ...]
    """(id, name)."""


def event_view(occasion: Occasion) -> View:
    """``event``."""
    day = occasion
    values = {
        "title": day.title,
        "purpose": day.purpose,
        "date": day.date,
        "hours": f"{day.start}–{day.end}",
        "start": day.start,
        "end": day.end,
        "place": day.place,
        "people": str(day.people),
        "tables": str(day.tables),
    }
    return View("event", {name: _given(text, name) for name, text in values.items() if text})


def programme_view(occasion: Occasion) -> View:
    """``programme``."""
    named = zip(PROGRAMME, occasion.programme, strict=True)
    return View("programme", {name: _given(text) for name, text in named if text})


def agenda_views(occasion: Occasion) -> tuple[View, ...]:
    """``agenda``."""
    return tuple(
        View(
            "row",
            {
                name: _given(text, name)
                for name, text in (
                    ("start", row.start),
                    ("end", row.end),
                    ("minutes", str(row.minutes)),
                    ("title", row.title),
                    ("lead", row.lead),
                )
                if text
            },
        )
        for row in occasion.agenda
    )


def person_view(person: Participant, occasion: Occasion, fields: tuple[CustomField, ...]) -> View:
    """A participant with what the roster says of them; the name in the script of the language comes first."""
    language = occasion.language
    name = name_in_script(person.name, person.name_other, language)
    values = {
        "name": name,
        "other_name": person.name_other if name == person.name else person.name,
        "public": dict(occasion.publics).get(person.public, person.public),
        "organisation": person.organisation,
        "table": person.table,
    }
    view: dict[str, object] = {name: _given(text) for name, text in values.items() if text}
    view["field"] = field_view(fields, (), language, person)
    return View("participant", view)


def field_view(
    fields: tuple[CustomField, ...],
    values: tuple[tuple[str, Text], ...],
    language: Language,
    person: Participant | None,
) -> View:
    """``field``: the event's, and with a person theirs too; what is not given is the field's default, if any."""
    given = dict(values)
    own = dict(person.fields) if person is not None else {}
    found: dict[str, object] = {}
    for field in fields:
        if field.each:
            canonical = own.get(field.id, "") if person is not None else ""
        else:
            canonical = given[field.id][language] if field.id in given else ""
        if not canonical and field.default is not None and (person is not None or not field.each):
            canonical = field.default[language]
        if canonical:
            found[field.id] = Said(in_words(field, canonical, language), canonical, field.type)
    return View("field", found)


def _given(text: str, name: str = "") -> Said:
    return Said(text, text, "date" if name in _MOMENTS else "number" if text.isdecimal() else "given")


def name_in_script(name: str, other: str, language: Language) -> str:
    """The one of two names that is in the script of a language; the first where neither or both are."""
    han = language == "zh"
    return other if other and _is_han(name) != han and _is_han(other) == han else name


def _is_han(text: str) -> bool:
    """Whether a Chinese character is in it."""
    return any(unicodedata.name(sign, "").startswith("CJK UNIFIED") for sign in text)
