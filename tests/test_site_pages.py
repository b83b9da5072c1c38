"""The pages of the site as files: goldens, links, languages, sources, sizes, and the same bytes every time."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
import markdown
import pytest
from tinyhtml5.parser import HTMLParser

from build_scripts.channels.site import CHANNEL, as_it_is, collect, some_pages, with_mkdocs
from build_scripts.channels.site.stage import Staged, stage
from build_scripts.execute import Batch, render
from build_scripts.model import Job
from build_scripts.plan import Step
from build_scripts.render.faults import LayoutComplaint
from build_scripts.render.press import Press
from build_scripts.store import Store
from tests.projects import ROOT, example_project, rewrite
from tests.site_examples import (
    GOLDEN_PAGES,
    GOLDENS,
    REAL_BASE,
    files_of,
    jobs_of,
    outputs_of,
    real_site,
    without_recipe,
)

BASE = REAL_BASE + "/"
STAND_INS = {"404.html", "offline.html"}
"""Pages that are shown at the addresses of others."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return example_project(tmp_path_factory.mktemp("site") / "project")


@pytest.fixture(scope="module")
def files(project: Path) -> dict[str, bytes]:
    return files_of(project)


def _parsed(page: bytes) -> Any:
    """An lxml element; Any, since its stubs leave open what an XPath gives."""
    return lxml.html.fromstring(page)


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
    return _parsed(path.read_bytes())


def _pages() -> list[Path]:
    return sorted(real_site().rglob("*.html"))


def _address(page: Path) -> str:
    """The page's address on the site, ``/en/lessons/x/``."""
    return "/" + page.relative_to(real_site()).as_posix().removesuffix("index.html")


def _file(address: str) -> Path:
    path = real_site() / unquote(urlsplit(address).path).lstrip("/")
    return path / "index.html" if path.is_dir() else path


# --- goldens and bytes


@pytest.mark.parametrize("name", GOLDEN_PAGES)
def test_page_is_its_golden(name: str, files: dict[str, bytes]) -> None:
    assert without_recipe(files[GOLDEN_PAGES[name]]) == (GOLDENS / name).read_text(encoding="utf-8")


def test_no_golden_is_left_over() -> None:
    assert {path.name for path in GOLDENS.iterdir()} == set(GOLDEN_PAGES)


def test_the_same_jobs_give_the_same_bytes(project: Path, files: dict[str, bytes]) -> None:
    assert files_of(project) == files


@pytest.mark.parametrize("group", ["site/zh/GD", "site/en/QY"])
def test_jobs_that_are_wanted_without_the_others_give_the_same_files(project: Path, group: str) -> None:
    jobs = tuple(job for job in jobs_of(project) if job.group == group)
    press = Press(project)
    together = CHANNEL.render(jobs, press)
    halves = (jobs[::2], jobs[1::2], jobs[-1:])
    for wanted in halves:
        press.want({job.id for job in wanted})
        for job, all_made, made in zip(jobs, together, CHANNEL.render(jobs, press), strict=True):
            assert made == (all_made if job in wanted else ()), job.id


