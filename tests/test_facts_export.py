"""``facts export``: a table for an office, as CSV for Excel and WPS and as XLSX, and reading such a table back."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from build_scripts.__main__ import main
from build_scripts.diagnostics import Trouble
from build_scripts.facts.exchange import COLUMNS, Line, read
from tests.projects import EXAMPLE

KEYS = ["id", "region", "current value", "confirmed value", "new from"]


def export(path: Path, *arguments: str) -> Path:
    command = ["--root", str(EXAMPLE), "facts", "export", str(path), *arguments, "--as-of", "2026-11-21"]
    assert main(command) == 0
    return path


def table(path: Path) -> list[dict[str, str]]:
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_opens_in_excel_and_has_empty_columns_for_the_office(tmp_path: Path) -> None:
    path = export(tmp_path / "qy.csv", "--region", "QY")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = table(path)
    assert [row["编号 · id"] for row in rows] == ["lowest-wage", "town-bonus"]
    first = rows[0]
    assert (first["名称 · label zh"], first["英文名称 · label en"]) == ("最低工资", "Lowest wage")
    assert (first["现行值 · current value"], first["依据编号 · source"]) == ("1800", "example-notice")
    assert (first["读者看到的 · in words zh"], first["生效日 · from"]) == ("每月1800元", "2020-01-01")
    assert {first[column.heading] for column in COLUMNS if column.fill_in} == {""}
    assert not any("姓名" in column.zh and "不写" not in column.zh for column in COLUMNS)


def test_topic_and_region_filter(tmp_path: Path) -> None:
    assert len(table(export(tmp_path / "a.csv", "--topic", "pay"))) == 7
    assert len(table(export(tmp_path / "b.csv", "--topic", "pay", "--region", "GD"))) == 1


def test_xlsx_holds_the_same_as_text_cells(tmp_path: Path) -> None:
    path = export(tmp_path / "all.xlsx")
    sheet = load_workbook(path).worksheets[0]
    head = [cell.value for cell in sheet[1]]
    assert head == [column.heading for column in COLUMNS]
    row = next(r for r in sheet.iter_rows(min_row=2) if r[0].value == "hotline-12333")
    value = row[head.index("现行值 · current value")]
    assert (value.value, value.data_type, value.number_format) == ("12333", "s", "@")
    assert sheet.freeze_panes == "C2"


def test_both_forms_read_back_alike(tmp_path: Path) -> None:
    assert read(export(tmp_path / "a.csv")) == read(export(tmp_path / "a.xlsx"))


@pytest.mark.parametrize("name", ["table.ods", "table"])
def test_other_forms_are_refused(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(EXAMPLE), "facts", "export", str(tmp_path / name)]) == 1
    assert ".csv, .xlsx" in capsys.readouterr().err
    assert not (tmp_path / name).exists()


def test_a_folder_that_is_not_there_is_trouble_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(EXAMPLE), "facts", "export", str(tmp_path / "no" / "a.csv")]) == 1
    assert "error S004" in capsys.readouterr().err


# --- reading back


def write_csv(path: Path, *rows: str, encoding: str = "utf-8", separator: str = ",") -> Path:
    text = "\r\n".join([",".join(KEYS), *rows]) + "\r\n"
    path.write_bytes(text.replace(",", separator).encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_however_a_spreadsheet_saves_it(tmp_path: Path, encoding: str, separator: str) -> None:
    path = write_csv(tmp_path / "t.csv", "wage,QY,1800,对,", encoding=encoding, separator=separator)
    (line,) = read(path)
    assert (line.number, line["id"], line["confirmed value"], line["new from"]) == (2, "wage", "对", "")


def test_rows_are_numbered_as_the_spreadsheet_does_and_empty_ones_skipped(tmp_path: Path) -> None:
    lines = read(write_csv(tmp_path / "t.csv", "a,CN,1,1,", ",,,,", "b,CN,2,2,"))
    assert [(line.number, line["id"]) for line in lines] == [(2, "a"), (4, "b")]


def test_columns_may_move_and_be_renamed_before_the_dot(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("新 · confirmed value,x · region,current value,ID\n5,CN,4,a\n", encoding="utf-8")
    (line,) = read(path)
    assert (line["id"], line["region"], line["confirmed value"], line["remark"]) == ("a", "CN", "5", "")


def test_numbers_and_dates_of_a_sheet_come_back_as_typed(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(KEYS)
    sheet.append(["a", "CN", "4", 2680, datetime.fromisoformat("2027-01-01")])
    sheet.append(["b", "CN", "4", 25.4, date(2027, 2, 1)])
    sheet.append([])
    book.save(tmp_path / "t.xlsx")
    found = [(line["confirmed value"], line["new from"]) for line in read(tmp_path / "t.xlsx")]
    assert found == [("2680", "2027-01-01"), ("25.4", "2027-02-01")]


def test_what_a_spreadsheet_takes_for_a_formula_is_guarded(tmp_path: Path) -> None:
    assert Line(2, (("id", "a"),))["remark"] == ""
    path = write_csv(tmp_path / "t.csv", "a,CN,'+86 20 1,'+86 20 1,")
    assert read(path)[0]["current value"] == "+86 20 1"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("t.csv", b"\xff\xff\xff\x00", "E301"),
        ("t.csv", b"", "E302"),
        ("t.csv", b"id,region\na,CN\n", "E302"),
        ("t.xlsx", b"id,region", "E301"),
        ("t.xlsx", b"PK\x03\x04 broken", "E301"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Trouble) as caught:
        read(tmp_path / name)
    assert caught.value.diagnostic.code == code
    assert caught.value.diagnostic.message("zh")


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"])
@pytest.mark.parametrize("body", [b"", b"<a>", b"<b/>"])
def test_a_damaged_workbook_is_said_without_a_traceback(tmp_path: Path, part: str, body: bytes) -> None:
    whole = export(tmp_path / "whole.xlsx")
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(tmp_path / "t.xlsx", "w") as target:
        for name in source.namelist():
            target.writestr(name, body if name == part else source.read(name))
    with pytest.raises(Trouble, match=r"E30[12]"):
        read(tmp_path / "t.xlsx")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="E301"):
        read(tmp_path / "none.csv")
