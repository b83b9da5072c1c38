"""Weibo: posts that fit and are never cut, pictures that are read in the grid, a page to copy them from."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser

from build_scripts.channels import groupcard
from build_scripts.channels.protocol import World
from build_scripts.channels.weibo import CHANNEL
from build_scripts.channels.weibo.arrangement import BAND, MARGIN, ROOM
from build_scripts.channels.weibo.channel import KINDS, Stay
from build_scripts.channels.weibo.contents import Block, blocks
from build_scripts.channels.weibo.division import SIZES, divide
from build_scripts.channels.weibo.draw import layout
from build_scripts.channels.weibo.limits import LONG, PICTURE_BYTES, POST, SMALLEST, SQUARE, length
from build_scripts.channels.weibo.long_text import long_text
from build_scripts.channels.weibo.posts import Posts, note, posts
from build_scripts.diagnostics import Findings
from build_scripts.feed.colours import Colours, of_strand
from build_scripts.feed.units import Unit, sources_of, units
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Edition, Job, Output, Passage
from build_scripts.render.faults import Overflow
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from tests.golden import assert_golden
from tests.pdf_pages import letters, page_text, pages, squeezed
from tests.projects import EXAMPLE, ROOT

_PX = 25.4 / 96
"""Millimetres of a CSS pixel."""
_LESSONS = ("losing-a-job", "how-to-apply", "contract-in-the-first-month", "flexible-and-platform-work")


pytestmark = pytest.mark.usefixtures("fonts")


@lru_cache(maxsize=2)
def _world(root: Path) -> World:
    catalogue = load_catalogue(root, Findings())
    assert catalogue is not None
    return World(catalogue, Resolver(catalogue, date(2026, 11, 21)))


@lru_cache(maxsize=2)
def _jobs(root: Path) -> tuple[Job, ...]:
    return CHANNEL.plan(_world(root))


def _job(name: str, root: Path = EXAMPLE) -> Job:
    return next(job for job in _jobs(root) if job.id == name)


@lru_cache(maxsize=8)
def _folder(name: str, root: Path = EXAMPLE) -> dict[str, Output]:
    job = _job(name, root)
    cards = {card.id: card for card in groupcard.CHANNEL.plan(_world(root))}
    press = Press(ROOT)
    press.pack(lambda wanted: groupcard.CHANNEL.render((cards[wanted],), press)[0])
    (outputs,) = CHANNEL.render((job,), press)
    return {output.path.removeprefix(name + "/"): output for output in outputs}


def _edition(*passages: tuple[str, str]) -> Edition:
    """The example's edition with other passages: (kind, Markdown)."""
    edition = _job("weibo/zh/QY/pay-slip").editions[0]
    return replace(
        edition,
        passages=tuple(Passage(kind, "标题", markdown, None, "") for kind, markdown in passages),
    )


@lru_cache(maxsize=1)
def _every() -> tuple[tuple[Job, tuple[Unit, ...], Posts], ...]:
    read = ((job, units(job.editions[0], KINDS)) for job in _jobs(ROOT))
    return tuple((job, found, posts(job.editions[0], found)) for job, found in read)


# --- counting


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("字" * 140, 140),
        ("ab", 1),
        ("abc", 2),
        ("“引号”…", 5),
        ("é", 1),
        ("看https://banyan.example/a-very-long-address/lessons/ 完", 13),
        ("https://a.example/ https://b.example/", 21),
        ("12333。", 4),
        ("阿依·古丽", 5),
        ("éé", 2),
        ("𠮷", 2),
        ("https://banyan.example/" + "a" * 127, 15),
    ],
)
def test_characters_are_counted_as_the_composer_does(text: str, count: int) -> None:
    assert length(text) == count


# --- units


def test_a_list_item_is_a_unit_and_keeps_all_its_sentences() -> None:
    found = units(_edition(("steps", "1. **报**。三天内报。过了就不行。\n2. 等。")), KINDS)
    assert [unit.plain for unit in found] == ["1. 报。三天内报。过了就不行。", "2. 等。"]


