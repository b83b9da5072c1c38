"""A table's rows become a table that can be edited, in the place that its layout keeps for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn

from build_scripts.channels.slides.geometry import Box
from build_scripts.channels.slides.package import emu
from build_scripts.channels.slides.records import Point, Slide
from build_scripts.channels.slides.tables import PAD_X, PAD_Y, TableLayout

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The table style without lines and grounds that every office program knows: ours are in the cells."""
_RULE = 12700


def fill_table(
    holder: Any,
    slide: Slide,
    layout: TableLayout,
    place: Box,
    leading: float,
    paragraph: Callable[[Point, int], etree._Element],
) -> None:
    """Puts the table into its placeholder; ``leading`` is the line height in ems, which is set exactly: a table grows
    with the font that steps in, and would run into the sources below it."""
    frame = holder.insert_table(rows=len(slide.table), cols=len(layout.widths))
    frame.left, frame.top, frame.width, frame.height = map(
        emu, (place.x, place.y, sum(layout.widths), layout.height)
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", slide.title)
    table = frame.table
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = _PLAIN
    table._tbl.tblPr.set("bandRow", "0")
    for column, width in zip(table.columns, layout.widths, strict=True):
        column.width = emu(width)
    for number, (row, height) in enumerate(zip(table.rows, layout.heights, strict=True)):
        row.height = emu(height)
        for cell, point in zip(row.cells, slide.table[number], strict=True):
            _write(cell._tc, point, layout.size, leading, paragraph, head=number == 0)


def _write(
    cell: Any,
    point: Point,
    size: float,
    leading: float,
    paragraph: Callable[[Point, int], etree._Element],
    *,
    head: bool,
) -> None:
    body = cell.find(qn("a:txBody"))
    for old in body.findall(qn("a:p")):
        body.remove(old)
    made = paragraph(point, 1)
    line = etree.Element(f"{{{_A}}}lnSpc")
    etree.SubElement(line, f"{{{_A}}}spcPts", val=str(round(size * leading * 100)))
    settings = made.find(qn("a:pPr"))
    assert settings is not None
    settings.insert(0, line)
    for run in made.iter(qn("a:rPr")):
        run.set("sz", str(round(size * 100)))
        if head:
            run.set("b", "1")
    if not point.runs:
        etree.SubElement(made, f"{{{_A}}}endParaRPr", sz=str(round(size * 100)))
    body.append(made)
    borders = cell.get_or_add_tcPr()
    for side, pad in (("marL", PAD_X), ("marR", PAD_X), ("marT", PAD_Y), ("marB", PAD_Y)):
        borders.set(side, str(emu(pad)))
    for side in ("lnT", "lnB"):
        rule = etree.SubElement(borders, f"{{{_A}}}{side}", w=str(_RULE))
        fill = etree.SubElement(rule, f"{{{_A}}}solidFill")
        etree.SubElement(fill, f"{{{_A}}}schemeClr", val="accent5")
    if head:
        fill = etree.SubElement(borders, f"{{{_A}}}solidFill")
        etree.SubElement(fill, f"{{{_A}}}schemeClr", val="bg2")
