"""A workshop definition, its roster and its lessons become the jobs of one kit: a PDF each, and the ZIP of them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from build_scripts.channels.kit.catalogue import file_name, kinds_for
from build_scripts.channels.kit.details import (
    Agenda,
    Calendar,
    Form,
    Head,
    Item,
    Need,
    Pack,
    Packed,
    Primer,
    RunRow,
    RunSheet,
    Signs,
    TrackLine,
)
from build_scripts.channels.kit.kinds import Kind
from build_scripts.channels.kit.more import common_id, common_jobs, more_jobs
from build_scripts.channels.kit.own import PDF, by_phase, kind_of, own_jobs, replaced
from build_scripts.channels.kit.running import late_points, run_texts, supply_lines
from build_scripts.channels.kit.seating import table_order
from build_scripts.channels.kit.shared import NOTHING, Shared
from build_scripts.channels.kit.sources import CHANNEL, contacts_of, excerpt
from build_scripts.channels.kit.wording import WORDING
from build_scripts.channels.protocol import World
from build_scripts.model import Edition, Job, Language, Lesson, Participant, Text, Workshop

ITEMS = ("agenda", "run-sheet", "participants", "sign-in", "badges", "table-signs", "primer", "feedback")
"""In the order in which a copy shop is told of them."""
PRIMER_KINDS = ("key-messages", "what", "get", "who")
ACTIVITY_KINDS = ("example", "activity", "discussion", "script")
_NO_PHOTOGRAPH = Text("不拍照", "no photograph")


def plan_workshop(world: World, workshop: Workshop, language: Language, region: str) -> tuple[Job, ...]:
    """Every job of one kit, also the activity sheets of its lessons, the ZIP last."""
    return tuple(_Kit(world, workshop, language, region).jobs())


def plan_documents(world: World, workshop: Workshop, language: Language, region: str) -> tuple[Job, ...]:
    """The organiser's documents alone, for a preview: what has no value is shown as missing."""
    day = Shared(world, workshop, language, region).day
    return tuple(own_jobs(world, workshop, language, region, day, lenient=True))


def plan_activity(world: World, lesson: Lesson, language: Language, region: str) -> Job:
    """The activity sheet of a lesson, the same for every workshop that uses it."""
    edition = excerpt(world, lesson, ACTIVITY_KINDS, language, region, internal=True)
    return Job(
        id=activity_id(lesson.id, language, region),
        channel=CHANNEL,
        language=language,
        region=region,
        programme=world.programme(language),
        lesson=lesson.id,
        part="activity",
        editions=(replace(edition, summary="", audiences=(), level_name=""),),
    )


def activity_id(lesson: str, language: Language, region: str) -> str:
    """``kit/activities/zh/QY/work-injury``."""
    return f"{CHANNEL}/activities/{language}/{region}/{lesson}"


def _needed(person: Participant, language: Language) -> str:
    """What facilitators mind, without the name: the needs, and that somebody is not to be photographed."""
    unseen = _NO_PHOTOGRAPH[language] if person.consent is False else ""
    return WORDING[language].stop.join(part for part in (person.needs, unseen) if part)


