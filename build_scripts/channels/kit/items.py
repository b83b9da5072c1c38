"""A kit's job becomes its PDF: one function for each item, templates filled with typed records."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

from build_scripts.channels.kit import badges as badge_sheets
from build_scripts.channels.kit import prose
from build_scripts.channels.kit.details import (
    Agenda,
    Form,
    People,
    Person,
    Primer,
    PublicGroup,
    RunSheet,
    Signs,
)
from build_scripts.channels.kit.stock import STOCKS
from build_scripts.channels.kit.wording import WORDING, other
from build_scripts.model import Edition, Job, Passage
from build_scripts.render import qr
from build_scripts.render.page_numbers import Numbers
from build_scripts.render.press import Press

STYLES = ("_shared/print.css", "kit/kit.css")
_AGENDA_SIZES = (14.0, 13.0, 12.5, 12.0, 11.5, 11.0)
"""Points of the agenda's titles, the largest that fits one page: it hangs on the wall."""
_FORM_SIZES = (12.0, 11.5, 11.0, 10.5)
_ACTIVITY_SIZES = (
    *((15.0, 12.75), (14.5, 12.0), (14.0, 11.5), (13.5, 11.0)),
    *((13.0, 10.5), (12.5, 10.2), (12.0, 10.2), (11.5, 10.2)),
)
"""Of what lies on the table, which several people read at once, and of the facilitator's page, which one reads."""
_RUN_SIZES = (11.0, 10.7, 10.4, 10.1, 11.0)
"""Points; the last one is taken where none saves a page that is nearly empty."""
_LIST_SIZES = (10.5, 10.2, 9.9, 9.6)
_THIN = 0.3
"""Of a page: what is less is not worth a sheet."""
_PRIMER_SIZES = ((12.0, False), (11.5, False), (11.0, False), (10.5, False), (10.5, True))
"""Points, and whether lines stand closer."""
_MODULE = 0.6
"""Millimetres of a module of a QR code; phones read 0.4 and more."""
_WALK_INS = 12
"""Empty rows of the sign-in sheet."""

_NUMBERS = Numbers(margin=14.0, baseline=286.4, size=8.5)
"""Where kit.css has them."""

