"""An organiser's documents become jobs of the kit: filled with the event and its people, facts in words.

Each gives a PDF to print and the same as a DOCX to change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, cast

from build_scripts.channels.kit.catalogue import BY_ID, PHASES
from build_scripts.channels.kit.details import Head, OwnSheet, Packed, Row
from build_scripts.channels.kit.kinds import Kind, Phase, plain_name
from build_scripts.channels.kit.occasion import said
from build_scripts.channels.kit.sources import CHANNEL, words
from build_scripts.channels.protocol import World
from build_scripts.documents.names import AgendaRow, Occasion
from build_scripts.documents.pages import filled_pages, is_private, template_of
from build_scripts.model import LANGUAGES, Edition, Job, Language, OwnDocument, Participant, Text, Workshop

PDF, OFFICE = "own", "own-docx"
"""Parts of the jobs."""
_OFFICE_NOTE = Text("同一份的 Word 文件，可以改", "the same as a Word file, to be changed")
_EACH = Text("每人一页", "a page for each person")


@dataclass(frozen=True, slots=True)
class Day:
    """The event as its kit says it."""

    head: Head
    rows: tuple[Row, ...]
    people: tuple[Participant, ...]
    """Seated."""
    tables: int
    editions: tuple[Edition, ...]
    """Behind the words of head and rows."""


def replaced(workshop: Workshop, language: Language) -> frozenset[str]:
    """The items whose place a document takes in this language."""
    made = (document for document in workshop.documents if document.text(language) is not None)
    return frozenset(document.replaces for document in made if document.replaces)


def own_jobs(
    world: World, workshop: Workshop, language: Language, region: str, day: Day, *, lenient: bool = False
) -> Iterator[Job]:
    """A PDF and a DOCX of each document that has a text in this language; ``lenient``: for a preview."""
    for document in workshop.documents:
        text = document.text(language)
        if text is None or document.layout == "badge-line":
            continue
        pages, editions, private = _pages(world, workshop, document, language, region, day, lenient)
        folder = f"{CHANNEL}/{workshop.id}/{language}/{region}"
        roster = (workshop.location.path.rpartition("/")[0] + "/participants.sample.csv",) if private else ()
        for part, ending in ((PDF, "pdf"), (OFFICE, "docx")):
            kind = _kind(document, language, ending, private)
            yield Job(
                id=f"{folder}/own-{document.id}{'-docx' if ending == 'docx' else ''}",
                channel=CHANNEL,
                language=language,
                region=region,
                programme=world.programme(language),
                workshop=workshop.id,
                part=part,
                editions=editions,
                detail=OwnSheet(kind, document.title[language], document.layout, pages),
                sources=(workshop.location.path, text.location.path, *roster),
            )


def by_phase(files: list[Packed], own: Iterable[Job]) -> list[Packed]:
    """The files of the box with those of these jobs, each behind the others of its folder."""
    files = [
        *files,
        *(Packed(job.id, kind.id, "", kind) for job in own if (kind := kind_of(job)) is not None),
    ]
    order = list(PHASES)
    return sorted(files, key=lambda file: order.index((file.own or BY_ID[file.item]).phase))


def badge_lines(world: World, workshop: Workshop, region: str, day: Day) -> tuple[Text | None, ...]:
    """What the organiser's line says on each badge, in the order of the day's people; None where there is no line."""
    document = next((one for one in workshop.documents if one.layout == "badge-line"), None)
    if document is None:
        return (None,) * len(day.people)
    said: dict[Language, tuple[str, ...]] = {}
    for language in LANGUAGES:
        template = template_of(document, language, workshop.fields)
        if template is not None:
            occasion = _occasion(world, workshop, language, region, day)
            pages = filled_pages(document, template, workshop, occasion, day.people)
            said[language] = tuple("".join(p.text for p in page.filled.pieces).strip() for page in pages)
    # Where it is written in one language only, both sides of the badge show that.
    zh = said.get("zh", said.get("en", ()))
    return tuple(Text(*both) for both in zip(zh, said.get("en", zh), strict=True))


def kind_of(job: Job) -> Kind | None:
    """What a job's item is; None for the box itself."""
    return job.detail.kind if isinstance(job.detail, OwnSheet) else BY_ID.get(job.part)


def _pages(
    world: World,
    workshop: Workshop,
    document: OwnDocument,
    language: Language,
    region: str,
    day: Day,
    lenient: bool,
) -> tuple[tuple[str, ...], tuple[Edition, ...], bool]:
    """The pages in words, the editions behind their facts, and whether a name stands in them."""
    template = template_of(document, language, workshop.fields, lenient=lenient)
    assert template is not None
    occasion = _occasion(world, workshop, language, region, day)
    filled = [
        page.filled.markdown for page in filled_pages(document, template, workshop, occasion, day.people)
    ]
    in_words = words(world, workshop, [Text(page, page) for page in filled], language, region)
    pages = tuple(in_words(Text(page, page)) for page in filled)
    # What the pages say stands in the job already; editions are only for the facts.
    behind = tuple(replace(edition, passages=(), terms=(), code="") for edition in in_words.editions)
    uses = template.read.uses
    quoted = (
        day.editions if any(name.startswith(("event.", "row.")) or name == "agenda" for name in uses) else ()
    )
    return pages, (*behind, *quoted), is_private(document, template, workshop.fields)


def _occasion(world: World, workshop: Workshop, language: Language, region: str, day: Day) -> Occasion:
    programme = world.programme(language)
    start, _, end = day.head.hours.partition("–")
    names = {one.id: one.name[language] for one in world.catalogue.regions}
    return Occasion(
        language=language,
        title=said(day.head.title, language),
        purpose=said(day.head.purpose, language),
        date=day.head.day[language],
        start=start,
        end=end or start,
        place=said(day.head.place, language),
        people=len(workshop.sample),
        tables=day.tables,
        region=names.get(region, region),
        programme=(programme.name, programme.about, programme.publisher, programme.base_url),
        agenda=tuple(
            AgendaRow(row.start, row.end, row.minutes, said(row.title, language), said(row.lead, language))
            for row in day.rows
        ),
        publics=tuple((one.id, one.name[language]) for one in world.catalogue.audiences),
    )


def _kind(document: OwnDocument, language: Language, ending: str, private: bool) -> Kind:
    """What the list of the box says of it; a document that replaces an item lies where that one lay."""
    instead = BY_ID.get(document.replaces)
    phase = instead.phase if instead is not None else cast(Phase, document.box)
    office = ending == "docx"
    note = document.note
    if not note.zh and not note.en:
        note = _EACH if document.each else instead.note if instead is not None else Text("", "")
    card = document.layout == "certificate"
    paper: Literal["", "paper", "card"] = "" if office else "card" if card else "paper"
    zh, en = (plain_name(document.title[one]) for one in LANGUAGES)
    return Kind(
        id=f"own-{document.id}",
        name=document.title,
        file=Text(zh, en.lower()),
        phase=phase,
        note=_OFFICE_NOTE if office else note,
        copies="none" if office else "one",
        paper=paper,
        ending=ending,
        named=private,
    )
