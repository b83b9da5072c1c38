"""The questions become a page to fill in with a pen."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from build_scripts.channels.lesson_feedback.questions import QUESTIONS
from build_scripts.model import Job, Language
from build_scripts.render.press import Press
from build_scripts.render.typography import typeset

STYLES = ("_shared/print.css", "lesson-feedback/lesson-feedback.css")


@dataclass(frozen=True, slots=True)
class Wording:
    """The page's own words."""

    html_language: str
    title: str
    anonymous: str
    tick: str
    dot: str
    back: str


WORDING: dict[Language, Wording] = {
    "zh": Wording(
        "zh-Hans",
        "课后反馈",
        "三分钟填完。不写姓名，也不写学生的名字和家里的事。",
        "请打√",
        " · ",
        "填好交给组织者；数字错了，也可以直接告诉内容编辑。",
    ),
    "en": Wording(
        "en",
        "After the lesson",
        "Three minutes. No names, neither yours nor pupils', and nothing about families.",
        "Please tick",
        " | ",
        "Hand it to the organiser. If a figure is wrong, tell the editors at once.",
    ),
}


def page(job: Job, school: str, press: Press) -> bytes:
    """One A4 page."""
    html = press.html(
        "lesson-feedback/form.html.j2",
        w=WORDING[job.language],
        job=job,
        language=job.language,
        school=school,
        groups=tuple((scale, tuple(asks)) for scale, asks in groupby(QUESTIONS, lambda ask: ask.scale)),
        numbers={ask.id: number for number, ask in enumerate(QUESTIONS, 1)},
        line=lambda words: _set(words, job.language),
    )
    return press.pdf(html, press.style(*STYLES))


def _set(words: str, language: Language) -> Markup:
    return Markup(typeset(str(Markup.escape(words)), language, running=False))  # noqa: S704 -- escaped
