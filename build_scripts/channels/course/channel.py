"""The course channel: a job per course and language, for the home region; each gives a syllabus and a certificate."""

from __future__ import annotations

from build_scripts.channels.course.outline import Outline, editions, outline
from build_scripts.channels.course.paper import certificate, syllabus
from build_scripts.channels.protocol import World
from build_scripts.model import Job, Output
from build_scripts.render.press import Press

SOURCE = "content/courses.yml"


class CourseChannel:
    """Paths through the lessons."""

    name = "course"

    def plan(self, world: World) -> tuple[Job, ...]:
        """A job for each course that has lessons, and each language."""
        region = world.home
        jobs = []
        for language in world.languages:
            for course in world.catalogue.courses:
                made = outline(course, world, language, region)
                if made.units:
                    jobs.append(
                        Job(
                            id=f"{self.name}/{language}/{region}/{course.id}",
                            channel=self.name,
                            language=language,
                            region=region,
                            programme=world.programme(language),
                            part=course.id,
                            detail=made,
                            sources=tuple(
                                sorted(
                                    {SOURCE}
                                    | {
                                        path
                                        for edition in editions(course, world, language, region)
                                        for path in edition.sources[:1]
                                    }
                                )
                            ),
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