def test_words_that_lead_a_list_stay_with_it() -> None:
    found = units(_edition(("get", "只有在岛上工作的人能领：\n\n- 一样；\n- 两样。")), KINDS)
    assert [unit.plain for unit in found] == ["只有在岛上工作的人能领：\n一样；\n两样。"]


def test_words_behind_a_list_keep_the_whole_passage_together() -> None:
    found = units(_edition(("get", "先看清。\n\n- 一样；\n- 两样。\n\n这些只给岛民。")), KINDS)
    assert [unit.plain for unit in found] == ["先看清。\n一样；\n两样。\n这些只给岛民。"]


def test_a_passage_with_a_table_has_no_units() -> None:
    assert units(_edition(("get", "看：\n\n| a | b |\n|---|---|\n| 1 | 2 |")), KINDS) == ()


def test_citations_go_and_pinyin_stands_in_brackets() -> None:
    markdown = (
        '<ruby>赡养<rp>（</rp><rt>shàn yǎng</rt><rp>）</rp></ruby>父母。<sup class="cite">2</sup>再说。'
    )
    (unit,) = units(_edition(("get", markdown)), KINDS)
    assert unit.plain == "赡养（shàn yǎng）父母。再说。"
    assert unit.lines[0].noted == "赡养（shàn yǎng）父母。[2]再说。"


def test_a_unit_knows_what_it_quotes_and_a_number_to_call_is_no_figure() -> None:
    edition = _job("weibo/zh/QY/pay-slip").editions[0]
    found = {unit.plain: unit for unit in units(edition, KINDS)}
    wage = found["工资不能低于每月1800元。"]
    assert [fact.id for fact in wage.quoted] == ["lowest-wage"] and wage.has_figure
    call = found["打12333问。"]
    assert call.quoted == () and [fact.id for fact in call.facts] == ["hotline-12333"]
    assert not call.has_figure


def test_a_document_is_named_once_with_all_its_articles() -> None:
    edition = _job("weibo/zh/QY/pay-slip").editions[0]
    (unit,) = (one for one in units(edition, KINDS) if one.plain == "工资不能低于每月1800元。")
    (fact,) = unit.quoted

    def said(*sources: str) -> tuple[str, ...]:
        facts = tuple(replace(fact, id=str(n), source=s, source_number=n) for n, s in enumerate(sources))
        return sources_of((replace(unit, quoted=facts),))

    assert said("《甲法》第3条", "《乙法（试行）》", "《甲法》第1、2条") == (
        "《甲法》第3条、第1、2条",
        "《乙法（试行）》",
    )
    assert said("Law A, Art. 3", "A report, 2025", "Law A, Arts. 1, 2") == (
        "Law A, Art. 3, Arts. 1, 2",
        "A report, 2025",
    )


def test_a_variant_says_whom_it_is_for() -> None:
    job = _job("weibo/zh/GD/how-to-apply", ROOT)
    headings = {unit.heading for unit in units(job.editions[0], ("get",))}
    assert "村里人，先找村委会（农村读者）" in headings


# --- posts


def test_every_post_fits_and_says_where_it_holds_and_where_to_read_on() -> None:
    number = 0
    for job, _, found in _every():
        edition = job.editions[0]
        assert [post.number for post in found.posts] == list(range(1, len(found.posts) + 1))
        for post in found.posts:
            number += 1
            assert length(post.text) == post.count <= POST, post.text
            assert post.text.endswith(edition.url) and edition.region_name in post.text, post.text
    assert number > 1000


def test_no_unit_is_cut_or_lost_or_said_twice() -> None:
    for job, found, short in _every():
        said = []
        for post in short.posts[1:]:
            body = post.text.split("\n")[:-2]
            body[0] = re.sub(r"^(【[^】]*】|\[[^]]*\]) ?", "", body[0])
            said += [line.removeprefix("· ") for line in body if line]
        wanted = [
            line for unit in found if unit.plain not in short.left_out for line in unit.plain.split("\n")
        ]
        assert said == wanted, job.id


