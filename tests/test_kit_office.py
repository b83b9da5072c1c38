"""Office files of a kit, opened again: they say the day in the right fonts, compute, and name only whom they should."""

from __future__ import annotations

import io
import math
import re
import zipfile
from dataclasses import replace

import docx
import openpyxl
import pptx
import pytest
from docx.oxml.ns import qn
from openpyxl.worksheet.worksheet import Worksheet

from build_scripts.channels.kit.catalogue import KINDS
from build_scripts.channels.kit.items import detail_of
from build_scripts.channels.kit.kinds import DOTS, Amounts
from build_scripts.channels.kit.occasion import Occasion, spoken
from build_scripts.channels.kit.office.files import OFFICE_ITEMS
from build_scripts.channels.kit.office.records import report
from build_scripts.channels.kit.office.slides import SMALLEST
from build_scripts.channels.kit.texts import ASKED_LESSONS
from build_scripts.channels.protocol import World
from build_scripts.model import Language, Output, Participant
from build_scripts.render.office import HAN, printable, settled
from tests.kit_examples import invented, jobs_of, rendered, with_workshop

LANGUAGES: tuple[Language, ...] = ("zh", "en")
Files = dict[Language, dict[str, bytes]]
NAMED = {"invitation", "thank-you", "minutes", "participants-table"}


def _files(world: World, language: Language) -> dict[str, bytes]:
    jobs = jobs_of(world, language)
    outputs = rendered(jobs[name] for name in OFFICE_ITEMS)
    return {name: outputs[jobs[name].id].data for name in OFFICE_ITEMS}


@pytest.fixture(scope="module")
def files(world: World) -> Files:
    return {language: _files(world, language) for language in LANGUAGES}


def _with_roster(world: World, *people: Participant) -> World:
    (forum,) = world.catalogue.workshops
    return with_workshop(world, replace(forum, sample=people))


