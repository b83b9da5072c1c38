"""What stands in the head of a page: its security policy, its edition, its share card; and what comes out on paper."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lxml.html
import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Browser

from build_scripts.channels.site import seal
from tests.projects import example_project
from tests.site_examples import files_of, real_site, served


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return files_of(
        example_project(tmp_path_factory.mktemp("head") / "project"), "https://banyan.example/school"
    )


def _parsed(page: bytes | str) -> Any:
    """An lxml element; Any, since its stubs leave open what an XPath gives."""
    return lxml.html.fromstring(page)


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


# --- policy


def test_every_page_allows_itself_and_its_own_inline_pieces_and_nothing_else() -> None:
    for path in sorted(real_site().rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
        rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
        scripts = {_digest(script) for script in re.findall(r"<script>(.*?)</script>", text, re.DOTALL)}
        styles = {_digest(style) for style in re.findall(r"<style>(.*?)</style>", text, re.DOTALL)}
        assert rules["default-src"] == "'self'", path
        assert set(rules["script-src"].split()) == {"'self'", *scripts}, path
        assert set(rules["style-src"].split()) == {"'self'", *styles}, path
        assert rules["object-src"] == rules["base-uri"] == "'none'", path
        # A digest may hold two slashes by chance.
        allowed = re.sub(r"'sha256-[^']*'", "", policy)
        assert "unsafe" not in allowed and "//" not in allowed, path
        # It holds for what comes after it, and no style or handler may stand in a tag.
        assert text.index("Content-Security-Policy") < text.index("<style>") < text.index("<script>"), path
        assert not re.search(r"<[a-z][^>]*\s(?:style|on[a-z]+)=", text), path


def test_a_script_that_is_not_ours_does_not_run(browser: Browser) -> None:
    with served(real_site()) as address:
        page = browser.new_page()
        page.goto(f"{address}/lessons/work-injury/")
        page.evaluate(
            """() => {
              for (const [name, text] of [['script', 'window.foreign = 1'], ['style', 'h1 { color: rgb(1, 2, 3) }']]) {
                const piece = document.createElement(name);
                piece.textContent = text;
                document.head.append(piece);
              }
            }"""
        )
        assert page.evaluate("window.foreign") is None
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") != "rgb(1, 2, 3)"
        refused = "fetch('https://banyan.example/').then(() => 'asked', () => 'refused')"
        assert page.evaluate(refused) == "refused"
        page.close()


def test_a_page_has_another_edition_when_anything_of_it_changed() -> None:
    page = f'<meta content="{seal.POLICY}"><meta name="edition" content="{seal.EDITION}"><p>2000</p>'
    first, second = seal.sealed(page), seal.sealed(page.replace("2000", "2050"))
    assert seal.sealed(page) == first
    assert re.fullmatch(r"[0-9a-f]{12}", seal.edition(first))
    assert seal.edition(first) != seal.edition(second)
    assert seal.edition(page) == ""


# --- share card


@pytest.mark.parametrize(
    ("path", "card"),
    [
        ("", "share/home.png"),
        ("qy/lessons/pay-slip/", "share/lessons-pay-slip.png"),
        ("en/flows/pay-too-low/", "en/share/flows-pay-too-low.png"),
        ("en/qy/calculators/months-of-pay/", "en/share/calculators-months-of-pay.png"),
        ("glossary/", "share/home.png"),
    ],
)
def test_a_shared_address_has_title_text_and_picture(files: dict[str, bytes], path: str, card: str) -> None:
    head = _parsed(files[f"site/{path}index.html"])
    said = {meta.get("property"): meta.get("content") for meta in head.xpath("//meta[@property]")}
    items = {meta.get("itemprop"): meta.get("content") for meta in head.xpath("//meta[@itemprop]")}
    base = "https://banyan.example/school/"
    assert said["og:url"] == base + path == head.xpath("//link[@rel='canonical']/@href")[0]
    assert said["og:title"] == items["name"] == head.findtext(".//title")
    assert said["og:description"] == items["description"] != ""
    assert said["og:image"] == items["image"] == base + card
    with Image.open(io.BytesIO(files[f"site/{card}"])) as picture:
        size = (int(said["og:image:width"]), int(said["og:image:height"]))
        assert picture.size == size
        assert min(size) >= 300
    assert len(files[f"site/{card}"]) < 60_000


def test_words_of_a_card_stay_in_the_square_that_is_kept(files: dict[str, bytes]) -> None:
    """Outside the middle square every card is the same drawing."""
    cards = [Image.open(io.BytesIO(d)).convert("RGB") for p, d in files.items() if "/share/" in p]
    assert len(cards) == 10
    for edge in ((0, 0, 330, 630), (870, 0, 1200, 630)):
        one, *others = (card.crop(edge) for card in cards)
        for other in others:
            # Palettes differ a little from card to card, ink from ground by 200.
            a, b = one.getdata(), other.getdata()
            assert max(abs(x - y) for p, q in zip(a, b, strict=True) for x, y in zip(p, q, strict=True)) < 100
    middles = {card.crop((330, 0, 870, 630)).tobytes() for card in cards}
    assert len(middles) == len(cards)


# --- on paper


@pytest.mark.parametrize("path", ["lessons/work-injury/", "en/qy/lessons/work-injury/"])
def test_a_printed_page_says_where_it_is_from_and_when_it_was_checked(
    browser: Browser, path: str, tmp_path: Path
) -> None:
    with served(real_site()) as address:
        page = browser.new_page()
        page.goto(f"{address}/{path}")
        document = _parsed(page.content())
        pdf = pypdfium2.PdfDocument(page.pdf(format="A4"))
        # Folded parts are open on paper only.
        assert page.locator("details[open]:not(#words)").count() == 0
        page.close()
    # A hyphen at the end of a line is read as a sign of its own.
    skipped = re.compile(r"[\s\ufffe-]")
    words = skipped.sub("", "".join(sheet.get_textpage().get_text_range() for sheet in pdf))

    def on_paper(text: str) -> bool:
        return skipped.sub("", text) in words

    (canonical,) = document.xpath("//link[@rel='canonical']/@href")
    assert urlsplit(canonical).path == f"/{path}"
    assert on_paper(canonical)
    assert on_paper(document.xpath("string(//*[@class='facts-line'])"))
    assert on_paper(document.xpath("string(//*[@class='code'])"))
    assert all(
        on_paper(li.text_content()) for li in document.xpath("//*[@id='sources']//li[@id][not(.//li)]")
    )
    for gone in ("//*[@id='menu']//li[1]/a", "//details[@class='answer']/summary", "//*[@class='quiz-note']"):
        text = document.xpath(f"string(({gone})[1])")
        assert text and (not on_paper(text) or text in {"首页", "Home"})
    assert len(pdf) <= 8
