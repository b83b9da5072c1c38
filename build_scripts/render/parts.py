"""A document of many like pages becomes a PDF part by part: what was laid out before is taken from where it is kept.

A template marks where a part begins with PART and where the last one ends with END. Each part begins a page, is laid
out by itself between what stands before the first part and after the last, and its PDF depends on nothing else. So one
changed name lays out one sheet of badges and not all of them. The parts are joined with their tags and bookmarks, and
share one set of fonts.
"""

from __future__ import annotations

import copy
import hashlib
import html as escaping
import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pikepdf

from build_scripts.render.faults import LayoutComplaint
from build_scripts.render.joining import Insert, Unjoinable, join
from build_scripts.render.lettering import Lettering
from build_scripts.render.page_numbers import Numbers
from build_scripts.render.pdf import PdfPress

PART = "<!--part-->"
END = "<!--parts end-->"
_SHOWN = re.compile(rb"^(?!<0000> <ffff>)<[0-9a-f]{4}> <([0-9a-f]+)>", re.MULTILINE)
"""A glyph and what it stands for; the first such line of a table is the range of all codes."""
_FORMS = tuple((language, feature) for language in ("zh-Hans", "en") for feature in ("normal", '"pwid"'))
"""What makes the font draw a character with another glyph: the language, and the feature that our style sheets ask
for. Letters mostly have one glyph in all of them."""
_FRAME_STYLE = """
@page { margin: 0; size: %(width).3fpt %(height).3fpt }
html { font: 4pt/1.2 "Banyan Sans", "Banyan Sans Ext" }
p { margin: 0 }
.all { left: 0; overflow-wrap: anywhere; position: absolute; right: 0; top: 0 }
.last { break-before: page }
"""
_NO_NUMBER = '<style>@page { @bottom-right { content: "" } }</style></head>'
_DIGITS = frozenset("0123456789/ ")
_PIXELS = 96 / 72
"""In a point."""


class Kept(Protocol):
    """Where parts that were laid out before are found by key."""

    def find(self, key: str) -> bytes | None:
        """The PDF of a part, as it was handed over."""

    def keep(self, key: str, pdf: bytes) -> None:
        """Takes a part; also one that was found, so that it is known which are in use."""


class NothingKept:
    """Every part is laid out."""

    def find(self, key: str) -> None:
        """None."""

    def keep(self, key: str, pdf: bytes) -> None:
        """Forgets it."""


