"""A document, the event and its people become filled texts: one, or one for each participant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from build_scripts.documents.fill import Filled, Template
from build_scripts.documents.names import (
    Occasion,
    agenda_views,
    event_view,
    field_view,
    person_view,
    programme_view,
)
from build_scripts.documents.said import Said
from build_scripts.model import CustomField, Language, OwnDocument, Participant, Text, Workshop


@dataclass(frozen=True, slots=True)
class Page:
    """A filled document."""

    person: Participant | None
    filled: Filled


def template_of(
    document: OwnDocument, language: Language, fields: tuple[CustomField, ...], *, lenient: bool = False
) -> Template | None:
    """The document's template in a language; None where it has no text in it."""
    text = document.text(language)
    return None if text is None else _read(text.source, fields, document.each, lenient)


@lru_cache(maxsize=32)
def _read(source: str, fields: tuple[CustomField, ...], each: bool, lenient: bool) -> Template:
    """Read once: a document is checked first and filled later, on badges in both languages of both kits."""
    return Template(source, fields, each=each, lenient=lenient)


def filled_pages(
    document: OwnDocument,
    template: Template,
    workshop: Workshop,
    occasion: Occasion,
    people: tuple[Participant, ...],
) -> Iterator[Page]:
    """The document for everybody in ``people``, in their order, or once for the event."""
    values = values_of(workshop)
    shared: dict[str, object] = {
        "event": event_view(occasion),
        "programme": programme_view(occasion),
        "region": Said(occasion.region, occasion.region, "given"),
        "agenda": agenda_views(occasion),
        "field": field_view(workshop.fields, values, occasion.language, None),
    }
    if not document.each:
        if "participants" in template.read.uses:
            shared["participants"] = tuple(person_view(p, occasion, workshop.fields) for p in people)
        yield Page(None, template.fill(shared, occasion.language))
        return
    for person in people:
        yield Page(person, template.fill(_for_person(shared, person, workshop, occasion), occasion.language))


def _for_person(
    shared: Mapping[str, object], person: Participant, workshop: Workshop, occasion: Occasion
) -> dict[str, object]:
    fields = workshop.fields
    return {
        **shared,
        "participant": person_view(person, occasion, fields),
        "field": field_view(fields, values_of(workshop), occasion.language, person),
    }


def values_of(workshop: Workshop) -> tuple[tuple[str, Text], ...]:
    """The values of the event's fields: what the organiser gives, else the examples of the definition (a real event
    has none)."""
    given = dict(workshop.values)
    examples = ((field.id, field.example) for field in workshop.fields)
    return tuple({**{name: value for name, value in examples if value is not None}, **given}.items())


def is_private(document: OwnDocument, template: Template, fields: tuple[CustomField, ...]) -> bool:
    """Whether it goes to the folder of names: it speaks of a participant, or shows a private field."""
    private = {f"field.{field.id}" for field in fields if field.private or field.each}
    return document.each or "participants" in template.read.uses or bool(private & template.read.uses)
