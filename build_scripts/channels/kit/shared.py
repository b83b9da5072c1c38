"""A workshop definition and its roster become what several items of its kit say: people, rows, the day, their words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

from build_scripts.agenda.clock import Slot, schedule
from build_scripts.channels.kit.days import day_text
from build_scripts.channels.kit.details import Head, People, Person, PublicGroup, Row
from build_scripts.channels.kit.own import Day, badge_lines
from build_scripts.channels.kit.seating import Seated, seat
from build_scripts.channels.kit.sources import CHANNEL, Words, words
from build_scripts.channels.protocol import World
from build_scripts.model import LANGUAGES, Audience, Edition, Language, Lesson, Participant, Text, Workshop

NOTHING = Text("", "")


@dataclass(frozen=True)
class Shared:
    """What the items of one workshop's kit share in one language and region."""

    world: World
    workshop: Workshop
    language: Language
    region: str

    @property
    def lessons_shown(self) -> tuple[str, ...]:
        """The lessons of its primer and its sessions."""
        return tuple(dict.fromkeys((*(s for s in self.workshop.primer if s in self.lessons), *self.used)))

    @cached_property
    def used(self) -> tuple[str, ...]:
        """The lessons of its sessions."""
        used = dict.fromkeys(slug for session in self.workshop.sessions for slug in session.lessons)
        return tuple(slug for slug in used if slug in self.lessons)

    @cached_property
    def lessons(self) -> dict[str, Lesson]:
        """The lessons that may ship to kits, by name."""
        return {lesson.id: lesson for lesson in self.world.lessons(CHANNEL)}

    @cached_property
    def day(self) -> Day:
        """What documents say of the event."""
        tables = len(self.seated.tables)
        return Day(self.head, self.rows, self.seated.people, tables, self.quoted(self.agenda_texts))

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The clock times of its sessions, in their order."""
        return schedule(self.workshop.start, self.workshop.sessions)

    @cached_property
    def head(self) -> Head:
        """What stands above its sheets."""
        w = self.workshop
        hours = f"{self.slots[0].start}–{self.slots[-1].end}" if self.slots else w.start
        return Head(self.both(w.title), self.both(w.purpose), day_text(w.date), hours, self.both(w.place))

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Its agenda, a row for each session."""
        return tuple(
            Row(
                kind=session.kind,
                start=slot.start,
                end=slot.end,
                minutes=session.minutes,
                fixed=slot.fixed,
                title=self.both(session.title),
                lead=self.both(session.lead),
                method=self.both(session.method),
            )
            for session, slot in zip(self.workshop.sessions, self.slots, strict=True)
        )

    @cached_property
    def seated(self) -> Seated:
        """Its roster at its tables."""
        return seat(self.workshop.sample, self.workshop.publics, self.workshop.per_table)

    @cached_property
    def publics(self) -> tuple[str, ...]:
        """The publics, the definition's first."""
        return tuple(dict.fromkeys((*self.workshop.publics, *(p.public for p in self.seated.people))))

    @cached_property
    def by_public(self) -> tuple[Participant, ...]:
        """The people in the order of lists."""
        return tuple(p for public in self.publics for p in self.seated.people if p.public == public)

    @property
    def lines_on_badges(self) -> tuple[Text | None, ...]:
        """What the organiser puts on each badge."""
        return badge_lines(self.world, self.workshop, self.region, replace(self.day, people=self.by_public))

    @cached_property
    def people(self) -> People:
        """What lists of participants show."""
        audiences = {audience.id: audience for audience in self.world.catalogue.audiences}
        order = self.publics
        count = Counter(person.public for person in self.seated.people)
        return People(
            head=self.head,
            people=tuple(
                Person(number, p.name, p.name_other, p.public, p.organisation, p.table, p.language)
                for number, p in enumerate(self.by_public, 1)
            ),
            publics=tuple(_group(p, audiences.get(p), count[p]) for p in order),
            tables=self.seated.tables,
            halves=any(session.kind == "lunch" for session in self.workshop.sessions),
        )

    @property
    def with_roster(self) -> tuple[str, ...]:
        """The files behind what quotes the roster."""
        definition = self.workshop.location.path
        roster = definition.rpartition("/")[0] + "/participants.sample.csv"
        return (definition, roster)

    @property
    def head_texts(self) -> tuple[Text | None, ...]:
        """What ``head`` is made of."""
        return (self.workshop.title, self.workshop.purpose, self.workshop.place)

    @property
    def agenda_texts(self) -> tuple[Text | None, ...]:
        """What ``head`` and ``rows`` are made of."""
        shown = (text for s in self.workshop.sessions for text in (s.title, s.lead, s.method))
        return (*self.head_texts, *shown)

    def words(self, texts: tuple[Text | None, ...] | list[Text], language: Language) -> Words:
        """Its texts with their references replaced, and what they quote."""
        return words(self.world, self.workshop, texts, language, self.region)

    def quoted(self, texts: tuple[Text | None, ...]) -> tuple[Edition, ...]:
        """The editions behind texts that are shown in both languages."""
        return tuple(edition for language in LANGUAGES for edition in self.words(texts, language).editions)

    def both(self, text: Text | None) -> Text:
        """A text in words, in both languages."""
        if text is None:
            return NOTHING
        return Text(self.words((text,), "zh")(text), self.words((text,), "en")(text))

    def title_of(self, slug: str | None) -> str:
        """The title of a lesson; empty where kits have none of that name."""
        lesson = self.lessons.get(slug or "")
        return self.world.edition(lesson.id, CHANNEL, self.language, self.region).title if lesson else ""


def _group(public: str, audience: Audience | None, people: int) -> PublicGroup:
    """A public of a kit; one that the index does not know is called by its identifier."""
    if audience is None:
        return PublicGroup(public, Text(public, public), people, Text(public, public))
    return PublicGroup(public, audience.name, people, audience.short or audience.name)