@dataclass(frozen=True)
class _Kit(Shared):
    """One workshop's kit in one language and region."""

    @property
    def folder(self) -> str:
        return f"{CHANNEL}/{self.workshop.id}/{self.language}/{self.region}"

    def jobs(self) -> Iterator[Job]:
        made = {name: self._item(name) for name in ITEMS}
        yield from made.values()
        lessons = tuple(self.title_of(slug) for slug in self.lessons_shown)
        own = tuple(kind for job in self._own if job.part == PDF and (kind := kind_of(job)) is not None)
        more = more_jobs(made, lessons, self.workshop, own)
        yield from (job for job in more if job.part not in self._replaced)
        yield from self._own
        if self.workshop.date is not None:
            yield self._calendar(self.workshop.date)
        yield from common_jobs(self.world, self.language, self.workshop.plans)
        yield from (
            plan_activity(self.world, self.lessons[slug], self.language, self.region) for slug in self.used
        )
        yield self._zip()

    def _job(
        self,
        name: str,
        detail: object,
        editions: tuple[Edition, ...] = (),
        *,
        sources: tuple[str, ...] | None = None,
        part: str = "",
        needs: tuple[str, ...] = (),
    ) -> Job:
        return Job(
            id=f"{self.folder}/{name}",
            channel=CHANNEL,
            language=self.language,
            region=self.region,
            programme=self.world.programme(self.language),
            workshop=self.workshop.id,
            part=part or name,
            editions=editions,
            detail=detail,
            needs=needs,
            sources=(self.workshop.location.path,) if sources is None else sources,
        )

    # --- items

    def _item(self, name: str) -> Job:
        if name == "agenda":
            return self._job(name, Agenda(self.head, self.rows), self.quoted(self.agenda_texts))
        if name == "run-sheet":
            return self._run_sheet()
        if name == "table-signs":
            return self._job(name, Signs(self.head.title, self.seated.tables), sources=self.with_roster)
        if name == "primer":
            return self._primer()
        if name == "feedback":
            return self._feedback()
        people = self.people
        if name == "badges":
            # They show neither day nor place nor organisation, and need not be printed again for these.
            people = replace(
                people,
                head=Head(self.head.title, NOTHING, NOTHING, "", NOTHING),
                people=tuple(
                    replace(person, organisation="", line=line)
                    for person, line in zip(people.people, self.lines_on_badges, strict=True)
                ),
                badges=self.workshop.badges,
            )
        return self._job(name, people, self.quoted(self.head_texts), sources=self.with_roster)

    def _primer(self) -> Job:
        lessons = [self.lessons[slug] for slug in self.workshop.primer if slug in self.lessons]
        whole = (excerpt(self.world, le, PRIMER_KINDS, self.language, self.region) for le in lessons)
        chapters = tuple(replace(e, goals=(), audiences=(), level_name="", minutes=0) for e in whole)
        contacts, vouched = contacts_of(self.world, lessons, self.language, self.region)
        editions = (*chapters, *vouched, *self.quoted(self.head_texts))
        return self._job("primer", Primer(self.head, contacts), editions)

    def _run_sheet(self) -> Job:
        sessions = self.workshop.sessions
        texts = (*self.agenda_texts, *(text for s in sessions for text in run_texts(s)))
        said = self.words(texts, self.language)
        rows = tuple(
            RunRow(
                row=row,
                spare=slot.spare,
                materials=said(session.materials),
                script=said(session.script),
                lesson=self.title_of(session.lesson),
                sheet=self._sheet(session.lesson),
                more=tuple(
                    (self.title_of(slug), self._sheet(slug))
                    for slug in session.more_lessons
                    if self.title_of(slug)
                ),
                supplies=supply_lines(session, said, len(self.people.people), len(self.seated.tables)),
                tracks=tuple(
                    TrackLine(said(t.title), said(t.lead), said(t.room), self.title_of(t.lesson))
                    for t in session.tracks
                ),
            )
            for row, slot, session in zip(self.rows, self.slots, sessions, strict=True)
        )
        found = Counter((p.table, need) for p in self.seated.people if (need := _needed(p, self.language)))
        needs = sorted(
            (Need(table, need, count) for (table, need), count in found.items()),
            key=lambda n: (table_order(n.table), n.need),
        )
        late = late_points(self.workshop, said)
        detail = RunSheet(self.head, rows, self.people.publics, self.seated.tables, tuple(needs), late)
        return self._job("run-sheet", detail, self.quoted(texts), sources=self.with_roster)

    def _sheet(self, slug: str | None) -> str:
        """The file of a lesson's activity sheet in the box; empty where it has none."""
        title = self.title_of(slug)
        return file_name("activity", self.language, title).rpartition("/")[2] if title else ""

    def _feedback(self) -> Job:
        texts = [text for item in self.workshop.feedback for text in (item.ask, *item.options)]
        said = self.words(texts, self.language)
        items = tuple(
            Item(item.id, item.type, said(item.ask), tuple(said(o) for o in item.options), item.lines)
            for item in self.workshop.feedback
        )
        return self._job("feedback", Form(self.workshop.title[self.language], items), said.editions)

    def _calendar(self, day: date) -> Job:
        workshop = self.workshop
        said = self.words(
            [workshop.title, workshop.place, *(s.title for s in workshop.sessions)], self.language
        )
        detail = Calendar(
            uid=f"{workshop.id}-{day.isoformat()}-{self.language}@banyan",
            title=said(workshop.title),
            day=day.isoformat(),
            start=self.slots[0].start if self.slots else workshop.start,
            end=self.slots[-1].end if self.slots else workshop.start,
            time_zone=workshop.time_zone,
            place=said(workshop.place),
            agenda=tuple(
                (slot.start, said(session.title))
                for session, slot in zip(workshop.sessions, self.slots, strict=True)
            ),
        )
        return self._job("calendar", detail, said.editions)

    def _zip(self) -> Job:
        kinds = kinds_for(self.workshop.plans)
        files = [Packed(job, kind.id, title) for kind in kinds for job, title in self._files(kind)]
        files = by_phase(files, self._own)
        name = f"{self.workshop.id}-{self.language}-{self.region}"
        head, people = self.head, self.people
        detail = Pack(
            name=name,
            title=head.title[self.language],
            day=head.day[self.language],
            people=len(people.people),
            tables=len(people.tables),
            files=tuple(files),
            badge=self.workshop.badges,
        )
        return self._job(
            name, detail, needs=tuple(f.job for f in files), part="zip", sources=self.with_roster
        )

    def _files(self, kind: Kind) -> Iterator[tuple[str, str]]:
        """The jobs of an item, and what tells apart those of one kind."""
        if kind.id == "activity":
            yield from ((activity_id(s, self.language, self.region), self.title_of(s)) for s in self.used)
        elif kind.id in self._replaced or (kind.id == "calendar" and self.workshop.date is None):
            return
        elif kind.common:
            yield common_id(kind.id, self.language), ""
        else:
            yield f"{self.folder}/{kind.id}", ""

    @cached_property
    def _replaced(self) -> frozenset[str]:
        """Items whose place a document of the organiser's takes."""
        return replaced(self.workshop, self.language)

    @cached_property
    def _own(self) -> tuple[Job, ...]:
        """The organiser's documents."""
        if not self.workshop.documents:
            return ()
        return tuple(own_jobs(self.world, self.workshop, self.language, self.region, self.day))
