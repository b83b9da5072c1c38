"""The slip for mistakes of a programme that has a mailbox, and of one that has none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, sync_playwright

from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.serve import Preview
from tests.projects import example_project, rewrite
from tests.site_examples import AS_OF, served

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
MAIL = "mistakes@example.org"
ASSETS = ("assets/banyan.js", "assets/services.js", "assets/icon.svg")


def site(folder: Path, mail: str) -> Path:
    """The page and its scripts; ``mail`` is the line of the index."""
    root = example_project(folder / "project")
    rewrite(root / "content" / "index.yml", "  id: example\n", f"  id: example\n{mail}")
    preview = Preview(root, "zh", "", AS_OF, "https://example.invalid")
    preview.refresh()
    for name in ("report/index.html", *ASSETS):
        data = preview.file(name)
        assert data is not None
        (folder / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "site" / name).write_bytes(data)
    return folder / "site"


@pytest.fixture
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


def test_mail_goes_to_the_programme_with_what_was_written(tmp_path: Path, page: Page) -> None:
    with served(site(tmp_path, f"  mail: {MAIL}\n")) as address:
        page.goto(f"{address}/report/#page=课&edition=PS-GD-zh-ABCDEF")
        page.locator("#slip-wrong").fill("30% & 3天")
        mail = urlsplit(page.locator("#slip-mail").get_attribute("href") or "")
    assert (mail.scheme, mail.path) == ("mailto", MAIL)
    body = parse_qs(mail.query)["body"][0]
    assert all(words in body for words in ("PS-GD-zh-ABCDEF", "广东", "30% & 3天"))
    # Also for those whose phone has no program for mail, and without script.
    assert f'<a href="mailto:{MAIL}">{MAIL}</a>' in page.content()


def test_without_a_mailbox_nothing_offers_to_write_there(tmp_path: Path, page: Page) -> None:
    with served(site(tmp_path, "")) as address:
        page.goto(f"{address}/report/")
        assert "mailto:" not in page.content()
        assert page.locator("#slip-copy").get_attribute("class") == "button"
        page.locator("#slip-copy").click()
        assert page.locator(".slip [role=status]").inner_text()


@pytest.mark.parametrize(
    ("mail", "codes"), [("a@b.example", []), ("12345", ["Y108"]), ("a b@c.example", ["Y108"])]
)
def test_an_address_is_checked(tmp_path: Path, mail: str, codes: list[str]) -> None:
    root = example_project(tmp_path / "project")
    rewrite(root / "content" / "index.yml", "  id: example\n", f"  id: example\n  mail: {mail}\n")
    findings = Findings()
    catalogue = load_catalogue(root, findings)
    assert [finding.code for finding in findings] == codes
    if codes:
        finding = next(iter(findings))
        assert (finding.location.path, finding.location.line, finding.location.column) == (
            "content/index.yml",
            4,
            9,
        )
    else:
        assert catalogue is not None
        assert catalogue.programme.mail == mail
