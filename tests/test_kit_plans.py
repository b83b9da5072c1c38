"""What a day does with plans decides what is in its box, and what letters and records say of them afterwards."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest

from build_scripts.channels.kit.badges import ems
from build_scripts.channels.kit.catalogue import KINDS, kinds_for
from build_scripts.channels.kit.details import RunSheet
from build_scripts.channels.kit.more import needs_large_print
from build_scripts.channels.kit.office.aftermath import MINUTED, NEWS, REPORTED, THANKED
from build_scripts.channels.kit.office.stock_list import STOCK
from build_scripts.channels.protocol import World
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import PLAN_WORK, Job, Language, Participant, PlanWork, Text
from build_scripts.organiser.desk import _place
from build_scripts.organiser.folders import KitFolders, changed
from build_scripts.organiser.rendering import KitFile
from build_scripts.organiser.reporting import report_lines
from tests.kit_examples import jobs_of, kit_project, pages, rendered, with_workshop
from tests.projects import ROOT, rewrite

LANGUAGES: tuple[Language, ...] = ("zh", "en")
VOTING = {"dot-board", "voting-dots"}


def _jobs(world: World, plans: PlanWork, language: Language = "zh") -> dict[str, Job]:
    (forum,) = world.catalogue.workshops
    return jobs_of(with_workshop(world, replace(forum, plans=plans)), language)


def _words(job: Job) -> str:
    """Paragraphs and cells of a DOCX."""
    (output,) = rendered([job]).values()
    document = docx.Document(io.BytesIO(output.data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(texts)


def _with_people(world: World, *people: Participant) -> World:
    (forum,) = world.catalogue.workshops
    return with_workshop(world, replace(forum, sample=people))


# --- what is in the box


@pytest.mark.parametrize(
    ("plans", "left_out"),
    [
        ("kept", set()),
        ("continued", VOTING),
        ("answered", VOTING | {"action-plan"}),
        ("none", VOTING | {"action-plan"}),
    ],
)
def test_only_a_day_that_uses_them_gets_plan_sheets_and_dots(
    world: World, plans: PlanWork, left_out: set[str]
) -> None:
    assert {kind.id for kind in KINDS} - {kind.id for kind in kinds_for(plans)} == left_out
    jobs = _jobs(world, plans)
    assert {kind.id for kind in KINDS} - {job.part for job in jobs.values()} == left_out
    (zip_job,) = (job for job in jobs.values() if job.part == "zip")
    assert set(zip_job.needs) == {job.id for job in jobs.values()} - {zip_job.id}


@pytest.mark.parametrize("plans", PLAN_WORK)
def test_the_list_of_materials_counts_what_the_day_uses(world: World, plans: PlanWork) -> None:
    (output,) = rendered([_jobs(world, plans)["materials"]]).values()
    book = openpyxl.load_workbook(io.BytesIO(output.data))
    things = [row[0].value for row in book.worksheets[0].iter_rows(min_row=8)]
    prints = [row[0].value for row in book.worksheets[1].iter_rows(min_row=5)]
    votes = {thing.name.zh for thing in STOCK if thing.votes}
    assert votes
    assert votes.issubset(things) == (plans == "kept")
    assert ("投票板" in prints) == (plans == "kept")
    assert ("方案纸" in prints) == (plans in {"kept", "continued"})


def test_the_real_programmes_say_what_they_do_with_plans() -> None:
    catalogue = load_catalogue(ROOT, Findings())
    assert catalogue is not None
    assert {workshop.id: workshop.plans for workshop in catalogue.workshops} == {
        "forum": "kept",
        "training-session": "none",
        "workshop-entrepreneurship": "continued",
        "workshop-moving-and-flexible-work": "continued",
        "workshop-organisers-and-data": "continued",
        "workshop-safety-net": "continued",
        "workshop-starting-work": "continued",
        "wrap-up-seminar": "answered",
    }


def test_a_word_that_is_none_of_them_is_a_finding(tmp_path: Path) -> None:
    root = kit_project(tmp_path)
    rewrite(root / "workshops/forum/workshop.yml", "publics:", "plans: keep\npublics:")
    findings = Findings()
    load_catalogue(root, findings)
    assert [(d.code, dict(d.values)["value"]) for d in findings if d.level == "error"] == [("Y108", "keep")]


def test_no_session_counts_what_the_general_list_counts() -> None:
    """Two numbers for one thing, and the organiser would have to guess which to buy."""
    general = {
        "胸牌套和挂绳",
        "笔",
        "杯子",
        "话筒",
        "大纸",
        "粗笔",
        "剪刀",
        "便利贴（本）",
        "胶带（卷）",
        "计时器",
    }
    catalogue = load_catalogue(ROOT, Findings())
    assert catalogue is not None
    for workshop in catalogue.workshops:
        for session in workshop.sessions:
            counted = {supply.what.zh for supply in session.supplies}
            assert not counted & general, (workshop.id, session.id)


# --- what is said afterwards


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("plans", PLAN_WORK)
def test_letters_and_records_speak_of_what_the_day_did(
    world: World, plans: PlanWork, language: Language
) -> None:
    jobs = _jobs(world, plans, language)
    blank = str.maketrans("【】", "[]" if language == "en" else "【】")
    said = {item: _words(jobs[item]) for item in ("thank-you", "press-note", "minutes", "report")}
    assert THANKED[plans][language].then.translate(blank) in said["thank-you"]
    assert NEWS[plans][language].translate(blank) in said["press-note"]
    assert REPORTED[plans][language].title in said["report"]
    for asked in MINUTED[plans][language]:
        assert asked.title in said["minutes"]
    for other in set(PLAN_WORK) - {plans}:
        assert THANKED[other][language].then.translate(blank) not in said["thank-you"]
        assert NEWS[other][language].translate(blank) not in said["press-note"]
        assert not any(asked.title in said["minutes"] for asked in MINUTED[other][language])


def test_every_row_to_fill_in_has_a_width_for_each_column() -> None:
    tables = [table for one in MINUTED.values() for tables in one.values() for table in tables]
    tables += [table for one in REPORTED.values() for table in one.values()]
    assert len(tables) == 16
    assert all(len(table.heads) == len(table.widths) for table in tables)


# --- what the organiser is told about this roster


@pytest.mark.parametrize(
    ("need", "large"),
    [("大字", True), ("轮椅；大字版", True), ("Large Print", True), ("素食", False), ("", False)],
)
def test_who_needs_large_print(need: str, large: bool) -> None:
    assert needs_large_print(need) == large


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_to_run_it_counts_large_print_and_the_other_language_and_has_dates(
    world: World, language: Language
) -> None:
    (output,) = rendered([jobs_of(world, language)["how-to-run"]]).values()
    text = " ".join(pages(output.data)).replace("\n", " ")
    if language == "zh":
        assert "2 人要大字" in text
        assert "2 人读英文" in text
        assert "2026年11月7日前" in text
        assert "2026年12月4日前" in text
    else:
        assert "Large print for 2" in text
        assert "In Chinese for 5" in text
        assert "by 7 November 2026" in text
    assert "参会者0" not in text


def test_an_event_without_a_day_has_no_dates(world: World) -> None:
    (forum,) = world.catalogue.workshops
    jobs = jobs_of(with_workshop(world, replace(forum, date=None)))
    (output,) = rendered([jobs["how-to-run"]]).values()
    assert "月" not in pages(output.data)[0]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("文化馆 | Culture centre", ("文化馆", "Culture centre")),
        ("文化馆｜Culture centre", ("文化馆", "Culture centre")),
        ("文化馆", ("文化馆", "文化馆")),
        ("{fact:x} <b>馆</b>", ("fact:x   b 馆 /b", "fact:x   b 馆 /b")),
    ],
)
def test_a_place_in_both_languages(words: str, place: tuple[str, str]) -> None:
    found = _place(words)
    assert found is not None
    assert (found.zh, found.en) == place


def test_no_place_leaves_the_definitions() -> None:
    assert _place("") is None
    assert _place(" | ") is None


# --- long names, long lists


def test_a_long_name_stays_on_one_line_of_its_certificate(world: World) -> None:
    (forum,) = world.catalogue.workshops
    long = "虚构阿卜杜热合曼·买买提明江·示例"
    guest = replace(forum.sample[0], name=long, name_other="Participant Abdurahman Mamatimin Example")
    job = jobs_of(_with_people(world, guest, *forum.sample[1:]))["certificates"]
    (output,) = rendered([job]).values()
    document = pypdfium2.PdfDocument(output.data)
    page = document[0].get_textpage()
    at = page.get_text_range().index(long)
    boxes = [page.get_charbox(at + place) for place in range(len(long))]
    other = page.get_charbox(page.get_text_range().index("Participant"))
    assert max(box[3] for box in boxes) - min(box[1] for box in boxes) < 34
    assert min(box[1] for box in boxes) > other[3]
    document.close()


def test_a_heading_of_the_list_stands_with_its_first_name(world: World) -> None:
    (forum,) = world.catalogue.workshops
    for count in range(24, 31):
        workers = tuple(
            replace(forum.sample[0], name=f"参会者{n}", name_other=f"Participant {n}", table=str(n % 4 + 1))
            for n in range(10, 10 + count)
        )
        job = jobs_of(_with_people(world, *workers, *forum.sample[3:]))["participants"]
        (output,) = rendered([job]).values()
        for page in pages(output.data):
            lines = [line for line in page.splitlines() if line.strip()]
            for at, line in enumerate(lines):
                if "Students entering work" in line or line.startswith("高校"):
                    assert "参会者" in "".join(lines[at + 1 : at + 3]), count


def test_rows_of_a_table_are_as_high_as_what_stands_in_them(world: World) -> None:
    (forum,) = world.catalogue.workshops
    long = replace(forum.sample[0], organisation="示例五金制品（清远）有限公司第二生产车间装配一组夜班")
    job = jobs_of(_with_people(world, long, *forum.sample[1:]))["participants-table"]
    (output,) = rendered([job]).values()
    sheet = openpyxl.load_workbook(io.BytesIO(output.data)).worksheets[0]
    heights = [sheet.row_dimensions[row].height for row in (5, 6)]
    assert heights[0] == 3 * heights[1] > 0
    assert sheet.column_dimensions["E"].width < 2 * ems(long.organisation)


def test_letters_have_no_page_numbers_and_records_have(world: World) -> None:
    for item, numbered in (("invitation", False), ("thank-you", False), ("minutes", True)):
        (output,) = rendered([jobs_of(world)[item]]).values()
        with zipfile.ZipFile(io.BytesIO(output.data)) as archive:
            foot = "".join(archive.read(n).decode() for n in archive.namelist() if "footer" in n)
        assert "工资论坛" in foot
        assert ("PAGE" in foot) == numbered, item


def test_needs_are_counted_from_the_run_sheet(world: World) -> None:
    run = jobs_of(world)["run-sheet"].detail
    assert isinstance(run, RunSheet)
    assert sum(need.people for need in run.needs if needs_large_print(need.need)) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lines_of_the_banner_keep_clear_of_each_other(world: World, language: Language) -> None:
    (forum,) = world.catalogue.workshops
    short = replace(forum, title=Text("gj工资", "gj pay"))
    (output,) = rendered([jobs_of(with_workshop(world, short), language)["hall-banner-strip"]]).values()
    document = pypdfium2.PdfDocument(output.data)
    page = document[0].get_textpage()
    boxes: dict[float, list[float]] = {}
    text = page.get_text_range()
    for at, sign in enumerate(text):
        if not sign.isspace():
            _, bottom, _, top = page.get_charbox(at, loose=False)
            line = text.count("\n", 0, at)
            known = boxes.setdefault(line, [bottom, top])
            boxes[line] = [min(known[0], bottom), max(known[1], top)]
    document.close()
    lines = sorted(boxes.values(), reverse=True)
    assert len(lines) == 4
    # The note on the scale stands apart, at the left edge.
    for above, below in pairwise(lines[:3]):
        assert above[0] > below[1]


def test_the_organiser_is_told_which_box_to_open(tmp_path: Path) -> None:
    files = tuple(
        KitFile(name, "zh", b"", "", named=True)
        for name in ("6-会后/感谢信.docx", "2-签到/胸牌.pdf", "forum-zh-QY.zip", ".parts.zip")
    )
    folders = KitFolders.of(tmp_path, "forum", date(2026, 12, 5))
    folders.names.mkdir()
    lines = "\n".join(report_lines(folders, {"zh": files}, {"zh": None}, 48, 3))
    assert "重印" not in lines
    assert "zh/forum-zh-QY.zip，打开 index.html" in lines
    assert ".parts" not in lines
    assert lines.index("胸牌") < lines.index("感谢信") < lines.index("forum-zh-QY.zip")
    assert "48 人" in lines
    assert "其中 3 人" in lines
    assert f"--shred {folders.names}" in lines


def test_the_organiser_is_told_what_to_print_again(tmp_path: Path) -> None:
    folders = KitFolders.of(tmp_path, "forum", date(2026, 12, 5))
    folders.names.mkdir()
    said = list(
        report_lines(
            folders, {"zh": (), "en": ()}, {"zh": ("2-签到/胸牌.pdf", "1-会前/邀请函.docx"), "en": ()}, 48, 0
        )
    )
    start = next(at for at, line in enumerate(said) if "print or send again" in line)
    assert said[start + 1 : start + 3] == ["  zh/1-会前/邀请函.docx", "  zh/2-签到/胸牌.pdf"]
    assert "只印有他的那一页" in said[start + 3]
    assert "不用重印" in "\n".join(report_lines(folders, {"zh": ()}, {"zh": ()}, 48, 0))


def test_what_is_other_than_in_an_earlier_kit(tmp_path: Path) -> None:
    kit = tmp_path / "zh"
    assert changed(kit, [("a.pdf", b"1")]) is None
    kit.mkdir()
    (kit / "a.pdf").write_bytes(b"1")
    (kit / "b.pdf").write_bytes(b"2")
    assert changed(kit, [("a.pdf", b"1"), ("b.pdf", b"3"), ("c.pdf", b"4")]) == ("b.pdf", "c.pdf")
