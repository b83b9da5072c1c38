"""An order becomes a ZIP: names are found, paper is reckoned, people are told what to do."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from build_scripts.diagnostics import Findings, Trouble
from build_scripts.model import Artefact, Language, Manifest, Text
from build_scripts.preflight.inspect import inspected
from build_scripts.print_kinds import KINDS
from build_scripts.print_order import listing
from build_scripts.print_order.choose import Item, Unmet, chosen
from build_scripts.print_order.pack import Order, packed, works
from build_scripts.print_order.reckon import Ink, Place, paper, reckoned
from build_scripts.publish import manifest_json
from tests.preflight_examples import leaflet, press, sheet
from tests.projects import ROOT

PATHS = (
    "leaflet/zh/QY/work-injury.pdf",
    "leaflet/zh/QY/work-injury-bw.pdf",
    "leaflet/zh/QY/work-injury-a5.pdf",
    "leaflet/zh/QY/losing-a-job.pdf",
    "leaflet/en/QY/work-injury.pdf",
    "flow/zh/QY/work-injury.pdf",
    "flow/zh/QY/work-injury.txt",
    "poster/zh/QY/work-injury-a2.pdf",
    "glossary/zh/QY.pdf",
    "kit/forum/zh/QY/activities/work-injury.pdf",
    "site/downloads/work-injury.pdf",
)


def _artefact(path: str) -> Artefact:
    channel, *_ = path.split("/")
    language = "en" if "/en/" in path else "zh"
    media_type = "application/pdf" if path.endswith(".pdf") else "text/plain"
    return Artefact(path, channel, "", "", language, "QY", media_type, "0" * 64, 1, (), (), "", "")


DAY = date(2026, 11, 21)
MANIFEST = Manifest(
    "8fb14b65fbab321a", DAY.isoformat(), "https://banyan.example", tuple(map(_artefact, PATHS))
)


def _chosen(*wishes: str, region: str = "QY", language: Language = "zh") -> tuple[Item, ...]:
    findings = Findings()
    items = chosen(wishes, MANIFEST, region, language, findings)
    assert not len(findings)
    return items


def _problem(*wishes: str, region: str = "QY", language: Language = "zh") -> str:
    """What is said of the only wish that cannot be met: message and hint, in both languages."""
    findings = Findings()
    chosen(wishes, MANIFEST, region, language, findings)
    (one,) = findings
    assert one.code == "S015"
    return "\n".join((one.message("zh"), one.message("en"), one.hint("zh"), one.hint("en")))


def _read(path: str) -> bytes:
    """A published file of the kind that its path tells."""
    if "a5" in path:
        return sheet("<p style='break-before:page'>背面</p>", "@page { size: 148mm 210mm }")
    if "a2" in path:
        return sheet(style="@page { size: 420mm 594mm }")
    return leaflet() if path.startswith("leaflet") else sheet()


# --- names ----------------------------------------------------------------------------------------------------------


def test_names_become_artefacts_in_the_order_asked() -> None:
    items = _chosen(
        "flow:work-injury=5",
        "leaflet:work-injury=200",
        "a5:work-injury=10",
        "glossary:glossary=1",
        "kit:activities/work-injury=3",
        "poster-a2:work-injury=2",
    )
    assert [(item.path, item.black, item.copies) for item in items] == [
        ("flow/zh/QY/work-injury.pdf", "", 5),
        ("leaflet/zh/QY/work-injury.pdf", "leaflet/zh/QY/work-injury-bw.pdf", 200),
        ("leaflet/zh/QY/work-injury-a5.pdf", "", 10),
        ("glossary/zh/QY.pdf", "", 1),
        ("kit/forum/zh/QY/activities/work-injury.pdf", "", 3),
        ("poster/zh/QY/work-injury-a2.pdf", "", 2),
    ]
    assert _chosen("leaflet:work-injury=1", language="en")[0].path == "leaflet/en/QY/work-injury.pdf"


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("leaflet:work-injry=5", "Did you mean 'work-injury'?"),
        ("leaflet:work-injry=5", "是不是 “work-injury”？"),
        ("leaflet:nothing-like-it=5", "print-order --list leaflet --region QY --language zh"),
        ("leaflets:work-injury=5", "Did you mean 'leaflet'?"),
        ("brochure:work-injury=5", "there is no kind 'brochure'"),
        ("brochure:work-injury=5", "全部种类：./banyan print-order --list"),
        ("leaflet:work-injury", "such as leaflet:work-injury=200"),
        ("leaflet: work-injury=2", "中间没有空格"),
        ("leaflet:work-injury=0", "copies are from 1 to 100000"),
        ("leaflet:work-injury=100001", "份数要在 1 到 100000 之间"),
        ("banner:work-injury=1", "run ./banyan build first"),
        ("flow:../../etc=1", "no decision flow is called '../../etc'"),
    ],
)
def test_a_slip_is_answered_with_what_there_is(wish: str, said: str) -> None:
    assert said in _problem(wish)
    assert f"cannot order {wish}: " in _problem(wish)
    assert f"订不了 {wish}：" in _problem(wish)


def test_each_language_keeps_to_its_own_line() -> None:
    for wish in ("leaflet:work-injry=5", "leaflets:x=1", "leaflet:work-injury=0", "banner:x=1"):
        chinese, english, *hints = _problem(wish).splitlines()
        assert english.isascii()
        assert hints[1].isascii()
        assert not chinese.isascii()
        assert not hints[0].isascii()


def test_all_slips_of_an_order_are_said_at_once() -> None:
    findings = Findings()
    items = chosen(
        ("leaflet:work-injry=5", "flow:work-injury=2", "leaflets:x=1", "flow:work-injury=3"),
        MANIFEST,
        "QY",
        "zh",
        findings,
    )
    assert [item.path for item in items] == ["flow/zh/QY/work-injury.pdf"]
    assert sorted(dict(one.values)["wish"] for one in findings) == [
        "flow:work-injury=3",
        "leaflet:work-injry=5",
        "leaflets:x=1",
    ]


def test_what_can_be_ordered_is_listed() -> None:
    told = list(listing.kinds(MANIFEST, "QY", "zh"))
    assert told[0].split() == ["leaflet", "2", "三折页", "·", "tri-fold", "leaflet"]
    assert [line.split()[0] for line in told] == ["leaflet", "a5", "poster-a2", "flow", "glossary", "kit"]
    assert [line.split() for line in listing.names("leaflet", MANIFEST, "QY", "zh", _read)] == [
        ["leaflet:losing-a-job", "折页"],
        ["leaflet:work-injury", "折页"],
    ]
    with pytest.raises(Unmet) as unmet:
        list(listing.names("flow", MANIFEST, "QY", "en", _read))
    assert "--region QY --language zh" in unmet.value.hint.en


def test_another_region_or_language_is_offered() -> None:
    assert "--region QY --language zh" in _problem("flow:work-injury=1", language="en")
    assert "--region QY --language en" in _problem("leaflet:work-injury=1", region="GZ")
    assert "it stands twice" in _problem("leaflet:work-injury=1", "leaflet:work-injury=2")


# --- paper ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wish", "place", "sheets", "spare", "size", "flip", "ink"),
    [
        ("leaflet:work-injury=200", "office", 206, 6, "A4", "short", "black"),
        ("leaflet:work-injury=200", "shop", 206, 6, "A4", "short", "colour"),
        ("leaflet:work-injury=1", "shop", 3, 2, "A4", "short", "colour"),
        ("leaflet:work-injury=1", "office", 1, 0, "A4", "short", "black"),
        ("a5:work-injury=100", "office", 52, 3, "A4", "short", "black"),
        ("a5:work-injury=100", "shop", 103, 3, "A5", "long", "colour"),
        ("flow:work-injury=10", "office", 10, 0, "A4", "", "black"),
        ("glossary:glossary=10", "shop", 12, 2, "A4", "", "black"),
        ("poster-a2:work-injury=4", "shop", 6, 2, "A2", "", "colour"),
    ],
)
def test_paper_is_reckoned(
    wish: str, place: Place, sheets: int, spare: int, size: str, flip: str, ink: Ink
) -> None:
    (item,) = _chosen(wish)
    work = reckoned(item, _read(item.path), place, None)
    assert (work.sheets, work.spare, work.size, work.flip, work.ink) == (sheets, spare, size, flip, ink)
    assert work.sides == (2 if flip else 1)


def test_an_office_has_no_a2() -> None:
    (item,) = _chosen("poster-a2:work-injury=4")
    with pytest.raises(Trouble) as trouble:
        reckoned(item, _read(item.path), "office", None)
    assert "no office printer takes A2" in trouble.value.diagnostic.message("en")
    assert "order poster:work-injury, which is A3" in trouble.value.diagnostic.hint("en")
    assert "自己印就订 poster:work-injury（A3）" in trouble.value.diagnostic.hint("zh")


@pytest.mark.parametrize(
    ("size", "name"),
    [((210.0, 297.0), "A4"), ((297.0, 210.0), "A4"), ((148.5, 210.0), "A5"), ((90.0, 54.0), "90 × 54 mm")],
)
def test_paper_has_its_name(size: tuple[float, float], name: str) -> None:
    assert paper(size) == name


def test_every_kind_says_why_its_paper_suits() -> None:
    for kind in KINDS:
        assert 70 <= kind.stock.grams <= 600
        assert kind.stock.reason.zh
        assert kind.stock.reason.en
        assert "¥" not in kind.stock.reason.zh + kind.stock.reason.en
        if kind.folds:
            assert "fold" in kind.folding.en


# --- the ZIP --------------------------------------------------------------------------------------------------------


def _order(place: Place, *wishes: str) -> Order:
    return Order(
        _chosen(*wishes), place, None, MANIFEST.edition, Text("地区 QY，中文", "region QY, Chinese"), DAY
    )


def _words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_bounded() for page in document).replace("\r\n", "")
    finally:
        document.close()


def _unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: archive.read(name) for name in archive.namelist()}


def test_an_office_gets_a_ticket_a_slip_and_black_files() -> None:
    files = _unpacked(
        packed(_order("office", "leaflet:work-injury=200", "a5:work-injury=10"), _read, press())
    )
    assert list(files) == [
        "job-ticket.pdf",
        "cover-slip.pdf",
        "office/leaflet/zh/QY/work-injury-bw.pdf",
        "office/leaflet/zh/QY/work-injury-a5-bw-2-up.pdf",
    ]
    slip = _words(files["cover-slip.pdf"])
    for said in (
        "双面，沿短边翻转",
        "two-sided, flip on short edge",
        "copies: 206",
        "Actual size (100 %)",
        "沿中间的短线裁成两张",
    ):
        assert said in slip
    ticket = _words(files["job-ticket.pdf"])
    for said in (
        "印刷工作单",
        "Print job ticket",
        "200 份，另加 6 份备损",
        "letter fold",
        MANIFEST.edition,
        "211 sheets",
    ):
        assert said in ticket


def test_a_shop_gets_files_with_marks_and_is_told_what_they_are() -> None:
    files = _unpacked(packed(_order("shop", "leaflet:work-injury=200"), _read, press()))
    assert list(files) == ["job-ticket.pdf", "print-shop/leaflet/zh/QY/work-injury.pdf"]
    ticket = _words(files["job-ticket.pdf"])
    assert "PDF/X-1a:2003，输出条件 FOGRA47（胶印，非涂布纸）" in ticket
    assert "printing condition FOGRA47 (offset on uncoated paper" in ticket
    assert "不是 PDF/X" not in ticket
    assert "no ground bleeds" in ticket


@pytest.mark.parametrize("place", ["office", "shop"])
def test_all_of_an_order_passes_preflight(place: Place) -> None:
    data = packed(_order(place, "leaflet:work-injury=20", "flow:work-injury=2"), _read, press())
    found = inspected("order.zip", data)
    assert len(found) == (5 if place == "office" else 4)
    assert [f"{one.path} {fault.code}" for one in found for fault in one.faults] == []


def test_the_same_order_gives_the_same_bytes() -> None:
    order = _order("shop", "leaflet:work-injury=20")
    assert packed(order, _read, press()) == packed(order, _read, press())
    assert [work.sheets for work in works(order, _read)] == [22]


# --- the command ----------------------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with templates and a release, and nothing else."""
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    release = tmp_path / "dist/releases" / MANIFEST.edition
    for path in PATHS:
        (release / path).parent.mkdir(parents=True, exist_ok=True)
        (release / path).write_bytes(_read(path) if path.endswith(".pdf") else b"")
    (release / "manifest.json").write_text(manifest_json(MANIFEST), "utf-8")
    (tmp_path / "dist/current").symlink_to(release)
    return tmp_path


