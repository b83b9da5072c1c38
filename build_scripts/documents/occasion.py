"""A workshop as written becomes what its documents quote of the event, for checks that need no words of facts."""

from __future__ import annotations

from build_scripts.agenda.clock import schedule
from build_scripts.documents.names import AgendaRow, Occasion
from build_scripts.model import Catalogue, Language, Workshop


def as_written(catalogue: Catalogue, workshop: Workshop, language: Language) -> Occasion:
    """The event with its texts as they stand in the source."""
    slots = schedule(workshop.start, workshop.sessions)
    programme = catalogue.programme
    return Occasion(
        language=language,
        title=workshop.title[language],
        purpose=workshop.purpose[language],
        date=workshop.date.isoformat() if workshop.date is not None else "-",
        start=slots[0].start if slots else workshop.start,
        end=slots[-1].end if slots else workshop.start,
        place=workshop.place[language],
        people=len(workshop.sample),
        tables=len({person.table for person in workshop.sample if person.table}) or 1,
        region="-",
        programme=(
            programme.name[language],
            programme.about[language],
            programme.publisher[language],
            programme.base_url,
        ),
        agenda=tuple(
            AgendaRow(slot.start, slot.end, session.minutes, session.title[language], session.lead[language])
            for session, slot in zip(workshop.sessions, slots, strict=True)
        ),
        publics=tuple((audience.id, audience.name[language]) for audience in catalogue.audiences),
    )
