"""A course of the source becomes its outline in one language: lessons with goals, periods and hours that add up."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from build_scripts.channels.protocol import World
from build_scripts.model import CourseOutline, Edition, Language

PUBLIC = "site"


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


def outline(course: CourseOutline, world: World, language: Language, region: str) -> Outline:
    """The lessons in the order of the course; those of an audience in the order of the index."""
    units = tuple(
        Unit(
            number,
            edition.lesson,
            edition.title,
            edition.goals,
            edition.module_title,
            periods,
            periods * course.minutes,
        )
        for number, (edition, periods) in enumerate(_parts(course, world, language, region), 1)
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
        school=world.school(language),
    )


def editions(course: CourseOutline, world: World, language: Language, region: str) -> tuple[Edition, ...]:
    """What a course quotes."""
    return tuple(edition for edition, _ in _parts(course, world, language, region))


def hours(minutes: int) -> str:
    """Hours with at most one decimal, rounded half up."""
    tenths = int(Fraction(minutes, 6) + Fraction(1, 2))
    whole, rest = divmod(tenths, 10)
    return f"{whole}.{rest}" if rest else str(whole)


def _parts(course: CourseOutline, world: World, language: Language, region: str) -> list[tuple[Edition, int]]:
    lessons = {lesson.id: lesson for lesson in world.lessons(PUBLIC)}
    if course.audience:
        chosen = [
            (lesson.id, -(-lesson.minutes // course.minutes))
            for lesson in lessons.values()
            if course.audience in lesson.audiences
        ]
    else:
        chosen = [(part.lesson, part.periods) for part in course.parts if part.lesson in lessons]
    return [(world.edition(name, PUBLIC, language, region), periods) for name, periods in chosen]
