"""Pages of a book become sheets to fold: two pages side by side on each side of a sheet, in the order in which a fold
brings them together. Print on both sides, flipped on the short edge."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from build_scripts.render.saved import saved

FOLDED_AT_ONCE = 15
"""Sheets of office paper that one fold and two staples hold."""
IN_A_SIGNATURE = 4
"""Sheets that are folded together where the whole book is too thick."""
PAPER = 0.1
"""Thickness of a sheet in millimetres: by so much more each inner sheet sticks out at the fore-edge."""
_POINTS = 72 / 25.4
_A4 = (297 * _POINTS, 210 * _POINTS)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet: indices of the pages on the left and on the right, None for an empty one."""

    left: int | None
    right: int | None
    depth: int
    """How many sheets lie outside of it in its signature."""


def sheets(pages: int) -> int:
    """How many sheets a book of so many pages takes."""
    return -(-pages // 4)


def signatures(pages: int) -> tuple[int, ...]:
    """Sheets of each part that is folded by itself: one part for a thin book, otherwise parts of equal thickness but
    for the last ones."""
    count = sheets(pages)
    if count <= FOLDED_AT_ONCE:
        return (count,)
    parts = -(-count // IN_A_SIGNATURE)
    return tuple(count // parts + (number < count % parts) for number in range(parts))


def sides(pages: int) -> tuple[Side, ...]:
    """Front and back of each sheet, from the outermost of the first signature on. Empty pages that fill up the last
    sheet stand before the last page, which is the back cover."""
    count = 4 * sheets(pages)
    line: list[int | None] = [*range(pages - 1), *[None] * (count - pages), pages - 1]
    found: list[Side] = []
    start = 0
    for size in signatures(pages):
        part = line[start : start + 4 * size]
        start += 4 * size
        for depth in range(size):
            first, last = 2 * depth, len(part) - 1 - 2 * depth
            found.append(Side(part[last], part[first], depth))
            found.append(Side(part[first + 1], part[last - 1], depth))
    return tuple(found)


def booklet(pdf: bytes, slip: bytes = b"") -> bytes:
    """The sheets of a booklet of a PDF whose pages are half an A4 sheet, A4 across. ``slip`` is a PDF of one A4 page
    across, which says how to print; its sheet comes first, with an empty back. Not tagged: the file for screens is the
    one that it is made from."""
    with Pdf.open(io.BytesIO(pdf)) as source, Pdf.new() as out:
        forms = [out.copy_foreign(page.as_form_xobject()) for page in source.pages]
        boxes = [tuple(float(n) for n in page.mediabox) for page in source.pages]
        if slip:
            with Pdf.open(io.BytesIO(slip)) as first:
                out.pages.append(first.pages[0])
            if Name.StructParents in out.pages[0].obj:
                del out.pages[0].obj[Name.StructParents]
            out.pages.append(_sheet(out, (), {}))
        for side in sides(len(forms)):
            out.pages.append(_sheet(out, _placed(side, boxes), dict(enumerate(forms))))
        if Name.Lang in source.Root:
            out.Root.Lang = pikepdf.String(str(source.Root.Lang))
        out.Root.ViewerPreferences = Dictionary(
            DisplayDocTitle=True, Duplex=Name.DuplexFlipShortEdge, PrintScaling=Name("/None")
        )
        for key in (Name.Title, Name.Author, Name.Keywords):
            if key in source.docinfo:
                out.docinfo[key] = pikepdf.String(str(source.docinfo[key]))
        return saved(out)


def _placed(side: Side, boxes: list[tuple[float, ...]]) -> Iterator[tuple[int, float, float]]:
    """(page, x, y) of the pages of a side, in points; inner sheets move towards the fold, as they will stick out."""
    middle, creep = _A4[0] / 2, side.depth * PAPER * _POINTS
    for page, is_left in ((side.left, True), (side.right, False)):
        if page is None:
            continue
        left, bottom, right, top = boxes[page]
        x = middle - (right - left) + creep if is_left else middle - creep
        yield page, x - left, (_A4[1] - (top - bottom)) / 2 - bottom


def _sheet(out: Pdf, placed: Iterable[tuple[int, float, float]], forms: dict[int, Object]) -> Page:
    content, used = b"", Dictionary()
    for page, x, y in placed:
        used[f"/P{page}"] = forms[page]
        content += f"q 1 0 0 1 {x:.3f} {y:.3f} cm /P{page} Do Q\n".encode()
    return Page(
        out.make_indirect(
            Dictionary(
                Type=Name.Page,
                MediaBox=Array([0, 0, round(_A4[0], 3), round(_A4[1], 3)]),
                Resources=Dictionary(XObject=used),
                Contents=out.make_stream(content),
            )
        )
    )
