"""What stands on the pages of the site: goldens, and what each part is there for."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import lxml.html
import pytest

from tests.projects import example_project, rewrite
from tests.site_examples import GOLDEN_PAGES, GOLDENS, REAL_BASE, files_of, without_recipe

BASE = REAL_BASE + "/"


def _parsed(page: bytes) -> Any:
    """An lxml element; Any, since its stubs leave open what an XPath gives."""
    return lxml.html.fromstring(page)


@pytest.mark.parametrize("name", GOLDEN_PAGES)
def test_page_is_its_golden(name: str, site_files: dict[str, bytes]) -> None:
    assert without_recipe(site_files[GOLDEN_PAGES[name]]) == (GOLDENS / name).read_text(encoding="utf-8")


def test_no_golden_is_left_over() -> None:
    assert {path.name for path in GOLDENS.iterdir()} == set(GOLDEN_PAGES)


def test_where_a_page_cannot_be_shown_there_is_somebody_to_call(site_files: dict[str, bytes]) -> None:
    for path in ("site/offline.html", "site/404.html", "site/en/qy/offline.html"):
        page = site_files[path].decode()
        assert re.search(r'<a class="call" href="tel:12333" aria-label="[^"]*12333[^"]+">12333</a>', page), (
            path
        )


def test_a_page_has_the_style_of_what_is_on_it_and_no_other(site_files: dict[str, bytes]) -> None:
    lesson, flow = (
        site_files[f"site/{page}/index.html"].decode() for page in ("lessons/pay-slip", "flows/pay-too-low")
    )
    for rule, on_lesson, on_flow in (
        (".node{", False, True),
        (".block-warning{", True, False),
        (".menu a{", True, True),
    ):
        assert ((rule in lesson), (rule in flow)) == (on_lesson, on_flow), rule
    # What a script makes when it is asked to, and what hides without one.
    assert ".choices .is-right{" in lesson
    assert ".search-results a{" in flow
    assert "html:not(.js) .js-only" in flow


def test_the_menu_lists_its_own_strand_and_leads_to_the_others(site_files: dict[str, bytes]) -> None:
    page: Any = lxml.html.document_fromstring(site_files["site/lessons/pay-slip/index.html"])
    home: Any = lxml.html.document_fromstring(site_files["site/index.html"])
    [menu] = page.xpath("//nav[@id='menu']")
    assert menu.xpath(".//a[@aria-current='page']/@href") == ["./"]
    for link in menu.xpath(".//a[@class='menu-strand']/@href"):
        assert urljoin(f"{BASE}lessons/pay-slip/", link).partition("#")[0] == BASE
        assert len(home.xpath("//section[@id=$id]", id=link.partition("#")[2])) == 1
    assert home.xpath("//nav[@id='menu']//a[contains(@href, 'lessons/')]") == []


def test_figures_lead_to_their_sources_and_numbers_to_the_telephone(site_files: dict[str, bytes]) -> None:
    page = _parsed(site_files["site/lessons/pay-slip/index.html"])
    wage = page.xpath('//a[contains(@class, "fact") and @href="#fact-lowest-wage"]')
    assert {link.text for link in wage} == {"每月2000元"}
    (entry,) = page.xpath('//*[@id="sources"]//*[@id="fact-lowest-wage"]')
    assert "每月2000元" in entry.text_content()
    assert "2026年11月21日" in entry.getparent().getparent().text_content()
    tel = page.xpath('//article//a[@class="tel"]')
    assert {(link.get("href"), link.text) for link in tel} == {("tel:12333", "12333")}


def test_regions_have_their_own_figures_and_sentences(site_files: dict[str, bytes]) -> None:
    here, there = (site_files[f"site/{p}lessons/pay-slip/index.html"].decode() for p in ("", "qy/"))
    assert "每月2000元" in here and "每月1800元" not in here
    assert "每月1800元" in there and "每月2000元" not in there
    assert "补贴" in there and "补贴" not in here


def test_facilitators_lines_stay_inside(site_files: dict[str, bytes]) -> None:
    assert not [path for path, data in site_files.items() if "主持人的话".encode() in data]


def test_key_messages_come_first(site_files: dict[str, bytes]) -> None:
    page = _parsed(site_files["site/lessons/pay-slip/index.html"])
    assert page.xpath("//article//h2/@id")[:2] == ["key-messages", "example"]


def test_the_leaflet_is_the_one_of_the_leaflet_channel(site_files: dict[str, bytes]) -> None:
    page = _parsed(site_files["site/en/qy/lessons/pay-slip/index.html"])
    links = page.xpath('//a[@type="application/pdf"]/@href')
    assert set(links) == {"../../downloads/pay-slip.pdf"}
    assert site_files["site/en/qy/downloads/pay-slip.pdf"].startswith(b"%PDF")


def test_a_figure_inside_a_link_stays_plain(tmp_path: Path) -> None:
    root = example_project(tmp_path / "project")
    rewrite(root / "content/lessons/pay-slip/zh.md", "[休息日]", "[休息{fact:weekly-rest}]")
    page = _parsed(files_of(root)["site/lessons/pay-slip/index.html"])
    (link,) = page.xpath('//article//a[@href="../rest-days/"]')
    assert link.text_content() == "休息1天"
    assert not link.xpath(".//a")


def test_search_index_holds_every_section_with_a_living_address(site_files: dict[str, bytes]) -> None:
    index = json.loads(site_files["site/search.json"])
    titles = [title for title, _ in index["pages"]]
    assert titles == ["看懂工资条", *titles[1:-1], "词语解释"]
    page = _parsed(site_files["site/lessons/pay-slip/index.html"])
    ids = set(page.xpath("//@id"))
    texts = json.loads(site_files["site/search-text.json"])
    assert len(texts) == len(index["parts"])
    assert not any(part[3] and text for part, text in zip(index["parts"], texts, strict=True))
    assert sum(bool(part[3]) for part in index["parts"]) >= 2
    whole = [[*part[:3], part[3] or text] for part, text in zip(index["parts"], texts, strict=True)]
    parts = [part for part in whole if part[0] == 0]
    assert {part[2] for part in parts if part[2]} <= ids
    steps = next(part for part in parts if part[2] == "steps")
    assert steps[1] == "一步一步来"
    assert "说不清，打12333。" in steps[3]
    assert not any("<" in part[3] for part in whole)
