"""HTML text becomes a tree in which each tag, attribute and piece of text knows its place in the file.

Our own reader, since the libraries mend what they read and forget where it stood. It knows as much of HTML as articles
need: empty elements, and end tags that may be left out.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())
BLOCKS = frozenset(
    "address article aside blockquote center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li "
    "main nav ol p pre section table ul".split()
)
"""Opening one of them ends a paragraph."""
# Opening one of these ends an open one of the set, unless an element of the last set stands between.
_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "tr": (frozenset({"tr", "td", "th"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
}
_SCOPE = frozenset({"table", "td", "th", "svg", "body"})
_DEEPEST = 512
"""Levels of elements; some tools write ``<span/>``, which opens one that nothing ends."""
_ATTRIBUTE = re.compile(r"""([^\s=/>"'][^\s=/>]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""")
_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?")


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute as it is written."""

    name: str
    value: str
    """Without entities."""
    offset: int
    """Of its name, in characters from the beginning of the file."""
    places: tuple[int, ...]
    """The offset of each character of the value."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text between two tags."""

    text: str
    offset: int
    exact: bool = True
    """Whether each character of the text is one of the file (an entity is not)."""


@dataclass(slots=True, eq=False)
class Element:
    """A tag and what it holds."""

    name: str
    offset: int
    attributes: tuple[Attribute, ...] = ()
    parent: Element | None = None
    children: list[Element | Piece] = field(default_factory=list)

    def get(self, name: str) -> str:
        """An attribute's value; empty when there is none."""
        found = self.attribute(name)
        return found.value if found is not None else ""

    def attribute(self, name: str) -> Attribute | None:
        return next((a for a in self.attributes if a.name == name), None)

    def elements(self) -> Iterator[Element]:
        """Its own child elements."""
        return (child for child in self.children if isinstance(child, Element))

    def walk(self) -> Iterator[Element]:
        """All elements below it, in the order of the file."""
        waiting = list(self.elements())[::-1]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += list(element.elements())[::-1]

    def above(self) -> Iterator[Element]:
        """Its ancestors, the nearest first."""
        parent = self.parent
        while parent is not None:
            yield parent
            parent = parent.parent

    def pieces(self) -> Iterator[Piece]:
        """All text below it, without that of style sheets and scripts."""
        waiting = self.children[::-1]
        while waiting:
            child = waiting.pop()
            if isinstance(child, Piece):
                yield child
            elif child.name not in {"style", "script"}:
                waiting += child.children[::-1]

    def text(self) -> str:
        """All text below it, as it is written."""
        return "".join(piece.text for piece in self.pieces())

    def own_text(self) -> str:
        """The text that stands directly in it."""
        return "".join(child.text for child in self.children if isinstance(child, Piece)).strip()


class Source:
    """A file with its tree."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        reader = _Reader(self._lines)
        reader.feed(text)
        reader.close()
        self.root = reader.root
        self.declaration: int | None = reader.declaration
        """Offset of ``<!doctype``."""

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, the column in characters."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1


class _Reader(HTMLParser):
    def __init__(self, lines: list[int]) -> None:
        super().__init__(convert_charrefs=False)
        self.root = Element("", 0)
        self.declaration: int | None = None
        self._open = [self.root]
        self._lines = lines

    @property
    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_decl(self, decl: str) -> None:
        if self.declaration is None and decl.lower().startswith("doctype"):
            self.declaration = self._offset

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_implied(tag)
        element = self._begun(tag)
        if tag not in _EMPTY:
            self._opened(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_implied(tag)
        element = self._begun(tag)
        # <p/> opens a paragraph in HTML; in SVG such a tag is whole.
        if tag not in _EMPTY and not any(e.name == "svg" for e in self._open) and tag != "svg":
            self._opened(element)

    def _opened(self, element: Element) -> None:
        """What stands deeper than browsers go stands beside its parent, as in them."""
        if len(self._open) < _DEEPEST:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self._open) - 1, 0, -1):
            if self._open[place].name == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(Piece(data, self._offset))

    def handle_entityref(self, name: str) -> None:
        self._open[-1].children.append(Piece(html.unescape(f"&{name};"), self._offset, exact=False))

    def handle_charref(self, name: str) -> None:
        self._open[-1].children.append(Piece(html.unescape(f"&#{name};"), self._offset, exact=False))

    def _begun(self, tag: str) -> Element:
        offset = self._offset
        raw = self.get_starttag_text() or ""
        element = Element(tag, offset, tuple(_attributes(raw, offset)), self._open[-1])
        self._open[-1].children.append(element)
        return element

    def _end_implied(self, tag: str) -> None:
        ended, barrier = _ENDS.get(tag, (frozenset(), frozenset()))
        if ended:
            for place in range(len(self._open) - 1, 0, -1):
                if self._open[place].name in barrier:
                    break
                if self._open[place].name in ended:
                    del self._open[place:]
                    if tag != "tr":
                        break
        if tag in BLOCKS:
            for place in range(len(self._open) - 1, 0, -1):
                if self._open[place].name in _SCOPE:
                    break
                if self._open[place].name == "p":
                    del self._open[place:]
                    break


def _attributes(raw: str, offset: int) -> Iterator[Attribute]:
    start = re.match(r"<[^\s/>]+", raw)
    seen = set()
    for match in _ATTRIBUTE.finditer(raw, start.end() if start else 0):
        name = match[1].lower()
        if name in seen:
            continue
        seen.add(name)
        value, begin = match[2] or "", match.start(2)
        if value[:1] in {'"', "'"}:
            value, begin = value[1:-1], begin + 1
        text, places = _decoded(value, offset + begin)
        yield Attribute(name, text, offset + match.start(1), places)


def _decoded(raw: str, offset: int) -> tuple[str, tuple[int, ...]]:
    """The value without entities, and where each of its characters stands."""
    text: list[str] = []
    places: list[int] = []
    end = 0
    for match in _ENTITY.finditer(raw):
        text.append(raw[end : match.start()])
        places += range(offset + end, offset + match.start())
        plain = html.unescape(match[0])
        text.append(plain)
        places += [offset + match.start()] * len(plain)
        end = match.end()
    text.append(raw[end:])
    places += range(offset + end, offset + len(raw))
    return "".join(text), tuple(places)
