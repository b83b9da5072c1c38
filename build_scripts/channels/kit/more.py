"""The first items of a kit, once planned, become the jobs of its further ones: office files and more to print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from build_scripts.channels.kit.catalogue import BY_ID, kinds_for
from build_scripts.channels.kit.details import Form, Head, People, Person, RunRow, RunSheet
from build_scripts.channels.kit.kinds import Kind
from build_scripts.channels.kit.occasion import LATE, SAID_ON_CARD, SAY, Occasion
from build_scripts.channels.kit.office.files import OFFICE_ITEMS
from build_scripts.channels.kit.own import replaced
from build_scripts.channels.kit.sources import CHANNEL
from build_scripts.channels.kit.stock import STOCKS
from build_scripts.channels.protocol import World
from build_scripts.model import Edition, Job, Language, PlanWork, Text, Workshop, earliest_check, first_review

PRINTED_ITEMS = (
    "how-to-run",
    "room-plan",
    "hall-banner",
    "hall-banner-strip",
    "name-tents",
    "table-cards",
    "before-after",
    "facilitator-guide",
    "session-cards",
    "certificates",
)
MORE_ITEMS = (*OFFICE_ITEMS, *PRINTED_ITEMS)
_ROWS: dict[str, frozenset[str]] = {
    "invitation": frozenset(),
    "press-note": frozenset({"title"}),
    "minutes": frozenset({"title"}),
    "report": frozenset({"title"}),
    "table-cards": frozenset({"title"}),
    "materials": frozenset({"title", "materials"}),
    "slides": frozenset({"title", "method", "script"}),
    "session-cards": frozenset({"title", "method", "say", "late"}),
    "facilitator-guide": frozenset({"title", "method", "late", "lesson"}),
}
"""What an item shows of each session; those that are not named show no session."""
_TITLE_ONLY = frozenset(
    {"name-tents", "hall-banner", "room-plan", "before-after", "participants-table", "materials"}
    | {"table-cards", "session-cards"}
)
"""They say neither day nor place."""
_WITHOUT_HOURS = frozenset({"thank-you", "press-note", "hall-banner-strip"})
_WITHOUT_PLACE = frozenset({"thank-you"})
_WITHOUT_CLOCK = frozenset({"press-note"})
"""It says what is done and not when."""
_NAMES_ALONE = frozenset({"invitation", "thank-you", "certificates"})
_NAMES_AND_TABLES = frozenset({"name-tents"})
_WITH_PURPOSE = frozenset({"invitation", "press-note", "facilitator-guide"})
_ABOUT_PLANS = frozenset({"thank-you", "press-note", "minutes", "report", "materials", "how-to-run"})
"""They say or ask what became of plans, or count what is used for them."""
_NOTHING = Text("", "")


def more_jobs(
    made: Mapping[str, Job], lessons: tuple[str, ...], workshop: Workshop, own: tuple[Kind, ...]
) -> Iterator[Job]:
    """A job for each of MORE_ITEMS; ``made`` holds those of the items planned before, ``lessons`` titles in the kit's
    language, ``own`` the organiser's documents."""
    first = made["run-sheet"]
    language = first.language
    run, people, form = (made[name].detail for name in ("run-sheet", "participants", "feedback"))
    assert isinstance(run, RunSheet)
    assert isinstance(people, People)
    assert isinstance(form, Form)
    badges = made["badges"].detail
    assert isinstance(badges, People)
    stock = STOCKS[badges.badges]
    whole = Occasion(
        head=run.head,
        rows=run.rows,
        publics=people.publics,
        tables=people.tables,
        guests=len(people.people),
        people=people.people,
        form=form,
        badge=f"{stock.width:g} × {stock.height:g}",
        lessons=lessons,
        plans=workshop.plans,
        date=workshop.date.isoformat() if workshop.date else "",
        large_print=sum(need.people for need in run.needs if needs_large_print(need.need)),
        other_language=sum(person.language != language for person in people.people),
        own=own,
        replaced=tuple(sorted(replaced(workshop, language))),
    )
    for name in MORE_ITEMS:
        detail = _seen(whole, name, language)
        yield replace(
            first,
            id=f"{first.id.rpartition('/')[0]}/{name}",
            part=name,
            detail=detail,
            editions=_quoted(first.editions, repr(detail)),
        )


