"""Cuttings of one TrueType font become one cutting that has the glyphs of all.

The layout engine leaves in each PDF of its fonts only what is drawn there, under the glyph numbers of the font file. So
the same glyph is the same bytes wherever it is, and one that was cut away is empty, with an advance of 0.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

_TAKEN = ("cvt ", "fpgm", "head", "hhea", "maxp", "prep")
"""As they are in the longest cutting. A PDF asks for no other tables of a font that it addresses by glyph number, but
for those that are put together here: glyf, hmtx, loca."""
_LONG_OFFSETS = 1
_WHOLE = 8
"""Where the table head says the checksum of the whole file, which is subtracted from ``_MAGIC``."""
_MAGIC = 0xB1B0AFBA


@dataclass(frozen=True, slots=True)
class Cutting:
    """A font as a PDF holds it."""

    tables: Mapping[str, bytes]
    glyphs: Mapping[int, bytes]
    """Outline by number, of those that have one."""
    metrics: bytes
    """Advance and left bearing of each glyph, four bytes for each."""

    @classmethod
    def of(cls, font: bytes, wanted: Iterable[int] | None = None) -> Self:
        """Reads a font file; with ``wanted``, as if nothing but these glyphs were left in it.

        Only for glyphs that are drawn by themselves: parts of composed ones would be lacking.
        """
        tables = _tables(font)
        (count,) = struct.unpack_from(">H", tables["maxp"], 4)
        (form,) = struct.unpack_from(">h", tables["head"], 50)
        offsets = _offsets(tables["loca"], count, form)
        outlines = tables["glyf"]
        glyphs = {
            number: outlines[start:end]
            for number, (start, end) in enumerate(pairwise(offsets))
            if start != end
        }
        metrics = _metrics(tables, count)
        if wanted is None:
            return cls(tables, glyphs, metrics)
        chosen = sorted(wanted)
        kept = bytearray(4 * (chosen[-1] + 1) if chosen else 0)
        for number in chosen:
            kept[4 * number : 4 * number + 4] = metrics[4 * number : 4 * number + 4]
        return cls(tables, {number: glyphs[number] for number in chosen if number in glyphs}, bytes(kept))


def united(cuttings: Sequence[Cutting]) -> bytes:
    """A font file with the glyphs of all; what is not outline or metric is taken of the first."""
    glyphs: dict[int, bytes] = {}
    for cutting in cuttings:
        glyphs.update(cutting.glyphs)
    count = max(len(cutting.metrics) for cutting in cuttings) // 4
    offsets, outlines = [], bytearray()
    for number in range(count):
        offsets.append(len(outlines))
        outline = glyphs.get(number, b"")
        outlines += outline + b"\0" * (-len(outline) % 4)
    offsets.append(len(outlines))
    tables = {name: data for name, data in cuttings[0].tables.items() if name in _TAKEN}
    tables["glyf"] = bytes(outlines)
    tables["loca"] = struct.pack(f">{len(offsets)}I", *offsets)
    tables["hmtx"] = _united_metrics([cutting.metrics for cutting in cuttings], count)
    tables["head"] = _with(_with(tables["head"], _WHOLE, ">I", 0), 50, ">h", _LONG_OFFSETS)
    tables["hhea"] = _with(tables["hhea"], 34, ">H", count)
    tables["maxp"] = _with(tables["maxp"], 4, ">H", count)
    # The checksum of the whole is said in a table, but is not summed up itself.
    tables["head"] = _with(tables["head"], _WHOLE, ">I", (_MAGIC - _sum(_file(tables))) % 2**32)
    return _file(tables)


def _united_metrics(all_metrics: Sequence[bytes], count: int) -> bytes:
    """A metric is the same in each cutting or 0, so that all bits together are the metrics of all."""
    bits = 0
    for metrics in all_metrics:
        bits |= int.from_bytes(metrics.ljust(4 * count, b"\0"), "big")
    return bits.to_bytes(4 * count, "big")


def _tables(font: bytes) -> dict[str, bytes]:
    (count,) = struct.unpack_from(">4xH", font)
    entries = struct.iter_unpack(">4s4xII", font[12 : 12 + 16 * count])
    return {tag.decode("latin-1"): font[start : start + length] for tag, start, length in entries}


def _offsets(table: bytes, count: int, form: int) -> Sequence[int]:
    """Where each outline begins, and at last where the last one ends."""
    if form == _LONG_OFFSETS:
        return struct.unpack_from(f">{count + 1}I", table)
    return [2 * half for half in struct.unpack_from(f">{count + 1}H", table)]


def _metrics(tables: Mapping[str, bytes], count: int) -> bytes:
    """Glyphs at the end that advance as far as the one before have only a bearing in the file."""
    (measured,) = struct.unpack_from(">H", tables["hhea"], 34)
    table = tables["hmtx"]
    whole, bearings = table[: 4 * measured], table[4 * measured :]
    advance = whole[-4:-2]
    rest = (bearings[2 * at : 2 * at + 2] for at in range(count - measured))
    return whole + b"".join(advance + bearing for bearing in rest)


def _with(data: bytes, place: int, form: str, value: int) -> bytes:
    written = struct.pack(form, value)
    return data[:place] + written + data[place + len(written) :]


def _sum(data: bytes) -> int:
    padded = data + b"\0" * (-len(data) % 4)
    return sum(struct.unpack(f">{len(padded) // 4}I", padded)) % 2**32


def _file(tables: Mapping[str, bytes]) -> bytes:
    power = len(tables).bit_length() - 1
    head = struct.pack(
        ">IHHHH", 0x00010000, len(tables), 16 << power, power, 16 * len(tables) - (16 << power)
    )
    place = len(head) + 16 * len(tables)
    entries, contents = [], []
    for name, data in sorted(tables.items()):
        summed = _with(data, _WHOLE, ">I", 0) if name == "head" else data
        entries.append(struct.pack(">4sIII", name.encode("latin-1"), _sum(summed), place, len(data)))
        padded = data + b"\0" * (-len(data) % 4)
        contents.append(padded)
        place += len(padded)
    return b"".join((head, *entries, *contents))
