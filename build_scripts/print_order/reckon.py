"""An item and its PDF become work: sheets, sides, ink, paper, folding and how the paper is turned."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Literal

import pikepdf

from build_scripts.diagnostics import Trouble
from build_scripts.model import Text
from build_scripts.print_kinds import Flip, PrintKind
from build_scripts.print_order.choose import Item
from build_scripts.render.finishing import bleeds, sheet_size

Place = Literal["office", "shop"]
Ink = Literal["black", "colour"]
_SERIES = {(594, 841): "A1", (420, 594): "A2", (297, 420): "A3", (210, 297): "A4", (148, 210): "A5"}
_OFFICE_SERIES = {"A3", "A4", "A5"}
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
    """Of the paper that goes into the machine: ``A4``; for a print shop as cut, such as ``297 × 210 mm``, and as
    large as it is made, ``3 × 0.7 m``."""
    fitted: bool
    """Whether the page is made smaller or larger to fill the paper, as slides are that have no size of their own."""
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
    size = made_size(kind, sheet_size(pdf)[0])
    if place == "office":
        _for_office(item, size)
    doubled = place == "office" and kind.two_up
    fitted = place == "office" and not doubled and size not in _OFFICE_SERIES
    spare = _spare(item, place)
    two_sided = bool(kind.flip) and pages > 1
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
        size="A4" if doubled or fitted else size,
        fitted=fitted,
        two_sided=two_sided,
        # Two upright pages side by side lie on a sheet that is wider than high, and turn over its short edge.
        flip="short" if doubled and two_sided else flip,
        bleeds=beyond or kind.piece is not None,
    )


def made_size(kind: PrintKind, sheet: tuple[float, float]) -> str:
    """The size of what is made from a sheet of a file: ``A4``, ``297 × 210 mm`` or, made larger, ``3 × 0.7 m``."""
    if kind.scale == 1:
        return paper(sheet)
    width, height = kind.piece[2:] if kind.piece is not None else sheet
    return f"{width * kind.scale / 1000:g} × {height * kind.scale / 1000:g} m"


def _spare(item: Item, place: Place) -> int:
    """An office prints one more when one is spoiled; a print shop sets up its machine once."""
    if place == "office" or not item.kind.spare:
        return item.copies * item.kind.spare // 100
    return max(_LEAST_SPARE, -(-item.copies * item.kind.spare // 100))


def _for_office(item: Item, size: str) -> None:
    """Trouble for what is larger than any office printer takes."""
    if item.kind.scale == 1 and size not in {"A1", "A2"}:
        return
    smaller = _SMALLER.get(item.kind.id, Text("", ""))
    raise Trouble(
        "S015",
        wish=f"{item.kind.id}:{item.name}={item.copies}",
        problem_zh=f"办公室打印机印不了 {size}",
        problem_en=f"no office printer takes {size}",
        hint_zh=f"写 --shop，交印刷厂{smaller.zh.format(name=item.name)}。",
        hint_en=f"Use --shop and give it to a print shop{smaller.en.format(name=item.name)}.",
    )


_SMALLER = {
    "banner-strip": Text(
        "；自己印就订 banner:{name}，一字一张 A4", "; or order banner:{name}, a word on each sheet of A4"
    ),
    "poster-a2": Text("；自己印就订 poster:{name}（A3）", "; or order poster:{name}, which is A3"),
    "wallchart-a2": Text("；自己印就订 wallchart:{name}（A3）", "; or order wallchart:{name}, which is A3"),
}
"""What to order instead, for one's own printer."""


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
