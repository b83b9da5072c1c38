"""Tagged PDFs of the layout engine become one: pages laid out once serve in several books.

The frame of the result is a document with one empty page, a slot, for each document to put in, and with a last page
that shows every character of all of them, so that its fonts hold all glyphs (the engine keeps the glyph numbers of the
font file in every document). That page goes; slots are replaced by pages, with their tags; links and bookmarks to a
slot lead to the first page put there.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from build_scripts.render.lettering import Lettering, operators
from build_scripts.render.saved import saved

_HEADING = re.compile(r"/H([1-6])")
_MAPPED = re.compile(rb"^<([0-9a-f]{4})> <", re.MULTILINE)


class Unjoinable(ValueError):
    """Pages cannot be put into this frame; the text says why."""


@dataclass(frozen=True, slots=True)
class Insert:
    """Pages that take the place of a slot."""

    slot: int
    """Index of the slot's page in the frame."""
    pdf: bytes
    pages: int
    """How many of its pages, from the first, are taken."""
    prefix: str
    """Makes the identifiers of its table headers unique in the whole."""
    deeper: int = 0
    """By how many levels its headings lie deeper in the whole than in itself."""


@dataclass(frozen=True, slots=True)
class Place:
    """A named destination: the page, from 0."""

    name: str
    page: int


def places(pdf: bytes) -> tuple[Place, ...]:
    """The named destinations of a document, in the order of their names."""
    with Pdf.open(io.BytesIO(pdf)) as document:
        numbers = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        return tuple(
            Place(str(name), numbers[destination[0].objgen]) for name, destination in _destinations(document)
        )


def join(
    frame: bytes,
    inserts: Iterable[Insert],
    lettering: Callable[[int], tuple[Lettering, ...]],
    fonts: tuple[Path, Path],
    *,
    raised: int = 0,
) -> bytes:
    """The whole document. ``lettering`` gives heads and numbers of a page of the result, from 0; ``fonts`` are the
    files of the regular and the bold face that they are set in. Headings of the result are ``raised`` by so many
    levels: a chapter by itself begins with one of the first.

    Unjoinable where a document put in has a link, or a glyph that the frame's last page does not show; ValueError where
    a head has one.
    """
    by_slot = {insert.slot: insert for insert in inserts}
    with Pdf.open(io.BytesIO(frame)) as out:
        whole = out.Root.StructTreeRoot.K[0]
        frame_pages = [page.obj for page in out.pages]
        font = frame_pages[0].Resources.Font
        elements, owners = by_page(out)
        moved: dict[tuple[int, int], Object] = {}
        pages: list[Object] = []
        tops: list[Object] = []
        parents: list[Object] = []
        del out.pages[:]
        for index, page in enumerate(frame_pages[:-1]):
            if index not in by_slot:
                out.pages.append(pikepdf.Page(page))
                pages.append(page)
                tops += elements.get(page.objgen, [])
                parents.append(owners[index])
                continue
            first = len(out.pages)
            for top, owner in _insert(out, by_slot[index], font, whole):
                tops += top
                parents.append(owner)
            pages += [page.obj for page in list(out.pages)[first:]]
            moved[page.objgen] = out.pages[first].obj
        annotations = _annotations(out, len(frame_pages))
        whole[Name.K] = Array(tops)
        number_pages(out, pages, parents, annotations)
        _lead_to(out, moved)
        faces = _faces(font)
        known = {name: glyph_codes(font[name]) for name in set(faces)}
        for number, leaf in enumerate(pages):
            width, height = float(leaf.MediaBox[2]), float(leaf.MediaBox[3])
            drawn = b""
            for line in lettering(number):
                face = faces[line.bold]
                drawn += operators(line, face, fonts[line.bold], width, height, known[face])
            if drawn:
                draw(out, leaf, drawn)
        for item in out.objects if raised else ():
            _level(item, -raised)
        return saved(out)


def _insert(out: Pdf, insert: Insert, font: Object, whole: Object) -> Iterator[tuple[list[Object], Object]]:
    """For each page put in, its outermost tags and the list of what its marked content belongs to."""
    with Pdf.open(io.BytesIO(insert.pdf)) as source:
        _check_glyphs(source.pages[0].Resources.Font, font)
        stand_in = source.make_indirect(Dictionary())
        _prepare(source, stand_in, insert)
        elements, owners = by_page(source)
        taken = [page.obj for page in list(source.pages)[: insert.pages]]
        for page in taken:
            if Name.Annots in page:
                raise Unjoinable("pages with links cannot be put into another document")
            _undraw(page)
            for element in elements.get(page.objgen, []):
                del element[Name.P]
            out.pages.append(pikepdf.Page(page))
        for index, page in enumerate(taken):
            copy = out.copy_foreign(
                source.make_indirect(Array([Array(elements.get(page.objgen, [])), owners[index]]))
            )
            top = list(copy[0])
            for element in top:
                element.P = whole
            yield top, copy[1]
        fonts = out.copy_foreign(stand_in)
        for name, face in font.items():
            fonts[name] = face