def _all_text(data: bytes) -> str:
    """Every letter of every part, tags taken out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")]
    return "\n".join(re.sub(r"<[^>]+>", "", part) for part in parts)


def _words(data: bytes) -> str:
    """Paragraphs and cells of a DOCX."""
    document = docx.Document(io.BytesIO(data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(texts)


# --- all of them


def test_the_same_bytes_again(world: World, files: Files) -> None:
    assert _files(world, "zh") == files["zh"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("item", OFFICE_ITEMS)
def test_no_moment_no_person_no_picture_of_the_library(files: Files, language: Language, item: str) -> None:
    with zipfile.ZipFile(io.BytesIO(files[language][item])) as archive:
        names = archive.namelist()
        core = archive.read("docProps/core.xml").decode()
        relations = archive.read("_rels/.rels").decode()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names[0] == "[Content_Types].xml"
    assert "docProps/thumbnail.jpeg" not in names
    assert "thumbnail" not in relations
    assert not re.search(r"created|modified|python|openpyxl|Steve|lastModifiedBy", core)
    assert re.search(r"<dc:creator>[^<]+</dc:creator>", core)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("item", OFFICE_ITEMS)
def test_names_stand_in_named_items_only(files: Files, language: Language, item: str) -> None:
    found = set(re.findall(r"(?:参会者|Participant )0\d", _all_text(files[language][item])))
    assert bool(found) == (item in NAMED)
    if item in NAMED:
        assert len(found) >= 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_documents_open_in_a_font_with_chinese(files: Files, language: Language) -> None:
    for item in ("invitation", "thank-you", "press-note", "minutes", "report"):
        document = docx.Document(io.BytesIO(files[language][item]))
        for name in ("Normal", "Title", "Heading 1"):
            fonts = document.styles[name].element.rPr.rFonts
            assert fonts.get(qn("w:eastAsia")) == HAN
            # A font of the theme would win over it.
            assert not [key for key in fonts.attrib if "Theme" in key]
        section = document.sections[0]
        width, height = section.page_width, section.page_height
        assert width is not None
        assert height is not None
        assert (round(width.mm), round(height.mm)) == (210, 297)


def test_signs_that_xml_cannot_hold_are_left_out(world: World) -> None:
    strange = invented(1, "workers", name="参会者\x0b01\x1f", organisation="一\n二")
    job = jobs_of(_with_roster(world, strange))["minutes"]
    (output,) = rendered([job]).values()
    assert "参会者01" in _words(output.data)
    assert printable("a\x00b\nc") == "ab c"


def test_what_settles_a_file_keeps_its_order() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("b.xml", "a.xml", "[Content_Types].xml", "docProps/core.xml"):
            archive.writestr(name, "<x>someone</x>")
    again = settled(out.getvalue(), title="甲 & 乙", author="编辑部", language="zh")
    with zipfile.ZipFile(io.BytesIO(again)) as archive:
        assert archive.namelist() == ["[Content_Types].xml", "b.xml", "a.xml", "docProps/core.xml"]
        assert "甲 &amp; 乙" in archive.read("docProps/core.xml").decode()
        assert b"someone" not in archive.read("docProps/core.xml")


# --- documents


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("item", ["invitation", "thank-you"])
def test_a_letter_for_each_person_and_one_without_a_name(files: Files, language: Language, item: str) -> None:
    document = docx.Document(io.BytesIO(files[language][item]))
    texts = [paragraph.text for paragraph in document.paragraphs]
    greeting = "尊敬的{}：" if language == "zh" else "Dear {},"
    blank, name = ("【姓名】", "参会者03") if language == "zh" else ("[name]", "Participant 03")
    assert texts.count(greeting.format(blank)) == 1
    assert texts.count(greeting.format(name)) == 1
    # A break of its own would make an empty page after a full one.
    assert not document.element.body.findall(f".//{qn('w:br')}")
    first = texts[0]
    begin = [one.text for one in document.paragraphs if one.paragraph_format.page_break_before]
    assert begin == [first] * 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_invitation_says_when_where_and_that_nothing_is_asked_for(
    files: Files, language: Language
) -> None:
    text = _words(files[language]["invitation"])
    wanted = ("2026年12月5日", "08:45–13:55", "镇文化站", "不收身份证号和手机号", "供午餐") if language == "zh" else (
        "5 December 2026", "08:45–13:55", "Town culture station", "no identity or phone number", "Lunch is served",
    )  # fmt: skip
    for words in wanted:
        assert words in text


def test_what_is_filled_in_stands_out(files: Files) -> None:
    document = docx.Document(io.BytesIO(files["zh"]["press-note"]))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    for run in runs:
        assert (run.font.highlight_color is not None) == run.text.startswith("【"), run.text
    assert sum(run.font.highlight_color is not None for run in runs) >= 8


def test_the_minutes_hold_agenda_and_names(files: Files) -> None:
    tables = docx.Document(io.BytesIO(files["zh"]["minutes"])).tables
    agenda = next(table for table in tables if table.cell(0, 1).text == "环节")
    assert [row.cells[1].text for row in agenda.rows][1:] == ["开场", "看单子", "画一周", "收尾"]
    assert agenda.cell(2, 0).text == "09:20–10:50"
    names = next(table for table in tables if table.cell(0, 1).text == "姓名")
    assert [row.cells[1].text for row in names.rows][1:] == [f"参会者{n:02}" for n in range(1, 8)]
    came = next(table for table in tables if table.cell(0, 1).text == "邀请")
    assert [cell.text for cell in came.rows[-1].cells] == ["合计", "7", ""]
    assert "即将就业的学生" in {row.cells[0].text for row in came.rows}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_call_a_public_by_its_short_name(files: Files, language: Language) -> None:
    """A column of six is narrow; a public without a short name is called by its own."""
    tables = docx.Document(io.BytesIO(files[language]["minutes"])).tables
    publics = {row.cells[2].text for row in tables[-1].rows[1:]}
    assert publics == (
        {"劳动者", "学生", "高校和手机用户"}
        if language == "zh"
        else {"Workers", "Students", "Universities and citizens on phones"}
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_begin_a_page_and_no_empty_page_stands_before_it(files: Files, language: Language) -> None:
    document = docx.Document(io.BytesIO(files[language]["minutes"]))
    begin = [one.text for one in document.paragraphs if one.paragraph_format.page_break_before]
    assert begin == ["名单" if language == "zh" else "People"]
    assert not document.element.body.findall(f".//{qn('w:br')}")


def test_each_answer_of_the_report_has_a_cell_for_its_count(files: Files) -> None:
    tables = docx.Document(io.BytesIO(files["zh"]["report"])).tables
    (sure,) = (table for table in tables if any(cell.text == "说不准" for cell in table.columns[0].cells))
    assert [[cell.text for cell in row.cells] for row in sure.rows] == [
        ["是", "", "不是", ""],
        ["说不准", "", "", ""],
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_asks_for_every_answer_of_the_form(files: Files, language: Language) -> None:
    text = _words(files[language]["report"])
    asked = ("听得懂。", "还来吗？", "不想说", "说不准", "很同意", "还想说：") if language == "zh" else (
        "It was clear.", "Would you come again?", "Not saying", "Not sure", "Fully", "I would add:",
    )  # fmt: skip
    for words in asked:
        assert words in text


def test_the_report_counts_the_lessons_that_the_form_asks_for(world: World) -> None:
    job = jobs_of(world)["report"]
    titles = ("甲课", "乙课", "丙课", "丁课", "戊课")
    day = replace(detail_of(job, Occasion), lessons=titles)
    said = _words(report(job, day))
    assert [title in said for title in titles] == [n < ASKED_LESSONS for n in range(5)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_head_of_a_table_is_repeated_and_no_row_is_broken(files: Files, language: Language) -> None:
    document = docx.Document(io.BytesIO(files[language]["minutes"]))
    rows = [row._tr for table in document.tables if len(table.columns) > 1 for row in table.rows]
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    assert len(document.element.body.findall(f".//{qn('w:tblHeader')}")) == 4


# --- tables

FORMULAS = (
    "=1+1",
    "+SUM(A1)",
    "-2+3",
    "@now",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.invalid","x")',
)


def _sheet(data: bytes, place: int) -> Worksheet:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[place]
    assert isinstance(sheet, Worksheet)
    return sheet


def test_names_are_never_formulas(world: World) -> None:
    people = [invented(n, "workers", name=f, name_other=f, organisation=f) for n, f in enumerate(FORMULAS, 1)]
    job = jobs_of(_with_roster(world, *people))["participants-table"]
    (output,) = rendered([job]).values()
    sheet = _sheet(output.data, 0)
    for at, formula in enumerate(FORMULAS, 5):
        for column in (2, 3, 5):
            cell = sheet.cell(at, column)
            assert (cell.value, cell.data_type) == (formula, "s")
            assert cell.quotePrefix
    with zipfile.ZipFile(io.BytesIO(output.data)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_counts_each_public_with_formulas(files: Files, language: Language) -> None:
    count = _sheet(files[language]["participants-table"], 1)
    people = _sheet(files[language]["participants-table"], 0)
    publics = [row[3].value for row in people.iter_rows(min_row=5)]
    for row in count.iter_rows(min_row=5, max_row=7):
        area = re.fullmatch(r"=COUNTIF\('(.+)'!\$D\$5:\$D\$(\d+),A\d\)", str(row[1].value))
        assert area is not None
        assert area[1] == people.title
        assert int(area[2]) >= 4 + len(publics)
        assert publics.count(row[0].value) >= 2
    assert count.cell(8, 2).value == "=SUM(B5:B7)"


def _computed(formula: str, people: int, tables: int, cells: dict[str, float]) -> float:
    """What a formula of the materials gives: + - * / and ROUNDUP over cells."""
    text = re.sub(r"'[^']+'!", "", formula.removeprefix("=")).replace("$", "")
    names = {"B3": people, "B4": tables, "B5": 0.05, **cells}
    text = re.sub(r"\b[A-G]\d+\b", lambda match: repr(names[match[0]]), text)
    assert re.fullmatch(r"[0-9.+*/(),ROUNDUP -]+", text), text
    value = eval(text, {"__builtins__": {}}, {"ROUNDUP": lambda v, _: math.ceil(round(v, 9))})
    return float(value)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("people", "tables"), [(7, 2), (48, 6), (101, 13)])
def test_quantities_follow_people_tables_and_spares(
    files: Files, language: Language, people: int, tables: int
) -> None:
    sheet = _sheet(files[language]["materials"], 0)
    assert (sheet["B3"].value, sheet["B4"].value, sheet["B5"].value) == (7, 2, 0.05)
    seen = 0
    for row in sheet.iter_rows(min_row=8):
        at = row[0].row
        assert at is not None
        cells = {
            f"{letter}{at}": float(str(row[i].value))
            for i, letter in ((2, "C"), (3, "D"), (4, "E"), (5, "F"))
        }
        quantity = _computed(str(row[6].value), people, tables, cells)
        each, table, event, spare = cells.values()
        assert quantity == math.ceil(round((each * people + table * tables) * (1 + spare * 0.05), 9)) + event
        assert quantity >= 1, row[0].value
        seen += 1
    assert seen >= 20


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("people", "tables"), [(7, 2), (48, 6), (100, 13)])
def test_copies_in_the_table_are_those_of_the_print_note(
    files: Files, language: Language, people: int, tables: int
) -> None:
    sheet = _sheet(files[language]["materials"], 1)
    printed = [kind for kind in KINDS if kind.copies != "none"]
    rows = list(sheet.iter_rows(min_row=5))
    assert [row[0].value for row in rows] == [kind.name[language] for kind in printed]
    for kind, row in zip(printed, rows, strict=True):
        assert _computed(str(row[1].value), people, tables, {}) == Amounts(people, tables).copies(kind), (
            kind.id
        )


def test_three_dots_for_everybody_and_some_to_spare() -> None:
    dots = next(kind for kind in KINDS if kind.id == "voting-dots")
    assert Amounts(48, 6).everybody == 51
    assert Amounts(48, 6).copies(dots) * DOTS >= 3 * 51
    assert (Amounts(48, 6).copies(dots) - 1) * DOTS < 3 * 51


# --- slides


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slide_for_each_session_with_its_time(files: Files, language: Language) -> None:
    slides = list(pptx.Presentation(io.BytesIO(files[language]["slides"])).slides)
    assert len(slides) == 2 + 6
    texts = ["\n".join(s.text_frame.text for s in slide.shapes if s.has_text_frame) for slide in slides]
    title, time = (
        ("看单子", "09:20–10:50 90分钟") if language == "zh" else ("Read slips", "09:20–10:50 90 min")
    )
    assert title in texts[4]
    assert time in texts[4]
    assert ("13:00 回来" if language == "zh" else "13:00 we go on") in texts[5]
    assert slides[4].notes_slide.notes_text_frame.text.count("\n") == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_slides_are_read_from_the_last_row(files: Files, language: Language) -> None:
    for slide in pptx.Presentation(io.BytesIO(files[language]["slides"])).slides:
        runs = [
            run
            for shape in slide.shapes
            if shape.has_text_frame
            for paragraph in shape.text_frame.paragraphs
            for run in paragraph.runs
        ]
        assert runs
        for run in runs:
            assert run.font.size is not None
            assert run.font.size.pt >= SMALLEST
            faces = [node.get("typeface") for node in run._r.rPr if node.tag.endswith("}ea")]
            assert faces == [HAN]
        assert slide.shapes.title is not None
        assert slide.shapes.title.text_frame.text


def test_a_slide_shows_what_is_said_and_not_what_is_done(files: Files) -> None:
    script = "- **做**：发“单子”。\n- **说**：“先看这里。”再说：“问谁？”\n- **晚了**：“算了。”"
    assert spoken(script, "zh") == ("先看这里。", "问谁？")
    assert spoken("- **SAY**: “It is the law. [2]”", "en") == ("It is the law.",)
    slide = pptx.Presentation(io.BytesIO(files["zh"]["slides"])).slides[4]
    text = "\n".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
    assert "“最低每月2000元，少了就问。”" in text.replace(" ", "")
    assert "发单子" not in text
    assert "晚了" not in text


def test_the_notes_say_where_amounts_come_from(files: Files) -> None:
    first = pptx.Presentation(io.BytesIO(files["zh"]["slides"])).slides[0]
    notes = first.notes_slide.notes_text_frame.text
    assert re.match(r"依据\n\[1\] .+：.*2000", notes.replace(" ", "").replace("[1]", "[1] ")), notes


def test_an_amount_on_a_slide_is_the_regions_own(world: World) -> None:
    (output,) = rendered([jobs_of(world, "zh", "QY")["slides"]]).values()
    text = _all_text(output.data).replace(" ", "")
    assert "1800" in text
    assert "2000元" not in text


def test_an_output_says_what_it_is(world: World) -> None:
    jobs = jobs_of(world)
    outputs: dict[str, Output] = rendered(jobs[name] for name in ("slides", "materials", "report"))
    kinds = {output.path.rsplit(".", 1)[1]: output.media_type for output in outputs.values()}
    assert kinds["pptx"].endswith("presentationml.presentation")
    assert kinds["xlsx"].endswith("spreadsheetml.sheet")
    assert kinds["docx"].endswith("wordprocessingml.document")
