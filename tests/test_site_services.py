"""Reading aids, directory, learning paths, slip, calendar, wizard and search of the real content in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.site_examples import real_site, served
from tests.test_site_browser import FLOW, LESSON, NOON, PHONE, Open

QUESTIONS = yaml.safe_load((Path(__file__).parent / "site_questions.yml").read_text(encoding="utf-8"))
LIMITS = "/calculators/time-limits/"
# A voice that says nothing and remembers what it was given.
VOICE = """
    window.said = [];
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    Object.defineProperty(window, 'speechSynthesis', {value: {
        getVoices: () => [{lang: 'zh-CN'}, {lang: 'en-US'}],
        speak(one) { said.push([one.text, one.lang]); this.timer = setTimeout(() => one.onend(), 700); },
        cancel() { clearTimeout(this.timer); },
        addEventListener() {},
    }});
"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(real_site()) as base:
        yield base


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Opens a path; afterwards no script may have failed and nothing may have been sent anywhere."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []
    sent: list[str] = []

    def opened(path: str, *scripts: str, **settings: Any) -> Page:
        context = browser.new_context(**{"viewport": PHONE, "has_touch": True, **settings})
        contexts.append(context)
        for script in (NOON, *scripts):
            context.add_init_script(script)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("request", lambda r: sent.append(r.url) if r.method != "GET" else None)
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert errors == []
    assert sent == []


# --- the first view


@pytest.mark.parametrize("site", ["", "/en/qy"])
def test_a_lesson_begins_with_what_get_do_and_call(open_page: Open, site: str) -> None:
    page = open_page(site + LESSON)
    links = page.locator(".glance a")
    hrefs = [link.get_attribute("href") for link in links.all()]
    assert hrefs == ["#what", "#get", "#steps", "tel:12333"]
    box = links.last.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < PHONE["height"], "the call is on the first screen"


@pytest.mark.parametrize("aid", ["large", "contrast"])
def test_a_switch_is_announced_and_kept_from_the_first_paint(open_page: Open, aid: str) -> None:
    page = open_page(LESSON)
    page.locator("#aids-open").focus()
    page.keyboard.press("Enter")
    assert page.locator("#aids-open").get_attribute("aria-expanded") == "true"
    switch = page.locator(f"#aids [data-aid={aid}]")
    measure = "[getComputedStyle(document.documentElement).fontSize, getComputedStyle(document.body).backgroundColor]"
    before = page.evaluate(measure)
    switch.press("Space")
    expect(switch).to_have_attribute("aria-pressed", "true")
    after = page.evaluate(measure)
    assert after != before
    # Without the deferred scripts: the head alone must know.
    page.route("**/banyan.js*", lambda route: route.abort())
    page.reload()
    assert page.evaluate(measure) == after
    page.unroute("**/banyan.js*")
    page.reload()
    assert page.locator(f"#aids [data-aid={aid}]").get_attribute("aria-pressed") == "true"


@pytest.mark.parametrize(("site", "language"), [("", "zh-CN"), ("/en", "en")])
def test_a_lesson_is_read_aloud_and_stopped(open_page: Open, site: str, language: str) -> None:
    page = open_page(site + LESSON, VOICE)
    part = page.locator("#steps + .listen")
    part.focus()
    page.keyboard.press("Enter")
    expect(part).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#aloud")).to_be_visible()
    heading = page.locator("#steps").inner_text()
    expect(page.locator("#aloud [role=status]")).to_contain_text(heading)
    said = page.evaluate("said")
    assert said[0][0].startswith(heading)
    assert said[0][1] == language
    page.locator("#aloud button").click()
    expect(part).to_have_attribute("aria-pressed", "false")
    count = len(page.evaluate("said"))
    page.wait_for_timeout(900)
    assert len(page.evaluate("said")) == count
    page.locator("#listen").click()
    expect(page.locator("#aloud [role=status]")).to_contain_text(page.locator("h1").inner_text())