def test_a_post_with_a_figure_names_its_source_or_the_year_of_its_check() -> None:
    dated = sourced = 0
    for _, found, short in _every():
        quoting = [unit for unit in found if unit.quoted]
        for post in short.posts[1:]:
            if any(unit.plain.split("\n")[0] in post.text for unit in quoting):
                imprint = post.text.split("\n")[-2]
                assert "2026" in imprint, post.text
                dated += 1
                titles = [re.split(r"(?<=》)第|, Art", f.source)[0] for f in post.facts if f.kind != "phone"]
                sourced += all(title in imprint for title in titles)
    assert dated > 300 and sourced > dated / 2


def test_few_units_are_too_long_for_a_post() -> None:
    units_in_all = sum(len(found) for _, found, _ in _every())
    assert sum(len(short.left_out) for _, _, short in _every()) < units_in_all / 50


def test_the_note_gives_way_before_the_text() -> None:
    edition = _job("weibo/zh/QY/pay-slip").editions[0]
    (unit,) = (one for one in units(edition, KINDS) if one.plain == "工资记录要保存两年。")
    assert note(edition, (unit,)) == "适用：清远。依据：《示例法》第6条（2026年11月21日核对）"
    assert note(edition, (unit,), 1) == "适用：清远。2026年11月21日核对，依据见网页"
    assert note(edition, (unit,), 2) == "适用：清远。2026年11月21日核对"
    shown: list[tuple[str, str]] = []
    for signs in range(70, 120):
        longer = replace(unit, lines=(replace(unit.lines[0], plain="字" * signs),))
        if posts(edition, (longer,)).left_out:
            break
        text = posts(edition, (longer,)).posts[1].text
        assert "字" * signs in text
        shown.append((text[: text.index("】")], text.split("\n")[-2]))
    heads, notes = zip(*dict.fromkeys(shown), strict=True)
    assert heads[:4] == ("【看懂工资条·记住这几句",) * 3 + ("【记住这几句",)
    assert notes[:3] == tuple(note(edition, (unit,), form) for form in range(3))
    longest = replace(unit, lines=(replace(unit.lines[0], plain="字" * 130),))
    assert posts(edition, (longest,)).left_out == ("字" * 130,)


def test_a_worked_example_points_to_the_page() -> None:
    job = _job("weibo/zh/GD/first-employee", ROOT)
    (post,) = (
        p for p in posts(job.editions[0], units(job.editions[0], KINDS)).posts if "发100元工资" in p.text
    )
    assert post.text.split("\n")[-2] == "适用：广东省。2026年11月21日核对，依据见网页"


# --- the long text


def test_long_texts_fit_and_number_only_the_sources_that_they_use() -> None:
    for job, found, _ in _every():
        edition = job.editions[0]
        text = long_text(edition, job.programme, found)
        assert length(text) <= LONG
        for unit in found:
            if unit.kind in {"key-messages", "steps", "who"}:
                assert all(line.noted in text for line in unit.lines)
        listed = set(re.findall(r"(?m)^\[(\d+)\] ", text))
        assert set(re.findall(r"\[(\d{1,2})\]", text)) == listed
        assert edition.code in text and text.endswith(edition.url)


def test_a_long_text_gives_up_warnings_then_benefits_and_never_a_step() -> None:
    job = _job("weibo/zh/QY/pay-slip")
    edition = job.editions[0]
    found = units(edition, KINDS)

    def grown(kind: str, signs: int) -> str:
        changed = tuple(
            replace(unit, lines=(replace(unit.lines[0], noted="字" * signs),)) if unit.kind == kind else unit
            for unit in found
        )
        return long_text(edition, job.programme, changed)

    assert "别这样做" in grown("steps", 100)
    text = grown("warning", 1900)
    assert "别这样做" not in text and "最低能拿多少" in text
    text = grown("get", 1900)
    assert "别这样做" not in text and "最低能拿多少" not in text and "12333" in text
    with pytest.raises(Overflow, match="长微博"):
        grown("steps", 1900)


# --- pictures: how they are divided


