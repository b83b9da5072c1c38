"""``banyan kit`` with a roster of one's own: what it makes, what it says, and that no name leaves its folder."""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from build_scripts import kit_command
from build_scripts.channels.kit import CHANNEL
from build_scripts.diagnostics import Stopped, Trouble, as_text
from build_scripts.kit_command import make_kit
from build_scripts.model import Language
from build_scripts.render.faults import LayoutComplaint
from tests.kit_examples import kit_project, pages, squeezed
from tests.projects import ROOT

NAMES = ("林示例", "陈示例", "黄示例", "张示例", "刘示例", "吴示例", "何示例")
OTHERS = ("Lin Sample", "Chen Sample", "Huang Sample", "Zhang Sample", "Liu Sample", "Wu Sample", "He Sample")
PUBLICS = ("工人", "工人", "工人", "学生", "学生", "高校", "高校")
ROWS = [f"{n},{o},{p},甲单位" for n, o, p in zip(NAMES, OTHERS, PUBLICS, strict=True)]
HEADINGS = "姓名,英文名,类别,单位"


@dataclass(frozen=True)
class Place:
    """A project and a roster beside it."""

    root: Path
    folder: Path

    def roster(
        self, rows: list[str] | None = None, headings: str = HEADINGS, encoding: str = "utf-8"
    ) -> Path:
        path = self.folder / "roster.csv"
        path.write_bytes("\r\n".join([headings, *(ROWS if rows is None else rows)]).encode(encoding))
        return path

    def make(
        self,
        roster: Path,
        *,
        workshop: str = "forum",
        day: date | None = date(2026, 12, 12),
        start: str | None = None,
        place: str | None = None,
        region: str = "",
        languages: tuple[Language, ...] = ("zh",),
    ) -> Path:
        out = self.folder / "private"
        status = make_kit(
            self.root,
            workshop,
            roster,
            day=day,
            start=start,
            place=place,
            region=region,
            languages=languages,
            out=out,
        )
        assert status == 0
        (made,) = out.iterdir()
        return made


