"""Preflight finds each fault in a file that has it, and nothing in a sound one."""

from __future__ import annotations

import base64
import io
import json
import string
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from build_scripts.diagnostics import Trouble
from build_scripts.model import LANGUAGES
from build_scripts.preflight import report
from build_scripts.preflight.codes import CODES
from build_scripts.preflight.fault import Inspection
from build_scripts.preflight.inspect import inspected, kind_of_path
from build_scripts.preflight.run import inspect_all, targets
from build_scripts.preflight.survey import survey
from build_scripts.print_kinds import KINDS, kind_of
from build_scripts.render import qr
from tests.preflight_examples import ADDRESS, BROKEN, FLOW, SOUND, leaflet, sheet, zipped
from tests.projects import ROOT


def _silent(done: int, total: int, name: str) -> None:
    assert 0 < done <= total, name


def _told(found: tuple[Inspection, ...]) -> list[str]:
    return [f"{one.code} {one.message('en')}" for inspection in found for one in inspection.faults]


def test_each_code_has_an_example() -> None:
    assert list(BROKEN) == list(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_broken_file_is_caught(code: str) -> None:
    path, data = BROKEN[code]()
    faults = [one for inspection in inspected(path, data) for one in inspection.faults]
    assert code in {one.code for one in faults}, _told(inspected(path, data))
    for one in faults:
        for language in LANGUAGES:
            assert one.message(language)
            assert one.hint(language)
            assert "{" not in one.message(language) + one.hint(language)


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_file_is_clean(name: str) -> None:
    assert _told(inspected(*SOUND[name]())) == []


@pytest.mark.parametrize("code", CODES)
def test_both_languages_say_the_same_values(code: str) -> None:
    def names(text: str) -> set[str]:
        found = {name for _, name, _, _ in string.Formatter().parse(text) if name}
        return {name.removesuffix("_zh").removesuffix("_en") for name in found}

    assert names(CODES[code].message.zh) == names(CODES[code].message.en)
    assert names(CODES[code].hint.zh) == names(CODES[code].hint.en)
    assert any("\u4e00" <= sign <= "\u9fff" for sign in CODES[code].message.zh)


def test_measures_are_those_of_the_sheet() -> None:
    (one,) = inspected(FLOW, sheet())
    measures = one.measures
    assert (measures.kind, measures.pages, measures.sheet) == ("flow", 1, "210 × 297 mm")
    assert measures.fonts == ("Banyan-Sans", "Banyan-Sans-Bold") or "Banyan-Sans" in measures.fonts
    assert measures.body == 11
    assert measures.contrast == pytest.approx(18.9, abs=0.1)
    assert measures.edge == pytest.approx(15, abs=1.2)
    assert measures.codes == (ADDRESS,)
    assert measures.module == pytest.approx(25 / 41, abs=0.02)


def test_the_back_of_a_cover_slip_is_meant_to_be_empty() -> None:
    empty = sheet('<div style="break-before:page;height:1mm"></div>')
    codes = {
        path: {fault.code for found in inspected(path, empty) for fault in found.faults}
        for path in (FLOW, "handbook/zh/GD/workers-booklet.pdf")
    }
    assert "A203" in codes[FLOW]
    assert "A203" not in codes["handbook/zh/GD/workers-booklet.pdf"]


def test_panels_that_are_read_backwards_are_caught() -> None:
    (one,) = inspected("leaflet/zh/GD/x.pdf", leaflet(second="107mm", third="8mm"))
    assert [fault.code for fault in one.faults] == ["A210"]
    assert "panel 1" in one.faults[0].message("en")


def test_files_in_an_archive_are_looked_at() -> None:
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("office/flow/zh/GD/sheet.pdf", sheet(code=""))
    whole, inner = inspected("order.zip", out.getvalue())
    assert whole.faults == ()
    assert inner.path == "order.zip!/office/flow/zh/GD/sheet.pdf"
    assert [fault.code for fault in inner.faults] == ["A301"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("leaflet/zh/QY/work-injury.pdf", "leaflet"),
        ("leaflet/zh/QY/work-injury-bw.pdf", "leaflet"),
        ("leaflet/zh/QY/work-injury-bi-fold.pdf", "bi-fold"),
        ("leaflet/zh/QY/work-injury-a5-bw.pdf", "a5"),
        ("poster/zh/QY/work-injury-a3.pdf", "poster"),
        ("poster/en/QY/work-injury-a2.pdf", "poster-a2"),
        ("handbook/zh/GD/rights.pdf", "handbook"),
        ("handbook/zh/GD/rights-booklet.pdf", "booklet"),
        ("handbook/zh/GD/lesson/work-injury.pdf", "offprint"),
        ("handbook/zh/GD/large-print/rights.pdf", "handbook-large"),
        ("handbook/zh/GD/large-print/lesson/work-injury.pdf", "offprint-large"),
        ("banner/zh/GD/contract-first-strip.pdf", "banner-strip"),
        ("banner/zh/GD/contract-first-a4.pdf", "banner"),
        ("wallchart/zh/GD/work-injury-a2.pdf", "wallchart-a2"),
        ("wallchart/zh/GD/work-injury-a3.pdf", "wallchart"),
        ("notice/zh/GD.pdf", "notice"),
        ("large-print/zh/GD/bi-folding-banner.pdf", "large-print"),
        ("kit/forum/zh/GD/activities/work-injury.pdf", "kit"),
        ("glossary/zh/GD.pdf", "glossary"),
        ("card/zh/GD/hotlines.pdf", "card"),
    ],
)
def test_the_path_tells_the_kind(path: str, kind: str) -> None:
    found = kind_of(path)
    assert found is not None
    assert found.id == kind
    assert kind_of_path(f"/tmp/order.zip!/print-shop/{path}") == found
    assert kind_of(path.replace(".pdf", ".txt")) is None


