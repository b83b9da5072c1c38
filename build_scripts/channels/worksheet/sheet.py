"""Tasks become a PDF, for pupils or with the answers for the teacher, on A4 or A5."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from markupsafe import Markup

from build_scripts.channels.worksheet.tasks import GAP, Gaps, Worksheet
from build_scripts.channels.worksheet.wording import WORDING
from build_scripts.model import Job, Language
from build_scripts.render.press import Press
from build_scripts.render.typography import typeset

STYLES = ("_shared/print.css", "worksheet/worksheet.css")
LETTERS = "ABCDEFGH"
LINES = (4, 5, 6, 7, 8, 9, 10)
"""For a question to answer in one's own words; what others say in a talk gets one less."""


def sheet(job: Job, made: Worksheet, press: Press, *, answers: bool, paper: str = "a4") -> bytes:
    """The PDF; ``paper`` is a4 or a5. The pupils' one is made without the answers, not with hidden ones."""
    edition = job.editions[0]
    language = edition.language
    style = press.style(*STYLES) + f"\n@page {{ size: {paper.upper()}; }}\n"

    def fill(lines: int) -> str:
        return press.html(
            "worksheet/worksheet.html.j2",
            w=WORDING[language],
            job=job,
            edition=edition,
            made=made,
            answers=answers,
            lines=lines,
            paper=paper,
            letters=LETTERS,
            line=lambda words: _set(words, language),
            gapped=lambda number: _gapped(made.gaps, number, language, answers=answers),
        )

    def sides(lines: int) -> int:
        return press.engine.pages(fill(lines), style, press.templates)

    with press.engine.search():
        return press.pdf(fill(LINES[0] if answers else _most(sides)), style)


def _most(sides: Callable[[int], int]) -> int:
    """The most lines to write on that take no more sides than the fewest: paper that is handed out anyway is used."""
    least = sides(LINES[0])
    return LINES[bisect_right(LINES, least, lo=1, key=sides) - 1]


def _set(words: str, language: Language) -> Markup:
    return Markup(typeset(str(Markup.escape(words)), language))  # noqa: S704 -- escaped


def _gapped(gaps: Gaps | None, number: int, language: Language, *, answers: bool) -> Markup:
    """A sentence with lines to write on, or with what belongs there."""
    if gaps is None:
        return Markup()
    parts = gaps.sentences[number].split(GAP)
    filled = Markup("")
    for index, part in enumerate(parts):
        filled += Markup.escape(part)
        if index < len(parts) - 1 and answers:
            filled += Markup('<b class="filled">{}</b>').format(gaps.answers[number][index])
        elif index < len(parts) - 1:
            filled += Markup('<span class="gap">\u00a0</span>')
    return Markup(typeset(str(filled), language))  # noqa: S704 -- escaped
