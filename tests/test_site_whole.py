"""Every page of the real content in every language and region: links, addresses, sound HTML, sizes."""

from __future__ import annotations

import gzip
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
from tinyhtml5.parser import HTMLParser

from tests.site_examples import REAL_BASE, real_site

BASE = REAL_BASE + "/"
STAND_INS = {"404.html", "offline.html"}
"""Pages that are shown at the addresses of others."""


@cache
def _pages_to_find() -> tuple[Path, ...]:
    """Those that a search of the web may show."""
    return tuple(
        page
        for page in _pages()
        if page.name not in STAND_INS
        and not _document(page).xpath('//meta[@name="robots"][@content="noindex"]')
    )


def _document(path: Path) -> Any:
    """An lxml element; Any, since its stubs leave open what an XPath gives."""
    return lxml.html.fromstring(path.read_bytes())


def _pages() -> list[Path]:
    return sorted(real_site().rglob("*.html"))


def _address(page: Path) -> str:
    """The page's address on the site, ``/en/lessons/x/``."""
    return "/" + page.relative_to(real_site()).as_posix().removesuffix("index.html")


def _file(address: str) -> Path:
    path = real_site() / unquote(urlsplit(address).path).lstrip("/")
    return path / "index.html" if path.is_dir() else path


def test_every_link_of_every_language_and_region_leads_somewhere() -> None:
    dead: list[str] = []
    for page in _pages():
        address = _address(page)
        for link in _document(page).xpath("//*[@href or @src]"):
            target = link.get("href") or link.get("src")
            if link.tag == "link" and link.get("rel") in {"canonical", "alternate"}:
                target = target.removeprefix(BASE.rstrip("/"))
            if target.startswith(("tel:", "mailto:")):
                continue
            full = urlsplit(urljoin(f"https://banyan.example{address}", target))
            file = _file(full.path)
            alive = full.netloc == "banyan.example" and file.is_file()
            # Behind the mark a page may also be told something, as in report/#page=…
            if alive and full.fragment and "=" not in full.fragment and file.suffix == ".html":
                alive = full.fragment in _document(file).xpath("//@id")
            if not alive:
                dead.append(f"{address} → {target}")
    assert not dead


def test_languages_name_each_other_and_every_page_names_itself() -> None:
    for page in _pages_to_find():
        document = _document(page)
        here = BASE.rstrip("/") + _address(page)
        assert document.xpath('//link[@rel="canonical"]/@href') == [here]
        others = document.xpath('//link[@rel="alternate"]')
        assert here in [other.get("href") for other in others]
        assert {other.get("hreflang") for other in others} == {"zh-Hans", "en"}
        for other in others:
            twin = _document(_file(other.get("href").removeprefix(BASE)))
            assert here in twin.xpath('//link[@rel="alternate"]/@href')
            assert twin.getroottree().getroot().get("lang") == other.get("hreflang")


def test_language_and_region_switches_keep_the_page() -> None:
    page = real_site() / "en" / "gz" / "lessons" / "work-injury" / "index.html"
    at = "https://banyan.example/en/gz/lessons/work-injury/"
    document = _document(page)
    (tongue,) = document.xpath('//a[contains(@class, "tongue")]/@href')
    assert urljoin(at, tongue) == "https://banyan.example/gz/lessons/work-injury/"
    places = [urljoin(at, href) for href in document.xpath('//nav[@class="places"]//a/@href')]
    assert "https://banyan.example/en/lessons/work-injury/" in places
    assert at in places


def test_headings_go_down_one_step_at_a_time() -> None:
    for page in _pages():
        levels = [int(h.tag[1]) for h in _document(page).xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        assert levels[0] == 1 and levels.count(1) == 1, page
        assert all(b <= a + 1 for a, b in pairwise(levels)), (page, levels)


def _mistakes(page: str) -> list[str]:
    parser = HTMLParser()
    parser.parse(page)
    return [f"{line}:{column} {code}" for (line, column), code, _ in parser.errors]


def test_pages_are_well_formed_html() -> None:
    assert _mistakes("<!doctype html><title>.</title><p><div></p></div>") != []
    wrong = {
        _address(page): mistakes for page in _pages() if (mistakes := _mistakes(page.read_text("utf-8")))
    }
    assert wrong == {}


def test_ids_are_unique() -> None:
    for page in _pages():
        ids = _document(page).xpath("//@id")
        assert len(ids) == len(set(ids)), (page, sorted(i for i in set(ids) if ids.count(i) > 1))


def test_links_do_not_hold_links() -> None:
    for page in _pages():
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"<a\b(?:(?!</a>).)*<a\b", text, re.DOTALL), page


def test_no_file_names_a_foreign_host() -> None:
    ours = {"banyan.example", "www.w3.org", "www.sitemaps.org"}
    for path in sorted(real_site().rglob("*")):
        if path.suffix in {".html", ".js", ".svg", ".xml", ".json"}:
            hosts = set(
                re.findall(r"(?:https?:)?//([a-z0-9-]+\.[a-z0-9.-]+)", path.read_text(encoding="utf-8"))
            )
            assert hosts <= ours, path


def test_sitemaps_list_every_page() -> None:
    listed: set[str] = set()
    for path in real_site().rglob("sitemap.xml"):
        text = path.read_text(encoding="utf-8")
        assert "lastmod" not in text
        listed |= set(re.findall(r"<loc>([^<]+)</loc>", text))
    assert listed == {BASE.rstrip("/") + _address(page) for page in _pages_to_find()}


def test_only_decks_keep_out_of_searches() -> None:
    """Their answers are for after the question: a pupil who searches the web shall not find them first."""
    hidden = set(_pages()) - set(_pages_to_find()) - {page for page in _pages() if page.name in STAND_INS}
    assert {page.parent.parent.name for page in hidden} == {"slides"}


def test_pages_are_light() -> None:
    """Bytes on the wire: what a cheap phone on a slow net loads, far below a stock Material page's 83 kB + index."""
    script = len(gzip.compress((real_site() / "assets" / "banyan.js").read_bytes(), mtime=0))
    assert script < 5_200
    for page in _pages():
        size = len(gzip.compress(page.read_bytes(), mtime=0))
        # Some 180 words with the lessons that use them.
        assert size < (26_500 if page.parent.name == "glossary" else 22_000), (page, size)
    # Loaded only when somebody opens the search; the index grows with the pages, and each may take its share.
    pages = sum(
        len(list((real_site() / kind).glob("*/index.html"))) for kind in ("lessons", "flows", "calculators")
    )
    for name, share in (("search.json", 500), ("search-text.json", 2_800)):
        for index in real_site().rglob(name):
            assert len(gzip.compress(index.read_bytes(), mtime=0)) < share * pages, (index, name)
