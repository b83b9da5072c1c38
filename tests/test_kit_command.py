"""``banyan kit`` with a roster of one's own: what it makes, what it says, and that no name leaves its folder."""

from __future__ import annotations

import io
import re
import shutil
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from build_scripts.__main__ import main
from build_scripts.channels.kit import CHANNEL
from build_scripts.diagnostics import Stopped, Trouble, as_text
from build_scripts.model import Job
from build_scripts.organiser import desk
from build_scripts.organiser.folders import MARK, WARNING, shred_day
from build_scripts.organiser.parts import FILE as PARTS
from build_scripts.organiser.parts import remembered_parts
from build_scripts.organiser.rendering import KitFile, private_jobs
from build_scripts.recipe import Recipes
from build_scripts.render.faults import LayoutComplaint
from tests.kit_desk import HEADINGS, NAMES, OTHERS, ROWS, Place
from tests.kit_examples import pages, squeezed
from tests.projects import ROOT


def _tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def _texts(data: bytes, name: str) -> str:
    """All words of a file, squeezed: of a PDF, an office file, a ZIP of them, or a text."""
    if data.startswith(b"%PDF"):
        return squeezed(data)
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "".join(n + _texts(archive.read(n), n) for n in archive.namelist())
    return "".join(re.sub(r"<[^>]+>", "", data.decode("utf-8", "replace")).split())


def test_names_are_in_their_folder_and_nowhere_else(here: Place, capfd: pytest.CaptureFixture[str]) -> None:
    before = _tree(here.root)
    roster = here.roster(encoding="gb18030")
    shared = here.make(
        roster, region="QY", languages=("zh", "en"), place="南村活动室", shred_on=date(2027, 1, 15)
    )
    private = shared.with_name("forum-2026-12-12-names")
    assert shared.name == "forum-2026-12-12"
    named, unnamed = _tree(private), _tree(shared)
    squeezed_others = [name.replace(" ", "") for name in OTHERS]

    # Everybody stands on the list, the sign-in sheet and a badge, in both languages and in the box.
    for name in (
        "zh/2-签到/参会者名单.pdf",
        "zh/2-签到/签到表.pdf",
        "zh/2-签到/胸牌.pdf",
        "en/2-door/badges.pdf",
    ):
        text = squeezed(named[name])
        assert all(person in text for person in NAMES), name
    for language in ("zh", "en"):
        box = named[f"{language}/forum-{language}-QY.zip"]
        with zipfile.ZipFile(io.BytesIO(box)) as archive:
            packed = [archive.read(name) for name in archive.namelist()]
        for file in (f for tree in (named, unnamed) for name, f in tree.items() if name.startswith(language)):
            if file is not box and not file.startswith(b"{") and file != named[f"{language}/{PARTS}"]:
                assert file in packed

    # What everybody may see holds none of them, and no parts of what does.
    assert len(unnamed) >= 20
    assert not [name for name in unnamed if name.endswith(PARTS)]
    assert {name for name in named if name.endswith(PARTS)} == {f"zh/{PARTS}", f"en/{PARTS}"}
    for name, data in unnamed.items():
        text = name + _texts(data, name)
        assert not any(person in text for person in (*NAMES, *squeezed_others)), name

    # Nor does the store, where what is in it comes from this kit alone.
    after = _tree(here.root)
    new = {name: data for name, data in after.items() if name not in before}
    assert {name.partition("/")[0] for name in new} == {".cache"}
    assert any(name.startswith(".cache/store/") for name in new)
    for name, data in new.items():
        text = name + _texts(data, name)
        assert not any(person in text for person in (*NAMES, *squeezed_others)), name
    assert {name: after[name] for name in before} == before
    assert not (here.root / "dist").exists()

    # Nor what is said.
    said = capfd.readouterr()
    for person in (*NAMES, *OTHERS, "甲单位"):
        assert person not in said.out + said.err
    assert "7 人" in said.out
    assert "./banyan kit --shred" in said.out

    # Only its owner may read it; the warning says until when it may be kept.
    assert {stat.S_IMODE(p.stat().st_mode) for p in private.rglob("*") if p.is_file()} == {0o600}
    assert {stat.S_IMODE(p.stat().st_mode) for p in [private, *private.rglob("*")] if p.is_dir()} == {0o700}
    warning = (private / WARNING).read_text(encoding="utf-8-sig")
    assert warning.startswith(f"{MARK} shred-on 2027-01-15")
    assert "最迟 2027-01-15 销毁" in warning
    agenda = pages(unnamed["zh/2-签到/议程.pdf"])[0]
    assert "2026年12月12日（星期六）" in agenda
    assert agenda.count("南村活动室") == 1
    assert "每月1800元" in squeezed(unnamed["zh/1-会前/会前读本.pdf"])


