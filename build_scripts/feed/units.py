"""Passages of an edition become units: the smallest texts that may travel alone without losing a condition."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from lxml.html import HtmlElement
from markupsafe import Markup

from build_scripts.model import Edition, Passage, ResolvedFact
from build_scripts.render import markdown
from build_scripts.render.typography import elements, inner, typeset

Role = Literal["text", "bullet", "number"]
_NO_FIGURE = frozenset({"phone"})
# As formats.legal_source writes them.
_ARTICLE = re.compile(r"(.*》)(第.*)|(.*?), (Arts?\b.*)")
_SIGNS = "，。！？；：、）》”’"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or a list item."""

    role: Role
    number: int
    """Of a numbered item, else 0."""
    html: Markup
    """Set for print, citations included."""
    plain: str
    """Without mark-up and citations."""
    noted: str
    """Plain, with citations: [3]."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Lines that stay together: a list item; a list with the words that lead it; or, where words follow a list and
    may limit it, the whole passage."""

    kind: str
    """Of its block: get, steps …"""
    heading: str
    """Of its passage, with the readers of a variant; empty where there is none."""
    lines: tuple[Line, ...]
    facts: tuple[ResolvedFact, ...]
    """Quoted or cited, each once."""
    quoted: tuple[ResolvedFact, ...]
    """Those whose value stands in the text, phone numbers apart."""
    worked: bool
    """Whether it says an amount of a worked example, which has no source of its own."""

    @property
    def plain(self) -> str:
        """Its lines, numbered as in the lesson, without mark-up."""
        return "\n".join(numbered(line, line.plain) for line in self.lines)

    @property
    def has_figure(self) -> bool:
        """Whether a reader needs a source or a year with it."""
        return bool(self.quoted) or self.worked


def numbered(line: Line, words: str) -> str:
    """The words of a line behind its number, if it has one."""
    return f"{line.number}. {words}" if line.role == "number" else words


def units(edition: Edition, kinds: tuple[str, ...]) -> tuple[Unit, ...]:
    """The units of the passages of these kinds, in the order of the kinds. A passage with a table has none: a table
    means nothing in pieces, and the page shows it."""
    found: list[Unit] = []
    for kind in kinds:
        for passage in edition.passages:
            if passage.kind == kind:
                found += _of_passage(edition, passage)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Read:
    line: Line
    quoted: tuple[str, ...]
    cited: tuple[int, ...]
    worked: bool


def _of_passage(edition: Edition, passage: Passage) -> Iterator[Unit]:
    top = elements(markdown.to_html(passage.markdown, lesson_link=lambda slug: "", picture=lambda path: ""))
    if any(element.tag not in {"p", "ul", "ol"} or element.find(".//img") is not None for element in top):
        return
    heading = passage.title
    if passage.setting:
        aside = f"（{passage.setting}）" if edition.language == "zh" else f" ({passage.setting})"
        heading = f"{heading}{aside}" if heading else passage.setting
    for group in _groups(edition, top):
        yield _unit(edition, passage.kind, heading, group)


def _groups(edition: Edition, top: tuple[HtmlElement, ...]) -> list[list[_Read]]:
    """The lines of a passage, those together that may not be parted."""
    groups: list[list[_Read]] = []
    lead: list[_Read] = []
    seen_list = False
    for element in top:
        lines = list(_lines(edition, element))
        if element.tag == "p":
            if seen_list and not _leads(lines[0].line):
                # Words behind a list may limit all of it: nothing of this passage is shown without them.
                return [[one for other in top for one in _lines(edition, other)]]
            if _leads(lines[0].line):
                lead += lines
            else:
                groups.append([*lead, *lines])
                lead = []
            continue
        seen_list = True
        if lead:
            groups.append([*lead, *lines])
            lead = []
        else:
            groups += [[line] for line in lines]
    if lead:
        groups.append(lead)
    return groups


def _leads(line: Line) -> bool:
    return line.plain.endswith((":", "："))


def _lines(edition: Edition, element: HtmlElement) -> Iterator[_Read]:
    if element.tag == "p":
        yield _read(edition, element, "text", 0)
        return
    first = int(element.get("start", "1"))
    for offset, item in enumerate(element):
        if element.tag == "ol":
            yield _read(edition, item, "number", first + offset)
        else:
            yield _read(edition, item, "bullet", 0)


def _read(edition: Edition, element: HtmlElement, role: Role, number: int) -> _Read:
    words = inner(element)
    phones = frozenset(fact.id for fact in edition.facts if fact.kind in _NO_FIGURE)
    return _Read(
        Line(
            role,
            number,
            Markup(typeset(words, edition.language, phones)),  # noqa: S704 -- made by render.markdown
            _plain(re.sub(r'\s*<sup class="cite">\d+</sup>', "", words)),
            _plain(re.sub(r'<sup class="cite">(\d+)</sup>', r"[\1]", words)),
        ),
        tuple(span.get("data-fact", "") for span in element.iter("span") if span.get("data-fact")),
        tuple(int(sup.text_content()) for sup in element.iter("sup") if sup.get("class") == "cite"),
        any(span.get("class") == "figure" for span in element.iter("span")),
    )


def _plain(words: str) -> str:
    """Text without mark-up; items of a list within stay apart."""
    parted = re.sub(r"</(?:li|p)>\s*(?=<)", " ", words)
    bare = " ".join(html.unescape(re.sub(r"<[^>]+>", "", parted)).split())
    # Markdown wants a space behind some emphasis; Chinese has none there.
    return re.sub(rf"(?<=[{_SIGNS}]) (?=[^\x00-\xff])", "", bare)


def _unit(edition: Edition, kind: str, heading: str, group: Iterable[_Read]) -> Unit:
    read = tuple(group)
    names = {name for one in read for name in one.quoted}
    numbers = {number for one in read for number in one.cited}
    return Unit(
        kind=kind,
        heading=heading,
        lines=tuple(one.line for one in read),
        facts=tuple(f for f in edition.facts if f.id in names or f.source_number in numbers),
        quoted=tuple(f for f in edition.facts if f.id in names and f.kind not in _NO_FIGURE),
        worked=any(one.worked for one in read),
    )


def sources_of(units_said: Iterable[Unit]) -> tuple[str, ...]:
    """The source of each quoted figure, in the order of their numbers, a document once with all its articles:
    《劳动合同法》第10条、第82条; Labour Contract Law, Art. 10, Art. 82."""
    facts = {fact.id: fact for unit in units_said for fact in unit.quoted}
    articles: dict[str, dict[str, None]] = {}
    for fact in sorted(facts.values(), key=lambda fact: fact.source_number):
        found = _ARTICLE.fullmatch(fact.source)
        title, article = (found[1] or found[3], found[2] or found[4]) if found else (fact.source, "")
        articles.setdefault(title, {})[article] = None
    return tuple(_source(title, tuple(filter(None, named))) for title, named in articles.items())


def _source(title: str, articles: tuple[str, ...]) -> str:
    if title.endswith("》"):
        return title + "、".join(articles)
    return ", ".join((title, *articles))


def oldest_check(units_said: Iterable[Unit], otherwise: str) -> str:
    """The oldest ISO day on which a fact of these units was checked."""
    return min((fact.checked for unit in units_said for fact in unit.facts), default=otherwise)


def topic(title: str) -> str:
    """The first words of a title, up to its colon: 工伤 of 工伤：认定、治疗、赔偿."""
    return re.split(r"[：:]", title, maxsplit=1)[0].strip()
