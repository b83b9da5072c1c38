"""The live preview: edits appear, mistakes are shown above the last good page, and nothing ends it."""

from __future__ import annotations

import http.client
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
from playwright.sync_api import Browser, expect

from build_scripts.channels.protocol import World
from build_scripts.channels.site import CHANNEL, planning, some_pages
from build_scripts.channels.site.stage import Staged, stage
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Job
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from build_scripts.serve import Preview
from tests.projects import example_project, rewrite
from tests.site_examples import AS_OF

LESSON = "content/lessons/pay-slip/zh.md"
PAGE = "lessons/pay-slip/index.html"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return example_project(tmp_path / "project")


@pytest.fixture
def preview(project: Path) -> Preview:
    return Preview(project, "zh", "", AS_OF, "http://127.0.0.1:8000")


def _page(preview: Preview, path: str = PAGE) -> str:
    data = preview.file(path)
    assert data is not None
    return data.decode()


def test_shows_the_source_as_it_stands(preview: Preview) -> None:
    preview.refresh()
    assert "看懂工资条" in _page(preview)
    assert "每月2000元" in _page(preview)
    rewrite(preview.root / LESSON, "title: 看懂工资条", "title: 读懂工资条")
    preview.refresh()
    assert "读懂工资条" in _page(preview)
    assert "读懂工资条" in _page(preview, "index.html")
    assert "读懂工资条" in _page(preview, "search.json")
    assert "看懂工资条" not in _page(preview, "where/index.html")


def test_every_file_is_the_one_that_a_build_of_all_makes(preview: Preview) -> None:
    preview.refresh()
    catalogue = load_catalogue(preview.root, Findings())
    assert catalogue is not None
    world = World(catalogue, Resolver(catalogue, AS_OF, preview.base_url))
    jobs = tuple(planning.plan_one(world, "zh", "GD", neighbours=False))
    press = Press(preview.root)
    batches = [tuple(job for job in jobs if job.group), *((job,) for job in jobs if not job.group)]
    made = [output for batch in batches for outputs in CHANNEL.render(batch, press) for output in outputs]
    for output in reversed(made):  # the order in which they are asked for must not matter
        path = output.path.removeprefix("site/")
        if path not in {"sitemap.xml", "offline.html"}:  # nobody asks a preview for these
            assert preview.file(path) == output.data, path
    assert preview.file("lessons/pay-slip/nothing.svg") is None
    assert preview.file("lessons/nothing/index.html") is None


def test_a_saved_picture_is_the_one_that_is_sent(preview: Preview) -> None:
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>slip</title></svg>'
    picture = preview.root / "content" / "lessons" / "pay-slip" / "pictures" / "slip.svg"
    picture.parent.mkdir()
    picture.write_text(drawn, encoding="utf-8")
    rewrite(preview.root / LESSON, "## 再说细一点", "## 再说细一点\n\n![一张工资条](pictures/slip.svg)")
    path = "lessons/pay-slip/pictures/slip.svg"
    preview.refresh()
    assert '<img alt="一张工资条" src="pictures/slip.svg"' in _page(preview)
    assert preview.file(path) == drawn.encode()
    picture.write_text(f"{drawn}\n", encoding="utf-8")
    preview.refresh()
    assert preview.file(path) == f"{drawn}\n".encode()
    rewrite(preview.root / LESSON, "\n\n![一张工资条](pictures/slip.svg)", "")
    preview.refresh()
    assert preview.file(path) is None


def test_a_changed_fact_reaches_every_page_that_quotes_it(preview: Preview) -> None:
    preview.refresh()
    other = "glossary/index.html"
    before = _page(preview, other)
    assert "每月2000元" in _page(preview)
    for file in (preview.root / "content" / "facts").glob("*.yml"):
        file.write_text(file.read_text("utf-8").replace("2000", "2345"), encoding="utf-8")
    preview.refresh()
    assert "每月2345元" in _page(preview)
    assert "每月2000元" not in _page(preview)
    assert _page(preview, other).replace("2345", "2000") == before


def test_a_saved_template_changes_pages_that_were_made_before(preview: Preview) -> None:
    preview.refresh()
    assert "A-NEW-FOOT" not in _page(preview)
    _own_templates(preview.root)
    foot = preview.root / "templates" / "site" / "theme" / "partials" / "footer.html"
    foot.write_text("A-NEW-FOOT", encoding="utf-8")
    preview.refresh()
    assert "A-NEW-FOOT" in _page(preview)


