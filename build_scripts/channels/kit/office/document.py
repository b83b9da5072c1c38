"""Headings, paragraphs, lists and tables become a DOCX in fonts for Chinese and Latin script.

【…】 in a text marks what somebody fills in: it is set on a yellow ground, with [ ] in English.
"""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Row
from docx.text.paragraph import Paragraph

from build_scripts.model import Language
from build_scripts.render.office import printable, settled
from build_scripts.render.word import set_fonts, set_language

_BLANK = re.compile(r"(【[^】]*】)")
_LEAF = RGBColor(0x14, 0x50, 0x2F)
_RED = RGBColor(0xB0, 0x00, 0x20)
_BODY = {"zh": 12.0, "en": 11.5}
_HEADINGS = {0: 22.0, 1: 15.0, 2: 13.0}
WIDTH = 166.0
"""Millimetres between the margins of an A4 page."""
_MARGIN = 22.0
_FEW = 8
"""Rows of a table that is not worth breaking."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph; ``missing``: a value that nobody has given, in red. A line break is one alone."""

    text: str
    bold: bool = False
    missing: bool = False


class OfficeDocument:
    """An A4 document that grows from top to bottom."""

    def __init__(
        self, language: Language, title: str, publisher: str, *, numbered: bool = True, wide: bool = False
    ) -> None:
        """``numbered``: whether pages have numbers at their foot; letters, a page each, have none. ``wide``: A4 laid
        on its side, for certificates."""
        self._language = language
        self._numbered = numbered
        self._title = printable(title)
        self._publisher = publisher
        self._document = docx.Document()
        self._begins_page = False
        self._repeated: dict[bytes, list[Any]] = {}
        self._page()
        if wide:
            section = self._document.sections[0]
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = Mm(297), Mm(210)
        self._styles()

    def heading(self, text: str, level: int = 1, *, centred: bool = False) -> None:
        """A heading; level 0 is the title."""
        paragraph = self._styled(f"Heading{level}" if level else "Title")
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._runs(paragraph, text)

    def paragraph(
        self, text: str, *, bold: bool = False, centred: bool = False, right: bool = False, keep: bool = False
    ) -> None:
        """A paragraph; ``keep`` holds it on the page of the next one."""
        paragraph = self._styled("")
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.keep_with_next = keep
        self._runs(paragraph, text, bold=bold)

    def rich(
        self,
        runs: Sequence[Run],
        *,
        bullet: bool = False,
        centred: bool = False,
        right: bool = False,
        small: bool = False,
    ) -> None:
        """A paragraph of several pieces."""
        paragraph = self._styled("ListBullet" if bullet else "")
        if centred or right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.RIGHT
        for run in runs:
            if run.text == "\n":
                paragraph.add_run().add_break()
                continue
            # Words of two pieces stay apart: only the spaces between pieces count.
            before, after = (" " if sign.isspace() else "" for sign in (run.text[0], run.text[-1]))
            words = "\u3000".join(printable(part) for part in run.text.split("\u3000"))
            self._runs(
                paragraph,
                f"{before}{words}{after}" if words else before,
                bold=run.bold or run.missing,
                small=small,
                missing=run.missing,
                joined=True,
            )

    def bullets(self, texts: Sequence[str], *, numbered: bool = False) -> None:
        """A list."""
        for text in texts:
            self._runs(self._styled("ListNumber" if numbered else "ListBullet"), text)

    def lines(self, count: int) -> None:
        """Empty ruled lines to write on, all on one page."""
        table = self._document.add_table(rows=count, cols=1)
        for number, row in enumerate(table.rows, 1):
            row.height = Mm(9)
            row.cells[0].paragraphs[0].paragraph_format.keep_with_next = number < count
            self._border(row.cells[0], bottom_only=True)
        self._after_table()

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

        Its head is repeated on every page, and no row is broken over two. An empty head is left out. A table of a few
        rows stays on one page, and the head of a longer one with its first rows.
        """
        together = len(rows) if len(rows) <= _FEW else 2
        table = self._document.add_table(rows=0, cols=len(widths), style="Table Grid")
        table.autofit = False
        shares = [WIDTH * width / sum(widths) for width in widths]
        if head:
            row = self._row(table, shares, kept=together > 0)
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
            for cell, text in zip(row.cells, head, strict=True):
                self._runs(cell.paragraphs[0], text, bold=True, small=True)
                self._shade(cell)
        models: dict[bool, Any] = {}
        for number, cells in enumerate(rows, 1):
            kept = number < together
            if kept not in models:
                models[kept] = self._row(table, shares, kept=kept, height=height)._tr
                table._tbl.remove(models[kept])
            # To copy a row that is set takes a tenth of the time of setting one.
            row = _Row(copy.deepcopy(models[kept]), table)
            table._tbl.append(row._tr)
            for place, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
                self._runs(cell.paragraphs[0], text, bold=bold_first and place == 0, small=True)
        for place, width in enumerate(shares):
            table.columns[place].width = Mm(width)
        self._after_table()

    def _row(self, table: Any, widths: Sequence[float], *, kept: bool, height: float = 0.0) -> Any:
        """A row at the end of a table, as yet empty, with widths and least height in millimetres; ``kept`` holds it on
        the page of the next one."""
        row = table.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        if height:
            row.height = Mm(height)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
            format_ = cell.paragraphs[0].paragraph_format
            format_.space_after = format_.space_before = Pt(2)
            format_.keep_with_next = kept or None
        return row

    def _after_table(self) -> None:
        """A little room: a paragraph must follow a table, and a whole empty line would go over the end of a page."""
        after = self._document.add_paragraph()
        after.paragraph_format.line_spacing = Pt(8)
        after.paragraph_format.space_after = Pt(0)

    def page_break(self) -> None:
        """The next paragraph begins a page. A paragraph with a break in it would fill a page of its own where the one
        before is full."""
        self._begins_page = True

    def copies(self, first: str, others: Sequence[str]) -> None:
        """All that stands in the document once more for each of the others, on a page of its own, with it in place of
        the paragraph that says ``first``."""
        *page, end = self._document.element.body
        place = [Paragraph(one, self._document).text for one in page].index(self._said(printable(first)))
        for other in others:
            again = [copy.deepcopy(one) for one in page]
            Paragraph(again[0], self._document).paragraph_format.page_break_before = True
            for one in again:
                end.addprevious(one)
            changed = Paragraph(again[place], self._document)
            for run in changed.runs:
                changed._p.remove(run._r)
            self._runs(changed, other)

    def repeated(self, said: bytes, add: Callable[[], None]) -> None:
        """What ``add`` puts at the end; where it was called for the same before, a copy, which takes no time."""
        body = self._document.element.body
        if said in self._repeated and not self._begins_page:
            for one in self._repeated[said]:
                body[-1].addprevious(copy.deepcopy(one))
            return
        begun, before = self._begins_page, len(body)
        add()
        if not begun:
            self._repeated[said] = list(body[before - 1 : -1])

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
        space = "　" if self._language == "zh" else "  "
        self._runs(foot, self._title + space, small=True, joined=True)
        if not self._numbered:
            return
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
        set_fonts(styles, ("Normal", "Title", "Heading 1", "Heading 2", "List Bullet", "List Number"))
        set_language(styles, self._language)
        normal = styles["Normal"]
        normal.font.size = Pt(_BODY[self._language])
        normal.paragraph_format.space_after = Pt(6)
        normal.paragraph_format.line_spacing = 1.35 if self._language == "zh" else 1.2
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

    def _styled(self, style: str) -> Paragraph:
        """A new paragraph in the style with this identifier. The library would look for its name through all styles,
        which takes most of the time of a long document."""
        paragraph = self._document.add_paragraph()
        if style:
            paragraph._p.style = style
        if self._begins_page:
            paragraph.paragraph_format.page_break_before = True
            self._begins_page = False
        return paragraph

    def _runs(
        self,
        paragraph: Paragraph,
        text: str,
        *,
        bold: bool = False,
        small: bool = False,
        missing: bool = False,
        joined: bool = False,
    ) -> None:
        """``joined``: a piece of a paragraph, whose spaces at either end count."""
        plain = text if joined or not text.strip() else printable(text)
        for piece in _BLANK.split(plain):
            if not piece:
                continue
            blank = _BLANK.fullmatch(piece) is not None
            run = paragraph.add_run(self._said(piece))
            run.bold = bold or None
            if small:
                run.font.size = Pt(10.5)
            if blank:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
            if missing:
                run.font.color.rgb = _RED

    def _said(self, text: str) -> str:
        """The text with its blanks in the brackets of the language."""
        return _BLANK.sub(lambda blank: f"[{blank[0][1:-1]}]", text) if self._language == "en" else text

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
