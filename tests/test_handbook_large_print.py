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
from lxml.html import fromstring

from build_scripts.channels.handbook.book import _title_page
from build_scripts.channels.handbook.content import content
from build_scripts.channels.handbook.layout import Layout
from build_scripts.channels.handbook.setting import Setter
from build_scripts.model import Language
from build_scripts.preflight.inspect import inspected
from tests.golden import assert_golden
from tests.handbook_examples import example, fresh_press, pages

LARGE: dict[Language, str] = {"zh": "zh/GD/large-print/rights", "en": "en/GD/large-print/rights"}
LARGE_STYLE = "handbook/large-print.css"
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


def _layout(language: Language) -> Layout:
    return Layout(content(example().jobs[f"handbook/{LARGE[language]}"]), fresh_press(example().root))


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("20  Moving with your rights: hukou, residence permit, transfer", "20  Moving with your rights"),
        ("20  Moving with your rights: hukou", "20  Moving with your rights: hukou"),
    ],
)
def test_a_title_too_long_for_the_running_head_ends_before_its_colon(title: str, head: str) -> None:
    assert _layout("en").heads(7, "", title)[1].words == head


@pytest.mark.parametrize(
    ("language", "said", "set_"),
    [
        ("zh", "每月2000元", '<span class="figure keep">每月2000元</span>'),
        ("en", "2,000 yuan", '<span class="figure">2,000\u00a0yuan</span>'),
    ],
)
def test_a_figure_among_the_sources_does_not_part_from_its_unit(
    language: Language, said: str, set_: str
) -> None:
    layout = _layout(language)
    assert layout._setter.figure(said) == set_


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


def _laid_out(body: str, *styles: str, language: Language = "en") -> list[str]:
    """The words of each page of an article."""
    press = fresh_press(example().root)
    html = (
        f'<!doctype html><html lang="{language}"><head><title>Page</title></head><body>{body}</body></html>'
    )
    style = press.style("_shared/print.css", "handbook/handbook.css", *styles)
    document = press.engine.layout(html, style, press.templates)
    return [
        " ".join(box.text.strip() for box in page._page_box.descendants() if hasattr(box, "text"))
        for page in document.pages
    ]


def _room(page: int, left: int) -> str:
    """What fills a page of A5 (174 mm) but for some millimetres."""
    return f'<div style="height: {page - left}mm"></div>'


@pytest.mark.parametrize(
    ("styles", "page", "most"), [((), 174, 50), ((LARGE_STYLE,), 245, 90)], ids=["A5", "large print"]
)
def test_a_list_leaves_no_point_alone_at_the_foot_of_a_page(
    styles: tuple[str, ...], page: int, most: int
) -> None:
    """In large print none begins a page alone either."""
    points = "".join(f"<li><p>Point {n}.</p></li>" for n in range(1, 6))
    list_with_heading = f"<section><h4>Heading</h4><ul>{points}</ul></section>"
    found = {
        left: _laid_out(f"<article>{_room(page, left)}{list_with_heading}</article>", *styles)
        for left in range(8, most, 3)
    }
    both = [pages_ for pages_ in found.values() if "Point 1." in pages_[0] and len(pages_) == 2]
    assert both, "some lists part"
    for first, second in both:
        assert "Heading" in first
        assert "Point 2." in first, first
        assert not styles or "Point 4." in second, second
    assert any("Heading" in pages_[1] for pages_ in found.values() if len(pages_) == 2), "some go over whole"


def test_the_last_question_and_who_can_help_are_not_alone_on_a_page() -> None:
    questions = "".join(
        f'<div class="question"><p class="ask">Question {n}?</p><div class="write"></div></div>'
        for n in range(1, 5)
    )
    quiz = f'<section class="quiz"><h4>Quiz</h4>{questions}</section><p class="helpers">Help: 12333</p>'
    parted = 0
    for left in range(20, 110, 4):
        found = _laid_out(f"<article>{_room(174, left)}{quiz}</article>")
        if len(found) == 2 and "Question 1?" in found[0]:
            parted += 1
            assert "Question 3?" in found[1], (left, found)
            assert "Help" in found[1]
    assert parted


def test_a_table_higher_than_its_page_begins_under_its_heading() -> None:
    rows = "".join(f'<tr><td>Country {n}</td><td style="height: 60mm">Found</td></tr>' for n in range(1, 6))
    table = f"<table><thead><tr><th>Country</th><th>Now</th></tr></thead><tbody>{rows}</tbody></table>"
    found = _laid_out(f"<article><section><h4>Then and now</h4>{table}</section></article>", LARGE_STYLE)
    assert "Then and now" in found[0]
    assert "Country 1" in found[0]
    assert "Country 4" in found[-1]


def test_of_six_columns_the_first_stands_above_the_others() -> None:
    """Each cell keeps its words and its marks; five columns stay beside each other."""

    def rows(columns: int, large: bool) -> list[list[str]]:
        job = example().jobs[f"handbook/{LARGE['en']}" if large else "handbook/en/GD/rights"]
        book = content(job)
        cells = "".join(f'<td class="at-1-{n}">cell {n}</td>' for n in range(1, columns + 1))
        heads = "".join(f"<th>head {n}</th>" for n in range(1, columns + 1))
        html = f"<table><thead><tr>{heads}</tr></thead><tbody><tr>{cells}</tr></tbody></table>"
        block = replace(book.chapters[0].blocks[0], html=html)
        table = fromstring(str(Setter(book, fresh_press(example().root)).block(block, book.chapters[0])))
        assert [cell.get("id") for cell in table.iterfind(".//tbody//*[@id]")] == [
            f"m-1-{n}" for n in range(1, columns + 1)
        ]
        return [
            [f"{cell.tag} {''.join(map(str, cell.itertext()))}" for cell in row] for row in table.iter("tr")
        ]

    assert rows(6, large=True) == [
        ["th head 1"],
        [f"th head {n}" for n in range(2, 7)],
        ["th cell 1"],
        [f"td cell {n}" for n in range(2, 7)],
    ]
    for columns, large in ((5, True), (6, False)):
        assert [len(row) for row in rows(columns, large)] == [columns, columns]
