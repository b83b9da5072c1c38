"""The poster channel: one job per lesson, language and region; each gives the same page in A3 and in A2."""

from __future__ import annotations

from dataclasses import replace

from build_scripts.channels.poster.sheet import poster
from build_scripts.channels.protocol import World
from build_scripts.model import Job, Lesson, Output
from build_scripts.render.press import Press

_NOBODY = "-"
"""A topic that no contact has: a poster names one number, which its block quotes."""


class PosterChannel:
    """Posters that a passer-by takes in at three metres."""

    name = "poster"

    def plan(self, world: World) -> tuple[Job, ...]:
        """A job for each lesson, language and region."""
        return tuple(
            replace(
                job, editions=(world.resolver.edition(_bare(lesson), self.name, job.language, job.region),)
            )
            for job, lesson in world.bare_lesson_jobs(self.name, world.lessons(self.name))
        )

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """Two PDFs per job. Overflow, naming the part, where a text does not fit at the smallest type."""
        return tuple(
            tuple(
                Output(f"{job.id}-{size}.pdf", "application/pdf", data) for size, data in poster(job, press)
            )
            for job in jobs
        )


def _bare(lesson: Lesson) -> Lesson:
    """The lesson without what a poster does not say, so that its edition lists the poster's own facts alone and keeps
    its code while only the summary, the goals or another number change."""
    return replace(
        lesson,
        zh=replace(lesson.zh, summary="", goals=()),
        en=replace(lesson.en, summary="", goals=()),
        topics=(_NOBODY,),
    )
