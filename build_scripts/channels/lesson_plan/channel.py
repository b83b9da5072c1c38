"""The lesson-plan channel: a job per lesson and language for the home region gives a plan and its background."""

from __future__ import annotations

from dataclasses import replace

from build_scripts.channels.lesson_plan.background import background
from build_scripts.channels.lesson_plan.details import Detail
from build_scripts.channels.lesson_plan.plan import plan
from build_scripts.channels.protocol import World
from build_scripts.model import Job, Output
from build_scripts.render.press import Press

PUBLIC, INTERNAL = "site", "kit"
"""The channels whose editions it teaches from: the whole lesson with its quiz, and the facilitator's script."""


class LessonPlanChannel:
    """Two PDFs for the teacher, in a folder that pupils are not given."""

    name = "lesson-plan"

    def plan(self, world: World) -> tuple[Job, ...]:
        """A job for each lesson that has both a page and a script, in each language."""
        scripted = {lesson.id for lesson in world.lessons(INTERNAL)}
        return tuple(
            replace(
                job,
                editions=(
                    *job.editions,
                    world.edition(job.lesson, INTERNAL, job.language, job.region, internal=True),
                ),
                detail=Detail.of(world, job.lesson, job.language, job.region),
                sources=tuple(
                    one.location.path for one in world.catalogue.teaching if one.lesson == job.lesson
                ),
            )
            for job in world.lesson_jobs(self.name, PUBLIC, (world.home,))
            if job.lesson in scripted
        )

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """``teacher/plan.pdf`` and ``teacher/background.pdf`` per job."""
        return tuple(
            (
                Output(f"{job.id}/teacher/plan.pdf", "application/pdf", plan(job, press)),
                Output(f"{job.id}/teacher/background.pdf", "application/pdf", background(job, press)),
            )
            for job in jobs
        )