def test_a_file_in_the_zip_of_a_kit_may_have_any_size() -> None:
    packed = kind_of_path("kit/forum/zh/GD/forum-zh-GD.zip!/forum-zh-GD/4-每桌/方案纸.pdf")
    beside = kind_of_path("kit/forum/zh/GD/agenda.pdf")
    assert packed is not None and beside is not None
    assert packed.id == beside.id == "kit"
    assert (packed.sizes, bool(beside.sizes)) == ((), True)


def test_folds_are_within_their_sheets() -> None:
    for kind in KINDS:
        for width, _ in kind.sizes[:1]:
            assert all(0 < fold < width for fold in kind.folds)
        if kind.cover is not None:
            assert kind.cover[0] == kind.folds[-1]  # the cover begins at the last fold


def test_a_code_is_found_on_whatever_page_it_stands() -> None:
    """Pages of words are not searched; a code on a later page, drawn or as a picture, still is."""
    words = '<p style="break-before:page">第二页只有字。</p>'
    drawn = '<div style="break-before:page">{qr}<p>' + ADDRESS + "</p></div>"
    pdf = sheet(code=words + drawn)
    seen = survey(pdf)
    assert [bool(side.codes) for side in seen.sides] == [False, False, True]
    assert seen.content.maybe_coded == {3}
    pixels = io.BytesIO()
    qr.image(ADDRESS, 8).save(pixels, "PNG")
    picture = f'<img alt="码" src="data:image/png;base64,{base64.b64encode(pixels.getvalue()).decode()}">'
    seen = survey(sheet(code=words + f'<div style="break-before:page;width:40mm">{picture}</div>'))
    assert [[code.text for code in side.codes] for side in seen.sides] == [[], [], [ADDRESS]]


# --- many files -----------------------------------------------------------------------------------------------------


def _release(root: Path) -> Path:
    current = root / "current"
    for name, data in {
        "flow/zh/GD/good.pdf": sheet(),
        "flow/zh/GD/bad.pdf": sheet(code="{qr}"),
        "site/downloads/flow-bad.pdf": sheet(code="{qr}"),
        "kit/zh/a.zip": zipped(),
        "flow/zh/GD/good.txt": b"no",
    }.items():
        (current / name).parent.mkdir(parents=True, exist_ok=True)
        (current / name).write_bytes(data)
    return current


def test_a_release_is_looked_at_and_remembered(tmp_path: Path) -> None:
    current = _release(tmp_path)
    wanted = targets((), current)
    assert [target.path for target in wanted] == [
        "flow/zh/GD/bad.pdf",
        "flow/zh/GD/good.pdf",
        "kit/zh/a.zip",
        "site/downloads/flow-bad.pdf",
    ]
    first = inspect_all(wanted, tmp_path / "cache", 1, _silent)
    codes = {one.path: [fault.code for fault in one.faults] for one in first}
    assert codes["flow/zh/GD/bad.pdf"] == codes["site/downloads/flow-bad.pdf"] == ["A304"]
    assert codes["flow/zh/GD/good.pdf"] == codes["kit/zh/a.zip"] == []
    entries = sorted((tmp_path / "cache").rglob("*.json"))
    assert len(entries) == 3  # one for each content
    for entry in entries:
        entry.write_text(entry.read_text("utf-8").replace("A304", "A305"), "utf-8")
    again = inspect_all(wanted, tmp_path / "cache", 1, _silent)
    assert ["A305"] in [[fault.code for fault in one.faults] for one in again]  # read, not looked at again


