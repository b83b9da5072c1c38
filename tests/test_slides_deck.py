"""The files: opened again as an office program would, and the pages of the PDF."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from typing import Any

import pypdf
import pytest
from lxml import etree
from pptx.util import Pt

from build_scripts.channels.slides import CHANNEL, geometry
from build_scripts.model import Language, Output
from build_scripts.preflight.inspect import inspected
from build_scripts.print_kinds import kind_of
from tests.pdf_pages import letters, page_text, pages, squeezed
from tests.projects import EXAMPLE
from tests.slides_examples import fitted, fitter, job, opened, outputs, press

each_language = pytest.mark.parametrize("language", ["zh", "en"])
each_deck = pytest.mark.parametrize("which", [0, 1], ids=["16x9", "4x3"])
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LESSON = "five-plus-one-two-tracks"
"""It has a story, figures, a picture, a table and every type of question."""


pytestmark = pytest.mark.usefixtures("fonts")


def _deck(language: Language, which: int) -> Output:
    return outputs(LESSON, language)[which]


def _format(which: int) -> geometry.Format:
    return (geometry.WIDE, geometry.NARROW)[which]


def _texts(shape: Any) -> list[str]:
    return [paragraph.text for paragraph in shape.text_frame.paragraphs]


def _curled(text: str) -> str:
    return re.sub(r"(?<=\w)'", "’", text)


def _parts(deck: Output) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(deck.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_lesson_gives_three_files() -> None:
    found = outputs(LESSON, "zh")
    folder = f"slides/zh/GD/{LESSON}"
    assert [o.path for o in found] == [f"{folder}/{n}" for n in ("deck.pptx", "deck-4x3.pptx", "deck.pdf")]


@each_language
@each_deck
def test_every_slide_has_its_layout_and_its_texts_stand_in_placeholders(
    language: Language, which: int
) -> None:
    form = _format(which)
    deck = opened(_deck(language, which))
    assert (deck.slide_width, deck.slide_height) == (Pt(form.width), Pt(form.height))
    slides = fitted(LESSON, language, form)
    assert len(deck.slides) == len(slides)
    used = set()
    for shown, slide in zip(deck.slides, slides, strict=True):
        used.add(shown.slide_layout.name)
        assert shown.shapes.title.text_frame.text == _curled(slide.title)
        assert all(shape.is_placeholder for shape in shown.shapes), slide.title
        assert len({shape.shape_id for shape in shown.shapes}) == len(shown.shapes)
        held = {shape.placeholder_format.idx: shape for shape in shown.placeholders}
        if slide.points:
            assert _texts(held[1]) == [_curled(point.text) for point in slide.points]
        if slide.figure:
            assert _texts(held[1]) == [slide.figure]
        if slide.sources:
            assert all(_curled(source) in held[14].text_frame.text for source in slide.sources)
        if slide.table:
            cells = [[cell.text for cell in row.cells] for row in held[17].table.rows]
            assert cells == [[_curled(cell.text) for cell in row] for row in slide.table]
        empty = [s for s in shown.placeholders if s.has_text_frame and not s.text_frame.text.strip()]
        assert empty == [], slide.title
    assert len(used) == len({slide.kind for slide in slides}) == 11


@each_language
def test_the_master_has_layouts_with_prompts_and_a_number(language: Language) -> None:
    deck = opened(_deck(language, 0))
    names = [layout.name for layout in deck.slide_layouts]
    assert len(set(names)) == len(names) == 11
    assert names[0] == {"zh": "封面", "en": "Title"}[language]
    assert {s.placeholder_format.type.name for s in deck.slide_master.placeholders} == {
        "TITLE",
        "BODY",
        "SLIDE_NUMBER",
    }
    for number, shown in enumerate(deck.slides):
        fields = shown._element.findall(f".//{_A}fld[@type='slidenum']")
        assert len(fields) == (0 if number in {0, len(deck.slides) - 1} else 1)


@each_language
@each_deck
def test_fonts_and_languages_are_set_for_chinese_and_latin_text(language: Language, which: int) -> None:
    files = _parts(_deck(language, which))
    theme: Any = etree.fromstring(files["ppt/theme/theme1.xml"])
    for name in ("majorFont", "minorFont"):
        font = theme.find(f".//{_A}{name}")
        assert font.find(f"{_A}ea").get("typeface") == "微软雅黑"
        assert font.find(f"{_A}latin").get("typeface") == "Arial"
    code = {"zh": "zh-CN", "en": "en-US"}[language]
    seen = 0
    for name, data in files.items():
        if re.fullmatch(r"ppt/(slides|notesSlides)/\w+\.xml", name):
            root: Any = etree.fromstring(data)
            for run in root.iter(f"{_A}r"):
                seen += 1
                assert run.find(f"{_A}rPr").get("lang") == code, name
                assert run.find(f"{_A}rPr").find(f"{_A}ea") is None, (
                    "the theme's font, not one of the run's own"
                )
    assert seen > 200


@each_language
@each_deck
def test_no_type_is_smaller_than_24_points_and_none_shrinks(language: Language, which: int) -> None:
    for name, data in _parts(_deck(language, which)).items():
        if not re.fullmatch(r"ppt/(slides|slideLayouts|slideMasters)/\w+\.xml", name):
            continue
        root: Any = etree.fromstring(data)
        sizes = [int(size) for size in root.xpath("//@sz") if size.isdigit()]
        assert all(size >= 2400 for size in sizes), name
        assert root.findall(f".//{_A}normAutofit") == [], name


@each_language
@each_deck
def test_answers_appear_on_a_click_and_stand_in_the_notes(language: Language, which: int) -> None:
    form = _format(which)
    deck = opened(_deck(language, which))
    clicks = 0
    for shown, slide in zip(deck.slides, fitted(LESSON, language, form), strict=True):
        timing = shown._element.findall(f"{_P}timing")
        if not (slide.answer or slide.hidden):
            assert timing == []
            continue
        clicks += 1
        (one,) = timing
        held = {shape.placeholder_format.idx: shape for shape in shown.placeholders}
        waits = held[16] if slide.answer else held[1]
        assert {int(t.get("spid")) for t in one.iter(f"{_P}spTgt")} == {waits.shape_id}
        assert {int(t.get("spid")) for t in one.iter(f"{_P}bldP")} == {waits.shape_id}
        (effect,) = (c for c in one.iter(f"{_P}cTn") if c.get("presetClass"))
        assert (effect.get("presetID"), effect.get("presetClass"), effect.get("nodeType")) == (
            "1",
            "entr",
            "clickEffect",
        )
        assert shown._element.index(one) > shown._element.index(shown._element.find(f"{_P}cSld"))
        if slide.answer:
            assert waits.text_frame.text == slide.answer
            others = [
                s.text_frame.text
                for s in shown.placeholders
                if s.has_text_frame and s.shape_id != waits.shape_id
            ]
            assert not any(slide.answer in text for text in others)
            notes = shown.notes_slide.notes_text_frame.text
            assert "【答案】" in notes or "[Answer]" in notes
    assert clicks == len(job(LESSON, language).editions[0].quiz)


@each_language
@each_deck
def test_notes_are_what_the_speaker_says(language: Language, which: int) -> None:
    deck = opened(_deck(language, which))
    slides = fitted(LESSON, language, _format(which))
    for shown, slide in zip(deck.slides, slides, strict=True):
        assert shown.has_notes_slide == bool(slide.notes)
        if slide.notes:
            lines = [p.text for p in shown.notes_slide.notes_text_frame.paragraphs]
            assert lines == [_curled(note) for note in slide.notes]
    assert re.search("做|DO", deck.slides[0].notes_slide.notes_text_frame.text)


@each_language
@each_deck
def test_pictures_say_what_they_show_and_keep_their_proportions(language: Language, which: int) -> None:
    deck = opened(_deck(language, which))
    found = [shape for shown in deck.slides for shape in shown.shapes if shape._element.tag == f"{_P}pic"]
    assert len(found) == 2
    for picture in found:
        described = picture._element.nvPicPr.cNvPr.get("descr")
        assert described and len(described) > 8
        assert not described.endswith(".png")
        width, height = picture.image.size
        assert picture.width / picture.height == pytest.approx(width / height, rel=0.01)
        assert picture.top + picture.height <= deck.slide_height
        assert (picture.crop_left, picture.crop_right, picture.crop_top, picture.crop_bottom) == (0, 0, 0, 0)
    (code,) = (s for s in deck.slides[-1].shapes if s._element.tag == f"{_P}pic")
    assert code.image.size[0] == code.image.size[1]


@each_language
def test_the_file_names_the_lesson_and_no_person_and_hangs_on_no_clock(language: Language) -> None:
    edition = job(LESSON, language).editions[0]
    properties = opened(_deck(language, 0)).core_properties
    assert properties.title == edition.title
    assert properties.author == properties.last_modified_by == job(LESSON, language).programme.publisher
    day = datetime.fromisoformat(edition.checked).replace(tzinfo=UTC)
    assert properties.created.replace(tzinfo=UTC) == properties.modified.replace(tzinfo=UTC) == day
    with zipfile.ZipFile(io.BytesIO(_deck(language, 0).data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_job_gives_the_same_bytes() -> None:
    made = job("pay-slip", "zh", EXAMPLE)
    first, second = (CHANNEL.render((made,), press(EXAMPLE))[0] for _ in range(2))
    assert [o.data for o in first] == [o.data for o in second]


@each_language
def test_numbered_items_go_on_where_the_slide_before_ended(language: Language) -> None:
    form = _format(1)
    deck = opened(_deck(language, 1))
    checked = 0
    for shown, slide in zip(deck.slides, fitted(LESSON, language, form), strict=True):
        for points, index in ((slide.points, 1), (slide.second, 13)):
            if not any(point.marker in {"number", "letter"} for point in points):
                continue
            held = {shape.placeholder_format.idx: shape for shape in shown.placeholders}
            at = 0
            for point, paragraph in zip(points, held[index].text_frame.paragraphs, strict=True):
                numbering = paragraph._p.find(f"{_A}pPr/{_A}buAutoNum")
                if point.marker not in {"number", "letter"}:
                    assert numbering is None
                    at = 0
                    continue
                first = int(numbering.get("startAt", "1"))
                at = at + 1 if at else first
                assert at == point.number
                checked += 1
    assert checked > 20


# --- the PDF


@each_language
def test_the_pdf_has_a_tagged_page_for_each_slide(language: Language) -> None:
    pdf = outputs(LESSON, language)[2].data
    slides = fitted(LESSON, language, geometry.WIDE)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert pages(pdf) == len(slides)
    assert {(round(p.mediabox.width), round(p.mediabox.height)) for p in reader.pages} == {(960, 540)}
    catalogue: Any = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert reader.metadata.title == job(LESSON, language).editions[0].title
    for number, slide in enumerate(slides):
        text = squeezed(page_text(pdf, number))
        assert squeezed(_curled(slide.title)) in text, slide.title
        for point in slide.points:
            assert squeezed(_curled(point.text)) in text, (slide.title, point.text)
        if slide.answer:
            assert squeezed(slide.answer) not in text


@each_language
def test_letters_of_the_pdf_are_large_and_stand_on_the_page(language: Language) -> None:
    pdf = outputs(LESSON, language)[2].data
    slides = fitted(LESSON, language, geometry.WIDE)
    measure = fitter(job(LESSON, language), geometry.WIDE)
    for number, slide in enumerate(slides):
        found = list(letters(pdf, number))
        if slide.kind not in {"picture", "end"}:
            assert min(letter.points for letter in found) >= 23.9, slide.title
        assert max(letter.right for letter in found) <= 960 * 25.4 / 72
        places = measure.places(slide)
        if places.source is not None and places.body is not None and slide.points:
            low = places.body.bottom * 25.4 / 72
            foot = places.source.y * 25.4 / 72
            assert all(letter.bottom <= low + 1 or letter.top >= foot - 1 for letter in found), slide.title


@each_language
def test_preflight_knows_the_pdf_and_finds_no_fault(language: Language) -> None:
    made = outputs(LESSON, language)[2]
    kind = kind_of(made.path)
    assert kind is not None and kind.id == "slides"
    faults = [f"{one.code} {one.message('en')}" for i in inspected(made.path, made.data) for one in i.faults]
    assert faults == []
