"""Handbooks in large print: for whom they are made, and that an older reader can read every page."""

from __future__ import annotations

import ctypes
import io
import itertools
import re
from dataclasses import replace

import pikepdf
import pypdfium2
import pypdfium2.raw
import pytest

from build_scripts.channels.handbook.book import _title_page
from build_scripts.channels.handbook.content import content
from build_scripts.channels.handbook.layout import Layout
from build_scripts.model import Language
from build_scripts.preflight.inspect import inspected
from tests.golden import assert_golden
from tests.handbook_examples import example, fresh_press, pages

LARGE: dict[Language, str] = {"zh": "zh/GD/large-print/rights", "en": "en/GD/large-print/rights"}
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def sizes(pdf: bytes) -> dict[float, str]:
    """Sizes of type in points, each with what is said in it, of all pages."""
    found: dict[float, str] = {}
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            text = page.get_textpage()
            for index in range(text.count_chars()):
                matrix = pypdfium2.raw.FS_MATRIX()
                assert pypdfium2.raw.FPDFText_GetMatrix(text.raw, index, ctypes.byref(matrix))
                nominal = pypdfium2.raw.FPDFText_GetFontSize(text.raw, index)
                sign = chr(pypdfium2.raw.FPDFText_GetUnicode(text.raw, index))
                if sign.strip():
                    size = round(abs(matrix.d) * nominal, 1)
                    found[size] = found.get(size, "") + sign
    finally:
        document.close()
    return found


def test_large_print_is_made_where_the_book_asks_for_it_and_at_home_only() -> None:
    jobs = example().jobs
    books = [name for name, job in jobs.items() if "/large-print/" in name and not job.lesson]
    assert books == ["handbook/zh/GD/large-print/rights", "handbook/en/GD/large-print/rights"]
    assert jobs[books[0]].needs == (
        "handbook/zh/GD/large-print/lesson/pay-slip",
        "handbook/zh/GD/large-print/lesson/rest-days",
    )
    assert [output.path for output in example().outputs(books[0])] == [
        "handbook/zh/GD/large-print/rights.pdf"
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_below_eighteen_points(language: Language) -> None:
    for name in (LARGE[language], f"{language}/GD/large-print/lesson/pay-slip"):
        found = sizes(example().file(f"{name}.pdf"))
        assert min(found) >= 18.0, {size: words[:60] for size, words in found.items() if size < 18}
    small = sizes(example().file(f"{language}/GD/lesson/pay-slip.pdf"))
    assert min(small) < 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_a4_and_pass_preflight(language: Language) -> None:
    data = example().file(f"{LARGE[language]}.pdf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert {tuple(round(float(n)) for n in page.mediabox[2:]) for page in pdf.pages} == {(595, 842)}
    (looked_at,) = inspected(f"handbook/{LARGE[language]}.pdf", data)
    assert looked_at.faults == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_numbers_and_contents_are_its_own(language: Language) -> None:
    book = content(example().jobs[f"handbook/{LARGE[language]}"])
    found = pages(example().file(f"{LARGE[language]}.pdf"))
    told = next(text for text in found[2:] if text.lstrip().startswith(book.wording.contents))
    for chapter in book.chapters:
        heading = book.wording.lesson.format(number=chapter.number)
        opener = next(n for n, text in enumerate(found, 1) if text.lstrip().startswith(f"{heading}\r\n"))
        row = re.search(rf"{chapter.number}\s+{re.escape(chapter.edition.title)}\s+(\d+)", told)
        assert row is not None
        assert int(row[1]) == opener
        assert str(opener) in found[opener - 1].split()


def test_what_lessons_are_about_is_left_out_where_the_title_page_of_a_part_would_be_too_long() -> None:
    press = fresh_press(example().root)
    job = example().jobs[f"handbook/{LARGE['zh']}"]
    found = {}
    for times in (1, 40):
        editions = tuple(replace(one, summary=one.summary * times) for one in job.editions)
        book = content(replace(job, editions=editions))
        layout = Layout(book, press)
        layout.pages.chapters = {chapter.number: 7 for chapter in book.chapters}
        title = _title_page(book.parts[0], layout)
        assert len(title.pages) == 1 + len(book.chapters)
        words = [box.text for box in title.pages[0]._page_box.descendants() if hasattr(box, "text")]
        found[times] = "".join(words)
        assert book.chapters[0].edition.title in found[times]
    assert len(found[40]) < len(found[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_title_on_the_cover_meets_nothing_below(language: Language) -> None:
    job = example().jobs[f"handbook/{LARGE[language]}"]
    document = pypdfium2.PdfDocument(example().file(f"{LARGE[language]}.pdf"))
    text = document[0].get_textpage()
    boxes = sorted((text.get_rect(n) for n in range(text.count_rects())), key=lambda box: -box[3])
    document.close()
    assert len(boxes) > 4, job.id
    for upper, lower in itertools.pairwise(boxes):
        apart = lower[0] > upper[2] or upper[0] > lower[2]
        assert apart or lower[3] <= upper[1] + 4, (upper, lower)


def test_the_rule_beside_a_story_ends_with_its_words_at_the_foot_of_a_page() -> None:
    press = fresh_press(example().root)
    html = (
        '<!doctype html><html lang="zh-Hans"><head><title>页</title></head><body><article>'
        '<section class="example"><div class="beside"><p>一段话。</p></div>'
        '<div class="beside"><div style="break-inside: avoid; height: 170mm">图</div></div></section>'
        "</article></body></html>"
    )
    style = press.style("_shared/print.css", "handbook/handbook.css")
    document = press.engine.layout(html, style, press.templates)
    assert len(document.pages) == 2
    first, second = (
        [box for box in page._page_box.descendants() if box.element_tag == "div" and box.border_left_width]
        for page in document.pages
    )
    assert [round(box.border_height()) for box in first] == [
        round(10.5 * 1.62 * 96 / 72 + 10.5 * 0.42 * 96 / 72)
    ]
    assert [round(box.border_height()) for box in second] == [round(170 / 25.4 * 96)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_large_print_reads_as_expected(language: Language) -> None:
    text = "".join(
        f"=== {n}\n{text.replace(chr(13), '')}\n"
        for n, text in enumerate(pages(example().file(f"{LARGE[language]}.pdf")), 1)
    )
    assert_golden(
        f"handbook/{LARGE[language].replace('/', '-')}.txt", re.sub(r"-[0-9A-F]{6}\b", "-XXXXXX", text)
    )
