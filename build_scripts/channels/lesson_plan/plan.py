"""A job becomes the plan: two A4 pages, in the largest type with which they are two."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from build_scripts.channels.lesson_plan.answers import Expected, expected
from build_scripts.channels.lesson_plan.details import Detail, detail
from build_scripts.channels.lesson_plan.wording import WORDING, Wording
from build_scripts.formats import day_in_words
from build_scripts.model import Edition, Job, Language, Passage
from build_scripts.render.press import Press
from build_scripts.teaching.board import Board, board, numbers
from build_scripts.teaching.phases import Course, Phase, Plan, course
from build_scripts.teaching.prose import items, line, plain
from build_scripts.teaching.timing import SPARE, Timed

STYLES = ("_shared/print.css", "lesson-plan/lesson-plan.css")
SIZES = (11.0, 10.2, 9.6, 9.0)
"""Points of running text, the largest first; the last is the least that a teacher reads at arm's length."""
PAGES = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A phase in the table of times; a cell for each plan."""

    name: Markup
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A phase with what is done and said."""

    name: Markup
    cues: tuple[tuple[str, Markup], ...]
    """(sign, words); no sign: what a rule of ours adds."""


@dataclass(frozen=True, slots=True)
class Points:
    """A heading with short sentences."""

    title: str
    points: tuple[Markup, ...]


def plan(job: Job, press: Press) -> bytes:
    """The PDF. A lesson too long for two pages in the smallest type runs on to a third: nothing is cut."""
    style = press.style(*STYLES)

    def fits(size: float) -> bool:
        return press.engine.pages(html(job, press, size), style, press.templates) <= PAGES

    with press.engine.search():
        at = bisect_left(SIZES[:-1], True, key=fits)
        return press.pdf(html(job, press, SIZES[at]), style)


def html(job: Job, press: Press, size: float) -> str:
    """The plan's document in one size of type."""
    public, internal = job.editions
    language, said = public.language, detail(job)
    words = WORDING[language]
    made = course(public, internal, said.lengths)
    activities = [p for p in internal.passages if p.kind == "activity"]
    materials = [plain(p.materials) for p in activities if p.materials]
    return press.html(
        "lesson-plan/plan.html.j2",
        w=words,
        job=job,
        edition=public,
        size=size,
        school=said.school,
        title=line(public.title, language),
        goals=tuple(line(goal, language) for goal in public.goals),
        materials=tuple(line(one, language) for one in (*materials, words.worksheet)),
        columns=tuple(column(plan, words) for plan in made.plans),
        rows=rows(made, words, language),
        board=_board(_own(board(public), said), language),
        links=said.links,
        curricula=tuple(line(one, language) for one in said.curricula),
        before=tuple((_sign(cue.kind, words), line(cue.markdown, language)) for cue in made.before),
        told=tuple(_told(phase, words, activities, language) for phase in made.phases),
        readers=_readers(public, said, words),
        power=_power(public, said, words),
        phones=numbers(public),
        answers=tuple(_answer(one, language) for one in expected(public, words)),
        edition_line=edition_line(public, words),
    )


def edition_line(edition: Edition, words: Wording) -> str:
    """Which edition it is, where it holds, and until when."""
    language = edition.language
    parts = [f"{words.edition} {edition.code}", words.place.format(name=edition.region_name)]
    if edition.checked:
        parts.append(words.checked.format(day=day_in_words(edition.checked, language)))
    if edition.review_by:
        parts.append(words.review.format(day=day_in_words(edition.review_by, language)))
    return words.dot.join(parts)


def column(plan: Plan, words: Wording) -> str:
    """The head of a plan's column."""
    form = words.double if len(plan.lessons) == 2 else words.single
    return form.format(minutes=plan.minutes[0])


def rows(made: Course, words: Wording, language: Language) -> tuple[Row, ...]:
    """A row for each phase that a plan has time for, then what is spare."""
    found = []
    for phase in made.phases:
        cells = tuple(_cell(phase.id, plan, words) for plan in made.plans)
        if any(cells):
            missing = words.at_home if phase.kind == "quiz" else words.left_out
            found.append(Row(name(phase, words, language), tuple(cell or missing for cell in cells)))
    spare = tuple(_cell(SPARE, plan, words) for plan in made.plans)
    if any(spare):
        found.append(Row(Markup.escape(words.kinds[SPARE]), tuple(cell or words.left_out for cell in spare)))
    return tuple(found)


