"""The archives for schools and learning platforms, opened from a disk in a real browser without a network."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from build_scripts.channels.site import seal
from tests.projects import ROOT
from tests.site_examples import real_site
from tests.test_site_browser import PHONE

NAMES = ("zh", "en", "kolibri-zh", "kolibri-en")
LESSON = "lessons/work-injury/index.html"
SCRIPTS = sorted(path.name for path in (ROOT / "templates/site/theme/assets").glob("*.js"))
Open = Callable[..., Page]


def _parsed(page: bytes | str) -> Any:
    """An lxml element; Any, since its stubs leave open what an XPath gives."""
    return lxml.html.fromstring(page)


def _archive(name: str) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO((real_site().parent / "offline" / f"{name}.zip").read_bytes()))


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archives, unpacked where a teacher might: in a folder with Chinese letters and a space."""
    folder = tmp_path_factory.mktemp("disk") / "学校 电脑"
    for name in NAMES:
        with _archive(name) as archive:
            archive.extractall(folder / name)
    return folder


@pytest.fixture
def open_file(browser: Browser) -> Iterator[Open]:
    """Opens a file with the network off; afterwards nothing but files may have been asked for, without an error."""
    contexts: list[BrowserContext] = []
    asked: list[str] = []
    errors: list[str] = []

    def opened(path: Path, **settings: Any) -> Page:
        context = browser.new_context(**{"viewport": PHONE, "offline": True, **settings})
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert asked
    assert {urlsplit(url).scheme for url in asked} <= {"file", "data"}
    assert not errors


# --- what is in them


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_to_a_file_of_the_archive(name: str) -> None:
    with _archive(name) as archive:
        files = {path: archive.read(path) for path in archive.namelist()}
    documents = {path: _parsed(data) for path, data in files.items() if path.endswith(".html")}
    anchors = {path: set(document.xpath("//@id")) for path, document in documents.items()}
    assert "index.html" in documents
    dead = []
    for path, document in documents.items():
        for address in document.xpath("//@href | //@src | //@data-index"):
            if re.match(r"tel:|mailto:|https://banyan\.example/", address):
                continue
            file, _, anchor = unquote(address).partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
            # Behind the mark a page may also be told something, as in report/#page=…
            if target not in files or (anchor and "=" not in anchor and anchor not in anchors[target]):
                dead.append(f"{path} → {address}")
    assert not dead


@pytest.mark.parametrize("name", NAMES)
def test_it_holds_both_languages_and_all_regions(name: str) -> None:
    language = name.removeprefix("kolibri-")
    other = "en" if language == "zh" else "zh"
    with _archive(name) as archive:
        names = set(archive.namelist())
        tongue = _parsed(archive.read("index.html")).get("lang")
    for start in ("", "gz/", "qy/", f"{other}/", f"{other}/gz/", f"{other}/qy/"):
        assert {
            f"{start}index.html",
            f"{start}{LESSON}",
            f"{start}search.js",
            f"{start}search-text.js",
        } <= names
    assert tongue == {"zh": "zh-Hans", "en": "en"}[language]


def test_schools_get_the_leaflets_of_their_language_and_platforms_none() -> None:
    leaflets = {}
    for name in NAMES:
        with _archive(name) as archive:
            leaflets[name] = {path for path in archive.namelist() if path.endswith(".pdf")}
    assert {"downloads/work-injury.pdf", "gz/downloads/work-injury.pdf"} <= leaflets["zh"] & leaflets["en"]
    assert not any(path.startswith(("en/", "zh/")) for path in leaflets["zh"] | leaflets["en"])
    assert not leaflets["kolibri-zh"] | leaflets["kolibri-en"]


@pytest.mark.parametrize("name", NAMES)
def test_no_page_loads_anything_from_a_host(name: str) -> None:
    with _archive(name) as archive:
        for path in archive.namelist():
            if path.endswith(".html"):
                document = _parsed(archive.read(path))
                loaded = document.xpath("//@src | //link[not(@rel='canonical' or @rel='alternate')]/@href")
                assert not [address for address in loaded if "//" in address], path
                assert not document.xpath("//link[@rel='manifest'] | //*[@id='keep' or @id='keep-all']")
            elif path.endswith(".css"):
                assert not re.findall(rb"url\((?![\"']?data:)", archive.read(path))


