"""Set HTML becomes the number of lines that it takes at some width, from the widths of our fonts' characters.

The layout engine breaks lines truly, but takes a fifth of a second a document; this takes a thousandth and is right
for nineteen paragraphs of twenty. Whoever uses it has the true layout confirm what he chose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path

from build_scripts.font_file import drawn
from build_scripts.render import notes

_FONTS = {False: "BanyanSans-Regular.ttf", True: "BanyanSans-Bold.ttf"}
_TOKEN = re.compile(r"<(?P<close>/?)(?P<tag>[a-z0-9]+)(?P<rest>[^>]*)>|(?P<words>[^<]+)")
_CLASS = re.compile(r'class="([^"]*)"')
_INLINE = {"span", "strong", "em", "b", "a", "sup", "small", "p", "br"}
_NOTE = 0.62
"""Size of a note's number, and its padding in ems of its own: sup.cite in print.css."""
_NOTE_PADDING = 0.25
_AIR = 0.12
_NARROW_QUOTE = 0.42
"""Of English quotes, by the feature pwid."""

_NEVER_FIRST = frozenset("，。、；：！？）》〉」』】〕”’%…·,.;:!?)]}\u2060\u00a0")
_NEVER_LAST = frozenset("（《〈「『【〔“‘([{\u2060\u00a0")
_INVISIBLE = "\u2060"
_BREAKS_AFTER = "-–/"


class Unpredictable(Exception):
    """HTML with more than paragraphs of words: a table, a picture, a list in a list."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Atoms, what a line holds whole or not at all, by their widths in ems, and the width of the space behind each."""

    atoms: tuple[tuple[float, float], ...]

    def lines(self, width: float) -> int:
        """How many lines it takes, at a width in ems."""
        count, used, space = 1, 0.0, 0.0
        for atom, after in self.atoms:
            if used and used + space + atom > width:
                count, used = count + 1, atom
            else:
                used += space + atom
            space = after
            while used > width:
                # Longer than a line: it is broken where the line ends.
                count, used = count + 1, used - width
        return count


@dataclass(frozen=True, slots=True)
class Typeface:
    """Advance widths in ems of the characters of our regular and bold fonts."""

    regular: dict[str, float]
    bold: dict[str, float]

    def width(self, sign: str, *, bold: bool) -> float:
        """A character's; one that the font has not is as wide as a Han character."""
        return (self.bold if bold else self.regular).get(sign, 1.0)


@lru_cache(maxsize=2)
def typeface(folder: Path) -> Typeface:
    """The widths of the fonts in a folder; Han characters, which are one em wide, are left out."""
    regular, bold = (
        {character: advance for character, _, advance in drawn(folder / _FONTS[bold]) if advance != 1.0}
        for bold in (False, True)
    )
    return Typeface(regular, bold)


def paragraphs(html: str, face: Typeface, *, chinese: bool, bold: bool = False) -> tuple[Paragraph, ...]:
    """The paragraphs of a piece's HTML. Unpredictable where it holds anything else."""
    found: list[list[_Sign]] = [[]]
    for sign in _signs(html, face, chinese=chinese, bold=bold):
        if sign is None:
            if found[-1]:
                found.append([])
        else:
            found[-1].append(sign)
    return tuple(Paragraph(tuple(_atoms(signs))) for signs in found if signs)


@dataclass(frozen=True, slots=True)
class _Sign:
    sign: str
    width: float
    keep: int
    """Number of the element that does not break; 0 outside."""
    padding: float = 0.0


def _signs(html: str, face: Typeface, *, chinese: bool, bold: bool) -> Iterator[_Sign | None]:
    """Visible characters with their widths; None between paragraphs."""
    opened: list[tuple[str, frozenset[str], int]] = []
    for number, token in enumerate(_TOKEN.finditer(html), 1):
        tag = token["tag"]
        if tag is None:
            classes = frozenset(name for _, names, _ in opened for name in names)
            heavy = bold or bool(classes & {"fact", "strong", "em", "b"})
            note = "sup" in classes
            keep = next((index for _, names, index in opened if "keep" in names), 0)
            words = re.sub(r"\s+", " ", unescape(token["words"]).replace("\u00a0", "\x00")).replace(
                "\x00", "\u00a0"
            )
            for at, sign in enumerate(words):
                width = _width(sign, face, chinese=chinese, bold=heavy)
                if "halt" in classes:
                    width /= 2
                if note:
                    before = _NOTE_PADDING if at == 0 else 0.0
                    if before and notes.NEXT in classes:
                        before = _width(",", face, chinese=chinese, bold=False)
                    width = _NOTE * (width + before)
                yield _Sign(sign, width, keep, _AIR if "air" in classes and at == len(words) - 1 else 0.0)
            continue
        if tag not in _INLINE:
            raise Unpredictable(tag)
        if tag in {"p", "br"}:
            yield None
        if tag == "br":
            continue
        if token["close"]:
            while opened and opened.pop()[0] != tag:
                pass
        else:
            found = _CLASS.search(token["rest"])
            opened.append((tag, frozenset((tag, *(found[1].split() if found else ()))), number))


def _width(sign: str, face: Typeface, *, chinese: bool, bold: bool) -> float:
    if sign in _INVISIBLE:
        return 0.0
    if not chinese and sign in "“”‘’":
        return _NARROW_QUOTE
    return face.width(sign, bold=bold)


def _atoms(signs: list[_Sign]) -> Iterator[tuple[float, float]]:
    """Groups characters between which no line ends."""
    width, before = 0.0, None
    for sign in signs:
        if sign.sign == " " and not sign.keep:
            if before is not None:
                yield width, sign.width
            width, before = 0.0, None
            continue
        if before is not None and _may_break(before, sign):
            yield width, 0.0
            width = 0.0
        width += sign.width + sign.padding
        before = sign
    if before is not None:
        yield width, 0.0


def _may_break(before: _Sign, after: _Sign) -> bool:
    if before.keep and before.keep == after.keep:
        return False
    if after.sign in _NEVER_FIRST or before.sign in _NEVER_LAST:
        return False
    wide = ord(before.sign) >= 0x2E80 or ord(after.sign) >= 0x2E80
    return wide or before.sign in _BREAKS_AFTER