@pytest.fixture
def here(tmp_path: Path) -> Place:
    return Place(kit_project(tmp_path / "project"), tmp_path)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is laid out: for tests of what comes before."""

    def none(*_: object) -> tuple[()]:
        return ()

    monkeypatch.setattr(kit_command, "_rendered", none)


def _tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_kit_with_real_names_stays_in_its_folder(here: Place, capfd: pytest.CaptureFixture[str]) -> None:
    before = _tree(here.root)
    made = here.make(here.roster(encoding="gb18030"), region="QY", languages=("zh", "en"), place="南村活动室")
    assert made.name == "forum-2026-12-12"
    expected = {
        f"{language}/{name}"
        for language in ("zh", "en")
        for name in (
            *(
                f"{item}.pdf"
                for item in ("agenda", "badges", "feedback", "participants", "primer", "run-sheet")
            ),
            "sign-in.pdf",
            "table-signs.pdf",
            "activities/pay-slip.pdf",
            "activities/rest-days.pdf",
            f"forum-{language}-QY.zip",
        )
    }
    files = _tree(made)
    assert set(files) == expected
    for name in ("zh/participants.pdf", "zh/sign-in.pdf", "zh/badges.pdf", "en/badges.pdf"):
        text = squeezed(files[name])
        assert all(text.count(person) == 1 for person in NAMES), name
        assert "参会者" not in text or "名单" in text
    agenda = pages(files["zh/agenda.pdf"])[0]
    assert "2026年12月12日（星期六）" in agenda
    assert agenda.count("南村活动室") == 1
    assert "每月1800元" in squeezed(files["zh/primer.pdf"])
    with zipfile.ZipFile(made / "zh/forum-zh-QY.zip") as archive:
        assert archive.read("forum-zh-QY/badges.pdf") == files["zh/badges.pdf"]

    # Nobody but the owner may read it.
    assert {stat.S_IMODE(p.stat().st_mode) for p in made.rglob("*") if p.is_file()} == {0o600}
    assert {stat.S_IMODE(p.stat().st_mode) for p in [made, *made.rglob("*")] if p.is_dir()} == {0o700}

    # Nothing of it is in the project: no store, no manifest, no temporary file; the fonts' settings may be.
    after = _tree(here.root)
    new = {name for name in after if name not in before}
    assert all(name.startswith(".cache/fonts/") for name in new), new
    assert not (here.root / ".cache/store").exists()
    assert {name: after[name] for name in before} == before
    said = capfd.readouterr()
    for person in (*NAMES, *OTHERS):
        assert person not in said.out + said.err
        assert all(person.encode() not in data for name, data in after.items() if name in new)
    assert "7 人" in said.out
    assert "删掉整个文件夹" in said.out
    assert "delete the whole folder" in said.out


def test_a_second_kit_takes_the_place_of_the_first(here: Place) -> None:
    made = here.make(here.roster())
    first = _tree(made)
    (made / "zh/old.pdf").write_bytes(b"of an earlier day")
    again = here.make(here.roster(ROWS[:-1]))
    assert again == made
    assert "zh/old.pdf" not in _tree(made)
    assert NAMES[-1] not in squeezed((made / "zh/badges.pdf").read_bytes())
    assert _tree(here.make(here.roster())) == first


def test_people_without_a_table_are_seated(here: Place, capfd: pytest.CaptureFixture[str]) -> None:
    made = here.make(here.roster())
    assert "7 人原来没有桌号" in capfd.readouterr().out
    sheets = pages((made / "zh/sign-in.pdf").read_bytes())
    per_table = [sum(sheet.count(name) for name in NAMES) for sheet in sheets]
    assert per_table == [4, 3, 0]
    # Every table has each of the three publics.
    for sheet in sheets[:2]:
        assert all(word in sheet for word in ("劳动者", "学生", "高校"))


def test_a_new_start_moves_the_clock_up_to_the_fixed_point(here: Place) -> None:
    made = here.make(here.roster(), start="09:15")
    agenda = pages((made / "zh/agenda.pdf").read_bytes())[0]
    for time in ("09:15", "09:30", "09:50", "11:20", "12:00", "13:00"):
        assert time in agenda
    assert "08:45" not in agenda


@pytest.mark.usefixtures("quick")
def test_a_start_too_late_for_lunch(here: Place) -> None:
    with pytest.raises(Stopped) as stopped:
        here.make(here.roster(), start="10:00")
    (finding,) = stopped.value.findings
    assert (finding.code, finding.location.path) == ("K901", "workshops/forum/workshop.yml")
    assert dict(finding.values) == {"session": "lunch", "at": "12:00", "end": "12:05", "minutes": "5"}
    here.make(here.roster(), start="09:55")


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    "change",
    [{"workshop": "fair"}, {"region": "SH"}, {"start": "9am"}, {"start": "25:00"}],
    ids=lambda change: "-".join(change.values()),
)
def test_what_cannot_be_asked_for(here: Place, change: dict[str, str]) -> None:
    with pytest.raises(Trouble) as trouble:
        here.make(here.roster(), **change)  # type: ignore[arg-type]
    assert trouble.value.diagnostic.code == "S007"
    assert next(iter(change.values())) in trouble.value.diagnostic.message("en")
    assert not (here.folder / "private").exists()


@pytest.mark.usefixtures("quick")
def test_a_wrong_row_stops_it_and_names_no_one(here: Place) -> None:
    rows = [*ROWS, "陈示例,Chen Sample,甲单位,工人", ",,工人,"]
    with pytest.raises(Stopped) as stopped:
        here.make(here.roster(rows))
    said = as_text(stopped.value.findings, ("zh", "en"))
    assert [d.code for d in stopped.value.findings] == ["R902", "R903"]
    assert "row 9" in said
    assert "row 10" in said
    assert not any(word in said for word in (*NAMES, *OTHERS, "甲单位"))


@pytest.mark.usefixtures("quick")
def test_a_character_that_no_font_has_is_named_by_its_row(here: Place) -> None:
    rare = "陈\U0002f9f4"
    with pytest.raises(Trouble) as trouble:
        here.make(here.roster([*ROWS, f"{rare},,工人,"]))
    said = as_text([trouble.value.diagnostic], ("zh", "en"))
    assert trouble.value.diagnostic.code == "S006"
    assert "row 9" in said
    assert rare not in said


@pytest.mark.usefixtures("quick")
def test_an_empty_roster(here: Place) -> None:
    with pytest.raises(Trouble) as trouble:
        here.make(here.roster([]))
    assert trouble.value.diagnostic.code == "R904"


@pytest.mark.usefixtures("quick")
def test_what_is_missing_is_said_in_numbers(here: Place, capfd: pytest.CaptureFixture[str]) -> None:
    here.make(here.roster([*ROWS[:4], "周示例,Zhou Sample,工会,甲单位"]))
    said = capfd.readouterr().err
    assert "名单有 5 人，活动设计为 6 到 12 人" in said
    assert "即将就业的学生只有 1 人，还缺 1 人" in said
    assert "Universities and citizens on phones: 0, 2 missing" in said
    assert "unions are not among this workshop's publics" in said
    assert "劳动者" not in said
    here.make(here.roster())
    assert capfd.readouterr().err == ""


@pytest.mark.usefixtures("quick")
def test_without_a_day_the_definitions_holds(here: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    assert here.make(here.roster(), day=None).name == "forum-2026-12-05"


def test_a_place_is_printed_as_it_is_typed(here: Place) -> None:
    """It is no Markdown and quotes no fact."""
    made = here.make(here.roster(), place="3楼*东*{fact:lowest-wage}<b>室")
    agenda = squeezed((made / "zh/agenda.pdf").read_bytes())
    assert "3楼东fact:lowest-wageb室" in agenda


def _raises(error: Exception) -> Callable[..., tuple[()]]:
    def render(*_: object) -> tuple[()]:
        raise error

    return render


def test_a_full_disk_is_said_without_a_name(here: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        kit_command, "_rendered", _raises(OSError(28, "No space left on device", "林示例.pdf"))
    )
    with pytest.raises(Trouble) as trouble:
        here.make(here.roster())
    assert trouble.value.diagnostic.code == "S001"
    assert "林示例" not in as_text([trouble.value.diagnostic], ("zh", "en"))


def test_complaints_of_the_layout_engine_are_not_repeated(
    here: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    complaint = LayoutComplaint("missing glyph in 林示例")
    monkeypatch.setattr(CHANNEL.__class__, "render", _raises(complaint))
    with pytest.raises(Trouble) as trouble:
        here.make(here.roster())
    assert trouble.value.diagnostic.code == "S006"
    assert "林示例" not in as_text([trouble.value.diagnostic], ("zh", "en"))
    assert trouble.value.__cause__ is None


def test_it_knows_neither_store_nor_manifest() -> None:
    source = (ROOT / "build_scripts/kit_command.py").read_text(encoding="utf-8")
    imported = re.findall(r"^from (build_scripts\.\S+) import", source, re.MULTILINE)
    assert not {"build_scripts.store", "build_scripts.publish", "build_scripts.execute"} & set(imported)
