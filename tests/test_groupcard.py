"""Group cards: one message and one code, which chats make small and blurred."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
import zxingcpp
from markupsafe import Markup
from PIL import Image

from build_scripts.channels.groupcard import CHANNEL
from build_scripts.channels.groupcard.channel import MOST_BYTES
from build_scripts.channels.groupcard.detail import GroupCard
from build_scripts.channels.groupcard.draw import foot, layout, module, note
from build_scripts.feed.excerpt import withdrawn
from build_scripts.model import ArticleChoice, Job, Output
from build_scripts.render.faults import Overflow
from build_scripts.render.press import Press
from tests.golden import assert_golden
from tests.pdf_pages import letters, page_text, pages, squeezed
from tests.projects import EXAMPLE, ROOT
from tests.worlds import kept_world

_PX = 25.4 / 96
"""Millimetres of a CSS pixel."""
_SEEN = [
    (language, lesson)
    for language in ("zh", "en")
    for lesson in ("pension-basics", "losing-a-job", "first-employee", "contract-in-the-first-month")
]


pytestmark = pytest.mark.usefixtures("fonts")


@lru_cache(maxsize=2)
def _jobs(root: Path) -> tuple[Job, ...]:
    return CHANNEL.plan(kept_world(root))


def _job(name: str, root: Path = EXAMPLE) -> Job:
    return next(job for job in _jobs(root) if job.id == name)


def _card(job: Job) -> GroupCard:
    assert isinstance(job.detail, GroupCard)
    return job.detail


@lru_cache(maxsize=16)
def _outputs(name: str, root: Path = EXAMPLE) -> dict[str, Output]:
    (outputs,) = CHANNEL.render((_job(name, root),), Press(ROOT))
    return {output.path.rpartition(".")[2]: output for output in outputs}


def _long(job: Job, signs: int) -> Job:
    card = _card(job)
    line = replace(card.message.lines[0], html=Markup("字" * signs), plain="字" * signs)
    return replace(job, detail=replace(card, message=replace(card.message, lines=(line,))))


def test_every_lesson_with_an_article_has_a_card_in_each_language_and_region() -> None:
    world = kept_world(ROOT)
    found = {(job.lesson, job.language, job.region) for job in _jobs(ROOT)}
    assert found == {
        (lesson.id, language, region)
        for lesson in world.lessons("wechat")
        for language in world.languages
        for region in world.regions
    }


def test_a_job_lists_the_facts_of_its_message_alone() -> None:
    job = _job("groupcard/zh/GD/pension-basics", ROOT)
    assert _card(job).message.plain.startswith("职工现在缴满15年")
    assert {fact.id for fact in job.quoted()} == {fact.id for fact in _card(job).message.facts} != set()
    assert "content/lessons/pension-basics/zh.md" in job.sources
    nothing = _job("groupcard/zh/GD/support-and-loans", ROOT)
    assert nothing.quoted() == ()
    assert (
        _card(nothing).checked == kept_world(ROOT).edition("support-and-loans", "wechat", "zh", "GD").checked
    )


def test_the_edition_code_follows_from_what_the_card_says() -> None:
    codes = {job.id: _card(job).code for job in _jobs(ROOT)}
    assert len(set(codes.values())) == len(codes)
    assert codes["groupcard/zh/GD/pension-basics"].startswith("PB-GD-zh-")


@pytest.mark.parametrize(("language", "lesson"), _SEEN)
def test_the_card_has_one_message_its_code_day_and_edition_in_large_type(language: str, lesson: str) -> None:
    job = _job(f"groupcard/{language}/GD/{lesson}", ROOT)
    card = _card(job)
    pdf = layout(job, card, Press(ROOT))
    assert pages(pdf) == 1
    text = squeezed(page_text(pdf, 0))
    for words in (card.message.plain, foot(card, job.language), note(card, job.language), card.region_name):
        assert squeezed(words) in text
    assert card.code in foot(card, job.language) and "2026" in foot(card, job.language)
    biggest = 0.0
    for letter in letters(pdf, 0):
        assert round(letter.points / 0.75, 1) >= 44, letter
        assert letter.left / _PX >= 60 and letter.right / _PX <= 1030, letter
        assert letter.bottom / _PX <= 1436, letter
        biggest = max(biggest, letter.points / 0.75)
    assert biggest >= 64


@pytest.mark.parametrize("name", ["groupcard/zh/QY/pay-slip", "groupcard/en/QY/rest-days"])
def test_the_code_can_be_scanned_after_the_chat_has_made_it_small(name: str) -> None:
    picture = _outputs(name)["png"].data
    assert len(picture) < MOST_BYTES
    with Image.open(io.BytesIO(picture)) as image:
        assert (image.format, image.mode, image.size) == ("PNG", "P", (1080, 1440))
        whole = image.convert("RGB")
    small = io.BytesIO()
    whole.resize((540, 720)).save(small, "JPEG", quality=60)
    address = _card(_job(name)).url
    for seen in (whole, Image.open(small)):
        assert [code.text for code in zxingcpp.read_barcodes(seen)] == [address]


@pytest.mark.parametrize(("language", "lesson"), _SEEN)
def test_codes_of_real_addresses_survive_too_and_cards_are_light(language: str, lesson: str) -> None:
    job = _job(f"groupcard/{language}/QY/{lesson}", ROOT)
    picture = _outputs(job.id, ROOT)["png"].data
    assert len(picture) < MOST_BYTES
    small = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as image:
        image.convert("RGB").resize((540, 720)).save(small, "JPEG", quality=60)
    found = zxingcpp.read_barcodes(Image.open(small))
    assert [code.text for code in found] == [_card(job).url]


def test_modules_are_six_pixels_or_more_for_every_lesson() -> None:
    for job in _jobs(ROOT):
        assert module(_card(job)) >= 6


def test_figures_have_their_source_or_point_to_the_page() -> None:
    job = _job("groupcard/zh/GD/pension-basics", ROOT)
    assert "法定退休年龄的决定" in note(_card(job), "zh")
    many = tuple(replace(fact, source="《" + "长" * 50 + "》") for fact in _card(job).message.quoted)
    longer = replace(_card(job), message=replace(_card(job).message, quoted=many))
    assert note(longer, "zh") == "依据见网页"
    assert note(_card(_job("groupcard/zh/GD/support-and-loans", ROOT)), "zh") == ""


def test_a_long_message_is_set_smaller_and_too_long_a_one_is_said() -> None:
    job = _job("groupcard/zh/QY/pay-slip")

    def size(signs: int) -> float:
        changed = _long(job, signs)
        pdf = layout(changed, _card(changed), Press(ROOT))
        return max(letter.points for letter in letters(pdf, 0) if letter.sign == "字") / 0.75

    assert size(8) == pytest.approx(112, abs=1)
    assert size(80) < size(30) < size(8)
    with pytest.raises(Overflow, match="群卡片放不下"):
        CHANNEL.render((_long(job, 200),), Press(ROOT))


def test_a_card_that_is_to_be_withdrawn_says_until_when() -> None:
    job = _job("groupcard/zh/QY/pay-slip")
    card = replace(_card(job), withdraw="2027-06-30")
    assert "到2027年6月30日为止" in squeezed(page_text(layout(job, card, Press(ROOT)), 0))
    (outputs,) = CHANNEL.render((replace(job, detail=card),), Press(ROOT))
    (told,) = (json.loads(output.data) for output in outputs if output.path.endswith(".json"))
    assert told["withdraw"] == "2027-06-30"
    assert "到2027年6月30日为止" in told["text"] and "到2027年6月30日为止" in told["alt"]


def test_the_day_comes_from_the_index() -> None:
    settings = kept_world(EXAMPLE).catalogue.wechat
    assert withdrawn(settings, "pay-slip") == ""
    choice = ArticleChoice("pay-slip", "", "", date(2027, 6, 30), settings.location)
    assert withdrawn(replace(settings, choices=(choice,)), "pay-slip") == "2027-06-30"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_golden(language: str) -> None:
    outputs = _outputs(f"groupcard/{language}/QY/pay-slip")
    assert_golden(f"groupcard/{language}.txt", outputs["txt"].data.decode())
    assert_golden(f"groupcard/{language}.json", outputs["json"].data.decode())


def test_text_and_alt_say_what_the_picture_says() -> None:
    for job in _jobs(ROOT):
        card = _card(job)
        if job.region != "QY" or job.lesson not in {"pension-basics", "losing-a-job"}:
            continue
        told = json.loads(_outputs(job.id, ROOT)["json"].data)
        for words in (card.title, card.message.plain, card.code, card.region_name):
            assert words in told["text"] and words in told["alt"]
        assert told["text"].endswith(card.url)


def test_two_renderings_are_the_same_bytes() -> None:
    name = "groupcard/zh/QY/pay-slip"
    first = {kind: output.data for kind, output in _outputs(name).items()}
    _outputs.cache_clear()
    assert {kind: output.data for kind, output in _outputs(name).items()} == first
