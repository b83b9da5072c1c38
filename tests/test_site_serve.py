"""The live preview: edits appear, mistakes are shown above the last good page, and nothing ends it."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from build_scripts.serve import Preview
from tests.projects import example_project, rewrite
from tests.site_examples import AS_OF

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
LESSON = "content/lessons/pay-slip/zh.md"
PAGE = "lessons/pay-slip/index.html"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return example_project(tmp_path / "project")


@pytest.fixture
def preview(project: Path, tmp_path: Path) -> Preview:
    folder = tmp_path / "served"
    folder.mkdir()
    return Preview(project, folder, "zh", "", AS_OF, "http://127.0.0.1:8000")


def _page(preview: Preview, path: str = PAGE) -> str:
    return (preview.folder / path).read_text(encoding="utf-8")


def test_shows_the_source_as_it_stands(preview: Preview) -> None:
    preview.build()
    assert "看懂工资条" in _page(preview)
    assert "每月2000元" in _page(preview)
    rewrite(preview.root / LESSON, "title: 看懂工资条", "title: 读懂工资条")
    preview.build()
    assert "读懂工资条" in _page(preview)
    assert "读懂工资条" in _page(preview, "index.html")
    assert (preview.folder / "search.json").is_file()


def test_shows_one_language_and_region_without_links_to_others(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "served"
    folder.mkdir()
    preview = Preview(project, folder, "en", "QY", AS_OF, "http://127.0.0.1:8000")
    preview.build()
    page = _page(preview)
    assert "1,800 yuan" in page
    assert "hreflang" not in page
    assert ".pdf" not in page


def test_a_mistake_is_shown_above_the_last_good_page_until_it_is_mended(
    preview: Preview, capsys: pytest.CaptureFixture[str]
) -> None:
    preview.build()
    good = _page(preview)
    rewrite(preview.root / LESSON, "{fact:lowest-wage}。\n- 工资", "{fact:no-such-fact}。\n- 工资")
    preview.build()
    page = _page(preview)
    assert f"{LESSON}:" in page
    assert "no-such-fact" in page
    assert "每月2000元" in page
    assert "no-such-fact" in capsys.readouterr().err
    rewrite(preview.root / LESSON, "no-such-fact", "lowest-wage")
    preview.build()
    assert _page(preview) == good


def test_a_source_that_is_broken_from_the_start_gives_a_page_with_the_list(preview: Preview) -> None:
    rewrite(preview.root / "content" / "index.yml", "regions: [GD, QY]", "regions: [GD, QY")
    preview.build()
    assert "content/index.yml:" in _page(preview, "index.html")
    lost = preview.lost(404)
    assert lost is not None
    assert b"content/index.yml:" in lost


def test_a_broken_template_is_a_message_too(preview: Preview, capsys: pytest.CaptureFixture[str]) -> None:
    preview.build()
    templates = preview.root / "templates"
    target = templates.resolve()
    templates.unlink()
    shutil.copytree(target / "site", templates / "site")
    (templates / "site" / "pages" / "lesson.md.j2").write_text("{% for %}", encoding="utf-8")
    (templates / "site" / "preview" / "findings.html.j2").write_text("{% if %}", encoding="utf-8")
    preview.build()
    assert "TemplateSyntaxError" in _page(preview)
    assert "每月2000元" in _page(preview)
    assert "TemplateSyntaxError" in capsys.readouterr().err


def test_an_unknown_region_lists_the_known_ones(project: Path, tmp_path: Path) -> None:
    preview = Preview(project, tmp_path, "zh", "XX", AS_OF, "http://127.0.0.1:8000")
    preview.build()
    page = _page(preview, "index.html")
    assert "XX?" in page
    assert "GD" in page


# --- the server, in a process of its own


@pytest.fixture
def port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        free: int = probe.getsockname()[1]
        return free


def _command(project: Path, port: int) -> list[str]:
    # A shell that starts tests in the background makes them deaf to the interrupt with which the fixture ends.
    call = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "import sys; from datetime import date; from pathlib import Path; from build_scripts.serve import serve; "
        f"sys.exit(serve(Path({str(project)!r}), '127.0.0.1', {port}, 'zh', '', date(2026, 11, 21)))"
    )
    return [sys.executable, "-c", call]


@pytest.fixture
def server(project: Path, port: int) -> Iterator[str]:
    process = subprocess.Popen(_command(project, port), cwd=project, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(150):
            try:
                urllib.request.urlopen(f"{address}/", timeout=5).close()
                break
            except OSError:
                time.sleep(0.2)
        yield address
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0


def test_the_open_page_follows_every_save(project: Path, server: str) -> None:
    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{server}/lessons/pay-slip/")
        expect(page.locator("h1")).to_have_text("看懂工资条")
        rewrite(project / LESSON, "title: 看懂工资条", "title: 读懂工资条")
        expect(page.locator("h1")).to_have_text("读懂工资条", timeout=15_000)
        rewrite(project / LESSON, "{cite:slip-is-a-must}\n- 工资", "{cite:gone}\n- 工资")
        expect(page.get_by_role("alert")).to_contain_text(LESSON, timeout=15_000)
        expect(page.locator("h1")).to_have_text("读懂工资条")
        rewrite(project / LESSON, "{cite:gone}", "{cite:slip-is-a-must}")
        expect(page.get_by_role("alert")).to_have_count(0, timeout=15_000)
        browser.close()
    assert all(url.startswith((server, "data:")) for url in asked)


def test_an_unknown_address_gets_the_lost_page(server: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(f"{server}/nowhere/", timeout=5)
    assert caught.value.code == 404
    assert "没有这一页" in caught.value.read().decode()


def test_a_taken_port_is_said_plainly(project: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        command = _command(project, taken.getsockname()[1])
        done = subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr
