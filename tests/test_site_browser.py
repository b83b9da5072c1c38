"""The site of the real content in a real browser, on a phone's screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.site_examples import real_site, served

PHONE = {"width": 390, "height": 844}
LESSON = "/lessons/work-injury/"
FLOW = "/flows/work-injury/"
CALCULATOR = "/calculators/unemployment-pay/"
SITES = ("", "/en", "/qy", "/en/gz")
# A day on which nothing is out of date, whenever the test runs; playwright's clock would stop the measuring as well.
NOON = """
    const Clock = Date;
    Date = class extends Clock {
        constructor(...when) { super(...(when.length ? when : ["2026-11-21T12:00+08:00"])); }
    };
"""

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(real_site()) as base:
        yield base


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Opens a path; afterwards no page may have asked another host or written an error to its console."""
    contexts: list[BrowserContext] = []
    asked: list[str] = []
    errors: list[str] = []

    def opened(path: str, **settings: Any) -> Page:
        context = browser.new_context(**{"viewport": PHONE, "has_touch": True, **settings})
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.add_init_script(NOON)
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    origin = urlsplit(address).netloc
    assert asked
    assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {origin}
    assert not errors


def _search(page: Page, words: str) -> Any:
    page.locator("#search-open").click()
    expect(page.locator("#search-words")).to_be_focused()
    page.keyboard.type(words)
    return page.locator(".search-results > li")


@pytest.mark.parametrize(
    ("site", "words"),
    [("", "养老保险"), ("", "失业"), ("/qy", "失业"), ("/en", "pension"), ("/en/gz", "Pensions")],
)
def test_search_finds_and_leads_there(open_page: Open, site: str, words: str) -> None:
    page = open_page(f"{site}/")
    found = _search(page, words)
    expect(found.first).to_be_visible()
    marks = page.locator(".search-results mark").all_inner_texts()
    assert words in marks or words.lower().rstrip("s") in [mark.lower() for mark in marks]
    link = found.first.locator("a").nth(1)
    href = link.get_attribute("href") or ""
    link.click()
    page.wait_for_url(f"**{site}/{href.removeprefix('./')}")
    expect(page.locator("#search")).to_be_hidden()
    assert words.lower().rstrip("s") in page.locator("article").inner_text().lower()


def test_search_understands_a_question_and_says_when_nothing_is_found(open_page: Open) -> None:
    page = open_page(LESSON)
    found = _search(page, "失业金怎么领")
    expect(found.first).to_be_visible()
    assert "失业" in found.first.inner_text()
    page.locator("#search-words").fill("xyzzy")
    expect(found).to_have_count(0)
    assert page.locator(".search-status").inner_text() != ""
    page.keyboard.press("Escape")
    expect(page.locator("#search-open")).to_be_focused()


def test_the_index_is_fetched_only_when_the_search_is_opened(open_page: Open) -> None:
    page = open_page(LESSON)
    names = "performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname)"
    assert not [name for name in page.evaluate(names) if "search" in name]
    _search(page, "工伤")
    expect(page.locator(".search-results mark").first).to_be_visible()
    page.locator("#search[data-whole=yes]").wait_for()
    fetched = [name for name in page.evaluate(names) if "search" in name]
    assert fetched == ["/search.json", "/search-text.json"]


def test_titles_and_messages_answer_when_the_texts_do_not_come(open_page: Open) -> None:
    page = open_page(LESSON)
    page.locator("#search").evaluate("box => { box.dataset.texts = box.dataset.index; }")
    found = _search(page, "工伤")
    expect(found.first).to_be_visible()
    assert page.locator("#search").get_attribute("data-whole") is None
    assert page.locator(".search-status").inner_text().startswith("找到")


def test_first_view_is_small(open_page: Open) -> None:
    page = open_page(LESSON)
    sizes = page.evaluate(
        "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
        ".map(entry => [new URL(entry.name).pathname, entry.decodedBodySize])"
    )
    assert len(sizes) <= 8, sizes
    # Before compression; some 40 kB on the wire.
    assert sum(size for _, size in sizes) < 130_000, sizes


