"""The kit on paper: who and what stands on each sheet, whether it fits, can be read, scanned, cut and printed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageStat

from build_scripts.channels.kit import CHANNEL
from build_scripts.channels.kit.catalogue import BY_ID, NAMED
from build_scripts.channels.kit.items import STYLES
from build_scripts.channels.kit.planning import ITEMS, plan_workshop
from build_scripts.channels.protocol import World
from build_scripts.model import Language, Text
from build_scripts.render.png import page_image
from build_scripts.render.press import Press
from tests.golden import assert_golden
from tests.kit_examples import Kits, invented, jobs_of, pages, rendered, squeezed, with_workshop
from tests.projects import ROOT
from tests.worlds import world_of

LANGUAGES: tuple[Language, ...] = ("zh", "en")
MM = 25.4 / 72
EDITION = re.compile(r"[A-Z]+-(?:GD|QY)-(?:zh|en)-[0-9A-F]{6}")


pytestmark = pytest.mark.usefixtures("fonts")


# --- goldens


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("item", [*ITEMS, "activities/pay-slip"])
def test_golden(kits: Kits, language: Language, item: str) -> None:
    text = "\n--- page ---\n".join(pages(kits[language][item].data))
    assert_golden(f"kit/{language}-{item.replace('/', '-')}.txt", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_paths(kits: Kits, language: Language) -> None:
    paths = {output.path for output in kits[language].values()}
    assert f"kit/forum/{language}/GD/agenda.pdf" in paths
    assert f"kit/activities/{language}/GD/pay-slip.pdf" in paths
    assert f"kit/forum/{language}/GD/forum-{language}-GD.zip" in paths


def test_the_same_bytes_again(world: World, kits: Kits) -> None:
    again = rendered(jobs_of(world).values())
    assert {o.path: o.data for o in again.values()} == {o.path: o.data for o in kits["zh"].values()}


# --- people


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("item", ["participants", "sign-in", "badges"])
def test_everybody_stands_on_each_sheet_once(kits: Kits, language: Language, item: str) -> None:
    text = squeezed(kits[language][item].data)
    # A badge has two sides.
    times = 2 if item == "badges" else 1
    for number in range(1, 8):
        assert text.count(f"参会者{number:02}") == times
        assert text.count(f"Participant{number:02}") == times


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_stands_on_any_other_sheet(kits: Kits, language: Language) -> None:
    for item, output in kits[language].items():
        if item not in NAMED and output.path.endswith(".pdf"):
            assert not re.search(r"参会者0\d|Participant0\d", squeezed(output.data)), item


def test_each_public_signs_on_a_page_of_its_own_and_learns_its_table(kits: Kits) -> None:
    sheets = pages(kits["zh"]["sign-in"].data)
    assert len(sheets) == 4
    publics = (
        ("Workers", "01 02 03"),
        ("Students entering work", "04 05"),
        ("Universities and citizens", "06 07"),
    )
    tables = {"01": "1", "02": "2", "03": "1", "04": "2", "05": "1", "06": "2", "07": "1"}
    for (public, own), page in zip(publics, sheets, strict=False):
        assert public in page
        assert re.findall(r"参会者(\d\d)", page) == own.split()
        for number in own.split():
            assert re.search(rf"Participant {number}\n\S+ {tables[number]}\b", page), number
        assert "上午签名" in page
        assert "下午签名" in page
    assert "+12" in sheets[3]


@pytest.mark.parametrize(
    ("language", "heading"), [("zh", "续：劳动者 Workers"), ("en", "Continued: Workers 劳动者")]
)
def test_a_public_that_goes_on_over_the_page_is_named_there_too(
    world: World, language: Language, heading: str
) -> None:
    (forum,) = world.catalogue.workshops
    many = with_workshop(world, replace(forum, sample=tuple(invented(n, "workers") for n in range(1, 15))))
    (output,) = rendered([jobs_of(many, language)["sign-in"]]).values()
    first, second, walk_ins = ("".join(page.split()) for page in pages(output.data))
    heading = "".join(heading.split())
    assert heading not in first
    assert heading in second
    assert "参会者14" in second
    # Who is not on the list begins a page, which has its own heading.
    assert heading not in walk_ins


@pytest.mark.parametrize(("workers", "goes_on"), [(60, True), (2, False)])
def test_the_list_names_the_public_that_goes_on_over_the_page(
    world: World, workers: int, goes_on: bool
) -> None:
    (forum,) = world.catalogue.workshops
    roster = tuple(invented(n, "workers") for n in range(1, workers + 1))
    roster += tuple(invented(n, "unions") for n in range(workers + 1, workers + 4))
    many = with_workshop(world, replace(forum, sample=roster))
    (output,) = rendered([jobs_of(many)["participants"]]).values()
    first, *others = ("".join(page.split()) for page in pages(output.data))
    assert "续：" not in first
    assert [page.count("续：劳动者Workers") for page in others] == ([1] if goes_on else [])
    assert all("续：工会" not in page for page in others)


def test_a_short_day_is_signed_once(world: World) -> None:
    (forum,) = world.catalogue.workshops
    morning = tuple(s for s in forum.sessions if s.kind != "lunch")
    short = with_workshop(world, replace(forum, sessions=morning))
    (output,) = rendered([jobs_of(short)["sign-in"]]).values()
    assert "签名\nSignature" in pages(output.data)[0]
    assert "上午" not in pages(output.data)[0]


def test_a_badge_speaks_its_owners_language(kits: Kits) -> None:
    (sheet, *_) = pages(kits["zh"]["badges"].data)
    at = sheet.index("Participant 03")
    assert "Pay forum" in sheet[at - 40 : at]
    assert sheet.index("参会者03") > at
    assert sheet.index("参会者01") < sheet.index("Participant 01")


# --- agenda and run sheet


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_agenda_is_one_bilingual_page_with_clock_times(kits: Kits, language: Language) -> None:
    (page,) = pages(kits[language]["agenda"].data)
    for words in (
        "08:45",
        "09:00",
        "09:20",
        "12:00",
        "13:00",
        "13:45",
        "看单子",
        "Read slips",
        "08:45–13:55",
    ):
        assert words in page
    first, second = ("看单子", "Read slips") if language == "zh" else ("Read slips", "看单子")
    assert page.index(first) < page.index(second)


def _sizes(data: bytes) -> Iterator[tuple[str, float]]:
    """Each piece of text with its points."""
    found: list[tuple[str, float]] = []

    def visit(text: str, matrix: list[float], text_matrix: list[float], font: object, size: float) -> None:
        if text.strip():
            found.append((text, abs(size * matrix[3])))

    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        page.extract_text(visitor_text=visit)
    yield from found


@pytest.mark.parametrize("language", LANGUAGES)
def test_type_is_large_enough(kits: Kits, language: Language) -> None:
    for text, points in _sizes(kits[language]["agenda"].data):
        if re.fullmatch(r"\d\d:\d\d", text.strip()) or text.strip() in {"看单子", "Read slips"}:
            assert points >= 11, text
    smallest = {"run-sheet": 10.4, "feedback": 8.4, "sign-in": 8.4, "participants": 8.4, "primer": 8.4}
    for item, least in smallest.items():
        body = [p for text, p in _sizes(kits[language][item].data) if len(text) > 30]
        assert all(p >= min(least, 8.4) for p in body), item


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_run_sheet_says_what_to_do_and_when(kits: Kits, language: Language) -> None:
    text = "\n".join(pages(kits[language]["run-sheet"].data))
    do, say, late = ("做", "说", "晚了") if language == "zh" else ("DO", "SAY", "LATE")
    script = text[text.rindex("09:20") :]
    assert script.index(do) < script.index(say) < script.index(late)
    wage = "每月2000元" if language == "zh" else "2,000 yuan a month"
    assert wage.replace(" ", "") in "".join(script.split())
    sheet = "活动单-看懂工资条.pdf" if language == "zh" else "activity-sheet-Read-your-pay-slip.pdf"
    assert sheet in "".join(script.split())
    assert ("前面有70分钟机动" if language == "zh" else "70 minutes to spare before this") in text
    assert "轮椅" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_session_goes_on_overleaf_and_says_so(world: World, language: Language) -> None:
    """Three of its steps at least stand on either side; a session of five steps is not parted."""
    (forum,) = world.catalogue.workshops
    zh = language == "zh"
    parted: list[int] = []
    for steps in (5, 9):
        script = "\n".join(
            f"- **DO**: STEP{number} {'listen and write. ' * 9}" for number in range(1, steps + 1)
        )
        sessions = tuple(
            replace(session, script=Text(script, script), materials=None)
            if session.kind in {"session", "opening", "closing"}
            else session
            for session in forum.sessions
        )
        changed = with_workshop(world, replace(forum, sessions=sessions))
        (output,) = rendered([jobs_of(changed, language)["run-sheet"]]).values()
        found = 0
        for page in pages(output.data):
            order = [int(step) for step in re.findall(r"STEP(\d+)", page)]
            if not order:
                continue
            begun = ("续：" if zh else "Continued: ") in page
            assert begun == (order[0] != 1)
            if begun:
                found += 1
                assert 4 <= order[0] <= steps - 2
            if order[-1] != steps:
                assert order[-1] >= 3
        parted.append(found)
    assert parted[0] == 0
    assert parted[1] > 0


# --- primer and activities


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_primer_has_its_lessons_and_their_codes_can_be_scanned(kits: Kits, language: Language) -> None:
    data = kits[language]["primer"].data
    sheets = pages(data)
    assert len(sheets) == 4
    base = f"https://example.invalid/{'' if language == 'zh' else 'en/'}lessons"
    for number, slug in ((1, "pay-slip"), (2, "rest-days")):
        image = page_image(data, number, 1240)
        assert [code.text for code in zxingcpp.read_barcodes(image)] == [f"{base}/{slug}/"]
        assert EDITION.search(sheets[number])
    contents = sheets[0]
    page = "第{}页" if language == "zh" else "page {}"
    assert contents.index(page.format(2)) < contents.index(page.format(3))
    assert page.format(4) in sheets[1]
    whole = "".join(sheets)
    assert "12333" in whole
    for unwanted in ("小测验", "Quiz", "谁看过自己的工资条", "别把单子扔了"):
        assert unwanted not in whole


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_script_stands_on_a_page_of_its_own(kits: Kits, language: Language) -> None:
    sheet, script = pages(kits[language]["activities/pay-slip"].data)
    said = "谁看过自己的工资条" if language == "zh" else "Who has"
    assert said not in sheet
    assert ("10分钟" if language == "zh" else "10 min") in sheet
    assert ("不发给参会者" if language == "zh" else "not handed out") in script
    (only,) = pages(kits[language]["activities/rest-days"].data)
    assert ("不发给参会者" if language == "zh" else "not handed out") not in only


@pytest.mark.parametrize("region", ["GD", "QY"])
def test_amounts_are_the_regions_own(world: World, region: str) -> None:
    jobs = jobs_of(world, "zh", region)
    wage, elsewhere = ("每月2000元", "每月1800元") if region == "GD" else ("每月1800元", "每月2000元")
    outputs = rendered([jobs["primer"], jobs["run-sheet"]])
    for output in outputs.values():
        assert wage in squeezed(output.data)
        assert elsewhere not in squeezed(output.data)


# --- the form and the signs


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_is_one_anonymous_page(kits: Kits, language: Language) -> None:
    (page,) = pages(kits[language]["feedback"].data)
    assert ("不写姓名" if language == "zh" else "No names") in page
    for word in ("很同意", "说不准", "不想说") if language == "zh" else ("Fully", "Not sure", "Not saying"):
        assert word in page
    assert not re.search(r"参会者|Participant", page)


def test_a_sign_for_each_table_reads_from_both_sides(kits: Kits) -> None:
    sheets = pages(kits["zh"]["table-signs"].data)
    assert len(sheets) == 2
    for table, sheet in enumerate(sheets, 1):
        assert sheet.count(f"第{table}桌") == 2
    image = page_image(kits["zh"]["table-signs"].data, 0, 420).convert("1")
    upper, lower = image.crop((0, 0, 420, 290)), image.crop((0, 304, 420, 594))

    def different(other: Image.Image) -> float:
        return ImageStat.Stat(ImageChops.difference(other.convert("L"), lower.convert("L"))).mean[0] / 255

    assert different(upper.rotate(180)) < 0.02
    assert different(upper) > 3 * different(upper.rotate(180))


# --- paper


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_is_its_size_in_our_fonts_with_white_margins(
    world: World, kits: Kits, language: Language
) -> None:
    for name, output in kits[language].items():
        if output.media_type != "application/pdf":
            continue
        reader = pypdf.PdfReader(io.BytesIO(output.data))
        found = set()
        for number, page in enumerate(reader.pages):
            width, height = (float(v) * MM for v in page.mediabox[2:])
            sheets = {"A4": {(210, 297), (297, 210)}, "A3": {(297, 420), (420, 297)}, "strip": {(600, 90)}}
            kind = BY_ID[
                "activity" if name.startswith("activities/") else jobs_of(world, language)[name].part
            ]
            assert (round(width), round(height)) in sheets[kind.size], name
            found |= {str(font["/BaseFont"]) for _, font in _fonts(page)}
            image = page_image(output.data, number, round(width * 2)).convert("L")
            inked = image.point(lambda value: 255 if value < 140 else 0).getbbox()
            assert inked is not None, (name, number)
            # Marks for folding, cutting and tearing stand at the very edge, where they may be lost.
            if name not in MARKED:
                left, top, right, bottom = (value / 2 for value in inked)
                assert min(left, top, width - right, height - bottom) >= 5, (name, number, inked)
        assert found, name
        assert all("Banyan-Sans" in font for font in found), (name, found)


MARKED = {"table-signs", "name-tents", "session-cards", "before-after"}
MARKED |= {f"kit/common/{language}/photo-consent" for language in LANGUAGES}


def _fonts(page: pypdf.PageObject) -> list[tuple[str, pypdf.generic.DictionaryObject]]:
    resources = page["/Resources"].get_object()
    assert isinstance(resources, pypdf.generic.DictionaryObject)
    fonts = resources.get("/Font", pypdf.generic.DictionaryObject()).get_object()
    assert isinstance(fonts, pypdf.generic.DictionaryObject)
    return [(key, font.get_object()) for key, font in fonts.items()]


def test_the_style_names_no_other_font() -> None:
    style = Press(ROOT).style(*STYLES)
    families = re.findall(r"font(?:-family)?:[^;}]*", style)
    named = {name for family in families for name in re.findall(r'"([^"]+)"', family)}
    assert named == {"Banyan Sans", "Banyan Sans Ext"}


# --- odd definitions


def test_a_workshop_without_lessons_primer_or_questions(world: World, tmp_path: Path) -> None:
    (forum,) = world.catalogue.workshops
    plain = tuple(replace(s, lesson=None, script=None, materials=None) for s in forum.sessions)
    bare = replace(forum, sessions=plain, primer=(), feedback=(), date=None)
    jobs = plan_workshop(with_workshop(world, bare), bare, "en", "GD")
    outputs = rendered(jobs)
    agenda = pages(outputs["kit/forum/en/GD/agenda"].data)[0]
    assert "Date to be announced" in agenda
    with zipfile.ZipFile(io.BytesIO(outputs["kit/forum/en/GD/forum-en-GD"].data)) as archive:
        assert not [name for name in archive.namelist() if "activity" in name]
        assert not [name for name in archive.namelist() if name.endswith(".ics")]


def test_a_long_day_still_fits_the_wall(world: World) -> None:
    """Eighteen sessions fit one page in the smallest type."""
    (forum,) = world.catalogue.workshops
    many = tuple(replace(forum.sessions[2], id=f"s{n}", minutes=20) for n in range(18))
    job = jobs_of(with_workshop(world, replace(forum, sessions=many)))["agenda"]
    (output,) = rendered([job]).values()
    assert len(pages(output.data)) == 1


def test_the_real_forum_prints_in_both_languages() -> None:
    real = world_of(ROOT)
    for language in LANGUAGES:
        jobs = jobs_of(real, language)
        outputs = rendered(job for name, job in jobs.items() if name in ITEMS or job.part == "activity")
        count = {name: len(pages(outputs[job.id].data)) for name, job in jobs.items() if job.id in outputs}
        assert count["agenda"] == 1
        assert count["feedback"] == 1
        assert count["badges"] == 14
        assert count["table-signs"] == 6
        assert count["sign-in"] == 7
        assert count["primer"] <= 6
        assert all(count[name] <= 3 for name in count if name.startswith("activities/"))
        text = squeezed(outputs[jobs["badges"].id].data)
        assert all(text.count(f"参会者{n:02}") == 2 for n in range(1, 49))


def test_the_channel_plans_activities_everywhere_and_sample_kits_at_home(world: World) -> None:
    jobs = CHANNEL.plan(world)
    assert len({job.id for job in jobs}) == len(jobs)
    sheets = [job for job in jobs if job.part == "activity"]
    assert {job.id for job in sheets} == {
        f"kit/activities/{language}/{region}/{lesson}"
        for language in LANGUAGES
        for region in ("GD", "QY")
        for lesson in ("pay-slip", "rest-days")
    }
    kits = [job for job in jobs if job.part != "activity" and not job.id.startswith("kit/common/")]
    assert {(job.language, job.region) for job in kits} == {(language, "GD") for language in LANGUAGES}
    needed = {name for job in kits for name in job.needs}
    assert needed <= {job.id for job in jobs}
