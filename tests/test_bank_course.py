"""The course page in a real browser: alone, in a frame, and with a platform that writes down what it is told."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import xmlschema
from playwright.sync_api import Browser, Frame, Page, ViewportSize, expect

from build_scripts.channels.bank.bank import Bank
from build_scripts.channels.bank.course import key, kolibri, scorm
from build_scripts.channels.bank.planning import COURSE_KINDS
from build_scripts.channels.bank.shuffle import in_order
from build_scripts.model import LANGUAGES, Language
from build_scripts.render.press import Press
from tests.bank_examples import real_banks, real_jobs, small_bank, with_passages
from tests.projects import ROOT

HOST = "http://platform.test"
PHONE: ViewportSize = {"width": 360, "height": 740}
SCHEMAS = Path(__file__).parent / "bank_schemas"
# A platform around the page: it keeps what it is told, and gives what it kept.
PLATFORM = """<!DOCTYPE html><title>platform</title><script>
var calls = [], data = %s;
var API = {
  LMSInitialize: function (x) { calls.push(["LMSInitialize", x]); return "true"; },
  LMSGetValue: function (name) { return name in data ? data[name] : ""; },
  LMSSetValue: function (name, value) { calls.push([name, value]); data[name] = value; return "true"; },
  LMSCommit: function (x) { calls.push(["LMSCommit", x]); return "true"; },
  LMSFinish: function (x) { calls.push(["LMSFinish", x]); return "true"; },
  LMSGetLastError: function () { return "0"; },
  LMSGetErrorString: function () { return ""; },
  LMSGetDiagnostic: function () { return ""; }
};
</script><iframe id="sco" src="index.html" style="width:340px;height:700px"></iframe>"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone's page; nothing may have been asked of a host, and no error written."""
    context = browser.new_context(viewport=PHONE)
    made = context.new_page()
    asked: list[str] = []
    errors: list[str] = []
    made.on("request", lambda request: asked.append(request.url))
    made.on("pageerror", lambda error: errors.append(str(error)))
    made.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield made
    context.close()
    assert asked
    assert all(url.startswith(("file://", HOST)) or url == "about:blank" for url in asked), asked
    assert not errors


def _package(bank: Bank, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(scorm(bank, with_passages(bank), Press(ROOT)))) as archive:
        archive.extractall(folder)
    return folder / "index.html"


def _served(bank: Bank, folder: Path, page: Page, data: str = "{}") -> Frame:
    """The page in the frame of a platform."""
    _package(bank, folder)
    (folder / "platform.html").write_text(PLATFORM % data, encoding="utf-8")
    # Frames of files know nothing of each other: the test itself is the host.
    page.route(f"{HOST}/**", lambda route: route.fulfill(path=folder / route.request.url.rsplit("/", 1)[1]))
    page.goto(f"{HOST}/platform.html")
    page.frame_locator("#sco").locator("#check").wait_for()
    page.wait_for_function("calls.length > 0")
    return page.frames[1]


def _answer(page: Page | Frame, bank: Bank, wrong: tuple[str, ...] = ()) -> None:
    for one in in_order(bank.items, "course"):
        letters = [letter.lower() for letter in one.letters]
        name = one.item.question
        if one.item.pairs:
            for place, letter in enumerate(letters, start=1):
                chosen = letters[0] if name in wrong else letter
                page.select_option(f"[name='{name}-{place}']", chosen)
        elif one.item.options:
            if name in wrong:
                letters = [next(o.letter.lower() for o in one.asked.options if o.letter not in one.letters)]
            for letter in letters:
                page.check(f"[name='{name}'][value='{letter}']")
        else:
            page.fill(f"[name='{name}']", "PRIVATE")


