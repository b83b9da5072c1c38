"""The leaflet as paper: what stands in which panel, whether it can be read, copied and traced."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PIL import Image, ImageChops, ImageStat

from build_scripts.channels.leaflet import CHANNEL
from build_scripts.channels.leaflet.formats import TRI_FOLD
from build_scripts.channels.leaflet.heights import TYPE
from build_scripts.channels.leaflet.wording import WORDING
from build_scripts.model import Edition, Language
from build_scripts.paper.wording import WORDING as IMPRINT
from build_scripts.render.press import Press
from tests.golden import FOLDER, assert_golden
from tests.leaflet_examples import edition, job, with_passage
from tests.leaflet_made import COVER, FLAP, each_edition, each_language, edition_called, made, rendered
from tests.leaflet_pages import (
    letters,
    lines,
    page,
    panel_of,
    panel_text,
    panels,
    squeezed,
)
from tests.projects import ROOT

pytestmark = pytest.mark.usefixtures("fonts")


# --- the sheet ------------------------------------------------------------------------------------------------------


def test_the_tucked_in_panel_is_narrower_and_lies_behind_the_third_inner_panel() -> None:
    assert pytest.approx(2.0) == COVER.width - FLAP.width
    assert FLAP.width == TRI_FOLD.inner[2].width
    for side in (TRI_FOLD.outer, TRI_FOLD.inner):
        assert side[0].left == 0
        assert all(a.left + a.width == pytest.approx(b.left) for a, b in pairwise(side))
        assert side[-1].left + side[-1].width == pytest.approx(297)
    # Turned over its short edge, the left edge of the outer side is the right edge of the inner one.
    assert FLAP.width == pytest.approx(297 - TRI_FOLD.inner[2].left)


@each_language
def test_two_landscape_pages_with_metadata_and_tags(language: Language) -> None:
    document = pypdf.PdfReader(io.BytesIO(made(language)))
    sides = [(float(p.mediabox.width), float(p.mediabox.height)) for p in document.pages]
    assert len(sides) == 2
    assert all(side == pytest.approx((841.89, 595.28), abs=0.01) for side in sides)
    assert document.metadata is not None
    assert document.metadata.title is not None and document.metadata.title.startswith(edition(language).title)
    assert document.metadata.author == job(language).programme.publisher
    root: Any = document.trailer["/Root"]
    assert root["/Lang"] == IMPRINT[language].html_language
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root


@each_language
def test_panels_are_in_folding_order(language: Language) -> None:
    words, pdf, shown = WORDING[language], made(language), edition(language)
    flap, back, cover = (squeezed(panel_text(pdf, 0, panel)) for panel in TRI_FOLD.outer)
    assert squeezed(words.remember) in flap
    assert squeezed(_title("who", shown)) in back
    assert squeezed(shown.title) in cover
    assert squeezed(shown.summary) in cover
    assert squeezed(shown.region_name) in cover
    assert squeezed(job(language).programme.name) in cover


@each_language
@each_edition
def test_inner_panels_read_what_get_steps_warning(language: Language, name: str) -> None:
    shown = edition_called(language, name)
    text = squeezed("".join(panel_text(made(language, name), 1, panel) for panel in TRI_FOLD.inner))
    places = [text.index(squeezed(_title(kind, shown))) for kind in ("what", "get", "steps", "warning")]
    assert places == sorted(places)


def test_lines_of_chinese_messages_end_behind_signs() -> None:
    rows = [row for panel, row in lines(made("zh"), 0) if panel is FLAP]
    (first,) = (index for index, row in enumerate(rows) if WORDING["zh"].remember in row)
    last = next(index for index, row in enumerate(rows) if WORDING["zh"].notes in row)
    said = [row for row in rows[first + 1 : last] if not row.isdigit()]
    assert [row.lstrip("123") for row in said] == [
        "单位30天内申请，",
        "不申请你有一年。",
        "拿不准的，",
        "单位要拿出证据。",
        "没参保，全由单位赔。",
    ]


@each_language
@each_edition
def test_messages_begin_beside_their_numbers(language: Language, name: str) -> None:
    found = [letter for letter in letters(made(language, name), 0) if panel_of(letter, 0) is FLAP]
    numbers = [at for at, letter in enumerate(found) if letter.sign in "123" and letter.points > 22]
    assert [found[at].sign for at in numbers] == ["1", "2", "3"]
    for number, first in ((found[at], found[at + 1]) for at in numbers):
        assert first.left > number.right
        assert number.top < first.bottom and first.top < number.bottom


@each_language
@each_edition
def test_all_text_is_inside_its_panel_and_the_printable_area(language: Language, name: str) -> None:
    pdf = made(language, name)
    for side in (0, 1):
        assert len(letters(pdf, side)) > 200
        for letter in letters(pdf, side):
            panel = panel_of(letter, side)
            # A full-width sign at the end of a line may reach into the gutter by its empty half.
            assert letter.left >= panel.text_left - 0.5, (letter, panel)
            assert letter.right <= panel.text_left + TRI_FOLD.text_width + 1.0, (letter, panel)
            assert letter.top >= TRI_FOLD.top - 0.5, letter
            assert letter.bottom <= TRI_FOLD.bottom + 0.5, letter
            assert letter.left >= 6 and letter.right <= 297 - 6, letter


@each_language
@each_edition
def test_no_text_lies_on_other_text(language: Language, name: str) -> None:
    pdf = made(language, name)
    for side in (0, 1):
        for panel in panels(side):
            found = [letter for letter in letters(pdf, side) if panel_of(letter, side) is panel]
            for one, two in combinations(found, 2):
                width = min(one.right, two.right) - max(one.left, two.left)
                height = min(one.bottom, two.bottom) - max(one.top, two.top)
                smaller = min((le.right - le.left) * (le.bottom - le.top) for le in (one, two))
                ligature = one.left == two.left and one.baseline == two.baseline
                apart = width <= 0 or height <= 0 or width * height < 0.35 * smaller
                assert apart or ligature, (one, two)


@each_language
@each_edition
def test_type_is_large_enough(language: Language, name: str) -> None:
    pdf, marks = made(language, name), "0123456789"
    small = min(le.points for side in (0, 1) for le in letters(pdf, side) if le.sign not in marks)
    assert round(small, 2) >= 7
    running_head = TRI_FOLD.inner_top - 1
    body = [letter for letter in letters(pdf, 1) if letter.top > running_head and letter.sign not in marks]
    assert round(min(letter.points for letter in body), 2) >= TYPE["tri-fold", language].flow[-1] == 9.5


def test_a_short_lesson_is_set_larger_than_a_long_one() -> None:
    def body(name: str) -> float:
        found = [le.points for le in letters(made("zh", name), 1) if le.top > TRI_FOLD.inner_top]
        return sorted(found)[len(found) // 2]

    assert body("short") == pytest.approx(TYPE["tri-fold", "zh"].flow[0], abs=0.01)
    assert body("dense") < body("short")


@each_language
@pytest.mark.parametrize("name", ["short", "dense"])
def test_no_inner_panel_is_half_empty(language: Language, name: str) -> None:
    """Words, or lines to tick off below the last ones, fill more than half of each."""
    pdf, room = made(language, name), TRI_FOLD.inner_height
    for panel in TRI_FOLD.inner:
        inside = [le for le in letters(pdf, 1) if panel_of(le, 1) is panel and le.top > TRI_FOLD.inner_top]
        words = "".join(letter.sign for letter in inside)
        if squeezed(WORDING[language].next_steps) in squeezed(words):
            continue
        assert max(letter.bottom for letter in inside) - TRI_FOLD.inner_top > 0.55 * room, panel.name


@pytest.mark.parametrize("name", ["short", "dense"])
def test_lines_to_tick_off_stand_in_the_panel_that_words_leave_emptiest(name: str) -> None:
    pdf, words = made("zh", name), squeezed(WORDING["zh"].next_steps)
    inside = [
        [le for le in letters(pdf, 1) if panel_of(le, 1) is panel and le.top > TRI_FOLD.inner_top]
        for panel in TRI_FOLD.inner
    ]
    ticked = [squeezed("".join(le.sign for le in found)).endswith(words) for found in inside]
    low = [max(le.bottom for le in found[: -len(words)]) for found in inside]
    assert sum(ticked) == 1
    assert ticked[low.index(min(low))]


def test_what_to_do_next_is_not_written_before_the_steps() -> None:
    """A table that cannot be cut leaves the first panel hollow: its lines are for notes, those outside to tick off."""
    rows = "".join(
        f"\n| 第{n}样 | 按时缴费，说实话，留好每一张单据 | 遇事有人扛，自己的记录免费查 |"
        for n in "一二三四五"
    )
    pdf = rendered(with_passage(edition("zh"), "get", f"| | 要做的事 | 能得到的 |\n|---|---|---|{rows}"))
    words = WORDING["zh"]
    first, *others = (squeezed(panel_text(pdf, 1, panel)) for panel in TRI_FOLD.inner)
    assert first.endswith(words.notes)
    assert not any(words.notes in text or words.next_steps in text for text in others)
    outside = [squeezed(panel_text(pdf, 0, panel)) for panel in panels(0)]
    assert sum(text.count(words.next_steps) for text in outside) == 1
    assert not any(words.notes in text for text in outside)


@each_language
@each_edition
def test_lines_for_notes_stand_in_one_place_at_most(language: Language, name: str) -> None:
    pdf, notes = made(language, name), squeezed(WORDING[language].notes)
    whole = [squeezed(panel_text(pdf, side, panel)) for side in (0, 1) for panel in panels(side)]
    assert sum(words.count(notes) for words in whole) <= 1


def test_a_chinese_heading_breaks_between_its_phrases() -> None:
    shown = edition("zh")
    long = replace(
        shown,
        passages=tuple(
            replace(p, title="工资少了、欠了，一步一步要") if p.kind == "get" else p for p in shown.passages
        ),
    )
    rows = [row for _, row in lines(rendered(long), 1)]
    assert "一步一步要" in rows
    assert "工资少了、欠了，" in rows


def test_an_english_heading_does_not_end_on_a_lone_word() -> None:
    shown = edition("en")
    titles = {"get": "Check, keep, talk, complain, go", "what": "After the accident, step by step"}
    long = replace(
        shown, passages=tuple(replace(p, title=titles.get(p.kind, p.title)) for p in shown.passages)
    )
    rows = [squeezed(row) for _, row in lines(rendered(long), 1)]
    assert "stepbystep" in rows
    assert "go" not in rows


# --- how it is set --------------------------------------------------------------------------------------------------


@each_edition
def test_no_chinese_line_begins_or_ends_with_a_forbidden_sign(name: str) -> None:
    for side in (0, 1):
        for panel, line in lines(made("zh", name), side):
            assert line[0] not in "。，、；：！？）》」』】”’%·", (panel.name, line)
            assert line[-1] not in "（《「『【“‘", (panel.name, line)


@each_language
def test_only_our_fonts_are_embedded(language: Language) -> None:
    def resources(sheet: Any) -> Any:
        return sheet["/Resources"]

    document = pypdf.PdfReader(io.BytesIO(made(language)))
    names = {
        str(font.get_object()["/BaseFont"])
        for sheet in document.pages
        for font in resources(sheet)["/Font"].values()
    }
    assert names
    assert all(re.fullmatch(r"/[A-Z]{6}\+Banyan-?Sans.*", name) for name in names), names


@each_language
def test_two_renderings_are_the_same_bytes(language: Language, tmp_path: Path) -> None:
    program = (
        "import hashlib, sys; from pathlib import Path\n"
        "from build_scripts.fonts import activate\n"
        "from build_scripts.channels.leaflet import CHANNEL\n"
        "from build_scripts.render.press import Press\n"
        "from tests.leaflet_examples import job\n"
        f"root = Path({str(ROOT)!r}); activate(root / 'templates/_shared/fonts', Path({str(tmp_path)!r}))\n"
        f"((output, _),) = CHANNEL.render((job({language!r}),), Press(root))\n"
        "sys.stdout.buffer.write(output.data)\n"
    )
    other = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={"PYTHONHASHSEED": "7", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=True,
    )
    assert other.stdout == rendered(edition(language))
    assert len(other.stdout) < 140 * 1024


def test_inks_that_carry_text_have_a_contrast_of_seven() -> None:
    tokens = dict(
        re.findall(r"--(\w+):\s*(#[0-9a-f]+);", (ROOT / "templates/_shared/print.css").read_text("utf-8"))
    )
    style = "".join(
        (ROOT / f"templates/{name}.css").read_text("utf-8") for name in ("_shared/paper", "leaflet/leaflet")
    )
    inks = set(re.findall(r"[^-]color:\s*([^;]+);", style))
    assert inks == {"var(--ink)", "var(--soft)", "var(--leaf)"}
    for ink in inks:
        assert 1.05 / (_luminance(tokens[ink[6:-1]]) + 0.05) >= 7, ink


def test_the_job_names_its_files() -> None:
    (outputs,) = CHANNEL.render((job("zh"),), Press(ROOT))
    assert [(output.path, output.media_type) for output in outputs] == [
        ("leaflet/zh/BI/island-injury.pdf", "application/pdf"),
        ("leaflet/zh/BI/island-injury-bw.pdf", "application/pdf"),
    ]


# --- goldens --------------------------------------------------------------------------------------------------------


@each_language
def test_golden_text(language: Language) -> None:
    pdf = made(language)
    text = "".join(
        f"=== {panel.name}\n{panel_text(pdf, side, panel).strip()}\n"
        for side in (0, 1)
        for panel in panels(side)
    )
    assert_golden(f"leaflet/{language}.txt", text)


@each_language
@pytest.mark.parametrize("side", [0, 1], ids=["outer", "inner"])
def test_golden_picture(language: Language, side: int) -> None:
    """Compared at low resolution: other versions of the PDF reader draw edges a little differently."""
    image = page(made(language), side, 60).convert("L")
    path = FOLDER / "leaflet" / f"{language}-{'inner' if side else 'outer'}.png"
    if os.environ.get("BANYAN_GOLDENS") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        image.save(path, optimize=True)
    assert path.exists(), f"{path} is missing: run with BANYAN_GOLDENS=write"
    difference = ImageChops.difference(image, Image.open(path).convert("L"))
    assert ImageStat.Stat(difference).mean[0] < 0.6
    # Nowhere may a whole word be missing or new.
    assert max(difference.reduce(8).getdata()) < 64


def _title(kind: str, shown: Edition) -> str:
    return next(passage.title for passage in shown.passages if passage.kind == kind)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
