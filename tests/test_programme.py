"""``./banyan new programme``: dates counted from the forum, a budget that counts, definitions that make kits."""

from __future__ import annotations

import io
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from build_scripts.__main__ import main
from build_scripts.diagnostics import Findings
from build_scripts.load.workshop import load_workshop
from build_scripts.model import LANGUAGES, Text
from build_scripts.organiser import desk
from build_scripts.organiser.desk import Asked, make_kit
from build_scripts.programme import dates
from build_scripts.programme.budget import budget
from build_scripts.programme.holidays import holidays
from build_scripts.programme.method import BUDGET, ROLES, STEPS
from tests.kit_examples import kit_project, pages
from tests.projects import ROOT

FORUM = date(2027, 3, 20)
COMMAND = [
    "new",
    "programme",
    "sample-county",
    "--forum-day",
    "2027-03-20",
    "--name-zh",
    "示例县",
    "--name-en",
    "Sample",
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return kit_project(tmp_path / "project")


def test_every_step_has_somebody_and_every_event_a_definition() -> None:
    assert {step.who for step in STEPS} == {role.id for role in ROLES}
    events = {step.workshop for step in STEPS if step.workshop}
    assert events == {path.parent.name for path in (ROOT / "workshops").glob("*/workshop.yml")}
    for step in STEPS:
        assert step.first <= step.last
        assert not step.workshop or (step.first == step.last and step.first % 7 == 0)


def test_dates_are_counted_from_the_forum() -> None:
    steps = {one.step.id: one for one in dates.dated(FORUM)}
    assert (steps["forum"].first, steps["forum"].last) == (FORUM, FORUM)
    assert steps["training"].first == date(2027, 3, 6)
    assert steps["partners"].first == date(2026, 12, 26)
    assert steps["seminar"].first == date(2027, 6, 26)
    assert dates.days_text(steps["print"], "zh") == "3月8日–3月16日"
    assert dates.days_text(steps["print"], "en") == "8 Mar – 16 Mar"
    assert dates.days_text(steps["forum"], "zh") == "3月20日（周六）"
    assert dates.days_text(steps["forum"], "en") == "20 Mar (Sat)"
    assert dates.full_day(FORUM, "zh") == "2027年3月20日（周六）"
    assert dates.full_day(FORUM, "en") == "Sat 20 Mar 2027"
    assert all(one.first.weekday() == FORUM.weekday() for one in steps.values() if one.step.workshop)


def test_holidays_are_named() -> None:
    steps = dates.dated(FORUM)
    by_id = {one.step.id: one for one in steps}
    assert [one.step.id for one in dates.on_holidays(steps)] == ["w3"]
    assert dates.days_text(by_id["w3"], "zh") == "5月1日（周六，五一）"
    assert dates.days_text(by_id["w3"], "en") == "1 May (Sat, Labour Day)"
    assert dates.days_text(by_id["invite"], "zh") == "2月6日–3月5日（含春节）"
    assert dates.days_text(by_id["partners"], "en") == "26 Dec – 8 Jan"
    assert not dates.on_holidays(dates.dated(FORUM + timedelta(days=7)))


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        (date(2027, 2, 4), date(2027, 2, 4), []),
        (date(2027, 2, 5), date(2027, 2, 5), ["春节"]),
        (date(2027, 2, 12), date(2027, 2, 12), ["春节"]),
        (date(2027, 2, 13), date(2027, 2, 13), []),
        (date(2040, 1, 25), date(2040, 1, 25), ["春节"]),  # a year that is not in the list: it may be
        (date(2027, 10, 7), date(2027, 10, 7), ["国庆"]),
        (date(2027, 10, 8), date(2027, 10, 8), []),
        (date(2026, 12, 26), date(2027, 5, 3), ["元旦", "春节", "清明", "五一"]),
    ],
    ids=str,
)
def test_which_holidays_a_stretch_touches(first: date, last: date, names: list[str]) -> None:
    assert [name.zh for name in holidays(first, last)] == names


def test_bars_stand_in_time() -> None:
    steps = dates.dated(FORUM)
    picture = dates.gantt(steps, FORUM, "zh")
    assert [m.name for m in picture.months] == ["2027年1月", "2月", "3月", "4月", "5月", "6月", "7月"]
    for earlier, later in zip(picture.bars, picture.bars[1:], strict=False):
        assert earlier.left <= later.left
    assert all(bar.left >= dates.LABEL and bar.left + bar.width <= dates.WIDTH + 1.7 for bar in picture.bars)
    for bar in picture.bars:
        end = bar.left if bar.before else bar.left + bar.width + bar.room
        assert dates.LABEL < end <= dates.WIDTH + 0.01
    (forum,) = [bar for bar in picture.bars if bar.title == "论坛"]
    assert forum.left == picture.forum


