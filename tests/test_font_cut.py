"""A font is cut: the wanted glyphs are the font file's own, under their own numbers, and the file is whole."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from build_scripts.render.font_cut import cut
from tests.projects import ROOT

FOLDER = ROOT / "templates" / "_shared" / "fonts"
FILE = FOLDER / "BanyanSans-Regular.ttf"


@cache
def whole(file: Path) -> Any:
    """The font as it is."""
    return TTFont(file, lazy=True)


def number_of(character: str, file: Path = FILE) -> int:
    """The number of a character's glyph."""
    font = whole(file)
    return int(font.getGlyphID(font.getBestCmap()[ord(character)]))


def read(font: bytes) -> Any:
    """The font; a table whose checksum is wrong raises."""
    return TTFont(io.BytesIO(font), checkChecksums=2)


def drawn(font: Any, number: int) -> tuple[list[tuple[int, int]], tuple[int, int]]:
    """Points and metrics of a glyph."""
    name = font.getGlyphName(number)
    coordinates, _, _ = font["glyf"][name].getCoordinates(font["glyf"])
    return list(coordinates), font["hmtx"][name]


@pytest.mark.parametrize("words", ["榕树 Ag龟", "0123456789/ "])
@pytest.mark.parametrize("name", ["BanyanSans-Regular.ttf", "BanyanSans-Bold.ttf"])
def test_wanted_glyphs_are_those_of_the_file(name: str, words: str) -> None:
    file = FOLDER / name
    numbers = [number_of(character, file) for character in words]
    font = read(cut(file, numbers))
    assert [drawn(font, number) for number in numbers] == [drawn(whole(file), number) for number in numbers]
    assert font["maxp"].numGlyphs == max(numbers) + 1


@pytest.mark.parametrize("name", ["BanyanSansExt-Regular.ttf", "BanyanSansExt-Bold.ttf"])
def test_rare_letters_are_those_of_the_file(name: str) -> None:
    file = FOLDER / name
    number = number_of("Ł", file)
    assert drawn(read(cut(file, [number])), number) == drawn(whole(file), number)


def test_other_glyphs_are_empty() -> None:
    font = read(cut(FILE, [number_of("榕"), number_of("龟")]))
    assert drawn(font, number_of("树")) == ([], (0, 0))


def test_the_same_glyphs_give_the_same_bytes_in_any_order() -> None:
    numbers = [number_of(character) for character in "榕树论坛"]
    assert cut(FILE, numbers) == cut(FILE, numbers[::-1])


def test_a_font_has_what_a_pdf_asks_for_and_no_more() -> None:
    tables = set(read(cut(FILE, [number_of("榕")])).keys()) - {"GlyphOrder"}
    assert {"glyf", "head", "hhea", "hmtx", "loca", "maxp"} <= tables
    assert not tables & {"cmap", "GSUB", "GPOS", "name", "post", "OS/2", "vmtx"}
