"""A template of a book becomes a document laid out, with page numbers that are known and pages that are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from weasyprint.document import Document

from build_scripts.channels.handbook.content import Content
from build_scripts.channels.handbook.marks import Mark
from build_scripts.channels.handbook.setting import Setter
from build_scripts.formats import day_in_words
from build_scripts.model import ResolvedContact
from build_scripts.render import qr
from build_scripts.render.lettering import Lettering
from build_scripts.render.press import Press

STYLES = ("_shared/print.css", "handbook/handbook.css")
MODULE = 0.42
"""Side of a module of a QR code in millimetres."""
SIDE, TOP, BOTTOM, HEIGHT = 15.0, 19.0, 17.0, 210.0
"""Margins and height of a page in millimetres, as in handbook.css; both sides are alike, so that a page can stand on
either."""
_ALWAYS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ•▪’–\u00a0\u2002\u2003\u2060"
"""What typesetting and lists add."""
_JOINED = "fi fl ff ffi ffl —— ———"
"""What the font draws as one glyph."""
_HEAD, _FOOT = 13.0, 201.0
"""Base lines of running head and page number."""


@dataclass(slots=True)
class Pages:
    """Where everything stands, as page numbers; filled while a book grows."""

    chapters: dict[int, int] = field(default_factory=dict)
    """First page of each lesson."""
    parts: dict[int, int] = field(default_factory=dict)
    back: dict[str, int] = field(default_factory=dict)
    """First page of each section behind the lessons, by name."""
    marks: dict[str, int] = field(default_factory=dict)


class Layout:
    """Lays out the templates of one book."""

    def __init__(self, content: Content, press: Press) -> None:
        self.content = content
        self.press = press
        self.pages = Pages()
        self._setter = Setter(content, press)
        self._style = press.style(*STYLES)

    def __call__(self, name: str, **values: Any) -> Document:
        content = self.content
        html = self.press.html(
            f"handbook/{name}.html.j2",
            book=content,
            w=content.wording,
            set=self._setter,
            pages=self.pages,
            term_pages=lambda term: self._said(content.wording.page, self._marks("term", term)),
            law_pages=lambda key: self._said(content.wording.pages_of_article, self._marks("law", key)),
            contact_pages=lambda contact: self._said(content.wording.page, self._calls(contact)),
            whole=_whole,
            day=lambda iso: day_in_words(iso, content.language),
            side=lambda url: round(qr.size_in_modules(url) * MODULE, 2),
            **values,
        )
        return self.press.engine.layout(html, self._style, self.press.templates)

    def characters(self, *texts: str) -> Document:
        """A page with every character of some texts, in both faces, which gives a document their glyphs."""
        found = "".join(sorted(set("".join((_ALWAYS, *texts))) - set("\n\t")))
        signs = "".join(character for character in found if not character.isalpha())
        return self("characters", characters=found, signs=signs, joined=_JOINED)

    def fonts(self) -> tuple[Path, Path]:
        """The files of the regular and the bold face."""
        folder = self.press.templates / "_shared" / "fonts"
        return folder / "BanyanSans-Regular.ttf", folder / "BanyanSans-Bold.ttf"

    def _marks(self, kind: str, key: str) -> Iterable[Mark]:
        return (mark for mark in self.content.marks if mark.kind == kind and mark.key == key)

    def _calls(self, contact: ResolvedContact) -> Iterable[Mark]:
        """Where its number is given or, at the end of a lesson, its name."""
        return (*self._marks("contact", contact.id), *self._marks("phone", contact.phone))

    def _said(self, form: str, marks: Iterable[Mark]) -> str:
        """Page numbers in words: 12、14–17; empty where there is none."""
        found = sorted({self.pages.marks[mark.name] for mark in marks if mark.name in self.pages.marks})
        return form.format(pages=self.content.wording.stop.join(runs(found))) if found else ""


def runs(pages: list[int]) -> list[str]:
    """Ascending page numbers with three and more in a row drawn together: 3, 5–8, 11."""
    groups: list[list[int]] = []
    for page in pages:
        if groups and page == groups[-1][-1] + 1:
            groups[-1].append(page)
        else:
            groups.append([page])
    return [
        word
        for group in groups
        for word in ([f"{group[0]}–{group[-1]}"] if len(group) > 2 else [str(page) for page in group])
    ]


def _whole(article: str) -> str:
    """The name of an article, whose number does not part from its words: 第17条, Art. 17."""
    return re.sub(r"第([\d、]+)条", "第\u2060\\1\u2060条", article).replace("Art. ", "Art.\u00a0")


def heads(page: int, left: str, right: str) -> tuple[Lettering, ...]:
    """The page number at the outer edge, and the head: of left pages the book, of right ones the lesson; an empty head
    is none."""
    even = page % 2 == 0
    number = Lettering(str(page), "left" if even else "right", SIDE, _FOOT, 10, bold=True)
    words = left if even else right
    return (number, Lettering(words, number.side, SIDE, _HEAD, 8.5)) if words else (number,)


def texts(content: Content) -> Iterable[str]:
    """Everything that the offprints of a book's lessons say, HTML and all."""
    yield content.detail.place
    for chapter in content.chapters:
        yield chapter.edition.title + chapter.edition.summary + chapter.edition.url
        yield from (block.title + block.setting + block.html for block in chapter.blocks)
        for question in chapter.questions:
            yield question.html + question.hint + "".join(question.partners)
            yield from (choice.letter + choice.html for choice in question.choices)
        yield from (f"{answer.right}{answer.html}" for answer in chapter.answers)
        yield from chapter.edition.audiences
        for contact in chapter.edition.contacts:
            yield contact.phone + contact.name + contact.where + contact.about
    for entry in content.detail.terms:
        yield entry.name + entry.definition + "".join(entry.also)
    for law in content.laws:
        yield law.title
        yield from (article.words + "".join(article.figures) for article in law.articles)
    yield from vars_of(content.programme)
    yield from vars_of(content.wording)


def vars_of(wording: object) -> Iterable[str]:
    """The words of a record."""
    for name in wording.__slots__:  # type: ignore[attr-defined]
        value = getattr(wording, name)
        yield value if isinstance(value, str) else "".join(value)
