"""Rows 14 to 16 and 18: what the editor does to lists, tables, prose in <pre> and elements in one another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_scripts.wechat.checker import limits
from build_scripts.wechat.checker.finding import Finding
from build_scripts.wechat.checker.source import Element
from build_scripts.wechat.checker.walk import Reporter, Seen

_HAN = re.compile(r"[\u3400-\u9fff]")
_TYPED = {
    "ol": re.compile(r"\s*(\d{1,3}[.、)）]|[（(]\d{1,3}[)）]|[①-⑳])"),
    "ul": re.compile(r"\s*([•·●○▪■◆]|[-–—*]\s)"),
}
_PROSE = 12
"""Chinese characters in a <pre> that are no remark in a program."""
_LEAVES = {"leaf": "span", "nodeleaf": "section"}
_BLOCKS = frozenset("blockquote div h1 h2 h3 h4 h5 h6 ol p section table ul".split())
_MEDIA = frozenset("a audio br g hr iframe img path svg video".split())
"""Wrappers around them are left alone."""


def of_structure(one: Seen, report: Reporter) -> Iterator[Finding]:
    """Rows 14, 15, 16 and 18."""
    element = one.element
    if element.name in {"ul", "ol"} and any(a.name in {"ul", "ol"} for a in element.above()):
        yield report.at("M141", element.offset)
    if element.name == "li" and element.parent is not None and element.parent.name in _TYPED:
        typed = _TYPED[element.parent.name].match(element.text())
        if typed is not None:
            yield report.at("M142", element.offset, marker=typed[1].strip())
    if element.name == "table" and not one.look.scrolls:
        yield report.at("M151", element.offset)
    code = any(below.name == "code" for below in element.walk())
    if element.name == "pre" and not code and len(_HAN.findall(element.text())) >= _PROSE:
        yield report.at("M161", element.offset)
    if not one.look.drawn and _nesting(element) == limits.NESTING + 1:
        yield report.at("M181", element.offset, tag=element.name, most=limits.NESTING)
    yield from _of_leaves(element, report)
    if not one.look.drawn:
        yield from _of_depth(element, report)


def _of_leaves(element: Element, report: Reporter) -> Iterator[Finding]:
    """Boxes that the editor keeps for words and pictures, with a block in them."""
    for mark, outer in _LEAVES.items():
        attribute = element.attribute(mark)
        if element.name == outer and attribute is not None:
            block = next((below for below in element.elements() if below.name in _BLOCKS), None)
            if block is not None:
                yield report.at("M183", attribute.offset, outer=outer, mark=mark, tag=block.name)


def _of_depth(element: Element, report: Reporter) -> Iterator[Finding]:
    """The nearest wrapper above a deep element that repeats a tag, adds no style and holds nothing else."""
    above = list(element.above())
    depth = len(above)
    if depth < limits.DEPTH:
        return
    tags, given = {element.name}, set[str]()
    for wrapper in above[: limits.DEPTH_LOOKED_AT]:
        if wrapper.parent is None or not wrapper.parent.name:
            return
        if sum(1 for _ in wrapper.parent.elements()) != 1:
            continue
        adds = set(filter(None, (part.strip() for part in wrapper.get("style").split(";"))))
        if wrapper.name in tags and adds <= given and wrapper.name not in _MEDIA:
            yield report.at("M182", wrapper.offset, tag=wrapper.name, depth=limits.DEPTH)
            return
        tags.add(wrapper.name)
        given |= adds


def _nesting(element: Element) -> int:
    """How many elements of this name and style are each the only child of the one before."""
    depth = 1
    parent = element.parent
    while (
        parent is not None
        and parent.name == element.name
        and parent.get("style") == element.get("style")
        and not parent.own_text()
        and sum(1 for _ in parent.elements()) == 1
    ):
        depth += 1
        if depth > limits.NESTING + 1:
            break
        parent = parent.parent
    return depth
