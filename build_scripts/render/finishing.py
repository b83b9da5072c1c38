"""A PDF for the screen becomes sheets for a machine: crop and fold marks for a print shop, two copies on one sheet.

Pages keep their text, tags and links; what is added is marked as an artifact, so that nobody hears it read aloud.
All lengths are millimetres where nothing else is said. The same values give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from build_scripts.render.saved import saved

POINTS = 72 / 25.4
"""Points in a millimetre."""
BLEED = 3.0
"""How far a ground goes on beyond the edge, and how far text keeps from it: what print shops ask for."""
MARGIN = 14.0
"""Paper around the trimmed sheet: bleed, marks and the line that says what the file is."""
_MARK_FROM = 4.0
_MARK_TO = 9.0
_LINE_WIDTH = 0.25
"""Points."""
_WHOLE_SHEET = 0.1


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a page in points, from its lower left corner."""

    left: float
    low: float
    right: float
    high: float

    @property
    def width(self) -> float:
        """Points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Points."""
        return self.high - self.low

    def grown(self, millimetres: float) -> Box:
        """Larger on all sides."""
        by = millimetres * POINTS
        return Box(self.left - by, self.low - by, self.right + by, self.high + by)


def trim_box(page: pikepdf.Page) -> Box:
    """What is left when the sheet is cut: the TrimBox, else all of the page."""
    return _box(page.obj.get(Name.TrimBox, page.mediabox))


def bleed_box(page: pikepdf.Page) -> Box:
    """How far the ground is printed: the BleedBox, else the trimmed sheet."""
    return _box(page.obj.get(Name.BleedBox, page.obj.get(Name.TrimBox, page.mediabox)))


def bleeds(page: pikepdf.Page) -> bool:
    """Whether the layout engine has drawn beyond the edge."""
    return bleed_box(page).width - trim_box(page).width > _WHOLE_SHEET


