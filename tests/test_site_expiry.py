"""The notice that a page may be out of date: decided by the reader's clock, also in a copy that was saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from build_scripts.canonical import canonical_json
from build_scripts.channels.protocol import World
from build_scripts.channels.site import CHANNEL
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.resolve import Resolver
from tests.projects import example_project, rewrite
from tests.site_examples import files_of, jobs_of, served

LESSON = "/lessons/pay-slip/"

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, with a lowest wage that ends in Guangdong on 30 June 2028; records are checked by 21 Nov 2027."""
    root = example_project(tmp_path_factory.mktemp("expiry") / "project")
    rewrite(
        root / "content/facts/pay.yml",
        "from: 2026-01-01, value: 2000",
        "from: 2026-01-01, to: 2028-06-30, value: 2000",
    )
    rewrite(
        root / "content/facts/pay.yml",
        '"12333", source: example-notice, checked: 2026-11-21',
        '"12333", source: example-notice, checked: 2026-11-21, review_by: 2028-01-31',
    )
    return root


@pytest.fixture(scope="module")
def site(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("expiry-site")
    for path, data in files_of(project).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder / "site"


@pytest.fixture
def open_page(browser: Browser, site: Path) -> Iterator[Open]:
    """Opens an address, or a path of the site, at an instant of the reader's clock (ISO, with its zone)."""
    contexts = []
    with served(site) as base:

        def opened(path: str, instant: str, **settings: Any) -> Page:
            settings = {"viewport": {"width": 390, "height": 844}, "timezone_id": "Asia/Shanghai", **settings}
            context = browser.new_context(**settings)
            contexts.append(context)
            page = context.new_page()
            page.clock.set_fixed_time(instant)
            page.goto(path if "://" in path else base + path)
            return page

        yield opened
        for context in contexts:
            context.close()


def _shown(page: Page) -> list[str]:
    return page.locator(".stale:visible").all_inner_texts()


@pytest.mark.parametrize(
    ("path", "instant", "begins"),
    [
        (LESSON, "2027-11-21T23:59:00+08:00", ""),
        (LESSON, "2027-11-22T00:01:00+08:00", "这一页的核对期限已过（2027年11月21日），数字可能变了。"),
        (LESSON, "2028-06-30T12:00:00+08:00", "这一页的核对期限已过（2027年11月21日），数字可能变了。"),
        (LESSON, "2028-07-01T12:00:00+08:00", "这一页有的规定只到2028年6月30日为止，现在可能变了。"),
        (
            f"/en{LESSON}",
            "2027-11-22T12:00:00+08:00",
            "This page was due to be checked again by 21 November 2027.",
        ),
        (f"/en{LESSON}", "2029-01-01T12:00:00+08:00", "Some rules on this page ended on 30 June 2028"),
        # Qingyuan has a lowest wage of its own, which has no end.
        (
            f"/qy{LESSON}",
            "2029-01-01T12:00:00+08:00",
            "这一页的核对期限已过（2027年11月21日），数字可能变了。",
        ),
        ("/", "2028-01-31T12:00:00+08:00", ""),
        ("/", "2028-02-01T12:00:00+08:00", "这一页的核对期限已过（2028年1月31日），数字可能变了。"),
        ("/en/", "2028-02-01T12:00:00+08:00", "This page was due to be checked again by 31 January 2028."),
        ("/glossary/", "2040-01-01T12:00:00+08:00", ""),
    ],
)
def test_notice_appears_the_day_after(open_page: Open, path: str, instant: str, begins: str) -> None:
    shown = _shown(open_page(path, instant))
    assert len(shown) == (1 if begins else 0)
    assert all(words.startswith(begins) for words in shown)


def test_the_day_is_the_readers_own(open_page: Open) -> None:
    """Half an hour into 22 November in Guangdong it is still the 21st in Greenwich and the Americas."""
    instant = "2027-11-22T00:30:00+08:00"
    assert len(_shown(open_page(LESSON, instant))) == 1
    assert _shown(open_page(LESSON, instant, timezone_id="America/New_York")) == []


def test_notice_stands_first_calls_with_a_tap_and_leads_to_the_newest_page(open_page: Open) -> None:
    page = open_page(LESSON, "2030-01-01T12:00:00+08:00")
    notice = page.locator(".stale:visible")
    box, heading = notice.bounding_box(), page.locator("h1").bounding_box()
    assert box is not None and heading is not None
    assert box["y"] + box["height"] <= heading["y"]
    assert box["height"] < 844 / 4, "unobtrusive"
    expect(notice.locator('a[href="tel:12333"]')).to_have_text("12333")
    newest = notice.locator("a").last.get_attribute("href") or ""
    assert newest.startswith("https://") and newest.endswith(LESSON)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_saved_copy_warns_without_anything_beside_it(open_page: Open, site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "saved.html"
    copy.write_bytes((site / "lessons/pay-slip/index.html").read_bytes())
    page = open_page(copy.as_uri(), "2027-11-22T12:00:00+08:00", offline=True)
    assert len(_shown(page)) == 1


def test_without_script_the_day_stands_in_print(open_page: Open) -> None:
    for path, words in (
        (LESSON, "下次核对不晚于2027年11月21日"),
        ("/en/", "Next check due by 31 January 2028"),
    ):
        page = open_page(path, "2027-01-01T12:00:00+08:00", java_script_enabled=False)
        assert _shown(page) == []
        expect(page.locator("article")).to_contain_text(words)


def test_pages_whose_facts_have_no_day_say_nothing(tmp_path: Path) -> None:
    root = example_project(tmp_path / "project")
    rewrite(root / "content/facts/pay.yml", ", review_by: 2027-11-21", "")
    files = files_of(root)
    for path in ("site/index.html", "site/lessons/pay-slip/index.html"):
        assert b'class="stale"' not in files[path]
        assert "下次核对".encode() not in files[path]


def test_a_glossary_that_quotes_a_fact_warns_too(tmp_path: Path) -> None:
    root = example_project(tmp_path / "project")
    rewrite(root / "content/glossary.yml", "写明工资怎么算出来的单子。", '"单子要留{fact:keep-records}。"')
    page = files_of(root)["site/glossary/index.html"].decode()
    assert '<p class="stale" data-after="2027-11-21" hidden>' in page
    assert "请<a href=" in page


def test_a_new_day_changes_no_job(project: Path) -> None:
    catalogue = load_catalogue(project, Findings())
    assert catalogue is not None
    late = World(catalogue, Resolver(catalogue, date(2028, 6, 30)))
    assert [canonical_json(job) for job in CHANNEL.plan(late)] == [
        canonical_json(job) for job in jobs_of(project)
    ]