def test_without_a_voice_nothing_offers_to_read(open_page: Open) -> None:
    page = open_page(LESSON, VOICE.replace("[{lang: 'zh-CN'}, {lang: 'en-US'}]", "[{lang: 'fr-FR'}]"))
    expect(page.locator("#listen")).to_be_hidden()
    expect(page.locator(".listen")).to_have_count(0)


# --- where to go, paths, mistakes


def test_the_directory_is_filtered_by_need_and_keeps_it_in_the_address(open_page: Open) -> None:
    page = open_page("/where/")
    offices = page.locator(".offices > li")
    every = offices.count()
    chip = page.locator("[data-need=medical]")
    chip.focus()
    page.keyboard.press("Enter")
    shown = [office for office in offices.all() if office.is_visible()]
    assert 0 < len(shown) < every
    assert all("medical" in (office.get_attribute("data-topics") or "").split() for office in shown)
    expect(page.locator(".count")).to_contain_text(str(len(shown)))
    expect(chip).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(chip).to_have_attribute("aria-pressed", "true")
    assert shown[0].locator(".call").get_attribute("href") == "tel:12393"


def test_the_directory_is_a_list_without_script(open_page: Open) -> None:
    page = open_page("/en/gz/where/", java_script_enabled=False)
    assert page.locator(".offices > li:visible").count() >= 8
    expect(page.locator(".needs-filter")).to_be_hidden()
    assert page.locator(".offices .call").first.get_attribute("href") == "tel:12333"


def test_an_answered_quiz_marks_the_lesson_until_it_is_reset(open_page: Open, address: str) -> None:
    page = open_page(LESSON)
    for question in page.locator(".question").all():
        right = question.locator('[data-right="yes"]')
        if right.count() == 0:
            question.locator("summary").click()
        for button in right.all():
            button.click()
    expect(page.locator(".learned")).to_be_visible()
    page.goto(f"{address}/paths/")
    marked = page.locator(".path:has(.done)").first
    assert marked.locator("[data-lesson=work-injury] .done").count() == 1
    assert " 1 " in marked.locator(".progress").inner_text()
    page.goto(f"{address}/")
    expect(page.locator(".cards [data-lesson=work-injury] .done")).to_have_count(1)
    page.goto(f"{address}/paths/")
    page.locator("#reset").click()
    expect(page.locator(".done")).to_have_count(0)
    expect(page.locator(".progress-note [role=status]")).not_to_be_empty()
    assert page.evaluate("localStorage.getItem('banyan-done')") is None


def test_six_publics_have_their_path(open_page: Open) -> None:
    page = open_page("/paths/", java_script_enabled=False)
    assert page.locator(".path").count() == 6
    assert all(path.locator("a[data-lesson]").count() >= 3 for path in page.locator(".path").all())


def test_a_mistake_is_reported_with_page_edition_and_region(open_page: Open) -> None:
    page = open_page("/qy" + LESSON)
    edition = page.locator(".edition .code").inner_text()
    page.locator(".report-link").click()
    page.locator("#slip-wrong").fill("第三步的天数不对 & 30%")
    # The sample programme has no mailbox: mail has a test of its own in test_site_report.py.
    assert page.locator("[href^='mailto:']").count() == 0
    page.evaluate(
        "navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }"
    )
    page.locator("#slip-copy").click()
    expect(page.locator(".slip [role=status]")).not_to_be_empty()
    body = page.evaluate("copied")
    assert all(words in body for words in (edition, "lessons/work-injury/", "清远", "第三步的天数不对 & 30%"))


def test_the_slip_can_be_printed_without_script(open_page: Open) -> None:
    page = open_page("/report/", java_script_enabled=False)
    assert page.locator(".slip textarea").count() == 3
    expect(page.locator(".slip-ways")).to_be_hidden()
    assert page.locator("form:has(#slip-page)").count() == 0, "nothing can be submitted"


