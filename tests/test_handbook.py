"""Handbooks: what they hold, and that every page number that they print is right."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from pikepdf import Array, Dictionary, Name

from build_scripts.channels.handbook.content import Content, content
from build_scripts.channels.handbook.layout import runs
from build_scripts.channels.handbook.offprint import length
from build_scripts.channels.handbook.selection import for_a_book
from build_scripts.model import Language
from build_scripts.render.joining import Insert, join, places
from tests.golden import assert_golden
from tests.handbook_examples import BOTH, example, fresh_press, pages

LANGUAGES: tuple[Language, ...] = ("zh", "en")
FONTS = tuple(
    example().root / "templates" / "_shared" / "fonts" / f"BanyanSans-{face}.ttf"
    for face in ("Regular", "Bold")
)


def book_pages(language: Language) -> tuple[str, ...]:
    return pages(example().file(f"{BOTH[language]}.pdf"))


def book_content(language: Language) -> Content:
    return content(example().jobs[f"handbook/{BOTH[language]}"])


def page_of(language: Language, *words: str, start: int = 0) -> int:
    """The number of the first page that says all of this."""
    found = book_pages(language)
    return next(n for n, text in enumerate(found, 1) if n > start and all(w in text for w in words))


def said_pages(text: str) -> list[int]:
    """Page numbers as a book lists them, 3、5–7, one by one."""
    numbers: list[int] = []
    for first, last in re.findall(r"(\d+)(?:–(\d+))?", text):
        numbers += range(int(first), int(last or first) + 1)
    return numbers


# --- the plan


def test_a_book_needs_the_offprints_of_its_lessons() -> None:
    jobs = example().jobs
    assert jobs["handbook/zh/GD/both"].needs == (
        "handbook/zh/GD/lesson/pay-slip",
        "handbook/zh/GD/lesson/rest-days",
    )
    books = sorted(name for name, job in jobs.items() if not job.lesson)
    assert books == [
        "handbook/en/GD/both",
        "handbook/en/GD/large-print/rights",
        "handbook/en/GD/rights",
        "handbook/en/QY/both",
        "handbook/en/QY/workers",
        "handbook/zh/GD/both",
        "handbook/zh/GD/large-print/rights",
        "handbook/zh/GD/rights",
        "handbook/zh/QY/both",
        "handbook/zh/QY/workers",
    ]


def test_what_only_an_activity_quotes_is_not_quoted() -> None:
    job = example().jobs["handbook/zh/GD/lesson/pay-slip"]
    assert "weekly-rest" not in {fact.id for fact in job.quoted()}
    assert "lowest-wage" in {fact.id for fact in job.quoted()}
    assert {passage.kind for passage in job.editions[0].passages} == {
        "key-messages", "example", "what", "get", "steps", "warning", "who", "prose", "discussion"
    }  # fmt: skip


def test_a_cited_rule_stays_quoted_when_its_passage_stays() -> None:
    edition = example().jobs["handbook/zh/GD/lesson/pay-slip"].editions[0]
    without = tuple(p for p in edition.passages if "cite" not in p.markdown)
    activity = replace(edition.passages[1], kind="activity", markdown='<sup class="cite">1</sup>')
    cut = for_a_book(replace(edition, passages=(*without, activity), quiz=()))
    assert "slip-is-a-must" not in {fact.id for fact in cut.facts}
    assert "slip-is-a-must" in {fact.id for fact in for_a_book(edition).facts}


def test_a_strands_book_has_modules_as_parts_and_others_have_strands() -> None:
    strand = content(example().jobs["handbook/zh/GD/rights"])
    whole = book_content("zh")
    assert [(p.title, [s.title for s in p.sections]) for p in strand.parts] == [("工资", [""])]
    assert [(p.title, [s.title for s in p.sections]) for p in whole.parts] == [("权益", ["工资"])]


def test_figures_are_those_of_the_region() -> None:
    text = "".join(pages(example().file("zh/QY/workers.pdf")))
    assert "每月1800元" in text
    assert "300元" in text
    assert "2000元" not in text


# --- page references


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_stand_on_every_page_but_the_covers(language: Language) -> None:
    found = book_pages(language)
    for number, text in enumerate(found, 1):
        lines = [line.strip() for line in text.splitlines()]
        assert (str(number) in lines) == (number not in {1, len(found)})


@pytest.mark.parametrize("language", LANGUAGES)
def test_contents_lead_to_the_pages_named(language: Language) -> None:
    book = book_content(language)
    contents = book_pages(language)[
        page_of(language, book.wording.contents, book.wording.answers, start=2) - 1
    ]
    told = {
        line.rsplit(" ", 1)[0].strip(): int(line.rsplit(" ", 1)[1])
        for line in contents.replace("\u2002", " ").splitlines()
        if re.search(r" \d+\s*$", line)
    }
    for chapter in book.chapters:
        opener = page_of(language, book.wording.lesson.format(number=chapter.number), chapter.edition.url)
        assert told[f"{chapter.number} {chapter.edition.title}"] == opener
    for title in (book.wording.answers, book.wording.glossary, book.wording.contacts, book.wording.sources):
        assert book_pages(language)[told[title] - 1].lstrip().startswith(title)


@pytest.mark.parametrize("language", LANGUAGES)
def test_glossary_names_exactly_the_pages_that_mark_the_term(language: Language) -> None:
    book = book_content(language)
    name = next(entry.name for entry in book.terms if entry.id == "pay-slip")
    glossary = book_pages(language)[page_of(language, book.wording.glossary_lead[:8]) - 1]
    entry = re.search(rf"{name}[\s\S]*?(?:第|p\. )([\d、,– ]+)", glossary)
    assert entry
    back = page_of(language, book.wording.answers_lead[:8])
    named = said_pages(entry[1])
    assert named
    for number in named:
        assert name.lower() in book_pages(language)[number - 1].lower().replace("\r\n", " ")
    assert all(number < back + 1 for number in named)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_of_lines_names_the_pages_with_the_number(language: Language) -> None:
    book = book_content(language)
    index = book_pages(language)[page_of(language, book.wording.contacts_lead[:8]) - 1]
    entry = re.search(r"12333[\s\S]*?(?:第|p\. )([\d、,– ]+)", index)
    assert entry
    back = book.wording.contacts_lead[:8]
    with_number = [
        n for n, text in enumerate(book_pages(language), 1) if "12333" in text and back not in text
    ]
    assert said_pages(entry[1]) == with_number


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_law_stands_once_with_the_pages_that_cite_it(language: Language) -> None:
    book = book_content(language)
    sources = book_pages(language)[page_of(language, book.wording.sources_lead[:8]) - 1]
    for law in book.laws:
        assert sources.replace("\r\n", "").count(law.title) == 1
        for article in law.articles:
            if not article.figures:
                continue
            listed = re.search(
                rf"{re.escape(article.figures[0])}[^\[〔]*[\[〔](?:p\. )?([\d、,– ]+)", sources
            )
            assert listed
            for number in said_pages(listed[1]):
                assert re.search(r"\d", book_pages(language)[number - 1])
    assert [law.number for law in book.laws] == sorted({law.number for law in book.laws})


def test_a_law_has_the_same_number_in_every_book() -> None:
    books = [
        job for name, job in example().jobs.items() if name.startswith("handbook/zh/") and not job.lesson
    ]
    numbers = [{law.title: law.number for law in content(job).laws} for job in books]
    for one in numbers:
        for title, number in one.items():
            assert all(other.get(title, number) == number for other in numbers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_running_heads_name_the_book_on_the_left_and_the_lesson_on_the_right(language: Language) -> None:
    book, found = book_content(language), book_pages(language)
    opener = page_of(language, book.chapters[0].edition.url)
    following = found[opener]
    assert book.chapters[0].edition.url not in following
    expected = book.detail.title if (opener + 1) % 2 == 0 else f"1  {book.chapters[0].edition.title}"
    assert expected.replace("  ", " ") in following.replace("  ", " ")


def test_page_numbers_in_a_row_are_drawn_together() -> None:
    assert runs([3, 5, 6, 8, 9, 10, 14]) == ["3", "5", "6", "8–10", "14"]
    assert runs([]) == []


# --- quiz


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_stand_at_the_back_only(language: Language) -> None:
    book = book_content(language)
    answers = page_of(language, book.wording.answers_lead[:8])
    for chapter in book.chapters:
        told = re.sub(r"<[^>]+>", "", "".join(block.html for block in chapter.blocks))
        explanations = [re.sub(r"<[^>]+>", "", answer.html)[:12] for answer in chapter.answers]
        for explained in explanations:
            if not explained.strip() or explained in told:
                continue
            with_it = [
                n for n, text in enumerate(book_pages(language), 1) if explained in text.replace("\r\n", "")
            ]
            assert with_it
            assert min(with_it) >= answers


# --- the files


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_lesson_has_its_code(language: Language) -> None:
    data = example().file(f"{BOTH[language]}.pdf")
    document = pypdfium2.PdfDocument(data)
    read = set()
    for page in document:
        image = page.render(scale=150 / 72, may_draw_forms=False).to_pil().convert("L")
        read |= {code.text for code in zxingcpp.read_barcodes(image)}
    document.close()
    assert {chapter.edition.url for chapter in book_content(language).chapters} <= read
    assert book_content(language).detail.site in read


@pytest.mark.parametrize("language", LANGUAGES)
def test_tags_lead_from_content_to_pages_and_back(language: Language) -> None:
    with pikepdf.open(io.BytesIO(example().file(f"{BOTH[language]}.pdf"))) as pdf:
        root = pdf.Root.StructTreeRoot
        order = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        outer = [order[element.Pg.objgen] for element in root.K[0].K]
        assert outer == sorted(outer)
        assert set(outer) == set(order.values())
        numbers = root.ParentTree.Nums
        tree = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
        for number, page in enumerate(pdf.pages):
            assert int(page.StructParents) == number
            for element in tree[number]:
                assert order[element.Pg.objgen] == number
                while Name.P in element and element.P.get(Name.S) != Name.Document:
                    element = element.P
                assert element.P.objgen == root.K[0].objgen or Name.NonStruct == element.S
            for link in page.get(Name.Annots, Array()):
                assert Name.Link == tree[int(link.StructParent)].S
        kinds = [str(o.S) for o in pdf.objects if isinstance(o, Dictionary) and Name.S in o and Name.K in o]
        figures = [o for o in pdf.objects if isinstance(o, Dictionary) and o.get(Name.S) == Name.Figure]
        assert figures
        assert all(str(figure.Alt).strip() for figure in figures)
        assert {"/H1", "/H2", "/H3", "/H4"} <= set(kinds)


def test_links_and_bookmarks_lead_to_the_lessons() -> None:
    language: Language = "zh"
    with pikepdf.open(io.BytesIO(example().file(f"{BOTH[language]}.pdf"))) as pdf:
        order = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        names = pdf.Root.Names.Dests.Names
        led = {str(names[at]): order[names[at + 1][0].objgen] for at in range(0, len(names), 2)}
        chapters = book_content(language).chapters
        for chapter in chapters:
            assert led[f"lesson-{chapter.number}"] == page_of(language, chapter.edition.url)
        with pdf.open_outline() as outline:
            lessons = [item for part in outline.root for item in part.children]
            pages_of = [order[item.destination[0].objgen] for item in lessons]  # type: ignore[index]
        assert pages_of == [page_of(language, chapter.edition.url) for chapter in chapters]


def test_fonts_are_embedded_once_a_face() -> None:
    with pikepdf.open(io.BytesIO(example().file("zh/GD/both.pdf"))) as pdf:
        files = [
            o for o in pdf.objects if isinstance(o, Dictionary) and o.get(Name.Type) == Name.FontDescriptor
        ]
    assert len(files) == len({str(font.FontName) for font in files}) == 2


@pytest.mark.parametrize("name", ["handbook/zh/GD/lesson/pay-slip", "handbook/zh/GD/both"])
def test_the_same_job_gives_the_same_bytes(name: str) -> None:
    here = example()
    assert here.outputs(name) == here.outputs(name, fresh_press(here.root))


def test_a_paragraph_stays_with_the_table_that_it_leads_to() -> None:
    press = fresh_press(example().root)
    style = press.style("_shared/print.css", "handbook/handbook.css")
    rows = "".join(f"<tr><td>行{number}</td></tr>" for number in range(6))
    table = f"<table><thead><tr><th>表头</th></tr></thead><tbody>{rows}</tbody></table>"
    found = []
    for height in range(80, 168, 8):
        html = (
            '<!doctype html><html lang="zh-Hans"><head><title>页</title></head><body><article>'
            f'<div style="height:{height}mm"></div><p>看这张账单：</p>{table}</article></body></html>'
        )
        said = pages(press.pdf(html, style))
        found.append([number for number, text in enumerate(said) if "看这张账单" in text])
        assert found[-1] == [number for number, text in enumerate(said) if "表头" in text], height
    assert [0] in found
    assert [1] in found


def test_an_offprint_is_complete_by_itself() -> None:
    data = example().file("zh/QY/lesson/pay-slip.pdf")
    found = pages(data)
    assert 0 < length(data) < len(found)
    tail = "".join(found[length(data) :])
    for words in ("仅供测试", "示例单位", "PS-QY-zh-", "2026年11月21日", "12333", "工资条"):
        assert words in tail
    assert "PS-QY-zh-" not in "".join(found[: length(data)])


def headings(pdf: bytes) -> list[str]:
    """Their levels, in the order of the tags."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        waiting = [document.Root.StructTreeRoot.K[0]]
        found = []
        while waiting:
            element = waiting.pop()
            if re.fullmatch(r"/H[1-6]", str(element.get(Name.S, ""))):
                found.append(str(element.S))
            inside = element.get(Name.K, Array())
            below = list(inside) if isinstance(inside, Array) else [inside]
            waiting += [one for one in reversed(below) if isinstance(one, Dictionary) and Name.S in one]
    return found


