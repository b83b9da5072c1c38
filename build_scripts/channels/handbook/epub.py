"""The content of a book becomes an EPUB 3: reflowable, nothing fetched from elsewhere, the same bytes each time."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass

from markupsafe import Markup

from build_scripts.channels.handbook.content import Chapter, Content
from build_scripts.channels.handbook.xhtml import Converter
from build_scripts.formats import day_in_words
from build_scripts.render.archive import zipped
from build_scripts.render.png import page_png
from build_scripts.render.press import Press

_COVER_WIDTH = 1000
"""Pixels."""
_APOSTROPHE = re.compile("(?<=[A-Za-z])(?:'|&#39;)")
_CONTAINER = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>\n"
)


@dataclass(frozen=True, slots=True)
class Document:
    """A file of the spine."""

    id: str
    title: str
    data: str
    at_back: bool = False


def epub(content: Content, pages: bytes, press: Press) -> bytes:
    """The file; ``pages`` is the PDF of the same book, whose first page is the cover."""
    converter = Converter(content, press)
    documents = tuple(_documents(content, converter, press))
    shared = {
        "book": content,
        "w": content.wording,
        "documents": documents,
        "pictures": converter.pictures(),
        "identifier": uuid.uuid5(uuid.NAMESPACE_URL, f"{content.detail.site}#{content.detail.code}"),
        "modified": _newest(content),
    }
    files: list[tuple[str, bytes]] = [
        ("META-INF/container.xml", _CONTAINER.encode()),
        ("EPUB/package.opf", press.html("handbook/epub/package.opf.j2", **shared).encode()),
        ("EPUB/nav.xhtml", _curled(press.html("handbook/epub/nav.xhtml.j2", **shared)).encode()),
        ("EPUB/style.css", press.text("handbook/epub/style.css").encode()),
        ("EPUB/cover.png", page_png(pages, 0, _COVER_WIDTH)),
        *((f"EPUB/{document.id}.xhtml", document.data.encode()) for document in documents),
        *((f"EPUB/{picture.path}", picture.data) for picture in converter.pictures()),
    ]
    return _zipped(files)


def _documents(content: Content, converter: Converter, press: Press) -> list[Document]:
    wording = content.wording

    def made(name: str, title: str, kind: str = "", *, at_back: bool = False, **values: object) -> Document:
        data = press.html(
            f"handbook/epub/{kind or name}.xhtml.j2",
            book=content,
            w=wording,
            xhtml=converter.fragment,
            places=lambda *things: Markup(converter.places(*things)),  # noqa: S704 -- made by us
            day=lambda iso: day_in_words(iso, content.language),
            **values,
        )
        return Document(name, title, _curled(data), at_back)

    def lesson(chapter: Chapter) -> Document:
        return made(f"lesson-{chapter.number}", chapter.edition.title, "lesson", chapter=chapter)

    found = [made("cover", content.detail.title), made("about", wording.imprint)]
    for part in content.parts:
        found.append(made(f"part-{part.number}", part.title, "part", part=part))
        found += [lesson(chapter) for chapter in part.chapters]
    for name, title, there in (
        ("answers", wording.answers, any(chapter.answers for chapter in content.chapters)),
        ("glossary", wording.glossary, bool(content.terms)),
        ("contacts", wording.contacts, bool(content.contacts)),
        ("sources", wording.sources, bool(content.laws)),
    ):
        if there:
            found.append(made(name, title, at_back=True))
    return found


def _curled(xhtml: str) -> str:
    """An apostrophe follows a letter. Attributes stand in double quotes, so that none ends with one."""
    return _APOSTROPHE.sub("’", xhtml)


def _newest(content: Content) -> str:
    """The day of the last check of a fact in the book: it changed no later for all that readers see."""
    days = [fact.checked for chapter in content.chapters for fact in chapter.edition.facts]
    return max(days, default="2000-01-01")


def _zipped(files: list[tuple[str, bytes]]) -> bytes:
    # Readers look for the media type at a fixed place: first and not compressed.
    return zipped((("mimetype", b"application/epub+zip"), *files), stored=("mimetype", ".png"), level=9)
