"""Large print: every word of the lesson at eighteen points or more, and the same as a text file."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

import pytest
import zxingcpp

from build_scripts.channels.large_print import CHANNEL
from build_scripts.channels.large_print.sheet import KINDS, STYLES, underlined
from build_scripts.model import Edition, Language
from build_scripts.paper.pieces import pieces
from build_scripts.paper.wording import WORDING as IMPRINT
from build_scripts.render.press import Press
from tests.golden import assert_golden
from tests.leaflet_examples import crowded, edition, job
from tests.pdf_pages import letters, page, page_text, pages, photocopy, squeezed
from tests.projects import ROOT

each_language = pytest.mark.parametrize("language", ["zh", "en"])
each_edition = pytest.mark.parametrize("name", ["short", "crowded"])


pytestmark = pytest.mark.usefixtures("fonts")


def _edition(language: Language, name: str) -> Edition:
    return {"short": edition, "crowded": crowded}[name](language)


@lru_cache(maxsize=4)
def _made(language: Language, name: str = "short") -> tuple[bytes, str]:
    """The PDF and the text file."""
    ((pdf, text),) = CHANNEL.render((job(language, _edition(language, name)),), Press(ROOT))
    assert (pdf.path, text.path) == (f"{pdf.path[:-4]}.pdf", f"{pdf.path[:-4]}.txt")
    assert text.data.startswith(b"\xef\xbb\xbf")
    assert text.data.count(b"\r\n") == text.data.count(b"\n")
    return pdf.data, text.data.decode("utf-8-sig").replace("\r\n", "\n")


def _words(pdf: bytes) -> str:
    return squeezed("".join(page_text(pdf, side) for side in range(pages(pdf))))


@each_language
@each_edition
def test_no_type_is_smaller_than_eighteen_points(language: Language, name: str) -> None:
    pdf, _ = _made(language, name)
    sizes = {letter.points for side in range(pages(pdf)) for letter in letters(pdf, side)}
    assert min(sizes) >= 17.99
    assert max(sizes) > 37.9


@each_language
@each_edition
def test_the_last_page_is_not_nearly_empty(language: Language, name: str) -> None:
    pdf, _ = _made(language, name)
    low = max(letter.bottom for letter in letters(pdf, pages(pdf) - 1) if letter.bottom < 297 - 23)
    assert low - 16 > 0.28 * (297 - 39)


@each_language
@each_edition
def test_all_words_stand_within_the_margins_of_an_office_printer(language: Language, name: str) -> None:
    pdf, _ = _made(language, name)
    for side in range(pages(pdf)):
        for letter in letters(pdf, side):
            assert letter.left >= 17.5 and letter.right <= 192.5
            assert letter.top >= 6 and letter.bottom <= 291


@each_language
@each_edition
def test_the_sheet_says_all_that_the_lesson_says(language: Language, name: str) -> None:
    shown, (pdf, _) = _edition(language, name), _made(language, name)
    words = _words(pdf)
    for fact in shown.facts:
        if fact.kind not in {"rule", "phone"}:
            assert squeezed(fact.text) in words, fact.id
    for contact in shown.contacts:
        assert contact.phone in words
    for said in (shown.title, shown.summary, shown.region_name, shown.code, shown.url):
        assert squeezed(said) in words
    titles = [
        p.title for p in shown.passages if p.title and p.kind in {"what", "get", "steps", "warning", "who"}
    ]
    places = [words.index(squeezed(title)) for title in titles]
    assert len(places) >= 4


@each_language
def test_the_code_is_read_from_paper_and_from_a_poor_copy(language: Language) -> None:
    shown, (pdf, _) = edition(language), _made(language)
    found = set()
    for side in range(pages(pdf)):
        image = page(pdf, side, 150)
        for picture in (image, photocopy(image)):
            found |= {(picture is image, code.text) for code in zxingcpp.read_barcodes(picture)}
    assert found == {(True, shown.url), (False, shown.url)}


@pytest.mark.parametrize(
    ("title", "foot"),
    [
        ("Moving with your rights: hukou, residence permit, transfer", "Moving with your rights"),
        (
            "Working for each other: co-ops, NGOs, volunteers",
            "Working for each other: co-ops, NGOs, volunteers",
        ),
    ],
)
def test_the_foot_of_a_page_is_one_line(title: str, foot: str) -> None:
    ((pdf, _),) = CHANNEL.render((job("en", replace(edition("en"), title=title)),), Press(ROOT))
    below = [letter for letter in letters(pdf.data, 1) if letter.top > 297 - 23]
    baselines = [letter.baseline for letter in below]
    assert max(baselines) - min(baselines) < 3  # a second line would be 7.6 mm lower
    assert squeezed("".join(letter.sign for letter in below)).startswith(squeezed(foot) + "2/")


def test_the_line_under_an_english_figure_begins_with_its_words() -> None:
    found = pieces(edition("en"), KINDS, Press(ROOT))
    led = [str(piece.html) for piece in underlined(found) if '<span class="said">' in piece.html]
    assert led
    assert not any(re.search(r'class="fact[^"]*">[ \u00a0]', html) for html in led)


@each_language
def test_colours_are_black_and_white(language: Language) -> None:
    pdf, _ = _made(language)
    colours = page(pdf, 0, 60).getcolors(1 << 20)
    assert colours is not None
    assert all(max(rgb) - min(rgb) == 0 for _, rgb in colours if isinstance(rgb, tuple))


@each_language
def test_the_text_file_reads_as_the_sheet_does(language: Language) -> None:
    assert_golden(f"large-print/{language}.txt", _made(language)[1])


@each_language
@each_edition
def test_the_text_file_leaves_nothing_out(language: Language, name: str) -> None:
    shown, (_, text) = _edition(language, name), _made(language, name)
    assert "<" not in text and "&" not in text
    for fact in shown.facts:
        if fact.kind not in {"rule", "phone"}:
            assert squeezed(fact.text) in squeezed(text), fact.id
    for source in {fact.source for fact in shown.facts}:
        assert squeezed(source) in squeezed(text)
    words = IMPRINT[language]
    assert f"{words.edition} {shown.code}" in text
    assert shown.url in text


@each_language
def test_a_table_becomes_lines_with_bars(language: Language) -> None:
    from dataclasses import replace

    shown = edition(language)
    table = "| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n"
    shown = replace(
        shown,
        passages=tuple(replace(p, markdown=table) if p.kind == "get" else p for p in shown.passages),
    )
    ((_, text),) = CHANNEL.render((job(language, shown),), Press(ROOT))
    assert "甲 | 乙\r\n一 | 二\r\n" in text.data.decode("utf-8-sig")


def _with(language: Language, kind: str, markdown: str, before: int) -> Edition:
    """An edition with a passage of this kind, and so many lines more in what stands before it."""
    shown = edition(language)
    lines = "\n\n".join(f"第{number}行。" for number in range(before))
    said = {"what": lines, kind: markdown}
    passages = tuple(replace(p, markdown=said.get(p.kind, p.markdown)) for p in shown.passages)
    return replace(shown, passages=passages)


def _pages(shown: Edition, language: Language = "zh") -> list[str]:
    pdf = CHANNEL.render((job(language, shown),), Press(ROOT))[0][0].data
    return [squeezed(page_text(pdf, side)) for side in range(pages(pdf))]


def _page_of(words: str, found: list[str]) -> int:
    (here,) = [number for number, text in enumerate(found) if words in text]
    return here


@pytest.mark.parametrize("before", range(3, 10))
def test_a_heading_has_two_items_below_it_and_none_goes_on_alone(before: int) -> None:
    items = [
        f"第{number}样：两行才说得完的一样东西，说清楚它是什么、什么时候有、找谁要。" for number in "甲乙丙丁"
    ]
    shown = _with("zh", "get", "\n".join(f"- {item}" for item in items), before)
    (title,) = [p.title for p in shown.passages if p.kind == "get"]
    found = _pages(shown)
    at = [_page_of(squeezed(words), found) for words in (title, *items)]
    assert at[0] == at[1] == at[2]
    assert at[3] == at[4]


@pytest.mark.parametrize("before", range(2, 8))
def test_what_is_said_below_a_table_stands_on_its_page(before: int) -> None:
    table = (
        "| 谁 | 做什么 |\n|---|---|\n| 单位 | 按时缴费 |\n| 政府 | 兜底补上 |\n\n钱不够的时候，由政府来补。"
    )
    found = _pages(_with("zh", "get", table, before))
    assert _page_of("兜底补上", found) == _page_of("钱不够的时候，由政府来补。", found)


@pytest.mark.parametrize("before", [4, 6, 8])
def test_a_paragraph_is_not_parted(before: int) -> None:
    said = "这一段有好几行。" + "它说的是同一件事，所以不拆到两页上去。" * 4
    found = _pages(_with("zh", "get", said, before))
    _page_of(squeezed(said), found)


@each_language
@each_edition
def test_the_code_the_small_print_and_the_edition_stand_together(language: Language, name: str) -> None:
    shown, (pdf, _) = _edition(language, name), _made(language, name)
    found = [squeezed(page_text(pdf, side)) for side in range(pages(pdf))]
    words = IMPRINT[language]
    assert _page_of(squeezed(words.scan), found) == _page_of(squeezed(f"{words.edition} {shown.code}"), found)


@each_language
def test_the_words_of_the_last_pages_come_in_the_order_in_which_they_are_read(language: Language) -> None:
    shown, (pdf, _) = edition(language), _made(language)
    found, words = _words(pdf), IMPRINT[language]
    who = [p.title for p in shown.passages if p.kind == "who" and p.title]
    places = [found.rindex(squeezed(said)) for said in (*who, words.scan, shown.code, words.sources)]
    assert who and places == sorted(places)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("什么是社会保障", ["什么是社会保障"]),
        ("生育与家庭：假期、津贴、补贴", ["生育与家庭：", "假期、津贴、补贴"]),
        ("五险一金与居民保险：我在哪条轨道上", ["五险一金与居民保险：", "我在哪条轨道上"]),
    ],
)
def test_a_title_of_two_lines_has_no_lone_word_on_the_second(title: str, lines: list[str]) -> None:
    ((pdf, _),) = CHANNEL.render((job("zh", replace(edition("zh"), title=title)),), Press(ROOT))
    large = [letter for letter in letters(pdf.data, 0) if letter.points > 37]
    rows = sorted({round(letter.baseline) for letter in large})
    assert [
        squeezed("".join(letter.sign for letter in large if round(letter.baseline) == row)) for row in rows
    ] == [squeezed(line) for line in lines]


def test_the_text_file_parts_what_an_office_does_from_where_it_is() -> None:
    shown = edition("zh")
    office = replace(shown.contacts[0], name="救助窗口", phone="", about="申请低保", where="乡镇一楼")
    ((_, text),) = CHANNEL.render((job("zh", replace(shown, contacts=(office,))),), Press(ROOT))
    assert "- 救助窗口：申请低保。乡镇一楼\r\n" in text.data.decode("utf-8-sig")


def test_the_same_job_gives_the_same_bytes() -> None:
    again = CHANNEL.render((job("zh", edition("zh")),), Press(ROOT))[0]
    assert again[0].data == _made("zh")[0]


@pytest.mark.parametrize("arrangement", ["close", "loose", "even"])
@pytest.mark.parametrize("count", [8, 11, 16])
def test_a_source_stands_on_one_page_whole(arrangement: str, count: int) -> None:
    press = Press(ROOT)
    items = "".join(f"<li>begins{n} <br>a law<br>of four lines<br> ends{n}</li>" for n in range(1, count + 1))
    parted = 0
    for room in range(60, 240, 40):
        html = (
            f'<!doctype html><html lang="en"><head><title>Sources</title></head><body class="{arrangement}">'
            f'<div style="break-after: avoid; height: {room}mm"></div>'
            f'<div class="sources"><h3>Sources</h3><ol>{items}</ol></div></body></html>'
        )
        document = press.engine.layout(html, press.style(*STYLES), press.templates)
        found = [
            " ".join(box.text for box in page._page_box.descendants() if hasattr(box, "text"))
            for page in document.pages
        ]
        for n in range(1, count + 1):
            (begun,) = [page for page in found if f"begins{n} " in f"{page} "]
            assert f"ends{n}" in begun.split(), (room, n)
        parted += sum("begins" in page for page in found) > 1
    assert parted or count == 8  # four and four are never parted
