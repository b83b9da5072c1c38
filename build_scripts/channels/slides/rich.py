"""Resolved Markdown becomes points: paragraphs, list items and rows of tables as runs of two weights, notes counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import html as lxml_html
from lxml.html import HtmlElement

from build_scripts.channels.slides.records import Marker, Point, Run
from build_scripts.channels.slides.wording import WORDING
from build_scripts.model import Edition, Language
from build_scripts.render import markdown

_SPACE = re.compile(r"\s+")
_INVISIBLE = str.maketrans({"\u2060": None, "\u200b": None, "\u00ad": None, "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading between points."""

    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture between points."""

    name: str
    alt: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table between points; all rows have the same number of cells."""

    rows: tuple[tuple[Point, ...], ...]
    """The first names the columns."""
    listed: tuple[Point, ...]
    """The same as items of a list, where no slide is wide enough."""


Part = Point | Heading | Drawing | Table


@dataclass(slots=True)
class _Heard:
    """What was met while walking through a paragraph."""

    runs: list[Run] = field(default_factory=list)
    facts: dict[str, None] = field(default_factory=dict)
    cited: dict[int, None] = field(default_factory=dict)

    def add(self, text: str | None, bold: bool) -> None:
        words = _SPACE.sub(" ", (text or "").translate(_INVISIBLE))
        if not words:
            return
        if self.runs and self.runs[-1].bold == bold:
            self.runs[-1] = Run(self.runs[-1].text + words, bold)
        else:
            self.runs.append(Run(words, bold))


def parts(text: str, edition: Edition) -> tuple[Part, ...]:
    """The parts of a passage or of any other resolved Markdown, in their order."""
    root = lxml_html.fragment_fromstring(markdown.to_html(text), create_parent="div")
    return tuple(_blocks(root, edition))


def points(text: str, edition: Edition) -> tuple[Point, ...]:
    """The same without headings and pictures, tables as lists."""
    found: list[Point] = []
    for part in parts(text, edition):
        if isinstance(part, Table):
            found += part.listed
        elif isinstance(part, Point):
            found.append(part)
    return tuple(found)


def one(text: str, edition: Edition, marker: Marker = "", number: int = 0) -> Point:
    """Markdown of one paragraph as one point."""
    found = points(text, edition)
    runs = tuple(run for point in found for run in point.runs)
    facts = dict.fromkeys(fact for point in found for fact in point.facts)
    sources = dict.fromkeys(number for point in found for number in point.sources)
    return Point(runs, marker, number, tuple(facts), tuple(sources))


def plain(text: str, edition: Edition) -> str:
    """The words of Markdown of one paragraph."""
    return one(text, edition).text


def _blocks(root: HtmlElement, edition: Edition) -> Iterator[Part]:
    for element in root:
        tag = element.tag
        if re.fullmatch("h[1-6]", tag):
            yield Heading(_point(element, edition).text)
        elif tag in {"ul", "ol"}:
            first = int(element.get("start", "1"))
            for place, item in enumerate(element):
                yield from _item(item, edition, tag, first + place)
        elif tag == "table":
            yield _table(element, edition)
        else:
            for image in element.iter("img"):
                yield Drawing(image.get("src", ""), image.get("alt", ""))
            point = _point(element, edition)
            if point.text:
                yield point


def _item(item: HtmlElement, edition: Edition, tag: str, number: int) -> Iterator[Point]:
    """An item, then the items of a list within it."""
    inner = [child for child in item if child.tag in {"ul", "ol"}]
    for child in inner:
        child.drop_tree()
    marker: Marker = "number" if tag == "ol" else "bullet"
    yield replace(_point(item, edition), marker=marker, number=number if tag == "ol" else 0)
    for child in inner:
        for entry in child:
            yield replace(_point(entry, edition), marker="bullet")


def _table(table: HtmlElement, edition: Edition) -> Table:
    rows = tuple(
        tuple(_point(cell, edition) for cell in row if cell.tag in {"td", "th"}) for row in table.iter("tr")
    )
    return Table(rows, tuple(_rows(table, edition)))


def _rows(table: HtmlElement, edition: Edition) -> Iterator[Point]:
    """A row becomes an item: its first cell, then the others, which say their headings where there are several."""
    words = WORDING[edition.language]
    heads = [_point(cell, edition).text for cell in table.iter("th")]
    for row in table.iter("tr"):
        cells = [_point(cell, edition) for cell in row if cell.tag == "td"]
        if not cells:
            continue
        runs = [Run(cells[0].text + (words.colon if len(cells) > 1 else ""), True)]
        for place, cell in enumerate(cells[1:], 1):
            if not cell.text:
                continue
            label = heads[place] if len(cells) > 2 and place < len(heads) else ""
            joint = words.cells if place > 1 else ""
            runs.append(Run(joint + (f"{label}{words.label}" if label else "")))
            runs += cell.runs
        facts = dict.fromkeys(fact for cell in cells for fact in cell.facts)
        sources = dict.fromkeys(number for cell in cells for number in cell.sources)
        yield Point(_joined(runs), "bullet", 0, tuple(facts), tuple(sources))


def _point(element: HtmlElement, edition: Edition) -> Point:
    heard = _Heard()
    _walk(element, heard, edition.language, bold=False)
    numbers = {fact.id: fact.source_number for fact in edition.facts if fact.kind != "phone"}
    rests = dict.fromkeys([*heard.cited, *(numbers[fact] for fact in heard.facts if fact in numbers)])
    runs = _joined(heard.runs)
    return Point(_stripped(runs), facts=tuple(heard.facts), sources=tuple(rests))


def _walk(element: HtmlElement, heard: _Heard, language: Language, *, bold: bool) -> None:
    heard.add(element.text, bold)
    for child in element:
        classes = (child.get("class") or "").split()
        if child.tag == "sup" and "cite" in classes:
            heard.cited[int(child.text_content())] = None
        elif child.tag == "ruby":
            base, reading = (child.text or "").strip(), "".join(rt.text_content() for rt in child.iter("rt"))
            heard.add(f"{base}（{reading}）", bold)
        elif child.tag == "br":
            heard.add(" ", bold)
        elif child.tag not in {"img", "rp"}:
            if "fact" in classes:
                heard.facts[child.get("data-fact", "")] = None
            _walk(child, heard, language, bold=bold or child.tag in {"strong", "em"} or "fact" in classes)
        heard.add(child.tail, bold)


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    found: list[Run] = []
    for run in runs:
        if found and found[-1].bold == run.bold:
            found[-1] = Run(found[-1].text + run.text, run.bold)
        elif run.text:
            found.append(run)
    return tuple(found)


def _stripped(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Without space at its ends."""
    if not runs:
        return ()
    first = replace(runs[0], text=runs[0].text.lstrip())
    cut = (first, *runs[1:])
    last = replace(cut[-1], text=cut[-1].text.rstrip())
    return tuple(run for run in (*cut[:-1], last) if run.text)
