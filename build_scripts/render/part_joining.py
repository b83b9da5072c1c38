"""Tagged PDFs of like parts become one: their pages with tags and bookmarks, in one set of fonts.

The first part is the document that takes up the others: all were laid out under the same head, so that title, language
and metadata are those of the whole.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf

from build_scripts.render.font_cut import cut
from build_scripts.render.joining import (
    Unjoinable,
    by_page,
    distinct_header,
    draw,
    glyph_codes,
    number_pages,
)
from build_scripts.render.lettering import Lettering, glyphs, operators
from build_scripts.render.page_numbers import Numbers
from build_scripts.render.saved import saved

_MEANING = re.compile(rb"^<([0-9a-f]{4})> (<[0-9a-f]+>)$", re.MULTILINE)
"""A glyph and the characters that it stands for."""
_BEGIN = b"endcodespacerange\n"
_BATCH = 100
"""So many meanings a list of them may have."""
_FILES = {
    "Banyan-Sans": "BanyanSans-Regular.ttf",
    "Banyan-Sans-Bold": "BanyanSans-Bold.ttf",
    "Banyan-Sans-Ext": "BanyanSansExt-Regular.ttf",
    "Banyan-Sans-Ext-Bold": "BanyanSansExt-Bold.ttf",
}
"""Font files by the names that the layout engine gives their fonts."""
_NUMBERED = "Banyan-Sans"
_SIGNS = "0123456789/ "
"""Of page numbers."""


@dataclass(frozen=True, slots=True)
class _Bookmark:
    level: int
    title: str
    page: int
    """In the whole, from 0."""
    place: tuple[Object, ...]
    """The rest of its destination."""


def join_parts(parts: Sequence[bytes], numbers: Numbers | None, folder: Path) -> bytes:
    """The whole document; ``numbers`` says where pages are numbered, in the regular face; ``folder`` holds the font
    files.

    Unjoinable where there are no parts, where one has a link, which would lead nowhere, or where nothing is set in the
    face of the numbers.
    """
    if not parts:
        raise Unjoinable("no parts")
    with ExitStack() as stack:
        documents = [stack.enter_context(Pdf.open(io.BytesIO(part))) for part in parts]
        if any(Name.Annots in page for document in documents for page in document.pages):
            raise Unjoinable("pages with links cannot be put into another document")
        bookmarks = list(_bookmarks(documents))
        fonts = _united_fonts(documents, folder, "" if numbers is None else _SIGNS)
        out = documents[0]
        tops, parents = _tags(out)
        whole = out.Root.StructTreeRoot.K[0]
        for number, document in enumerate(documents[1:], 1):
            for found, added in zip((tops, parents), _add(out, document, f"{number}-", fonts), strict=True):
                found += added
        for element in tops:
            element.P = whole
        whole[Name.K] = Array(tops)
        number_pages(out, [page.obj for page in out.pages], parents, {})
        _outline(out, bookmarks)
        if numbers is not None:
            _draw_numbers(out, numbers, fonts, folder)
        return saved(out)


def _tags(document: Pdf) -> tuple[list[Object], list[Object]]:
    """The outermost tags in the order of the pages, and for each page what its marked content belongs to."""
    elements, owners = by_page(document)
    tops = [element for page in document.pages for element in elements.get(page.obj.objgen, [])]
    return tops, [owners[index] for index in range(len(document.pages))]


def _add(out: Pdf, source: Pdf, prefix: str, fonts: Object) -> tuple[list[Object], list[Object]]:
    """Puts the pages of a part behind the others; its tags are given as ``_tags`` does, in the whole."""
    for item in source.objects:
        if isinstance(item, Dictionary):
            distinct_header(item, prefix)
    # Pages, and forms and patterns within them, refer to one list of fonts.
    own = source.pages[0].Resources.Font
    for name in list(own.keys()):
        del own[name]
    tops, parents = _tags(source)
    for element in tops:
        del element[Name.P]  # else the whole document would be copied along
    out.pages.extend(source.pages)
    tags = out.copy_foreign(source.make_indirect(Array([Array(tops), Array(parents)])))
    copied = out.copy_foreign(own)
    for name, font in fonts.items():
        copied[name] = font
    return list(tags[0]), list(tags[1])


# --- fonts


def _united_fonts(documents: Sequence[Pdf], folder: Path, signs: str) -> Object:
    """The fonts of the first document, which become those of all; the regular face has some further signs."""
    found: dict[str, list[Object]] = {}
    for document in documents:
        for name, font in document.pages[0].Resources.Font.items():
            found.setdefault(name, []).append(font)
    shared = documents[0].pages[0].Resources.Font
    for name, fonts in found.items():
        if name not in shared:
            shared[name] = documents[0].copy_foreign(fonts[0])
        added = signs if _face(fonts[0]) == _NUMBERED else ""
        if len(fonts) > 1 or added:
            _unite(documents[0], shared[name], fonts, folder, added)
    return shared


def _unite(document: Pdf, font: Object, fonts: Sequence[Object], folder: Path, signs: str) -> None:
    """Gives a font the glyphs of like ones and of some signs: it is cut anew from its file, with the advances of its
    glyphs and what they stand for."""
    if _face(font) not in _FILES:
        raise Unjoinable(f"no font of ours: {_face(font)}")
    file = folder / _FILES[_face(font)]
    known = {sign: glyphs(file)[sign] for sign in signs}
    advances: dict[int, Object | float] = {code: round(1000 * advance) for code, advance in known.values()}
    meanings = {b"%04x" % code: b"<%04x>" % ord(sign) for sign, (code, _) in known.items()}
    for one in fonts:
        advances.update(_advances(one))
        meanings.update(_meanings(one))
    data = cut(file, advances)
    inner = font.DescendantFonts[0]
    inner.FontDescriptor.FontFile2 = document.make_stream(data, Length1=len(data))
    inner.W = Array([item for code in sorted(advances) for item in (code, Array([advances[code]]))])
    head, _, rest = font.ToUnicode.read_bytes().partition(_BEGIN)
    pairs = sorted(meanings.items())
    lists = (
        b"%d beginbfchar\n%sendbfchar\n" % (len(batch), b"".join(b"<%s> %s\n" % pair for pair in batch))
        for batch in (pairs[at : at + _BATCH] for at in range(0, len(pairs), _BATCH))
    )
    font.ToUnicode = document.make_stream(
        b"".join((head, _BEGIN, *lists, rest.rpartition(b"endbfchar\n")[2]))
    )


def _face(font: Object) -> str:
    """The name of a font without the mark of its cutting."""
    return str(font.BaseFont).rpartition("+")[2].lstrip("/")


def _meanings(font: Object) -> list[tuple[bytes, bytes]]:
    """(glyph number, what it stands for), both in hexadecimal."""
    return _MEANING.findall(font.ToUnicode.read_bytes().partition(_BEGIN)[2])


def _advances(font: Object) -> Iterator[tuple[int, Object | float]]:
    """(glyph number, advance): in the PDF's list each run of glyphs begins with the first one's number."""
    widths = font.DescendantFonts[0].W
    for at in range(0, len(widths), 2):
        first = int(widths[at])
        yield from ((first + offset, width) for offset, width in enumerate(widths[at + 1]))


# --- bookmarks and numbers


def _bookmarks(documents: Sequence[Pdf]) -> Iterator[_Bookmark]:
    """Of all parts, in the order of the text."""
    before = 0
    for document in documents:
        numbers = {page.obj.objgen: before + number for number, page in enumerate(document.pages)}
        waiting = [(document.Root.Outlines.First, 1)] if Name.Outlines in document.Root else []
        while waiting:
            item, level = waiting.pop()
            target, *place = item.Dest
            yield _Bookmark(level, str(item.Title), numbers[target.objgen], tuple(place))
            # What is taken last comes first: the children stand before what follows.
            waiting += [
                (item[key], deeper)
                for key, deeper in (("/Next", level), ("/First", level + 1))
                if key in item
            ]
        before += len(document.pages)


def _outline(out: Pdf, bookmarks: Sequence[_Bookmark]) -> None:
    if not bookmarks:
        return
    with out.open_outline() as outline:
        outline.root.clear()
        above: list[tuple[int, list[OutlineItem]]] = [(0, outline.root)]
        for mark in bookmarks:
            while above[-1][0] >= mark.level:
                above.pop()
            item = OutlineItem(mark.title, Array([out.pages[mark.page].obj, *mark.place]))
            above[-1][1].append(item)
            above.append((mark.level, item.children))


def _draw_numbers(out: Pdf, numbers: Numbers, fonts: Object, folder: Path) -> None:
    """Draws 3 / 7 on each page."""
    face = next((name for name, font in fonts.items() if _face(font) == _NUMBERED), None)
    if face is None:
        raise Unjoinable("nothing is set in the face of page numbers")
    codes = glyph_codes(fonts[face])
    for number, page in enumerate(out.pages, 1):
        words = f"{number} / {len(out.pages)}"
        line = Lettering(words, "right", numbers.margin, numbers.baseline, numbers.size)
        width, height = float(page.mediabox[2]), float(page.mediabox[3])
        file = folder / _FILES[_NUMBERED]
        draw(out, page.obj, operators(line, face, file, width, height, codes))
