"""The broken rosters and definitions. Workbooks are made with openpyxl, since no editor saves such files on purpose."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

HEAD = "姓名,英文名,类别,单位,桌号,语言,需要"
GOOD = "林示例,Lin Sample,工人,甲单位,,,"
NAME = "林示例"
PHONE = "1380000" + "0000"
ID = "999999" + "19900101" + "0019"
CARD = "62220000" + "00000000" + "000"


@dataclass(frozen=True)
class Bad:
    """A broken roster, or a broken definition with a good roster."""

    id: str
    code: str
    row: int
    """Line of the finding; 0: anywhere."""
    hint: str
    """Words of its hint."""
    roster: bytes = b""
    name: str = "roster.csv"
    change: tuple[str, str] = ("", "")
    """Replacement in workshop.yml; with a broken roster, what makes the definition ask for more."""
    also: tuple[tuple[str, int], ...] = ()
    """Further findings, (code, row)."""
    warning: bool = False
    """True where the kit is made all the same."""


def _csv(*rows: str, head: str = HEAD, encoding: str = "utf-8") -> bytes:
    return "\r\n".join((head, *rows)).encode(encoding)


def _book(fill: Callable[[Worksheet], object]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["姓名", "类别", "桌号"])
    fill(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(*rows: tuple[object, ...]) -> Callable[[Worksheet], object]:
    def fill(sheet: Worksheet) -> None:
        for row in rows:
            sheet.append(list(row))

    return fill


def _merged_names(sheet: Worksheet) -> None:
    sheet.append([NAME, "工人", "1"])
    sheet.append([None, "学生", "1"])
    sheet.merge_cells("A2:A3")


def _two_lists(sheet: Worksheet) -> None:
    sheet.append([NAME, "工人", ""])
    assert sheet.parent is not None
    other = sheet.parent.create_sheet("b")
    other.append(["姓名", "类别"])
    other.append(["陈示例", "学生"])


def _all_hidden(sheet: Worksheet) -> None:
    sheet.append([NAME, "工人", ""])
    assert sheet.parent is not None
    sheet.parent.create_sheet("notes")
    sheet.sheet_state = "hidden"


def _filtered(sheet: Worksheet) -> None:
    sheet.append([NAME, "工人", ""])
    sheet.append(["陈示例", "学生", ""])
    sheet.row_dimensions[3].hidden = True


def _zip(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


def _pair(cell: str, column: str = "同桌") -> bytes:
    return _csv(f"{NAME},工人,{cell}", "陈示例,学生,", "黄示例,工人,", head=f"姓名,类别,{column}")


_FIELDS = (
    "purpose:",
    "fields:\n"
    "  - {id: bus_time, type: time, for: participant, label: {zh: 上车时间, en: Bus time}}\n"
    "  - {id: meal, type: choice, for: participant, required: true, label: {zh: 吃什么, en: Meal},\n"
    "     options: [{id: all, label: {zh: 都吃, en: Anything}}, {id: halal, label: {zh: 清真, en: Halal}}]}\n"
    "purpose:",
)


def _own(*rows: str) -> bytes:
    return _csv(*rows, head="姓名,类别,上车时间,Meal")


ROSTERS: tuple[Bad, ...] = (
    # --- fields of the workshop's own
    Bad("no-time", "R923", 2, "08:30", _own(f"{NAME},工人,一大早,都吃"), change=_FIELDS),
    Bad(
        "no-such-hour",
        "R923",
        3,
        "钟点",
        _own(f"{NAME},工人,,都吃", "陈示例,学生,25:00,都吃"),
        change=_FIELDS,
    ),
    Bad("no-option", "R923", 2, "清真", _own(f"{NAME},工人,07:30,素食"), change=_FIELDS),
    Bad(
        "required-and-empty",
        "R924",
        3,
        "补上",
        _own(f"{NAME},工人,,清真", "陈示例,学生,07:30,"),
        change=_FIELDS,
    ),
    Bad("letter-that-no-font-has", "R925", 0, "韩文", _csv(f"{NAME}\uac00,,学生,,,,")),
    Bad("required-column", "R901", 1, "第一行写列名", _csv(f"{NAME},工人", head="姓名,类别"), change=_FIELDS),
    Bad("formula-in-own-column", "R905", 2, "粘贴值", _own(f"{NAME},工人,=1,都吃"), change=_FIELDS),
    Bad(
        "phone-in-own-column",
        "R923",
        2,
        "不知道",
        _own(f"{NAME},工人,{PHONE},都吃"),
        change=_FIELDS,
        also=(("R906", 2),),
    ),
    Bad(
        "own-column-twice",
        "R914",
        1,
        "删掉一列",
        _csv(f"{NAME},工人,都吃,", head="姓名,类别,吃什么,meal"),
        change=_FIELDS,
    ),
    # --- files that are no roster
    Bad("empty", "R904", 1, "另存为", b""),
    Bad("only-blank-lines", "R904", 1, "另存为", b"\r\n\r\n,,\r\n"),
    Bad("old-excel", "R904", 1, "XLSX", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "roster.xls"),
    Bad("pdf", "R904", 1, "XLSX", b"%PDF-1.7\n%%EOF", "roster.pdf"),
    Bad("word", "R904", 1, "XLSX", _zip("[Content_Types].xml", "word/document.xml"), "roster.docx"),
    Bad("open-document", "R904", 1, "XLSX", _zip("mimetype", "content.xml"), "roster.ods"),
    Bad("any-archive", "R904", 1, "XLSX", _zip("../../etc/passwd"), "roster.zip"),
    Bad("damaged-workbook", "R904", 1, "XLSX", _book(_rows((NAME, "工人", "")))[:900], "roster.xlsx"),
    Bad("workbook-without-sense", "R904", 1, "XLSX", _zip("xl/workbook.xml"), "roster.xlsx"),
    Bad("no-encoding", "R904", 1, "GB18030", b"\xff\xff\xff\x80name,public\n"),
    Bad("quote-not-closed", "R904", 3, "另存为", _csv(GOOD, '"陈示例,Chen,学生,,,,')),
    Bad("all-sheets-hidden", "R904", 1, "另存为", _book(_all_hidden), "roster.xlsx"),
    # --- headings
    Bad("no-headings", "R901", 1, "第一行写列名", b"\xe6\x9e\x97,a\n\xe9\x99\x88,b\n", also=(("R901", 1),)),
    Bad("no-public", "R901", 1, "类别/public", _csv(f"{NAME},甲单位", head="姓名,单位")),
    Bad(
        "no-name", "R901", 3, "姓名/name", b"\xe5\x90\x8d\xe5\x8d\x95\n\n" + _csv("1,工人", head="序号,类别")
    ),
    Bad("name-twice", "R914", 1, "删掉一列", _csv(f"{NAME},陈示例,工人", head="姓名,名字,类别")),
    Bad("two-lists", "R919", 1, "只留一张", _book(_two_lists), "roster.xlsx"),
    # --- rows
    Bad("unknown-public", "R902", 3, "劳动者", _csv(GOOD, "陈示例,,游客,,,,")),
    Bad("public-empty", "R902", 2, "workers", _csv("陈示例,,,,,,")),
    Bad("shifted-row", "R902", 3, "学生", _csv(GOOD, "学生,,陈示例,,,,")),
    Bad("no-name-in-row", "R903", 3, "补上姓名", _csv(GOOD, ",,学生,,,,")),
    Bad("dash-for-a-name", "R903", 2, "补上姓名", _csv("—,,学生,,,,")),
    Bad("merged-names", "R915", 3, "取消合并", _book(_merged_names), "roster.xlsx"),
    Bad("same-row-twice", "R907", 4, "删掉一行", _csv(GOOD, "陈示例,,学生,,,,", GOOD)),
    Bad("same-row-in-full-width", "R907", 3, "甲、乙", _csv("Ａ示例,,学生,,,,", "A示例,,学生,,,,")),
    Bad("name-of-41", "R909", 2, "只写姓名", _csv("示" * 41 + ",,学生,,,,")),
    Bad("a-whole-table-in-a-cell", "R909", 2, "只写一个人", _csv('"' + "林示例\n" * 30 + '",,学生,,,,')),
    # --- signs
    Bad("formula", "R905", 2, "只粘贴值", _csv("=cmd|'/C calc'!A0,,学生,,,,")),
    Bad(
        "formula-in-organisation",
        "R905",
        2,
        "公式",
        _csv(f'{NAME},,学生,"=HYPERLINK(""http://x"",""y"")",,,'),
    ),
    Bad("plus-formula", "R905", 2, "公式", _csv(f"{NAME},,学生,+1+cmd,,,")),
    Bad("at-formula", "R905", 2, "公式", _csv(f"{NAME},,学生,@SUM(A1),,,")),
    Bad("formula-in-full-width", "R905", 2, "公式", _csv("＝1+1,,学生,,,,")),
    Bad("formula-in-workbook", "R905", 2, "只粘贴值", _book(_rows(("=A1&B1", "工人", ""))), "roster.xlsx"),
    Bad("formula-behind-invisible", "R905", 2, "公式", _csv("\u200b\t=1+1,,学生,,,,")),
    Bad("error-value", "R922", 2, "清空", _csv("#REF!,,学生,,,,")),
    Bad(
        "table-became-a-date",
        "R921",
        2,
        "文本",
        _book(_rows((NAME, "工人", date(2026, 1, 2)))),
        "roster.xlsx",
    ),
    Bad("table-became-a-date-in-csv", "R921", 2, "文本", _csv(f"{NAME},,学生,,1月2日,,")),
    Bad("emoji", "R910", 2, "表情", _csv("林示例😀,,学生,,,,")),
    Bad("path-in-name", "R910", 2, "斜杠", _csv("../../etc/passwd,,学生,,,,")),
    Bad("path-of-windows", "R910", 2, "斜杠", _csv("C:\\林示例,,学生,,,,")),
    Bad("template-in-name", "R910", 2, "括号", _csv("{{7*7}},,学生,,,,")),
    Bad("tag-in-name", "R910", 2, "括号", _csv("<script>林,,学生,,,,")),
    Bad("number-for-a-name", "R910", 2, "姓名", _csv("20260001,,学生,,,,")),
    Bad("path-in-table", "R910", 2, "斜杠", _csv(f"{NAME},,学生,,../1,,")),
    Bad("two-people-in-a-cell", "R910", 2, "一个人", _csv("林示例/陈示例,,学生,,,,")),
    # --- personal numbers
    Bad("id-number", "R906", 2, "删掉", _csv(f"{NAME},工人,{ID}", head="姓名,类别,身份证号")),
    Bad("phone", "R906", 3, "删掉", _csv(f"{NAME},工人,", f"陈示例,学生,{PHONE}", head="姓名,类别,电话")),
    Bad(
        "phone-in-needs",
        "R906",
        2,
        "删掉",
        _csv(f"{NAME},,工人,,,,大字 +86 {PHONE[:3]}-{PHONE[3:7]}-{PHONE[7:]}"),
    ),
    Bad("bank-card", "R906", 2, "删掉", _csv(f"{NAME},工人,{CARD}", head="姓名,类别,卡号")),
    Bad(
        "phone-as-a-number",
        "R906",
        2,
        "删掉",
        _book(_rows((NAME, "工人", "", int(PHONE)))),
        "roster.xlsx",
    ),
    # --- pairs
    Bad("pair-unknown", "R911", 2, "一模一样", _pair("何示例")),
    Bad("pair-with-oneself", "R911", 2, "第5行", _pair(NAME)),
    Bad(
        "pair-both-ways",
        "R912",
        2,
        "只留一样",
        _csv(f"{NAME},工人,陈示例,第3行", "陈示例,学生,,", head="姓名,类别,同桌,分开"),
    ),
    # --- size
    Bad(
        "three-thousand", "R916", 1, "只留这一场", _csv(*(f"参会者{n},,学生,单位{n},,," for n in range(3000)))
    ),
    # --- warnings: the kit is made
    Bad("hidden-row", "R920", 3, "筛选", _book(_filtered), "roster.xlsx", warning=True),
    Bad("namesakes", "R908", 3, "不用改", _csv(GOOD, "林示例,,学生,乙单位,,,"), warning=True),
    Bad("third-language", "R917", 2, "zh", _csv(f"{NAME},,工人,,,法语,"), warning=True),
    Bad(
        "consent-unclear",
        "R918",
        2,
        "是”或“否",
        _csv(f"{NAME},工人,再说", head="姓名,类别,同意拍照"),
        warning=True,
    ),
)

DEFINITIONS: tuple[Bad, ...] = (
    Bad("fixed-time-too-early", "K901", 0, "缩短", change=('at: "12:00"', 'at: "10:00"')),
    Bad("not-a-clock-time", "K902", 0, "09:00", change=('start: "08:45"', "start: 8.45am")),
    Bad("unknown-key", "Y103", 0, "shorten-to", change=("minutes: 90", "minuts: 90\n    minutes: 90")),
    Bad(
        "longer-when-shortened", "Y108", 0, "< 90", change=("minutes: 90", "minutes: 90\n    shorten-to: 95")
    ),
    Bad("no-minutes", "Y108", 0, "1, 2, 3", change=("minutes: 90", "minutes: 0")),
    Bad("most-below-least", "Y108", 0, "≥ 6", change=("max: 12", "max: 5")),
    Bad(
        "unknown-interpretation",
        "Y108",
        0,
        "consecutive",
        change=("purpose:", "interpretation: whispered\npurpose:"),
    ),
    Bad("unknown-zone", "Y108", 0, "Asia/Shanghai", change=("purpose:", "time-zone: Asia/Nowhere\npurpose:")),
    Bad(
        "zone-is-a-path",
        "Y108",
        0,
        "Asia/Shanghai",
        change=("purpose:", "time-zone: ../../etc/passwd\npurpose:"),
    ),
    Bad("quota-of-nobody", "X203", 0, "", change=("per_table: 4", "per_table: 4, quotas: {retirees: 3}")),
    Bad("unknown-lesson", "X207", 0, "", change=("lesson: pay-slip", "lessons: [pay-slips]")),
    Bad(
        "supply-per-planet",
        "Y108",
        0,
        "person",
        change=("minutes: 90", "minutes: 90\n    supplies: [{what: {zh: 笔, en: pens}, per: planet}]"),
    ),
    Bad(
        "track-without-room",
        "Y106",
        0,
        "room",
        change=("minutes: 90", "minutes: 90\n    tracks: [{title: {zh: 一, en: one}}]"),
    ),
)
