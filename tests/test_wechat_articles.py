"""Articles: series, flows, themes, blocks of our own and the gate."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import css_inline
import pytest
import zxingcpp
from lxml import html as lxml_html
from PIL import Image

from build_scripts.__main__ import main
from build_scripts.channels.wechat import CHANNEL
from build_scripts.channels.wechat.detail import Extras, Series
from build_scripts.channels.wechat.rules import demand
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.render.faults import Overflow
from build_scripts.render.press import Press
from build_scripts.validate.catalogue import validate
from build_scripts.wechat.checker import limits, styles
from build_scripts.wechat.checker.themes import lint
from tests.projects import ROOT, example_project, rewrite
from tests.wechat_bundles import THEMES, TODAY, add_to_index, jobs, real, real_jobs, render

_LINK = "https://mp.weixin.qq.com/s/rest"

pytestmark = pytest.mark.usefixtures("fonts")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return example_project(tmp_path)


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
    assert "下一篇：休息日\u2060<sup>[1]</sup>" in html
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
    return styles.contrast_of(one, other)


def test_rewriting_the_example_is_seen(project: Path) -> None:
    """Guards the fixture: a project that was not read anew would make the tests above pass for nothing."""
    rewrite(project / "content/index.yml", "title: {zh: 工资, en: Pay}", "title: {zh: 报酬, en: Pay}")
    html = render(jobs(project), "wechat/zh/QY/pay-slip")["article.html"].data.decode()
    assert "报酬（2篇中的第1篇）" in html


# --- blocks of our own


def test_steps_stand_one_below_the_other_and_hotlines_are_large_where_help_is_named() -> None:
    html = real("wechat/zh/GD/work-injury")["article.html"].data.decode()
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    steps = tree.xpath("//p[starts-with(b[1]/text(), '1.') or contains(@style, 'border-left')]")
    numbers = [step[0].text for step in steps if "border-left" in str(step.get("style"))]
    assert numbers == ["1.", "2.", "3.", "4.", "5.", "6."]
    large = [bold.text for bold in tree.xpath("//b[contains(@style, '#1f5f99')]")]
    assert large == ["12333", "12348", "12351", "12345"]
    # Named again in the running text, a hotline is bold only.
    assert html.count("<b>12333</b>") >= 1


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
