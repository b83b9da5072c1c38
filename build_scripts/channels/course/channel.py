"""The course channel: a job per course and language, for the home region; each gives a syllabus and a certificate."""

from __future__ import annotations

from dataclasses import replace

from build_scripts.channels.course.paper import certificate, syllabus
from build_scripts.channels.protocol import World
from build_scripts.model import Job, Output
from build_scripts.render.press import Press
from build_scripts.teaching.courses import Outline, outline

SOURCE, SOURCES = "content/courses.yml", "content/sources.yml"
PUBLIC = "site"
"""The channel whose lessons courses are made of."""


class CourseChannel:
    """Paths through the lessons."""

    name = "course"

    def plan(self, world: World) -> tuple[Job, ...]:
        """A job for each course that has lessons, and each language."""
        region = world.home
        lessons = world.lessons(PUBLIC)
        jobs = []
        for language in world.languages:
            editions = {one.id: world.edition(one.id, PUBLIC, language, region) for one in lessons}
            for course in world.catalogue.courses:
                made = outline(
                    course, lessons, editions, language, world.school(language), world.catalogue.sources
                )
                if made.units:
                    sources = {path for unit in made.units for path in editions[unit.lesson].sources[:1]}
                    jobs.append(
                        replace(
                            world.job(self.name, language, region, course.id),
                            part=course.id,
                            detail=made,
                            sources=tuple(sorted({SOURCE, SOURCES} | sources)),
                        )
                    )
        return tuple(jobs)

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """``COURSE.pdf`` and ``COURSE-certificate.pdf`` per job."""
        return tuple(
            (
                Output(f"{job.id}.pdf", "application/pdf", syllabus(job, _outline(job), press)),
                Output(
                    f"{job.id}-certificate.pdf", "application/pdf", certificate(job, _outline(job), press)
                ),
            )
            for job in jobs
        )


def _outline(job: Job) -> Outline:
    if not isinstance(job.detail, Outline):
        raise TypeError(f"{job.id} carries {type(job.detail).__name__}")
    return job.detail
