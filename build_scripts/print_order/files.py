"""A published PDF and the work on it become the file that goes to the machine."""

from __future__ import annotations

import io
from datetime import date

import pikepdf

from build_scripts.print_kinds import is_black
from build_scripts.print_order.reckon import Work
from build_scripts.render.exchange import exchanged
from build_scripts.render.finishing import MARGIN, POINTS, trim_box, two_up, with_marks, within_sheet
from build_scripts.render.press import Press

_FOLDERS = {"office": "office", "shop": "print-shop"}


def name_of(work: Work) -> str:
    """The path in the ZIP: ``office/leaflet/zh/QY/work-injury-bw.pdf``."""
    stem = work.item.path.removesuffix(".pdf").removesuffix("-bw")
    # The ending in black is preflight's sign that no colour may be left.
    ending = "-bw" if work.ink == "black" else ""
    ending += "-2-up" if work.place == "office" and work.item.kind.two_up else ""
    return f"{_FOLDERS[work.place]}/{stem}{ending}.pdf"


def source_of(work: Work) -> str:
    """The path of the published file that is used."""
    return work.item.black if work.ink == "black" and work.item.black else work.item.path


def made(work: Work, pdf: bytes, day: date, press: Press) -> bytes:
    """The file for the machine, from the published one. ``day`` is the one whose rules it holds. The same
    values give the same bytes."""
    if work.ink == "black" and not is_black(source_of(work)):
        pdf = press.in_black(pdf)
    if work.place == "office":
        pdf = within_sheet(pdf)
        return two_up(pdf) if work.item.kind.two_up else pdf
    kind = work.item.kind
    marked = with_marks(
        press.in_process(pdf), kind.folds, press.in_process(slugs(work, pdf, press)), kind.piece
    )
    condition = kind.stock.condition
    return marked if condition is None else exchanged(marked, condition, day)


def slugs(work: Work, pdf: bytes, press: Press) -> bytes:
    """Around each sheet, for the print shop's eyes: file, edition, page, inks, scale, and where it is folded."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        boxes = [trim_box(page) for page in document.pages]
    width, height = boxes[0].width / POINTS, boxes[0].height / POINTS
    sides = [
        tuple(work.item.kind.folds if side % 2 == 0 else (width - fold for fold in work.item.kind.folds))
        for side in range(len(boxes))
    ]
    html = press.html(
        "print-order/slug.html.j2",
        file=name_of(work).rsplit("/", 1)[-1],
        edition=work.edition,
        inks="K" if work.ink == "black" else "CMYK",
        size=work.size if work.item.kind.piece else f"{width:g} × {height:g} mm",
        percent=100 * work.item.kind.scale,
        sides=sides,
        width=width,
        height=height,
        margin=MARGIN,
    )
    page = f"@page {{ size: {width + 2 * MARGIN:.4f}mm {height + 2 * MARGIN:.4f}mm; margin: 0 }}\n"
    return press.pdf(html, page + press.style("_shared/print.css", "print-order/slug.css"))
