"""A course of the source becomes its outline in one language: lessons with goals, periods and hours that add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from build_scripts.formats import day_in_words
from build_scripts.model import CourseOutline, Edition, Language, Lesson, Source

_CURRICULUM: dict[Language, str] = {
    "zh": "{title}{part}（{day}核对）",
    "en": "{title}{part} (checked on {day})",
}
_PART: dict[Language, str] = {"zh": "：{}", "en": ": {}"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A lesson of a course."""

    number: int
    lesson: str
    title: str
    goals: tuple[str, ...]
    module: str
    periods: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Outline:
    """A course."""

    id: str
    title: str
    years: str
    about: str
    minutes: int
    """Of a period."""
    units: tuple[Unit, ...]
    periods: int
    hours: str
    """Of 60 minutes, at most one decimal: 7.5."""
    school: str
    curricula: tuple[str, ...] = ()
    """Official curricula that it can be taught with, each in a line."""


def outline(
    course: CourseOutline,
    lessons: Sequence[Lesson],
    editions: Mapping[str, Edition],
    language: Language,
    school: str = "",
    sources: Iterable[Source] = (),
) -> Outline:
    """The lessons in the order of the course; those of an audience in the order of the index.

    ``lessons`` are those that can be taught, in the order of the index, ``editions`` theirs by id in the language.
    """
    units = tuple(
        Unit(
            number,
            name,
            editions[name].title,
            editions[name].goals,
            editions[name].module_title,
            periods,
            periods * course.minutes,
        )
        for number, (name, periods) in enumerate(_parts(course, lessons), 1)
    )
    return Outline(
        id=course.id,
        title=course.title[language],
        years=course.years[language],
        about=course.about[language],
        minutes=course.minutes,
        units=units,
        periods=sum(unit.periods for unit in units),
        hours=hours(sum(unit.minutes for unit in units)),
        school=school,
        curricula=curricula(course, sources, language),
    )


def curricula(course: CourseOutline, sources: Iterable[Source], language: Language) -> tuple[str, ...]:
    """A line for each: title with issuer and number, the part of it, and when it was last checked."""
    titles = {source.id: source.title[language] for source in sources}
    form = _CURRICULUM[language]
    return tuple(
        form.format(
            title=titles[one.source],
            part=_PART[language].format(one.part[language]) if one.part is not None else "",
            day=day_in_words(one.checked.isoformat(), language),
        )
        for one in course.curricula
        if one.source in titles
    )


def hours(minutes: int) -> str:
    """Hours with at most one decimal, rounded half up."""
    tenths = int(Fraction(minutes, 6) + Fraction(1, 2))
    whole, rest = divmod(tenths, 10)
    return f"{whole}.{rest}" if rest else str(whole)


def _parts(course: CourseOutline, lessons: Sequence[Lesson]) -> list[tuple[str, int]]:
    """Ids and periods."""
    if course.audience:
        return [
            (lesson.id, -(-lesson.minutes // course.minutes))
            for lesson in lessons
            if course.audience in lesson.audiences
        ]
    known = {lesson.id for lesson in lessons}
    return [(part.lesson, part.periods) for part in course.parts if part.lesson in known]
