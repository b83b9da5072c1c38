"""The kit on paper: who and what stands on each sheet, whether it fits, can be read, scanned, cut and printed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdf
import pypdfium2
import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from build_scripts.channels.kit import CHANNEL, badges
from build_scripts.channels.kit.catalogue import BY_ID, KINDS, NAMED, file_name
from build_scripts.channels.kit.details import Pack
from build_scripts.channels.kit.items import STYLES
from build_scripts.channels.kit.packing import PrintLine, readme_text
from build_scripts.channels.kit.planning import ITEMS, plan_workshop
from build_scripts.channels.kit.stock import STOCKS
from build_scripts.channels.protocol import World
from build_scripts.model import Language, Output, Participant
from build_scripts.render.faults import Overflow
from build_scripts.render.png import page_image
from build_scripts.render.press import Press
from tests.golden import assert_golden
from tests.kit_examples import (
    invented,
    jobs_of,
    kit_project,
    pages,
    rendered,
    squeezed,
    with_workshop,
    world_of,
)
from tests.projects import ROOT

LANGUAGES: tuple[Language, ...] = ("zh", "en")
MM = 25.4 / 72
STOCK = STOCKS["90x60"]
EDITION = re.compile(r"[A-Z]+-(?:GD|QY)-(?:zh|en)-[0-9A-F]{6}")


pytestmark = pytest.mark.usefixtures("fonts")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world_of(kit_project(tmp_path_factory.mktemp("kit")))


@pytest.fixture(scope="module")
def kits(world: World) -> dict[Language, dict[str, Output]]:
    """The kits of both languages by item."""
    found = {}
    for language in LANGUAGES:
        jobs = jobs_of(world, language)
        outputs = rendered(jobs.values())
        found[language] = {name: outputs[job.id] for name, job in jobs.items()}
    return found


Kits = dict[Language, dict[str, Output]]


def _with_roster(world: World, people: tuple[Participant, ...]) -> World:
    (forum,) = world.catalogue.workshops
    return with_workshop(world, replace(forum, sample=people))


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


# --- badges


def _name_width(data: bytes, page: int, box: tuple[float, float, float, float]) -> list[tuple[float, float]]:
    """(left, right) in millimetres of the visible letters within a box (left, top, right, bottom) of a page."""
    document = pypdfium2.PdfDocument(data)
    try:
        sheet = document[page]
        text = sheet.get_textpage()
        height = sheet.get_height()
        found = []
        for index in range(text.count_chars()):
            left, _, right, high = (value * MM for value in text.get_charbox(index))
            top = height * MM - high
            if right > left and box[0] <= (left + right) / 2 < box[2] and box[1] <= top < box[3]:
                found.append((left, right))
        return found
    finally:
        document.close()


LONG = (
    "阿卜杜热合曼·买买提吐尔逊·示例",
    "欧阳上官司徒诸葛",
    "参会者甲乙丙丁戊己庚辛壬癸",
    "Participantwithaverylongname Invented-Doublebarrel",
    "W" * 20,
    "Maximilian Alexander Bartholomew Participant van der Example",
)


def test_long_names_stay_within_their_badge(world: World) -> None:
    people = tuple(invented(n, "workers", name=name, name_other=name[::-1]) for n, name in enumerate(LONG, 1))
    job = jobs_of(_with_roster(world, people))["badges"]
    (output,) = rendered([job]).values()
    text = squeezed(output.data)
    for place, name in enumerate(LONG):
        assert "".join(name.split()) in text
        left, top = STOCK.place(place)
        letters = _name_width(output.data, 0, (left - 4.4, top + 8, left + STOCK.width + 4.4, top + 39))
        assert len(letters) >= len("".join(name.split()))
        # A badge's own letters keep 5 mm from the cut, and so do its neighbours'.
        assert min(a for a, _ in letters) >= left + 4.5, name
        assert max(b for _, b in letters) <= left + STOCK.width - 4.5, name


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(st.characters(codec="gb2312", exclude_categories=["C", "Z"]), min_size=1, max_size=24),
    st.sampled_from(sorted(STOCKS)),
)
def test_a_fitted_name_keeps_its_letters_and_its_size(name: str, stock: str) -> None:
    room = badges.room_of(STOCKS[stock])
    fitted = badges.fit(name, room)
    if fitted is None:
        assert badges.ems(name) > 10
        return
    lines, size = fitted
    assert "".join(lines) == name
    assert room.smallest <= size <= badges.LARGEST
    assert max(badges.ems(line) for line in lines) * size * MM <= room.width + 0.01
    assert len(lines) * size * badges.LEADING * MM <= room.height + 0.01


def test_usual_names_are_large() -> None:
    for name in ("王小明", "欧阳娜娜", "参会者01"):
        lines, size = badges.fit(name) or ((), 0)
        assert (lines, size >= 36) == ((name,), True)
    lines, size = badges.fit("Participant 01") or ((), 0)
    assert (lines, size >= 26) == (("Participant 01",), True)


def test_names_break_between_their_parts() -> None:
    lines, _ = badges.fit("Abdurahman Mamattursun-Wolfeschlegel") or ((), 0)
    assert lines == ("Abdurahman", "Mamattursun-", "Wolfeschlegel")
    lines, _ = badges.fit("阿卜杜热合曼·买买提吐尔逊") or ((), 0)
    assert lines[0] == "阿卜杜热合曼·"


def test_a_name_beyond_all_measure_is_named_by_number(world: World) -> None:
    name = "不可能这么长的名字" * 8
    job = jobs_of(_with_roster(world, (invented(1, "workers"), invented(2, "students", name=name))))["badges"]
    with pytest.raises(Overflow) as stopped:
        rendered([job])
    assert "2" in str(stopped.value)
    assert "不可能" not in str(stopped.value)


def test_sheets_are_full_and_keep_blank_badges_for_guests(world: World, kits: Kits) -> None:
    assert len(pages(kits["zh"]["badges"].data)) == 4
    assert "".join(pages(kits["zh"]["badges"].data)).count("来宾") == 2 * 9
    four = tuple(invented(n, "workers") for n in range(1, 5))
    (output,) = rendered([jobs_of(_with_roster(world, four))["badges"]]).values()
    assert len(pages(output.data)) == 2


def test_badges_can_be_cut_and_printed_by_an_office_printer(kits: Kits) -> None:
    image = page_image(kits["zh"]["badges"].data, 0, 2100).convert("L")
    # A cut line stands left of the first column, in the margin, at every edge between two rows.
    for edge in STOCK.along:
        y = round(edge * 10)
        strip = image.crop((110, y - 4, 140, y + 5))
        assert min(strip.tobytes()) < 220, edge
    margin = image.crop((0, 0, 95, 2970))
    assert min(margin.tobytes()) == 255


def test_publics_differ_in_black_and_white(kits: Kits) -> None:
    """The pattern at the foot of a badge, without its colour, tells the three publics apart."""
    image = page_image(kits["zh"]["badges"].data, 0, 2100).convert("L")
    strips = []
    for place in (0, 3, 5):
        left, top = (a + b for a, b in zip(STOCK.place(place), (5, 54.8), strict=True))
        strip = image.crop((round(left * 10), round(top * 10), round(left * 10) + 800, round(top * 10) + 32))
        strips.append(sum(1 for value in strip.tobytes() if value < 128) / (strip.width * strip.height))
    assert strips[0] > 0.95
    assert 0.2 < strips[1] < 0.6
    assert 0.3 < strips[2] < 0.7
    assert strips[1] != pytest.approx(strips[2], abs=0.05)


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


# --- the ZIP


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_zip_holds_what_the_shop_prints(kits: Kits, language: Language) -> None:
    name = f"forum-{language}-GD"
    with zipfile.ZipFile(io.BytesIO(kits[language][name].data)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        note = {"zh": "打印说明.txt", "en": "PRINT-ORDER.txt"}[language]
        assert names[:2] == [f"{name}/index.html", f"{name}/{note}"]
        assert len(names) == len(set(names)) == 2 + len(KINDS) + 1  # two lessons have an activity sheet
        for item in ITEMS:
            assert archive.read(f"{name}/{file_name(item, language)}") == kits[language][item].data
        sheet = {
            "zh": "4-每桌/活动单-看懂工资条.pdf",
            "en": "4-tables/activity-sheet-Read-your-pay-slip.pdf",
        }[language]
        assert archive.read(f"{name}/{sheet}") == kits[language]["activities/pay-slip"].data
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert entry.external_attr >> 16 == 0o644
        readme = archive.read(f"{name}/{note}")
        index = archive.read(f"{name}/index.html").decode()
    linked = set(re.findall(r'href="([^"]+)"', index))
    assert {f"{name}/{link}" for link in linked} == set(names) - {f"{name}/index.html"}
    assert readme.startswith(b"\xef\xbb\xbf")
    assert_golden(f"kit/{language}-README.txt", readme.decode("utf-8-sig").replace("\r\n", "\n"))


def test_the_readme_counts_sheets() -> None:
    pack = Pack("forum-en-GD", "Forum", "Saturday", 40, 5, ())
    lines = (
        PrintLine("primer.pdf", "Primer", 42, 5, True, "paper", "note"),
        PrintLine("badges.pdf", "Badges", 1, 6, False, "card", "note"),
        PrintLine("agenda.pdf", "Agenda", 42, 1, False, "paper", "note"),
        PrintLine("rules.pdf", "Rules", 2, 1, False, "paper", "note", "A3"),
        PrintLine("letter.docx", "Letter", 0, 0, False, "paper", "fill in"),
    )
    assert [line.sheets for line in lines] == [126, 6, 42, 2, 0]
    text = readme_text(pack, lines, "en")
    assert "168 sheets of A4 paper, 6 sheets of A4 card, 2 sheets of A3 paper" in text
    assert "42 copies of 5 pages, two-sided, A4 paper: 126 sheets" in text
    assert "1 copy of 6 pages, one-sided, A4 card: 6 sheets" in text
    assert "letter.docx" not in text
    zh = readme_text(pack, lines, "zh")
    assert "A4 普通纸 168 张，A4 厚纸 6 张，A3 普通纸 2 张" in zh


def test_copies_follow_the_roster(world: World) -> None:
    people = tuple(invented(n, "workers") for n in range(1, 13))
    jobs = jobs_of(_with_roster(world, people), "en")
    zipped = rendered(jobs.values())[jobs["forum-en-GD"].id]
    with zipfile.ZipFile(io.BytesIO(zipped.data)) as archive:
        readme = archive.read("forum-en-GD/PRINT-ORDER.txt").decode("utf-8-sig")
    assert "12 people at 3 tables" in readme
    # One to spare for every twenty.
    assert re.search(r"agenda\.pdf .*\r\n +13 copies of 1 page, ", readme)
    assert re.search(r"run-sheet\.pdf .*\r\n +5 copies", readme)
    assert re.search(r"activity-sheet-Read-your-pay-slip\.pdf .*\r\n +3 copies of 2 pages", readme)


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
