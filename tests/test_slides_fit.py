"""Whether every text of every deck fits its box, measured anew; and how what is too long is parted."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest
from PIL import ImageFont

from build_scripts.channels.slides import geometry
from build_scripts.channels.slides.fit import Fitter
from build_scripts.channels.slides.geometry import NARROW, WIDE, Box, Format
from build_scripts.channels.slides.measure import ruler
from build_scripts.channels.slides.records import RECAP, Kind, Point, Run, Slide, said
from build_scripts.channels.slides.tables import PAD_X, laid_out
from build_scripts.model import Language
from build_scripts.render.faults import Overflow
from tests.projects import ROOT
from tests.slides_examples import fitter, press, real

each_language = pytest.mark.parametrize("language", ["zh", "en"])
each_format = pytest.mark.parametrize("form", [WIDE, NARROW], ids=["16x9", "4x3"])
_FONT = ROOT / "templates/_shared/fonts/BanyanSans-Bold.ttf"
KINDS: tuple[Kind, ...] = (
    "title",
    "story",
    "message",
    "points",
    "figure",
    "picture",
    "table",
    "question",
    "matching",
    "answer",
    "end",
)


@lru_cache(maxsize=1)
def _face() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONT), 100)


@lru_cache(maxsize=50000)
def _wide(text: str) -> float:
    return _face().getlength(text) / 100


def _needed(text: str, size: float, width: float, language: Language) -> int:
    """Lines by a plain reckoning with the outlines of the font, without any allowance."""
    units = re.findall(r"[!-~]+ ?|.", text) if language == "zh" else re.findall(r"\S+\s*", text)
    count, at = 0, width + 1
    for unit in units:
        wide = _wide(unit.rstrip()) * size
        if at + wide > width:
            count, at = count + 1, 0.0
        at += _wide(unit) * size
    return count


def _check(points: tuple[Point, ...], size: float, box: Box, language: Language) -> float:
    """Height left in the box."""
    lines = sum(
        _needed(p.text, size, box.width - (geometry.INDENT if p.marker or p.runs_on else 0), language)
        for p in points
    )
    return box.height - lines * geometry.line(size, language)


def test_no_text_of_any_real_deck_is_higher_than_its_box() -> None:
    checked = 0
    for job, form, slides in real():
        measure = fitter(job, form)
        for slide in slides:
            places = measure.places(slide)
            where = (job.id, form.id, slide.title)
            title = (said(slide.title),)
            assert _check(title, measure.title_size(slide), places.title, job.language) > -0.01, where
            if slide.points:
                assert places.body is not None
                assert _check(slide.points, measure.size(slide), places.body, job.language) > -0.01, where
            if slide.second:
                assert places.second is not None
                size = measure.second_size(slide)
                assert _check(slide.second, size, places.second, job.language) > -0.01, where
            if slide.sources:
                assert places.source is not None
                before, between = {"zh": ("依据：", "；"), "en": ("Source: ", "; ")}[job.language]
                foot = (said(before + between.join(slide.sources)),)
                assert _check(foot, geometry.SMALL, places.source, job.language) > -0.01, where
            if slide.table:
                layout = measure.table_layout(slide)
                assert layout is not None
                assert places.body is not None
                assert sum(layout.widths) <= places.body.width + 0.01, where
                assert layout.height <= places.body.height, where
                for row, height in zip(slide.table, layout.heights, strict=True):
                    for cell, width in zip(row, layout.widths, strict=True):
                        inner = Box(0, 0, width - 16, height - 8)
                        assert _check((cell,), layout.size, inner, job.language) > -0.01, (*where, cell.text)
            checked += 1
    assert checked > 4000


def test_no_type_of_any_real_deck_is_smaller_than_24_points_and_lines_are_few() -> None:
    parted: list[tuple[str, str]] = []
    for job, form, slides in real():
        measure = fitter(job, form)
        for slide in slides:
            assert measure.size(slide) >= 24, (job.id, slide.title)
            assert measure.second_size(slide) >= 24
            if slide.kind in {"points", "story", "answer"}:
                width = form.inner - geometry.INDENT
                lines = sum(_needed(p.text, measure.size(slide), width, job.language) for p in slide.points)
                # What is to be remembered stands together, however many lines it takes.
                most = 10 if slide.section == RECAP else form.lines + 1
                assert lines <= most, (job.id, form.id, slide.title)
        if sum(slide.section == RECAP for slide in slides) > 1:
            parted.append((job.id, form.id))
    # Only where the sources of all three leave no room.
    assert len(parted) <= 3, parted
    assert min(geometry.SMALL, *WIDE.sizes, *NARROW.sizes) == 24


@each_language
@each_format
@pytest.mark.parametrize("kind", KINDS)
def test_boxes_stand_on_the_slide_and_do_not_touch(kind: Kind, form: Format, language: Language) -> None:
    for foot in (2, 3):
        places = geometry.places(kind, form, language, foot)
        named = {
            name: box
            for name in ("title", "body", "second", "source", "picture", "number")
            if (box := getattr(places, name)) is not None
        }
        if kind == "table":
            del named["second"]  # stands above the table only where there is something to say
        for name, box in named.items():
            assert box.x >= 0 and box.y >= 0, name
            assert box.x + box.width <= form.width, name
            assert box.bottom <= form.height, name
            for other, second in named.items():
                apart = (
                    box.x + box.width <= second.x
                    or second.x + second.width <= box.x
                    or box.bottom <= second.y
                    or second.bottom <= box.y
                )
                assert name == other or apart, (kind, name, other)


def test_a_table_leaves_room_for_what_leads_to_it() -> None:
    with_lead = geometry.places("table", WIDE, "zh", 2, 60.0)
    without = geometry.places("table", WIDE, "zh", 2)
    assert with_lead.second is not None and with_lead.body is not None and without.body is not None
    assert with_lead.body.y >= with_lead.second.y + 60.0
    assert with_lead.body.bottom == pytest.approx(without.body.bottom)


# --- parting


def _fitter(language: Language, form: Format = WIDE, *titles: tuple[int, str]) -> Fitter:
    return Fitter(form, ruler(press(), language), titles)


def _item(text: str, number: int) -> Point:
    return Point((Run(text),), "number", number)


def test_a_long_list_goes_on_to_slides_that_are_filled_alike() -> None:
    items = tuple(_item("一二三四五六七八九十" * 2, number) for number in range(1, 9))
    slides = _fitter("zh").fitted((Slide("points", "八步", "steps", items, notes=("说",)),))
    assert [len(slide.points) for slide in slides] == [4, 4]
    assert [slide.title for slide in slides] == ["八步", "八步（续）"]
    assert [slide.notes for slide in slides] == [("说",), ()]
    assert [point.number for slide in slides for point in slide.points] == list(range(1, 9))


def test_a_paragraph_without_end_is_parted_between_sentences_and_loses_no_word() -> None:
    sentence = "他问同乡，这样算不算工伤，现在还来不来得及，要不要先去找老板说清楚。"
    whole = "“先听我说。”" + sentence * 12
    slides = _fitter("zh").fitted((Slide("story", "故事", "story", (said(whole),)),))
    assert len(slides) >= 3
    assert "".join(point.text for slide in slides for point in slide.points) == whole
    assert all(slide.points[-1].text.endswith("。") for slide in slides)


def test_a_lead_in_stays_with_what_it_leads_to() -> None:
    items = (
        *(_item("一二三四五六七八九十" * 2, n) for n in range(1, 6)),
        said("还有："),
        _item("一件事" * 5, 1),
    )
    slides = _fitter("zh").fitted((Slide("points", "事", "what", items),))
    assert len(slides) == 2
    assert not any(slide.points[-1].text.endswith("：") for slide in slides)


def test_each_part_has_the_largest_type_that_fits_at_most_one_size_from_the_others() -> None:
    short = _fitter("en").fitted((Slide("points", "Few", "few", (said("One short line."),)),))
    assert short[0].size == 36
    items = tuple(_item("a line of some words " * 3, number) for number in range(1, 10))
    long = _fitter("en").fitted((Slide("points", "Many", "many", items),))
    assert len(long) > 1
    order = sorted(geometry.WIDE.sizes)
    places = {order.index(slide.size) for slide in long}
    assert max(places) - min(places) <= 1
    uneven = (_item("a line of some words " * 15, 1), _item("One word.", 2))
    parts = _fitter("en").fitted((Slide("points", "Many", "many", uneven),))
    assert len(parts) > 1 and parts[-1].size > parts[0].size, "a short end is not set as small as the rest"


def test_sources_follow_the_points_that_rest_on_them() -> None:
    items = tuple(
        Point((Run("一二三四五六七八九十" * 3),), "bullet", sources=(number,)) for number in range(1, 7)
    )
    titles = tuple((number, f"《法{number}》第{number}条") for number in range(1, 7))
    slides = _fitter("zh", WIDE, *titles).fitted((Slide("points", "事", "what", items),))
    assert len(slides) > 1
    for slide in slides:
        numbers = [point.sources[0] for point in slide.points]
        assert slide.sources == tuple(f"《法{n}》第{n}条" for n in numbers)


def test_a_long_question_stands_above_its_options_or_before_them() -> None:
    options = tuple(Point((Run("一个选项"),), "letter", number) for number in (1, 2, 3))
    ask = "小陈在厂里上班受了伤，" * 6 + "怎么办？"
    middle = Slide("question", ask, "question-a", options, number=4, answer="答案：B", notes=("说",))
    (one,) = _fitter("zh").fitted((middle,))
    assert one.title == "第4题"
    assert one.points[0].text == ask
    long = "小陈在厂里上班受了伤，" * 14 + "怎么办？"
    first, second = _fitter("zh").fitted(
        (Slide("question", long, "question-a", options, number=4, answer="答案：B"),)
    )
    assert (first.points[0].text, first.answer) == (long, "")
    assert (second.points, second.answer) == (options, "答案：B")


def test_a_table_is_parted_between_rows_under_its_head_and_becomes_a_list_where_it_is_too_wide() -> None:
    head = (said("项目"), said("数"))
    rows = tuple((said(f"第{number}行"), said("多少")) for number in range(1, 15))
    listed = tuple(_item("行", number) for number in range(1, 15))
    table = Slide("table", "表", "prose-0", listed, table=(head, *rows))
    slides = _fitter("zh").fitted((table,))
    assert len(slides) > 1
    assert all(slide.table[0] == head for slide in slides)
    assert [row for slide in slides for row in slide.table[1:]] == list(rows)
    wide = tuple(said("x" * 40) for _ in range(3))
    slides = _fitter("zh").fitted((Slide("table", "表", "prose-0", listed[:3], table=(wide, wide)),))
    assert [slide.kind for slide in slides] == ["points"]
    assert slides[0].points == listed[:3]


def test_short_figures_of_a_table_keep_to_one_line_where_there_is_room() -> None:
    words = ("谁", "原来", "最后", "从哪天出生的人起", "出生每晚多久", "退休就晚")
    figures = ("女职工，管理、技术岗位等", "55岁", "58岁", "1970年1月1日", "4个月", "1个月")
    rows = tuple(tuple(map(said, row)) for row in (words, figures))
    measure = ruler(press(), "zh")
    for width, date_lines in ((WIDE.inner, 1), (NARROW.inner, 2)):
        layout = laid_out(rows, 24.0, width, measure)
        assert layout is not None
        assert sum(layout.widths) <= width + 0.01
        date, room = figures[3], layout.widths[3] - 2 * PAD_X
        assert measure.lines(date, 24.0, room) == date_lines
        # None is wider than its longest line: what it cannot use goes to the others.
        longest = [max(measure.width(one, 24.0) for one in pair) for pair in zip(words, figures, strict=True)]
        assert all(
            one <= most / 0.95 + 2 * PAD_X + 0.01 for one, most in zip(layout.widths, longest, strict=True)
        )


def test_a_title_that_cannot_be_broken_is_an_error_that_names_it() -> None:
    title = "很长很长的标题" * 12
    with pytest.raises(Overflow, match="很长很长的标题") as caught:
        _fitter("zh").fitted((Slide("points", title, "what", (said("一句话。"),)),))
    assert caught.value.args[0].startswith("title")


@each_language
def test_the_ruler_is_never_more_sparing_than_the_font(language: Language) -> None:
    measure = ruler(press(), language)
    for text in (
        "工伤保险基金2026年支付84.1%。",
        "WAVE: Employers’ contributions (2,680 yuan)",
        "“别报”，他说",
    ):
        assert measure.width(text, 28.0) >= _wide(text) * 28.0 * 0.98
        for width in (200.0, 400.0, 864.0):
            assert measure.lines(text, 28.0, width) >= _needed(text, 28.0, width, language)
