"""A font file becomes the same font with a few of its glyphs, under their own numbers, as a PDF holds it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import uharfbuzz as harfbuzz

_NEEDED = frozenset({"cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"})
"""A PDF asks for no other tables of a font that it addresses by glyph number."""


def cut(file: Path, wanted: Iterable[int]) -> bytes:
    """The font; what follows the last glyph that is wanted is not counted any more, which keeps its lists short."""
    face = harfbuzz.Face(harfbuzz.Blob.from_file_path(file))
    glyphs = set(wanted)
    kept = _with(face, glyphs, harfbuzz.SubsetFlags.RETAIN_GIDS)
    return _with(kept, range(max(glyphs) + 1), harfbuzz.SubsetFlags.DEFAULT).blob.data


def _with(face: harfbuzz.Face, glyphs: Iterable[int], numbering: harfbuzz.SubsetFlags) -> harfbuzz.Face:
    wanted = harfbuzz.SubsetInput()
    wanted.flags = numbering | harfbuzz.SubsetFlags.NO_HINTING
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(
        int.from_bytes(tag.encode("latin-1"), "big") for tag in face.table_tags if tag not in _NEEDED
    )
    return harfbuzz.subset(face, wanted)