def test_the_calendar_names_each_step_on_its_first_day() -> None:
    steps = dates.dated(FORUM)
    data = dates.calendar(steps, "sample-county", "示例县", "en")
    events = Calendar.from_ical(data).walk("VEVENT")
    found = {str(event["summary"]): event.decoded("dtstart") for event in events}
    assert found["The forum"] == FORUM
    assert found["Rehearsal in the room: tables, microphones, interpreters"] == FORUM - timedelta(days=1)
    assert len({str(event["uid"]) for event in events}) == len(STEPS)
    assert dates.calendar(steps, "sample-county", "示例县", "en") == data


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_budget_counts_and_gives_no_price(language: str) -> None:
    data = budget("zh" if language == "zh" else "en", "示例", "示例")
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    rows = range(9, 9 + len(BUDGET))
    assert [sheet.cell(row, 5).value for row in rows] == [None] * len(BUDGET)
    assert [sheet.cell(row, 6).value for row in rows] == [f"=C{row}*D{row}*E{row}" for row in rows]
    last = 8 + len(BUDGET)
    assert sheet.cell(last + 1, 6).value == f"=SUM(F9:F{last})"
    assert sheet.cell(last + 3, 6).value == f"=F{last + 1}+F{last + 2}"
    assert sheet["C4"].value == 8
    assert data == budget("zh" if language == "zh" else "en", "示例", "示例")


def test_a_programme_is_made_whole_and_its_definitions_make_kits(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with (root / "workshops/forum/workshop.yml").open("a", encoding="utf-8") as definition:
        definition.write("documents:\n  - {id: note, title: {zh: 便条, en: Note}}\n")
    (root / "workshops/forum/documents").mkdir()
    for language in LANGUAGES:
        (root / f"workshops/forum/documents/note.{language}.md").write_text("{{ event.place }}", "utf-8")
    assert main(["--root", str(root), *COMMAND]) == 0
    assert "“工作坊：家里有困难怎么办”撞上节假日：5月1日（周六，五一）" in capsys.readouterr().err
    folder = root / "programmes/sample-county"
    made = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert {
        "README.md",
        "zh/1-要定的事-分工-评估.docx",
        "zh/2-日程图.pdf",
        "zh/2-日程.ics",
        "zh/3-预算.xlsx",
        "en/1-decisions-roles-evaluation.docx",
        "workshops/forum/workshop.yml",
        "workshops/forum/documents/note.zh.md",
        "workshops/forum/documents/note.en.md",
    } <= made
    (sheet,) = pages((folder / "zh/2-日程图.pdf").read_bytes())
    assert "示例县：日程" in sheet
    assert "3月8日–3月16日" in sheet
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert "./banyan kit programmes/sample-county/workshops/forum --roster" in readme
    assert "1 May (Sat, Labour Day): Workshop: the safety net" in readme
    for language, paper in (("zh", "1-要定的事-分工-评估.docx"), ("en", "1-decisions-roles-evaluation.docx")):
        assert f"`{language}/{paper}`" in readme

    findings = Findings()
    forum = load_workshop(folder / "workshops/forum/workshop.yml", root, findings)
    assert len(findings) == 0
    assert forum is not None
    assert {document.id for document in forum.documents} == {"note"}
    assert (forum.date, forum.place) == (FORUM, Text("示例县（地点待定）", "Sample (place to be fixed)"))

    roster = tmp_path / "roster.csv"
    roster.write_text("姓名,类别\n林示例,工人\n", encoding="utf-8")
    monkeypatch.setattr(desk, "render_kit", lambda *_: ())
    workshop = str(folder / "workshops/forum")
    out = tmp_path / "private"
    assert make_kit(root, workshop, roster, Asked(), out=out, today=date(2026, 11, 21)) == 0
    assert (out / "forum-2027-03-20-names").is_dir()

    # Once it is there, it is not overwritten.
    capsys.readouterr()
    assert main(["--root", str(root), *COMMAND]) == 1
    assert "S007" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("place", "value"), [(2, "../evil"), (2, "Sample County"), (2, "a--b"), (-1, "x\0")], ids=str
)
def test_a_name_that_is_none(root: Path, place: int, value: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = [*COMMAND, "--region", "QY"]
    command[place] = value
    assert main(["--root", str(root), *command]) == 1
    assert "S007" in capsys.readouterr().err
    assert not (root / "programmes").exists()
