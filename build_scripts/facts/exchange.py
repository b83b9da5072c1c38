"""Values in force become a table for an office to fill in, and a table that comes back becomes rows of text; CSV, XLSX.

Headings are ``中文 · key``. Only the key behind the dot is read back, so that an office may translate or move columns.
"""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from build_scripts.diagnostics import Trouble
from build_scripts.facts.listing import Row


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table."""

    key: str
    zh: str
    width: int
    """Of the sheet, in characters."""
    fill_in: bool = False
    """True for the empty ones that the office fills in."""

    @property
    def heading(self) -> str:
        """What stands in the first row."""
        return f"{self.zh} · {self.key}"


COLUMNS = (
    Column("id", "编号", 30),
    Column("region", "地区", 8),
    Column("label zh", "名称", 28),
    Column("label en", "英文名称", 28),
    Column("kind", "类型", 9),
    Column("current value", "现行值", 14),
    Column("in words zh", "读者看到的", 30),
    Column("in words en", "英文读者看到的", 30),
    Column("source", "依据编号", 22),
    Column("source zh", "依据", 30),
    Column("source en", "依据（英文）", 30),
    Column("from", "生效日", 12),
    Column("to", "到期日", 12),
    Column("checked", "上次核对", 12),
    Column("review by", "应复核日", 12),
    Column("confidence", "把握", 9),
    Column("confirmed value", "确认值（相同写“对”）", 20, fill_in=True),
    Column("new from", "新值生效日", 12, fill_in=True),
    Column("confirmed on", "确认日期", 12, fill_in=True),
    Column("confirmed by office", "确认单位（不写个人姓名）", 24, fill_in=True),
    Column("remark", "意见", 30, fill_in=True),
)
REQUIRED = ("id", "region", "current value", "confirmed value")
"""What a table must have to be read back."""

_FILL = PatternFill("solid", start_color="FFF4CE")
# What a broken XLSX makes the library raise: a bad archive, bad XML (a SyntaxError to lxml), or a part that is missing.
_BROKEN = (
    InvalidFileException,
    OSError,
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    EOFError,
)
_GUARD = "'"
"""Before a cell that a spreadsheet would take for a formula."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row that came back, as text; empty where the cell or the column is."""

    number: int
    """As the spreadsheet counts, the headings being 1."""
    cells: tuple[tuple[str, str], ...]

    def __getitem__(self, key: str) -> str:
        return dict(self.cells).get(key, "")


def write(path: Path, rows: Iterable[Row]) -> None:
    """Writes .csv (UTF-8 with the mark that Excel and WPS need) or .xlsx, by the name. Trouble where it cannot."""
    table = [[_cell(row, column.key) for column in COLUMNS] for row in rows]
    if path.suffix.lower() == ".xlsx":
        data = _as_xlsx(table)
    elif path.suffix.lower() == ".csv":
        data = _as_csv(table)
    else:
        raise Trouble("S007", problem=f"{path.name}?  .csv, .xlsx")
    try:
        path.write_bytes(data)
    except OSError as error:
        raise Trouble("S004", target=str(path), problem=error.strerror or str(error)) from error


def _cell(row: Row, key: str) -> str:
    return {
        "id": row.id,
        "region": row.region,
        "label zh": row.label_zh,
        "label en": row.label_en,
        "kind": row.kind,
        "current value": row.value,
        "in words zh": row.text_zh,
        "in words en": row.text_en,
        "source": row.source,
        "source zh": row.source_zh,
        "source en": row.source_en,
        "from": row.effective_from,
        "to": row.effective_to,
        "checked": row.checked,
        "review by": row.review_by,
        "confidence": row.confidence,
    }.get(key, "")


def _as_csv(table: list[list[str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.heading for column in COLUMNS])
    writer.writerows(
        [_GUARD + cell if cell[:1] in "=+-@" and cell else cell for cell in row] for row in table
    )
    return out.getvalue().encode("utf-8-sig")


def _as_xlsx(table: list[list[str]]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "facts"
    for number, column in enumerate(COLUMNS, 1):
        head = sheet.cell(1, number, column.heading)
        head.font = Font(bold=True)
        head.alignment = Alignment(wrap_text=True, vertical="top")
        if column.fill_in:
            head.fill = _FILL
        sheet.column_dimensions[get_column_letter(number)].width = column.width
        for line, row in enumerate(table, 2):
            cell = sheet.cell(line, number)
            # As text, or the program would make dates and numbers of it, and formulas of what begins with "=".
            cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if row[number - 1]:
                cell.value = row[number - 1]
                cell.data_type = "s"
            if column.fill_in:
                cell.fill = _FILL
    sheet.freeze_panes = "C2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(path: Path) -> tuple[Line, ...]:
    """The rows of a table that came back, without those that are empty.

    CSV may be UTF-8, UTF-16 or GB18030 and use commas, semicolons or tabs, as spreadsheets save it. Trouble E301 when
    it cannot be read, E302 when a column is missing.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Trouble("E301", path=str(path), problem=error.strerror or str(error)) from error
    table = list(_from_xlsx(data, path) if path.suffix.lower() == ".xlsx" else _from_csv(data, path))
    keys = [cell.rpartition("·")[2].strip().casefold() for cell in table[0]] if table else []
    missing = [key for key in REQUIRED if key not in keys]
    if missing:
        raise Trouble("E302", path=str(path), missing=", ".join(missing))
    lines = []
    for number, row in enumerate(table[1:], 2):
        if any(row):
            lines.append(Line(number, tuple(zip(keys, (_clean(cell) for cell in row), strict=False))))
    return tuple(lines)


def _clean(cell: str) -> str:
    return cell.strip().removeprefix(_GUARD).strip()


def _from_csv(data: bytes, path: Path) -> Iterator[list[str]]:
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Trouble("E301", path=str(path), problem="UTF-8? GB18030?")
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error as error:
        raise Trouble("E301", path=str(path), problem=str(error)) from error


def _from_xlsx(data: bytes, path: Path) -> Iterator[list[str]]:
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        for row in sheet.iter_rows(values_only=True):
            yield [_as_typed(cell) for cell in row]
    except _BROKEN as error:
        raise Trouble("E301", path=str(path), problem=f"XLSX? {error}") from error


def _as_typed(cell: object) -> str:
    """A cell as the office typed it: 2680 and not 2680.0, 2027-01-01 and no time of day."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
