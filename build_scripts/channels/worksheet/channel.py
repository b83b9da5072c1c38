"""The worksheet channel: per lesson and language, for the home region, pupils' sheets and the teacher's copies."""

from __future__ import annotations

from build_scripts.channels.protocol import World
from build_scripts.channels.worksheet.sheet import sheet
from build_scripts.channels.worksheet.tasks import worksheet
from build_scripts.model import Job, Output
from build_scripts.render.office import DOCX
from build_scripts.render.press import Press

PUBLIC = "site"
"""The channel whose edition carries story, steps and quiz."""
_PDF = "application/pdf"


class WorksheetChannel:
    """Worksheets as PDF and DOCX; what holds answers lies in ``teacher/``."""

    name = "worksheet"

    def plan(self, world: World) -> tuple[Job, ...]:
        """A job for each lesson and language."""
        return tuple(world.lesson_jobs(self.name, PUBLIC, (world.home,)))

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """Five files per job."""
        return tuple(_rendered(job, press) for job in jobs)


def _rendered(job: Job, press: Press) -> tuple[Output, ...]:
    # Libraries are loaded when something is made: a build that makes nothing should not pay for it.
    from build_scripts.channels.worksheet.word import document
    from build_scripts.render.finishing import two_up

    made = worksheet(job.editions[0])
    return (
        Output(f"{job.id}/pupil/worksheet.pdf", _PDF, sheet(job, made, press, answers=False)),
        Output(
            f"{job.id}/pupil/worksheet-2-up.pdf",
            _PDF,
            two_up(sheet(job, made, press, answers=False, paper="a5")),
        ),
        Output(f"{job.id}/pupil/worksheet.docx", DOCX, document(job, made, answers=False)),
        Output(f"{job.id}/teacher/worksheet.pdf", _PDF, sheet(job, made, press, answers=True)),
        Output(f"{job.id}/teacher/worksheet.docx", DOCX, document(job, made, answers=True)),
    )
