"""WeChat bundles: the acceptance rows of the research note, on a good article and on broken ones."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from lxml import html as lxml_html
from PIL import Image
from playwright.sync_api import sync_playwright

from build_scripts.channels.protocol import World
from build_scripts.channels.wechat import CHANNEL, cover, flatten, limits, rules
from build_scripts.channels.wechat.pictures import Drawn
from build_scripts.diagnostics import Findings
from build_scripts.fonts import activate
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Job, Output
from build_scripts.render.faults import Overflow
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from tests.golden import assert_golden
from tests.projects import EXAMPLE, ROOT

_PICTURE = Drawn("a.svg", "pictures/a.png", "words", 1080, 500, b"")


@pytest.fixture(scope="module", autouse=True)
def fonts(tmp_path_factory: pytest.TempPathFactory) -> None:
    activate(ROOT / "templates/_shared/fonts", tmp_path_factory.mktemp("fonts"))


@lru_cache(maxsize=2)
def _jobs(root: Path) -> tuple[Job, ...]:
    catalogue = load_catalogue(root, Findings())
    assert catalogue is not None
    return CHANNEL.plan(World(catalogue, Resolver(catalogue, date(2026, 11, 21))))


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
    assert "休息日<sup>[1]</sup>" in html.replace(' style="color:#1f5f99"', "").replace(
        "<span>休息日</span>", "休息日"
    )
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


def test_wide_tables_scroll() -> None:
    tree = lxml_html.fragment_fromstring(
        "<p>a</p><table><tr><td>1</td></tr></table>tail", create_parent="section"
    )
    flatten.flatten(tree, {})
    assert tree.xpath('section[@class="table"]/table')
    assert str(tree.text_content()) == "a1tail"


BROKEN = {
    "1: ": "<html><body><p>x</p></body></html>",
    "2: <iframe>": "<iframe></iframe>",
    "3: attribute class": '<p class="a">x</p>',
    "3: attribute onclick": '<p onclick="a()">x</p>',
    "4: style position": '<p style="position:absolute">x</p>',
    "4: value of color": '<p style="color:var(--a)">x</p>',
    "4: style font-family": '<p style="font-family:serif">x</p>',
    "6: text-align start": '<p style="text-align:start">x</p>',
    "7: line height": '<p style="font-size:20px;line-height:1">x</p>',
    "8: fixed width": '<section style="width:400px">x</section>',
    "9: picture b.png": '<img src="b.png" alt="x" data-w="9">',
    "9: picture pictures/a.png lacks": '<img src="pictures/a.png" data-w="1080">',
    "12: link to https://example.org": '<a href="https://example.org">x</a>',
    "14: nested list": "<ul><li>x<ul><li>y</li></ul></li></ul>",
    "15: a table": "<table><tr><td>x</td></tr></table>",
    "18: more than": "<section>" * 12 + "x" + "</section>" * 12,
    "19: #eeeeee": '<p style="color:#eeeeee">x</p>',
    "19: #111111": '<p style="color:#111111">x</p>',
    "21: ": "<p>" + "字" * limits.CONTENT_CHARACTERS + "</p>",
    "23: ": "<p>这**不</p>",
}


@pytest.mark.parametrize("fault", BROKEN)
def test_each_fault_is_found(fault: str) -> None:
    found = list(rules.of_fragment(BROKEN[fault], {_PICTURE.path: _PICTURE}))
    assert any(f.startswith(fault) for f in found), found


def test_a_sound_fragment_has_no_fault() -> None:
    html = (
        '<section style="color:#3f3f3f"><p>x</p><img src="pictures/a.png" alt="w" data-w="1080">'
        '<a href="https://mp.weixin.qq.com/s/x">y</a></section>'
    )
    assert list(rules.of_fragment(html, {_PICTURE.path: _PICTURE})) == []


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"title": "题" * 33}, "20: title"),
        ({"title": "A" * 65}, "20: title"),
        ({"summary": ""}, "20: digest is empty"),
        ({"summary": "字" * 121}, "20: digest"),
    ],
)
def test_metadata_that_the_platform_would_cut_stops_the_build(values: dict[str, str], fault: str) -> None:
    job = _job("wechat/zh/QY/rest-days")
    changed = replace(job, editions=(replace(job.editions[0], **values),))  # type: ignore[arg-type]
    with pytest.raises(Overflow, match=fault):
        CHANNEL.render((changed,), Press(ROOT))


def test_a_long_article_gives_up_its_extras_and_says_so_but_never_the_lesson() -> None:
    job = _job("wechat/zh/QY/pay-slip")
    edition = job.editions[0]
    first = edition.passages[-1]
    long = replace(first, markdown=first.markdown + "\n\n" + "很长的一段话。" * 2340)
    changed = replace(job, editions=(replace(edition, passages=(*edition.passages[:-1], long)),))
    (outputs,) = CHANNEL.render((changed,), Press(ROOT))
    html = outputs[0].data.decode()
    assert len(html) < limits.CONTENT_CHARACTERS
    assert "很长的一段话。" * 2340 in html
    assert "考考自己" not in html
    assert "还有小测验" in html


def test_all_real_lessons_keep_the_rules() -> None:
    """Rendering one language and region of each lesson checks every row; the build does it for all."""
    for job in _jobs(ROOT):
        if job.region == "QY":
            CHANNEL.render((job,), Press(ROOT))


def test_other_processes_give_the_same_bytes() -> None:
    code = (
        "import hashlib, pathlib, tempfile\n"
        "from tests.test_wechat import CHANNEL, Press, ROOT, _job, activate\n"
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


@pytest.fixture(scope="module")
def phone(fonts: None) -> Iterator[object]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.mark.parametrize("name", ["wechat/zh/QY/five-plus-one-two-tracks", "wechat/en/QY/first-employee"])
@pytest.mark.parametrize("width", [375, 585, 677])
def test_no_sideways_scrolling_at_phone_widths(phone: object, name: str, width: int) -> None:
    (outputs,) = CHANNEL.render((_job(name, ROOT),), Press(ROOT))
    page = phone.new_page(viewport={"width": width, "height": 800})  # type: ignore[attr-defined]
    body = outputs[0].data.decode()
    page.set_content(f'<!doctype html><meta charset="utf-8"><body style="margin:0 16px">{body}</body>')
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
