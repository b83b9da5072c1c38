"""Chinese and English side by side: the same stands beside the same, and a heading never stands alone."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
import zxingcpp
from markupsafe import Markup

from build_scripts.channels.bilingual import CHANNEL
from build_scripts.channels.bilingual.rows import rows
from build_scripts.channels.bilingual.wording import WORDING
from build_scripts.model import Edition, Job, Language
from build_scripts.paper.pieces import Piece, Role, pieces
from build_scripts.render.layout_engine import Document
from build_scripts.render.pdf import PdfPress
from build_scripts.render.press import Press
from tests.golden import assert_golden
from tests.leaflet_examples import PROGRAMME, crowded, edition, with_passage
from tests.pdf_pages import letters, page, page_text, pages, photocopy, squeezed
from tests.projects import ROOT

LANGUAGES: tuple[Language, Language] = ("zh", "en")
MIDDLE = 297 / 2


pytestmark = pytest.mark.usefixtures("fonts")


def _job(editions: tuple[Edition, ...]) -> Job:
    return Job(
        id="bilingual/BI/island-injury",
        channel="bilingual",
        language="zh",
        region="BI",
        programme=PROGRAMME["zh"],
        lesson="island-injury",
        editions=editions,
        detail=tuple(PROGRAMME[language] for language in LANGUAGES),
    )


@lru_cache(maxsize=2)
def _pdf(name: str = "short") -> bytes:
    make = {"short": edition, "crowded": crowded}[name]
    ((output,),) = CHANNEL.render((_job(tuple(make(language) for language in LANGUAGES)),), Press(ROOT))
    assert output.path == "bilingual/BI/island-injury.pdf"
    return output.data


def _piece(role: Role, block: str, number: int, html: str = "<p>words</p>") -> Piece:
    return Piece(f"{block}-{number}", role, block.rpartition("-")[0], block, Markup(html))  # noqa: S704


def test_pieces_of_one_kind_stand_side_by_side() -> None:
    first = (_piece("heading", "what-0", 0), _piece("text", "what-0", 1), _piece("bullet", "what-0", 2))
    found = rows(first, first)
    assert [(row.first, row.second) for row in found] == [(first[:2], first[:2]), (first[2:], first[2:])]
    assert [row.begins for row in found] == [True, False]


def test_a_block_whose_pieces_differ_is_one_row() -> None:
    first = (_piece("text", "what-0", 0), _piece("text", "what-0", 1), _piece("text", "get-0", 0))
    second = (_piece("text", "what-0", 0), _piece("text", "get-0", 0))
    found = rows(first, second)
    assert [(len(row.first), len(row.second)) for row in found] == [(2, 1), (1, 1)]


def test_headings_within_a_block_stay_with_what_they_announce() -> None:
    first = (
        _piece("text", "prose-0", 0, "<h2>One</h2>"),
        _piece("text", "prose-0", 1, "<p>Namely:</p>"),
        _piece("text", "prose-0", 2),
        _piece("text", "prose-0", 3),
    )
    assert [len(row.first) for row in rows(first, first)] == [3, 1]


def test_a_last_line_that_announces_nothing_is_kept() -> None:
    first = (_piece("text", "what-0", 0, "<p>As follows:</p>"),)
    assert [row.first for row in rows(first, first)] == [first]


@pytest.mark.parametrize("name", ["short", "crowded"])
def test_chinese_stands_on_the_left_and_english_on_the_right(name: str) -> None:
    pdf = _pdf(name)
    for side in range(pages(pdf)):
        body = [letter for letter in letters(pdf, side) if letter.bottom < 195 and letter.points > 9.5]
        for letter in body:
            assert letter.left >= 13 and letter.right <= 284
            if "\u4e00" <= letter.sign <= "\u9fff":
                assert letter.right < MIDDLE
        assert any(letter.left > MIDDLE for letter in body) or side == pages(pdf) - 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["short", "crowded"])
def test_every_block_and_figure_is_there(language: Language, name: str) -> None:
    shown = {"short": edition, "crowded": crowded}[name](language)
    words = squeezed("".join(page_text(_pdf(name), side) for side in range(pages(_pdf(name)))))
    for passage in shown.passages:
        assert squeezed(passage.title) in words
    for fact in shown.facts:
        if fact.kind not in {"rule", "phone"}:
            assert squeezed(fact.text) in words, fact.id
    assert squeezed(WORDING[language].goals) in words
    assert squeezed(shown.code) in words


def test_what_says_the_same_begins_at_the_same_height() -> None:
    pdf, press = _pdf(), Press(ROOT)
    tops: dict[Language, list[float]] = {"zh": [], "en": []}
    for language in LANGUAGES:
        for piece in pieces(edition(language), ("get",), press):
            if piece.role == "bullet":
                start = squeezed(piece.html.striptags())[:6]
                for side in range(pages(pdf)):
                    half = [
                        letter
                        for letter in letters(pdf, side)
                        if (letter.left < MIDDLE) == (language == "zh") and letter.points > 9.5
                    ]
                    place = "".join(letter.sign for letter in half).find(start)
                    if place >= 0:
                        tops[language].append(side * 1000 + half[place].baseline)
                        break
    assert len(tops["zh"]) >= 3
    assert tops["zh"] == pytest.approx(tops["en"], abs=1.2)


@pytest.mark.parametrize("name", ["short", "crowded"])
def test_the_last_page_is_not_nearly_empty(name: str) -> None:
    pdf = _pdf(name)
    low = max(letter.bottom for letter in letters(pdf, pages(pdf) - 1) if letter.bottom < 195)
    assert pages(pdf) > 1
    assert low - 12 > 0.28 * (210 - 27)


def _longer(language: Language, paragraphs: int) -> Edition:
    words = {"zh": "再说一句。", "en": "One word more."}[language]
    return with_passage(edition(language), "what", "\n\n".join([words] * (1 + paragraphs)))


def test_sources_stand_with_the_code_and_disclaimer_never_on_a_page_of_their_own() -> None:
    """However long the lesson is, and so wherever its closing falls."""
    texts = []
    for more in range(0, 25, 6):
        job = _job(tuple(_longer(language, more) for language in LANGUAGES))
        ((output,),) = CHANNEL.render((job,), Press(ROOT))
        texts.append([squeezed(page_text(output.data, number)) for number in range(pages(output.data))])
    for text in texts:
        (closing,) = (at for at, words in enumerate(text) if "扫码看完整的一课" in words)
        assert closing == len(text) - 1
        assert "依据" in text[closing]
    assert len({len(text) for text in texts}) > 1


@pytest.mark.parametrize("contacts", [True, False])
def test_a_lesson_without_contacts_has_no_empty_row(contacts: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    layout = PdfPress.layout

    def noted(press: PdfPress, html: str, style: str, base: Path) -> Document:
        seen.append(html)
        return layout(press, html, style, base)

    monkeypatch.setattr(PdfPress, "layout", noted)
    shown = (edition(language) for language in LANGUAGES)
    CHANNEL.render(
        (_job(tuple(one if contacts else replace(one, contacts=()) for one in shown)),), Press(ROOT)
    )
    closing = seen[-1].partition('<table class="closing">')[2]
    assert closing.count("<tr>") == (3 if contacts else 2)


def test_each_language_has_its_own_code_to_scan() -> None:
    pdf, found = _pdf(), set()
    for side in range(pages(pdf)):
        image = page(pdf, side, 200)
        found |= {code.text for code in zxingcpp.read_barcodes(photocopy(image))}
    assert found == {edition(language).url for language in LANGUAGES}


def test_a_chinese_title_breaks_between_its_phrases() -> None:
    long = tuple(
        replace(e, title="社会救助：低保、特困、医疗、临时救助") if e.language == "zh" else e
        for e in (edition(language) for language in LANGUAGES)
    )
    ((output,),) = CHANNEL.render((_job(long),), Press(ROOT))
    large = [le for le in letters(output.data, 0) if le.points > 20 and le.left < MIDDLE]
    rows = {round(letter.baseline): "" for letter in large}
    for letter in large:
        rows[round(letter.baseline)] += letter.sign
    assert list(rows.values()) == ["社会救助：低保、特困、医疗、", "临时救助"]


def test_the_words_of_the_document() -> None:
    text = "\n".join(page_text(_pdf(), side) for side in range(pages(_pdf())))
    assert_golden("bilingual/short.txt", text + "\n")


def test_a_lesson_without_title_above_its_key_messages_gets_one() -> None:
    shown = tuple(
        replace(
            e, passages=tuple(replace(p, title="") if p.kind == "key-messages" else p for p in e.passages)
        )
        for e in (edition(language) for language in LANGUAGES)
    )
    ((output,),) = CHANNEL.render((_job(shown),), Press(ROOT))
    words = squeezed(page_text(output.data, 0))
    for language in LANGUAGES:
        assert words.count(squeezed(WORDING[language].remember)) == 1