@dataclass(frozen=True, slots=True)
class _Bookmark:
    level: int
    label: str
    page: int
    """In its part, from 0."""
    left: float
    top: float
    """In pixels from the top left corner of its page."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """The PDF of a part and what the frame must know of it."""

    pdf: bytes
    pages: int
    bookmarks: tuple[_Bookmark, ...]
    characters: frozenset[str]
    """What each of its glyphs stands for: a character, or several that the font draws as one."""
    size: tuple[float, float]
    """Width and height of its first page in points."""


def pdf_of_parts(
    html: str,
    style: str,
    templates: Path,
    engine: PdfPress,
    kept: Kept,
    *,
    together: int = 1,
    numbers: Numbers | None = None,
) -> bytes:
    """The PDF of a document whose parts are marked; without marks, of the document as it is.

    ``together``: so many parts are laid out and kept as one.
    """
    groups = _groups(html, together)
    if not groups:
        return engine.pdf(html, style, templates)
    if numbers is not None:
        groups = [group.replace("</head>", _NO_NUMBER, 1) for group in groups]
    laid = [_laid(group, style, templates, engine, kept) for group in groups]
    total = sum(part.pages for part in laid)

    def lettering(page: int) -> tuple[Lettering, ...]:
        if numbers is None:
            return ()
        words = f"{page + 1} / {total}"
        return (Lettering(words, "right", numbers.margin, numbers.baseline, numbers.size),)

    for every_form in (False, True):
        with suppress(Unjoinable, LayoutComplaint):
            return _joined(html, laid, every_form, templates, engine, lettering)
    # A rare form of a letter is missing in the frame, or cannot stand alone there. What is printed is the same, and
    # only takes longer: the parts themselves are sound.
    return engine.pdf(html, style, templates)


def _groups(html: str, together: int) -> list[str]:
    """A whole document for each group of parts; none where no part is marked."""
    head, *parts = html.split(PART)
    if not parts:
        return []
    parts[-1], _, tail = parts[-1].partition(END)
    return [head + "".join(parts[at : at + together]) + tail for at in range(0, len(parts), together)]


def _laid(html: str, style: str, templates: Path, engine: PdfPress, kept: Kept) -> _Laid:
    key = hashlib.sha256(f"{html}\0{style}".encode()).hexdigest()
    pdf = kept.find(key)
    if pdf is None:
        pdf = engine.pdf(html, style, templates)
    kept.keep(key, pdf)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        box = document.pages[0].mediabox
        size = float(box[2]) - float(box[0]), float(box[3]) - float(box[1])
        places = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        return _Laid(pdf, len(places), tuple(_bookmarks(document, places)), _characters(document), size)


def _bookmarks(document: pikepdf.Pdf, places: dict[tuple[int, int], int]) -> Iterator[_Bookmark]:
    """In the order of the text."""
    if pikepdf.Name.Outlines not in document.Root:
        return
    waiting = [(document.Root.Outlines.First, 1)]
    while waiting:
        item, level = waiting.pop()
        page, left, top = (
            item.Dest[0],
            float(item.Dest[2]),
            float(item.Dest[0].MediaBox[3]) - float(item.Dest[3]),
        )
        yield _Bookmark(level, str(item.Title), places[page.objgen], left * _PIXELS, top * _PIXELS)
        # What is taken last comes first: the children stand before what follows.
        waiting += [
            (item[key], deeper) for key, deeper in (("/Next", level), ("/First", level + 1)) if key in item
        ]


def _characters(document: pikepdf.Pdf) -> frozenset[str]:
    fonts = document.pages[0].Resources.Font
    found = (_SHOWN.findall(font.ToUnicode.read_bytes()) for font in fonts.values())
    return frozenset(bytes.fromhex(code.decode()).decode("utf-16-be") for codes in found for code in codes)


# --- joining


def _joined(
    html: str,
    laid: Sequence[_Laid],
    every_form: bool,
    templates: Path,
    engine: PdfPress,
    lettering: Callable[[int], tuple[Lettering, ...]],
) -> bytes:
    """The parts in a frame with the head of the document, a page for each of theirs, and all their characters."""
    characters = sorted(_DIGITS.union(*(part.characters for part in laid)))
    head = html.partition("<body")[0]
    frame = f'{head}<body><p></p><div class="last">{_all(characters, every_form)}</div></body></html>'
    width, height = laid[0].size
    document = engine.layout(frame, _FRAME_STYLE % {"width": width, "height": height}, templates)
    # An empty page takes the engine as long as a short one, so that it is laid out once.
    empty, last = document.pages
    slots: list[Any] = []
    inserts: list[Insert] = []
    for number, part in enumerate(laid):
        inserts.append(Insert(len(slots), part.pdf, part.pages, f"{number}-", slots=part.pages))
        slots += [_slot(empty, part, page) for page in range(part.pages)]
    content = frame + "".join(mark.label for part in laid for mark in part.bookmarks)
    folder = templates / "_shared" / "fonts"
    fonts = folder / "BanyanSans-Regular.ttf", folder / "BanyanSans-Bold.ttf"
    return join(engine.write(document.copy([*slots, last]), content), inserts, lettering, fonts)


def _slot(empty: Any, part: _Laid, number: int) -> Any:
    """A page of the layout engine with the bookmarks of a part's page."""
    page = copy.copy(empty)
    page.bookmarks = [
        (mark.level, mark.label, (mark.left, mark.top), "open")
        for mark in part.bookmarks
        if mark.page == number
    ]
    return page


def _all(characters: Sequence[str], every_form: bool) -> str:
    """Every character in both faces, by itself and beside others, because the font draws some otherwise there.

    Letters mostly have one glyph in all forms; with ``every_form`` all are shown in each. Digits and signs go with the
    letter before them, so that they are shown behind one of each script.
    """
    signs = "".join(character for character in characters if not character.isalpha())
    letters = [character for character in characters if character.isalpha()]
    before = ("", *letters[:1], *letters[-1:])
    whole = [joint.join(characters) for joint in (" ", "")]
    behind = [letter + signs for letter in before]
    return "".join(
        _shown([*(whole if every_form or form == _FORMS[0] else ()), *behind], *form) for form in _FORMS
    )


def _shown(lines: Sequence[str], language: str, feature: str) -> str:
    words = (escaping.escape(line) for line in lines)
    html = "".join(f"<p>{line}</p><p><b>{line}</b></p>" for line in words)
    return f"<div class='all' lang='{language}' style='font-feature-settings: {feature}'>{html}</div>"