def _blocks(*kinds: str) -> tuple[Block, ...]:
    unit = units(_edition(("steps", "1. 走。")), KINDS)[0]
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
    job = _job("weibo/zh/QY/pay-slip")
    steps = "\n".join(f"{n}. {'走' * 100}。" for n in range(1, 8))
    many = "\n".join(f"- {'领' * 150}。" for _ in range(7))
    edition = _edition(("key-messages", "- 记。"), ("get", many), ("steps", steps), ("who", "- 问。"))
    _, cards = layout(edition, job.programme, units(edition, KINDS), Press(ROOT))
    assert {card.kind for card in cards} == {"key-messages", "steps", "who"}
    assert sum(len(card.blocks) for card in cards if card.kind == "steps") == 7
    edition = _edition(("steps", "\n".join(f"{n}. {'走' * 400}。" for n in range(1, 8))))
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
    edition = _edition(("who", markdown))
    (block,) = blocks(edition, units(edition, KINDS))
    assert block.rows[0].phone == phone
    assert squeezed(block.rows[0].words.striptags()) == squeezed(words)


# --- pictures: how they are drawn


@lru_cache(maxsize=8)
def _pdf(lesson: str, language: str) -> tuple[bytes, int]:
    job = _job(f"weibo/{language}/GD/{lesson}", ROOT)
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
    edition = _job(f"weibo/{language}/GD/{lesson}", ROOT).editions[0]
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
    folder = _folder(f"weibo/{language}/QY/pay-slip")
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
    folder = _folder(f"weibo/{language}/QY/pay-slip")
    address = _job(f"weibo/{language}/QY/pay-slip").editions[0].url
    with Image.open(io.BytesIO(folder["9-code.png"].data)) as image:
        whole = image.convert("RGB")
    square = whole.crop((0, BAND, SQUARE, BAND + SQUARE))
    small = io.BytesIO()
    whole.resize((540, 720)).save(small, "JPEG", quality=60)
    for seen in (whole, square, Image.open(small)):
        assert [code.text for code in zxingcpp.read_barcodes(seen)] == [address]


# --- the folder


@pytest.mark.parametrize("language", ["zh", "en"])
def test_golden(language: str) -> None:
    folder = _folder(f"weibo/{language}/QY/pay-slip")
    assert_golden(f"weibo/{language}/posts.txt", folder["posts.txt"].data.decode())
    # Sizes of pictures are a library's business.
    told = re.sub(r'"bytes": \d+', '"bytes": 0', folder["posts.json"].data.decode())
    assert_golden(f"weibo/{language}/posts.json", told)


def test_the_json_says_what_the_files_are() -> None:
    folder = _folder("weibo/zh/QY/pay-slip")
    raw = folder["posts.json"].data
    assert rb"\u" not in raw
    told = json.loads(raw)
    edition = _job("weibo/zh/QY/pay-slip").editions[0]
    assert (told["edition"], told["checked"], told["address"]) == (edition.code, edition.checked, edition.url)
    assert [p["file"] for p in told["pictures"]] == [name for name in folder if name.endswith(".png")]
    for picture in told["pictures"]:
        assert picture["alt"] and picture["bytes"] == len(folder[picture["file"]].data)
    assert len(told["posts"][0]["pictures"]) == 9
    (wage,) = (p for p in told["posts"] if p["kind"] == "get")
    assert [fact["id"] for fact in wage["facts"]] == ["lowest-wage", "town-bonus"]
    assert wage["pictures"] == [p["file"] for p in told["pictures"] if p["kind"] == "get"]


def test_alt_texts_say_all_that_the_pictures_say() -> None:
    job = _job("weibo/zh/QY/pay-slip")
    told = json.loads(_folder(job.id)["posts.json"].data)
    alts = " ".join(picture["alt"] for picture in told["pictures"])
    for unit in units(job.editions[0], KINDS):
        assert all(line.plain in alts for line in unit.lines)
    assert job.editions[0].title in alts and job.editions[0].url in alts and job.editions[0].summary in alts


