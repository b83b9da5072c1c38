"""Rosters as organisers keep them: encodings, headings, what is wrong with a row, and what is said about it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from build_scripts.diagnostics import Findings, as_text
from build_scripts.load.roster import load_roster
from build_scripts.model import Participant
from tests.projects import ROOT

TEXT = "姓名,英文名,类别,单位,桌号,语言,需要\n参会者01,Participant 01,农民工,示例工厂,第3桌,英文,轮椅\n"


def _load(path: Path, data: bytes, *, private: bool = False) -> tuple[tuple[Participant, ...], Findings]:
    path.write_bytes(data)
    findings = Findings()
    return load_roster(path, path.parent, findings, private=private), findings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_encoding_gives_the_same_people(tmp_path: Path, encoding: str, line_end: str) -> None:
    (person,), findings = _load(tmp_path / "r.csv", TEXT.replace("\n", line_end).encode(encoding))
    assert len(findings) == 0
    assert person == Participant("参会者01", "Participant 01", "workers", "示例工厂", "3", "en", "轮椅")
    assert person.row == 2


@pytest.mark.parametrize("separator", [";", "\t", "，"])
def test_other_separators(tmp_path: Path, separator: str) -> None:
    (person,), _ = _load(tmp_path / "r.csv", TEXT.replace(",", separator).encode())
    assert (person.name, person.public, person.needs) == ("参会者01", "workers", "轮椅")


def test_english_headings_in_any_order_and_unknown_columns(tmp_path: Path) -> None:
    text = "Public,Phone,Name,Table\nUniversities and citizens on phones,x,Participant 01,Table 12\n"
    (person,), findings = _load(tmp_path / "r.csv", text.encode())
    assert (person.public, person.name, person.table) == ("universities-citizens", "Participant 01", "12")
    assert (person.language, person.name_other, len(findings)) == ("zh", "", 0)


@pytest.mark.parametrize(
    ("cell", "table"),
    [("", ""), ("3", "3"), ("03", "3"), ("３号桌", "3"), ("table 3", "3"), ("主桌", "主桌"), ("A2", "A2")],
)
def test_tables_as_people_write_them(tmp_path: Path, cell: str, table: str) -> None:
    (person,), _ = _load(tmp_path / "r.csv", f"姓名,类别,桌号\n参会者01,学生,{cell}\n".encode())
    assert person.table == table


def test_spaces_line_breaks_and_invisible_signs_go(tmp_path: Path) -> None:
    text = '\n 姓名 ,类别\n"\u200b参会者\n01\u00a0", 工会 \n,\n'
    (person,), findings = _load(tmp_path / "r.csv", text.encode())
    assert (person.name, person.public, len(findings)) == ("参会者 01", "unions", 0)


def test_a_letter_and_its_mark_are_one_character(tmp_path: Path) -> None:
    text = "姓名,英文名,类别\n参会者\U0002f9f4,Participant Sa\u0301rka C\u030c Ło\u0301dz\u0301 01,工会\n"
    (person,), findings = _load(tmp_path / "r.csv", text.encode())
    assert (person.name_other, len(findings)) == ("Participant S\u00e1rka \u010c Ł\u00f3d\u017a 01", 0)
    # A character that Unicode calls the double of another one is somebody's name all the same.
    assert person.name == "参会者\U0002f9f4"


def test_every_wrong_row_is_named_by_its_number(tmp_path: Path) -> None:
    text = "姓名,类别\n参会者01,学生\n,学生\n\n参会者04,游客\n参会者05,工会\n"
    people, findings = _load(tmp_path / "r.csv", text.encode())
    assert [p.row for p in people] == [2, 6]
    assert [(d.code, d.location.line) for d in findings] == [("R903", 3), ("R902", 5)]


def test_a_word_for_a_public_that_nobody_knows_is_told_once(tmp_path: Path) -> None:
    text = "姓名,类别\n参会者01,游客\n参会者02,学生\n参会者03,游客\n参会者04,演员\n"
    people, findings = _load(tmp_path / "r.csv", text.encode())
    assert [p.row for p in people] == [3]
    assert [(d.code, d.location.line, dict(d.values)["rows"]) for d in findings] == [
        ("R902", 2, "2, 4"),
        ("R902", 5, "5"),
    ]
    _, findings = _load(tmp_path / "r.csv", text.encode(), private=True)
    assert "第 2, 4 行的类别 “…” 不认识" in as_text(findings, ("zh", "en"))
    assert "游客" not in as_text(findings, ("zh", "en"))


def test_offices_as_a_spreadsheet_calls_them_and_totals_in_any_column(tmp_path: Path) -> None:
    text = "序号,姓名,身份\n1,参会者01,人社局\n2,参会者02,公司\n3,参会者03,大学老师\n合计,3人,\n"
    people, findings = _load(tmp_path / "r.csv", text.encode())
    assert [p.public for p in people] == ["authorities", "employers", "universities-citizens"]
    assert len(findings) == 0


def test_no_is_an_answer_to_a_photograph(tmp_path: Path) -> None:
    text = "姓名,类别,同意拍照\n参会者01,学生,否\n参会者02,学生,不\n参会者03,学生,—\n参会者04,学生,√\n"
    people, findings = _load(tmp_path / "r.csv", text.encode())
    assert [p.consent for p in people] == [False, False, None, True]
    assert len(findings) == 0


def test_what_is_said_of_a_real_roster_quotes_nothing_of_it(tmp_path: Path) -> None:
    """In a shifted row the name stands in another column."""
    text = "姓名,类别\n学生,隐去的名字\n"
    _, findings = _load(tmp_path / "r.csv", text.encode(), private=True)
    said = as_text(findings, ("zh", "en"))
    assert "R902" in said
    assert ":2:" in said
    assert "隐去的名字" not in said
    _, findings = _load(tmp_path / "r.csv", text.encode())
    assert "隐去的名字" in as_text(findings, ("zh", "en"))


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xff\xff\xff\x80", '姓名,类别\n"参会者01,学生\n'.encode()])
def test_what_cannot_be_read(tmp_path: Path, data: bytes) -> None:
    people, findings = _load(tmp_path / "r.csv", data)
    assert people == ()
    assert [d.code for d in findings] == ["R904"]


def test_a_missing_file(tmp_path: Path) -> None:
    findings = Findings()
    assert load_roster(tmp_path / "none.csv", tmp_path, findings) == ()
    assert [d.code for d in findings] == ["R904"]


def test_missing_columns(tmp_path: Path) -> None:
    people, findings = _load(tmp_path / "r.csv", "单位,桌号\n示例单位,1\n".encode())
    assert people == ()
    assert {dict(d.values)["column"] for d in findings} == {"姓名/name", "类别/public"}


def test_the_sample_is_forty_eight_invented_people_mixed_over_six_tables() -> None:
    findings = Findings()
    people = load_roster(ROOT / "workshops/forum/participants.sample.csv", ROOT, findings)
    assert len(findings) == 0
    assert [p.name for p in people] == [f"参会者{n:02}" for n in range(1, 49)]
    assert [p.name_other for p in people] == [f"Participant {n:02}" for n in range(1, 49)]
    publics = {p.public for p in people}
    assert len(publics) == 6
    for table in map(str, range(1, 7)):
        at_table = [p.public for p in people if p.table == table]
        assert (len(at_table), set(at_table)) == (8, publics)
    assert any(p.needs for p in people)
    assert all("示例" in p.organisation for p in people)


# --- as people keep it


def _book(*rows: tuple[object, ...], merge: tuple[str, ...] = ()) -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(list(row))
    for span in merge:
        sheet.merge_cells(span)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_with_a_title_numbers_and_merged_cells(tmp_path: Path) -> None:
    data = _book(
        ("2026年论坛参会名单", None, None, None, None),
        ("（共三人）", None, None, None, None),
        (),
        ("序号", "姓 名 *", "人员类别", "工作单位（全称）", "桌次"),
        (1, "参会者01", "农民工", "示例工厂", 3),
        (2, "参会者02", "学生", None, 3.0),
        (),
        (3, "参会者03", "工会", "示例工会", "第四桌"),
        (None, "合计", None, None, None),
        merge=("A1:E1", "D5:D6"),
    )
    people, findings = _load(tmp_path / "r.xlsx", data, private=True)
    assert len(findings) == 0
    assert [(p.row, p.name, p.public, p.organisation, p.table) for p in people] == [
        (5, "参会者01", "workers", "示例工厂", "3"),
        (6, "参会者02", "students", "示例工厂", "3"),
        (8, "参会者03", "unions", "示例工会", "4"),
    ]


def test_a_second_sheet_of_something_else_and_a_hidden_old_list_are_passed_over(tmp_path: Path) -> None:
    book = Workbook()
    notes = book.active
    assert isinstance(notes, Worksheet)
    notes.append(["会务安排", "茶水"])
    people = book.create_sheet("名单")
    people.append(["Name / 姓名", "Group / 类别"])
    people.append(["Participant 01", "Students"])
    old = book.create_sheet("旧")
    old.append(["姓名", "类别"])
    old.append(["参会者09", "学生"])
    old.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    found, findings = _load(tmp_path / "r.xlsx", out.getvalue(), private=True)
    assert [p.name for p in found] == ["Participant 01"]
    assert len(findings) == 0


def test_utf_16_without_its_mark(tmp_path: Path) -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        (person,), _ = _load(tmp_path / "r.csv", TEXT.encode(encoding))
        assert person.name == "参会者01"


def test_needs_in_columns_of_their_own_and_consent(tmp_path: Path) -> None:
    text = (
        "姓名,类别,轮椅,大字,忌口,同意拍照\n"
        "参会者01,学生,√,否,花生,是\n参会者02,学生,,,是,不同意\n参会者03,学生,,yes,无,\n"
    )
    people, findings = _load(tmp_path / "r.csv", text.encode())
    assert [p.needs for p in people] == ["轮椅、花生", "忌口", "大字"]
    assert [p.consent for p in people] == [True, False, None]
    assert len(findings) == 0


def test_pairs_by_name_in_either_script_or_by_row(tmp_path: Path) -> None:
    text = (
        "姓名,英文名,类别,同桌,分开\n参会者01,Participant 01,学生,participant 03、第3行,\n"
        "参会者02,,学生,,第 2 行\n参会者03,Participant 03,工会,—,\n"
    )
    people, findings = _load(tmp_path / "r.csv", text.encode())
    assert [(p.together, p.apart) for p in people] == [((4, 3), ()), ((), (2,)), ((), ())]
    assert len(findings) == 0


def test_a_printed_list_repeats_its_headings(tmp_path: Path) -> None:
    text = "姓名,类别\n参会者01,学生\n姓名,类别\n参会者02,工会\n总计,\n"
    people, findings = _load(tmp_path / "r.csv", text.encode())
    assert [p.row for p in people] == [2, 4]
    assert len(findings) == 0


@pytest.mark.parametrize(
    "name", ["名" * 40, "阿卜杜热合曼·买买提吐尔逊", "O'Neil-Sample Jr.", "Zoë Sample", "欧阳（甲）"]
)
def test_names_that_are_unusual_and_right(tmp_path: Path, name: str) -> None:
    (person,), findings = _load(tmp_path / "r.csv", f"姓名,类别\n{name},学生\n".encode(), private=True)
    assert person.name == name
    assert len(findings) == 0


@pytest.mark.parametrize(
    "cell",
    [
        "999999" + "199001010019",
        "９９９９９９" + "19900101001X",
        "13800" + "000000",
        "+86 138 0000 " + "0000",
        "1.38E+10",
        "020-" + "88880000",
        "someone@sample.example",
    ],
)
def test_personal_numbers_are_refused_and_not_repeated(tmp_path: Path, cell: str) -> None:
    text = "姓名,类别,备注\n参会者01,学生,\n" + f"参会者02,学生,{cell}\n" * 12
    _, findings = _load(tmp_path / "r.csv", text.encode(), private=True)
    (finding,) = [d for d in findings if d.code == "R906"]
    said = as_text([finding], ("zh", "en"))
    assert finding.location.line == 3
    assert "第 3 列" in said
    assert "(12)" in said
    assert cell not in said


@pytest.mark.parametrize("cell", ["3 号桌", "2026 届", "510800", "素食", "A12", "100 人的厂"])
def test_other_numbers_are_no_personal_numbers(tmp_path: Path, cell: str) -> None:
    people, findings = _load(
        tmp_path / "r.csv", f"姓名,类别,备注\n参会者01,学生,{cell}\n".encode(), private=True
    )
    assert len(people) == 1
    assert len(findings) == 0
