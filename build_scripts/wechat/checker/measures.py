"""Row 8: widths, heights and indents in pixels that do not fit every phone."""

from __future__ import annotations

import math
from collections.abc import Iterator

from build_scripts.wechat.checker import limits, styles
from build_scripts.wechat.checker.finding import Finding
from build_scripts.wechat.checker.look import number
from build_scripts.wechat.checker.source import BLOCKS, Element
from build_scripts.wechat.checker.styles import Declaration
from build_scripts.wechat.checker.walk import Reporter, Seen, holds_words

_WIDTHS = frozenset({"width", "min-width"})
_PUSHES = frozenset({"margin-left", "padding-left", "text-indent", "left"})
_CELLS = frozenset({"td", "th", "col"})
_LINE = 1.6
"""Times the size of the type: the height of a line that says nothing of it."""
_SPARE = 5
"""CSS pixels by which a box may be too low before words are cut."""


def of_measures(one: Seen, report: Reporter) -> Iterator[Finding]:
    """Each declaration on its own, then ``width="…"`` and the columns of a table's row."""
    if one.look.drawn and one.element.name != "svg":
        return
    words = holds_words(one.element)
    for given in one.declarations:
        length = styles.pixels(given.value, one.look.size)
        if length is None:
            continue
        if given.name in _WIDTHS:
            code = _of_width(one, given.name, length, report)
            if code:
                yield report.at(code, given.offset, what=f"{given.name}: {given.value}")
        elif not words:
            continue
        elif given.name == "height" and length == 0:
            if report.ours or not one.look.moving:
                yield report.at("M082", given.offset)
        elif given.name in {"height", "max-height"} and length > 0 and _hides(one):
            if report.ours or _needed(one) > length + _SPARE:
                yield report.at("M083", given.offset, value=given.value)
        elif given.name in _PUSHES and length > limits.PUSH:
            yield report.at("M084", given.offset, name=given.name, value=given.value, most=limits.PUSH)
    yield from _of_attribute(one, report)
    yield from _of_columns(one, report)


def _of_width(one: Seen, name: str, length: float, report: Reporter) -> str:
    """The code of a width in pixels; empty where it does no harm. The platform lets nothing be wider than the screen,
    so that a picture is cut down to it and the rest is squeezed."""
    if one.look.scrolls or one.look.free_width or length <= limits.FIXED_WIDTH:
        return ""
    if report.ours:
        return "M081"
    if one.element.name in _CELLS:
        return ""
    if one.element.name == "img":
        return "M085" if limits.NARROWEST < length < limits.WIDTHS[-1] - 2 * limits.MARGIN else ""
    if length > limits.NARROWEST:
        return "M081"
    return "M085" if name == "width" and length > limits.NEARLY * limits.NARROWEST else ""


def _of_attribute(one: Seen, report: Reporter) -> Iterator[Finding]:
    width = one.element.attribute("width")
    if width is None or one.element.name == "svg" or _stretches(one.declarations):
        return
    value = number(width.value.removesuffix("px"))
    if value is not None and not width.value.endswith("%"):
        code = _of_width(one, "width", value, report)
        if code:
            yield report.at(code, width.offset, what=f'width="{width.value}"')


def _stretches(given: tuple[Declaration, ...]) -> bool:
    """Whether a style overrules the attribute."""
    return any(d.name in {"width", "max-width"} and d.value.endswith("%") for d in given)


def _of_columns(one: Seen, report: Reporter) -> Iterator[Finding]:
    """A row whose columns together are wider than a phone; the first such row of a table stands for all."""
    if one.element.name != "tr" or one.look.scrolls or one.look.free_width or report.ours:
        return
    before = one.element.parent.elements() if one.element.parent is not None else iter(())
    if next(before, one.element) is not one.element:
        return
    total = sum(_column(cell, one.look.size) for cell in one.element.elements())
    if total > limits.NARROWEST:
        yield report.at("M081", one.element.offset, what=f"<tr> {total:.0f} px")


def _column(cell: Element, size: float) -> float:
    for given in styles.declarations(cell):
        if given.name in _WIDTHS:
            return styles.pixels(given.value, size) or 0.0
    return number(cell.get("width").removesuffix("px") or "0") or 0.0


def _hides(one: Seen) -> bool:
    return any(d.name in {"overflow", "overflow-y"} and d.value == "hidden" for d in one.declarations)


def _needed(one: Seen) -> float:
    """About how many pixels its words are high on a narrow phone, one line at least for each block and break."""
    look = one.look
    own = [styles.pixels(d.value, look.size) for d in one.declarations if d.name == "width"]
    room = min(limits.NARROWEST, own[0] or limits.NARROWEST) if own else limits.NARROWEST
    line = _LINE * look.size if look.line is None else look.line * (look.size if look.line_is_factor else 1)
    parts = [one.element, *(below for below in one.element.walk() if below.name in BLOCKS)]
    lines = sum(math.ceil(limits.length(_words_of(part)) * look.size / room) for part in parts)
    return line * (lines + sum(1 for below in one.element.walk() if below.name == "br"))


def _words_of(block: Element) -> str:
    """Its text without that of blocks in it."""
    inner = (_words_of(e) for e in block.elements() if e.name not in BLOCKS)
    return block.own_text() + "".join(inner)