def test_a_lesson_by_itself_begins_with_a_title_which_in_a_book_lies_below_its_part() -> None:
    alone, book = (headings(example().file(f"zh/GD/{name}.pdf")) for name in ("lesson/pay-slip", "both"))
    assert alone[:2] == ["/H1", "/H2"]
    assert alone.count("/H1") == 1
    start = book.index("/H3")
    assert book[start - 1] == "/H2"
    bound = len(alone) - 4
    assert book[start : start + bound] == [f"/H{int(level[2]) + 2}" for level in alone[:bound]]


def test_an_offprint_has_bookmarks_for_its_sections() -> None:
    with (
        pikepdf.open(io.BytesIO(example().file("zh/GD/lesson/pay-slip.pdf"))) as pdf,
        pdf.open_outline() as outline,
    ):
        (lesson,) = outline.root
        assert "工资条" in lesson.title
        assert len(lesson.children) > 3


def test_pages_with_unknown_glyphs_are_refused() -> None:
    frame = example().file("en/QY/lesson/pay-slip.pdf")
    chinese = example().file("zh/QY/lesson/pay-slip.pdf")
    with pytest.raises(ValueError, match="lacks"):
        join(frame, (Insert(0, chinese, 1, "1-"),), lambda page: (), (FONTS[0], FONTS[1]))


