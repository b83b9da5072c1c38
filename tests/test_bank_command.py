"""``./banyan bank``, and the spreadsheets behind the survey."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import openpyxl

from build_scripts.render.workbook import Table, workbook
from tests.projects import ROOT, example_project

COMMAND = (sys.executable, "-m", "build_scripts")


def _bank(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, "--root", str(root), "bank", "--as-of", "2026-11-21", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_says_what_each_format_holds() -> None:
    result = _bank(ROOT, "--lang", "en", "--lesson", "work-injury")
    assert result.returncode == 0, result.stderr
    assert "Lessons: 1, questions: 7" in result.stdout
    table = result.stdout.split("table for mini-quiz tools (CSV)")[1].split("\n\n")[0]
    assert "5/7" in table
    assert "× work-injury.match-payer  Matching: Who pays?" in table
    assert "× work-injury.what-to-say" in table
    assert result.stdout.count("7/7") == 6


def test_another_program_can_read_it(tmp_path: Path) -> None:
    result = _bank(example_project(tmp_path / "project"), "--format", "json")
    assert result.returncode == 0, result.stderr
    rows = json.loads(result.stdout)
    assert [row["format"] for row in rows] == ["gift", "moodle", "qti", "csv", "form", "scorm", "kolibri"]
    assert {row["held"] for row in rows} == {3}
    assert all(row["not_held"] == [] for row in rows)


def test_an_unknown_lesson_is_a_trouble_in_both_languages() -> None:
    result = _bank(ROOT, "--lesson", "no-such")
    assert result.returncode == 1
    assert "S007" in result.stderr
    assert "no-such" in result.stderr
    assert "Traceback" not in result.stderr


def test_cells_are_text_and_columns_fit() -> None:
    table = Table("one", (("name", "words"), ("=1+1", "很长的一句话" * 20), ("", "b")))
    book = openpyxl.load_workbook(io.BytesIO(workbook([table], "Title", "en")))
    sheet = book["one"]
    assert sheet["A2"].value == "=1+1"
    assert sheet["A2"].data_type == "s"
    assert sheet["A3"].value is None
    assert sheet["A1"].font.b
    assert not sheet["A2"].font.b
    assert sheet.column_dimensions["A"].width == 8
    assert sheet.column_dimensions["B"].width == 60
    # 240 columns of Chinese need five lines of 58.
    assert sheet.row_dimensions[2].height == 5 * 16
    assert book.properties.title == "Title"
