"""Banners: a strip in true proportions whose slogan fills it, and sheets that an office prints and tapes together."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest
import zxingcpp

from build_scripts.channels.banner import CHANNEL, geometry
from build_scripts.channels.banner.detail import Banner
from build_scripts.channels.banner.lines import LEADING, fill
from build_scripts.channels.banner.tiles import signs
from build_scripts.channels.protocol import World
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Job, Language
from build_scripts.render.faults import Overflow
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from tests.golden import assert_golden
from tests.leaflet_examples import PROGRAMME, fact
from tests.pdf_pages import letters, page, page_text, pages, photocopy, squeezed
from tests.projects import ROOT
from tests.small_project import Project

LANGUAGES: tuple[Language, ...] = ("zh", "en")
TODAY = date(2026, 11, 21)
_SAYS: dict[Language, str] = {"zh": "社保有疑问，打98765", "en": "Questions on insurance? Call 98765"}
MM = 25.4 / 72


pytestmark = pytest.mark.usefixtures("fonts")


def _banner(language: Language) -> Banner:
    return Banner(
        words=_SAYS[language],
        region_name="榕树岛" if language == "zh" else "Banyan Island",
        lesson_title="工伤：认定、治疗、赔偿" if language == "zh" else "Injured at work",
        url=f"https://banyan.example/{'' if language == 'zh' else 'en/'}bi/lessons/island-injury/",
        checked="2026-11-21",
        review_by="2027-11-21",
        code=f"AAI-BI-{language}-0A1B2C",
    )


def _job(language: Language, banner: Banner | None = None) -> Job:
    return Job(
        id=f"banner/{language}/BI/ask",
        channel="banner",
        language=language,
        region="BI",
        programme=PROGRAMME[language],
        detail=banner or _banner(language),
        facts=(fact("line-98765", "phone", "98765", "《榕树岛公共服务电话目录》", 1),),
    )


@lru_cache(maxsize=4)
def _pdfs(language: Language) -> tuple[bytes, bytes]:
    ((strip, sheets),) = CHANNEL.render((_job(language),), Press(ROOT))
    assert strip.path == f"banner/{language}/BI/ask-strip.pdf"
    assert sheets.path == f"banner/{language}/BI/ask-a4.pdf"
    return strip.data, sheets.data


def _sizes(pdf: bytes) -> list[tuple[float, float]]:
    found = [sheet.mediabox for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    return [(round(float(box.width) * MM, 1), round(float(box.height) * MM, 1)) for box in found]


each_language = pytest.mark.parametrize("language", LANGUAGES)


# --- how a slogan fills its strip -----------------------------------------------------------------------------------


def test_a_short_slogan_is_one_line_and_a_long_one_is_broken_where_its_type_is_largest() -> None:
    assert fill((2.0, 2.0), 0.3, (100, 40)).lines == ((0, 1),)
    long = fill((4.0, 1.0, 3.0, 4.0), 0.0, (60, 60))
    assert long.lines == ((0, 1), (2, 3))
    assert long.size == pytest.approx(60 / 7)


def test_a_pause_is_preferred_where_it_costs_little_type() -> None:
    widths = (3.0, 2.5, 3.5, 3.0)
    assert fill(widths, 0.0, (60, 60)).lines == ((0, 1), (2, 3))
    assert fill(widths, 0.0, (60, 60), frozenset({0})).lines == ((0, 1), (2, 3))
    assert fill((3.0, 3.0, 3.4, 2.8), 0.0, (60, 60), frozenset({1})).lines == ((0, 1), (2, 3))
    assert fill((3.2, 3.0, 3.0, 3.6), 0.0, (60, 60), frozenset({1})).lines == ((0, 1), (2, 3))
    assert fill((3.0, 1.0, 1.0, 3.0), 0.0, (60, 60), frozenset({2})).lines == ((0, 1), (2, 3))
    assert fill((3.0, 0.4, 3.0), 0.0, (60, 60), frozenset({0})).lines == ((0,), (1, 2))


@pytest.mark.parametrize("widths", [(1.0,), (5.0, 5.0), (1.0, 2.0, 3.0, 4.0, 5.0), (0.5,) * 20])
def test_no_setting_is_larger_than_its_room(widths: tuple[float, ...]) -> None:
    found = fill(widths, 0.25, (225, 46))
    assert [index for line in found.lines for index in line] == list(range(len(widths)))
    for line in found.lines:
        assert (sum(widths[i] for i in line) + 0.25 * (len(line) - 1)) * found.size <= 225.001
    assert len(found.lines) * LEADING * found.size <= 46.001


# --- the strip ------------------------------------------------------------------------------------------------------


@each_language
def test_the_strip_is_three_metres_by_seventy_centimetres_at_one_to_ten_and_says_so(
    language: Language,
) -> None:
    strip = _pdfs(language)[0]
    assert _sizes(strip) == [(geometry.PAGE_WIDTH, geometry.PAGE_HEIGHT)]
    assert (geometry.WIDTH * geometry.SCALE, geometry.HEIGHT * geometry.SCALE) == (3000, 700)
    slug = squeezed(
        "".join(le.sign for le in letters(strip, 0) if le.top > geometry.MARGIN + geometry.HEIGHT)
    )
    assert "1:10" in slug and "3m×0.7m" in slug and "1000" in slug
    for said in (_banner(language).code, _banner(language).url, PROGRAMME[language].disclaimer):
        assert squeezed(said) in slug
    assert "榕树岛公共服务电话目录" in slug


@each_language
def test_the_slogan_fills_the_strip_and_leaves_room_for_hems(language: Language) -> None:
    strip = _pdfs(language)[0]
    said = [le for le in letters(strip, 0) if le.points > 34]
    assert "".join(le.sign for le in said) == squeezed(_SAYS[language])
    left = geometry.MARGIN + geometry.INSET
    assert min(le.left for le in said) >= left - 0.5
    assert max(le.right for le in said) <= left + geometry.TEXT_WIDTH + 0.5
    assert max(le.right for le in said) - min(le.left for le in said) > geometry.TEXT_WIDTH * 0.6
    assert min(le.top for le in said) >= geometry.MARGIN + 4
    assert max(le.bottom for le in said) <= geometry.MARGIN + geometry.SIGNATURE_TOP
    assert min(le.points for le in said) * MM >= geometry.SMALLEST


@each_language
def test_the_ground_bleeds_and_the_paper_beyond_stays_white(language: Language) -> None:
    image = page(_pdfs(language)[0], 0, 72).convert("L")
    scale = 72 / 25.4

    def grey(x: float, y: float) -> float:
        (low, high) = image.crop(
            (int(x * scale), int(y * scale), int(x * scale) + 1, int(y * scale) + 1)
        ).getextrema()
        assert low == high
        return float(str(low))

    middle = geometry.MARGIN + geometry.HEIGHT / 2
    for x in (geometry.MARGIN - 2, geometry.MARGIN + geometry.WIDTH + 2):
        assert grey(x, middle) < 100
    for x in (geometry.MARGIN - 5, geometry.MARGIN + geometry.WIDTH + 5):
        assert grey(x, middle) == 255


@each_language
@pytest.mark.parametrize("copied", [False, True], ids=["print", "photocopy"])
def test_the_codes_of_strip_and_cover_lead_to_the_lesson(language: Language, copied: bool) -> None:
    for pdf in _pdfs(language):
        image = page(pdf, 0, 150)
        found = zxingcpp.read_barcodes(photocopy(image) if copied else image)
        assert [code.text for code in found] == [_banner(language).url]


@each_language
def test_a_slogan_too_long_to_be_read_from_afar_is_refused(language: Language) -> None:
    long = replace(_banner(language), words=_SAYS[language] * 5)
    with pytest.raises(Overflow, match=r"请把标语写短\d+%"):
        CHANNEL.render((_job(language, long),), Press(ROOT))


# --- the sheets -----------------------------------------------------------------------------------------------------


def test_a_sheet_for_every_character_and_none_for_a_pause() -> None:
    assert signs("社保有疑问，打98765", "zh") == tuple("社保有疑问打98765")
    assert signs("Call 98765 now", "en") == ("Call", "98765", "now")


@each_language
def test_each_sheet_holds_one_sign_in_one_size_as_large_as_paper_allows(language: Language) -> None:
    sheets, wanted = _pdfs(language)[1], signs(_SAYS[language], language)
    assert pages(sheets) == len(wanted) + 1
    upright = language == "zh"
    assert _sizes(sheets) == [(210.0, 297.0)] + [(210.0, 297.0) if upright else (297.0, 210.0)] * len(wanted)
    large = [
        [le for le in letters(sheets, number) if le.points > 100] for number in range(1, len(wanted) + 1)
    ]
    assert ["".join(le.sign for le in sheet) for sheet in large] == list(wanted)
    assert len({round(le.points, 1) for sheet in large for le in sheet}) == 1
    width, height = (210, 297) if upright else (297, 210)
    for sheet in large:
        assert min(le.left for le in sheet) > 5 and max(le.right for le in sheet) < width - 5
        assert min(le.top for le in sheet) > 5 and max(le.bottom for le in sheet) < height - 12
    widest = max(max(le.right for le in sheet) - min(le.left for le in sheet) for sheet in large)
    assert widest > width * 0.8


@each_language
def test_sheets_are_numbered_in_order(language: Language) -> None:
    sheets = _pdfs(language)[1]
    count = len(signs(_SAYS[language], language))
    numbers = []
    for number in range(1, count + 1):
        foot = page_text(sheets, number).splitlines()[-1]
        found = re.search(r"(\d+)张，共(\d+)张|^(\d+) of (\d+)", foot)
        assert found is not None, foot
        first, total = (int(group) for group in found.groups() if group)
        assert total == count
        numbers.append(first)
    assert all(later == earlier + 1 for earlier, later in pairwise(numbers)) and numbers[0] == 1


@each_language
def test_the_address_has_a_line_of_the_slug_and_the_disclaimer_another(language: Language) -> None:
    strip, _ = _pdfs(language)
    lines = [squeezed(line) for line in page_text(strip, 0).splitlines()]
    assert _banner(language).url in lines
    assert squeezed(PROGRAMME[language].disclaimer) in lines


@each_language
def test_two_renderings_are_the_same_bytes(language: Language) -> None:
    ((strip, sheets),) = CHANNEL.render((_job(language),), Press(ROOT))
    assert (strip.data, sheets.data) == _pdfs(language)


@each_language
def test_golden_text(language: Language) -> None:
    strip, sheets = _pdfs(language)
    text = "".join(
        f"=== {name}\n{page_text(pdf, 0).strip()}\n" for name, pdf in (("strip", strip), ("a4", sheets))
    )
    assert_golden(f"banner/{language}.txt", text)


# --- the source -----------------------------------------------------------------------------------------------------


def test_every_slogan_has_a_banner_in_each_language_and_region() -> None:
    findings = Findings()
    catalogue = load_catalogue(ROOT, findings)
    assert catalogue is not None
    assert 8 <= len(catalogue.slogans) <= 14
    world = World(catalogue, Resolver(catalogue, TODAY))
    jobs = CHANNEL.plan(world)
    assert len(jobs) == len(catalogue.slogans) * len(world.languages) * len(world.regions)
    for job in jobs:
        assert isinstance(job.detail, Banner)
        assert "{" not in job.detail.words
        assert job.detail.checked == min((one.checked for one in job.facts), default="")
        assert "content/slogans.yml" in job.sources


@pytest.mark.parametrize(
    ("slogans", "codes"),
    [
        ("a:\n  say: {zh: 查一查, en: Look}\n  lessons: [pension]\n", []),
        ("a:\n  say: {zh: 查一查, en: Look}\n  lessons: [pensions]\n", ["X207"]),
        ("a:\n  say: {zh: 查一查, en: Look}\n  lessons: []\n", ["X226"]),
        ("a:\n  say: {zh: 查一查, en: Look}\n", ["Y106", "X226"]),
        ('a:\n  say: {zh: "缴{fact:pension-rate}", en: Look}\n  lessons: [pension]\n', ["P602"]),
        ("a:\n  say: {zh: 缴8%, en: Look}\n  lessons: [pension]\n", ["B402"]),
        (f"a:\n  say: {{zh: {'长' * 17}, en: Look}}\n  lessons: [pension]\n", ["L513"]),
        (f"a:\n  say: {{zh: 长, en: {'long ' * 10}}}\n  lessons: [pension]\n", ["L513"]),
        (
            'a:\n  say: {zh: "自己查{cite:right-to-check}", en: "Look{cite:right-to-check}"}\n  lessons: [pension]\n',
            [],
        ),
    ],
)
def test_slogans_are_checked(tmp_path: Path, slogans: str, codes: list[str]) -> None:
    project = Project(tmp_path / "project").write("content/slogans.yml", slogans)
    assert sorted(d.code for d in project.check()) == sorted(codes)
