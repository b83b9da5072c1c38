"""A template of a book becomes a document laid out, with page numbers that are known and pages that are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from build_scripts.channels.handbook.content import Content
from build_scripts.channels.handbook.form import FORMS
from build_scripts.channels.handbook.marks import Mark
from build_scripts.channels.handbook.setting import Setter
from build_scripts.formats import day_in_words
from build_scripts.model import ResolvedContact
from build_scripts.render import qr
from build_scripts.render.layout_engine import Document
from build_scripts.render.lettering import Lettering, glyphs
from build_scripts.render.press import Press

DENSITIES = ("", "closer", "wide", "close")
"""In which a text may be set, the wanted one first."""
_THIN = 0.25
"""A last page that is filled less than that is set again."""
_MM = 25.4 / 96
_POINT = 25.4 / 72
_COLON = re.compile("：|: ")
_ALWAYS = ",0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ•▪’–\u00a0\u2002\u2003\u2060"
"""What typesetting and lists add."""
_JOINED = "fi fl ff ffi ffl —— ———"
"""What the font draws as one glyph."""


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
        self.form = FORMS[content.detail.form]
        self._setter = Setter(content, press)
        self._style = press.style(*self.form.styles)

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
            side=lambda url: round(qr.size_in_modules(url) * self.form.module, 2),
            **values,
        )
        return self.press.engine.layout(html, self._style, self.press.templates)

    def well_ended(self, name: str, **values: Any) -> Document:
        """The same of a template that marks its end; where its last page would be nearly empty, set a little closer or
        wider."""
        found: list[tuple[float, Document]] = []
        for density in DENSITIES:
            document = self(name, density=density, **values)
            filled = self.filled(document)
            if filled >= _THIN:
                return document
            found.append((filled, document))
        return max(found, key=lambda one: one[0])[1]

    def filled(self, document: Document) -> float:
        """How much of the last page is filled: 0 to 1; a single page counts as full."""
        if len(document.pages) < 2:
            return 1.0
        _, top, _, _ = document.pages[-1].anchors["end"]
        form = self.form
        return float((top * _MM - form.top) / (form.height - form.top - form.bottom))

    def characters(self, *texts: str) -> Document:
        """A page with every character of some texts, in both faces, which gives a document their glyphs."""
        found = "".join(sorted(set("".join((_ALWAYS, *texts))) - set("\n\t")))
        signs = "".join(character for character in found if not character.isalpha())
        return self("characters", characters=found, signs=signs, joined=_JOINED)

    def fonts(self) -> tuple[Path, Path]:
        """The files of the regular and the bold face."""
        folder = self.press.templates / "_shared" / "fonts"
        return folder / "BanyanSans-Regular.ttf", folder / "BanyanSans-Bold.ttf"

    def heads(self, page: int, left: str = "", right: str = "") -> tuple[Lettering, ...]:
        """The page number at the outer edge, and the head: of left pages the book, of right ones the lesson, by the
        words before its colon where all are too long for the line; an empty head is none."""
        form, even = self.form, page % 2 == 0
        number = Lettering(
            str(page), "left" if even else "right", form.side, form.foot, form.foot_size, bold=True
        )
        words = left if even else right
        if not words:
            return (number,)
        if self._width(words) > form.width - 2 * form.side:
            words = _COLON.split(words)[0]
        return (number, Lettering(words, number.side, form.side, form.head, form.head_size))

    def _width(self, words: str) -> float:
        """Of a running head, in millimetres."""
        known = glyphs(self.fonts()[0])
        return sum(known[character][1] for character in words) * self.form.head_size * _POINT

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
