"""The deck as a page: the same slides, to read without a script, to show with the keyboard, answers on a click."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, sync_playwright

from build_scripts.channels.protocol import World
from build_scripts.channels.site import CHANNEL as SITE
from build_scripts.channels.slides import CHANNEL, geometry
from build_scripts.diagnostics import Findings
from build_scripts.leaks.answers import answers
from build_scripts.leaks.find import leaks
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import LANGUAGES, Job, Language
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from tests.browser import CHROMIUM
from tests.projects import ROOT
from tests.slides_examples import DAY, fitted

pytestmark = pytest.mark.usefixtures("fonts")

LESSON = "five-plus-one-two-tracks"
"""It has a story, figures, a picture, a table and every type of question."""
each_language = pytest.mark.parametrize("language", ["zh", "en"])
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KILOBYTES = 120
"""What a page of slides may weigh: a phone on a slow line has it in a few seconds."""


@lru_cache(maxsize=1)
def _world() -> World:
    catalogue = load_catalogue(ROOT, Findings())
    assert catalogue is not None
    return World(catalogue, Resolver(catalogue, DAY))


@lru_cache(maxsize=1)
def _jobs() -> tuple[Job, ...]:
    return tuple(job for job in CHANNEL.plan(_world()) if job.part)


@lru_cache(maxsize=80)
def _page(lesson: str, language: Language) -> str:
    job = next(job for job in _jobs() if (job.lesson, job.language) == (lesson, language))
    ((output,),) = CHANNEL.render((job,), Press(ROOT))
    assert output.path == f"slides/{language}/GD/{lesson}/deck.html"
    return output.data.decode()


def _flat(text: str) -> str:
    return re.sub(r"\s+", "", text)


@each_language
def test_the_page_has_the_slides_of_the_deck_in_their_order(language: Language) -> None:
    sections = list(html.fromstring(_page(LESSON, language)).iter("section"))
    slides = fitted(LESSON, language, geometry.WIDE)
    assert len(sections) == len(slides)
    for section, slide in zip(sections, slides, strict=True):
        said = _flat("".join(map(str, section.itertext())))
        assert f"kind-{slide.kind}" in (section.get("class") or "").split()
        for point in (*slide.points, *slide.second):
            if not point.text.startswith("https://"):
                assert _flat(point.text) in said
        assert _flat(slide.figure) in said
        assert all(_flat(source) in said for source in slide.sources)


@each_language
def test_a_search_of_the_web_does_not_find_the_answers(language: Language) -> None:
    assert html.fromstring(_page(LESSON, language)).xpath('//meta[@name="robots"]/@content') == ["noindex"]


@each_language
def test_no_slide_tells_an_answer_before_a_click(language: Language) -> None:
    known = answers(_world(), language, "GD")
    for job in _jobs():
        if job.language == language:
            page = _page(job.lesson, language)
            path = f"slides/{language}/GD/{job.lesson}/deck.html"
            assert list(leaks(path, page.encode(), known)) == []
    opened = page.replace("<details", "<details open")
    assert list(leaks(path, opened.encode(), known)), "a deck with open answers is a leak"


def test_pages_are_light_and_ask_for_nothing() -> None:
    for language in LANGUAGES:
        page = _page(LESSON, language)
        assert len(page.encode()) < KILOBYTES * 1024
        loaded = re.findall(r'(?:src|srcset|data|poster)="(?!data:)([^"]*)"|url\(([^)]*)\)|@import', page)
        assert loaded == []
        assert " style=" not in page and not re.search(r"<[^>]* on\w+=", page)


# --- in a browser, as the site has it


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The site's page, with its policy, on a disk."""
    jobs = {job.id: job for job in SITE.plan(_world())}
    press = Press(ROOT)
    made = {job.id: job for job in CHANNEL.plan(_world())}
    press.pack(lambda name: CHANNEL.render((made[name],), press)[0])
    ((output,),) = SITE.render((jobs[f"site/zh/GD/slides/{LESSON}"],), press)
    assert output.path == f"site/slides/{LESSON}/index.html"
    assert f'<a href="../../lessons/{LESSON}/">' in output.data.decode()
    file: Path = tmp_path_factory.mktemp("deck") / "index.html"
    # A page on a disk has no origin that 'self' could be; digests are what is tried here.
    file.write_bytes(output.data)
    return file.as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    opened = context.new_page()
    errors: list[str] = []
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(address)
    yield opened
    context.close()
    assert errors == [], "the policy lets its own style and script pass"


def _violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})",
        RULES,
    )
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found["violations"]]


def test_it_is_accessible_to_read_and_to_show(page: Page) -> None:
    assert _violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.click("#show")
    assert _violations(page) == []
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert _violations(page) == []


def _now(page: Page) -> str:
    return page.inner_text("#place").split(" ")[0]


def test_the_keyboard_shows_first_the_answer_and_then_the_next_slide(page: Page) -> None:
    page.keyboard.press("ArrowRight")
    assert page.locator(".turn").is_hidden(), "keys turn no slides while one reads"
    page.click("#show")
    assert _now(page) == "1"
    first = page.evaluate(
        "[...document.querySelectorAll('.slide')].findIndex(s => s.querySelector('details')) + 1"
    )
    for _ in range(first - 1):
        page.keyboard.press("ArrowRight")
    assert _now(page) == str(first)
    answer = page.locator(".now .right")
    assert answer.is_hidden()
    page.keyboard.press("Space")
    assert _now(page) == str(first) and answer.is_visible()
    page.keyboard.press("PageDown")
    assert _now(page) == str(first + 1)
    assert page.locator(".now.kind-answer .right").is_visible(), "why it is so follows at once"
    page.keyboard.press("ArrowLeft")
    assert _now(page) == str(first)
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    assert _now(page) == str(page.locator(".slide").count())
    page.keyboard.press("Escape")
    assert page.locator(".turn").is_hidden()
    assert page.locator(".slide").first.is_visible()


def test_without_a_script_every_slide_is_there_and_every_answer_is_closed(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address)
    assert page.locator(".slide:visible").count() == page.locator(".slide").count()
    assert page.locator("#show").is_hidden() and page.locator(".turn").is_hidden()
    assert page.locator("details[open]").count() == 0 and page.locator(".right:visible").count() == 0
    page.locator("summary").first.click()
    assert page.locator(".right:visible").count() == 1
    context.close()


def test_a_page_that_was_kept_too_long_says_so(browser: Browser, address: str) -> None:
    for year, shown in ((2026, 0), (2040, 1)):
        context = browser.new_context()
        page = context.new_page()
        page.clock.set_fixed_time(f"{year}-11-21T12:00:00+08:00")
        page.goto(address)
        assert page.locator(".aged:visible").count() == shown
        context.close()
