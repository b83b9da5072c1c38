"""Noto Sans SC and Source Sans 3 become the project's fonts: "Banyan Sans" for what is printed every day and
"Banyan Sans Ext" for rare Chinese characters and the letters of European names, each in two weights.

Run it again only to change the fonts, for every PDF changes with them::

    npm pack @expo-google-fonts/noto-sans-sc@0.4.3
    npm pack @expo-google-fonts/source-sans-3@0.4.1
    .venv/bin/python -m build_scripts.tools.make_fonts \\
        expo-google-fonts-noto-sans-sc-0.4.3.tgz expo-google-fonts-source-sans-3-0.4.1.tgz

The character sets are fixed, not taken from the lessons: a font that changed with each new lesson would change the
bytes of every PDF. The same tarballs give the same bytes; nothing here reads the clock.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import tarfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from build_scripts.tools.european import Blend, Letter, european_letters

FONTS = Path(__file__).resolve().parents[2] / "templates" / "_shared" / "fonts"
_GENERAL_STANDARD = Path(__file__).with_name("general_standard.txt")

# Written into head.created and head.modified: seconds from 1904 to 2026-01-01, so that no run differs from another.
_TIMESTAMP = 3_850_070_400
_VERSION = "Version 2.004; Banyan 1"

# Alternates that no output asks for would only drag their glyphs along.
_FEATURES = (
    "ccmp",
    "locl",
    "kern",
    "mark",
    "liga",
    "palt",
    "halt",
    "vpal",
    "vhal",
    "vkrn",
    "vert",
    "vrt2",
    "pwid",
    "fwid",
    "hwid",
)

_KEPT_NAMES = {0, 8, 9, 10, 11, 13, 14}

# Signs that checklists and crossings-out need and that the original lacks, drawn with its own shapes:
# a sign of one glyph is that glyph, a sign of two is one laid over the other in the middle.
_BORROWED = {"☐": "□", "☑": "□✓", "☒": "□×", "✔": "✓", "✗": "×", "✘": "×"}

# Layout takes a space from the font of the letter before it: the fallback needs them as well, or it prints a box.
_BLANK = frozenset(map(ord, " \u00a0\u2002\u2003\u2009\u200b\u202f\u2060\u3000\ufeff"))

# Spaces of a given width in thousandths of an em; those of width 0 mark where a line may or may not break.
_SPACES = {"\u2009": 200, "\u202f": 200, "\u200b": 0, "\u2060": 0, "\ufeff": 0}


@dataclass(frozen=True, slots=True)
class Cut:
    """One font to be made: which weight of the original, under which names, with which of its characters.

    ``letters`` says how European letters are added to it, and is None where none are.
    """

    member: str
    file: str
    family: str
    style: str
    keeps: Callable[[int], bool]
    letters: Blend | None = None


def gb2312() -> frozenset[int]:
    """The 6,763 Chinese characters of GB 2312, levels 1 and 2, as code points."""
    cells = (
        bytes((row, cell))
        for row in range(0xB0, 0xF8)
        for cell in range(0xA1, 0xFF)
        if not (row == 0xD7 and cell > 0xF9)
    )
    return frozenset(ord(cell.decode("gb2312")) for cell in cells)


def general_standard() -> frozenset[int]:
    """The 1,467 characters of the general standard table beyond GB 2312, as code points."""
    lines = _GENERAL_STANDARD.read_text("utf-8").splitlines()
    return frozenset(ord(character) for line in lines if not line.startswith("#") for character in line)


def is_common(code: int) -> bool:
    """Whether a code point belongs into Banyan Sans: every sign and letter, and the characters of the two tables."""
    sign = code < 0x2E80 or 0x2FF0 <= code < 0x3400 or 0xFE10 <= code < 0x10000
    return sign or code in _COMMON_CHARACTERS


_COMMON_CHARACTERS = gb2312() | general_standard()


def is_rare(code: int) -> bool:
    """Whether a code point that the original has belongs into Banyan Sans Ext: the other Chinese characters."""
    return not is_common(code)


def is_none(_code: int) -> bool:
    """No code point at all: the bold fallback holds added letters only, for rare characters have one weight."""
    return False


_REGULAR, _BOLD = "400Regular/NotoSansSC_400Regular.ttf", "700Bold/NotoSansSC_700Bold.ttf"
_SOURCE_REGULAR = "400Regular/SourceSans3_400Regular.ttf"
_SOURCE_SEMIBOLD, _SOURCE_BOLD = "600SemiBold/SourceSans3_600SemiBold.ttf", "700Bold/SourceSans3_700Bold.ttf"

CUTS = (
    Cut(_REGULAR, "BanyanSans-Regular.ttf", "Banyan Sans", "Regular", is_common),
    Cut(_BOLD, "BanyanSans-Bold.ttf", "Banyan Sans", "Bold", is_common),
    Cut(
        _REGULAR,
        "BanyanSansExt-Regular.ttf",
        "Banyan Sans Ext",
        "Regular",
        is_rare,
        Blend(_SOURCE_REGULAR, _SOURCE_REGULAR, 0.0, 1.1172),
    ),
    Cut(
        _BOLD,
        "BanyanSansExt-Bold.ttf",
        "Banyan Sans Ext",
        "Bold",
        is_none,
        Blend(_SOURCE_SEMIBOLD, _SOURCE_BOLD, 0.452, 1.1341),
    ),
)


def make(original: bytes, cut: Cut, source: Callable[[str], bytes]) -> bytes:
    """The TTF of one cut. ``source`` reads a member of the package of Source Sans."""
    font = _opened(original)
    _add_spaces(font)
    if cut.keeps is is_common:
        _add_borrowed(font)
    letters: tuple[Letter, ...] = ()
    if cut.letters is not None:
        light, heavy = (_opened(source(member)) for member in (cut.letters.light, cut.letters.heavy))
        letters = tuple(european_letters(font, light, heavy, cut.letters))
        _credit(font, light)
    font = _reduced(font, [code for code in font.getBestCmap() if code in _BLANK or cut.keeps(code)])
    _list_in_full(font)
    # Behind all others: the glyphs that a PDF has used so far keep their numbers.
    for letter in letters:
        _add_glyph(font, chr(letter.code), letter.glyph(), letter.width)
    _rename(font, cut)
    font["head"].created = font["head"].modified = _TIMESTAMP
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def _opened(data: bytes) -> TTFont:
    return TTFont(io.BytesIO(data), recalcTimestamp=False, lazy=False)


def _reduced(font: TTFont, codes: Iterable[int]) -> TTFont:
    options = subset.Options()
    options.layout_features = list(_FEATURES)
    options.hinting = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.name_IDs = ["*"]
    options.drop_tables += ["STAT", "gasp"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    return font


def _rename(font: TTFont, cut: Cut) -> None:
    """Own names, as the licence's reserved names and good manners ask; credits and licence stay."""
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in _KEPT_NAMES]
    postscript = f"{cut.family.replace(' ', '')}-{cut.style}"
    own = {1: cut.family, 2: cut.style, 3: f"{_VERSION};{postscript}", 4: f"{cut.family} {cut.style}"}
    for name_id, words in (own | {5: _VERSION, 6: postscript}).items():
        table.setName(words, name_id, 3, 1, 0x409)


