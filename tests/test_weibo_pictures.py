"""Weibo: pictures that are read in the grid, how they are divided and how they are drawn."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import lru_cache

import pytest
import zxingcpp
from PIL import Image

from build_scripts.channels.weibo.arrangement import BAND, MARGIN, ROOM
from build_scripts.channels.weibo.channel import KINDS
from build_scripts.channels.weibo.contents import Block, blocks
from build_scripts.channels.weibo.division import SIZES, divide
from build_scripts.channels.weibo.draw import layout
from build_scripts.channels.weibo.limits import PICTURE_BYTES, SMALLEST, SQUARE
from build_scripts.feed.colours import Colours, of_strand
from build_scripts.feed.units import units
from build_scripts.render.faults import Overflow
from build_scripts.render.press import Press
from tests.pdf_pages import letters, page_text, pages, squeezed
from tests.projects import ROOT
from tests.weibo_examples import edition_with, folder_of, job_of

_PX = 25.4 / 96
"""Millimetres of a CSS pixel."""
_LESSONS = ("losing-a-job", "how-to-apply", "contract-in-the-first-month", "flexible-and-platform-work")

pytestmark = pytest.mark.usefixtures("fonts")


# --- pictures: how they are divided


def _blocks(*kinds: str) -> tuple[Block, ...]:
    unit = units(edition_with(("steps", "1. 走。")), KINDS)[0]
    return tuple(Block(place, kind, kind, (), unit) for place, kind in enumerate(kinds))


@pytest.mark.parametrize(
    ("kinds", "height", "total"),
    [
        (("key-messages",) * 3, 200, 3),
        (("key-messages",) * 3 + ("steps",) * 3 + ("who",), 300, 6),
        (("key-messages",) * 3 + ("get",) * 4 + ("steps",) * 6 + ("warning",) * 5 + ("who",) * 4, 280, 9),
        (("key-messages", "get", "steps", "warning", "who", "steps", "who"), 100, 9),
    ],
)
def test_there_are_three_six_or_nine_pictures_and_none_is_empty(
    kinds: tuple[str, ...], height: float, total: int
) -> None:
    found = _blocks(*kinds)
    shares = divide(found, lambda block, size: height * size / SIZES[0], lambda block, size: 100, ROOM)
    assert shares is not None and len(shares) + 2 == total
    assert [share.first for share in shares] == [0, *(share.end for share in shares[:-1])]
    assert shares[-1].end == len(found)
    for share in shares:
        assert share.end > share.first
        assert len({block.kind for block in found[share.first : share.end]}) == 1
        assert 100 + (share.end - share.first) * height * share.size / SIZES[0] <= ROOM


def test_what_does_not_fit_nine_pictures_is_not_squeezed() -> None:
    found = _blocks(*("steps",) * 8)
    assert divide(found, lambda block, size: ROOM, lambda block, size: 100, ROOM) is None


def test_a_heading_within_a_picture_takes_its_room() -> None:
    found = tuple(replace(block, heading=str(block.place)) for block in _blocks(*("get",) * 4))
    shares = divide(found, lambda block, size: 250, lambda block, size: 240, ROOM)
    assert shares is not None and all(share.end - share.first <= 2 for share in shares)


def test_benefits_then_warnings_are_given_up_and_steps_never() -> None:
    job = job_of("weibo/zh/QY/pay-slip")
    steps = "\n".join(f"{n}. {'走' * 100}。" for n in range(1, 8))
    many = "\n".join(f"- {'领' * 150}。" for _ in range(7))
    edition = edition_with(("key-messages", "- 记。"), ("get", many), ("steps", steps), ("who", "- 问。"))
    _, cards = layout(edition, job.programme, units(edition, KINDS), Press(ROOT))
    assert {card.kind for card in cards} == {"key-messages", "steps", "who"}
    assert sum(len(card.blocks) for card in cards if card.kind == "steps") == 7
    edition = edition_with(("steps", "\n".join(f"{n}. {'走' * 400}。" for n in range(1, 8))))
    with pytest.raises(Overflow, match="九张图放不下"):
        layout(edition, job.programme, units(edition, KINDS), Press(ROOT))


@pytest.mark.parametrize(
    ("markdown", "phone", "words"),
    [
        ("- 公积金：打12333。", "12333", "公积金"),
        ("- 有事先问：人社热线12333。", "12333", "有事先问：人社热线"),
        ("- 找律师：12333，不花钱。", "12333", "找律师：12333，不花钱。"),
        ("- 去窗口问。", "", "去窗口问。"),
        ("- 被人扣了：派出所，或者打12333。", "12333", "被人扣了：派出所，或者打12333。"),
        (
            "- Kept by others: the police, or call 12333.",
            "12333",
            "Kept by others: the police, or call 12333.",
        ),
        ("- Pension: call 12333.", "12333", "Pension"),
    ],
)
def test_a_number_stands_in_front_and_no_word_is_lost(markdown: str, phone: str, words: str) -> None:
    edition = edition_with(("who", markdown))
    (block,) = blocks(edition, units(edition, KINDS))
    assert block.rows[0].phone == phone
    assert squeezed(block.rows[0].words.striptags()) == squeezed(words)


# --- pictures: how they are drawn


@lru_cache(maxsize=8)
def _pdf(lesson: str, language: str) -> tuple[bytes, int]:
    job = job_of(f"weibo/{language}/GD/{lesson}", ROOT)
    edition = job.editions[0]
    pdf, cards = layout(edition, job.programme, units(edition, KINDS), Press(ROOT))
    return pdf, len(cards)


@pytest.mark.parametrize("lesson", _LESSONS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_words_are_large_and_stand_in_the_square_or_in_a_band(lesson: str, language: str) -> None:
    pdf, cards = _pdf(lesson, language)
    assert pages(pdf) == cards + 2 == 9
    for side in range(9):
        found = letters(pdf, side)
        assert found
        for letter in found:
            top, bottom = letter.top / _PX, letter.bottom / _PX
            assert round(letter.points / 0.75, 1) >= SMALLEST, letter
            assert letter.left / _PX >= MARGIN - 4 and letter.right / _PX <= 1080 - MARGIN + 8, letter
            assert (
                bottom <= BAND
                or (top >= BAND + 40 and bottom <= BAND + SQUARE - 8)
                or (BAND + SQUARE <= top < bottom <= 1436)
            ), letter


@pytest.mark.parametrize("lesson", _LESSONS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_picture_has_its_day_edition_and_region_and_figures_a_source(lesson: str, language: str) -> None:
    pdf, _ = _pdf(lesson, language)
    edition = job_of(f"weibo/{language}/GD/{lesson}", ROOT).editions[0]
    day = "2026年11月21日核对" if language == "zh" else "Checked 2026-11-21"
    said = [squeezed(page_text(pdf, side)) for side in range(9)]
    for text in said:
        assert squeezed(day) in text and edition.code in text and squeezed(edition.region_name) in text
    assert squeezed(edition.url) in said[-1]
    quoted = {
        fact.text for fact in edition.facts if fact.kind in {"days", "working-days", "months", "percent"}
    }
    sourced = ("依据：", "依据见网页") if language == "zh" else ("Source:", "Sourcesareonthepage")
    for text in said[1:-1]:
        if any(squeezed(value) in text for value in quoted):
            assert any(words in text for words in sourced), text


def _contrast(first: str, second: str) -> float:
    def luminance(colour: str) -> float:
        channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    "strand", ["social-protection", "migrant-worker-rights", "entrepreneurship", "another"]
)
def test_all_words_have_a_contrast_of_seven(strand: str) -> None:
    colours: Colours = of_strand(strand)
    for words, ground in (
        (colours.on_band, colours.band),
        (colours.on_band, colours.warn),
        (colours.words, colours.wash),
        (colours.words, colours.sheet),
        (colours.ink, colours.wash),
        (colours.ink, colours.sheet),
    ):
        assert _contrast(words, ground) >= 7, (words, ground)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_pictures_are_of_the_right_size_light_and_keep_their_colours(language: str) -> None:
    folder = folder_of(f"weibo/{language}/QY/pay-slip")
    names = [name for name in folder if name.endswith(".png")]
    assert len(names) == 9 and [name[0] for name in names] == list("123456789")
    assert sum(len(folder[name].data) for name in names) < PICTURE_BYTES
    sheet = tuple(int(of_strand("").sheet[at : at + 2], 16) for at in (1, 3, 5))
    for name in names[1:]:
        with Image.open(io.BytesIO(folder[name].data)) as image:
            assert (image.format, image.mode, image.size) == ("PNG", "P", (1080, 1440))
            found = image.convert("RGB").getpixel((20, 700))
            assert isinstance(found, tuple)
            assert all(abs(one - other) <= 3 for one, other in zip(found, sheet, strict=True))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_code_can_be_scanned_also_in_the_grid_and_after_a_chat_has_made_it_small(language: str) -> None:
    folder = folder_of(f"weibo/{language}/QY/pay-slip")
    address = job_of(f"weibo/{language}/QY/pay-slip").editions[0].url
    with Image.open(io.BytesIO(folder["9-code.png"].data)) as image:
        whole = image.convert("RGB")
    square = whole.crop((0, BAND, SQUARE, BAND + SQUARE))
    small = io.BytesIO()
    whole.resize((540, 720)).save(small, "JPEG", quality=60)
    for seen in (whole, square, Image.open(small)):
        assert [code.text for code in zxingcpp.read_barcodes(seen)] == [address]
