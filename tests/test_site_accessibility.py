"""Every kind of page with axe-core: both languages, light, dark and high contrast, a narrow screen and large text."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.site_examples import real_site, served
from tests.test_site_browser import NOON

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KINDS = (
    "/",
    "/lessons/work-injury/",
    "/lessons/pension-basics/",
    "/flows/",
    "/flows/work-injury/",
    "/calculators/time-limits/",
    "/calculators/unemployment-pay/",
    "/glossary/",
    "/where/",
    "/paths/",
    "/teaching/",
    "/report/",
    "/accessibility/",
    "/404.html",
    "/offline.html",
)
LOOKS = {
    "light": ("light", "no"),
    "dark": ("dark", "no"),
    "contrast": ("light", "yes"),
    "dark contrast": ("dark", "yes"),
}
NARROW = 320
BROKEN = """most => [...document.querySelectorAll(".value, .hotline b, #sources li b")]
    .filter(one => one.textContent.length <= most)
    .filter(one => one.getBoundingClientRect().height > 2.5 * parseFloat(getComputedStyle(one).fontSize))
    .map(one => one.textContent)"""
"""Figures of so many characters at most that stand on two lines."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(real_site()) as base:
        yield base


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": NARROW, "height": 900}, reduced_motion="reduce")
    context.add_init_script(NOON)
    yield context.new_page()
    context.close()


def _looks(page: Page, look: str) -> None:
    """As the switches of the page set it."""
    scheme, contrast = LOOKS[look]
    page.evaluate(
        "([scheme, contrast]) => Object.assign(document.documentElement.dataset, {scheme, contrast})",
        [scheme, contrast],
    )


def _violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})",
        RULES,
    )
    return [
        f"{one['id']}: {node['html'][:110]} {node['failureSummary'][:160]}"
        for one in found["violations"]
        for node in one["nodes"][:3]
    ]


@pytest.mark.parametrize("site", ["", "/en/qy"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(page: Page, address: str, kind: str, site: str) -> None:
    """At 320 px with everything unfolded, in every look; then with text of twice the size."""
    page.goto(address + site + kind)
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
    # The glossary is long, and its colours are everybody's.
    for look in LOOKS if kind != "/glossary/" else ("dark",):
        _looks(page, look)
        assert _violations(page) == [], look
    assert page.evaluate(BROKEN, 8) == []
    page.evaluate("document.documentElement.style.fontSize = '36px'")
    assert page.evaluate(BROKEN, 5) == []
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW
    assert _violations(page) == [], "twice the size"


@pytest.mark.parametrize("site", ["", "/en/qy"])
def test_axe_finds_nothing_in_what_opens(page: Page, address: str, site: str) -> None:
    page.goto(f"{address}{site}/lessons/work-injury/")
    page.locator("#aids-open").click()
    page.locator("#search-open").click()
    page.locator("#search-words").fill("injury" if site else "工伤")
    page.locator(".search-results .found-page").first.wait_for()
    for look in LOOKS:
        _looks(page, look)
        assert _violations(page) == [], look
    page.keyboard.press("Escape")
    page.locator("#menu-open").click()
    for look in LOOKS:
        _looks(page, look)
        assert _violations(page) == [], look


def test_axe_would_notice(page: Page, address: str) -> None:
    """The check itself: a button without a name and grey on grey are found."""
    page.goto(address + "/report/")
    page.evaluate(
        """() => { const button = document.createElement('button');
        document.querySelector('article').append(button);
        document.querySelector('h1').style.color = '#ddd'; }"""
    )
    assert {one.partition(":")[0] for one in _violations(page)} >= {"button-name", "color-contrast"}
