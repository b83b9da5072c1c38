"""The service worker in a real browser: what was read opens without a network, and nothing old is shown unsaid."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from build_scripts.channels.site import seal
from tests.projects import example_project, rewrite
from tests.site_examples import files_of, write

UNDER = "/some/school"
LESSON, OTHER, FLOW = "lessons/pay-slip/", "lessons/rest-days/", "flows/pay-too-low/"
READY = "html[data-worker=ready]"


class Server:
    """A folder below a path; its wire can be cut, and it can be made so slow that it never answers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cut = False
        self.held: threading.Event | None = None
        server = self

        class Handler(http.server.SimpleHTTPRequestHandler):
            def do_GET(self) -> None:
                if server.cut:
                    self.close_connection = True
                    return
                if server.held is not None and self.path.endswith("/"):
                    server.held.wait()
                super().do_GET()

            def log_message(self, format: str, *args: Any) -> None:
                """Says nothing."""

        handler = functools.partial(Handler, directory=str(folder))
        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.http.daemon_threads = True
        threading.Thread(target=self.http.serve_forever, daemon=True).start()
        self.site = f"http://127.0.0.1:{self.http.server_port}{UNDER}/"


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The site of the example project before and after one lesson was changed."""
    folder = tmp_path_factory.mktemp("editions")
    root = example_project(folder / "project")
    base = f"https://banyan.example{UNDER}"
    write(files_of(root, base), folder / "first")
    rewrite(root / "content/lessons/pay-slip/zh.md", "title: ", "title: 改写了的")
    write(files_of(root, base), folder / "second")
    return folder / "first" / "site", folder / "second" / "site"


@pytest.fixture
def server(editions: tuple[Path, Path], tmp_path: Path) -> Iterator[Server]:
    shutil.copytree(editions[0], tmp_path / UNDER.lstrip("/"))
    found = Server(tmp_path)
    yield found
    if found.held is not None:
        found.held.set()
    found.http.shutdown()
    found.http.server_close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN")
    yield context
    context.close()


def _read(context: BrowserContext, server: Server, path: str = "") -> Page:
    """A page, open until the worker has kept it."""
    page = context.new_page()
    page.goto(server.site + path)
    page.wait_for_selector(READY, state="attached")
    return page


def _publish(server: Server, edition: Path) -> None:
    shutil.copytree(edition, server.folder / UNDER.lstrip("/"), dirs_exist_ok=True)


def test_a_lesson_that_was_read_opens_without_a_network_and_says_so(
    context: BrowserContext, server: Server
) -> None:
    page = _read(context, server, LESSON)
    expect(page.locator("#keep")).to_be_hidden()
    words = page.locator("article").inner_text()
    server.cut = True
    page.reload()
    assert page.locator("article").inner_text() == words
    expect(page.locator("#keep")).to_be_visible()
    expect(page.locator("#keep")).to_contain_text("网络连不上")
    assert "{}" not in page.locator("#keep").inner_text()
    page.locator(".question .choices button").first.click()
    expect(page.locator(".verdict").first).not_to_be_empty()


def test_what_was_not_read_leads_to_what_was(context: BrowserContext, server: Server) -> None:
    page = _read(context, server, LESSON)
    title = page.locator("h1").inner_text()
    server.cut = True
    page.goto(server.site + OTHER)
    expect(page.locator("h1")).to_have_text("现在连不上网")
    page.locator("#kept-pages").get_by_role("link", name=title).click()
    page.wait_for_url(f"**/{LESSON}")
    expect(page.locator("h1")).to_have_text(title)
    page.locator(".brand").click()
    expect(page.locator(".hero")).to_be_visible()


def test_with_a_network_nothing_old_is_shown_and_nothing_is_said(
    context: BrowserContext, server: Server, editions: tuple[Path, Path]
) -> None:
    page = _read(context, server, LESSON)
    _publish(server, editions[1])
    page.reload()
    expect(page.locator("h1")).to_contain_text("改写了的")
    page.wait_for_selector(READY, state="attached")
    page.wait_for_function("navigator.serviceWorker.getRegistration().then(r => !r.installing && !r.waiting)")
    expect(page.locator("#keep")).to_be_hidden()


def test_a_page_that_is_open_learns_of_its_newer_edition(
    context: BrowserContext, server: Server, editions: tuple[Path, Path]
) -> None:
    page = _read(context, server, LESSON)
    _publish(server, editions[1])
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("#keep")).to_contain_text("有新版")
    page.locator("#keep button").click()
    expect(page.locator("h1")).to_contain_text("改写了的")
    expect(page.locator("#keep")).to_be_hidden()


def test_kept_lessons_are_renewed_with_the_next_edition(
    context: BrowserContext, server: Server, editions: tuple[Path, Path]
) -> None:
    _read(context, server, LESSON).close()
    _publish(server, editions[1])
    page = _read(context, server, OTHER)
    page.evaluate(
        """async address => {
             for (;;) {
               const cache = await caches.open((await caches.keys()).find(name => name.endsWith(' pages')));
               if ((await (await cache.match(address)).text()).includes('改写了的')) return;
               await new Promise(resolve => setTimeout(resolve, 50));
             }
           }""",
        server.site + LESSON,
    )
    server.cut = True
    page.goto(server.site + LESSON)
    expect(page.locator("h1")).to_contain_text("改写了的")
    shells = page.evaluate("caches.keys().then(names => names.filter(name => name.includes(' shell ')))")
    table = (editions[1] / "worker.js").read_text(encoding="utf-8").partition("\n")[0]
    assert len(shells) == 1
    assert shells[0].endswith(json.loads(table.removeprefix("var SITE = ").removesuffix(";"))["edition"])


def test_a_network_that_does_not_answer_is_waited_for_only_so_long(
    context: BrowserContext, server: Server
) -> None:
    page = _read(context, server, LESSON)
    server.held = threading.Event()
    page.reload()
    expect(page.locator("#keep")).to_contain_text("网络连不上")


def test_everything_can_be_kept_at_once(context: BrowserContext, server: Server) -> None:
    page = _read(context, server)
    page.locator("#keep-all").click()
    expect(page.locator(".keep-all [role=status]")).to_contain_text("都存好了")
    server.cut = True
    for path in (OTHER, FLOW, "calculators/months-of-pay/", "glossary/"):
        page.goto(server.site + path)
        expect(page.locator("#keep")).to_be_visible()
        assert page.locator("article h1").count() == 1
    page.goto(server.site)
    page.locator("#search-open").click()
    page.keyboard.type("工资")
    expect(page.locator(".search-results a").first).to_be_visible()


def test_each_language_and_region_keeps_its_own(context: BrowserContext, server: Server) -> None:
    page = _read(context, server, LESSON)
    _read(context, server, f"en/qy/{LESSON}").close()
    scopes = page.evaluate(
        "navigator.serviceWorker.getRegistrations().then(all => all.map(one => one.scope))"
    )
    assert set(scopes) == {server.site, f"{server.site}en/qy/"}
    server.cut = True
    page.goto(f"{server.site}en/qy/{LESSON}")
    assert page.evaluate("document.documentElement.lang") == "en"
    with pytest.raises(Exception, match="ERR_"):
        page.goto(f"{server.site}en/{LESSON}")


def test_the_worker_starts_after_the_page_has_loaded(context: BrowserContext, server: Server) -> None:
    """Noted in the page itself: what the browser tells us of requests may come late on a busy machine."""
    context.add_init_script(
        """const register = ServiceWorkerContainer.prototype.register;
        ServiceWorkerContainer.prototype.register = function (...given) {
            window.stateAtStart = document.readyState;
            return register.apply(this, given);
        };"""
    )
    asked: list[str] = []

    def note(request: Request) -> None:
        if request.service_worker is None:
            asked.append(request.url.removeprefix(server.site).split("?")[0])

    context.on("request", note)
    page = context.new_page()
    page.goto(server.site + LESSON, wait_until="load")
    before = set(asked)
    page.wait_for_selector(READY, state="attached")
    assert page.evaluate("window.stateAtStart") == "complete"
    assert len(before - {"worker.js", "offline.html", ""}) <= 5


def test_a_phone_can_install_it(context: BrowserContext, server: Server) -> None:
    page = _read(context, server, "qy/")
    session = context.new_cdp_session(page)
    found = session.send("Page.getAppManifest")
    manifest = json.loads(found["data"])
    assert not found["errors"]
    assert found["url"] == f"{server.site}qy/app.webmanifest"
    assert "清远" in manifest["name"]
    sizes = page.evaluate(
        """icons => Promise.all(icons.map(icon => new Promise(resolve => {
             const image = new Image();
             image.onload = () => resolve(`${image.naturalWidth}x${image.naturalHeight}`);
             image.src = icon.src;
           })))""",
        manifest["icons"],
    )
    assert sizes == [icon["sizes"] for icon in manifest["icons"]]
    assert {"192x192", "512x512"} <= set(sizes)
    installability = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [error["errorId"] for error in installability if error["errorId"] != "in-incognito"] == []


def test_the_worker_lists_each_page_in_its_edition(editions: tuple[Path, Path]) -> None:
    tables = []
    for site in editions:
        first, _, _ = (site / "worker.js").read_text(encoding="utf-8").partition("\n")
        tables.append(json.loads(first.removeprefix("var SITE = ").removesuffix(";")))
        for path, edition in tables[-1]["pages"].items():
            assert seal.edition((site / path / "index.html").read_text(encoding="utf-8")) == edition != ""
        for path in tables[-1]["shell"] + tables[-1]["also"]:
            assert (site / (path.split("?")[0] or "index.html")).is_file()
    assert tables[0]["edition"] != tables[1]["edition"]
    assert tables[0]["pages"].keys() == tables[1]["pages"].keys()
