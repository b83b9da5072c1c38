"""Passages of an edition become pieces: headings, paragraphs and list items, the units that a panel holds whole."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from lxml.html import HtmlElement, tostring
from markupsafe import Markup

from build_scripts.model import Edition, Passage
from build_scripts.render import markdown
from build_scripts.render.press import Press
from build_scripts.render.typography import elements, inner, typeset

Role = Literal["heading", "text", "bullet", "number"]
_BRIEF = 50
"""A sentence of so many letters, or half as many Han characters, takes one line of large print."""
_HAN = "\u2e80"
"""From here on a character is as wide as two letters."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What a panel holds whole: its HTML, set for print, without the element around it."""

    id: str
    """Unique in a leaflet; the measuring document names the piece's box so."""
    role: Role
    kind: str
    """Of its block: what, get, steps, warning, who …"""
    block: str
    """The block's title, for messages."""
    html: Markup
    number: int = 0
    """Of a numbered item."""
    setting: str = ""
    """On the heading of a variant: whom it is for."""

    @property
    def block_id(self) -> str:
        """The same for all pieces of a block."""
        return self.id.rpartition("-")[0]

    @property
    def leads(self) -> bool:
        """Whether it announces the next piece: a heading, or a paragraph that ends in a colon."""
        return self.role == "heading" or (
            self.role == "text"
            and (
                re.match("<h[1-6]", self.html) is not None
                or self.html.striptags().rstrip(" \u20600123456789").endswith((":", "："))
            )
        )

    @property
    def manner(self) -> str:
        """Classes for style sheets that say where a page may end, each behind a space: whether it leads to the next
        piece, holds a table, or is one brief sentence."""
        length = sum(2 if sign >= _HAN else 1 for sign in self.html.striptags())
        asked = {"leads": self.leads, "tabular": "<table" in self.html, "brief": length <= _BRIEF}
        return "".join(f" {name}" for name, holds in asked.items() if holds)


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive pieces of one role, which one list or group of paragraphs holds."""

    role: Role
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The part of a block that stands in one panel."""

    kind: str
    runs: tuple[Run, ...]


def pieces(edition: Edition, kinds: tuple[str, ...], press: Press) -> tuple[Piece, ...]:
    """The pieces of the passages of these kinds, in the order of the kinds; passages of one kind keep their order."""
    found: list[Piece] = []
    for kind in kinds:
        for index, passage in enumerate(p for p in edition.passages if p.kind == kind):
            found += _of_passage(edition, passage, f"{kind}-{index}", press)
    return tuple(found)


def sections(found: tuple[Piece, ...]) -> tuple[Section, ...]:
    """Pieces of one panel grouped by block, and within it into lists."""
    result: list[Section] = []
    for piece in found:
        last = result[-1] if result else None
        if last is None or last.runs[-1].pieces[-1].block_id != piece.block_id:
            result.append(Section(piece.kind, (Run(piece.role, (piece,)),)))
        elif last.runs[-1].role == piece.role:
            run = Run(piece.role, (*last.runs[-1].pieces, piece))
            result[-1] = Section(last.kind, (*last.runs[:-1], run))
        else:
            result[-1] = Section(last.kind, (*last.runs, Run(piece.role, (piece,))))
    return tuple(result)


def _of_passage(edition: Edition, passage: Passage, name: str, press: Press) -> list[Piece]:
    folder = f"content/lessons/{edition.lesson}/"
    addresses = {
        picture.path.removeprefix(folder): press.picture_address(picture) for picture in edition.pictures
    }
    html = markdown.to_html(
        passage.markdown,
        lesson_link=lambda slug: edition.url.removesuffix(f"{edition.lesson}/") + f"{slug}/",
        picture=lambda path: addresses[path],
    )
    title = passage.title or passage.kind
    phones = frozenset(fact.id for fact in edition.facts if fact.kind == "phone")
    found: list[Piece] = []

    def add(role: Role, content: str, number: int = 0) -> None:
        set_text = Markup(typeset(content, edition.language, phones, wide=True))  # noqa: S704 -- made by render.markdown
        found.append(Piece(f"{name}-{len(found)}", role, passage.kind, title, set_text, number))

    # A variant without a title has the readers that it is for as its heading.
    heading = passage.title or passage.setting
    if heading:
        add("heading", str(Markup.escape(heading)))
        found[0] = replace(found[0], setting=passage.setting if passage.title else "")
    for element in elements(html):
        if element.tag in {"ul", "ol"}:
            first = int(element.get("start", "1"))
            for offset, item in enumerate(element):
                if element.tag == "ol":
                    add("number", inner(item), first + offset)
                else:
                    add("bullet", inner(item))
        else:
            add("text", _whole(element))
    return found


def _whole(element: HtmlElement) -> str:
    text: str = tostring(element, encoding="unicode", with_tail=False)
    return text