def test_what_is_to_be_withdrawn_says_until_when() -> None:
    job = _job("weibo/zh/QY/pay-slip")
    assert job.detail == Stay("") and "为止" not in _folder(job.id)["posts.txt"].data.decode()
    edition = job.editions[0]
    text = long_text(edition, job.programme, units(edition, KINDS), "2027-06-30")
    assert text.split("\n")[3] == "到2027年6月30日为止"
    card = next(one for one in groupcard.CHANNEL.plan(_world(EXAMPLE)) if one.id in job.needs)
    press = Press(ROOT)
    press.pack(lambda wanted: groupcard.CHANNEL.render((card,), press)[0])
    (outputs,) = CHANNEL.render((replace(job, detail=Stay("2027-06-30")),), press)
    found = {
        output.path.rpartition("/")[2]: output.data.decode()
        for output in outputs
        if "image" not in output.media_type
    }
    assert json.loads(found["posts.json"])["withdraw"] == "2027-06-30"
    for name in ("posts.txt", "preview.html"):
        assert "到2027年6月30日为止，到时请把微博和群里的图撤下来" in found[name]


def test_a_job_lists_only_the_facts_of_what_it_carries() -> None:
    job = _job("weibo/zh/GD/work-injury", ROOT)
    whole = _world(ROOT).edition("work-injury", "wechat", "zh", "GD")
    own = {fact.id for fact in job.quoted()}
    assert own < {fact.id for fact in whole.facts}
    assert {fact.id for unit in units(job.editions[0], KINDS) for fact in unit.facts} == own
    assert {passage.kind for passage in job.editions[0].passages} <= set(KINDS) and not job.editions[0].quiz


def test_every_lesson_with_an_article_has_its_jobs() -> None:
    world = _world(ROOT)
    expected = len(world.lessons("wechat")) * len(world.languages) * len(world.regions)
    assert len({job.id for job in _jobs(ROOT)}) == expected > 100
    cards = {job.id for job in groupcard.CHANNEL.plan(world)}
    assert all(set(job.needs) <= cards for job in _jobs(ROOT))


def test_two_renderings_are_the_same_bytes() -> None:
    name = "weibo/zh/QY/rest-days"
    first = {path: output.data for path, output in _folder(name).items()}
    _folder.cache_clear()
    assert {path: output.data for path, output in _folder(name).items()} == first


# --- the page to copy from


def test_the_page_copies_every_text_and_calls_nobody(browser: Browser, tmp_path: Path) -> None:
    name = "weibo/zh/QY/pay-slip"
    folder = _folder(name)
    for path, output in folder.items():
        target = tmp_path / name / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(output.data)
    (card,) = (job for job in groupcard.CHANNEL.plan(_world(EXAMPLE)) if job.id in _job(name).needs)
    for output in groupcard.CHANNEL.render((card,), Press(ROOT))[0]:
        (tmp_path / output.path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / output.path).write_bytes(output.data)
    told = json.loads(folder["posts.json"].data)
    page = browser.new_page(viewport={"width": 390, "height": 800})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / name / "preview.html").as_uri())
    assert all(address.startswith("file://") for address in asked)
    assert page.evaluate("[...document.images].every(i => i.complete && i.naturalWidth > 0 && i.alt)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    wanted = [post["text"] for post in told["posts"]] + [told["long"]["text"]]
    wanted += [picture["alt"] for picture in told["pictures"]]
    sent = json.loads((tmp_path / f"groupcard/zh/QY/{card.lesson}.json").read_text(encoding="utf-8"))
    wanted += [sent["text"], sent["alt"]]
    buttons = page.locator("button.copy")
    assert buttons.count() == len(wanted)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<textarea id=paste></textarea>')")
    for index in (0, 1, len(told["posts"]), len(wanted) - 1):
        buttons.nth(index).click()
        assert page.locator("section.text [role=status]").nth(index).inner_text() == "已复制"
        page.locator("#paste").fill("")
        page.locator("#paste").focus()
        page.keyboard.press("Control+V")
        assert page.locator("#paste").input_value() == wanted[index]
    page.close()
