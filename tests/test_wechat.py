"""WeChat bundles: the acceptance rows of the research note, on a good article and on broken ones."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from lxml import html as lxml_html
from PIL import Image

from build_scripts.channels.wechat import CHANNEL, blocks, cover, flatten, pictures
from build_scripts.channels.wechat.article import Writer
from build_scripts.channels.wechat.detail import Extras
from build_scripts.model import Job, Output
from build_scripts.render.faults import Overflow
from build_scripts.render.press import Press
from build_scripts.wechat.checker import check_fragment, limits
from tests.golden import assert_golden
from tests.projects import EXAMPLE, ROOT
from tests.worlds import kept_world

pytestmark = pytest.mark.usefixtures("fonts")


@lru_cache(maxsize=2)
def _jobs(root: Path) -> tuple[Job, ...]:
    return CHANNEL.plan(kept_world(root))


def _job(name: str, root: Path = EXAMPLE) -> Job:
    return next(job for job in _jobs(root) if job.id == name)


@lru_cache(maxsize=4)
def _bundle(name: str) -> dict[str, Output]:
    (outputs,) = CHANNEL.render((_job(name),), Press(ROOT))
    return {output.path.removeprefix(name + "/"): output for output in outputs}


def _html(name: str) -> str:
    return _bundle(name)["article.html"].data.decode()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_golden(language: str) -> None:
    name = f"wechat/{language}/QY/pay-slip"
    assert_golden(f"{name}.html", _html(name))
    assert_golden(f"{name}.txt", _bundle(name)["article.txt"].data.decode())
    assert_golden(f"{name}.json", _bundle(name)["article.json"].data.decode())


def test_the_bundle_says_what_the_draft_interface_needs() -> None:
    raw = _bundle("wechat/zh/QY/pay-slip")["article.json"].data
    assert rb"\u" not in raw
    metadata = json.loads(raw)
    assert metadata["title"] == "看懂工资条"
    assert metadata["digest"] == "工资条上每一项是什么，少了钱去问谁。"
    assert metadata["content_source_url"] == "https://example.invalid/qy/lessons/pay-slip/"
    left, top, right, bottom = map(float, metadata["cover"]["pic_crop_1_1"].split("_"))
    assert (right - left) * 900 == pytest.approx((bottom - top) * 383, abs=0.01)


def test_every_fact_and_phone_is_in_the_article_and_no_class_is() -> None:
    job = _job("wechat/zh/QY/pay-slip")
    tree = lxml_html.fragment_fromstring(_html(job.id), create_parent="section")
    text = str(tree.text_content())
    for words in ("每月1800元", "300元", "两年", "12333", "1500元", "《示例法》第6条", job.editions[0].code):
        assert words in text
    assert not tree.xpath("//@class | //@id | //@data-fact")


def test_links_to_other_hosts_become_numbered_notes() -> None:
    html = _html("wechat/zh/QY/pay-slip")
    assert "<a " not in html
    assert "休息日\u2060<sup>[1]</sup>" in html
    assert "[1] 休息日：https://example.invalid/qy/lessons/rest-days/" in html


def test_covers_and_code() -> None:
    bundle = _bundle("wechat/zh/QY/pay-slip")
    sizes = {}
    for name in ("cover.png", "cover-square.png", "pictures/qr.png"):
        with Image.open(io.BytesIO(bundle[name].data)) as image:
            sizes[name] = image.size
            if "qr" in name:
                assert zxingcpp.read_barcodes(image)[0].text == "https://example.invalid/qy/lessons/pay-slip/"
    assert sizes["cover.png"] == (900, 383)
    assert sizes["cover-square.png"] == (1080, 1080)


@pytest.mark.parametrize("lesson", ["five-plus-one-two-tracks", "first-employee", "how-to-apply"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_words_of_the_cover_stay_in_the_square_that_both_crops_share(lesson: str, language: str) -> None:
    job = _job(f"wechat/{language}/GD/{lesson}", ROOT)
    document = pypdfium2.PdfDocument(cover.layout(job.editions[0], job.programme, Press(ROOT)))
    page = document[0]
    text = page.get_textpage()
    left, right = (page.get_width() - page.get_height()) / 2, (page.get_width() + page.get_height()) / 2
    boxes = [text.get_rect(index) for index in range(text.count_rects())]
    assert boxes
    for box in boxes:
        assert left < box[0] < box[2] < right
        assert 0 < box[1] < box[3] < page.get_height()


def test_lists_keep_markers_nesting_and_order() -> None:
    tree = lxml_html.fragment_fromstring(
        "<ol><li>one<ul><li>inner <strong>b</strong></li><li>more</li></ul></li><li><p>two</p><p>second</p></li></ol>",
        create_parent="section",
    )
    flatten.flatten(tree, {})
    assert not tree.xpath("//ul | //ol | //li")
    assert flatten.plain_text(tree).split("\n") == ["1. one", "– inner b", "– more", "2. two", "second", ""]


def test_pinyin_stands_in_brackets_where_ruby_is_unknown() -> None:
    job = _job("wechat/zh/QY/pay-slip")
    edition = job.editions[0]
    first = replace(
        edition.passages[0],
        markdown="<ruby>赡养<rp>（</rp><rt>shàn yǎng</rt><rp>）</rp></ruby>父母。",
    )
    changed = replace(
        job, editions=(replace(edition, passages=(first, *edition.passages[1:])), *job.editions[1:])
    )
    outputs = {o.path.rpartition("/")[2]: o for o in CHANNEL.render((changed,), Press(ROOT))[0]}
    assert "赡养（shàn yǎng）父母。" in outputs["article.html"].data.decode()
    assert "赡养（shàn yǎng）父母。" in outputs["article.txt"].data.decode()


def test_narrow_tables_scroll_and_keep_what_follows() -> None:
    tree = lxml_html.fragment_fromstring(
        "<p>a</p><table><tr><td>1</td></tr></table>tail", create_parent="section"
    )
    flatten.flatten(tree, {})
    assert tree.xpath('section[@class="table"]/table')
    assert str(tree.text_content()) == "a1tail"


def test_wide_tables_become_a_card_for_each_row_that_repeats_the_head() -> None:
    tree = lxml_html.fragment_fromstring(
        "<table><tr><th>谁</th><th>原来</th><th>最后</th><th>哪天起</th></tr>"
        "<tr><td><strong>男</strong>职工</td><td>60岁</td><td>63岁</td><td>2025年</td></tr>"
        "<tr><td>女职工</td><td>50岁</td><td><strong>55岁</strong></td><td></td></tr></table>",
        create_parent="section",
    )
    flatten.flatten(tree, {})
    assert not tree.xpath("//table | //td | //th")
    assert flatten.plain_text(tree).split("\n") == [
        "男职工", "原来：60岁", "最后：63岁", "哪天起：2025年", "女职工", "原来：50岁", "最后：55岁", "哪天起：", "",
    ]  # fmt: skip
    assert [str(e.text_content()) for e in tree.xpath("//p/strong[1]")] == ["男职工", "女职工"]


def test_citations_side_by_side_are_told_apart() -> None:
    tree = lxml_html.fragment_fromstring(
        '<p>甲<sup class="cite">7</sup><sup class="cite">8</sup>乙<sup class="cite">9</sup>丙</p>',
        create_parent="section",
    )
    flatten.flatten(tree, {})
    assert str(tree.text_content()) == "甲7,8乙9丙"
    assert len(tree.xpath("//sup")) == 2


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"title": "题" * 33}, "M202 title"),
        ({"title": "A" * 65}, "M202 title"),
        ({"summary": ""}, "M201 digest is empty"),
        ({"summary": "字" * 121}, "M202 digest"),
    ],
)
def test_metadata_that_the_platform_would_cut_stops_the_build(values: dict[str, str], fault: str) -> None:
    job = _job("wechat/zh/QY/rest-days")
    changed = replace(job, editions=(replace(job.editions[0], **values),))  # type: ignore[arg-type]
    with pytest.raises(Overflow, match=fault):
        CHANNEL.render((changed,), Press(ROOT))


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        ("<p>要带：</p><ul><li>身份证</li><li>合同</li></ul>", ["要带：<br>• 身份证<br>• 合同"]),
        ("<p>要带两样。</p><ul><li>身份证</li></ul>", ["要带两样。", "• 身份证"]),
        (
            "<p>Bring:</p><ol><li>card<p>or a copy</p></li><li>contract</li></ol>",
            ["Bring:<br>1. card", "2. contract"],
        ),
    ],
)
def test_a_list_goes_on_in_the_paragraph_that_announces_it(markdown: str, lines: list[str]) -> None:
    tree = lxml_html.fragment_fromstring(markdown, create_parent="section")
    flatten.flatten(tree, {})
    flatten.drop_empty(tree)
    shown = re.findall(r"<p[^>]*>(.*?)</p>", flatten.serialised(tree))
    assert [line for line in shown if line != "or a copy"] == lines


@pytest.mark.parametrize(
    ("html", "held"),
    [
        ("<p>单位出。<sup>3</sup></p>", "单位出。\u2060<sup>3</sup>"),
        ("<p>有<b>一年</b><sup>2</sup></p>", "有<b>一年</b>\u2060<sup>2</sup>"),
        ("<p>pays.<sup>3</sup></p>", "pays.<sup>3</sup>"),
        ("<p><sup>1</sup>注</p>", "<sup>1</sup>注"),
    ],
)
def test_a_citation_is_held_by_chinese_signs_before_it(html: str, held: str) -> None:
    tree = lxml_html.fragment_fromstring(html, create_parent="section")
    blocks.hold_citations(tree)
    assert held in flatten.serialised(tree)


def test_a_long_article_gives_up_its_extras_and_says_so_but_never_the_lesson() -> None:
    job = _job("wechat/zh/QY/pay-slip")
    edition = job.editions[0]
    first = edition.passages[-1]
    long = replace(first, markdown=first.markdown + "\n\n" + "很长的一段话。" * 2200)
    changed = replace(job, editions=(replace(edition, passages=(*edition.passages[:-1], long)),))
    (outputs,) = CHANNEL.render((changed,), Press(ROOT))
    html = outputs[0].data.decode()
    assert len(html) < limits.CONTENT_CHARACTERS
    assert "很长的一段话。" * 2200 in html
    assert "考考自己" not in html
    assert "还有小测验" in html


def test_as_little_as_possible_is_given_up_the_least_useful_first(monkeypatch: pytest.MonkeyPatch) -> None:
    job = _job("wechat/zh/QY/pay-slip")
    (edition,) = job.editions
    assert isinstance(job.detail, Extras)
    drawn = pictures.draw(edition, "", Press(ROOT))
    writer = Writer(edition, job.programme, job.detail, drawn, Press(ROOT))
    quiz, figures, words = "考考自己", "这一课的数字", "词语解释"

    def within(limit: int) -> str:
        monkeypatch.setattr(limits, "CONTENT_CHARACTERS", limit)
        return writer.article("shade").html

    whole = within(20_000)
    assert quiz in whole and figures in whole and words in whole
    # One character too long: the box of figures goes, and nothing else.
    short = within(limits.sent_length(whole))
    assert figures not in short and quiz in short and words in short
    # No room for the quiz: what is smaller is put back all the same.
    bare = within(1)
    assert quiz not in bare and figures not in bare and words not in bare
    little = within(limits.sent_length(bare) + limits.sent_length(whole) - limits.sent_length(short) + 1)
    assert quiz not in little
    assert figures in little or words in little


def test_all_real_lessons_keep_the_rules() -> None:
    """Rendering one region of each lesson checks every row; the build does it for all. So do the other themes, which
    the preview copies."""
    faults = []
    for job in _jobs(ROOT):
        if job.region == "QY" and job.lesson:
            (outputs,) = CHANNEL.render((job,), Press(ROOT))
            preview = next(o for o in outputs if o.path.endswith("preview.html")).data.decode()
            variants = re.findall(r'<template data-theme="(\w+)">(.*?)</template>', preview, re.DOTALL)
            assert [name for name, _ in variants] == ["shade", "brick", "large", "river"]
            faults += [
                (job.id, name, fault.code)
                for name, html in variants
                for fault in check_fragment(html.encode(), name, ours=True).findings
            ]
    assert faults == []


def test_other_processes_give_the_same_bytes() -> None:
    code = (
        "import hashlib, pathlib, tempfile\n"
        "from build_scripts.fonts import activate\n"
        "from tests.test_wechat import CHANNEL, Press, ROOT, _job\n"
        "activate(ROOT / 'templates/_shared/fonts', pathlib.Path(tempfile.mkdtemp()))\n"
        "(outputs,) = CHANNEL.render((_job('wechat/en/QY/pay-slip'),), Press(ROOT))\n"
        "print(hashlib.sha256(b''.join(o.data for o in outputs)).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
