"""What a lesson plan says beside its editions: what the author wrote for teachers, and the calculators that fit."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.channels.protocol import World
from build_scripts.model import Job, Language
from build_scripts.teaching.courses import curricula
from build_scripts.teaching.phases import LENGTHS


@dataclass(frozen=True, slots=True)
class Detail:
    """Values of one job."""

    lengths: tuple[int, ...]
    """Minutes of the lessons that the plan is fitted to, besides two of 40."""
    school: str
    """Printed at the head; empty: none."""
    practice: tuple[str, ...]
    """Titles of the calculators that belong to the lesson."""
    board: tuple[str, ...] = ()
    slow: tuple[str, ...] = ()
    fast: tuple[str, ...] = ()
    power: tuple[str, ...] = ()
    """What the author wrote for teachers; see Teaching."""
    links: tuple[tuple[str, str, str], ...] = ()
    """(school subject, what its curriculum asks, the curriculum)."""
    curricula: tuple[str, ...] = ()
    """Official curricula of the courses for school years that have the lesson."""

    @staticmethod
    def of(world: World, lesson: str, language: Language, region: str) -> Detail:
        """The detail of a lesson's job."""
        reckon = {one.calculator: one.title for one in world.calculators(language, region)}
        titles = tuple(reckon[one.id] for one in world.catalogue.calculators if lesson in one.lessons)
        own = world.profile.minutes if world.profile is not None else ()
        official = tuple(
            dict.fromkeys(
                line
                for course in world.catalogue.courses
                if any(part.lesson == lesson for part in course.parts)
                for line in curricula(course, world.catalogue.sources, language)
            )
        )
        said = next((one for one in world.catalogue.teaching if one.lesson == lesson), None)
        if said is None:
            return Detail(own or LENGTHS, world.school(language), titles, curricula=official)
        sources = {source.id: source.title[language] for source in world.catalogue.sources}
        return Detail(
            own or LENGTHS,
            world.school(language),
            titles,
            board=tuple(text[language] for text in said.board),
            slow=tuple(text[language] for text in said.slow),
            fast=tuple(text[language] for text in said.fast),
            power=tuple(text[language] for text in said.power),
            links=tuple(
                (link.course[language], link.point[language], sources[link.source])
                for link in said.links
                if link.source in sources
            ),
            curricula=official,
        )


def detail(job: Job) -> Detail:
    """The job's detail in its type."""
    if not isinstance(job.detail, Detail):
        raise TypeError(f"{job.id} carries {type(job.detail).__name__}")
    return job.detail