def _cell(phase: str, plan: Plan, words: Wording) -> str:
    forms = (words.first, words.second) if len(plan.lessons) == 2 else ("{span}",)
    spans = [
        form.format(span=span(timed))
        for form, lesson in zip(forms, plan.lessons, strict=True)
        for timed in lesson
        if timed.id == phase
    ]
    return " ".join(spans)


def span(timed: Timed) -> str:
    """From which minute to which."""
    return f"{timed.start}–{timed.end}"


def name(phase: Phase, words: Wording, language: Language) -> Markup:
    """What a phase is called."""
    label = phase.label[:1].upper() + phase.label[1:]
    return line(words.kinds[phase.kind].format(label=label or words.kinds["show"]), language)


def _sign(kind: str, words: Wording) -> str:
    return words.say_sign if kind == "say" else words.do_sign


def _told(phase: Phase, words: Wording, activities: Sequence[Passage], language: Language) -> Told:
    cues = tuple((_sign(cue.kind, words), line(_flat(cue.markdown), language)) for cue in phase.cues)
    if phase.kind == "activity":
        steps = [step for passage in activities for step in items(passage.markdown)]
        cues += (("", Markup(" ").join(_numbered(steps, language))),) if steps else ()
    elif not cues:
        cues = (("", line(words.added[phase.kind], language)),)
    return Told(name(phase, words, language), cues)


def _numbered(steps: Sequence[str], language: Language) -> Iterator[Markup]:
    for number, step in enumerate(steps, 1):
        yield Markup("<b>{}</b>\u00a0{}").format(number, line(step, language))


def _flat(markdown: str) -> str:
    """One paragraph: items of a list after one another."""
    return re.sub(r"\s*\n+\s*(?:[-*]\s+|\d+\.\s+)?", " ", markdown).strip()


def _own(made: Board, said: Detail) -> Board:
    """With the author's own words instead of the skeleton of the steps."""
    return replace(made, heading="", skeleton=said.board) if said.board else made


def _board(made: Board, language: Language) -> Board:
    return Board(
        title=line(made.title, language),
        messages=tuple(line(one, language) for one in made.messages),
        heading=line(made.heading, language) if made.heading else "",
        skeleton=tuple(line(one, language) for one in made.skeleton),
        phones=made.phones,
    )


def _answer(one: Expected, language: Language) -> tuple[str, Markup]:
    return one.number, line(one.short, language)


def _readers(edition: Edition, said: Detail, words: Wording) -> tuple[Points, Points]:
    language = edition.language
    slow, fast = [*words.slow_points, *said.slow], [*words.fast_points, *said.fast]
    if edition.terms:
        slow.append(words.slow_terms.format(terms=words.stop.join(term.name for term in edition.terms[:4])))
    wanted = [number for number, question in enumerate(edition.quiz, 1) if question.type == "open"]
    if wanted:
        fast.append(words.fast_open.format(number=wanted[0]))
    if said.practice:
        fast.append(words.fast_practice.format(title=said.practice[0]))
    return (
        Points(words.slow, tuple(line(one, language) for one in slow)),
        Points(words.fast, tuple(line(one, language) for one in fast)),
    )


_PICTURE = re.compile(r"!\[([^\]]*)\]")
_TABLE = re.compile(r"(?m)^\|.*\|\s*\n\|[\s:|-]+\|")


def _power(edition: Edition, said: Detail, words: Wording) -> tuple[Markup, ...]:
    language = edition.language
    points = [*words.power_points, *said.power]
    pictures = [alt for passage in edition.passages for alt in _PICTURE.findall(passage.markdown)]
    if pictures:
        points.append(words.power_pictures.format(names="; ".join(alt.rstrip("。.") for alt in pictures[:2])))
    tables = [p.title or _heading(p.markdown) for p in edition.passages if _TABLE.search(p.markdown)]
    named = tuple(dict.fromkeys(title for title in tables if title))
    if named:
        points.append(words.power_tables.format(names=words.stop.join(named[:3])))
    return tuple(line(one, language) for one in points)


def _heading(markdown: str) -> str:
    """The heading above the first table."""
    before = markdown[: _TABLE.search(markdown).start()] if _TABLE.search(markdown) else ""  # type: ignore[union-attr]
    headings = re.findall(r"(?m)^#+\s+(.*)$", before)
    return plain(headings[-1]) if headings else ""
