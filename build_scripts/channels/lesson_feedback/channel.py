"""The lesson-feedback channel: a job per language, for the home region; each gives a page and an XLSForm."""

from __future__ import annotations

from dataclasses import dataclass, replace

from build_scripts.channels.lesson_feedback.paper import page
from build_scripts.channels.lesson_feedback.xlsform import FormLesson, form
from build_scripts.channels.protocol import World
from build_scripts.model import Job, Output, Text
from build_scripts.render.press import Press

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PUBLIC = "site"


@dataclass(frozen=True, slots=True)
class Detail:
    """The lessons to choose from, and whose form it is."""

    lessons: tuple[FormLesson, ...]
    names: Text
    """The programme's, in both languages."""
    school: str


class LessonFeedbackChannel:
    """One form for every lesson."""

    name = "lesson-feedback"

    def plan(self, world: World) -> tuple[Job, ...]:
        """A job for each language."""
        region = world.home
        names = Text(world.programme("zh").name, world.programme("en").name)
        lessons = tuple(
            FormLesson(
                lesson.id,
                Text(
                    world.edition(lesson.id, PUBLIC, "zh", region).title,
                    world.edition(lesson.id, PUBLIC, "en", region).title,
                ),
            )
            for lesson in world.lessons(PUBLIC)
        )
        return tuple(
            replace(
                world.job(self.name, language, region, "form"),
                detail=Detail(lessons, names, world.school(language)),
                sources=("content/index.yml",),
            )
            for language in world.languages
        )

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """``form.pdf`` and ``form.xlsx`` per job."""
        return tuple(_rendered(job, press) for job in jobs)


def _rendered(job: Job, press: Press) -> tuple[Output, ...]:
    if not isinstance(job.detail, Detail):
        raise TypeError(f"{job.id} carries {type(job.detail).__name__}")
    detail = job.detail
    return (
        Output(f"{job.id}.pdf", "application/pdf", page(job, detail.school, press)),
        Output(f"{job.id}.xlsx", XLSX, form(detail.lessons, detail.names, job.language)),
    )
