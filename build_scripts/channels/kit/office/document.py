"""Headings, paragraphs, lists and tables become a DOCX in fonts for Chinese and Latin script.

【…】 in a text marks what somebody fills in: it is set on a yellow ground, with [ ] in English.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from build_scripts.model import Language
from build_scripts.render.office import HAN, LATIN, printable, settled

_BLANK = re.compile(r"(【[^】]*】)")
_LEAF = RGBColor(0x14, 0x50, 0x2F)
_BODY = {"zh": 12.0, "en": 11.5}
_HEADINGS = {0: 22.0, 1: 15.0, 2: 13.0}
WIDTH = 166.0
"""Millimetres between the margins of an A4 page."""
_MARGIN = 22.0


class OfficeDocument:
    """An A4 document that grows from top to bottom."""

    def __init__(self, language: Language, title: str, publisher: str) -> None:
        self._language = language
        self._title = printable(title)
        self._publisher = publisher
        self._document = docx.Document()
        self._page()
        self._styles()

    def heading(self, text: str, level: int = 1) -> None:
        """A heading; level 0 is the title."""
        paragraph = self._document.add_heading(level=level)
        self._runs(paragraph, text)

    def paragraph(
        self, text: str, *, bold: bool = False, centred: bool = False, right: bool = False, keep: bool = False
    ) -> None:
        """A paragraph; ``keep`` holds it on the page of the next one."""
        paragraph = self._document.add_paragraph()
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.keep_with_next = keep
        self._runs(paragraph, text, bold=bold)

    def bullets(self, texts: Sequence[str], *, numbered: bool = False) -> None:
        """A list."""
        style = "List Number" if numbered else "List Bullet"
        for text in texts:
            self._runs(self._document.add_paragraph(style=style), text)

    def lines(self, count: int) -> None:
        """Empty ruled lines to write on."""
        table = self._document.add_table(rows=count, cols=1)
        for row in table.rows:
            row.height = Mm(9)
            self._border(row.cells[0], bottom_only=True)
        self._document.add_paragraph()

    def table(
        self,
        head: Sequence[str],
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        *,
        height: float = 0.0,
        bold_first: bool = False,
    ) -> None:
        """A ruled table; ``widths`` are shares of the width, ``height`` the least one of a row in millimetres.

        Its head is repeated on every page, and no row is broken over two. An empty head is left out.
        """
        table = self._document.add_table(rows=0, cols=len(widths), style="Table Grid")
        table.autofit = False
        whole = sum(widths)
        for number, cells in enumerate([*([head] if head else []), *rows]):
            row = table.add_row()
            is_head = bool(head) and number == 0
            properties = row._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if is_head:
                properties.append(OxmlElement("w:tblHeader"))
            elif height:
                row.height = Mm(height)
            for place, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
                cell.width = Mm(WIDTH * widths[place] / whole)
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(2)
                paragraph.paragraph_format.space_before = Pt(2)
                self._runs(paragraph, text, bold=is_head or (bold_first and place == 0), small=True)
                if is_head:
                    self._shade(cell)
        for place, width in enumerate(widths):
            table.columns[place].width = Mm(WIDTH * width / whole)
        after = self._document.add_paragraph()
        after.paragraph_format.space_after = Pt(4)

    def page_break(self) -> None:
        """What follows begins a page."""
        self._document.add_page_break()  # type: ignore[no-untyped-call]

    def data(self) -> bytes:
        """The file."""
        out = io.BytesIO()
        self._document.save(out)
        return settled(out.getvalue(), title=self._title, author=self._publisher, language=self._language)

    # --- how it is set

    def _page(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(_MARGIN)
        section.top_margin, section.bottom_margin = Mm(20), Mm(20)
        foot = section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._runs(foot, f"{self._title}　" if self._language == "zh" else f"{self._title}  ", small=True)
        run = foot.add_run()
        for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
            if kind:
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
            else:
                mark = OxmlElement("w:instrText")
                mark.text = text
            run._r.append(mark)

    def _styles(self) -> None:
        styles: Any = self._document.styles
        for name in ("Normal", "Title", "Heading 1", "Heading 2", "List Bullet", "List Number"):
            style = styles[name]
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for attribute in list(fonts.attrib):
                del fonts.attrib[attribute]
            for script, font in (("ascii", LATIN), ("hAnsi", LATIN), ("cs", LATIN), ("eastAsia", HAN)):
                fonts.set(qn(f"w:{script}"), font)
        normal = styles["Normal"]
        normal.font.size = Pt(_BODY[self._language])
        normal.paragraph_format.space_after = Pt(6)
        normal.paragraph_format.line_spacing = 1.35 if self._language == "zh" else 1.2
        spoken = OxmlElement("w:lang")
        spoken.set(qn("w:val"), "en-GB")
        spoken.set(qn("w:eastAsia"), "zh-CN")
        normal.element.get_or_add_rPr().append(spoken)
        for level, size in _HEADINGS.items():
            style = styles["Title" if level == 0 else f"Heading {level}"]
            style.font.size = Pt(size)
            style.font.bold = True
            style.font.color.rgb = _LEAF
            style.paragraph_format.keep_with_next = True
            style.paragraph_format.space_before = Pt(0 if level == 0 else 12)
            style.paragraph_format.space_after = Pt(6)
        # The library's title has a rule below it in a colour of a theme.
        for border in styles["Title"].element.pPr.findall(qn("w:pBdr")):
            styles["Title"].element.pPr.remove(border)

    def _runs(self, paragraph: Paragraph, text: str, *, bold: bool = False, small: bool = False) -> None:
        for piece in _BLANK.split(printable(text) if text.strip() else text):
            if not piece:
                continue
            blank = _BLANK.fullmatch(piece) is not None
            said = f"[{piece[1:-1]}]" if blank and self._language == "en" else piece
            run = paragraph.add_run(said)
            run.bold = bold or None
            if small:
                run.font.size = Pt(10.5)
            if blank:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW

    def _shade(self, cell: Any) -> None:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:color"), "auto")
        shade.set(qn("w:fill"), "E4ECE4")
        cell._tc.get_or_add_tcPr().append(shade)

    def _border(self, cell: Any, *, bottom_only: bool) -> None:
        borders = OxmlElement("w:tcBorders")
        for side in ("bottom",) if bottom_only else ("top", "bottom", "left", "right"):
            line = OxmlElement(f"w:{side}")
            for name, value in (("val", "single"), ("sz", "4"), ("color", "777777")):
                line.set(qn(f"w:{name}"), value)
            borders.append(line)
        cell._tc.get_or_add_tcPr().append(borders)
