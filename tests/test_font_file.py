"""What is read of a font file is what fontTools reads of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from build_scripts.font_file import drawn
from tests.projects import ROOT

FONTS = sorted((ROOT / "templates/_shared/fonts").glob("*.ttf"))


@pytest.mark.parametrize("file", FONTS, ids=lambda file: file.stem)
def test_characters_glyphs_and_advances(file: Path) -> None:
    with TTFont(file, lazy=True) as font:
        number = font.getReverseGlyphMap()
        units, widths = font["head"].unitsPerEm, font["hmtx"]
        expected = [
            (chr(code), number[name], widths[name][0] / units)
            for code, name in sorted(font.getBestCmap().items())
        ]
    assert list(drawn(file)) == expected
    assert len(expected) > 300


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 no font at all", FONTS[0].read_bytes()[:100]])
def test_what_is_no_font_is_said(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "broken.ttf").write_bytes(data)
    with pytest.raises(ValueError, match=r"broken\.ttf"):
        list(drawn(tmp_path / "broken.ttf"))
