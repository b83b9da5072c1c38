"""Cuttings of a font are put together: every glyph is the font's own, and the file is whole."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from build_scripts.render.font_union import Cutting, united
from build_scripts.render.press import Press
from tests.projects import ROOT

FILE = ROOT / "templates" / "_shared" / "fonts" / "BanyanSans-Regular.ttf"
STYLE = "html { font-family: 'Banyan Sans' }"


def read(font: bytes) -> Any:
    """The font; a table whose checksum is wrong raises."""
    return TTFont(io.BytesIO(font), checkChecksums=2)


@cache
def number_of(character: str) -> int:
    font: Any = TTFont(FILE, lazy=True)
    return int(font.getGlyphID(font.getBestCmap()[ord(character)]))


def cut(words: str) -> bytes:
    """The font that the layout engine leaves in a PDF with these words."""
    pdf = Press(ROOT).pdf(f"<html lang='zh'><head><title>1</title></head><body>{words}</body></html>", STYLE)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        (font,) = (font for _, font in document.pages[0].Resources.Font.items())
        data: bytes = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
        return data


def outline(font: Any, number: int) -> list[tuple[int, int]]:
    coordinates, _, _ = font["glyf"][font.getGlyphName(number)].getCoordinates(font["glyf"])
    return list(coordinates)


def same(font: Any, characters: str) -> list[bool]:
    """For each character whether outline and advance are those of the font file."""
    whole: Any = TTFont(FILE, lazy=True)
    return [
        outline(font, number) == outline(whole, number)
        and font["hmtx"][font.getGlyphName(number)] == whole["hmtx"][whole.getGlyphName(number)]
        for number in map(number_of, characters)
    ]


def test_the_glyphs_of_all_cuttings_are_in_one(fonts: None) -> None:
    # 龟 stands far behind, so that the first file ends long before the second.
    one, other = cut("榕 Ag"), cut("树 Bg龟")
    both = read(united([Cutting.of(one), Cutting.of(other)]))
    assert same(both, "榕树龟ABg") == [True] * 6
    assert same(read(one), "榕树") == [True, False]
    assert both["hmtx"][both.getGlyphName(number_of("三"))] == (0, 0)


def test_the_order_of_cuttings_changes_no_glyph(fonts: None) -> None:
    cuttings = [Cutting.of(cut(words)) for words in ("榕 A", "树 B", "论坛")]
    forwards, backwards = united(cuttings), united(cuttings[::-1])
    assert read(forwards)["glyf"] == read(backwards)["glyf"]
    assert united(cuttings) == forwards


def test_glyphs_are_taken_of_the_font_file() -> None:
    digits = Cutting.of(FILE.read_bytes(), map(number_of, "07/ "))
    assert sorted(digits.glyphs) == sorted(map(number_of, "07/"))
    font = read(united([digits]))
    assert same(font, "07/") == [True] * 3
    assert font["hmtx"][font.getGlyphName(number_of(" "))][0] > 0
    assert font["glyf"][font.getGlyphName(number_of("1"))].numberOfContours == 0
    assert Cutting.of(FILE.read_bytes(), ()).glyphs == {}


@pytest.mark.parametrize("table", ["glyf", "head", "hhea", "hmtx", "loca", "maxp"])
def test_a_font_has_what_a_pdf_asks_for(fonts: None, table: str) -> None:
    assert table in read(united([Cutting.of(cut("榕"))]))


def test_the_checksum_of_the_whole_is_right(fonts: None) -> None:
    data = united([Cutting.of(cut("榕")), Cutting.of(cut("树"))])
    words = memoryview(data).cast("B")
    total = sum(int.from_bytes(words[at : at + 4], "big") for at in range(0, len(data), 4))
    assert total % 2**32 == 0xB1B0AFBA