# --- calendar


def test_days_go_into_a_calendar_that_is_made_in_the_phone(open_page: Open, tmp_path: Path) -> None:
    page = open_page(LIMITS)
    for name in ("accident", "known", "ended", "left"):
        page.locator(f"#in-{name}").fill("2026-11-10")
    expect(page.locator(".calendar tbody tr")).to_have_count(5)
    with page.expect_download() as download:
        page.locator("#calendar-save").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    raw = file.read_bytes()
    assert file.suffix == ".ics"
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    lines = raw.decode().replace("\r\n ", "").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert lines.count("BEGIN:VEVENT") == 5
    # 30 days from 10 November; it lies 19 days ahead, so there is no alarm 30 days before.
    event = lines[lines.index("DTSTART;VALUE=DATE:20261210") :]
    event = event[: event.index("END:VEVENT")]
    assert "DTEND;VALUE=DATE:20261211" in event
    assert [line for line in event if line.startswith("TRIGGER")] == ["TRIGGER:-P6DT15H", "TRIGGER:-PT15H"]
    assert any(line.startswith("DESCRIPTION:") and "12333" in line for line in event)


def test_a_day_that_has_passed_leads_to_the_telephone_and_not_into_the_calendar(open_page: Open) -> None:
    page = open_page(LIMITS)
    for name in ("accident", "known", "ended", "left"):
        page.locator(f"#in-{name}").fill("2020-01-01")
    expect(page.locator(".calendar .is-past").first).to_contain_text("12333")
    page.locator("#calendar-save").click()
    expect(page.locator(".calendar [role=status]")).not_to_be_empty()


# --- wizard


def test_the_wizard_asks_one_question_and_goes_back(open_page: Open) -> None:
    page = open_page(FLOW)
    expect(page.locator(".node:visible")).to_have_count(1)
    first = page.locator(".node:visible").get_attribute("id")
    page.locator(".node:visible .ways a").first.focus()
    page.keyboard.press("Enter")
    second = page.locator(".node:visible").get_attribute("id")
    assert second != first
    assert page.url.endswith(f"#{second}")
    assert page.evaluate("document.activeElement.id") == second
    assert page.locator(f"#{second}").get_attribute("aria-labelledby")
    page.reload()
    assert page.locator(".node:visible").get_attribute("id") == second
    expect(page.locator(".trail li")).to_have_count(1)
    page.go_back()
    expect(page.locator(f"#{first}")).to_be_visible()
    page.locator("#wizard-all").click()
    assert page.locator(".node:visible").count() > 5


def test_every_way_through_a_flow_ends_with_somebody_to_call(open_page: Open) -> None:
    page = open_page(FLOW, java_script_enabled=False)
    ends = page.locator(".node.end")
    assert ends.count() >= 3
    assert all(end.locator("a.call").count() for end in ends.all())


# --- search


@pytest.mark.parametrize(("site", "language"), [("", "zh"), ("/qy", "zh"), ("/en", "en")])
def test_everyday_questions_find_their_page_in_the_first_three(
    open_page: Open, site: str, language: str
) -> None:
    page = open_page(f"{site}/")
    page.locator("#search-open").click()
    page.locator("#search[data-whole=yes]").wait_for()
    missed = []
    for question in QUESTIONS[language]:
        page.locator("#search-words").fill("")
        expect(page.locator(".found-page")).to_have_count(0)
        page.locator("#search-words").fill(question["ask"])
        page.locator(".found-page").first.wait_for()
        found = page.evaluate(
            """site => [...document.querySelectorAll('.found-page')]
                .map(link => new URL(link.href).pathname.slice(site.length + 1))""",
            site,
        )
        if not set(found[:3]) & set(question["pages"]):
            missed.append((question["ask"], found[:3]))
    assert missed == []
    assert len(QUESTIONS[language]) == 20
