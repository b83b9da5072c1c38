"""A kind of printed matter: what sheet it is, how it is folded and cut, what its type must be; and the papers.

All lengths are in millimetres, type in points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from build_scripts.model import Text

Flip = Literal["", "long", "short"]
"""About which edge the second side is turned; empty: printed on one side."""

A2 = (420.0, 594.0)
A3 = (297.0, 420.0)
A4 = (210.0, 297.0)
A4_WIDE = (297.0, 210.0)
A5 = (148.0, 210.0)
A5_EXACT = (148.5, 210.0)
SLIDE = (338.67, 190.5)


@dataclass(frozen=True, slots=True)
class PrintingCondition:
    """Presses, inks and paper whose colours were measured."""

    name: str
    """In the registry of the International Color Consortium."""
    said: Text


COATED = PrintingCondition("FOGRA39", Text("胶印，涂布纸", "offset on coated paper, ISO 12647-2"))
UNCOATED = PrintingCondition("FOGRA47", Text("胶印，非涂布纸", "offset on uncoated paper, ISO 12647-2"))
CONDITIONS = (COATED, UNCOATED)


@dataclass(frozen=True, slots=True)
class Stock:
    """A paper that suits, and why."""

    grams: int
    """Per square metre."""
    reason: Text
    condition: PrintingCondition | None = UNCOATED
    """What a print shop's file is made for; None: nobody has measured it, as inks on cloth."""


FLAT = Text("不折", "not folded")
UNCUT = Text("", "")
OFFICE = Stock(80, Text("办公室复印纸，人人都有", "office paper, at hand everywhere"))
LEAFLET = Stock(
    120,
    Text(
        "比复印纸挺，折痕齐，两面印不透；再厚就要先压痕",
        "stiffer than office paper: folds are clean and nothing shows through; thicker paper wants scoring first",
    ),
)
HAND_OUT = Stock(
    100, Text("两面印不透，拿在手里不软", "nothing shows through from the back, and it stays flat")
)
READING = Stock(
    100, Text("不反光、不透印，方便老年人看", "no glare and nothing shows through, for older readers")
)
POSTER = Stock(
    157,
    Text("贴墙不卷边；选哑光，不反光", "does not curl on the wall; matt, so that it has no glare"),
    COATED,
)
BANNER = Stock(510, Text("喷绘布，挂室外不怕雨", "banner cloth, stands rain"), None)
CARD = Stock(250, Text("放在钱包里不易折坏", "lasts in a purse"), COATED)
CUT_CARD = Stock(
    160, Text("裁开后拿得住，复印机也走得过", "holds in the hand when cut, and passes through a copier")
)
BOOK = Stock(
    80, Text("内页用复印纸；封面另用 200 克，耐翻", "office paper inside; a cover of 200 g stands much use")
)


@dataclass(frozen=True, slots=True)
class PrintKind:
    """A kind of printed matter."""

    id: str
    """As an order names it: ``leaflet``, ``poster-a2``."""
    name: Text
    pattern: str
    """Of the artefact's path below the release, without language, region and name: see ``kind_of``."""
    sizes: tuple[tuple[float, float], ...]
    """Sheets as cut; empty: any."""
    pages: tuple[int, int] = (1, 0)
    """Least and most; 0: no limit."""
    multiple: int = 1
    """The number of pages can be divided by it."""
    blank: tuple[int, ...] = ()
    """Pages that are meant to be empty: the back of a cover slip."""
    flip: Flip = ""
    folds: tuple[float, ...] = ()
    """From the left edge of the first page; the second page is its other side."""
    cover: tuple[float, float] | None = None
    """Left and right edge of the panel of the first page that is seen first, with the title."""
    folding: Text = FLAT
    cutting: Text = UNCUT
    stock: Stock = OFFICE
    coloured: bool = True
    """Whether colour adds something; all of it can be printed in black."""
    safe: float = 5.0
    """Between text and the edge: office printers leave 4 to 5 white."""
    body: float = 9.5
    """Type of the running text, at least."""
    smallest: float = 6.5
    """Of any type, at least: sources."""
    code: bool = False
    """Whether it has a QR code."""
    kilobytes: int = 400
    """Size of the file, at most; ``kilobytes_page`` more for each page beyond the second."""
    kilobytes_page: int = 60
    two_up: bool = False
    """Whether an office prints two on a sheet."""
    on_screen: bool = True
    """Whether it is read on screens too, and so is tagged."""
    headed: bool = True
    """Whether it must have headings; a badge has none."""
    on_sheet: int = 1
    """Copies on one sheet, as the file has them."""
    spare: int = 3
    """Copies more for a hundred, for what is spoiled in folding and cutting; 0: none, each is made singly."""
    scale: int = 1
    """How many times as large as its file it is made."""
    piece: tuple[float, float, float, float] | None = None
    """Left, top, width and height of what is made, on a page that has its own cut marks and bleed around it; None:
    the page is the sheet."""