def _list_in_full(font: TTFont) -> None:
    """Gives a font whose characters are all of the first plane the list that the others have, for whoever reads it."""
    table = font["cmap"]
    if table.getcmap(3, 10) is None:
        full = CmapSubtable.newSubtable(12)
        full.platformID, full.platEncID, full.language = 3, 10, 0
        full.cmap = dict(table.getBestCmap())
        table.tables.append(full)


def _credit(font: TTFont, source: TTFont) -> None:
    """Both notices of copyright, as the licence asks for."""
    notices = (str(one["name"].getDebugName(0)) for one in (font, source))
    font["name"].setName("; ".join(notices), 0, 3, 1, 0x409)


def _add_spaces(font: TTFont) -> None:
    for sign, width in _SPACES.items():
        if ord(sign) not in font.getBestCmap():
            _add_glyph(font, sign, TTGlyphPen(None).glyph(), width)


def _add_borrowed(font: TTFont) -> None:
    shapes = font.getGlyphSet()
    cmap = font.getBestCmap()
    for sign, parts in _BORROWED.items():
        if ord(sign) in cmap:
            continue
        names = [cmap[ord(part)] for part in parts]
        width = font["hmtx"][names[0]][0]
        middle = _middle(font, names[0])
        pen = TTGlyphPen(shapes)
        for name in names:
            x, y = _middle(font, name)
            pen.addComponent(name, (1, 0, 0, 1, middle[0] - x, middle[1] - y))
        _add_glyph(font, sign, pen.glyph(), width)


def _middle(font: TTFont, name: str) -> tuple[int, int]:
    glyph = font["glyf"][name]
    return (glyph.xMin + glyph.xMax) // 2, (glyph.yMin + glyph.yMax) // 2


def _add_glyph(font: TTFont, sign: str, glyph: object, width: int) -> None:
    """Adds a glyph at the end of the font and reaches it from the sign's code point."""
    name = f"uni{ord(sign):04X}"
    assert name not in font["glyf"].glyphs, name
    font["glyf"][name] = glyph
    font["glyf"][name].recalcBounds(font["glyf"])
    font["hmtx"][name] = (width, getattr(font["glyf"][name], "xMin", 0))
    font["vmtx"][name] = (1000, 0)
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14:
            table.cmap[ord(sign)] = name


def main() -> None:
    """Reads the tarball named on the command line and writes the fonts and their digests."""
    parser = argparse.ArgumentParser(
        prog="make_fonts", description=__doc__.splitlines()[0] if __doc__ else ""
    )
    parser.add_argument("noto", type=Path, help="the npm package of Noto Sans SC, as `npm pack` wrote it")
    parser.add_argument("source", type=Path, help="that of Source Sans 3")
    parser.add_argument("--into", type=Path, default=FONTS, help="where to write (templates/_shared/fonts)")
    arguments = parser.parse_args()
    into: Path = arguments.into
    into.mkdir(parents=True, exist_ok=True)
    digests: list[str] = []
    with tarfile.open(arguments.noto) as noto, tarfile.open(arguments.source) as source:
        for cut in CUTS:
            data = make(_member(noto, cut.member), cut, partial(_member, source))
            (into / cut.file).write_bytes(data)
            digests.append(f"{hashlib.sha256(data).hexdigest()}  {cut.file}\n")
            print(
                f"{cut.file}: {len(data):,} bytes, {len(TTFont(io.BytesIO(data)).getBestCmap()):,} characters"
            )
        (into / "OFL.txt").write_bytes(_licence(noto, source))
    (into / "fonts.sha256").write_text("".join(sorted(digests, key=lambda line: line[66:])), "utf-8")


def _licence(noto: tarfile.TarFile, source: tarfile.TarFile) -> bytes:
    """The licence of the one font under the notices of both: their first lines, the rest is the same."""
    notice = _member(source, "LICENSE_FONT").partition(b"\n")[0].strip()
    return notice + b"\n" + _member(noto, "LICENSE_FONT")


def _member(tarball: tarfile.TarFile, name: str) -> bytes:
    stream = tarball.extractfile(f"package/{name}")
    assert stream is not None, name  # a member that is a folder would be another package altogether
    return stream.read()


if __name__ == "__main__":
    main()
