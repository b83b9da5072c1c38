"""An item and its PDF become work: sheets, sides, ink, paper, folding and how the paper is turned."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Literal

import pikepdf

from build_scripts.diagnostics import Trouble
from build_scripts.model import Text
from build_scripts.print_kinds import A2, Flip
from build_scripts.print_order.choose import Item
from build_scripts.render.finishing import bleeds, sheet_size

Place = Literal["office", "shop"]
Ink = Literal["black", "colour"]
_SERIES = {(594, 841): "A1", (420, 594): "A2", (297, 420): "A3", (210, 297): "A4", (148, 210): "A5"}
_LEAST_SPARE = 2


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done for one item."""

    item: Item
    place: Place
    ink: Ink
    title: str
    """Of the document."""
    edition: str
    """Edition code of the document; empty where it has none."""
    pages: int
    spare: int
    """Copies more than ordered, for what is spoiled."""
    sheets: int
    """All sheets of paper, spare copies with them."""
    up: int
    """Copies on one sheet."""
    size: str
    """Of the paper that goes into the machine: ``A4``; for a print shop as cut, such as ``297 × 210 mm``."""
    two_sided: bool
    flip: Flip
    bleeds: bool
    """Whether a ground goes on beyond the edge."""

    @property
    def sides(self) -> int:
        """Printed sides of a sheet."""
        return 2 if self.two_sided else 1


def reckoned(item: Item, pdf: bytes, place: Place, ink: Ink | None) -> Work:
    """The work for one item. ``ink`` None: black in an office; in a shop what the kind gains from.

    Trouble where an office printer has no such paper.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        title = str(document.docinfo.get("/Title", item.name))
        edition = str(document.docinfo.get("/Keywords", "")).split(",")[0].strip()
        pages = len(document.pages)
        beyond = any(bleeds(page) for page in document.pages)
    kind = item.kind
    size = sheet_size(pdf)[0]
    if place == "office" and max(size) > max(A2) - 5:
        raise Trouble(
            "S007",
            problem=f"--copies {kind.id}:{item.name}: 办公室打印机印不了 {paper(size)}，用 --shop，或换 A3 "
            f"· no office printer takes {paper(size)}: use --shop, or order A3",
        )
    spare = max(_LEAST_SPARE, -(-item.copies * kind.spare // 100))
    two_sided = bool(kind.flip) and pages > 1
    doubled = place == "office" and kind.two_up
    up = 2 if doubled else kind.on_sheet
    leaves = -(-pages // 2) if two_sided else pages
    flip = kind.flip if two_sided else ""
    return Work(
        item=item,
        place=place,
        ink=ink or ("black" if place == "office" or not kind.coloured else "colour"),
        title=title,
        edition=edition,
        pages=pages,
        spare=spare,
        sheets=-(-(item.copies + spare) // up) * leaves,
        up=up,
        size="A4" if doubled else paper(size),
        two_sided=two_sided,
        # Two upright pages side by side lie on a sheet that is wider than high, and turn over its short edge.
        flip="short" if doubled and two_sided else flip,
        bleeds=beyond,
    )


def paper(size: tuple[float, float]) -> str:
    """``A4`` for sheets of the series, whichever way they lie; else the size in millimetres."""
    width, height = sorted(size)
    for (low, high), name in _SERIES.items():
        if abs(width - low) <= 1 and abs(height - high) <= 1:
            return name
    return f"{size[0]:g} × {size[1]:g} mm"


FLIPS: dict[Flip, Text] = {
    "": Text("单面", "one-sided"),
    "short": Text("双面，沿短边翻转", "two-sided, flip on short edge"),
    "long": Text("双面，沿长边翻转", "two-sided, flip on long edge"),
}
"""How the dialogue of a printer calls it."""