@pytest.mark.parametrize(
    "path", [f"{site}{path}" for site in SITES for path in ("/", LESSON, FLOW, CALCULATOR)]
)
@pytest.mark.parametrize("width", [320, 390])
def test_nothing_is_wider_than_the_screen(open_page: Open, path: str, width: int) -> None:
    page = open_page(path, viewport={"width": width, "height": 700})
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize(
    "path", ["/", LESSON, FLOW, CALCULATOR, "/en/glossary/", f"/en{LESSON}", "/en/calculators/"]
)
def test_fingers_and_old_eyes(open_page: Open, path: str) -> None:
    """Body type of 17 px or more; what stands alone to be tapped is 44 px high, links within a line excepted."""
    page = open_page(path)
    small = page.evaluate(
        """() => [...document.querySelectorAll(`button, summary, .tool, .call, .hotline, .pill, .places a,
             .cards a, .ways a, .field input, .contents a, .pages a, .brand, .foot-links a, .letters a`)]
           .filter(one => one.offsetParent !== null && one.getBoundingClientRect().height < 44)
           .map(one => one.outerHTML.slice(0, 80))"""
    )
    assert small == []
    sizes = page.evaluate(
        """() => [...document.querySelectorAll('article p, article li')]
           .filter(one => one.matches('.block *, .prose *, .summary'))
           .filter(one => !one.matches('.needs, .facts-line'))
           .map(one => parseFloat(getComputedStyle(one).fontSize))"""
    )
    assert min(sizes, default=18) >= 17


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    ["/", LESSON, FLOW, "/qy" + CALCULATOR, "/en/lessons/first-employee/", "/en/glossary/", "/404.html"],
)
def test_words_stand_out_from_their_ground(open_page: Open, path: str, scheme: str) -> None:
    """WCAG AA: 4.5 to 1, and 3 to 1 for large type."""
    page = open_page(path, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
    weak = page.evaluate(
        r"""() => {
          const channels = colour => colour.match(/[\d.]+/g).map(Number);
          const light = colour => channels(colour).slice(0, 3)
            .map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
            .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
          const ground = node => {
            for (let at = node; at; at = at.parentElement) {
              const colour = getComputedStyle(at).backgroundColor;
              if ((channels(colour)[3] ?? 1) === 1) return colour;
            }
            return 'rgb(255, 255, 255)';
          };
          const weak = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const node = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || !node.offsetParent || node.closest('script, style')) continue;
            const style = getComputedStyle(node);
            const [a, b] = [light(style.color), light(ground(node))].sort((x, y) => y - x);
            const size = parseFloat(style.fontSize);
            const enough = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
            if ((a + 0.05) / (b + 0.05) < enough) weak.push([node.outerHTML.slice(0, 90), style.color, ground(node)]);
          }
          return weak;
        }"""
    )
    assert weak == []


def test_the_hotline_is_a_tap_away(open_page: Open) -> None:
    page = open_page("/")
    hotline = page.locator(".hotline")
    assert hotline.get_attribute("href") == "tel:12333"
    box = hotline.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < PHONE["height"], "the call button is on the first screen"


def test_language_and_region_switches_keep_the_lesson(open_page: Open) -> None:
    page = open_page(LESSON)
    page.locator(".tongue").click()
    page.wait_for_url(f"**/en{LESSON}")
    page.locator(".places a").filter(has_text="Qingyuan").click()
    page.wait_for_url(f"**/en/qy{LESSON}")
    expect(page.locator("h1")).to_have_count(1)
    assert page.evaluate("document.documentElement.lang") == "en"


def test_a_tapped_figure_opens_its_source(open_page: Open) -> None:
    page = open_page(LESSON)
    figure = page.locator("a.fact").first
    wanted = (figure.get_attribute("href") or "").removeprefix("#")
    words = figure.inner_text()
    assert page.locator("#sources").get_attribute("open") is None
    figure.click()
    entry = page.locator(f'[id="{wanted}"]')
    expect(entry).to_be_in_viewport()
    assert words in entry.inner_text() or "年" in words


def test_quiz_says_right_and_wrong_and_explains(open_page: Open) -> None:
    page = open_page(f"/en{LESSON}")
    question = page.locator(".question[data-type=single]").first
    answer = question.locator("details")
    question.locator('[data-right="no"]').first.click()
    expect(question.locator(".verdict")).to_have_text("Think again")
    assert answer.get_attribute("open") is None
    question.locator('[data-right="yes"]').click()
    expect(question.locator(".verdict")).to_have_text("Right")
    expect(answer.locator("p").last).to_be_visible()


def test_quiz_says_that_there_is_more_until_all_are_found(open_page: Open) -> None:
    page = open_page(f"/en{LESSON}")
    question = page.locator(".question[data-type=multiple]").first
    right = question.locator('[data-right="yes"]')
    verdict, answer = question.locator(".verdict"), question.locator("details")
    assert right.count() > 1
    for button in right.all()[:-1]:
        button.click()
        expect(verdict).to_have_text("Right, and there is more")
        assert answer.get_attribute("open") is None
    right.last.click()
    expect(verdict).to_have_text("Right")
    expect(answer.locator("p").last).to_be_visible()


def test_menu_is_worked_with_the_keyboard(open_page: Open) -> None:
    page = open_page(LESSON)
    opener = page.locator("#menu-open")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#menu")).to_be_visible()
    expect(page.locator("#menu-close")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.getElementById('menu').contains(document.activeElement)")
    assert page.locator('#menu [aria-current="page"]').count() == 1
    page.keyboard.press("Escape")
    expect(page.locator("#menu")).to_be_hidden()
    expect(opener).to_be_focused()


def test_the_first_tab_skips_to_the_text(open_page: Open) -> None:
    page = open_page(LESSON, viewport={"width": 1280, "height": 800})
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_the_chosen_scheme_is_kept(open_page: Open) -> None:
    page = open_page("/", color_scheme="light")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#aids-open").click()
    page.locator("#scheme").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_pages_work_without_script(open_page: Open) -> None:
    page = open_page(LESSON, java_script_enabled=False)
    expect(page.locator("#search-open")).to_be_hidden()
    expect(page.locator("#menu")).to_be_hidden()
    page.locator("#menu-open").click()
    expect(page.locator("#menu")).to_be_visible()
    page.locator("#menu").get_by_role("link").nth(2).click()
    expect(page.locator("h1")).to_be_visible()
