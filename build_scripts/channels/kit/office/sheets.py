"""An occasion becomes tables that an office goes on with: the list of participants, materials with quantities.

What people wrote is set as text, never as a formula, whatever sign it begins with.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from math import ceil

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from build_scripts.channels.kit.badges import ems
from build_scripts.channels.kit.catalogue import kinds_for
from build_scripts.channels.kit.kinds import DOTS, Kind
from build_scripts.channels.kit.occasion import Occasion, said
from build_scripts.channels.kit.office.stock_list import STOCK
from build_scripts.channels.kit.wording import WORDING
from build_scripts.model import Job, Language
from build_scripts.render.office import HAN, printable, settled

_RULE = Side(style="thin", color="777777")
_GRID = Border(left=_RULE, right=_RULE, top=_RULE, bottom=_RULE)
_HEAD = PatternFill("solid", fgColor="E4ECE4")
_INPUT = PatternFill("solid", fgColor="FFF6C2")
_ACTIVE = ("=", "+", "-", "@", "\t", "\r")
"""Signs with which a spreadsheet may begin to compute."""
_FIRST_RULED = 3
"""Above it stand a title and a note, which run across the columns."""
_LINE = 16.5
"""Points of a line."""
_DIGITS_OF_AN_EM = 2.1
"""How many digits are as wide as a Chinese character."""
_EDGE = 0.5
"""Inches between a sheet and the edge of its paper."""


def participants_table(job: Job, day: Occasion) -> bytes:
    """The list as a table with a column to tick and a count by public that follows it."""
    language = job.language
    zh = language == "zh"
    w = WORDING[language]
    book = Workbook()
    sheet = _sheet(book, w.participants, first=True)
    _title(sheet, said(day.head.title, language), w.list_note)
    head = (
        w.number, w.name, w.other_name, w.public, w.organisation, w.table_heading,
        "语言" if zh else "Language", "到" if zh else "Came",
    )  # fmt: skip
    _row(sheet, 4, head, head=True)
    names = {group.id: said(group.name, language) for group in day.publics}
    for at, person in enumerate(day.people, 5):
        cells = (
            person.name, person.name_other, names.get(person.public, person.public), person.organisation,
            person.table, person.language, "",
        )  # fmt: skip
        _row(sheet, at, cells, first=2)
        _number(_at(sheet, at, 1), person.number)
    last = 4 + len(day.people)
    tick = DataValidation(type="list", formula1='"✓"', allow_blank=True)
    sheet.add_data_validation(tick)
    tick.add(f"H5:H{last + 20}")
    _widths(sheet, (6, 18, 22, 44.5, 26, 7, 11, 7))
    sheet.freeze_panes = "C5"
    sheet.print_title_rows = "4:4"
    sheet.auto_filter.ref = f"A4:H{last}"

    count = _sheet(book, "人数" if zh else "Count")
    _title(count, "各类人数" if zh else "People by public", "")
    _row(count, 4, (w.public, "名单" if zh else "Listed", "到" if zh else "Came"), head=True)
    where = f"'{sheet.title}'!$D$5:$D${last + 20}"
    came = f"'{sheet.title}'!$H$5:$H${last + 20}"
    groups = [group for group in day.publics if group.people]
    for at, group in enumerate(groups, 5):
        _row(count, at, (names[group.id], "", ""))
        _formula(_at(count, at, 2), f"=COUNTIF({where},A{at})")
        _formula(_at(count, at, 3), f'=COUNTIFS({where},A{at},{came},"✓")')
    end = 5 + len(groups)
    _row(count, end, ("合计" if zh else "In all", "", ""), head=True)
    for place, column in ((2, "B"), (3, "C")):
        _formula(_at(count, end, place), f"=SUM({column}5:{column}{end - 1})")
    _widths(count, (48, 12, 12))
    return _saved(book, job, f"{said(day.head.title, language)} {w.participants}")


def materials(job: Job, day: Occasion) -> bytes:
    """Three sheets: what to bring, computed from people, tables and spares; what to print; what each session needs."""
    language = job.language
    zh = language == "zh"
    book = Workbook()
    sheet = _sheet(book, "物料" if zh else "Materials", first=True)
    _title(
        sheet,
        said(day.head.title, language),
        "黄格可以改，数量会跟着变。装好一样，在最后一列打勾。"
        if zh
        else "Change the yellow cells and the quantities follow. Tick the last column when a thing is packed.",
    )
    inputs = (
        ("人数", "桌数", "备用") if zh else ("People", "Tables", "Spare"),
        (day.guests, len(day.tables), 0.05),
    )
    for at, (label, value) in enumerate(zip(*inputs, strict=True), 3):
        _text(_at(sheet, at, 1), label, bold=True)
        _number(_at(sheet, at, 2), value)
        _at(sheet, at, 2).fill = _INPUT
    sheet["B5"].number_format = "0%"
    head = ("物品", "单位", "每人", "每桌", "整场", "要备用", "数量", "放哪箱", "装好") if zh else (
        "Thing", "Unit", "Each person", "Each table", "Whole event", "Spares", "Quantity", "Box", "Packed",
    )  # fmt: skip
    _row(sheet, 7, head, head=True)
    things = [thing for thing in STOCK if day.plans == "kept" or not thing.votes]
    for at, thing in enumerate(things, 8):
        _row(sheet, at, (thing.name[language], thing.unit[language]))
        for column, value in ((3, thing.person), (4, thing.table), (5, thing.event), (6, int(thing.spare))):
            _number(_at(sheet, at, column), value)
            _at(sheet, at, column).fill = _INPUT
        _formula(_at(sheet, at, 7), f"=ROUNDUP((C{at}*$B$3+D{at}*$B$4)*(1+F{at}*$B$5),0)+E{at}", bold=True)
        _row(sheet, at, (thing.box[language], "☐"), first=8)
    _widths(sheet, (42, 7, 8, 8, 8, 8, 10, 14, 9))
    sheet.freeze_panes = "B8"
    sheet.print_title_rows = "7:7"
    _prints(book, day, sheet.title, language)
    _by_session(book, day, sheet.title, language)
    book.active = 0
    return _saved(book, job, f"{said(day.head.title, language)} {sheet.title}")


def _prints(book: Workbook, day: Occasion, inputs: str, language: Language) -> None:
    zh = language == "zh"
    sheet = _sheet(book, "印刷品" if zh else "Prints")
    _title(sheet, "印什么，印几份" if zh else "What to print, and how often", "")
    head = (
        ("文件", "份数", "纸", "大小", "说明", "印好")
        if zh
        else ("File", "Copies", "Paper", "Size", "Note", "Printed")
    )
    _row(sheet, 4, head, head=True)
    papers = {
        "paper": "普通纸" if zh else "paper",
        "card": "厚纸" if zh else "card",
        "sticker": "不干胶" if zh else "sticker",
    }
    for at, kind in enumerate((kind for kind in kinds_for(day.plans) if kind.copies != "none"), 5):
        _row(
            sheet,
            at,
            (
                kind.name[language],
                "",
                papers[kind.paper],
                kind.size,
                kind.note[language].format(badge=day.badge),
                "☐",
            ),
        )
        _formula(_at(sheet, at, 2), _copies(kind, f"'{inputs}'!"), bold=True)
    _widths(sheet, (26, 8, 10, 8, 92, 10))
    sheet.freeze_panes = "B5"


def _copies(kind: Kind, at: str) -> str:
    """The same rule as ``Amounts.copies``, over the cells of people, tables and spares."""
    people, tables = f"{at}$B$3", f"{at}$B$4"
    everybody = f"({people}+ROUNDUP({people}*{at}$B$5,0))"
    if kind.id == "voting-dots":
        return f"=ROUNDUP(3*{everybody}/{DOTS},0)"
    if kind.id == "photo-consent":
        return f"=ROUNDUP({everybody}/2,0)"
    if kind.id == "action-plan":
        return f"=2*{tables}"
    return {
        "one": "=1",
        "two": "=2",
        "tables": f"={tables}",
        "facilitators": f"={tables}+2",
        "people": f"={everybody}",
    }[kind.copies]


def _by_session(book: Workbook, day: Occasion, inputs: str, language: Language) -> None:
    zh = language == "zh"
    sheet = _sheet(book, "各环节" if zh else "By session")
    _title(sheet, "每个环节用什么" if zh else "What each session needs", "")
    head = (
        ("时间", "环节", "材料", "数量", "装好")
        if zh
        else ("Time", "Session", "Materials", "Quantity", "Packed")
    )
    _row(sheet, 4, head, head=True)
    at = 5
    for row in day.rows:
        if row.materials:
            cells = (row.row.start, said(row.row.title, language), said(row.materials, language), "", "☐")
            _row(sheet, at, cells)
            at += 1
        for supply in row.supplies:
            _row(
                sheet,
                at,
                (row.row.start, said(row.row.title, language), said(supply.what, language), "", "☐"),
            )
            units = {"person": f"'{inputs}'!$B$3", "table": f"'{inputs}'!$B$4"}.get(supply.per, "1")
            if supply.per == "room":
                units = str(max(1, len(row.tracks)))
            share = f"*(1+{supply.spare}/100)" if supply.spare else ""
            _formula(_at(sheet, at, 4), f"=ROUNDUP({supply.count}*{units}{share},0)", bold=True)
            at += 1
    _widths(sheet, (9, 40, 84, 10, 8))
    sheet.freeze_panes = "A5"


# --- cells


def _at(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # nothing is merged here
    return cell


def _sheet(book: Workbook, name: str, *, first: bool = False) -> Worksheet:
    sheet = book.worksheets[0] if first else book.create_sheet()
    sheet.title = name
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(_EDGE, _EDGE, _EDGE, _EDGE, header=0.2, footer=0.2)
    return sheet


def _title(sheet: Worksheet, title: str, note: str) -> None:
    _text(_at(sheet, 1, 1), title, bold=True, size=15, ruled=False)
    _text(_at(sheet, 2, 1), note, ruled=False)
    for at in (1, 2):
        _at(sheet, at, 1).alignment = Alignment(wrap_text=False, vertical="center")


def _row(sheet: Worksheet, at: int, cells: Sequence[str], *, head: bool = False, first: int = 1) -> None:
    for place, text in enumerate(cells, first):
        cell = _at(sheet, at, place)
        _text(cell, text, bold=head)
        if head:
            cell.fill = _HEAD


def _text(cell: Cell, text: str, *, bold: bool = False, size: float = 11, ruled: bool = True) -> None:
    """Text as text: a formula begins with a sign, so that the type is set after the value."""
    shown = printable(text)
    cell.value = shown or None
    if shown:
        cell.data_type = "s"
        cell.number_format = "@"
        cell.quotePrefix = shown.startswith(_ACTIVE)
    _look(cell, bold=bold, size=size, ruled=ruled)


def _number(cell: Cell, value: float) -> None:
    cell.value = value
    cell.number_format = "0;-0;;@"
    _look(cell, centred=True)


def _formula(cell: Cell, formula: str, *, bold: bool = False) -> None:
    """One of ours, never of a roster."""
    cell.value = formula
    cell.number_format = "0"
    _look(cell, bold=bold, centred=True)


def _look(
    cell: Cell, *, bold: bool = False, size: float = 11, ruled: bool = True, centred: bool = False
) -> None:
    cell.font = Font(name=HAN, bold=bold, size=size)
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="center" if centred else None)
    if ruled:
        cell.border = _GRID


def _widths(sheet: Worksheet, widths: Sequence[float]) -> None:
    """Columns in widths of a digit, and rows as high as their longest cell: not every program finds that itself."""
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for at in range(_FIRST_RULED, sheet.max_row + 1):
        lines = max(_lines(sheet.cell(at, place).value, width) for place, width in enumerate(widths, 1))
        sheet.row_dimensions[at].height = lines * _LINE


def _lines(value: object, width: float) -> int:
    """Lines of a cell; a formula shows a number."""
    if not isinstance(value, str) or value.startswith("="):
        return 1
    return max(1, ceil(ems(value) * _DIGITS_OF_AN_EM / (width - 1)))


def _saved(book: Workbook, job: Job, title: str) -> bytes:
    book.calculation.fullCalcOnLoad = True
    out = io.BytesIO()
    book.save(out)
    return settled(out.getvalue(), title=title, author=job.programme.publisher, language=job.language)