def _seen(day: Occasion, name: str, language: Language) -> Occasion:
    """The day with what an item shows, so that nothing else renders it again."""
    head = day.head
    if name in _TITLE_ONLY:
        head = Head(head.title, _NOTHING, _NOTHING, "", _NOTHING)
    else:
        head = replace(
            head,
            purpose=head.purpose if name in _WITH_PURPOSE else _NOTHING,
            hours="" if name in _WITHOUT_HOURS else head.hours,
            place=_NOTHING if name in _WITHOUT_PLACE else head.place,
        )
    rows = tuple(_row(row, _ROWS[name], language) for row in day.rows) if name in _ROWS else ()
    if name in _WITHOUT_CLOCK:
        rows = tuple(replace(row, row=replace(row.row, start="", end="")) for row in rows)
    return replace(
        day,
        head=head,
        rows=rows,
        people=tuple(_person(person, name) for person in day.people) if BY_ID[name].named else (),
        form=day.form if name == "report" else None,
        badge=day.badge if name == "materials" else "",
        lessons=day.lessons if name in {"report", "before-after"} else (),
        plans=day.plans if name in _ABOUT_PLANS else "kept",
        date=day.date if name == "how-to-run" else "",
        large_print=day.large_print if name == "how-to-run" else 0,
        other_language=day.other_language if name == "how-to-run" else 0,
        own=day.own if name == "how-to-run" else (),
        replaced=day.replaced if name == "how-to-run" else (),
    )


def _person(person: Person, name: str) -> Person:
    """A participant with what an item shows of one."""
    if name in _NAMES_ALONE:
        return replace(person, number=0, public="", organisation="", table="")
    if name in _NAMES_AND_TABLES:
        return replace(person, number=0, public="", organisation="")
    return person


def needs_large_print(need: str) -> bool:
    """Whether a need, as people write it, is that for large print."""
    return "大字" in need or "large print" in need.lower()


def _row(row: RunRow, shown: frozenset[str], language: Language) -> RunRow:
    """A session with what is shown of it."""
    plain = replace(
        row.row,
        title=row.row.title if "title" in shown else _NOTHING,
        lead=_NOTHING,
        method=row.row.method if "method" in shown else _NOTHING,
    )
    script = row.script
    if "script" not in shown:
        lines = script.splitlines()
        say = [line for line in lines if SAY[language] in line][:SAID_ON_CARD] if "say" in shown else []
        late = [line for line in lines if LATE[language] in line][:1] if "late" in shown else []
        script = "\n".join((*say, *late))
    return RunRow(
        row=plain,
        spare=0,
        materials=row.materials if "materials" in shown else "",
        script=script,
        lesson=row.lesson if "lesson" in shown else "",
        sheet="",
        supplies=row.supplies if "materials" in shown else (),
        tracks=row.tracks if "materials" in shown else (),
    )


def _quoted(editions: tuple[Edition, ...], shown: str) -> tuple[Edition, ...]:
    """The editions with just the facts that stand in what is shown."""
    found = []
    for edition in editions:
        facts = tuple(fact for fact in edition.facts if f'data-fact="{fact.id}"' in shown)
        if facts:
            checked = earliest_check(facts)
            review = first_review(facts)
            found.append(
                replace(
                    edition, facts=facts, passages=(), terms=(), code="", checked=checked, review_by=review
                )
            )
    return tuple(found)


def common_jobs(world: World, language: Language, plans: PlanWork) -> Iterator[Job]:
    """What is the same for every programme and region that uses it."""
    for name in (kind.id for kind in kinds_for(plans) if kind.common):
        yield Job(
            id=common_id(name, language),
            channel=CHANNEL,
            language=language,
            region=world.home,
            programme=world.programme(language),
            part=name,
        )


def common_id(name: str, language: Language) -> str:
    """``kit/common/zh/ground-rules-a3``; the ending tells preflight the sheet."""
    ending = "-a3" if BY_ID[name].size == "A3" else ""
    return f"{CHANNEL}/common/{language}/{name}{ending}"
