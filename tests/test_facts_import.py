"""``facts import``: what an office confirmed becomes line-precise edits, and every mistake is named with its row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from build_scripts.__main__ import main
from build_scripts.codes import CODES
from build_scripts.diagnostics import Findings, Trouble
from build_scripts.facts import rewrite
from build_scripts.facts.exchange import Line
from build_scripts.facts.returned import Change, changes
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import LANGUAGES, Catalogue
from build_scripts.validate.catalogue import validate
from tests.small_project import Project

TODAY = date(2026, 11, 25)

LAW = """law:
  title: {zh: 保险法, en: Insurance Law}
  kind: law
  date: 2010-10-28
"""

REGISTER = """# What the office keeps.

wage:                     # the lowest
  label: {zh: 最低工资, en: Lowest wage}
  kind: money
  per: month
  values:
    # until the reform
    - region: CN
      from: 2020-01-01
      to: 2025-12-31
      value: 1900
      source: law
      checked: 2025-11-21
      confidence: high
    - region: CN
      from: 2026-01-01    # announced in autumn
      value: 2000
      source: law
      article: "4, 5"
      checked: 2026-11-21   # by phone
      review_by: 2027-11-21
      confidence: high
      note:
        zh: "暂定。"
        en: "For the time being."

# A comment between facts.
rate:
  label: {zh: 比例, en: Rate}
  kind: percent
  values:
    - {region: CN, from: 2020-01-01, value: [0.2, 1.9], source: law, article: {zh: 附一, en: Annex}, \
checked: 2025-11-21, review_by: 2026-11-21, confidence: low} # seen
day:
  label: {zh: 施行日, en: In force}
  kind: date
  values: [{region: CN, from: 2020-01-01, value: 2026-07-01, source: law, checked: 2026-01-01, confidence: high}]
line:
  label: {zh: 热线, en: Line}
  kind: phone
  values:
    - {region: CN, from: 2020-01-01, value: "12333", source: law, checked: 2026-01-01, confidence: high}
duty:
  label: {zh: 义务, en: Duty}
  kind: rule
  statement: {zh: 单位要报。, en: Employers report.}
  values:
    - region: CN
      from: 2020-01-01
      source: law
      checked: 2026-01-01
      review_by: 2027-01-01
      confidence: high
over:
  label: {zh: 已到期, en: Ended}
  kind: days
  values:
    - {region: CN, from: 2020-01-01, to: 2026-06-30, value: 5, source: law, checked: 2026-01-01, confidence: high}