def sheet_size(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page as cut, in millimetres with one decimal."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        boxes = [trim_box(page) for page in document.pages]
    return tuple((round(box.width / POINTS, 1), round(box.height / POINTS, 1)) for box in boxes)


def with_marks(
    pdf: bytes,
    folds: tuple[float, ...],
    slugs: bytes,
    piece: tuple[float, float, float, float] | None = None,
) -> bytes:
    """The file for a print shop: page boxes, crop marks, fold marks, and a line of text beyond the edge.

    ``folds`` are distances from the left edge of odd pages; on even pages, their other sides, they are mirrored.
    ``slugs`` is a PDF with a page for each page, as large as the page and ``MARGIN`` on each side; only what stands
    outside the trimmed sheet should be on it. ``piece``: left, top, width and height of what is cut out of a page that
    has its own marks, bleed and words around it; none are added then.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document, pikepdf.open(io.BytesIO(slugs)) as lines:
        for number, (page, line) in enumerate(zip(document.pages, lines.pages, strict=True)):
            sheet = trim_box(page)
            trim = sheet if piece is None else _piece(sheet, piece)
            media = sheet.grown(MARGIN)
            page.obj.TrimBox = _array(trim)
            page.obj.BleedBox = _array(trim.grown(BLEED))
            page.obj.MediaBox = _array(media)
            for other in (Name.CropBox, Name.ArtBox):
                if other in page.obj:
                    del page.obj[other]
            places = folds if number % 2 == 0 else tuple(trim.width / POINTS - fold for fold in folds)
            marks = _marks(trim, places) if piece is None else ""
            _draw(document, page, marks + _line(document, lines, page, line, media))
        return saved(document)


def within_sheet(pdf: bytes) -> bytes:
    """The file for an office printer: what the layout engine drew beyond the edge is cut off."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        if not any(bleeds(page) for page in document.pages):
            return pdf
        for page in document.pages:
            for box in (Name.MediaBox, Name.CropBox, Name.BleedBox):
                page.obj[box] = _array(trim_box(page))
        return saved(document)


def two_up(pdf: bytes) -> bytes:
    """Each page twice, side by side on a sheet of double width: printed, cut in the middle, two copies.

    Without tags: it is for paper, and a reader would hear everything twice.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document, pikepdf.new() as sheets:
        for page in document.pages:
            trim = trim_box(page)
            sheet = sheets.add_blank_page(page_size=(2 * trim.width, trim.height))
            form = sheets.copy_foreign(page.as_form_xobject())
            form.BBox = _array(trim)
            sheet.obj.Resources = Dictionary(XObject=Dictionary(Copy=form))
            low = -trim.low
            draw = "".join(
                f"q 1 0 0 1 {_number(left - trim.left)} {_number(low)} cm /Copy Do Q\n"
                for left in (0.0, trim.width)
            )
            sheet.obj.Contents = sheets.make_stream((draw + _middle(trim)).encode())
        sheets.docinfo = sheets.make_indirect(Dictionary({"/Title": document.docinfo.get("/Title", "")}))
        return saved(sheets)


# --- drawing --------------------------------------------------------------------------------------------------------


def _marks(trim: Box, folds: Iterable[float]) -> str:
    """Black lines outside the bleed: two at each corner, and dashed ones where the sheet is folded."""
    near, far = _MARK_FROM * POINTS, _MARK_TO * POINTS
    lines = []
    for x in (trim.left, trim.right):
        lines += [(x, trim.low - near, x, trim.low - far), (x, trim.high + near, x, trim.high + far)]
    for y in (trim.low, trim.high):
        lines += [(trim.left - near, y, trim.left - far, y), (trim.right + near, y, trim.right + far, y)]
    dashes = []
    for fold in folds:
        x = trim.left + fold * POINTS
        dashes += [(x, trim.low - near, x, trim.low - far), (x, trim.high + near, x, trim.high + far)]
    drawn = f"0 0 0 1 K {_LINE_WIDTH} w\n" + "".join(_segment(line) for line in lines)
    return drawn + "[2 1.5] 0 d\n" + "".join(_segment(line) for line in dashes)


def _middle(trim: Box) -> str:
    """Short lines at both ends of the cut between two copies, within what a laser printer prints."""
    ends = ((trim.height - 6 * POINTS, trim.height - 9 * POINTS), (6 * POINTS, 9 * POINTS))
    return f"0 G {_LINE_WIDTH} w\n" + "".join(_segment((trim.width, y, trim.width, to)) for y, to in ends)


def _segment(line: tuple[float, float, float, float]) -> str:
    x, y, to_x, to_y = (_number(value) for value in line)
    return f"{x} {y} m {to_x} {to_y} l S\n"


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _line(document: Pdf, lines: Pdf, page: pikepdf.Page, line: pikepdf.Page, media: Box) -> str:
    """Puts the slug on the page as a picture without tags of its own; the operators that draw it."""
    bare = [
        step
        for step in pikepdf.parse_content_stream(line.obj)
        if str(step.operator) not in {"BDC", "BMC", "EMC", "DP", "MP"}
    ]
    line.obj.Contents = lines.make_stream(pikepdf.unparse_content_stream(bare))
    form = document.copy_foreign(line.as_form_xobject())
    for key in (Name.StructParents, Name.StructParent):
        if key in form:
            del form[key]
    resources = page.obj.get(Name.Resources)
    if resources is None:
        resources = page.obj.Resources = Dictionary()
    elif resources.is_indirect:
        # Pages share one dictionary; each has a line of its own.
        resources = page.obj.Resources = Dictionary(dict(resources.items()))
    shapes = Dictionary(dict(resources.get(Name.XObject, Dictionary()).items()))
    shapes[Name.BanyanSlug] = form
    resources[Name.XObject] = shapes
    return f"q 1 0 0 1 {_number(media.left)} {_number(media.low)} cm /BanyanSlug Do Q\n"


def _draw(document: Pdf, page: pikepdf.Page, operators: str) -> None:
    page.contents_add(document.make_stream(b"q\n"), prepend=True)
    page.contents_add(document.make_stream(f"Q\n/Artifact BMC\nq\n{operators}Q\nEMC\n".encode()))


def _piece(sheet: Box, piece: tuple[float, float, float, float]) -> Box:
    left, top, width, height = (value * POINTS for value in piece)
    return Box(sheet.left + left, sheet.high - top - height, sheet.left + left + width, sheet.high - top)


def _box(values: pikepdf.Object) -> Box:
    left, low, right, high = (float(value) for value in values)
    return Box(left, low, right, high)


def _array(box: Box) -> Array:
    return Array([round(value, 4) for value in (box.left, box.low, box.right, box.high)])
