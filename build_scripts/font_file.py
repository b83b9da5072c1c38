"""A TrueType file becomes what it draws: each character with the number of its glyph and how far that one advances.

The four tables that say so are read here themselves. A library for fonts makes an object of every table and a name for
every glyph: a quarter of a second, and ten mebibytes that each worker process then keeps.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

_FULL_UNICODE = (3, 10, 12)
"""Platform, encoding and format of the only list of characters that goes beyond the first plane."""


def drawn(file: Path) -> Iterator[tuple[str, int, float]]:
    """(character, glyph number, advance in ems), in the order of code points.

    ValueError where the file is no TrueType font with such a list.
    """
    try:
        tables = _tables(file)
        (units,) = struct.unpack_from(">H", tables["head"], 18)
        (measured,) = struct.unpack_from(">H", tables["hhea"], 34)
        metrics = struct.unpack_from(">" + "Hh" * measured, tables["hmtx"])
        characters = tuple(_characters(tables["cmap"]))
    except (KeyError, struct.error) as error:
        raise ValueError(f"{file.name}: no TrueType font ({error})") from error
    for code, glyph in characters:
        # Glyphs at the end that all advance alike are listed once.
        yield chr(code), glyph, metrics[2 * min(glyph, measured - 1)] / units


def _tables(file: Path) -> dict[str, bytes]:
    wanted = {}
    with file.open("rb") as stream:
        (count,) = struct.unpack_from(">4xH", stream.read(12))
        for tag, _, begin, length in struct.iter_unpack(">4s3I", stream.read(16 * count)):
            name = tag.decode("latin-1")
            if name in {"cmap", "head", "hhea", "hmtx"}:
                wanted[name] = (begin, length)
        found = {}
        for name, (begin, length) in wanted.items():
            stream.seek(begin)
            found[name] = stream.read(length)
    return found


def _characters(table: bytes) -> Iterator[tuple[int, int]]:
    """Code points with their glyphs."""
    (count,) = struct.unpack_from(">2xH", table)
    for index in range(count):
        platform, encoding, begin = struct.unpack_from(">HHI", table, 4 + 8 * index)
        (form,) = struct.unpack_from(">H", table, begin)
        if (platform, encoding, form) == _FULL_UNICODE:
            (groups,) = struct.unpack_from(">I", table, begin + 12)
            for first, last, glyph in struct.iter_unpack(">3I", table[begin + 16 : begin + 16 + 12 * groups]):
                yield from zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True)
            return
    raise struct.error("no list of all characters")