def test_the_same_content_as_another_kind_is_looked_at_anew(tmp_path: Path) -> None:
    here = tmp_path / "flow/zh/GD/x.pdf"
    there = tmp_path / "leaflet/zh/GD/x.pdf"
    for place in (here, there):
        place.parent.mkdir(parents=True)
        place.write_bytes(sheet())
    cache = tmp_path / "cache"
    (flow,) = inspect_all(targets((here,), tmp_path), cache, 1, _silent)
    (tri_fold,) = inspect_all(targets((there,), tmp_path), cache, 1, _silent)
    assert flow.faults == ()
    assert {"A201", "A202"} <= {fault.code for fault in tri_fold.faults}


def test_what_stands_beside_an_archive_is_not_looked_at_again_within_it(tmp_path: Path) -> None:
    current, cache = tmp_path / "current", tmp_path / "cache"
    wide = sheet(style="@page { size: A3 }")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("forum/纸.pdf", wide)
    for name, data in {"agenda.pdf": wide, "forum-zh-GD.zip": packed.getvalue()}.items():
        place = current / "kit/forum/zh/GD" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    wanted = targets((), current)
    found = {one.path: {fault.code for fault in one.faults} for one in inspect_all(wanted, cache, 1, _silent)}
    assert "A202" in found["kit/forum/zh/GD/agenda.pdf"]  # in the pack any size is right
    inner = "kit/forum/zh/GD/forum-zh-GD.zip!/forum/纸.pdf"
    assert found[inner] == found["kit/forum/zh/GD/agenda.pdf"] - {"A202"}
    assert found[inner] == {fault.code for fault in inspected(inner, wide)[0].faults}
    assert len(list(cache.rglob("*.json"))) == 2  # the sheet once, and the archive


def test_two_processes_find_what_one_finds(tmp_path: Path) -> None:
    wanted = targets((), _release(tmp_path))
    one = inspect_all(wanted, tmp_path / "one", 1, _silent)
    two = inspect_all(wanted, tmp_path / "two", 2, _silent)
    assert one == two


def test_nothing_there_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as missing:
        targets((), tmp_path / "current")
    assert missing.value.diagnostic.code == "S009"
    with pytest.raises(Trouble) as elsewhere:
        targets((tmp_path / "no.pdf",), tmp_path)
    assert elsewhere.value.diagnostic.code == "S016"
    assert str(tmp_path / "no.pdf") in elsewhere.value.diagnostic.message("zh")


def test_report_in_words_and_for_programs() -> None:
    found = inspected(FLOW, sheet(code="{qr}"))
    text = report.as_text(found, LANGUAGES, full=False)
    assert f"{FLOW}: “对照自己”流程 decision flow, 1 × 210 × 297 mm" in text
    assert "p. 1: error A304: 二维码的网址" in text
    assert "the QR code's address" in text
    assert "1 looked at, 0 clean; 1 errors, 0 warnings" in text
    (row,) = json.loads(report.as_json(found))
    assert row["faults"][0]["message"]["en"].startswith("the QR code's address")
    assert row["measures"]["codes"] == [ADDRESS]
    assert FLOW not in report.as_text(inspected(FLOW, sheet()), LANGUAGES, full=False)
    assert FLOW in report.as_text(inspected(FLOW, sheet()), LANGUAGES, full=True)


def test_the_command_says_by_its_status_whether_all_is_well(tmp_path: Path) -> None:
    good, bad = tmp_path / "flow/zh/GD/good.pdf", tmp_path / "flow/zh/GD/bad.pdf"
    good.parent.mkdir(parents=True)
    good.write_bytes(sheet())
    bad.write_bytes(sheet(code="{qr}"))
    (tmp_path / ".cache").mkdir()

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "build_scripts", "--root", str(tmp_path), "preflight", *arguments]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert run(str(good)).returncode == 0
    failed = run(str(bad), "--format", "json")
    assert failed.returncode == 1
    assert json.loads(failed.stdout)[0]["faults"][0]["code"] == "A304"
    nothing = run()
    assert nothing.returncode == 1
    assert "S009" in nothing.stderr