def test_places_are_counted_from_the_first_page() -> None:
    found = {place.name: place.page for place in places(example().file("zh/GD/lesson/pay-slip.pdf"))}
    assert found["lesson-1"] == 0
    assert found["tail"] == length(example().file("zh/GD/lesson/pay-slip.pdf"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_book_reads_as_expected(language: Language) -> None:
    text = "".join(
        f"=== {n}\n{text.replace(chr(13), '')}\n" for n, text in enumerate(book_pages(language), 1)
    )
    assert_golden(
        f"handbook/{BOTH[language].replace('/', '-')}.txt", re.sub(r"-[0-9A-F]{6}\b", "-XXXXXX", text)
    )


def test_an_answer_to_choose_is_not_set_apart_by_its_figure() -> None:
    press = fresh_press(example().root)
    figure = '<span class="fact">{}天</span>'
    html = (
        '<!doctype html><html lang="zh-Hans"><head><title>页</title></head><body><article>'
        f"<p>{figure.format(60)}</p>"
        f'<p class="choices"><span class="choice"><b>A</b> {figure.format(30)}</span></p>'
        f'<table class="match"><tbody><tr><td>{figure.format(90)}</td></tr></tbody></table>'
        "</article></body></html>"
    )
    document = press.engine.layout(
        html, press.style("_shared/print.css", "handbook/handbook.css"), press.templates
    )
    boxes = [box for page in document.pages for box in page._page_box.descendants() if hasattr(box, "text")]
    weights = {box.text: box.style["font_weight"] for box in boxes if "天" in box.text}
    assert weights == {"60天": 700, "30天": 400, "90天": 400}
