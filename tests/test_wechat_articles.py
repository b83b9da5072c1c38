"""Articles on phones: series, flows, themes, the preview's clipboard, and what a real browser shows."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

import css_inline
import pytest
import zxingcpp
from lxml import html as lxml_html
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from build_scripts.__main__ import main
from build_scripts.channels.protocol import World
from build_scripts.channels.wechat import CHANNEL
from build_scripts.channels.wechat.detail import Extras, Series
from build_scripts.channels.wechat.rules import demand
from build_scripts.diagnostics import Findings
from build_scripts.fonts import activate
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Job, Output
from build_scripts.render.faults import Overflow
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from build_scripts.validate import validate
from build_scripts.wechat.checker import limits, styles
from build_scripts.wechat.checker.themes import lint
from tests.projects import ROOT, example_project, rewrite

TODAY = date(2026, 11, 21)
THEMES = sorted(path.stem for path in (ROOT / "templates/wechat/themes").glob("*.css"))
_LINK = "https://mp.weixin.qq.com/s/rest"


@pytest.fixture(scope="module", autouse=True)
def fonts(tmp_path_factory: pytest.TempPathFactory) -> None:
    activate(ROOT / "templates/_shared/fonts", tmp_path_factory.mktemp("fonts"))


def jobs(root: Path) -> tuple[Job, ...]:
    findings = Findings()
    catalogue = load_catalogue(root, findings)
    assert catalogue is not None
    assert list(findings) == []
    return CHANNEL.plan(World(catalogue, Resolver(catalogue, TODAY)))


def render(all_jobs: tuple[Job, ...], name: str) -> dict[str, Output]:
    job = next(job for job in all_jobs if job.id == name)
    (outputs,) = CHANNEL.render((job,), Press(ROOT))
    return {output.path.removeprefix(name + "/"): output for output in outputs}


@lru_cache(maxsize=1)
def real_jobs() -> tuple[Job, ...]:
    return jobs(ROOT)


@lru_cache(maxsize=12)
def real(name: str) -> dict[str, Output]:
    return render(real_jobs(), name)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return example_project(tmp_path)


def add_to_index(project: Path, words: str) -> None:
    path = project / "content/index.yml"
    path.write_text(path.read_text(encoding="utf-8") + words, encoding="utf-8")


# --- series and links


def test_a_module_is_a_series_of_articles_in_order() -> None:
    for job in real_jobs():
        if isinstance(job.detail, Series):
            assert 1 <= len(job.detail.articles) <= limits.ARTICLES
    series = next(j for j in real_jobs() if j.id == "wechat/zh/QY/series/insurance-through-life")
    ((output,),) = CHANNEL.render((series,), Press(ROOT))
    value = json.loads(output.data)
    assert output.path == "wechat/zh/QY/series/insurance-through-life.json"
    assert [a["lesson"] for a in value["articles"]] == [
        "health-reimbursement",
        "pension-basics",
        "maternity-and-family",
    ]
    assert [a["next"] for a in value["articles"]] == ["pension-basics", "maternity-and-family", ""]
    assert {a["first"] for a in value["articles"]} == {"health-reimbursement"}
    for article in value["articles"]:
        metadata = json.loads(real(f"wechat/zh/QY/{article['lesson']}")["article.json"].data)
        assert metadata["title"] == article["title"]
        assert metadata["series"]["next"] == article["next"]


def test_a_module_of_more_than_a_draft_holds_becomes_two(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("build_scripts.channels.wechat.detail.ARTICLES", 1)
    found = [
        job for job in jobs(project) if isinstance(job.detail, Series) and job.id.startswith("wechat/zh/QY")
    ]
    assert [job.id for job in found] == ["wechat/zh/QY/series/pay", "wechat/zh/QY/series/pay-2"]


def test_the_end_of_an_article_leads_on_by_note_and_code_until_the_address_is_known(project: Path) -> None:
    before = render(jobs(project), "wechat/zh/QY/pay-slip")
    html = before["article.html"].data.decode()
    assert "工资（2篇中的第1篇）" in html
    assert "下一篇：休息日<sup>[1]</sup>" in html
    with Image.open(io.BytesIO(before["pictures/qr-next.png"].data)) as image:
        assert zxingcpp.read_barcodes(image)[0].text == "https://example.invalid/qy/lessons/rest-days/"
    (project / "content/wechat-links.yml").write_text(
        f'- {{lesson: rest-days, language: zh, region: QY, address: "{_LINK}"}}\n', encoding="utf-8"
    )
    after = render(jobs(project), "wechat/zh/QY/pay-slip")
    html = after["article.html"].data.decode()
    assert f'下一篇：<a href="{_LINK}">休息日</a>' in html
    assert html.count(f'<a href="{_LINK}">') == 2  # in the text and at the end
    assert "文中链接" not in html
    assert "pictures/qr-next.png" not in after
    assert json.loads(after["article.json"].data)["links"] == []
    # Another language or region has an article of its own.
    assert _LINK not in render(jobs(project), "wechat/en/QY/pay-slip")["article.html"].data.decode()


def test_the_last_of_a_series_leads_back_to_the_first() -> None:
    html = real("wechat/zh/QY/maternity-and-family")["article.html"].data.decode()
    assert "从头看：" in html
    assert "下一篇：" not in html
    assert "pictures/qr-next.png" not in real("wechat/zh/QY/maternity-and-family")


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("language: fr, region: QY, address: 'https://mp.weixin.qq.com/s/a'", "language"),
        ("language: zh, region: QY, address: 'https://example.org/a'", "address"),
    ],
)
def test_links_that_cannot_be_are_told(project: Path, words: str, fault: str) -> None:
    (project / "content/wechat-links.yml").write_text(f"- {{lesson: rest-days, {words}}}\n", encoding="utf-8")
    findings = Findings()
    load_catalogue(project, findings)
    assert [(d.code, dict(d.values)["key"], d.location.line) for d in findings] == [("Y108", fault, 1)]


# --- what the index says of articles


def test_the_index_names_theme_and_flow(project: Path) -> None:
    add_to_index(
        project, "wechat:\n  theme: river\n  lessons:\n    pay-slip: {theme: large, flow: pay-too-low}\n"
    )
    found = {job.lesson: job for job in jobs(project) if job.id.startswith("wechat/zh/QY/") and job.lesson}
    themes = {name: job.detail.theme for name, job in found.items() if isinstance(job.detail, Extras)}
    assert themes == {"pay-slip": "large", "rest-days": "river"}
    bundle = render(jobs(project), "wechat/zh/QY/pay-slip")
    assert "font-size:21px" in bundle["article.html"].data.decode()
    text = bundle["article.txt"].data.decode()
    start = text.index("对照自己：工资是不是太低")
    assert text[start:].split("\n")[2:9] == [
        "1. 你有工资条吗？", "纸的、手机上的都算。", "• 有 → 2", "• 没有 → 3", "2. 每月有1800元吗？",
        "• 有，或者更多 → 4", "• 没有 → 5",
    ]  # fmt: skip
    # Its figures are in the manifest, and its citation has the number that the article gives this source.
    assert {fact.id for fact in found["pay-slip"].quoted()} >= {"lowest-wage", "slip-is-a-must"}
    number = re.search(r"先要工资条，单位必须给。(\d+)", text)
    assert number is not None
    assert f"{number[1]}. 《示例法》第7条" in text


def test_names_that_do_not_exist_are_told(project: Path) -> None:
    add_to_index(
        project, "wechat:\n  theme: neon\n  lessons:\n    pay-slip: {theme: dark, flow: gone}\n    none: {}\n"
    )
    findings = Findings()
    catalogue = load_catalogue(project, findings)
    assert catalogue is not None
    validate(catalogue, TODAY, project, findings)
    assert [(d.code, dict(d.values)["key"], dict(d.values)["value"]) for d in findings] == [
        ("Y108", "theme", "neon"),
        ("Y108", "flow", "gone"),
        ("Y108", "theme", "dark"),
        ("Y108", "lessons", "none"),
    ]
    assert dict(next(iter(findings)).values)["allowed"] == "brick, large, river, shade"


# --- themes


def test_there_are_three_themes_and_one_of_large_type() -> None:
    assert THEMES == ["brick", "large", "river", "shade"]
    for name in ("structure.css", *(f"themes/{theme}.css" for theme in THEMES)):
        assert lint((ROOT / "templates/wechat" / name).read_text(encoding="utf-8")) == ()


@pytest.mark.parametrize(
    ("selector", "taken"),
    [
        ("p.a:not(.b)", True), ("p:nth-child(2)", True), ("p:first-child", True), (".a + .b", True),
        (".a > b", True), ("p[class]", True), (":is(.a)", False), (":where(.a)", False), ("p:has(b)", False),
        (".a::before", False), (".a:hover", False), ("p:first-line", False),
    ],
)  # fmt: skip
def test_the_linter_knows_what_the_inliner_takes(selector: str, taken: bool) -> None:
    """Were the inliner to learn a selector, or to forget one, the linter would be wrong."""
    css = f"{selector} {{ color: #123456; }}"
    html = '<section><p class="a"><b>x</b></p><p class="b">y</p></section>'
    inlined = css_inline.CSSInliner(load_remote_stylesheets=False).inline_fragment(html, css)
    assert ("#123456" in inlined) == taken
    assert (lint(css) == ()) == taken


@pytest.mark.parametrize("theme", THEMES)
def test_colours_of_a_theme_can_be_read_by_day_and_by_night(theme: str) -> None:
    """Type on the theme's own boxes and on white; what stands on the page also on the dark ground."""
    css = (ROOT / f"templates/wechat/themes/{theme}.css").read_text(encoding="utf-8")
    least = 7.0 if theme == "large" else limits.LIGHT_CONTRAST
    body = re.search(r"\.article \{ color: (#\w+)", css)
    assert body is not None
    for ground in re.findall(r"background-color: (#\w+)", css):
        assert _contrast(body[1], ground) >= least
    for block in ("warning", "who", "card"):
        ground = re.search(rf"\.article \.{block} {{ background-color: (#\w+)", css)
        title = re.search(rf"\.article \.{block} \.card-title {{ color: (#\w+)", css)
        assert ground is not None and title is not None
        assert _contrast(title[1], ground[1]) >= limits.LIGHT_CONTRAST
    for colour in set(re.findall(r"(?<!-)color: (#\w+)", css)):
        assert _contrast(colour, "#ffffff") >= limits.LIGHT_CONTRAST
        assert _contrast(colour, limits.DARK_GROUND) >= limits.DARK_CONTRAST


