"""An outline becomes its syllabus, and the certificate of those who finished it, without a name."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from build_scripts.model import Job, Language
from build_scripts.render.press import Press
from build_scripts.render.typography import typeset
from build_scripts.teaching.courses import Outline

STYLES = ("_shared/print.css", "course/course.css")


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of syllabus and certificate."""

    html_language: str
    syllabus: str
    dot: str
    for_whom: str
    lesson: str
    goals: str
    periods: str
    minutes: str
    total: str
    sum: str
    """``{periods}``, ``{minutes}`` of a period, ``{hours}``."""
    curricula: str
    curricula_note: str
    materials: str
    tests: str
    certificate: str
    awarded: str
    finished: str
    """``{title}``."""
    length: str
    """``{lessons}``, ``{periods}``, ``{hours}``."""
    place: str
    date: str
    signature: str
    no_exam: str


WORDING: dict[Language, Wording] = {
    "zh": Wording(
        html_language="zh-Hans",
        syllabus="课程大纲",
        dot=" · ",
        for_whom="适用对象：",
        lesson="课",
        goals="学完能",
        periods="课时",
        minutes="分钟",
        total="合计",
        sum="共 {periods} 课时，每课时 {minutes} 分钟，合计约 {hours} 小时。",
        curricula="可以配合这些课程标准上：",
        curricula_note="只对到标准和学习主题，没有逐条对应；用之前请按学校的教材再核对。",
        materials="每一课都有：教案、练习单（学生版、教师版）；部分课有活动卡片和棋盘。",
        tests="学完可以用题库出卷，也可以只聊一聊，不打分。",
        certificate="结业证书",
        awarded="学员",
        finished="学完了“{title}”课程。",
        length="共 {lessons} 课，{periods} 课时，约 {hours} 小时。",
        place="举办单位",
        date="日期",
        signature="签名",
        no_exam="本证书只说明参加了学习，不是职业资格，也不是学历证明。",
    ),
    "en": Wording(
        html_language="en",
        syllabus="Syllabus",
        dot=" | ",
        for_whom="For: ",
        lesson="Lesson",
        goals="Afterwards you can",
        periods="Periods",
        minutes="Minutes",
        total="Total",
        sum="{periods} periods of {minutes} minutes, about {hours} hours in all.",
        curricula="It can be taught with these official curricula:",
        curricula_note="Matched by curriculum and theme only, not point by point. Check with your own textbook.",
        materials="Every lesson has a plan and worksheets for pupils and teacher; some have cards and boards.",
        tests="At the end there may be a test from the question bank, or just a talk without marks.",
        certificate="Certificate of completion",
        awarded="This is to say that",
        finished="has completed the course “{title}”.",
        length="{lessons} lessons, {periods} periods, about {hours} hours.",
        place="Held by",
        date="Date",
        signature="Signature",
        no_exam="It says that somebody took part in a course. It is no vocational or school qualification.",
    ),
}


def syllabus(job: Job, made: Outline, press: Press) -> bytes:
    """The PDF; a table that runs on over pages with its head."""
    return press.pdf(_filled("syllabus", job, made, press), press.style(*STYLES))


def certificate(job: Job, made: Outline, press: Press) -> bytes:
    """One page across, with lines for what is written by hand."""
    empty = "@bottom-left { content: none; } @bottom-right { content: none; }"
    across = f"@page {{ size: A4 landscape; margin: 14mm; {empty} }}"
    style = f"{press.style(*STYLES)}\n{across}"
    return press.pdf(_filled("certificate", job, made, press), style)


def _filled(name: str, job: Job, made: Outline, press: Press) -> str:
    words = WORDING[job.language]
    return press.html(
        f"course/{name}.html.j2",
        w=words,
        job=job,
        made=made,
        line=lambda text: _set(text, job.language),
        whole=words.sum.format(periods=made.periods, minutes=made.minutes, hours=made.hours),
        length=words.length.format(lessons=len(made.units), periods=made.periods, hours=made.hours),
        finished=words.finished.format(title=made.title),
    )


def _set(words: str, language: Language) -> Markup:
    return Markup(typeset(str(Markup.escape(words)), language))  # noqa: S704 -- escaped
