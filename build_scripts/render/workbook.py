"""Tables of plain cells become a spreadsheet file that is the same whenever it is made."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from build_scripts.model import Language
from build_scripts.render.office import settled
from build_scripts.render.plain import columns

_AUTHOR = "Banyan"
_NARROWEST, _WIDEST = 8, 60
"""Of a column, in figures; a Chinese character takes two."""
_LINE = 16.0
"""Points."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: its first row is the head."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def workbook(tables: Sequence[Table], title: str, language: Language) -> bytes:
    """An XLSX file. Every cell is text, also one that begins like a formula; the head stays in sight."""
    # Loaded when a table is made: a build that makes none should not pay for it.
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        sheet = book.create_sheet(table.name)
        for row, cells in enumerate(table.rows, start=1):
            for column, words in enumerate(cells, start=1):
                if words:
                    cell = sheet.cell(row=row, column=column)
                    cell.value = words
                    cell.data_type = "s"
                    cell.alignment = Alignment(vertical="top", wrap_text=True)
                    cell.font = Font(bold=row == 1)
        widths = _widths(table)
        for column, width in enumerate(widths, start=1):
            sheet.column_dimensions[get_column_letter(column)].width = width
        for row, cells in enumerate(table.rows, start=1):
            lines = max(
                (-(-columns(words) // (width - 2)) for words, width in zip(cells, widths, strict=False)),
                default=1,
            )
            sheet.row_dimensions[row].height = _LINE * max(1, lines)
        sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return settled(out.getvalue(), title=title, author=_AUTHOR, language=language)


def _widths(table: Table) -> list[int]:
    """Of each column what its longest words need, within limits."""
    count = max(map(len, table.rows), default=0)
    longest = [
        max((columns(cells[n]) for cells in table.rows if n < len(cells)), default=0) for n in range(count)
    ]
    return [max(_NARROWEST, min(_WIDEST, length + 2)) for length in longest]