def test_only_the_page_that_is_looked_at_is_made(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    preview.refresh()
    made: list[str] = []

    def noted(job: Job, press: Press) -> Iterator[Staged]:
        made.append(job.lesson)
        return stage(job, press)

    monkeypatch.setattr(some_pages, "stage", noted)
    rewrite(preview.root / LESSON, "title: 看懂工资条", "title: 读懂工资条")
    preview.refresh()
    assert made == []
    _page(preview)
    _page(preview)
    assert made == ["pay-slip"]


def test_shows_one_language_and_region_without_links_to_others(project: Path) -> None:
    preview = Preview(project, "en", "QY", AS_OF, "http://127.0.0.1:8000")
    preview.refresh()
    page = _page(preview)
    assert "1,800 yuan" in page
    assert "hreflang" not in page
    assert ".pdf" not in page


def test_a_mistake_is_shown_above_the_last_good_page_until_it_is_mended(
    preview: Preview, capsys: pytest.CaptureFixture[str]
) -> None:
    preview.refresh()
    good = _page(preview)
    rewrite(preview.root / LESSON, "{fact:lowest-wage}。\n- 工资", "{fact:no-such-fact}。\n- 工资")
    preview.refresh()
    page = _page(preview)
    assert f"{LESSON}:" in page
    assert "no-such-fact" in page
    assert "每月2000元" in page
    assert "no-such-fact" in capsys.readouterr().err
    # Also above a page that nobody looked at before.
    assert "no-such-fact" in _page(preview, "where/index.html")
    rewrite(preview.root / LESSON, "no-such-fact", "lowest-wage")
    preview.refresh()
    assert _page(preview) == good


def test_a_source_that_is_broken_from_the_start_gives_a_page_with_the_list(preview: Preview) -> None:
    rewrite(preview.root / "content" / "index.yml", "regions: [GD, QY]", "regions: [GD, QY")
    preview.refresh()
    assert "content/index.yml:" in _page(preview, "index.html")
    assert b"content/index.yml:" in preview.lost()


def _own_templates(root: Path) -> None:
    """Templates that a test may change."""
    templates = root / "templates"
    target = templates.resolve()
    templates.unlink()
    shutil.copytree(target / "site", templates / "site")


def test_a_broken_template_is_a_message_too(preview: Preview, capsys: pytest.CaptureFixture[str]) -> None:
    preview.refresh()
    _page(preview)
    _own_templates(preview.root)
    templates = preview.root / "templates"
    (templates / "site" / "pages" / "lesson.md.j2").write_text("{% for %}", encoding="utf-8")
    (templates / "site" / "preview" / "findings.html.j2").write_text("{% if %}", encoding="utf-8")
    preview.refresh()
    page = _page(preview)
    assert "TemplateSyntaxError" in page
    assert "每月2000元" in page
    assert "TemplateSyntaxError" in capsys.readouterr().err
    assert "TemplateSyntaxError" not in _page(preview, "where/index.html")


def test_an_unknown_region_lists_the_known_ones(project: Path) -> None:
    preview = Preview(project, "zh", "XX", AS_OF, "http://127.0.0.1:8000")
    preview.refresh()
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


def test_the_open_page_follows_every_save(project: Path, server: str, browser: Browser) -> None:
    asked: list[str] = []
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
    page.close()
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


def test_a_folder_without_its_slash_leads_to_the_page(server: str) -> None:
    with urllib.request.urlopen(f"{server}/lessons/pay-slip", timeout=20) as answer:
        assert answer.url == f"{server}/lessons/pay-slip/"
        assert "看懂工资条" in answer.read().decode()


@pytest.mark.parametrize(
    "path", ["/../pyproject.toml", "/assets/../../main.html", "/%2e%2e/content/index.yml", "//"]
)
def test_nothing_outside_the_site_is_served(server: str, path: str) -> None:
    address = server.removeprefix("http://")
    connection = http.client.HTTPConnection(address, timeout=20)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read().decode()
    assert answer.status == (200 if path == "//" else 404)
    assert "榕树" in body
    connection.close()
