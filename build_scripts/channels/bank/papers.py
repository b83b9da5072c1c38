"""A bank becomes what pupils write on: the test and its answer sheet, each in versions A and B, without any answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.channels.bank.bank import Bank
from build_scripts.channels.bank.setting import STYLES, SetSection, question, sheet, words
from build_scripts.channels.bank.shuffle import Asked, Section, papers
from build_scripts.channels.bank.wording import WORDING, Wording
from build_scripts.model import QuestionType
from build_scripts.render.press import Press


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A line of circles: its label and their letters."""

    label: str
    circles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerBlock:
    """The lines of one section of an answer sheet."""

    type: QuestionType
    title: str
    rows: tuple[AnswerRow, ...]
    note: str


def pupils_papers(bank: Bank, press: Press) -> Iterator[tuple[str, bytes]]:
    """Names and PDFs: ``test-a``, ``answer-sheet-a``, ``test-b``, ``answer-sheet-b``."""
    w = WORDING[bank.language]
    about = sheet(bank)
    style = press.style(*STYLES)
    for paper in papers(bank.items):
        questions = {section.type: section.asked for section in paper.sections}
        total = w.total.format(sum(asked.points for asked in _all(questions)))
        filled = {"sheet": about, "w": w, "version": paper.version, "total": total}
        sections = tuple(
            SetSection(
                kind,
                w.types[kind],
                words(w.how[kind], bank.language, running=False),
                tuple(question(asked, bank.language) for asked in found),
            )
            for kind, found in questions.items()
        )
        html = press.html("bank/test.html.j2", sections=sections, **filled)
        yield f"test-{paper.version.lower()}", press.pdf(html, style)
        blocks = tuple(answer_block(section, w) for section in paper.sections)
        html = press.html("bank/answer-sheet.html.j2", blocks=blocks, **filled)
        yield f"answer-sheet-{paper.version.lower()}", press.pdf(html, style)


def answer_block(section: Section, w: Wording) -> AnswerBlock:
    """What pupils fill in for a section: circles, or where to write."""
    asked = section.asked
    if section.type == "open":
        return AnswerBlock(
            "open", w.types["open"], (), " ".join(w.sheet_open.format(one.number) for one in asked)
        )
    rows: list[AnswerRow] = []
    for one in asked:
        if one.type == "matching":
            letters = tuple(right.letter for right in one.rights)
            rows += [AnswerRow(f"{one.number}.{place}", letters) for place in range(1, len(one.lefts) + 1)]
        elif one.type == "true-false":
            rows.append(AnswerRow(str(one.number), tuple(option.text for option in one.options)))
        else:
            rows.append(AnswerRow(str(one.number), tuple(option.letter for option in one.options)))
    return AnswerBlock(section.type, w.types[section.type], tuple(rows), "")


def _all(questions: dict[QuestionType, tuple[Asked, ...]]) -> Iterator[Asked]:
    for found in questions.values():
        yield from found
