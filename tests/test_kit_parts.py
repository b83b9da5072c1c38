"""Prints in parts: a changed name lays out its sheet alone, and what is joined is what would be printed in one go."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from markupsafe import Markup
from PIL import ImageChops

from build_scripts.channels.kit import CHANNEL, prose
from build_scripts.channels.kit.catalogue import BY_ID
from build_scripts.channels.kit.details import OwnSheet
from build_scripts.channels.kit.office.document import OfficeDocument
from build_scripts.channels.kit.own_files import own_docx
from build_scripts.channels.protocol import World
from build_scripts.model import Job, Language
from build_scripts.organiser.parts import FILE, PartsOfItem, packed_parts, remembered_parts
from build_scripts.preflight.inspect import inspected
from build_scripts.render.page_numbers import Numbers
from build_scripts.render.parts import END, PART
from build_scripts.render.pdf import PdfPress
from build_scripts.render.png import page_image
from build_scripts.render.press import Press
from tests.kit_examples import invented, jobs_of, pages, with_people, with_workshop
from tests.projects import ROOT

LANGUAGES: tuple[Language, ...] = ("zh", "en")
IN_PARTS = ("badges", "certificates", "name-tents", "sign-in")
PUBLICS = ("workers", "students", "universities-citizens")


@pytest.fixture(scope="module")
def world(world: World) -> World:
    """With people enough for three sheets of badges."""
    return with_people(world, tuple(invented(number, PUBLICS[number % 3]) for number in range(1, 19)))


@dataclass
class Shelf:
    """Parts in memory, and how many of those asked for were there."""

    parts: dict[str, bytes] = field(default_factory=dict)
    found: int = 0
    asked: int = 0

    def find(self, key: str) -> bytes | None:
        self.asked += 1
        self.found += key in self.parts
        return self.parts.get(key)

    def keep(self, key: str, pdf: bytes) -> None:
        self.parts[key] = pdf


class Whole(Press):
    """Lays out every document in one go."""

    def pdf_of_parts(
        self, html: str, style: str, *, together: int = 1, numbers: Numbers | None = None
    ) -> bytes:
        return self.pdf(html, style)


def made(job: Job, press: Press) -> bytes:
    ((output,),) = CHANNEL.render((job,), press)
    return output.data


def outline(pdf: bytes) -> list[tuple[int, str, int]]:
    """Level, title and page of each bookmark."""
    found: list[tuple[int, str, int]] = []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        numbers = {page.obj.objgen: number for number, page in enumerate(document.pages)}

        def walk(items: Any, level: int) -> None:
            for item in items:
                found.append((level, item.title, numbers[item.destination[0].objgen]))
                walk(item.children, level + 1)

        with document.open_outline() as tree:
            walk(tree.root, 1)
    return found


def tags(pdf: bytes) -> list[list[str]]:
    """For each page the kinds of the tags that its marked content belongs to, in the order of the content."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        numbers = document.Root.StructTreeRoot.ParentTree.Nums
        owners = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
        return [[str(tag.S) for tag in owners[int(page.obj.StructParents)]] for page in document.pages]