def test_only_the_pages_that_are_wanted_are_made(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def noted(job: Job, press: Press) -> Iterator[Staged]:
        made.append(job.id)
        return stage(job, press)

    monkeypatch.setattr(some_pages, "stage", noted)
    jobs = tuple(job for job in jobs_of(project) if job.group == "site/zh/GD")
    press = Press(project)
    press.want({"site/zh/GD/lessons/pay-slip", "site/zh/GD/sitemap"})
    CHANNEL.render(jobs, press)
    assert made == ["site/zh/GD/lessons/pay-slip"]


def test_a_build_makes_the_pages_that_are_missing_and_no_others(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def noted(job: Job, press: Press) -> Iterator[Staged]:
        made.append(job.id)
        return stage(job, press)

    monkeypatch.setattr(some_pages, "stage", noted)
    jobs = [job for job in jobs_of(project) if job.group == "site/en/GD"]
    steps = tuple(Step(job, f"{number:064x}", 0) for number, job in enumerate(jobs))
    missing = frozenset({"site/en/GD/glossary", "site/en/GD/lessons/pay-slip"})
    store = Store(tmp_path / "store")
    assert render(Batch(steps, missing, ()), store, project) is None
    assert set(made) == missing
    assert {step.job.id for step in steps if store.find(step.key) is not None} == missing


def test_a_page_that_is_wanted_alone_may_not_lead_nowhere(project: Path) -> None:
    jobs = tuple(job for job in jobs_of(project) if job.group == "site/zh/GD")
    lesson = next(job for job in jobs if job.id == "site/zh/GD/lessons/pay-slip")
    edition = lesson.editions[0]
    passages = (*edition.passages[:-1], replace(edition.passages[-1], markdown="[x](lesson:gone)"))
    broken = replace(lesson, editions=(replace(edition, passages=passages),))
    press = Press(project)
    press.want({broken.id})
    with pytest.raises(LayoutComplaint, match="gone"):
        CHANNEL.render(tuple(broken if job is lesson else job for job in jobs), press)


def test_html_of_templates_is_left_as_it_is_and_gives_the_same_pages(
    project: Path, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"{as_it_is.BEGIN}\n<div>\n\n**bold** <i>\n</div>\n{as_it_is.END}\n\n**bold**"
    shown = markdown.markdown(text, extensions=["md_in_html", as_it_is.AsItIs()])
    assert "**bold** <i>" in shown
    assert shown.endswith("<p><strong>bold</strong></p>")
    assert all(as_it_is.BEGIN.encode() not in page for page in files.values())
    monkeypatch.setattr(as_it_is.AsItIs, "extendMarkdown", lambda *_: None)
    jobs = tuple(job for job in jobs_of(project) if job.group == "site/zh/GD")
    for output in (output for outputs in CHANNEL.render(jobs, Press(project)) for output in outputs):
        parsed = output.data
        for mark in (as_it_is.BEGIN, as_it_is.END):
            parsed = parsed.replace(f"{mark}\n".encode(), b"")
        if output.media_type == "text/html":
            assert _unsealed(parsed) == _unsealed(files[output.path]), output.path


def test_a_text_may_lead_to_a_part_that_is_left_as_it_is(project: Path) -> None:
    jobs = tuple(job for job in jobs_of(project) if job.group == "site/zh/GD")
    lesson = next(job for job in jobs if job.id == "site/zh/GD/lessons/pay-slip")
    for anchor, known in (("quiz", True), ("nowhere", False)):
        edition = lesson.editions[0]
        passages = (*edition.passages[:-1], replace(edition.passages[-1], markdown=f"[x](#{anchor})"))
        leading = replace(lesson, editions=(replace(edition, passages=passages),))
        for wanted in (None, {leading.id}):
            press = Press(project)
            press.want(wanted)
            with nullcontext() if known else pytest.raises(LayoutComplaint, match=anchor):
                CHANNEL.render(tuple(leading if job is lesson else job for job in jobs), press)


def _unsealed(page: bytes) -> bytes:
    """Without the digest of the page."""
    return re.sub(rb'<meta name="edition" content="[0-9a-f]+">', b"", page)


def test_every_file_belongs_to_the_job_that_is_named_for_it(project: Path) -> None:
    made = outputs_of(project, jobs_of(project))
    paths = {name: [output.path for output in outputs] for name, outputs in made.items()}
    assert paths["site/en/QY/lessons/pay-slip"] == ["site/en/qy/lessons/pay-slip/index.html"]
    assert paths["site/en/QY/downloads/pay-slip"] == ["site/en/qy/downloads/pay-slip.pdf"]
    assert paths["site/zh/GD/home"] == ["site/index.html"]
    theme = ROOT / "templates" / "site" / "theme" / "assets"
    assets = sorted(path.name for path in theme.iterdir() if path.suffix != ".css")
    assert paths["site/zh/GD/assets"] == [f"site/assets/{name}" for name in assets]
    assert paths["site/en/QY/flows/pay-too-low"] == ["site/en/qy/flows/pay-too-low/index.html"]
    assert paths["site/en/QY/calculators"] == ["site/en/qy/calculators/index.html"]
    assert all(paths.values())


def test_a_file_that_no_job_owns_is_an_error(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(with_mkdocs, "site_files", lambda *_: {"stray/index.html": b""})
    jobs = tuple(job for job in jobs_of(project) if job.group == "site/zh/GD")
    with pytest.raises(ValueError, match=re.escape("stray/index.html")):
        collect.render(jobs, Press(project))


def test_where_a_page_cannot_be_shown_there_is_somebody_to_call(files: dict[str, bytes]) -> None:
    for path in ("site/offline.html", "site/404.html", "site/en/qy/offline.html"):
        page = files[path].decode()
        assert re.search(r'<a class="call" href="tel:12333" aria-label="[^"]*12333[^"]+">12333</a>', page), (
            path
        )
        # The number is a quoted fact, so that its change makes these pages anew.


def test_a_page_has_the_style_of_what_is_on_it_and_no_other(files: dict[str, bytes]) -> None:
    lesson, flow = (
        files[f"site/{page}/index.html"].decode() for page in ("lessons/pay-slip", "flows/pay-too-low")
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


def test_the_menu_lists_its_own_strand_and_leads_to_the_others(files: dict[str, bytes]) -> None:
    page: Any = lxml.html.document_fromstring(files["site/lessons/pay-slip/index.html"])
    home: Any = lxml.html.document_fromstring(files["site/index.html"])
    [menu] = page.xpath("//nav[@id='menu']")
    assert menu.xpath(".//a[@aria-current='page']/@href") == ["./"]
    for link in menu.xpath(".//a[@class='menu-strand']/@href"):
        assert urljoin(f"{BASE}lessons/pay-slip/", link).partition("#")[0] == BASE
        assert len(home.xpath("//section[@id=$id]", id=link.partition("#")[2])) == 1
    assert home.xpath("//nav[@id='menu']//a[contains(@href, 'lessons/')]") == []


def test_a_picture_lies_beside_its_page(tmp_path: Path) -> None:
    root = example_project(tmp_path / "project")
    pictures = root / "content" / "lessons" / "pay-slip" / "pictures"
    pictures.mkdir()
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>x</title></svg>'
    (pictures / "slip.svg").write_text(drawing, encoding="utf-8")
    rewrite(
        root / "content/lessons/pay-slip/zh.md",
        "## 再说细一点",
        "## 再说细一点\n\n![单子](pictures/slip.svg)",
    )
    made = files_of(root)
    assert made["site/lessons/pay-slip/pictures/slip.svg"] == drawing.encode()
    assert b'src="pictures/slip.svg"' in made["site/lessons/pay-slip/index.html"]


def test_a_link_to_nowhere_is_a_complaint(tmp_path: Path) -> None:
    root = example_project(tmp_path / "project")
    rewrite(root / "content/lessons/pay-slip/zh.md", "(lesson:rest-days)", "(lesson:no-such-lesson)")
    with pytest.raises(LayoutComplaint, match="no-such-lesson"):
        files_of(root)


# --- what a lesson's page says


def test_figures_lead_to_their_sources_and_numbers_to_the_telephone(files: dict[str, bytes]) -> None:
    page = _parsed(files["site/lessons/pay-slip/index.html"])
    wage = page.xpath('//a[contains(@class, "fact") and @href="#fact-lowest-wage"]')
    assert {link.text for link in wage} == {"每月2000元"}
    (entry,) = page.xpath('//*[@id="sources"]//*[@id="fact-lowest-wage"]')
    assert "每月2000元" in entry.text_content()
    assert "2026年11月21日" in entry.getparent().getparent().text_content()
    tel = page.xpath('//article//a[@class="tel"]')
    assert {(link.get("href"), link.text) for link in tel} == {("tel:12333", "12333")}


def test_regions_have_their_own_figures_and_sentences(files: dict[str, bytes]) -> None:
    here, there = (files[f"site/{p}lessons/pay-slip/index.html"].decode() for p in ("", "qy/"))
    assert "每月2000元" in here and "每月1800元" not in here
    assert "每月1800元" in there and "每月2000元" not in there
    assert "补贴" in there and "补贴" not in here


def test_facilitators_lines_stay_inside(files: dict[str, bytes]) -> None:
    assert not [path for path, data in files.items() if "主持人的话".encode() in data]


def test_key_messages_come_first(files: dict[str, bytes]) -> None:
    page = _parsed(files["site/lessons/pay-slip/index.html"])
    assert page.xpath("//article//h2/@id")[:2] == ["key-messages", "example"]


def test_the_leaflet_is_the_one_of_the_leaflet_channel(files: dict[str, bytes]) -> None:
    page = _parsed(files["site/en/qy/lessons/pay-slip/index.html"])
    links = page.xpath('//a[@type="application/pdf"]/@href')
    assert set(links) == {"../../downloads/pay-slip.pdf"}
    assert files["site/en/qy/downloads/pay-slip.pdf"].startswith(b"%PDF")


def test_a_figure_inside_a_link_stays_plain(tmp_path: Path) -> None:
    root = example_project(tmp_path / "project")
    rewrite(root / "content/lessons/pay-slip/zh.md", "[休息日]", "[休息{fact:weekly-rest}]")
    page = _parsed(files_of(root)["site/lessons/pay-slip/index.html"])
    (link,) = page.xpath('//article//a[@href="../rest-days/"]')
    assert link.text_content() == "休息1天"
    assert not link.xpath(".//a")


def test_search_index_holds_every_section_with_a_living_address(files: dict[str, bytes]) -> None:
    index = json.loads(files["site/search.json"])
    titles = [title for title, _ in index["pages"]]
    assert titles == ["看懂工资条", *titles[1:-1], "词语解释"]
    page = _parsed(files["site/lessons/pay-slip/index.html"])
    ids = set(page.xpath("//@id"))
    texts = json.loads(files["site/search-text.json"])
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


# --- the real content


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
