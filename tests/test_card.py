"""Pocket cards: cut in register, numbers large, nothing too small, every contact of the region on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import combinations
from pathlib import Path

import pytest
import zxingcpp

from build_scripts.channels.card import CHANNEL, geometry
from build_scripts.channels.card.detail import Card, CardContact
from build_scripts.channels.protocol import World
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Job, Language
from build_scripts.render.faults import Overflow
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from tests.golden import assert_golden
from tests.leaflet_examples import PROGRAMME, fact
from tests.pdf_pages import Letter, letters, page, page_text, pages, photocopy, squeezed
from tests.projects import ROOT

TODAY = date(2026, 11, 21)
_NAMES: dict[Language, tuple[tuple[str, str], ...]] = {
    "zh": (
        ("岛务热线", "工伤、社保、工资都能问"),
        ("医疗热线", "报销、备案"),
        ("公共服务热线", "不知道找谁，先打这个；也可以投诉"),
        ("法律服务热线", "免费咨询"),
        ("工会热线", "工会帮你维权"),
        ("税务热线", "交税、缴费"),
    ),
    "en": (
        ("Island service line", "Injury, insurance, wages"),
        ("Medical line", "Refunds and records"),
        ("Public service line", "When you do not know whom to ask; complaints"),
        ("Legal help", "Free advice"),
        ("Trade union", "Helps with disputes"),
        ("Tax office", "Taxes and contributions"),
    ),
}
_PLACE: dict[Language, CardContact] = {
    "zh": CardContact("", "岛上的救助窗口", "申请救助", "榕树路一号一楼"),
    "en": CardContact("", "Assistance window of the island", "Assistance", "Banyan Road, ground floor"),
}


pytestmark = pytest.mark.usefixtures("fonts")


def _card(language: Language, *, bilingual: bool = False) -> Card:
    names = zip(_NAMES["zh" if bilingual else language], _NAMES["en" if bilingual else language], strict=True)
    numbers = tuple(
        CardContact(f"9876{index}", own[0], other[0] if bilingual else own[1], "")
        for index, (own, other) in enumerate(names)
    )
    place = _PLACE[language]
    if bilingual:
        place = replace(place, second=_PLACE["en"].name, where="")
    return Card(
        region_name="榕树岛" if language == "zh" else "Banyan Island",
        second_region_name="Banyan Island" if bilingual else "",
        second_programme=PROGRAMME["en"].name if bilingual else "",
        contacts=(*numbers, place),
        url=f"https://banyan.example/{'' if language == 'zh' else 'en/'}bi/",
        checked="2026-11-21",
        code=f"C-BI-{language}-0A1B2C",
    )


def _job(card: Card, language: Language) -> Job:
    sources = tuple(
        fact(f"line-9876{n}", "phone", f"9876{n}", f"《岛上电话目录》第{n}页", n + 1) for n in range(6)
    )
    return Job(
        id=f"card/{language}/BI/hotlines",
        channel="card",
        language=language,
        region="BI",
        programme=PROGRAMME[language],
        detail=card,
        facts=sources,
    )


@lru_cache(maxsize=4)
def _pdf(language: Language, bilingual: bool = False) -> bytes:
    ((output,),) = CHANNEL.render((_job(_card(language, bilingual=bilingual), language),), Press(ROOT))
    assert (output.path, output.media_type) == (f"card/{language}/BI/hotlines.pdf", "application/pdf")
    return output.data


def _on(letter: Letter, place: geometry.Place) -> bool:
    return (
        place.left <= letter.left < place.left + geometry.WIDTH
        and place.top <= letter.top < place.top + geometry.HEIGHT
    )


def _words(pdf: bytes, side: int, place: geometry.Place) -> str:
    return "".join(letter.sign for letter in letters(pdf, side) if _on(letter, place))


each_card = pytest.mark.parametrize(("language", "bilingual"), [("zh", False), ("en", False), ("zh", True)])


def test_the_back_lies_behind_the_front_when_turned_over_the_long_edge() -> None:
    front, back = geometry.places(back=False), geometry.places(back=True)
    assert len(front) == len(set(front)) == geometry.PER_SHEET
    for one, other in zip(front, back, strict=True):
        assert other.top == one.top
        assert one.left + geometry.WIDTH / 2 == pytest.approx(210 - (other.left + geometry.WIDTH / 2))
    for one, other in combinations(front, 2):
        apart_across = abs(one.left - other.left) >= geometry.WIDTH - 0.001
        assert apart_across or abs(one.top - other.top) >= geometry.HEIGHT - 0.001


def test_cut_marks_point_at_every_cut_and_stand_on_no_card() -> None:
    marks = geometry.marks()
    edges_x = {round(geometry.LEFT + n * geometry.WIDTH, 3) for n in range(geometry.COLUMNS + 1)}
    edges_y = {round(geometry.TOP + n * geometry.HEIGHT, 3) for n in range(geometry.ROWS + 1)}
    assert {x for x, _, width, _ in marks if not width} == edges_x
    assert {y for _, y, width, _ in marks if width} == edges_y
    for x, y, width, height in marks:
        inside_x = geometry.LEFT - 0.5 < x + width / 2 < 210 - geometry.LEFT + 0.5
        inside_y = geometry.TOP - 0.5 < y + height / 2 < max(edges_y) + 0.5
        assert not (inside_x and inside_y)
        assert x > 3 and x + width < 207 and y > 3 and y + height < 294


@each_card
def test_ten_cards_say_the_same_and_keep_their_distance_from_the_cut(
    language: Language, bilingual: bool
) -> None:
    pdf = _pdf(language, bilingual)
    assert pages(pdf) == 2
    for side in (0, 1):
        places = geometry.places(back=side == 1)
        assert len({_words(pdf, side, place) for place in places}) == 1
        for letter in letters(pdf, side):
            place = next((one for one in places if _on(letter, one)), None)
            if place is None:
                continue
            assert letter.left >= place.left + 3.4 and letter.right <= place.left + geometry.WIDTH - 2, letter
            assert letter.top >= place.top + 2 and letter.bottom <= place.top + geometry.HEIGHT - 2, letter


@each_card
def test_rows_are_spread_over_the_card(language: Language, bilingual: bool) -> None:
    """Rows set close together would leave a fifth of the front empty below the last one; the back has fewer here."""
    for side, most in ((0, 6.0), (1, 15.0)):
        place = geometry.places(back=side == 1)[0]
        lowest = max(one.bottom for one in letters(_pdf(language, bilingual), side) if _on(one, place))
        assert place.top + geometry.HEIGHT - lowest <= most


@each_card
def test_every_contact_is_on_the_card_numbers_large_and_nothing_below_eight_points(
    language: Language, bilingual: bool
) -> None:
    pdf, card = _pdf(language, bilingual), _card(language, bilingual=bilingual)
    both = [
        [letter for letter in letters(pdf, side) if _on(letter, geometry.places(back=side == 1)[0])]
        for side in (0, 1)
    ]
    text = squeezed("".join(letter.sign for side in both for letter in side))
    for contact in card.contacts:
        assert squeezed(contact.name) in text and contact.phone in text
        if bilingual:
            assert squeezed(contact.second) in text
    assert card.code in text and squeezed(card.url) in text
    assert round(min(letter.points for side in both for letter in side), 2) >= 8
    front = [letter for letter in both[0] if letter.sign.isdigit()]
    assert len(front) == 20 and min(letter.points for letter in front) >= 20
    assert _PLACE[language].where == "" or bilingual or squeezed(_PLACE[language].where) in text


def test_the_region_stands_above_the_rule_also_where_its_names_are_long() -> None:
    card = replace(_card("zh", bilingual=True), second_region_name="Province of Banyan Island")
    ((output,),) = CHANNEL.render((_job(card, "zh"),), Press(ROOT))
    place = geometry.places(back=False)[0]
    said = [letter for letter in letters(output.data, 0) if _on(letter, place)]
    start = "".join(letter.sign for letter in said).index("Provinceof")
    image = page(output.data, 0, 300).convert("L")
    pixels = 300 / 25.4
    across = [round((place.left + millimetres) * pixels) for millimetres in range(10, 75)]
    rows = range(round(place.top * pixels), round((place.top + 20) * pixels))
    rule = next(row for row in rows if all(int(image.getpixel((x, row))) < 100 for x in across)) / pixels  # type: ignore[arg-type]
    assert max(letter.bottom for letter in said[start : start + 8]) <= rule + 0.1


def test_what_a_line_helps_with_is_left_out_before_anything_is_cut() -> None:
    text = _words(_pdf("en"), 0, geometry.places(back=False)[0])
    assert squeezed("Injury, insurance, wages") in text
    long = replace(
        _card("en"),
        contacts=tuple(replace(one, name=f"{one.name} for island workers") for one in _card("en").contacts),
    )
    ((output,),) = CHANNEL.render((_job(long, "en"),), Press(ROOT))
    shorter = _words(output.data, 0, geometry.places(back=False)[0])
    assert squeezed("for island workers") in shorter
    assert squeezed("When you do not know whom to ask") not in shorter


@each_card
@pytest.mark.parametrize("copied", [False, True], ids=["print", "photocopy"])
def test_each_code_can_be_scanned(language: Language, bilingual: bool, copied: bool) -> None:
    image = page(_pdf(language, bilingual), 1, 300)
    found = zxingcpp.read_barcodes(photocopy(image) if copied else image)
    assert {code.text for code in found} == {_card(language).url}
    assert len(found) == geometry.PER_SHEET or copied


def test_too_much_is_said_and_never_cut() -> None:
    many = replace(_card("zh"), contacts=_card("zh").contacts * 3)
    with pytest.raises(Overflow, match=r"背面多出\d+行"):
        CHANNEL.render((_job(many, "zh"),), Press(ROOT))


@each_card
def test_two_renderings_are_the_same_bytes(language: Language, bilingual: bool) -> None:
    ((output,),) = CHANNEL.render((_job(_card(language, bilingual=bilingual), language),), Press(ROOT))
    assert output.data == _pdf(language, bilingual)


@each_card
def test_golden_text(language: Language, bilingual: bool) -> None:
    pdf = _pdf(language, bilingual)
    text = "".join(f"=== {side + 1}\n{page_text(pdf, side).strip()}\n" for side in (0, 1))
    assert_golden(f"card/{'bilingual' if bilingual else language}.txt", text)


def test_every_region_has_three_sheets_with_all_its_contacts(tmp_path: Path) -> None:
    findings = Findings()
    catalogue = load_catalogue(ROOT, findings)
    assert catalogue is not None
    world = World(catalogue, Resolver(catalogue, TODAY))
    jobs = CHANNEL.plan(world)
    assert len(jobs) == 3 * len(world.regions)
    for job in jobs:
        assert isinstance(job.detail, Card)
        wanted = [contact.id for contact in world.resolver.register.contacts(job.region)]
        assert len(job.detail.contacts) == len(wanted)
        phones = [contact.phone for contact in job.detail.contacts]
        assert phones == sorted(phones, key=lambda phone: not phone)
        assert {one.value for one in job.facts} == {phone for phone in phones if phone}
        assert job.detail.checked == min(one.checked for one in job.facts)