def font_files(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        descriptors = [item for item in document.objects if isinstance(item, pikepdf.Dictionary)]
        return len({item.FontFile2.objgen for item in descriptors if "/FontFile2" in item})


@pytest.mark.parametrize("item", IN_PARTS)
def test_what_is_joined_is_what_would_be_printed_in_one_go(world: World, item: str) -> None:
    job = jobs_of(world, "zh" if item in ("badges", "sign-in") else "en")[item]
    joined, whole = made(job, Press(ROOT)), made(job, Whole(ROOT))
    assert joined != whole
    assert [page.replace(" ", "") for page in pages(joined)] == [
        page.replace(" ", "") for page in pages(whole)
    ]
    assert outline(joined) == outline(whole)
    assert outline(joined)
    if item == "sign-in":
        # The number of a page is drawn as an artifact and not set as words of the document.
        assert [len(page) + 1 for page in tags(joined)] == [len(page) for page in tags(whole)]
    else:
        assert tags(joined) == tags(whole)
    with pikepdf.open(io.BytesIO(joined)) as one, pikepdf.open(io.BytesIO(whole)) as other:
        assert str(one.docinfo.Title) == str(other.docinfo.Title)
        assert str(one.Root.Lang) == str(other.Root.Lang)
        assert [page.mediabox for page in one.pages] == [page.mediabox for page in other.pages]
    for number in range(len(pages(whole))):
        pictures = (page_image(pdf, number, 300) for pdf in (joined, whole))
        differing = (
            ImageChops.difference(*pictures).convert("L").point(lambda value: 255 if value > 96 else 0)
        )
        # Of the foot a number may stand a hair beside the other.
        box = differing.getbbox()
        assert box is None or (item == "sign-in" and box[1] > 0.95 * differing.height), (number, box)
    assert [found.faults for found in inspected(f"{job.id}.pdf", joined)] == [()]
    assert font_files(joined) == font_files(whole)
    assert len(joined) < 1.5 * len(whole)


def test_the_numbers_of_pages_count_all_parts(world: World) -> None:
    text = pages(made(jobs_of(world)["sign-in"], Press(ROOT)))
    assert len(text) == 4
    for number, page in enumerate(text, 1):
        assert f"{number} / 4" in page


@pytest.mark.parametrize(
    ("item", "parts"), [("badges", 3), ("certificates", 4), ("name-tents", 3), ("sign-in", 4)]
)
def test_another_name_lays_out_one_part(
    world: World, monkeypatch: pytest.MonkeyPatch, item: str, parts: int
) -> None:
    people = world.catalogue.workshops[0].sample
    other = with_people(world, (*people[:5], replace(people[5], name="参会者第六"), *people[6:]))
    shelf, press = Shelf(), Press(ROOT)
    press.keep_parts(shelf)
    made(jobs_of(world)[item], press)
    assert (len(shelf.parts), shelf.found) == (parts, 0)
    laid: list[str] = []
    layout = PdfPress.layout

    def watched(engine: PdfPress, html: str, style: str, base: Path) -> Any:
        laid.append(html)
        return layout(engine, html, style, base)

    monkeypatch.setattr(PdfPress, "layout", watched)
    with_kept = made(jobs_of(other)[item], press)
    assert shelf.found == parts - 1
    assert ["参会者第六" in html for html in laid] == [True]
    assert "参会者第六" in "".join(pages(with_kept))
    assert made(jobs_of(other)[item], Press(ROOT)) == with_kept


def test_a_document_without_marks_is_laid_out_as_it_is(fonts: None) -> None:
    press, shelf = Press(ROOT), Shelf()
    press.keep_parts(shelf)
    html = '<html lang="en"><head><title>One</title></head><body><p>One page</p></body></html>'
    assert press.pdf_of_parts(html, "") == press.pdf(html, "")
    assert shelf.asked == 0


def test_parts_of_several_pages_keep_their_places_and_characters(fonts: None) -> None:
    """Also those that the font draws otherwise beside others or in another language."""
    body = "".join(
        f"{PART}<section lang='{lang}'><h1>{n}: “office” 第{n}行，{n}/{n}—— ½</h1><p style='break-before: page'>"
        f"waffle ffi {n}０</p><h2>Second {n}</h2></section>"
        for n, lang in enumerate(("en", "zh-Hans", "en"), 1)
    )
    html = f'<html lang="en"><head><title>Three</title></head><body><p>Above</p>{body}{END}</body></html>'
    style = (
        "html { font-family: 'Banyan Sans', 'Banyan Sans Ext' } [lang=en] { font-feature-settings: 'pwid' } "
        "section + section { break-before: page }"
    )
    pdf = Press(ROOT).pdf_of_parts(html, style, together=2, numbers=Numbers(20, 280, 9))
    text = pages(pdf)
    assert len(text) == 6
    assert [f"waffle ffi {n}" in text[2 * n - 1] for n in (1, 2, 3)] == [True] * 3
    assert [f"{number} / 6" in page for number, page in enumerate(text, 1)] == [True] * 6
    assert [(level, title.partition(":")[0], page) for level, title, page in outline(pdf)] == [
        entry for n in (1, 2, 3) for entry in ((1, str(n), 2 * n - 2), (2, f"Second {n}", 2 * n - 1))
    ]


@pytest.mark.parametrize(
    "words",
    ["<a href='https://example.org/'>A link</a>", "<b>Nothing in the face of page numbers</b>"],
)
def test_what_cannot_be_joined_is_laid_out_in_one_go(fonts: None, words: str) -> None:
    body = "".join(f"{PART}<section>{words}</section>" for _ in range(2))
    html = f"<html lang='en'><head><title>Two</title></head><body>{body}{END}</body></html>"
    style = "html { font-family: 'Banyan Sans' } section + section { break-before: page }"
    press = Press(ROOT)
    assert press.pdf_of_parts(html, style, numbers=Numbers(20, 280, 9)) == press.pdf(html, style)


def letters(world: World, names: tuple[str, ...]) -> Job:
    """A letter of the organiser's for each name."""
    pages = tuple(
        f"致**{name}**：\n\n请准一天假，来开{n % 3 + 1}号桌的会。\n\n- 供午餐\n\n> 【单位】\n"
        for n, name in enumerate(names)
    )
    sheet = OwnSheet(BY_ID["invitation"], "准假函", "letter", pages)
    return replace(jobs_of(world)["invitation"], part="own", detail=sheet)


def test_another_name_sets_four_letters_and_measures_none(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = tuple(f"参会者{number:02}" for number in range(1, 11))
    before, after = letters(world, names), letters(world, (*names[:6], "参会者新", *names[7:]))
    shelf, press = Shelf(), Press(ROOT)
    press.keep_parts(shelf)
    made(before, press)
    # Ten letters by fours, and in which type they are set.
    assert (len(shelf.parts), shelf.found) == (4, 0)
    laid: list[str] = []
    layout, blocks = PdfPress.layout, prose.blocks
    texts: list[str] = []

    def watched(engine: PdfPress, html: str, style: str, base: Path) -> Any:
        laid.append(html)
        return layout(engine, html, style, base)

    def counted(text: str, language: Language) -> Markup:
        texts.append(text)
        return blocks(text, language)

    monkeypatch.setattr(PdfPress, "layout", watched)
    monkeypatch.setattr(prose, "blocks", counted)
    with_kept = made(after, press)
    assert shelf.found == 3
    assert [html.count("参会者") for html in laid] == [4]
    assert len(texts) == 1 + 4
    assert [name in page for name, page in zip((*names[:6], "参会者新"), pages(with_kept), strict=False)] == [
        True
    ] * 7
    assert made(after, Press(ROOT)) == with_kept


def test_letters_in_the_largest_type_in_which_the_longest_fits(world: World) -> None:
    job = letters(world, ("参会者01", "参会者02"))
    assert isinstance(job.detail, OwnSheet)
    short, long = job.detail.pages[0], "\n\n".join(["请准一天假，来开会。" * 8] * 10)

    def sizes(texts: tuple[str, ...]) -> set[str]:
        shelf, press = Shelf(), Press(ROOT)
        press.keep_parts(shelf)
        made(replace(job, detail=replace(job.detail, pages=texts)), press)  # type: ignore[type-var]
        return {data.decode() for data in shelf.parts.values() if not data.startswith(b"%PDF")}

    assert sizes((short, short)) == {"13.0"}
    (smaller,) = sizes((short, long, short))
    assert float(smaller) < 13
    # What fits in no type is printed in the largest.
    assert sizes((long * 4,)) == {"13.0"}


def test_what_repeats_in_a_word_file_is_as_if_it_were_written_anew(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = letters(world, ("参会者01", "参会者02", "参会者03", "参会者04"))
    copied = own_docx(job)
    monkeypatch.setattr(OfficeDocument, "repeated", lambda document, said, add: add())
    assert own_docx(job) == copied


# --- the file in the folder of names


def test_parts_are_found_again_by_file_and_key(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(
        packed_parts(
            [("2-签到/胸牌.pdf", {"k1": b"%PDF 1", "k2": b"%PDF 2"}), ("6-会后/参会证明.pdf", {})], "r"
        )
    )
    assert remembered_parts(tmp_path, "r") == {"2-签到/胸牌.pdf": {"k1": b"%PDF 1", "k2": b"%PDF 2"}}
    assert remembered_parts(tmp_path, "another recipe") == {}
    assert packed_parts([("胸牌.pdf", {})], "r") == b""


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _altered(data: bytes) -> bytes:
    return data.replace(b"%PDF 1", b"%PDF 7")


@pytest.mark.parametrize("damage", [_cut, _altered, lambda data: b"", lambda data: b"PK\x03\x04"])
def test_a_damaged_file_of_parts_is_as_none(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    assert remembered_parts(tmp_path, "r") == {}
    (tmp_path / FILE).write_bytes(damage(packed_parts([("胸牌.pdf", {"k1": b"%PDF 1"})], "r")))
    assert remembered_parts(tmp_path, "r") == {}


def test_parts_that_are_not_in_use_are_forgotten() -> None:
    item = PartsOfItem({"old": b"1", "both": b"2"})
    assert item.find("both") == b"2"
    item.keep("both", b"2")
    item.keep("new", b"3")
    assert item.find("none") is None
    assert item.used == {"both": b"2", "new": b"3"}


# --- what a change touches


def _with_name(world: World) -> World:
    people = world.catalogue.workshops[0].sample
    return with_people(world, (replace(people[0], name="参会者第一"), *people[1:]))


def _with_organisation(world: World) -> World:
    people = world.catalogue.workshops[0].sample
    return with_people(world, (replace(people[0], organisation="示例学校"), *people[1:]))


def _with(world: World, **change: object) -> World:
    (forum,) = world.catalogue.workshops
    return with_workshop(world, replace(forum, **change))  # type: ignore[arg-type]


_LISTED = {"participants", "participants-table", "sign-in", "minutes"}
_WITH_PLACE = {
    *(
        "agenda",
        "run-sheet",
        "participants",
        "sign-in",
        "primer",
        "how-to-run",
        "invitation",
        "minutes",
        "report",
    ),
    *("certificates", "facilitator-guide", "slides", "calendar"),
}
CHANGES: dict[str, tuple[Callable[[World], World], set[str]]] = {
    "name": (_with_name, _LISTED | {"invitation", "badges", "name-tents", "thank-you", "certificates"}),
    "organisation": (_with_organisation, _LISTED),
    "place": (
        lambda world: _with(world, place=replace(world.catalogue.workshops[0].place, zh="村活动室")),
        _WITH_PLACE | {"press-note", "hall-banner-strip"},
    ),
    "start": (
        lambda world: _with(world, start="08:40"),
        _WITH_PLACE | {"table-cards", "session-cards", "materials"},
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_touches_only_what_shows_it(world: World, change: str) -> None:
    alter, expected = CHANGES[change]
    before, after = jobs_of(world), jobs_of(alter(world))
    assert before.keys() == after.keys()
    touched = {name for name in before if before[name] != after[name] and not before[name].needs}
    assert touched == expected
    press = Press(ROOT)
    for name in touched:
        assert made(before[name], press) != made(after[name], press), name
