"""A leaflet that we have laid out becomes the same leaflet in Typst's language, compiled by this machine's ``typst``.

The same words in the same panels at the same places, in the same type and fonts, line heights, tables and the same QR
code and pictures as SVG; Typst breaks the lines by itself. Rules, frames and bullets are left out, which makes its work
lighter by them.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.print.said import heading, say
from benchmarks.print.sample import FORMATS, ROOT, Page, Seen
from build_scripts.channels import channel_named
from build_scripts.plan import Step
from build_scripts.progress import ProgressLine
from build_scripts.render.press import Press

if TYPE_CHECKING:
    from weasyprint.document import Document

_FILES = 2
"""PDFs of a leaflet: in colour and in black."""
_ROUNDS = 5
_FONTS = ROOT / "templates/_shared/fonts"
_POINT = 0.75
"""Of a CSS pixel."""


def measure(steps: tuple[Step, ...], folder: Path) -> None:
    """Prints, of the first lesson's leaflets, the least of several warm renderings against the least of as many
    compilations, turn and turn about; says what is missing where there is no ``typst``. As in ``warm``, ``colour
    alone`` sets both of our files against one."""
    heading("typst: a warm leaflet and a fresh compilation of the same one, processor time")
    command = shutil.which("typst")
    if command is None:
        print("no typst on the path: its releases have a command for each system; the PATH tells where it is")
        return
    channel, press, tell = channel_named("leaflet"), Press(ROOT), ProgressLine()
    seen = Seen(press)
    ratios: list[float] = []
    chosen = [step for step in steps if step.job.lesson == steps[0].job.lesson]
    for number, step in enumerate(chosen, 1):
        channel.render((step.job,), press)
        source = written(seen.taken()[-1], press, folder)
        seen.taken()
        ours: list[float] = []
        theirs: list[float] = []
        starts: list[float] = []
        for _ in range(_ROUNDS):
            begun = time.process_time()
            channel.render((step.job,), press)
            ours.append(time.process_time() - begun)
            theirs.append(_cost(command, "compile", "--font-path", str(_FONTS), str(source)))
            starts.append(_cost(command, "--version"))
        seen.taken()
        ratios.append(min(ours) / min(theirs))
        tell(number, len(chosen), step.job.id)
        times = f"{1000 * min(ours):.0f} ms for both, {1000 * min(theirs):.0f} ms, its start {1000 * min(starts):.0f}"
        say(
            f"{step.job.language} {FORMATS[step.job.part]}: warm / Typst, colour alone",
            ratios[-1],
            of=times,
            places=1,
        )
    ratio = statistics.median(ratios)
    say("warm / Typst, a file", ratio / _FILES, wanted="≤ 12, better ≤ 9", places=1)
    say("warm / Typst, colour alone", ratio, places=1)


def _cost(*command: str) -> float:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: {process.returncode}")
    return used.ru_utime + used.ru_stime


def written(page: Page, press: Press, folder: Path) -> Path:
    """The leaflet's Typst source in a folder, beside its pictures."""
    whole = (
        page.style + "\n* { hyphens: none !important }"
    )  # else words would be parted where our lines ended
    document = press.engine.layout(page.html, whole, press.templates)
    for number, picture in enumerate(pictures(page.html)):
        (folder / f"{number}.svg").write_text(picture, encoding="utf-8")
    source = folder / "leaflet.typ"
    source.write_text(in_typst(document), encoding="utf-8")
    return source


def pictures(html: str) -> Iterator[str]:
    """The SVG of a page, each as a file of its own."""
    for found in re.findall(r"<svg\b.*?</svg>", html, re.DOTALL):
        named = (
            found
            if "xmlns=" in found
            else found.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
        )
        yield named.replace("currentColor", "#000")


def in_typst(document: Document) -> str:
    """The source; its pictures are called ``0.svg``, ``1.svg`` … in the order of the page."""
    first = document.pages[0]._page_box
    lines = [
        f"#set page(width: {_points(first.width)}, height: {_points(first.height)}, margin: 0pt)",
        '#set text(font: ("Banyan Sans", "Banyan Sans Ext"), top-edge: 0.8em, bottom-edge: -0.2em)',
        "#set par(spacing: 0pt)",
    ]
    numbers = iter(range(1000))
    for index, page in enumerate(document.pages):
        if index:
            lines.append("#pagebreak()")
        for box in _things(page._page_box):
            lines += _placed(box, numbers)
    return "\n".join(lines) + "\n"


def _things(box: Any) -> Iterator[Any]:
    """Paragraphs, tables and pictures, in order."""
    for child in getattr(box, "children", ()):
        kind = type(child).__name__
        inner = getattr(child, "children", ())
        if "Replaced" in kind or kind == "TableBox" or any(type(one).__name__ == "LineBox" for one in inner):
            yield child
            yield from (one for one in _pictures_in(child) if kind != "TableBox" and one is not child)
        else:
            yield from _things(child)


def _pictures_in(box: Any) -> Iterator[Any]:
    if "Replaced" in type(box).__name__:
        yield box
    for child in getattr(box, "children", ()):
        yield from _pictures_in(child)


def _placed(box: Any, numbers: Iterator[int]) -> Iterator[str]:
    x, y = _points(box.content_box_x()), _points(box.content_box_y())
    if "Replaced" in type(box).__name__:
        size = f"width: {_points(box.width)}, height: {_points(box.height)}"
        yield f'#place(dx: {x}, dy: {y}, image("{next(numbers)}.svg", {size}))'
        return
    if type(box).__name__ == "TableBox":
        yield f"#place(dx: {x}, dy: {y}, {_table(box)})"
        return
    words = _paragraph(box)
    if words:
        yield f"#place(dx: {x}, dy: {y}, block(width: {_points(box.width)})[{words}])"


def _table(box: Any) -> str:
    rows = [row for row in box.descendants() if type(row).__name__ == "TableRowBox"]
    widths = ", ".join(_points(cell.border_width()) for cell in rows[0].children)
    cells = ", ".join(
        "[" + "".join(_paragraph(thing) for thing in _things(cell)) + "]"
        for row in rows
        for cell in row.children
    )
    return f"table(columns: ({widths}), inset: 2pt, stroke: 0.5pt, {cells})"


def _paragraph(box: Any) -> str:
    texts = [list(_texts(line)) for line in box.children]
    if not any(texts):
        return ""
    height = box.children[0].height
    parts = []
    size = 0.0
    before = ""
    for text in (one for line in _with_gaps(texts) for one in line):
        if isinstance(text, str):
            before = text
            continue
        style = text.style
        size = size or style["font_size"]
        quoted = (before + text.text).replace("\\", "\\\\").replace('"', '\\"')
        before = ""
        look = f"size: {_points(style['font_size'])}, weight: {style['font_weight']}"
        parts.append(f'#text({look}, lang: "{(style["lang"] or "zh")[:2]}", "{quoted}")')
    return f"#set par(leading: {_points(max(0.0, height - size))})\n" + "".join(parts)


def _with_gaps(lines: Iterable[list[Any]]) -> Iterator[list[Any]]:
    """The space at which a line was broken is no part of it."""
    last = ""
    for line in lines:
        if line and last and last.isascii() and line[0].text[:1].isascii():
            yield [" "]
        yield line
        last = line[-1].text[-1:] if line else last


def _texts(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        if type(child).__name__ == "TextBox":
            yield child
        else:
            yield from _texts(child)


def _points(pixels: float) -> str:
    return f"{pixels * _POINT:.2f}pt"