D = TypeVar("D")
S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A lesson in the primer."""

    edition: Edition
    page: int
    """0 while it is not known."""
    code_side: float
    """Of the QR code with its quiet zone, in millimetres."""


def pdf(job: Job, press: Press) -> bytes:
    """The PDF of any item but the ZIP."""
    html = _ITEMS[job.part](job, press)
    # Front and back of a sheet of badges change together.
    together, numbers = (2 if job.part == "badges" else 1), (_NUMBERS if job.part == "sign-in" else None)
    return press.pdf_of_parts(html, press.style(*STYLES), together=together, numbers=numbers)


def filled(press: Press, template: str, job: Job, **values: object) -> str:
    """A template of the kit with what all of them use."""
    return press.html(
        f"kit/{template}.html.j2",
        job=job,
        language=job.language,
        second=other(job.language),
        w=WORDING[job.language],
        o=WORDING[other(job.language)],
        words=WORDING,
        prose=prose,
        line=prose.line,
        **values,
    )


def detail_of(job: Job, kind: type[D]) -> D:
    """What a job carries; TypeError where it is another kind of value."""
    if not isinstance(job.detail, kind):
        raise TypeError(f"{job.id} carries {type(job.detail).__name__}")
    return job.detail


def page_count(press: Press, html: str) -> int:
    return len(press.engine.layout(html, press.style(*STYLES), press.templates).pages)


def largest(press: Press, sizes: Sequence[S], most: int, fill: Callable[[S], str]) -> str:
    """The document in the largest type with which it has so many pages at most; else in the smallest."""
    return fill(_first(sizes, lambda size: page_count(press, fill(size)) <= most))


def _no_thin_end(press: Press, sizes: Sequence[S], fill: Callable[[S], str]) -> str:
    """The document in the first size; a last page that holds a few lines, or sources alone, is saved by a type that
    nobody sees to be smaller."""
    usual = press.engine.layout(fill(sizes[0]), press.style(*STYLES), press.templates).pages
    if len(usual) == 1 or _filled_to(usual[-1]) > _THIN:
        return fill(sizes[0])
    return largest(press, sizes, len(usual) - 1, fill)


def _filled_to(page: Any) -> float:
    """How far down a laid-out page its text goes, from 0 to 1 of its height."""
    # The page's margin boxes are not its children's content: the body is the first child.
    bottoms = [0.0]
    waiting = [child for child in page._page_box.children if not type(child).__name__.startswith("Margin")]
    while waiting:
        box = waiting.pop()
        if type(box).__name__ == "TextBox":
            bottoms.append(float(box.position_y + box.height))
        waiting += getattr(box, "children", ())
    return max(bottoms) / float(page.height)


def _first(sizes: Sequence[S], fits: Callable[[S], bool]) -> S:
    """The first size that fits, else the last. A layout takes long, so what is between is found by halving."""
    if fits(sizes[0]):
        return sizes[0]
    rest = sizes[1:-1]
    return sizes[1 + bisect_left(rest, True, key=fits)]


# --- items


def _agenda(job: Job, press: Press) -> str:
    agenda = detail_of(job, Agenda)
    return largest(
        press, _AGENDA_SIZES, 1, lambda size: filled(press, "agenda", job, agenda=agenda, size=size)
    )


def _by_public(people: People) -> tuple[tuple[PublicGroup, tuple[Person, ...]], ...]:
    return tuple(
        (group, tuple(p for p in people.people if p.public == group.id))
        for group in people.publics
        if group.people
    )


def _participants(job: Job, press: Press) -> str:
    people = detail_of(job, People)
    groups = _by_public(people)
    return _no_thin_end(
        press,
        _LIST_SIZES,
        lambda size: filled(press, "participants", job, people=people, groups=groups, size=size),
    )


def _sign_in(job: Job, press: Press) -> str:
    """By public: people know theirs when they come in, and learn their table here."""
    people = detail_of(job, People)
    return filled(press, "sign-in", job, people=people, groups=_by_public(people), walk_ins=_WALK_INS)


def _badges(job: Job, press: Press) -> str:
    people = detail_of(job, People)
    return filled(
        press,
        "badges",
        job,
        title=people.head.title,
        publics=people.publics,
        sheets=badge_sheets.sheets(people, job.language),
        stock=STOCKS[people.badges],
        second_language=badge_sheets.second_language,
    )


def _table_signs(job: Job, press: Press) -> str:
    return filled(press, "table-signs", job, signs=detail_of(job, Signs))


def _run_sheet(job: Job, press: Press) -> str:
    run = detail_of(job, RunSheet)
    people = sum(group.people for group in run.publics)
    sizes = sorted({people // len(run.tables), -(-people // len(run.tables))})

    def fill(size: float) -> str:
        return filled(
            press,
            "run-sheet",
            job,
            run=run,
            size=size,
            table_size="–".join(str(size) for size in sizes),
            needs=[(table, list(needs)) for table, needs in groupby(run.needs, lambda need: need.table)],
        )

    return _no_thin_end(press, _RUN_SIZES, fill)


def _primer(job: Job, press: Press) -> str:
    """Each lesson on a page of its own if that can be read; the page numbers of the contents come from the layout."""
    primer = detail_of(job, Primer)
    lessons = [edition for edition in job.editions if edition.passages and edition.lesson != job.workshop]
    style = press.style(*STYLES)

    def fill(setting: tuple[float, bool], pages: dict[str, int]) -> str:
        size, tight = setting
        chapters = tuple(
            Chapter(e, pages.get(f"lesson-{e.lesson}", 0), qr.size_in_modules(e.url) * _MODULE)
            for e in lessons
        )
        return filled(
            press,
            "primer",
            job,
            primer=primer,
            size=size,
            tight=tight,
            chapters=chapters,
            last_page=pages.get("last", 0),
            part_of=lambda edition, kind: passages(edition, kind, press),
        )

    def pages(setting: tuple[float, bool]) -> dict[str, int]:
        """On which page each chapter begins."""
        document = press.engine.layout(fill(setting, {}), style, press.templates)
        found: dict[str, int] = {}
        for number, page in enumerate(document.pages, 1):
            for anchor in page.anchors:
                found.setdefault(anchor, number)
        return found

    setting = _first(_PRIMER_SIZES, lambda one: pages(one)["last"] == len(lessons) + 2)
    return fill(setting, pages(setting))


def _feedback(job: Job, press: Press) -> str:
    form = detail_of(job, Form)
    return largest(press, _FORM_SIZES, 1, lambda size: filled(press, "feedback", job, form=form, size=size))


def _activity(job: Job, press: Press) -> str:
    edition = job.editions[0]
    found = [(passage, prose.passage_html(edition, passage, press)) for passage in edition.passages]
    pages = 2 if any(passage.kind == "script" for passage in edition.passages) else 1

    def fill(sizes: tuple[float, float]) -> str:
        size, lead = sizes
        return filled(press, "activity", job, edition=edition, passages=found, size=size, lead_size=lead)

    html = largest(press, _ACTIVITY_SIZES, pages, fill)
    # What does not fit in any case need not be small.
    return html if page_count(press, html) <= pages else largest(press, _ACTIVITY_SIZES, pages + 1, fill)


def passages(edition: Edition, kind: str, press: Press) -> Iterator[tuple[Passage, str]]:
    """The passages of one kind with their HTML."""
    for passage in edition.passages:
        if passage.kind == kind:
            yield passage, prose.passage_html(edition, passage, press)


_ITEMS: dict[str, Callable[[Job, Press], str]] = {
    "agenda": _agenda,
    "run-sheet": _run_sheet,
    "participants": _participants,
    "sign-in": _sign_in,
    "badges": _badges,
    "table-signs": _table_signs,
    "primer": _primer,
    "feedback": _feedback,
    "activity": _activity,
}
