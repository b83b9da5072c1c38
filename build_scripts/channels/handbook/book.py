"""The content of a book and the offprints of its lessons become its pages.

Lessons are not laid out again: their pages come from the offprints, with the places of what the glossary, the index of
contacts and the list of sources point to. What is laid out here are the pages around them. The front matter is laid out
twice, first without page numbers, to know how many pages it takes; all that points to pages comes when they are known.
(The engine's own page references would lay out every page of the book twice.)
"""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.channels.handbook.content import BookPart, Chapter, Content
from build_scripts.channels.handbook.layout import Layout, texts
from build_scripts.channels.handbook.offprint import ABOVE, TAIL
from build_scripts.render.joining import Insert, join, places
from build_scripts.render.layout_engine import Document
from build_scripts.render.lettering import Lettering
from build_scripts.render.press import Press


@dataclass(frozen=True, slots=True)
class _Bound:
    """An offprint that is bound into the book."""

    chapter: Chapter
    pdf: bytes
    pages: int


def book(content: Content, offprints: tuple[bytes, ...], press: Press) -> bytes:
    """The PDF: tagged, page numbers as in the file (the cover is page 1). ``offprints`` are those of the chapters,
    in their order."""
    layout = Layout(content, press)
    pages = layout.pages
    front = layout.well_ended("front")
    at = len(front.pages) + 1
    bound: dict[int, _Bound] = {}
    pdfs = dict(zip((chapter.number for chapter in content.chapters), offprints, strict=True))
    for part in content.parts:
        pages.parts[part.number] = at
        at += 1
        for chapter in part.chapters:
            found = {place.name: place.page for place in places(pdfs[chapter.number])}
            pages.chapters[chapter.number] = at
            pages.marks |= {
                name[2:]: at + page
                for name, page in found.items()
                if name.startswith("m-") and page < found[TAIL]
            }
            bound[chapter.number] = _Bound(chapter, pdfs[chapter.number], found[TAIL])
            at += found[TAIL]
    backs: dict[str, Document] = {}
    for name in _sections(content):
        pages.back[name] = at
        backs[name] = layout.well_ended(name)
        for page in backs[name].pages:
            marked = [anchor for anchor in page.anchors if anchor.startswith("m-")]
            pages.marks |= {anchor[2:]: at for anchor in marked}
            for anchor in marked:
                del page.anchors[anchor]
            at += 1
    return _bind(content, layout, bound, backs, len(front.pages), press)


def _sections(content: Content) -> tuple[str, ...]:
    there = {
        "answers": any(chapter.answers for chapter in content.chapters),
        "glossary": bool(content.terms),
        "contacts": bool(content.contacts),
        "sources": bool(content.laws),
    }
    return tuple(name for name, is_there in there.items() if is_there)


def _title_page(part: BookPart, layout: Layout) -> Document:
    """The title page of a part, and a slot for each of its lessons; what they are about is said where it fits."""
    for summaries in (True, False):
        document = layout("part", part=part, summaries=summaries)
        if len(document.pages) == 1 + len(part.chapters):
            return document
    raise ValueError(f"the title of part {part.number} takes more than one page")


def _bind(
    content: Content,
    layout: Layout,
    bound: dict[int, _Bound],
    backs: dict[str, Document],
    front: int,
    press: Press,
) -> bytes:
    """Everything in order, with a slot for each lesson, and the heads of each page of the result."""
    opening = layout.well_ended("front")
    if len(opening.pages) != front:
        raise ValueError("the contents take another number of pages with page numbers than without")
    left = f"{content.detail.title}{content.wording.dot}{content.detail.place}"
    sheets = list(opening.pages)
    lines: list[tuple[Lettering, ...]] = [(), *(layout.heads(n) for n in range(2, front + 1))]
    inserts: list[Insert] = []
    for part in content.parts:
        document = _title_page(part, layout)
        lines.append(layout.heads(len(lines) + 1))
        for offset, chapter in enumerate(part.chapters, 1):
            lesson = bound[chapter.number]
            inserts.append(
                Insert(len(sheets) + offset, lesson.pdf, lesson.pages, f"{chapter.number}-", ABOVE)
            )
            lines.append(layout.heads(len(lines) + 1))
            for _ in range(lesson.pages - 1):
                lines.append(layout.heads(len(lines) + 1, left, f"{chapter.number}  {chapter.edition.title}"))
        sheets += document.pages
    titles = {
        "answers": content.wording.answers,
        "glossary": content.wording.glossary,
        "contacts": content.wording.contacts,
        "sources": content.wording.sources,
    }
    for name, document in backs.items():
        lines.append(layout.heads(len(lines) + 1))
        for _ in document.pages[1:]:
            lines.append(layout.heads(len(lines) + 1, left, titles[name]))
        sheets += document.pages
    sheets += layout("cover-back").pages
    lines.append(())
    sheets += layout.characters(left, *texts(content)).pages
    for page in sheets:
        page.anchors.pop("end", None)
    frame = press.engine.write(opening.copy(sheets), content.detail.code)
    return join(frame, inserts, lambda index: lines[index], layout.fonts())