def _told(page: Page) -> list[tuple[str, str]]:
    """What the platform wrote down."""
    return [(name, value) for name, value in page.evaluate("calls")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_works_alone_and_marks_every_closed_question(
    language: Language, page: Page, tmp_path: Path
) -> None:
    bank = small_bank(language)
    page.goto(_package(bank, tmp_path).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    expect(page.locator(".said:visible")).to_have_count(0)
    page.click("#check")
    expect(page.locator("#left")).to_contain_text("4")
    expect(page.locator("input:focus")).to_have_attribute("name", "sum")
    _answer(page, bank, wrong=("keep", "pairs"))
    page.click("#check")
    # Of 1 + 2 + 1 + 3 points the two of "keep" and two of the pairs are lost.
    expect(page.locator("#score")).to_contain_text("3")
    expect(page.locator(".verdict.right")).to_have_count(2)
    expect(page.locator(".verdict.wrong")).to_have_count(2)
    assert page.locator("#sum .why").inner_text().endswith("(1)")
    page.click("#again")
    expect(page.locator(".said:visible")).to_have_count(0)
    expect(page.locator("input:checked")).to_have_count(0)


def test_a_platform_is_told_completion_score_and_answers(page: Page, tmp_path: Path) -> None:
    bank = small_bank("en")
    frame = _served(bank, tmp_path, page)
    assert _told(page)[:2] == [("LMSInitialize", ""), ("cmi.core.lesson_status", "incomplete")]
    _answer(frame, bank, wrong=("pairs",))
    frame.click("#check")
    told = dict(_told(page))
    assert told["cmi.core.lesson_status"] == "completed"
    assert (told["cmi.core.score.min"], told["cmi.core.score.max"]) == ("0", "100")
    assert told["cmi.core.score.raw"] == str(round(100 * 5 / 7))
    kinds = [told[f"cmi.interactions.{n}.type"] for n in range(4)]
    assert kinds == ["choice", "choice", "true-false", "matching"]
    assert [told[f"cmi.interactions.{n}.result"] for n in range(4)] == [
        "correct",
        "correct",
        "correct",
        "wrong",
    ]
    right = {one.item.question: one.letters for one in in_order(bank.items, "course")}
    assert told["cmi.interactions.0.student_response"] == right["sum"][0].lower()
    assert told["cmi.interactions.1.correct_responses.0.pattern"] == f"{{{','.join(right['keep']).lower()}}}"
    assert told["cmi.interactions.2.correct_responses.0.pattern"] == "f"
    assert re.fullmatch(r"1\.[a-c],2\.[a-c],3\.[a-c]", told["cmi.interactions.3.student_response"])
    assert "cmi.interactions.4.id" not in told
    page.evaluate("document.getElementById('sco').src = 'about:blank'")
    page.wait_for_function("calls[calls.length - 1][0] === 'LMSFinish'")
    last = dict(_told(page))
    assert re.fullmatch(r"\d{4}:\d\d:\d\d", last["cmi.core.session_time"])
    assert last["cmi.core.exit"] == ""
    assert [call[0] for call in _told(page)].count("LMSFinish") == 1


def test_it_works_in_a_frame_that_it_may_not_look_out_of(page: Page, tmp_path: Path) -> None:
    """As in Kolibri: to a browser, two files are two sites."""
    bank = small_bank("zh")
    _package(bank, tmp_path)
    (tmp_path / "platform.html").write_text(PLATFORM % "{}", encoding="utf-8")
    page.goto((tmp_path / "platform.html").as_uri())
    page.frame_locator("#sco").locator("#check").wait_for()
    _answer(page.frames[1], bank)
    page.frames[1].click("#check")
    expect(page.frame_locator("#sco").locator("#score")).to_contain_text("7，满分7")
    assert _told(page) == []


def test_what_people_write_of_themselves_is_not_sent(page: Page, tmp_path: Path) -> None:
    bank = small_bank("zh")
    frame = _served(bank, tmp_path, page)
    _answer(frame, bank)
    frame.click("#check")
    assert "PRIVATE" in frame.input_value("[name='why']")
    assert "PRIVATE" not in str(_told(page))


def test_a_platform_gives_back_what_was_chosen(page: Page, tmp_path: Path) -> None:
    bank = small_bank("en")
    kept = f"v1|{bank.edition.code}|b;a,c;a;c,,a"
    data = {"cmi.core.lesson_status": "incomplete", "cmi.suspend_data": kept}
    frame = _served(bank, tmp_path, page, json.dumps(data))
    assert ("cmi.core.lesson_status", "incomplete") not in _told(page)
    chosen = frame.eval_on_selector_all("input:checked", "all => all.map(one => one.name + one.value)")
    assert chosen == ["sumb", "keepa", "keepc", "all-paya"]
    assert frame.eval_on_selector_all("select", "all => all.map(one => one.value)") == ["c", "", "a"]
    frame.check("[name='sum'][value='c']")
    assert _told(page)[-1] == ("cmi.suspend_data", kept.replace("|b;", "|c;"))


def test_answers_of_another_edition_are_not_taken_up(page: Page, tmp_path: Path) -> None:
    frame = _served(small_bank("en"), tmp_path, page, '{"cmi.suspend_data": "v1|OLDER|b;a,c;a;c,,a"}')
    assert frame.locator("input:checked").count() == 0


# --- packages


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_package_is_valid_and_whole(language: Language) -> None:
    schema = xmlschema.XMLSchema(SCHEMAS / "scorm.xsd")
    courses = {
        job.lesson: job.editions[1]
        for job in real_jobs()
        if job.part == "course" and job.language == language
    }
    for bank in real_banks(language):
        edition = courses[bank.lesson]
        assert {passage.kind for passage in edition.passages} <= set(COURSE_KINDS)
        with zipfile.ZipFile(io.BytesIO(scorm(bank, edition, Press(ROOT)))) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        manifest = files.pop("imsmanifest.xml")
        schema.validate(io.BytesIO(manifest))
        assert {name.decode() for name in re.findall(rb'<file href="([^"]+)"', manifest)} == set(files)
        html = files["index.html"].decode()
        linked = set(re.findall(r'(?:src|href)="([^"]+)"', html))
        assert linked <= set(files), bank.lesson
        assert {"course.css", "course.js", "key.js", "scorm.js"} <= linked
        assert "http" not in html.replace(bank.programme.base_url, "")
        with zipfile.ZipFile(io.BytesIO(kolibri(bank, edition, Press(ROOT)))) as archive:
            assert {name: archive.read(name) for name in archive.namelist()} == files
            assert archive.namelist()[0] == "index.html"


def test_the_page_itself_does_not_tell_which_option_is_right() -> None:
    bank = small_bank("en")
    with zipfile.ZipFile(io.BytesIO(kolibri(bank, with_passages(bank), Press(ROOT)))) as archive:
        html = archive.read("index.html").decode()
    inputs = re.findall(r"<input[^>]*>", html)
    assert len(inputs) == 9
    assert {re.sub(r'name="[^"]*"|value="[a-d]"|radio|checkbox', "", one) for one in inputs} == {
        '<input type=""  >'
    }
    assert '"right": [\n    "' in key(in_order(bank.items, "course"), bank)


def test_scripts_keep_to_old_browsers() -> None:
    for name in ("scorm.js", "course.js"):
        script = Press(ROOT).text(f"bank/course/{name}")
        assert not re.search(r"=>|`|\b(?:let|const|class|async)\b", script), name