def _level(item: Object, deeper: int) -> None:
    """The tag of a heading gets another level; other objects stay as they are."""
    heading = _HEADING.fullmatch(str(item.get(Name.S, ""))) if isinstance(item, Dictionary) else None
    if heading:
        item.S = Name(f"/H{int(heading[1]) + deeper}")


def _prepare(source: Pdf, stand_in: Object, insert: Insert) -> None:
    """Fonts give way to a stand-in, headings go down to their level, and identifiers of table headers become unique."""
    for item in source.objects:
        if not isinstance(item, Dictionary | Stream):
            continue
        _level(item, insert.deeper)
        if Name.Font in item and isinstance(item[Name.Font], Dictionary):
            item[Name.Font] = stand_in
        inner = item.get(Name.Resources)
        if isinstance(inner, Dictionary) and Name.Font in inner:
            inner[Name.Font] = stand_in
        distinct_header(item, insert.prefix)


def distinct_header(tag: Dictionary | Stream, prefix: str) -> None:
    """The identifier of a table's header, unique in one document, becomes unique in all; so it does where a cell refers
    to it. Other objects stay as they are."""
    kind = tag.get(Name.S)
    if kind == Name.TH and Name.ID in tag:
        tag.ID = pikepdf.String(prefix + str(tag.ID))
    elif kind in (Name.TD, Name.TH) and Name.A in tag and Name.Headers in tag.A:
        tag.A.Headers = Array([pikepdf.String(prefix + str(header)) for header in tag.A.Headers])


def by_page(document: Pdf) -> tuple[dict[tuple[int, int], list[Object]], dict[int, Object]]:
    """Outermost tags by page, and by index of the page what its marked content belongs to."""
    root = document.Root.StructTreeRoot
    elements: dict[tuple[int, int], list[Object]] = {}
    for element in root.K[0].K:
        elements.setdefault(element.Pg.objgen, []).append(element)
    numbers = root.ParentTree.Nums
    count = len(document.pages)
    owners = {
        int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2) if int(numbers[at]) < count
    }
    return elements, owners


def _annotations(document: Pdf, pages: int) -> dict[int, Object]:
    """The tags of links, by their number."""
    numbers = document.Root.StructTreeRoot.ParentTree.Nums
    return {
        int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2) if int(numbers[at]) >= pages
    }


def number_pages(
    document: Pdf, pages: list[Object], parents: list[Object], annotations: dict[int, Object]
) -> None:
    """Pages and links get their numbers in the tree that leads from content to tags."""
    numbers = Array()
    for number, (page, owner) in enumerate(zip(pages, parents, strict=True)):
        page.StructParents = number
        numbers.append(number)
        numbers.append(owner)
    following = len(pages)
    for page in pages:
        for link in page.get(Name.Annots, []):
            if Name.StructParent in link:
                numbers.append(following)
                numbers.append(annotations[int(link.StructParent)])
                link.StructParent = following
                following += 1
    document.Root.StructTreeRoot.ParentTree.Nums = numbers


def _destinations(document: Pdf) -> list[tuple[str, Object]]:
    root = document.Root
    if Name.Names not in root or Name.Dests not in root.Names:
        return []
    names = root.Names.Dests.Names
    return [(str(names[at]), names[at + 1]) for at in range(0, len(names), 2)]


def _lead_to(document: Pdf, moved: dict[tuple[int, int], Object]) -> None:
    """Links and bookmarks to slots lead to the pages that stand there now."""
    for _, destination in _destinations(document):
        if destination[0].objgen in moved:
            destination[0] = moved[destination[0].objgen]
    waiting = [document.Root.Outlines.First] if Name.Outlines in document.Root else []
    while waiting:
        item = waiting.pop()
        if item.Dest[0].objgen in moved:
            item.Dest[0] = moved[item.Dest[0].objgen]
        waiting += [item[key] for key in (Name.First, Name.Next) if key in item]


def _check_glyphs(fonts: Object, known: Object) -> None:
    for name, font in fonts.items():
        if name not in known:
            raise Unjoinable(f"the frame lacks the font {font.BaseFont}")
        lacking = glyph_codes(font) - glyph_codes(known[name])
        if lacking:
            raise Unjoinable(f"the frame's {font.BaseFont} lacks the glyphs {sorted(lacking)}")


def glyph_codes(font: Object) -> frozenset[bytes]:
    """The numbers of its glyphs in hexadecimal."""
    return frozenset(_MAPPED.findall(font.ToUnicode.read_bytes()))


def _faces(fonts: Object) -> tuple[str, str]:
    """The names of the regular and the bold face."""
    names = {str(font.BaseFont).partition("+")[2]: name for name, font in fonts.items()}
    regular = next(name for family, name in sorted(names.items()) if not family.endswith("Bold"))
    bold = next((name for family, name in sorted(names.items()) if family.endswith("Bold")), regular)
    return regular, bold


def draw(document: Pdf, page: Object, drawn: bytes) -> None:
    """Draws on top of what is there; the engine leaves its own scale behind."""
    page.Contents = Array(
        [document.make_stream(b"q\n"), page.Contents, document.make_stream(b"\nQ\n" + drawn)]
    )


def _undraw(page: Object) -> None:
    """The page without heads and number, if it has any."""
    if isinstance(page.Contents, Array):
        page.Contents = page.Contents[1]
