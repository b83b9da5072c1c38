"""A list of participants as a file (CSV in any usual encoding, or XLSX) becomes rows of plain text with their numbers.

Nothing is computed: a formula stays a formula, and is marked as one, so that what reads the rows can refuse it.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

_SEPARATORS = ",\t;，"
_LARGEST = 50 * 1024 * 1024
"""Bytes that a roster may have, unpacked too: a workbook of a thousand people has less than one in a hundred of it."""
_WIDEST = 200
"""Columns that are read; a sheet that someone formatted to its end has 16,384."""
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


class Unreadable(Exception):
    """A file that is no roster; the text says in Chinese and English what it is, and quotes nothing of it."""

    def __init__(self, problem: str, row: int = 1) -> None:
        super().__init__(problem)
        self.row = row


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as text."""

    text: str
    kind: str = "text"
    """text, formula, date (that the spreadsheet made of something) or error (#REF!)."""
    merged: bool = False
    """True where the text stands in another cell that is merged with this one."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row, counted from 1 as the spreadsheet does."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a file; a CSV has one."""

    number: int
    rows: tuple[Row, ...]


def read_sheets(data: bytes) -> tuple[Sheet, ...]:
    """The visible sheets with something in them, in order; Unreadable for what is neither CSV nor XLSX."""
    if len(data) > _LARGEST:
        raise Unreadable("文件太大 / the file is too large")
    if data.startswith(b"PK"):
        sheets = tuple(_workbook(data))
    else:
        for sign, problem in _OTHERS:
            if data.startswith(sign):
                raise Unreadable(problem)
        sheets = (Sheet(1, tuple(_csv_rows(data))),)
    filled = tuple(sheet for sheet in sheets if any(c.text.strip() for row in sheet.rows for c in row.cells))
    if not filled:
        raise Unreadable("是空的 / it is empty")
    return filled


_OTHERS = (
    (_OLD_EXCEL, "这是旧的 .xls，或加了密码 / this is an old .xls, or has a password"),
    (b"%PDF", "这是 PDF / this is a PDF"),
    (b"{\\rtf", "这是 RTF 文档 / this is an RTF document"),
    (b"<html", "这是网页 / this is a web page"),
    (b"<!DOC", "这是网页 / this is a web page"),
    (b"\x89PNG", "这是图片 / this is a picture"),
    (b"\xff\xd8\xff", "这是图片 / this is a picture"),
)


# --- CSV


def _csv_rows(data: bytes) -> Iterator[Row]:
    text = _decoded(data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    number = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            problem = "引号没有配对，或一格太长 / a quotation mark is not closed, or a cell is too long"
            raise Unreadable(problem, number + 1) from None
        number += 1
        yield Row(number, tuple(_csv_cell(cell) for cell in cells[:_WIDEST]))


def _csv_cell(text: str) -> Cell:
    return Cell(text, "error" if text.strip().upper() in _ERRORS else "text")


_ERRORS = {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "########"}


def _decoded(data: bytes) -> str:
    """The text of a CSV: by its mark, else UTF-16 where every other byte is empty, else UTF-8, else GB18030."""
    encodings: tuple[str, ...]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16",)
    elif (order := _utf_16_order(data)) is not None:
        encodings = (order,)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\ufffd" in text:
            break
        return text
    raise Unreadable("文字读不出来，不是 UTF-8 也不是 GB18030 / its text is neither UTF-8 nor GB18030")


def _utf_16_order(data: bytes) -> str | None:
    """Which UTF-16 a text without a mark is: commas and line ends have one empty byte each, on the same side."""
    sample = data[:4000]
    high, low = sample[1::2].count(0), sample[0::2].count(0)
    if max(high, low) < 3:
        return None
    return "utf-16-le" if high > low else "utf-16-be"


def _separator(text: str) -> str:
    """The sign that most of the first lines agree on: spreadsheets write commas, tabs or semicolons as they please."""
    lines = [line for line in text.splitlines() if line.strip()][:20]
    return max(_SEPARATORS, key=lambda sign: (sum(line.count(sign) > 0 for line in lines), text.count(sign)))


# --- XLSX


def _workbook(data: bytes) -> Iterator[Sheet]:
    # The library takes a moment to import, which those with a CSV need not pay.
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                raise Unreadable("解开后太大 / it is too large when unpacked")
            if "xl/workbook.xml" not in names:
                raise Unreadable(_archive_of(names))
        book = load_workbook(io.BytesIO(data), data_only=False, keep_links=False)
    except Unreadable:
        raise
    except Exception:
        # A damaged workbook makes the library raise whatever it likes.
        raise Unreadable("XLSX 文件坏了 / the XLSX is damaged") from None
    if book.vba_archive is not None:
        raise Unreadable("带有宏 / it has macros")
    for number, sheet in enumerate(book.worksheets, 1):
        if sheet.sheet_state == "visible":
            yield Sheet(number, tuple(_sheet_rows(sheet)))


def _archive_of(names: list[str]) -> str:
    if any(name.startswith("word/") for name in names):
        return "这是 Word 文档 / this is a Word document"
    if "mimetype" in names:
        return "这是 ODS 表格 / this is an ODS spreadsheet"
    return "这是压缩包，不是表格 / this is an archive, not a spreadsheet"


def _sheet_rows(sheet: object) -> Iterator[Row]:
    """The rows of an openpyxl worksheet; what is merged has its text in every one of its cells."""
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    for span in sheet.merged_cells.ranges:  # type: ignore[attr-defined]
        last_row = min(span.max_row, span.min_row + 2000)
        for row in range(span.min_row, last_row + 1):
            for column in range(span.min_col, min(span.max_col, _WIDEST) + 1):
                covered[row, column] = (span.min_row, span.min_col)
    for number, cells in enumerate(sheet.iter_rows(max_col=_WIDEST), 1):  # type: ignore[attr-defined]
        if number > 20_000:
            return
        found = []
        for column, cell in enumerate(cells, 1):
            source = covered.get((number, column), (number, column))
            merged = source != (number, column)
            origin = sheet.cell(*source) if merged else cell  # type: ignore[attr-defined]
            found.append(_excel_cell(origin.value, origin.data_type, merged))
        while found and not found[-1].text:
            found.pop()
        hidden = bool(sheet.row_dimensions[number].hidden)  # type: ignore[attr-defined]
        yield Row(number, tuple(found), hidden)


def _excel_cell(value: object, data_type: str, merged: bool) -> Cell:
    if value is None:
        return Cell("", "text", merged)
    if data_type == "f":
        return Cell("=", "formula", merged)
    if data_type == "e":
        return Cell(str(value), "error", merged)
    if isinstance(value, bool):
        return Cell("yes" if value else "no", "text", merged)
    if isinstance(value, datetime | date | time):
        return Cell(value.isoformat(), "date", merged)
    if isinstance(value, float) and value.is_integer():
        # Excel keeps whole numbers as 3.0, and long ones would come out as 1.38e+10.
        return Cell(str(int(value)), "text", merged)
    return Cell(str(value), "text", merged)
