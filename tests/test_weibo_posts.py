"""Weibo: posts and long texts that fit, are never cut, and name the sources of their figures."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from build_scripts.channels.weibo.channel import KINDS
from build_scripts.channels.weibo.limits import LONG, POST, length
from build_scripts.channels.weibo.long_text import long_text
from build_scripts.channels.weibo.posts import note, posts
from build_scripts.feed.units import sources_of, units
from build_scripts.render.faults import Overflow
from tests.projects import ROOT
from tests.weibo_examples import edition_with, every_lesson, job_of

pytestmark = pytest.mark.usefixtures("fonts")


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
    found = units(edition_with(("steps", "1. **报**。三天内报。过了就不行。\n2. 等。")), KINDS)
    assert [unit.plain for unit in found] == ["1. 报。三天内报。过了就不行。", "2. 等。"]


def test_words_that_lead_a_list_stay_with_it() -> None:
    found = units(edition_with(("get", "只有在岛上工作的人能领：\n\n- 一样；\n- 两样。")), KINDS)
    assert [unit.plain for unit in found] == ["只有在岛上工作的人能领：\n一样；\n两样。"]


def test_words_behind_a_list_keep_the_whole_passage_together() -> None:
    found = units(edition_with(("get", "先看清。\n\n- 一样；\n- 两样。\n\n这些只给岛民。")), KINDS)
    assert [unit.plain for unit in found] == ["先看清。\n一样；\n两样。\n这些只给岛民。"]


def test_a_passage_with_a_table_has_no_units() -> None:
    assert units(edition_with(("get", "看：\n\n| a | b |\n|---|---|\n| 1 | 2 |")), KINDS) == ()


def test_citations_go_and_pinyin_stands_in_brackets() -> None:
    markdown = (
        '<ruby>赡养<rp>（</rp><rt>shàn yǎng</rt><rp>）</rp></ruby>父母。<sup class="cite">2</sup>再说。'
    )
    (unit,) = units(edition_with(("get", markdown)), KINDS)
    assert unit.plain == "赡养（shàn yǎng）父母。再说。"
    assert unit.lines[0].noted == "赡养（shàn yǎng）父母。[2]再说。"


def test_a_unit_knows_what_it_quotes_and_a_number_to_call_is_no_figure() -> None:
    edition = job_of("weibo/zh/QY/pay-slip").editions[0]
    found = {unit.plain: unit for unit in units(edition, KINDS)}
    wage = found["工资不能低于每月1800元。"]
    assert [fact.id for fact in wage.quoted] == ["lowest-wage"] and wage.has_figure
    call = found["打12333问。"]
    assert call.quoted == () and [fact.id for fact in call.facts] == ["hotline-12333"]
    assert not call.has_figure


def test_a_document_is_named_once_with_all_its_articles() -> None:
    edition = job_of("weibo/zh/QY/pay-slip").editions[0]
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
    job = job_of("weibo/zh/GD/how-to-apply", ROOT)
    headings = {unit.heading for unit in units(job.editions[0], ("get",))}
    assert "村里人，先找村委会（农村读者）" in headings


# --- posts


def test_every_post_fits_and_says_where_it_holds_and_where_to_read_on() -> None:
    number = 0
    for job, _, found in every_lesson():
        edition = job.editions[0]
        assert [post.number for post in found.posts] == list(range(1, len(found.posts) + 1))
        for post in found.posts:
            number += 1
            assert length(post.text) == post.count <= POST, post.text
            assert post.text.endswith(edition.url) and edition.region_name in post.text, post.text
    assert number > 1000


def test_no_unit_is_cut_or_lost_or_said_twice() -> None:
    for job, found, short in every_lesson():
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
    for _, found, short in every_lesson():
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
    units_in_all = sum(len(found) for _, found, _ in every_lesson())
    assert sum(len(short.left_out) for _, _, short in every_lesson()) < units_in_all / 50


def test_the_note_gives_way_before_the_text() -> None:
    edition = job_of("weibo/zh/QY/pay-slip").editions[0]
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
    job = job_of("weibo/zh/GD/first-employee", ROOT)
    (post,) = (
        p for p in posts(job.editions[0], units(job.editions[0], KINDS)).posts if "发100元工资" in p.text
    )
    assert post.text.split("\n")[-2] == "适用：广东省。2026年11月21日核对，依据见网页"


# --- the long text


def test_long_texts_fit_and_number_only_the_sources_that_they_use() -> None:
    for job, found, _ in every_lesson():
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
    job = job_of("weibo/zh/QY/pay-slip")
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