"""
MORE = "content/facts/more.yml"
SOURCES = "content/sources.yml"
CURRENT = {"wage": "2000", "rate": "0.2..1.9", "day": "2026-07-01", "line": "12333", "duty": "", "over": "5"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path).write(MORE, REGISTER)
    sources = (project.root / SOURCES).read_text(encoding="utf-8")
    return project.write(SOURCES, sources.rstrip("\n") + "\n" + LAW)


def row(number: int, fact: str, confirmed: str, **cells: str) -> Line:
    given = {"id": fact, "region": "CN", "current value": CURRENT.get(fact, ""), "confirmed value": confirmed}
    given |= {key.replace("_", " "): value for key, value in cells.items()}
    return Line(number, tuple(given.items()))


def asked(project: Project, *lines: Line) -> tuple[tuple[Change, ...], list[tuple[str, int]]]:
    findings = Findings()
    found = changes(lines, project.load(), "back.csv", TODAY, findings)
    for diagnostic in findings:
        for language in LANGUAGES:
            assert diagnostic.message(language)
            assert "None" not in diagnostic.message(language)
    return found, [(d.code, d.location.line) for d in findings]


def diff(project: Project, *lines: Line) -> list[str]:
    """Lines that go (-) and come (+), after the edits were written and the whole source checked."""
    found, mistakes = asked(project, *lines)
    assert mistakes == []
    edits = rewrite.edits(project.root, found)
    rewrite.write(project.root, edits)
    assert [d.code for d in project.check(TODAY)] == []
    return [
        line
        for edit in edits
        for line in edit.diff().splitlines()
        if line[:1] in "+-" and not line.startswith(("+++", "---"))
    ]


# --- confirmed


@pytest.mark.parametrize(
    "word", ["对", "yes", "OK", "2000", "2,000", "2000元", "每月2000元", "２０００", "2000.0"]
)
def test_a_confirmed_value_moves_its_day_and_nothing_else(project: Project, word: str) -> None:
    assert diff(project, row(2, "wage", word, confirmed_on="2026-11-24")) == [
        "-      checked: 2026-11-21   # by phone",
        "+      checked: 2026-11-24   # by phone",
    ]


def test_without_a_day_of_confirmation_it_is_today(project: Project) -> None:
    assert diff(project, row(2, "wage", "对"))[1] == "+      checked: 2026-11-25   # by phone"


def test_a_review_that_is_over_moves_on_by_as_long_as_before(project: Project) -> None:
    (before, after) = diff(project, row(2, "rate", "0.2至1.9"))
    assert (
        before.replace("2025-11-21", "2026-11-25").replace("by: 2026-11-21", "by: 2027-11-25")[1:]
        == after[1:]
    )


def test_a_review_that_is_to_come_stays(project: Project) -> None:
    assert diff(project, row(2, "duty", "对")) == ["-      checked: 2026-01-01", "+      checked: 2026-11-25"]


def test_a_row_that_is_not_filled_in_asks_for_nothing(project: Project) -> None:
    assert asked(project, row(2, "wage", ""), row(3, "no-such-fact", "")) == ((), [])


# --- changed


def test_a_changed_value_closes_the_old_one_and_begins_behind_it(project: Project) -> None:
    assert diff(project, row(2, "wage", "2,100元", new_from="2027/1/1")) == [
        "+      to: 2026-12-31",
        "+    - region: CN",
        "+      from: 2027-01-01",
        "+      value: 2100",
        "+      source: law",
        '+      article: "4, 5"',
        "+      checked: 2026-11-25",
        "+      review_by: 2027-11-25",
        "+      confidence: medium",
    ]
    text = (project.root / MORE).read_text(encoding="utf-8")
    assert "from: 2026-01-01    # announced in autumn\n      to: 2026-12-31\n" in text
    assert 'en: "For the time being."\n    - region: CN\n      from: 2027-01-01\n' in text
    assert "confidence: medium\n\n# A comment between facts.\nrate:" in text


def test_flow_style_stays_flow_style(project: Project) -> None:
    lines = diff(project, row(2, "rate", "0.3..2", new_from="2027-01-01"))
    assert lines[1].startswith("+    - {region: CN, from: 2020-01-01, to: 2026-12-31, value: [0.2, 1.9], ")
    assert lines[1].endswith("confidence: low} # seen")
    assert lines[2] == (
        "+    - {region: CN, from: 2027-01-01, value: [0.3, 2], source: law, "
        'article: {zh: "附一", en: "Annex"}, checked: 2026-11-25, review_by: 2027-11-25, confidence: medium}'
    )


def test_values_on_one_line_stay_on_it(project: Project) -> None:
    (_, after) = diff(project, row(2, "day", "2027年3月1日", new_from="2027-01-01"))
    assert after.count("{region: CN") == 2
    assert "from: 2027-01-01, value: 2027-03-01" in after


def test_a_phone_number_stays_text(project: Project) -> None:
    assert 'value: "12345"' in diff(project, row(2, "line", "12345", new_from="2027-01-01"))[2]


def test_a_value_that_ended_goes_on_from_the_day_after(project: Project) -> None:
    lines = diff(project, row(2, "over", "对", new_from="2026-07-01"))
    assert len(lines) == 1
    assert lines[0].startswith("+    - {region: CN, from: 2026-07-01, value: 5, ")


def test_another_source_drops_the_article(project: Project) -> None:
    source = '\nnew-law:\n  title: {zh: 新法, en: New Law}\n  kind: law\n  where: "read in print"\n'
    sources = project.root / SOURCES
    sources.write_text(sources.read_text(encoding="utf-8") + source, encoding="utf-8")
    lines = diff(project, row(2, "wage", "2100", new_from="2027-01-01", source="new-law"))
    assert "+      source: new-law" in lines
    assert not [line for line in lines if "article" in line]


def test_several_rows_of_one_file_at_once(project: Project) -> None:
    lines = diff(
        project,
        row(2, "wage", "2100", new_from="2027-01-01"),
        row(3, "rate", "对"),
        row(4, "duty", "yes"),
        row(5, "line", "12345", new_from="2027-01-01"),
    )
    assert len([line for line in lines if line.startswith("+")]) == 9 + 1 + 1 + 2


def test_byte_order_mark_and_line_ends_are_kept(project: Project) -> None:
    path = project.root / MORE
    path.write_bytes(b"\xef\xbb\xbf" + REGISTER.replace("\n", "\r\n").encode())
    diff(project, row(2, "wage", "2100", new_from="2027-01-01"))
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf#")
    assert data.count(b"\r\n") == data.count(b"\n") == REGISTER.count("\n") + 9


# --- refused


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (row(7, "wages", "2100"), "E303"),
        (row(7, "wage", "2100", region="GD"), "E304"),
        (row(7, "wage", "much"), "E306"),
        (row(7, "wage", "8%"), "E306"),
        (row(7, "wage", "-5"), "E306"),
        (row(7, "wage", "2.1万"), "E306"),
        (row(7, "rate", "1.9..0.2"), "E306"),
        (row(7, "rate", "1..2..3"), "E306"),
        (row(7, "day", "tomorrow"), "E306"),
        (row(7, "day", "2027-02-30"), "E306"),
        (row(7, "line", "call us"), "E306"),
        (row(7, "duty", "3"), "E306"),
        (row(7, "wage", "2100", new_from="soon"), "E307"),
        (row(7, "wage", "2100", new_from="2027-13-01"), "E307"),
        (row(7, "wage", "对", confirmed_on="yesterday"), "E307"),
        (row(7, "wage", "2100"), "E308"),
        (row(7, "over", "对"), "E308"),
        (row(7, "wage", "2100", new_from="2026-01-01"), "E309"),
        (row(7, "wage", "2100", new_from="2025-06-01"), "E309"),
        (row(7, "over", "6", new_from="2026-08-01"), "E309"),
        (row(7, "wage", "2100", current_value="1900", new_from="2027-01-01"), "E310"),
        (row(7, "wage", "2100", **{"from": "2020-01-01", "new_from": "2027-01-01"}), "E310"),
        (row(7, "wage", "2100", new_from="2027-01-01", source="gossip"), "E311"),
        (row(7, "wage", "对", confirmed_on="2026-11-26"), "E312"),
        (row(7, "wage", "对", remark="打 138 0013 8000"), "D702"),
    ],
)
def test_a_mistake_is_named_with_its_row(project: Project, line: Line, code: str) -> None:
    assert asked(project, line)[1] == [(code, 7)]


def test_all_mistakes_at_once(project: Project) -> None:
    _, mistakes = asked(
        project,
        row(2, "wages", "1"),
        row(3, "wage", "much"),
        row(4, "wage", "对"),
        row(5, "rate", "对", confirmed_on="x"),
        row(6, "duty", "对"),
    )
    assert mistakes == [("E303", 2), ("E306", 3), ("E305", 4), ("E307", 5)]


def test_a_value_that_already_has_a_successor_cannot_get_another(project: Project) -> None:
    assert diff(project, row(2, "wage", "2100", new_from="2027-01-01"))
    assert asked(project, row(2, "wage", "2200", new_from="2027-06-01"))[1] == [("E309", 2)]


def test_what_cannot_be_found_in_the_file_is_not_written(project: Project) -> None:
    found, _ = asked(project, row(2, "wage", "对"))
    project.write(MORE, "# moved\n" + REGISTER)
    before = (project.root / MORE).read_bytes()
    with pytest.raises(Trouble, match="E313"):
        rewrite.edits(project.root, found)
    assert (project.root / MORE).read_bytes() == before


def test_an_edit_that_would_read_back_differently_is_refused(project: Project) -> None:
    anchored = REGISTER.replace("checked: 2026-11-21   # by phone", "checked: &seen 2026-11-21")
    # Another value takes its day from this one: without the anchor it could not be read.
    project.write(MORE, anchored.replace("checked: 2026-01-01\n", "checked: *seen\n", 1))
    found, _ = asked(project, row(2, "wage", "对"))
    with pytest.raises(Trouble, match="E313"):
        rewrite.edits(project.root, found)


# --- the command


def command(project: Project, *arguments: str) -> int:
    return main(["--root", str(project.root), "facts", *arguments, "--as-of", "2026-11-25"])


def table(project: Project, old: str, new: str) -> Path:
    path = project.root / "back.csv"
    assert command(project, "export", str(path), "--topic", "more") == 0
    text = path.read_bytes().decode("utf-8-sig")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_import_shows_the_difference_and_writes_only_when_told(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    path = table(project, "2027-11-21,high,,,,,", "2027-11-21,high,2100,2027-01-01,,示例局,新标准")
    before = (project.root / MORE).read_bytes()
    assert command(project, "import", str(path)) == 0
    out = capsys.readouterr().out
    assert "2  wage  [CN]  每月2000元 → 每月2100元，从 2027-01-01 起" in out
    assert "示例局  新标准" in out
    assert "+      value: 2100" in out
    assert "--apply" in out
    assert (project.root / MORE).read_bytes() == before
    assert command(project, "import", str(path), "--apply") == 0
    assert b"value: 2100" in (project.root / MORE).read_bytes()
    # A table is taken once: the register has moved on.
    assert command(project, "import", str(path), "--apply") == 1
    assert "error E309" in capsys.readouterr().err


def test_one_wrong_row_keeps_the_whole_table_out(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    path = table(project, "2027-11-21,high,,,,,", "2027-11-21,high,a lot,,,,")
    text = path.read_text(encoding="utf-8").replace("2027-01-01,high,,,,,", "2027-01-01,high,对,,,,")
    path.write_text(text, encoding="utf-8")
    before = (project.root / MORE).read_bytes()
    assert command(project, "import", str(path), "--apply") == 1
    err = capsys.readouterr().err
    assert f"{path}:2:1: error E306" in err
    assert "a number is wanted" in err
    assert (project.root / MORE).read_bytes() == before


def test_every_code_of_tables_is_tested_here() -> None:
    here = Path(__file__).read_text(encoding="utf-8")
    there = Path(__file__).with_name("test_facts_export.py").read_text(encoding="utf-8")
    assert [code for code in CODES if code.startswith("E") and code not in here + there] == []


def test_the_register_of_these_tests_is_sound(project: Project) -> None:
    findings = Findings()
    catalogue = load_catalogue(project.root, findings)
    assert isinstance(catalogue, Catalogue)
    validate(catalogue, TODAY, project.root, findings)
    assert list(findings) == []