def _run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "build_scripts", "--root", str(project), "print-order", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_command_writes_the_zip_and_says_how_much_paper(project: Path) -> None:
    target = project / "order.zip"
    done = _run(project, "--copies", "leaflet:work-injury=200", "--region", "QY", "--shop", "-o", str(target))
    assert done.returncode == 0, done.stderr
    assert (
        "leaflet:work-injury  200 + 6  206 × A4 120 g  双面，沿短边翻转 · two-sided, flip on short edge"
        in done.stdout
    )
    assert list(_unpacked(target.read_bytes())) == [
        "job-ticket.pdf",
        "print-shop/leaflet/zh/QY/work-injury.pdf",
    ]
    assert sorted(path.name for path in project.glob("*.zip*")) == ["order.zip"]


def test_the_command_explains_a_slip_and_writes_nothing(project: Path) -> None:
    target = project / "order.zip"
    failed = _run(project, "--copies", "leaflet:work-injry=2", "-o", str(target))
    assert failed.returncode == 1
    assert "是不是 “work-injury”？" in failed.stderr
    assert "Did you mean 'work-injury'?" in failed.stderr
    assert not target.exists()
    listed = _run(project, "--list", "--region", "QY")
    assert (listed.returncode, listed.stdout.split()[:2]) == (0, ["leaflet", "2"])
    unknown = _run(project, "--list", "leaflets", "--region", "QY")
    assert unknown.returncode == 1
    assert "是不是 “leaflet”？" in unknown.stderr
    assert (
        "--region ZZ?  QY" in _run(project, "--copies", "a:b=1", "--region", "ZZ", "-o", str(target)).stderr
    )
    lost = _run(project, "--copies", "leaflet:work-injury=2", "-o", str(project / "no/such/order.zip"))
    assert "S004" in lost.stderr


def test_nothing_built_is_said_so(tmp_path: Path) -> None:
    failed = _run(tmp_path, "--copies", "leaflet:x=1", "-o", str(tmp_path / "order.zip"))
    assert failed.returncode == 1
    assert "./banyan build" in failed.stderr
