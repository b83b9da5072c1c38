"""A job becomes the background: the whole lesson, its words, its quiz with reasons, and every source."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from build_scripts.channels.lesson_plan.answers import short
from build_scripts.channels.lesson_plan.plan import edition_line
from build_scripts.channels.lesson_plan.wording import WORDING
from build_scripts.model import Job
from build_scripts.render.press import Press
from build_scripts.render.source_lines import source_lines
from build_scripts.teaching.board import numbers
from build_scripts.teaching.prose import blocks, line, passage
from build_scripts.teaching.sources import joined

STYLES = ("_shared/print.css", "lesson-plan/lesson-plan.css")
_KINDS = {
    "key-messages",
    "example",
    "what",
    "get",
    "steps",
    "warning",
    "who",
    "prose",
    "activity",
    "discussion",
}


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with all that a teacher says of it."""

    number: int
    goal: str
    ask: Markup
    options: tuple[Markup, ...]
    right: Markup
    explain: Markup


def _lowered(made: Markup) -> Markup:
    """Headings a level down: the passage stands below one of ours."""
    return Markup(re.sub(r"<(/?)h2\b", r"<\1h3", str(made)))  # noqa: S704 -- made by render.markdown


def background(job: Job, press: Press) -> bytes:
    """The PDF, as long as it needs to be."""
    public, internal = job.editions
    language = public.language
    words = WORDING[language]
    facts = joined(public, internal).facts
    questions = tuple(
        Answered(
            number=number,
            goal=words.goal.format(number=question.goal),
            ask=line(question.ask, language, notes={}),
            options=tuple(
                line(option.text, language)
                for option in (question.options if question.type != "true-false" else ())
            ),
            right=line(short(question, words), language),
            explain=blocks(question.explain, language, notes={}),
        )
        for number, question in enumerate(public.quiz, 1)
    )
    html = press.html(
        "lesson-plan/background.html.j2",
        w=words,
        job=job,
        edition=public,
        title=line(public.title, language),
        summary=line(public.summary, language),
        passages=tuple(
            (one, _lowered(passage(public, one, press))) for one in public.passages if one.kind in _KINDS
        ),
        terms=tuple((term.name, line(term.definition, language)) for term in public.terms),
        questions=questions,
        phones=numbers(public),
        sources=source_lines(facts, words.stop),
        edition_line=edition_line(public, words),
    )
    return press.pdf(html, press.style(*STYLES))