def _contrast(first: str, second: str) -> float:
    one, other = styles.colour(first), styles.colour(second)
    assert one is not None and other is not None
    return styles.contrast(one, other)


# --- in a browser


@pytest.fixture(scope="module")
def browser(fonts: None) -> Iterator[Browser]:
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield started
        started.close()


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
    assert preview.eval_on_selector("#article > section > section", size) == "21px"
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
    assert target.locator("strong").count() > 10


_PASTE_TARGET = """() => { const box = document.createElement("div"); box.id = "target"; box.contentEditable = "true";
  box.style.minHeight = "20px"; document.body.append(box); return true; }"""
_READ = """async () => { const [item] = await navigator.clipboard.read();
  const read = async (type) => (await item.getType(type)).text();
  return {html: await read("text/html"), text: await read("text/plain")}; }"""


def _words(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_rewriting_the_example_is_seen(project: Path) -> None:
    """Guards the fixture: a project that was not read anew would make the tests above pass for nothing."""
    rewrite(project / "content/index.yml", "title: {zh: 工资, en: Pay}", "title: {zh: 报酬, en: Pay}")
    html = render(jobs(project), "wechat/zh/QY/pay-slip")["article.html"].data.decode()
    assert "报酬（2篇中的第1篇）" in html


# --- blocks of our own


def test_steps_stand_one_below_the_other_and_hotlines_are_large_where_help_is_named() -> None:
    html = real("wechat/zh/GD/work-injury")["article.html"].data.decode()
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    steps = tree.xpath("//p[starts-with(strong[1]/text(), '1.') or contains(@style, 'border-left')]")
    numbers = [step[0].text for step in steps if "border-left" in str(step.get("style"))]
    assert numbers == ["1.", "2.", "3.", "4.", "5.", "6."]
    large = [strong.text for strong in tree.xpath("//strong[contains(@style, 'letter-spacing')]")]
    assert large == ["12333", "12348", "12351", "12345"]
    # Named again in the running text, a hotline is bold only.
    assert html.count("<strong>12333</strong>") >= 1


def test_the_box_of_figures_says_source_and_year_and_no_bare_amount() -> None:
    text = real("wechat/zh/GD/work-injury")["article.txt"].data.decode()
    start = text.index("这一课的数字")
    lines = text[start : text.index("考考自己")].strip().split("\n")[1:]
    assert len(lines) in range(4, 13)
    for figure, source in zip(lines[::2], lines[1::2], strict=True):
        assert re.fullmatch(r"\S.*：\S.*", figure)
        assert re.fullmatch(r"《.+，\d{4}年起", source)


def test_an_article_with_a_last_day_says_so_and_is_listed_when_it_ends(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_to_index(project, "wechat:\n  lessons:\n    pay-slip: {withdraw: 2026-11-25}\n")
    bundle = render(jobs(project), "wechat/zh/QY/pay-slip")
    assert json.loads(bundle["article.json"].data)["withdraw"] == "2026-11-25"
    assert "这篇文章到2026年11月25日为止" in bundle["article.txt"].data.decode()
    other = render(jobs(project), "wechat/zh/QY/rest-days")
    assert json.loads(other["article.json"].data)["withdraw"] == ""
    for day, words in (("2026-11-01", ""), ("2026-11-21", "within a week"), ("2026-11-25", "withdraw now")):
        main(["--root", str(project), "notices", "--as-of", day])
        line = next(one for one in capsys.readouterr().out.split("\n") if "pay-slip" in one)
        assert "2026-11-25" in line
        assert line.endswith(words) if words else line.endswith("pay-slip")
    main(["--root", str(project), "notices", "--as-of", "2026-11-25", "--format", "json"])
    assert json.loads(capsys.readouterr().out)[-1] == {
        "article": "pay-slip",
        "state": "down",
        "take_down": "2026-11-25",
    }


def test_the_gate_names_file_place_and_code() -> None:
    good = {name: output.data for name, output in real("wechat/zh/GD/work-injury").items()}
    demand(good, "wechat/zh/GD/work-injury")
    html = good["article.html"].decode()
    bad = {**good, "article.html": html.replace("<h2 ", '<h2 class="x" ', 1).encode()}
    with pytest.raises(Overflow, match=r"wechat/zh/GD/work-injury/article\.html:\d+:5 M031 attribute class"):
        demand(bad, "wechat/zh/GD/work-injury")
    with pytest.raises(Overflow, match="M091"):
        demand({name: data for name, data in good.items() if name != "pictures/qr.png"}, "a")
