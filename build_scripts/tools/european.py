"""Source Sans 3 becomes the European letters that Noto Sans SC lacks, in the size and weight of its own letters.

The Latin of Noto Sans SC is Source Sans, enlarged: its regular is the regular times 1.1172, its bold lies between
semibold and bold and is enlarged by 1.1342 (least squares over boxes and widths of A–Z and a–z; what is left is 1.5
units of 1,000). So only what Noto lacks is taken over: marks, and letters that are one with their mark (Ł, ą). The
letter under a mark is Noto's own, and so are the accents of é ě ê è, which it has steeper and higher, as pinyin wants
them: they stand over ć č ĉ too, so that two letters of one name have the same accent.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

# Latin with all marks of Europe, Turkish, pinyin and Vietnamese; Greek; Cyrillic; three apostrophes of names.
_RANGES = (
    (0x0100, 0x0250),
    (0x0370, 0x0400),
    (0x0400, 0x0460),
    (0x0490, 0x0492),
    (0x02BC, 0x02BD),
    (0x02BE, 0x02C0),
    (0x1E00, 0x1F00),
)

# An accent of Source Sans → the letter of Noto Sans SC that wears its like; ".c" stands over capitals.
_WORN_BY = {
    "uni0300": "è",
    "uni0301": "é",
    "uni0302": "ê",
    "uni030C": "ě",
    "uni0300.c": "È",
    "uni0301.c": "É",
    "uni0302.c": "Ê",
    "uni030C.c": "Ě",
}
# What of such a letter is accent begins higher than this: between the letter and the lowest accent of both weights.
_ABOVE_SMALL, _ABOVE_CAPITAL = 600, 760

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Blend:
    """Which weight of Source Sans is that of a weight of Noto Sans SC: so far from one to the next, so much larger."""

    light: str
    heavy: str
    way: float
    scale: float


@dataclass(frozen=True, slots=True)
class Contour:
    """A closed line of a glyph: its points and which of them lie on it, in units of 1,000 to the em."""

    points: tuple[Point, ...]
    on_curve: tuple[int, ...]

    def moved(self, x: float, y: float) -> Contour:
        """The same somewhere else."""
        return Contour(tuple((one + x, two + y) for one, two in self.points), self.on_curve)


@dataclass(frozen=True, slots=True)
class Piece:
    """A glyph without parts and where it stands in a composed one."""

    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it goes into the font."""

    code: int
    width: int
    contours: tuple[Contour, ...]

    def glyph(self) -> object:
        """The glyph of a table ``glyf``."""
        pen = TTGlyphPen(None)
        for contour in self.contours:
            # A contour of off-curve points alone has no first point on the line; none of either font is such.
            start = contour.on_curve.index(1)
            points = [(round(x), round(y)) for x, y in contour.points]
            pen.moveTo(points[start])
            curve: list[tuple[int, int]] = []
            for point, on_curve in zip(
                points[start + 1 :] + points[: start + 1],
                contour.on_curve[start + 1 :] + contour.on_curve[: start + 1],
                strict=True,
            ):
                curve.append(point)
                if on_curve:
                    pen.qCurveTo(*curve)
                    curve = []
            pen.closePath()
        return pen.glyph()


def european_letters(noto: TTFont, light: TTFont, heavy: TTFont, blend: Blend) -> Iterator[Letter]:
    """The letters of our ranges that ``noto`` lacks and Source Sans has, in the order of their code points."""
    source = _Source(noto, light, heavy, blend)
    known, offered = noto.getBestCmap(), light.getBestCmap()
    for first, end in _RANGES:
        for code in range(first, end):
            if code not in known and code in offered and source.upright(code):
                yield source.letter(code)


class _Source:
    """The two weights of Source Sans between which the wanted one lies."""

    def __init__(self, noto: TTFont, light: TTFont, heavy: TTFont, blend: Blend) -> None:
        self._noto, self._light, self._heavy, self._blend = noto, light, heavy, blend
        known = noto.getBestCmap()
        # A letter of Source Sans → the same letter of Noto.
        self._own = {
            name: known[code]
            for code, name in light.getBestCmap().items()
            if code in known and unicodedata.category(chr(code)).startswith("L") and code < 0x0530
        }

    def upright(self, code: int) -> bool:
        """Whether no part of the glyph is turned: ƍ and Ʊ are, and are no letters of a European name."""
        glyph = self._light["glyf"][self._light.getBestCmap()[code]]
        return not any(hasattr(part, "transform") for part in getattr(glyph, "components", ()))

    def letter(self, code: int) -> Letter:
        """The letter of a code point."""
        name = self._light.getBestCmap()[code]
        width = self._width(name)
        contours: list[Contour] = []
        for piece in self._pieces(code):
            if piece.name in _WORN_BY:
                contours += self._accent(piece)
                continue
            outline = self._outline(piece.name)
            if piece.name in self._own:
                outline = _contours(self._noto, self._own[piece.name])
                if width == self._width(piece.name):
                    width = self._noto["hmtx"][self._own[piece.name]][0]
            contours += [one.moved(piece.x, piece.y) for one in outline]
        return Letter(code, round(width), tuple(contours))

    def _width(self, name: str) -> float:
        """How far a glyph of Source Sans advances in our weight and size."""
        return self._between(*(font["hmtx"][name][0] for font in (self._light, self._heavy)))

    def _between(self, light: float, heavy: float) -> float:
        return (light + (heavy - light) * self._blend.way) * self._blend.scale

    def _pieces(self, code: int) -> tuple[Piece, ...]:
        light, heavy = (_pieces(font, font.getBestCmap()[code], 0, 0) for font in (self._light, self._heavy))
        return tuple(
            Piece(one.name, self._between(one.x, two.x), self._between(one.y, two.y))
            for one, two in zip(light, heavy, strict=True)
        )

    def _outline(self, name: str) -> tuple[Contour, ...]:
        light, heavy = (_contours(font, name) for font in (self._light, self._heavy))
        return tuple(
            Contour(
                tuple(
                    (self._between(a, c), self._between(b, d))
                    for (a, b), (c, d) in zip(one.points, two.points, strict=True)
                ),
                one.on_curve,
            )
            for one, two in zip(light, heavy, strict=True)
        )

    def _accent(self, piece: Piece) -> Iterator[Contour]:
        """Noto's accent as far from where its model wears it as Source's is from there."""
        model = _WORN_BY[piece.name]
        worn = next(one for one in self._pieces(ord(model)) if one.name == piece.name)
        above = _ABOVE_CAPITAL if model.isupper() else _ABOVE_SMALL
        for contour in _contours(self._noto, self._noto.getBestCmap()[ord(model)]):
            if min(y for _, y in contour.points) > above:
                yield contour.moved(piece.x - worn.x, piece.y - worn.y)


def _pieces(font: TTFont, name: str, x: float, y: float) -> tuple[Piece, ...]:
    glyph = font["glyf"][name]
    if not glyph.isComposite():
        return (Piece(name, x, y),)
    return tuple(
        piece for part in glyph.components for piece in _pieces(font, part.glyphName, x + part.x, y + part.y)
    )


def _contours(font: TTFont, name: str) -> tuple[Contour, ...]:
    """Of a glyph without parts."""
    points, ends, flags = font["glyf"][name].getCoordinates(font["glyf"])
    contours = []
    begin = 0
    for end in ends:
        contours.append(
            Contour(tuple(points[begin : end + 1]), tuple(flag & 1 for flag in flags[begin : end + 1]))
        )
        begin = end + 1
    return tuple(contours)
