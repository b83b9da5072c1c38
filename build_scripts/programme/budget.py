"""Budget lines become a spreadsheet that counts: people, events and prices are filled in, the rest are formulas."""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from build_scripts.model import Language, Text
from build_scripts.programme.method import BUDGET, STEPS
from build_scripts.render.office import HAN, LATIN, settled

_PEOPLE, _EVENTS, _PLANS = 40, sum(1 for step in STEPS if step.workshop), 5
_FIRST = 9
"""Row of the first line."""
_HEAD = Text(
    "项目|按什么算|数量|次数|单价（元）|合计（元）|出钱的单位|依据（报价、文件）",
    "Item|Per|Number|Times|Unit price (yuan)|Total (yuan)|Who pays|Basis (offer, rule)",
)
_PER = {
    "person": Text("每人每场", "person and event"),
    "event": Text("每场", "event"),
    "programme": Text("全程", "programme"),
}
_INPUTS = (
    (Text("每场几人", "People at each event"), _PEOPLE),
    (Text("几场活动", "Events"), _EVENTS),
    (Text("几个方案", "Plans"), _PLANS),
    (Text("备用（%）", "Reserve (%)"), 10),
)
_TITLE = Text("预算", "Budget")
_NOTE = Text(
    "黄格填写：人数、场数、单价和依据。单价照本地的标准和报价填，这里不给数。其余自动算。",
    "Fill in the yellow cells: people, events, prices and their basis. Prices are local; none is given here. "
    "The rest is computed.",
)
_TOTALS = (
    Text("小计", "Subtotal"),
    Text("备用", "Reserve"),
    Text("总计", "Total"),
    Text("每人每场", "For each person and event"),
)
_YELLOW = PatternFill("solid", fgColor="FFF4B8")
_GREY = PatternFill("solid", fgColor="E4ECE8")


def budget(language: Language, title: str, publisher: str) -> bytes:
    """The XLSX. Every computed cell is a formula; nothing in it comes from a roster."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _TITLE[language]
    name = HAN if language == "zh" else LATIN
    plain, bold = Font(name=name, size=11), Font(name=name, size=11, bold=True)

    def put(
        row: int, column: int, value: object, *, strong: bool = False, fill: PatternFill | None = None
    ) -> None:
        cell = sheet.cell(row=row, column=column)
        cell.value = value  # type: ignore[assignment]
        cell.font = bold if strong else plain
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        if fill is not None:
            cell.fill = fill
        if column in {5, 6}:
            cell.number_format = "#,##0.00"

    put(1, 1, title, strong=True)
    put(2, 1, _NOTE[language])
    sheet.merge_cells("A2:H2")
    sheet.row_dimensions[2].height = 34
    for row, (label, value) in enumerate(_INPUTS, 3):
        put(row, 1, label[language])
        put(row, 3, value, fill=_YELLOW)
    for column, words in enumerate(_HEAD[language].split("|"), 1):
        put(_FIRST - 1, column, words, strong=True, fill=_GREY)
    for row, line in enumerate(BUDGET, _FIRST):
        put(row, 1, line.title[language])
        put(row, 2, _PER[line.per][language])
        number = {"person": "=$C$3", "event": line.count, "programme": 1 if line.count == 1 else "=$C$5"}[
            line.per
        ]
        put(row, 3, number, fill=_YELLOW if line.per == "event" else None)
        put(row, 4, 1 if line.per == "programme" else "=$C$4")
        put(row, 5, None, fill=_YELLOW)
        put(row, 6, f"=C{row}*D{row}*E{row}")
        put(row, 7, None, fill=_YELLOW)
        put(row, 8, None, fill=_YELLOW)
    last = _FIRST + len(BUDGET) - 1
    formulas = (
        f"=SUM(F{_FIRST}:F{last})",
        f"=F{last + 1}*$C$6/100",
        f"=F{last + 1}+F{last + 2}",
        f"=IF($C$3*$C$4=0,0,F{last + 3}/($C$3*$C$4))",
    )
    for row, (label, formula) in enumerate(zip(_TOTALS, formulas, strict=True), last + 1):
        put(row, 1, label[language], strong=True, fill=_GREY)
        put(row, 6, formula, strong=True, fill=_GREY)
    for column, width in enumerate((34, 16, 10, 8, 14, 16, 20, 30), 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = f"A{_FIRST}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    out = io.BytesIO()
    book.save(out)
    return settled(out.getvalue(), title=title, author=publisher, language=language)
