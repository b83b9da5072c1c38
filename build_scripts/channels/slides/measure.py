"""Text becomes a number of lines, reckoned so that no usual font needs more.

A deck is shown with the fonts of the teacher's computer, which nobody here has. A character is taken as wide as the
wider of two: ours (Banyan Sans Bold) and, for signs of ASCII, a bold grotesque of the usual metrics.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from build_scripts.channels.slides import geometry
from build_scripts.channels.slides.records import Point
from build_scripts.model import Language
from build_scripts.render.lettering import glyphs
from build_scripts.render.press import Press

_FONT = "_shared/fonts/BanyanSans-Bold.ttf"
# Thousandths of an em, from the space to the tilde: the metrics that Arial, Helvetica and Liberation Sans share.
_BOLD = [
    *(278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278),
    *(556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611),
    *(975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778),
    *(667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556),
    *(333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611),
    *(611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584),
]
_AIR = 0.25
_SEAM = re.compile(r"(?<=[\u4e00-\u9fff（）《》])(?=[!-~])|(?<=[!-~])(?=[\u4e00-\u9fff（）《》])")
_SAFE = 0.97
"""Share of a line that is filled: programs round widths each in their way."""
_WORD = re.compile(r"[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…·/]+/?|\s+|.", re.DOTALL)
_CLOSING = frozenset("，。！？；：、）》”’」』】…—·/")
_OPENING = frozenset("（《“‘「『【")


@dataclass(frozen=True, slots=True)
class Ruler:
    """Measures texts of one language."""

    language: Language
    advances: Mapping[str, float]
    """Character → width in ems."""
    counted: dict[tuple[str, float, float], int] = field(default_factory=dict, repr=False, compare=False)
    """Lines reckoned before: a text is tried on several slides."""

    def width(self, text: str, size: float) -> float:
        """Of a text in one line."""
        return self._ems(text) * size

    def _ems(self, text: str) -> float:
        """With the air that some programs put between a Han character and a figure."""
        return sum(self.advances.get(sign, 1.0) for sign in text) + _AIR * len(_SEAM.findall(text))

    def longest_word(self, text: str) -> float:
        """Width in ems of what cannot be broken."""
        return max((self.width(word, 1.0) for word in _words(text)), default=0.0)

    def lines(self, text: str, size: float, width: float) -> int:
        """How many lines of this width the text fills; an empty text fills none."""
        key = (text, size, width)
        if key not in self.counted:
            self.counted[key] = self._lines(text, size, width)
        return self.counted[key]

    def _lines(self, text: str, size: float, width: float) -> int:
        room = width * _SAFE / size
        count, at = 0, room + 1
        before = ""
        for word in _words(text):
            seam = _AIR if _SEAM.search(before[-1:] + word[:1]) else 0.0
            before = word
            if word.isspace():
                at += self.advances[" "]
                continue
            wide = self._ems(word) + seam
            if at + wide > room:
                count += 1
                at = 0.0
            while wide > room:  # a word longer than a line breaks anywhere
                count += 1
                wide -= room
            at += wide
        return count

    def height(self, points: tuple[Point, ...], size: float, width: float) -> float:
        """Of points one below another, with a gap above each: some programs leave it above the first too."""
        if not points:
            return 0.0
        lines = sum(self.point_lines(point, size, width) for point in points)
        return lines * geometry.line(size, self.language) + len(points) * geometry.GAP

    def point_lines(self, point: Point, size: float, width: float) -> int:
        """Of one point, whose marker hangs beside it."""
        hanging = point.marker or point.runs_on
        return self.lines(point.text, size, width - (geometry.INDENT if hanging else 0))


def ruler(press: Press, language: Language) -> Ruler:
    """The ruler with our font."""
    return Ruler(language, _advances(press.templates / _FONT))


@lru_cache(maxsize=2)
def _advances(font: Path) -> dict[str, float]:
    """Character → width in ems; one that is not here is as wide as it is high."""
    found = {character: advance for character, (_, advance) in glyphs(font).items()}
    for code, width in enumerate(_BOLD, 32):
        found[chr(code)] = max(width / 1000, found.get(chr(code), 0.0))
    return found


@lru_cache(maxsize=20000)
def _words(text: str) -> tuple[str, ...]:
    """What must not be broken: words, and a character with the signs that may not leave it."""
    found: list[str] = []
    for word in _WORD.findall(text):
        if found and not found[-1].isspace() and (word in _CLOSING or found[-1][-1] in _OPENING):
            found[-1] += word
        else:
            found.append(word)
    return tuple(found)
