"""The question bank channel: jobs of a lesson give what pupils get (``pupil/``), what teachers keep (``teacher/``) and
what learning platforms import (``system/``); nothing under ``pupil/`` holds an answer."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.channels.bank import cards, papers, planning, support
from build_scripts.channels.bank.answer_key import answer_key
from build_scripts.channels.bank.bank import banks
from build_scripts.channels.bank.course import kolibri, scorm
from build_scripts.channels.bank.gift import gift
from build_scripts.channels.bank.mini_quiz import mini_quiz
from build_scripts.channels.bank.moodle import moodle
from build_scripts.channels.bank.qti_package import qti
from build_scripts.channels.bank.survey import survey, survey_key
from build_scripts.channels.protocol import World
from build_scripts.model import Job, Output
from build_scripts.render.press import Press

_PDF = "application/pdf"
_ZIP = "application/zip"
_CSV = "text/csv; charset=utf-8"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class BankChannel:
    """Questions of the lessons for paper, hands, phones and learning platforms."""

    name = "bank"

    def plan(self, world: World) -> tuple[Job, ...]:
        """Jobs of the home region in each language."""
        return tuple(planning.jobs(world, self.name))

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """The files of each job. Overflow, naming the question, where a card does not hold it."""
        return tuple(tuple(_outputs(job, press)) for job in jobs)


def _outputs(job: Job, press: Press) -> Iterator[Output]:
    folder = f"{job.channel}/{job.language}/{job.region}"
    if job.part == "all":
        found = banks(job)
        yield Output(f"{folder}/not-held.txt", "text/plain", support.report(found, job.language).encode())
        yield Output(f"{folder}/system/moodle-all.xml", "application/xml", moodle(found))
        return
    if job.part == "voting":
        yield Output(f"{folder}/pupil/cards/voting.pdf", _PDF, cards.voting(job, press))
        return
    folder = f"{folder}/{job.lesson}"
    bank = banks(job)[0]
    if job.part == "files":
        yield Output(f"{folder}/system/questions.gift", "text/plain", gift(bank).encode())
        yield Output(f"{folder}/system/moodle.xml", "application/xml", moodle((bank,)))
        yield Output(f"{folder}/system/qti21.zip", _ZIP, qti(bank))
        yield Output(f"{folder}/system/mini-quiz.csv", _CSV, mini_quiz(bank))
    elif job.part == "form":
        chinese, english = banks(job)
        own = chinese if job.language == "zh" else english
        yield Output(f"{folder}/pupil/form.xlsx", _XLSX, survey((chinese, english), job.language))
        yield Output(f"{folder}/teacher/form-key.csv", _CSV, survey_key(own))
    elif job.part == "course":
        yield Output(f"{folder}/system/scorm12.zip", _ZIP, scorm(bank, job.editions[1], press))
        yield Output(f"{folder}/system/kolibri.zip", _ZIP, kolibri(bank, job.editions[1], press))
    else:
        for name, data in papers.pupils_papers(bank, press):
            yield Output(f"{folder}/pupil/{name}.pdf", _PDF, data)
        yield Output(f"{folder}/teacher/key.pdf", _PDF, answer_key(bank, press))
        yield Output(f"{folder}/pupil/cards/questions.pdf", _PDF, cards.questions(bank, press))
        yield Output(f"{folder}/pupil/cards/talk.pdf", _PDF, cards.talk(bank, job.editions[1], press))