def test_another_name_renders_only_what_holds_names(here: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = here.make(here.roster(), shred_on=date(2027, 1, 15))
    private = shared.with_name(f"{shared.name}-names")
    first = {**_tree(shared), **_tree(private)}
    (private / "zh/old.pdf").write_bytes(b"of an earlier day")
    kept = here.folder / "kept"
    kept.mkdir()
    shutil.copy(private / "zh" / PARTS, kept)
    recipe = Recipes(here.root).digest("kit")
    rendered: list[str] = []
    real = CHANNEL.__class__.render

    def watched(channel: object, jobs: tuple[Job, ...], press: object) -> object:
        rendered.extend(job.part for job in jobs)
        return real(channel, jobs, press)  # type: ignore[arg-type]

    monkeypatch.setattr(CHANNEL.__class__, "render", watched)
    rows = [ROWS[0].replace("林示例", "林样例"), *ROWS[1:]]
    assert here.make(here.roster(rows)) == shared
    assert set(rendered) == {
        *("invitation", "participants", "participants-table", "sign-in", "badges", "name-tents", "minutes"),
        *("thank-you", "certificates", "zip"),
    }
    # The sheets without the name were taken from the parts that the kit before left: who signs is parted by public.
    before, after = (
        remembered_parts(folder, recipe)["2-签到/签到表.pdf"].keys() for folder in (kept, private / "zh")
    )
    assert (len(before), len(after), len(before & after)) == (4, 4, 3)
    assert "zh/old.pdf" not in _tree(private)
    text = squeezed((private / "zh/2-签到/胸牌.pdf").read_bytes())
    assert "林样例" in text
    assert "林示例" not in text
    # The day of shredding was said once; and the first roster gives the first kit again, byte for byte.
    assert shred_day(private) == date(2027, 1, 15)
    here.make(here.roster())
    assert {**_tree(shared), **_tree(private)} == first
    rendered.clear()
    here.make(here.roster())
    assert rendered == []


def test_a_name_anywhere_in_a_job_makes_it_private(here: Place, planned: list[Job]) -> None:
    """Also where the list of items does not say so: here a name is also the name of a table."""
    here.make(here.roster([*ROWS, "周示例,,工人,", "吴样例,,工人,周示例"], headings=HEADINGS))
    people = tuple(replace(p, table="周示例") for p in desk._people(here.roster(), here.root))
    plain = {job.part for job in planned if job.id in private_jobs(planned, people)}
    assert {"badges", "participants", "sign-in", "run-sheet", "zip"} <= plain
    assert not {"agenda", "primer", "activity"} & plain
    agenda = next(job for job in planned if job.part == "agenda")
    leaky = replace(agenda, workshop="林示例")
    assert private_jobs([leaky], people) == {leaky.id}
    assert private_jobs([agenda], people) == set()


def test_people_without_a_table_are_seated(
    here: Place, planned: list[Job], capfd: pytest.CaptureFixture[str]
) -> None:
    here.make(here.roster())
    assert "7 人原来没有桌号" in capfd.readouterr().out
    signs = next(job for job in planned if job.part == "table-signs")
    assert signs.detail is not None
    assert "tables=('1', '2')" in repr(signs.detail)


def test_a_new_start_moves_the_clock_up_to_the_fixed_point(here: Place, planned: list[Job]) -> None:
    here.make(here.roster(), start="09:15")
    agenda = repr(next(job.detail for job in planned if job.part == "agenda"))
    for time in ("09:15", "09:30", "09:50", "11:20", "12:00", "13:00"):
        assert f"'{time}'" in agenda
    assert "08:45" not in agenda


def test_interpretation_makes_the_day_longer_and_fit_makes_it_fit(
    here: Place, planned: list[Job], capfd: pytest.CaptureFixture[str]
) -> None:
    definition = here.root / "workshops/forum/workshop.yml"
    text = definition.read_text(encoding="utf-8")
    definition.write_text(
        text.replace("minutes: 90\n", "minutes: 90\n    shorten-to: 60\n"), encoding="utf-8"
    )
    with pytest.raises(Stopped) as stopped:
        here.make(here.roster(), start="09:15", interpretation="consecutive")
    (finding,) = stopped.value.findings
    # 15 minutes of signing in, 35 and 155 with an interpreter: until 12:40.
    assert (finding.code, dict(finding.values)["end"]) == ("K901", "12:40")
    assert "“看单子”缩到 115 分钟" in finding.hint("zh")
    here.make(here.roster(), start="09:15", interpretation="consecutive", fit=True)
    agenda = repr(next(job.detail for job in planned if job.part == "agenda"))
    assert "minutes=115" in agenda
    here.make(here.roster(), start="09:15", interpretation="simultaneous")
    assert "minutes=90" in repr(next(job.detail for job in planned if job.part == "agenda"))
    assert "缩到" not in capfd.readouterr().err


@pytest.mark.usefixtures("planned")
def test_a_start_too_late_for_lunch(here: Place) -> None:
    with pytest.raises(Stopped) as stopped:
        here.make(here.roster(), start="10:00")
    (finding,) = stopped.value.findings
    assert (finding.code, finding.location.path) == ("K901", "workshops/forum/workshop.yml")
    expected = {"session_zh": "午餐", "session_en": "Lunch", "at": "12:00", "end": "12:05", "minutes": "5"}
    assert dict(finding.values) == {**expected, "cuts_zh": "", "cuts_en": ""}
    here.make(here.roster(), start="09:55")


@pytest.mark.usefixtures("planned")
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


@pytest.mark.usefixtures("planned")
def test_a_wrong_row_stops_it_and_names_no_one(here: Place) -> None:
    rows = [*ROWS, "陈示例,Chen Sample,甲单位,工人", ",,工人,"]
    with pytest.raises(Stopped) as stopped:
        here.make(here.roster(rows))
    said = as_text(stopped.value.findings, ("zh", "en"))
    assert [d.code for d in stopped.value.findings] == ["R902", "R903"]
    assert "rows 9" in said
    assert "row 10" in said
    assert not any(word in said for word in (*NAMES, *OTHERS, "甲单位"))


@pytest.mark.usefixtures("planned")
def test_a_character_that_no_font_has_is_named_by_its_row(here: Place) -> None:
    rare = "陈\U0002f9f4"
    with pytest.raises(Trouble) as trouble:
        here.make(here.roster([*ROWS, f"{rare},,工人,"]))
    said = as_text([trouble.value.diagnostic], ("zh", "en"))
    assert trouble.value.diagnostic.code == "R925"
    assert "row 9" in said
    assert "the name has" in said
    assert rare not in said


@pytest.mark.usefixtures("planned")
def test_an_empty_roster(here: Place) -> None:
    with pytest.raises(Trouble) as trouble:
        here.make(here.roster([]))
    assert trouble.value.diagnostic.code == "R904"


@pytest.mark.usefixtures("planned")
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


@pytest.mark.usefixtures("planned")
def test_without_a_day_the_definitions_holds(here: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    assert here.make(here.roster(), day=None).name == "forum-2026-12-05"


def test_a_place_is_printed_as_it_is_typed(here: Place, planned: list[Job]) -> None:
    """It is no Markdown and quotes no fact."""
    here.make(here.roster(), place="3楼*东*{fact:lowest-wage}<b>室")
    agenda = repr(next(job.detail for job in planned if job.part == "agenda"))
    assert "3楼 东  fact:lowest-wage  b 室" in agenda


def _raises(error: Exception) -> Callable[..., tuple[()]]:
    def render(*_: object) -> tuple[()]:
        raise error

    return render


def test_a_full_disk_is_said_without_a_name(here: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "render_kit", _raises(OSError(28, "No space left on device", "林示例.pdf")))
    with pytest.raises(Trouble) as trouble:
        here.make(here.roster())
    assert trouble.value.diagnostic.code == "S001"
    assert "林示例" not in as_text([trouble.value.diagnostic], ("zh", "en"))


def test_complaints_of_the_layout_engine_are_not_repeated(
    here: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    complaint = LayoutComplaint("missing glyph in 林示例")
    monkeypatch.setattr(desk, "render_kit", _raises(complaint))
    with pytest.raises(Trouble) as trouble:
        here.make(here.roster())
    assert trouble.value.diagnostic.code == "S006"
    assert "林示例" not in as_text([trouble.value.diagnostic], ("zh", "en"))
    assert trouble.value.__cause__ is None


def test_when_something_fails_the_kit_before_stays(here: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    out = here.folder / "private"
    for name in ("forum-2026-12-12/zh", "forum-2026-12-12-names/zh"):
        (out / name).mkdir(parents=True)
        (out / name / "before.pdf").write_bytes(b"before")
    files = (
        KitFile("议程.pdf", "zh", b"a", "k1", named=False),
        KitFile("../胸牌.pdf", "zh", b"b", "k2", named=True),
    )
    monkeypatch.setattr(desk, "render_kit", lambda *_: files)
    with pytest.raises(ValueError, match="胸牌"):
        here.make(here.roster())
    left = sorted(p.relative_to(out).as_posix() for p in out.rglob("*.pdf"))
    assert left == ["forum-2026-12-12-names/zh/before.pdf", "forum-2026-12-12/zh/before.pdf"]


@pytest.mark.parametrize("rest", [[], ["forum"], ["--roster", "x.csv"], ["forum", "--shred", "2027-01-01"]])
def test_half_a_command_says_how(here: Place, capsys: pytest.CaptureFixture[str], rest: list[str]) -> None:
    assert main(["--root", str(here.root), "kit", *rest]) == 1
    assert "S007" in capsys.readouterr().err


def test_the_desk_hands_no_roster_to_the_store() -> None:
    """Only the rendering, which sorts out what is private, knows the store."""
    for name in ("desk", "folders", "shred"):
        source = (ROOT / f"build_scripts/organiser/{name}.py").read_text(encoding="utf-8")
        imported = re.findall(r"^from (build_scripts\.\S+) import", source, re.MULTILINE)
        assert not {"build_scripts.store", "build_scripts.publish", "build_scripts.execute"} & set(imported)