def test_the_policy_of_a_page_on_a_disk_is_its_own() -> None:
    with _archive("zh") as archive:
        page = archive.read(LESSON).decode()
    (found,) = _parsed(page).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert found == seal.policy(page, "'self' file:")
    assert "<style>" not in page


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_are_plain_enough_for_the_browsers_of_old_school_computers(name: str) -> None:
    """ECMAScript 5 syntax; what they call exists since Chromium 54 and Firefox 49."""
    text = (ROOT / "templates/site/theme/assets" / name).read_text(encoding="utf-8")
    code = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    code = re.sub(r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", '""', code)
    modern = r"=>|`|\?\.(?!\d)|\?\?|\.\.\.|\b(?:let|const|class|async|await|of|yield)\s+[\w{\[]|\b\d+n\b|\*\*"
    assert not re.findall(modern, code)


# --- in the browser


@pytest.mark.parametrize(
    ("start", "words"), [("zh", "养老保险"), ("zh/qy", "失业"), ("zh/en/gz", "pension"), ("en", "pension")]
)
def test_search_works_from_a_disk(open_file: Open, disk: Path, start: str, words: str) -> None:
    page = open_file(disk / start / "index.html")
    page.locator("#search-open").click()
    page.locator("#search[data-whole=yes]").wait_for()
    page.keyboard.type(words)
    found = page.locator(".search-results > li")
    expect(found.first).to_be_visible()
    found.first.locator("a").nth(1).click()
    page.wait_for_url("**/index.html#*")
    assert words in page.locator("article").inner_text().lower()


def test_quiz_flow_and_calculator_work_from_a_disk(open_file: Open, disk: Path) -> None:
    page = open_file(disk / "en" / LESSON)
    question = page.locator(".question[data-type=single]").first
    question.locator('[data-right="yes"]').click()
    expect(question.locator(".verdict")).to_have_text("Right")
    page.goto((disk / "en/flows/work-injury/index.html").as_uri())
    answer = page.locator(".ways a").first
    chosen = answer.get_attribute("href") or ""
    answer.click()
    expect(page.locator(chosen)).to_be_in_viewport()
    page.goto((disk / "en/qy/calculators/unemployment-pay/index.html").as_uri())
    result = page.locator(".outcomes .main dd").first
    expect(result).not_to_be_empty()


def test_language_and_region_switch_inside_the_archive(open_file: Open, disk: Path) -> None:
    page = open_file(disk / "en" / LESSON)
    page.locator(".tongue").click()
    page.wait_for_url(f"**/en/zh/{LESSON}")
    page.locator(".places a").filter(has_text="清远").click()
    page.wait_for_url(f"**/en/zh/qy/{LESSON}")
    page.locator(".brand").click()
    page.wait_for_url("**/en/zh/qy/index.html")
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("name", ["zh", "kolibri-zh"])
def test_it_looks_as_on_the_net_and_reads_without_script(open_file: Open, disk: Path, name: str) -> None:
    page = open_file(disk / name / "index.html", java_script_enabled=False)
    expect(page.locator(".unpack")).to_be_hidden()
    expect(page.locator(".hotline")).to_be_in_viewport()
    page.locator('.cards a[href*="work-injury"]').click()
    expect(page.locator("h1")).to_be_visible()
    page.locator("#menu-open").click()
    expect(page.locator("#menu")).to_be_visible()


def test_a_page_taken_out_alone_asks_to_unpack_everything(
    browser: Browser, disk: Path, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_bytes((disk / "zh" / "index.html").read_bytes())
    page = browser.new_page(java_script_enabled=False)
    page.goto((tmp_path / "index.html").as_uri())
    expect(page.locator(".unpack")).to_be_visible()
    page.close()
