"""What a real browser shows of articles: no sideways scrolling, the preview's widths, themes and clipboard."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html as lxml_html
from PIL import Image
from playwright.sync_api import Browser, Page

from build_scripts.wechat.checker import limits
from tests.wechat_bundles import THEMES, real

pytestmark = pytest.mark.usefixtures("fonts")


@pytest.mark.parametrize(
    "name",
    [
        "wechat/zh/QY/five-plus-one-two-tracks", "wechat/zh/QY/pension-basics", "wechat/zh/GD/work-injury",
        "wechat/zh/GZ/wages-and-hours", "wechat/en/QY/first-employee", "wechat/en/GD/health-reimbursement",
        "wechat/en/GZ/move-with-your-rights",
    ],
)  # fmt: skip
def test_no_sideways_scrolling_at_phone_widths_in_any_theme(browser: Browser, name: str) -> None:
    variants = re.findall(
        r'<template data-theme="(\w+)">(.*?)</template>', real(name)["preview.html"].data.decode(), re.DOTALL
    )
    assert len(variants) == len(THEMES)
    page = browser.new_page()
    for theme, body in variants:
        page.set_content(f'<!doctype html><meta charset="utf-8"><body style="margin:0 16px">{body}</body>')
        for width in limits.WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (theme, width)
    page.close()


def test_a_citation_stays_on_the_line_of_the_sign_before_it(browser: Browser) -> None:
    html = real("wechat/zh/GD/work-injury")["article.html"].data.decode()
    page = browser.new_page()
    page.set_content(f'<!doctype html><meta charset="utf-8"><body style="margin:0 16px">{html}</body>')
    for width in range(170, 380, 10):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(_ALONE) == [], width
    page.set_content(page.content().replace("\u2060", ""))
    assert page.evaluate(_ALONE) != [], "without the joiner some number would stand alone: the test sees it"
    page.close()


@pytest.fixture
def preview(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    bundle = real("wechat/zh/GD/work-injury")
    for name, output in bundle.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.data)
    context = browser.new_context(viewport={"width": 900, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "preview.html").as_uri())
    yield page
    assert all(url.startswith("file:") for url in asked)
    context.close()


def test_the_preview_has_widths_themes_and_dark_mode(preview: Page) -> None:
    for width in limits.WIDTHS:
        preview.click(f'.width[data-width="{width}"]')
        assert preview.eval_on_selector("#article", "e => e.clientWidth") == width - 2 * limits.MARGIN
        assert preview.eval_on_selector(f'.width[data-width="{width}"]', "e => e.ariaPressed") == "true"
    preview.click('.theme[data-theme="large"]')
    size = "e => getComputedStyle(e).fontSize"
    assert preview.eval_on_selector("#article > section", size) == "21px"
    preview.click("#ground")
    assert "估算" in preview.inner_text("#said")
    assert preview.eval_on_selector_all("#article *", _PALE) == []


# Elements whose text stands out less than 4.5:1 from what is behind it.
_PALE = """(elements) => {
  const channels = (c) => { const m = /rgba?\\((\\d+), (\\d+), (\\d+)(?:, ([\\d.]+))?\\)/.exec(c);
    return m && m[4] !== "0" ? [m[1], m[2], m[3]].map(Number) : null; };
  const light = (rgb) => { const l = rgb.map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2]; };
  return elements.filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.nodeValue.trim())).filter((e) => {
    let behind = e;
    while (behind && !channels(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement;
    const pair = [channels(getComputedStyle(e).color), channels(getComputedStyle(behind).backgroundColor)].map(light);
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05) < 4.5;
  }).map((e) => e.outerHTML.slice(0, 80));
}"""


def test_by_day_and_night_a_screenshot_shows_dark_on_light_and_light_on_dark(preview: Page) -> None:
    """What is computed is also what is drawn: the share of pixels far from the ground is that of text and boxes."""
    shares = []
    for ground in (255, 25):
        with Image.open(io.BytesIO(preview.locator("#article").screenshot())) as image:
            grey = image.convert("L")
        counts = grey.histogram()
        assert max(range(256), key=counts.__getitem__) == ground
        far = sum(n for value, n in enumerate(counts) if abs(value - ground) > 100)
        shares.append(far / sum(counts))
        preview.click("#ground")
    assert all(share > 0.03 for share in shares)


def test_copying_puts_rich_and_plain_text_on_the_clipboard_from_a_file(preview: Page) -> None:
    context = preview.context
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    preview.click('.theme[data-theme="river"]')
    preview.click("#ground")  # the estimate of the dark mode must not be copied
    preview.click("#copy")
    preview.wait_for_function("document.getElementById('said').textContent.includes('已复制')")
    copied = preview.evaluate(_READ)
    article = lxml_html.fragment_fromstring(
        preview.eval_on_selector('template[data-theme="river"]', "e => e.innerHTML"), create_parent="div"
    )
    rich = lxml_html.fragment_fromstring(copied["html"], create_parent="div")
    assert _words(str(rich.text_content())) == _words(str(article.text_content()))
    assert "color:#22649c" in re.sub(r"\s|;$", "", copied["html"]) or "rgb(34, 100, 156)" in copied["html"]
    assert "25, 25, 25" not in copied["html"]
    assert "<" not in copied["text"]
    assert "受伤以后，一步一步来" in copied["text"].split("\n")


def test_copying_works_where_the_newer_interface_is_refused(preview: Page) -> None:
    preview.evaluate("delete window.ClipboardItem; window.ClipboardItem = undefined")
    preview.context.grant_permissions(["clipboard-read", "clipboard-write"])
    preview.click("#copy")
    assert "已复制" in preview.inner_text("#said")
    preview.evaluate("0")
    pasted = preview.evaluate(_PASTE_TARGET)
    assert pasted is True
    preview.focus("#target")
    preview.keyboard.press("Control+V")
    target = preview.locator("#target")
    assert "工伤保险基金出" in target.inner_text()
    assert target.locator("b").count() > 10


_ALONE = """() => [...document.querySelectorAll("sup")].filter((mark) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  walker.currentNode = mark;
  const text = walker.previousNode();
  const range = document.createRange();
  const last = text.data.replace(/\\u2060$/, "").length;
  if (!last) return false;
  range.setStart(text, last - 1);
  range.setEnd(text, last);
  return range.getBoundingClientRect().right > mark.getBoundingClientRect().left + 2;
}).map((mark) => mark.parentElement.textContent)"""
_PASTE_TARGET = """() => { const box = document.createElement("div"); box.id = "target"; box.contentEditable = "true";
  box.style.minHeight = "20px"; document.body.append(box); return true; }"""
_READ = """async () => { const [item] = await navigator.clipboard.read();
  const read = async (type) => (await item.getType(type)).text();
  return {html: await read("text/html"), text: await read("text/plain")}; }"""


def _words(text: str) -> str:
    return re.sub(r"\s+", "", text)
