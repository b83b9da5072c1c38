"""How complete a region's pack is: contacts, values own, inherited, ended and missing, and what it says itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from build_scripts.__main__ import main
from tests.projects import example_project, rewrite

MORE = """
rent-help:
  label: {zh: 租房补助, en: Help with rent}
  kind: money
  values: []
heat-pay:
  label: {zh: 高温津贴, en: Heat pay}
  kind: money
  values:
    - {region: GD, from: 2020-01-01, to: 2026-10-31, value: 300, source: example-notice, checked: 2026-05-01, confidence: high}
old-times:
  label: {zh: 从前的参保人数, en: Members in the past}
  kind: count
  unit: {zh: 人, en: people}
  values:
    - {region: QY, from: 2016-01-01, value: 9, year: 2016, source: example-notice, checked: 2016-01-01, confidence: high}
"""  # noqa: E501
YS = """id: QY-YS
parent: QY
name: {zh: 阳山县, en: Yangshan county}
contacts:
  - id: labour
    name: {zh: 阳山人社窗口, en: Yangshan labour window}
    where: {zh: 县政府旁, en: Beside the county hall}
    topics: [pay]
  - id: nobody
    name: {zh: 还没有地址的窗口, en: A window without a place}
    phone: hotline-12333
    topics: [pay]
missing:
  - {zh: 乡镇窗口, en: Township windows}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = example_project(tmp_path / "project")
    pay = made / "content/facts/pay.yml"
    text = pay.read_text(encoding="utf-8") + MORE.lstrip("\n")
    own = "    - {region: QY-YS, from: 2026-03-01, value: 1850, source: example-notice, checked: 2026-10-02, confidence: high}\n"  # noqa: E501
    pay.write_text(text.replace("keep-records:", f"{own}keep-records:", 1), encoding="utf-8")
    (made / "content/regions/QY-YS.yml").write_text(YS, encoding="utf-8")
    return made


def run(root: Path, *more: str) -> int:
    return main(["--root", str(root), "region", "status", *more, "--as-of", "2026-11-21"])


def rows(root: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    assert run(root, *more, "--format", "json") == 0
    return {row["id"]: row for row in json.loads(capsys.readouterr().out)}


def states(row: dict[str, Any]) -> dict[str, str]:
    return {value["id"]: value["state"] for value in row["values"]}


def test_states_of_a_countys_values(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = rows(root, capsys)["QY-YS"]
    assert states(row) == {
        "lowest-wage": "own",
        "town-bonus": "inherited",
        "rent-help": "missing",
        "heat-pay": "ended",
    }
    by_id = {value["id"]: value for value in row["values"]}
    assert by_id["town-bonus"]["from_region"] == "QY"
    assert by_id["heat-pay"]["from_region"] == "GD"
    assert "pay-slip" in by_id["lowest-wage"]["lessons"]
    assert by_id["rent-help"]["lessons"] == []


def test_a_province_leaves_to_its_cities_what_cities_set(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = rows(root, capsys)
    assert found["CN"]["values"] == []
    assert states(found["GD"]) == {"lowest-wage": "own", "heat-pay": "ended"}
    # A place at the same height with no regions below it has nobody to leave them to.
    (root / "content/regions/SH.yml").write_text(
        "id: SH\nparent: CN\nname: {zh: 上海, en: Shanghai}\n", encoding="utf-8"
    )
    assert states(rows(root, capsys)["SH"]) == dict.fromkeys(
        ("lowest-wage", "town-bonus", "rent-help", "heat-pay"), "missing"
    )


def test_contacts_count_when_they_can_be_reached(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = rows(root, capsys)["QY-YS"]
    assert row["contacts"] == {"all": ["labour", "nobody"], "local": ["labour"]}


def test_the_oldest_day_of_checking_leaves_history_out(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = rows(root, capsys)
    assert found["QY-YS"]["oldest_checked"] == "2026-10-02"
    assert found["QY"]["oldest_checked"] == "2026-11-21"
    rewrite(
        root / "content/facts/pay.yml",
        "{region: QY, from: 2020-01-01, value: 1800, source: example-notice, checked: 2026-11-21",
        "{region: QY, from: 2020-01-01, value: 1800, source: example-notice, checked: 2025-01-31",
    )
    assert rows(root, capsys)["QY"]["oldest_checked"] == "2025-01-31"


def test_the_table_has_a_line_for_each_region_in_columns(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[:3] == ["地区", "建站", "联系方式"]
    assert lines[1].split()[:3] == ["region", "built", "contacts"]
    county = next(line for line in lines if line.startswith("QY-YS"))
    assert county.split() == ["QY-YS", "阳山县", "–", "1/2", "1", "1", "2", "1", "2026-10-02"]

    def columns(line: str, word: str) -> int:
        """How many columns of a terminal stand before a word: Chinese characters take two."""
        before = line[: line.index(word)]
        return len(before) + sum(1 for c in before if "\u4e00" <= c <= "\u9fff")

    assert columns(county, "1/2") == columns(lines[1], "contacts") == columns(lines[0], "联系方式")


def test_one_region_in_full_goes_by_lesson(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "QY-YS") == 0
    said = capsys.readouterr().out
    assert "✓ labour  阳山人社窗口 · Yangshan labour window" in said
    assert "○ nobody" in said
    assert "heat-pay  高温津贴 · Heat pay  [GD, 到 to 2026-10-31]" in said
    assert "town-bonus  本地补贴 · Local bonus  [QY]" in said
    assert "  pay-slip  2/2" in said
    assert "- 乡镇窗口 · Township windows" in said


def test_a_missing_line_that_was_filled_in_is_marked(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rewrite(
        root / "content/regions/QY-YS.yml",
        "missing:\n",
        'missing:\n  - {zh: 阳山县：最低工资, en: "Yangshan: Lowest wage"}\n',
    )
    assert run(root, "QY-YS") == 0
    said = capsys.readouterr().out
    assert "- 阳山县：最低工资 · Yangshan: Lowest wage  ← 已有值" in said
    assert "Township windows  ←" not in said


def test_by_lesson_names_what_a_lesson_lacks(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for language, words in (
        ("zh", "另有{fact:rent-help|else=omit}。"),
        ("en", " And {fact:rent-help|else=omit}."),
    ):
        path = root / f"content/lessons/pay-slip/{language}.md"
        text = path.read_text(encoding="utf-8")
        start = text.index("/// what")
        end = text.index("\n///\n", start)
        path.write_text(text[:end] + f"\n\n{words.strip()}" + text[end:], encoding="utf-8")
    assert run(root, "QY-YS") == 0
    assert "  pay-slip  2/3  缺 missing: rent-help" in capsys.readouterr().out


def test_an_unknown_region_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "QYY") == 1
    assert "S012" in capsys.readouterr().err
