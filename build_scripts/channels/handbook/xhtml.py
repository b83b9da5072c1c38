"""Marked HTML of a book becomes XHTML whose terms, citations and lessons are links within the EPUB."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement
from markupsafe import Markup

from build_scripts.channels.handbook.content import Chapter, Content
from build_scripts.render import notes
from build_scripts.render.press import Press

_MEDIA_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}
_AT = re.compile(r"^at-(\d+-\d+)$")
_LESSON = re.compile(r"^lesson-(\d+)$")
_HEADINGS = {"h4": "h2", "h5": "h3"}


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture in the EPUB."""

    path: str
    media_type: str
    data: bytes


class Converter:
    """Converts the fragments of one book and collects their pictures."""

    def __init__(self, content: Content, press: Press) -> None:
        self._press = press
        self._content = content
        self._lessons = {chapter.number for chapter in content.chapters}
        self._terms = {entry.id for entry in content.terms}
        self._pictures: dict[str, PictureFile] = {}

    def pictures(self) -> tuple[PictureFile, ...]:
        """Those of all fragments converted so far, in their order."""
        return tuple(self._pictures.values())

    def fragment(self, html: str, chapter: Chapter | None = None) -> Markup:
        """A fragment as XHTML; with a chapter, it may have pictures."""
        root = lxml_html.fragment_fromstring(html, create_parent="div")
        for element in list(root.iter("*")):
            self._convert(element, chapter)
        whole = etree.tostring(root, encoding="unicode", method="xml")
        inside = whole[whole.index(">") + 1 : whole.rindex("</")] if not whole.endswith("/>") else ""
        return Markup(inside.strip())  # noqa: S704 -- rendered by us

    def places(self, *things: tuple[str, str]) -> str:
        """Links to the lessons that speak of something, each once; ``things`` are kinds and keys of marks."""
        first: dict[int, str] = {}
        for mark in self._content.marks:
            if (mark.kind, mark.key) in things:
                first.setdefault(int(mark.name.partition("-")[0]), mark.name)
        wording = self._content.wording
        links = [
            f'<a href="{self._where(name)}#m-{name}">{number}</a>' for number, name in sorted(first.items())
        ]
        return wording.lessons_at.format(numbers=wording.stop.join(links)) if links else ""

    def _where(self, mark: str) -> str:
        """The file in which a mark stands."""
        chapter = next(c for c in self._content.chapters if c.number == int(mark.partition("-")[0]))
        in_answers = any(f'at-{mark}"' in a.html or f"at-{mark} " in a.html for a in chapter.answers)
        return "answers.xhtml" if in_answers else f"lesson-{chapter.number}.xhtml"

    def _convert(self, element: HtmlElement, chapter: Chapter | None) -> None:
        element.tag = _HEADINGS.get(element.tag, element.tag)
        term = element.attrib.pop("data-term", None)
        element.attrib.pop("data-fact", None)
        element.attrib.pop("id", None)
        classes = (element.attrib.pop("class", "") or "").split()
        for name in classes:
            mark, lesson = _AT.match(name), _LESSON.match(name)
            if mark:
                element.set("id", f"m-{mark[1]}")
            if lesson and int(lesson[1]) in self._lessons:
                element.tag = "a"
                element.set("href", f"lesson-{lesson[1]}.xhtml")
        kept = [
            name for name in classes if not _AT.match(name) and not _LESSON.match(name) and name != "first"
        ]
        if kept:
            element.set("class", " ".join(kept))
        if term in self._terms:
            element.tag = "a"
            element.set("href", f"glossary.xhtml#term-{term}")
        if element.tag == "sup" and "cite" in kept and "id" in element.attrib:
            _as_note(element)
        if element.tag == "img" and chapter is not None:
            element.set("src", self._picture(element.get("src", ""), chapter))

    def _picture(self, path: str, chapter: Chapter) -> str:
        name = f"pictures/{chapter.number}-{path.rpartition('/')[2]}"
        if name not in self._pictures:
            data = self._press.picture(chapter.picture(path))
            self._pictures[name] = PictureFile(name, _MEDIA_TYPES[Path(path).suffix.lower()], data)
        return name


def _as_note(element: HtmlElement) -> None:
    """The number of a law leads to it. It stays on the line of the word before it, apart from a number before it, and
    is not said twice in a row."""
    number = element.text or ""
    before = notes.neighbour(element)
    if before is not None and before.text_content().strip() == number:
        element.tag, element.text = "span", None
        return
    link = element.makeelement("a", {"href": f"sources.xhtml#law-{number}", "role": "doc-noteref"})
    link.text, element.text = number, "\u00a0" if before is not None else None
    element.append(link)
    notes.bind(element)
