"""The register on one day becomes the list of values that someone should look at, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from build_scripts.facts.listing import cited, in_words
from build_scripts.facts.remade import ON_SCREEN
from build_scripts.facts.uses import Uses
from build_scripts.model import Catalogue, Fact, FactValue

Reason = Literal["ended", "overdue", "ends", "due", "doubtful"]

WORDS: dict[Reason, tuple[str, str]] = {
    "ended": ("已到期，没有接上的值", "ended, and nothing follows"),
    "overdue": ("过了复核日", "review overdue"),
    "ends": ("快到期，还没有下一个值", "ends soon, and nothing follows"),
    "due": ("快到复核日", "review due"),
    "doubtful": ("把握不大，却要印出来", "low confidence, yet printed"),
}
"""In order of urgency: what a reader is told wrongly today comes before what may be wrong tomorrow."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """A value to look at, and why."""

    reason: Reason
    day: date
    """The day on which it became or becomes due; of what is doubtful the day on which it was checked."""
    fact: Fact
    value: FactValue
    lessons: tuple[str, ...]
    """Lessons that the fact reaches."""


def due(catalogue: Catalogue, uses: Uses, as_of: date, within: int) -> tuple[Due, ...]:
    """What is due on the day or within so many days after it: by reason, quoted before unquoted, oldest first.

    A value that another one of its region follows is history and never due. A value may be due for several reasons;
    the most urgent counts.
    """
    found = [
        Due(reason, day, fact, value, uses.lessons(fact.id))
        for fact in catalogue.facts
        for value in _last(fact)
        for reason, day in list(_reasons(fact, value, catalogue, uses, as_of, as_of + within * _DAY))[:1]
    ]
    order = list(WORDS)
    return tuple(
        sorted(
            found,
            key=lambda d: (
                order.index(d.reason),
                not uses.is_used(d.fact.id),
                d.day,
                d.fact.id,
                d.value.region,
            ),
        )
    )


def _last(fact: Fact) -> tuple[FactValue, ...]:
    """The latest value of each region."""
    latest: dict[str, FactValue] = {}
    for value in fact.values:
        if value.region not in latest or value.start > latest[value.region].start:
            latest[value.region] = value
    return tuple(latest.values())


def _reasons(
    fact: Fact, value: FactValue, catalogue: Catalogue, uses: Uses, as_of: date, horizon: date
) -> Iterator[tuple[Reason, date]]:
    if value.end is not None and value.end < as_of:
        yield "ended", value.end
    if value.review_by is not None and value.review_by <= as_of:
        yield "overdue", value.review_by
    if value.end is not None and as_of <= value.end <= horizon:
        yield "ends", value.end
    if value.review_by is not None and as_of < value.review_by <= horizon:
        yield "due", value.review_by
    if value.confidence == "low" and _is_printed(fact, catalogue, uses):
        yield "doubtful", value.checked


def _is_printed(fact: Fact, catalogue: Catalogue, uses: Uses) -> bool:
    """Whether a lesson that goes to paper, a contact or a workshop quotes it."""
    reached = set(uses.lessons(fact.id))
    on_paper = any(
        set(lesson.channels) - set(ON_SCREEN) for lesson in catalogue.lessons if lesson.id in reached
    )
    return on_paper or any(use.kind in {"contact", "workshop"} for use in uses.of(fact.id))


def as_text(found: tuple[Due, ...], catalogue: Catalogue, as_of: date, within: int) -> str:
    """A report for a terminal: a heading for each reason, two lines a value."""
    sources = {source.id: source for source in catalogue.sources}
    lines: list[str] = []
    for reason, (zh, en) in WORDS.items():
        here = [d for d in found if d.reason == reason]
        if not here:
            continue
        lines += ["", f"{zh} · {en} ({len(here)})"] if lines else [f"{zh} · {en} ({len(here)})"]
        for d in here:
            at = d.value.location
            used = f"{len(d.lessons)} 课 lessons" if d.lessons else "没有课程引用 in no lesson"
            lines.append(
                f"  {d.day}  {d.fact.id}  [{d.value.region}]  {in_words(d.fact, d.value, 'zh')}\n"
                f"      {d.fact.label.zh} · {d.fact.label.en}\n"
                f"      {cited(d.value, sources.get(d.value.source), 'zh')}  {used}  {at.path}:{at.line}"
            )
    lines += [
        "",
        f"{as_of} 起 {within} 天内要看的：{len(found)} 个值 · to look at within {within} days: {len(found)} values",
    ]
    return "\n".join(lines).lstrip("\n")
