"""Tasks become a DOCX that WPS and Word open and teachers change: pupils' or the teacher's with the answers."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from build_scripts.channels.worksheet.sheet import LETTERS
from build_scripts.channels.worksheet.tasks import GAP, Worksheet
from build_scripts.channels.worksheet.wording import WORDING, Wording
from build_scripts.model import Job, Language
from build_scripts.render.office import printable, settled
from build_scripts.render.word import set_fonts, set_language

_LINE = "_" * 18
_MARGIN, _TEXT_WIDTH = Mm(18), Mm(174)


def document(job: Job, made: Worksheet, *, answers: bool) -> bytes:
    """The file; the same tasks under the same numbers as the PDF."""
    edition = job.editions[0]
    words = WORDING[edition.language]
    doc = Document()
    _page(doc)
    _styles(doc, edition.language)
    writer = _Writer(doc, words)
    name = words.teacher if answers else words.pupil
    writer.plain(f"{job.programme.name}{words.dot}{name}")
    doc.add_heading(printable(made.title), level=1)
    writer.plain(f"{words.school_class} {_LINE}    {words.date} {_LINE}")
    _tasks(writer, made, answers=answers)
    place = words.place.format(name=edition.region_name)
    foot = doc.sections[0].footer.paragraphs[0]
    foot.text = printable(f"{name}{words.dot}{words.edition} {made.code}{words.dot}{place}")
    out = io.BytesIO()
    doc.save(out)
    return settled(
        out.getvalue(),
        title=f"{made.title}{words.dot}{name}",
        author=job.programme.publisher,
        language=edition.language,
    )


class _Writer:
    """Puts paragraphs at the end of a document and numbers the tasks."""

    def __init__(self, doc: Any, words: Wording) -> None:
        self.doc, self.words, self.number = doc, words, 0

    def plain(self, text: str, *, bold: bool = False) -> Any:
        """A paragraph."""
        paragraph = self.doc.add_paragraph()
        paragraph.add_run(printable(text)).bold = bold
        return paragraph

    def task(self, text: str) -> None:
        """A heading with the next number."""
        self.number += 1
        self.doc.add_heading(printable(f"{self.number}. {text}"), level=2)

    def lines(self, count: int) -> list[Any]:
        """Lines to write on."""
        return [self.ruled("") for _ in range(count)]

    def together(self, paragraphs: Sequence[Any]) -> None:
        """Keeps paragraphs on one page: a question with its lines, the items of a list that are put in order."""
        for paragraph in paragraphs[:-1]:
            paragraph.paragraph_format.keep_with_next = True

    def ruled(self, text: str) -> Any:
        """Words and a line to the margin: drawn, so that it ends there in any font and never runs on."""
        paragraph = self.plain(f"{text} " if text else "")
        paragraph.paragraph_format.tab_stops.add_tab_stop(
            _TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES
        )
        paragraph.add_run().add_tab()
        return paragraph


def _tasks(writer: _Writer, made: Worksheet, *, answers: bool) -> None:
    words = writer.words
    if made.story:
        writer.doc.add_heading(printable(f"{words.story}{words.colon}{made.story_title}"), level=2)
        for paragraph in made.story:
            writer.plain(paragraph)
    if made.match:
        writer.task(words.words)
        table = writer.doc.add_table(rows=len(made.match.left), cols=2)
        for row, (left, right) in enumerate(zip(made.match.left, made.match.right, strict=True)):
            letter = LETTERS[made.match.key[row]] if answers else "____"
            table.cell(row, 0).text = printable(f"({letter}) {left}")
            table.cell(row, 1).text = printable(f"{LETTERS[row]}  {right}")
    if made.gaps:
        writer.task(words.gaps)
        writer.plain(f"{words.bank} " + "  |  ".join(made.gaps.bank))
        for number, sentence in enumerate(made.gaps.sentences):
            filled = sentence
            for answer in made.gaps.answers[number]:
                filled = filled.replace(GAP, f"【{answer}】" if answers else _LINE, 1)
            writer.plain(f"({number + 1}) {filled}")
    if made.order:
        writer.task(words.order)
        writer.together(
            [
                writer.plain(f"[ {key if answers else '___'} ]  {shown}")
                for shown, key in zip(made.order.shown, made.order.key, strict=True)
            ]
        )
    if made.own:
        writer.task(words.own)
        for own in made.own:
            ask = writer.plain(own.ask)
            if answers:
                below = [writer.plain(f"{words.answer}{words.colon}{own.answer}", bold=True)]
            else:
                below = writer.lines(4)
            writer.together([ask, *below])
    if made.talk:
        writer.task(words.talk)
        asked = [writer.plain(question) for question in made.talk]
        if not answers:
            writer.together([*asked, *writer.lines(3)])
    if answers:
        told = "  ".join(f"{number} {whose}" for number, whose in made.phones)
        writer.plain(f"{words.phones} {told}", bold=True)
    else:
        writer.ruled(words.phones)


def _page(doc: Any) -> None:
    section = doc.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = Mm(14)


def _styles(doc: Any, language: Language) -> None:
    # English takes more room for the same tasks, and its letters are easier to read small.
    sizes = {"Normal": 12.0 if language == "zh" else 10.5, "Heading 1": 20.0, "Heading 2": 13.0}
    set_fonts(doc.styles, sizes)
    set_language(doc.styles, language)
    for name, points in sizes.items():
        style = doc.styles[name]
        style.font.size = Pt(points)
        # The library's headings are blue, which a copier turns to a pale grey.
        properties = style.element.get_or_add_rPr()
        for old in properties.findall(qn("w:color")):
            properties.remove(old)
