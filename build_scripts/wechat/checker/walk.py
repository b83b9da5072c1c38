"""What a fragment's elements inherit (type, line height, colours, scrolling), reckoned on the way down the tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from build_scripts.wechat.checker import limits, styles
from build_scripts.wechat.checker.finding import Finding, finding
from build_scripts.wechat.checker.source import BLOCKS, Element, Source
from build_scripts.wechat.checker.styles import Colour, Declaration


@dataclass(frozen=True, slots=True)
class Look:
    """How text in an element looks, as far as the article says."""

    size: float = limits.BODY_SIZE
    line: float | None = None
    line_is_factor: bool = True
    line_offset: int = 0
    """Where the line height was set."""
    colour: Colour | None = None
    colour_offset: int = 0
    bold: bool = False
    ground: Colour | None = None
    """None: the page itself, white or the dark mode's."""
    pictured: bool = False
    """On a picture: nobody knows what colour is behind."""
    gradient_offset: int | None = None
    scrolls: bool = False
    drawn: bool = False
    """Within an SVG."""
    free_width: bool = False
    """Within what says ``data-ignore-width``."""
    moving: bool = False
    """Within what opens at a touch: its height of nothing is meant."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An element with its declarations and its look."""

    element: Element
    declarations: tuple[Declaration, ...]
    look: Look


class Reporter:
    """Makes findings of one file. ``ours``: it is held to the lists that our own articles keep to, which are stricter
    than what the platform takes."""

    def __init__(self, source: Source, path: str, *, ours: bool) -> None:
        self.source = source
        self.path = path
        self.ours = ours

    def at(self, code: str, offset: int, **values: object) -> Finding:
        """A finding at a place of the file."""
        return finding(code, self.path, self.source.place(offset), **values)

    def whole(self, code: str, **values: object) -> Finding:
        """A finding about the file."""
        return finding(code, self.path, (0, 0), **values)


def seen(root: Element) -> Iterator[Seen]:
    """Every element below the root, in the order of the file."""
    waiting: list[tuple[Element, Look]] = [(child, Look()) for child in reversed(list(root.elements()))]
    while waiting:
        element, inherited = waiting.pop()
        given = tuple(styles.declarations(element))
        look = _look(element, given, inherited)
        yield Seen(element, given, look)
        waiting += [(child, look) for child in reversed(list(element.elements()))]


def _look(element: Element, given: tuple[Declaration, ...], inherited: Look) -> Look:
    look = replace(
        inherited,
        drawn=element.name == "svg" or (inherited.drawn and not _is_inside_foreign(element)),
        bold=inherited.bold or element.name in {"b", "strong"},
        moving=inherited.moving or element.get("data-mode") == "svg",
        free_width=inherited.free_width or element.attribute("data-ignore-width") is not None,
    )
    for one in given:
        if one.name == "font-size":
            look = replace(look, size=styles.font_size(one.value, inherited.size))
        elif one.name == "font-weight":
            look = replace(look, bold=one.value.lower() in {"bold", "bolder", "600", "700", "800", "900"})
    for one in given:
        if one.name == "line-height":
            height = styles.line_height(one.value, look.size)
            if height is not None:
                look = replace(look, line=height[0], line_is_factor=height[1], line_offset=one.offset)
        elif one.name == "color":
            look = _coloured(look, one)
        elif one.name in {"background", "background-color", "background-image"}:
            look = _grounded(look, one, ignored="text-bg-gradient" in element.get("data-ignore-dm"))
        elif one.name in {"overflow", "overflow-x"} and one.value.lower() in {"auto", "scroll"}:
            look = replace(look, scrolls=True)
    return look


def _coloured(look: Look, one: Declaration) -> Look:
    try:
        found = styles.colour(one.value, look.ground or styles.WHITE)
    except ValueError:
        return look
    return replace(look, colour=found or look.colour, colour_offset=one.offset)


def _is_inside_foreign(element: Element) -> bool:
    """Whether it is HTML again, within a drawing."""
    return element.parent is not None and element.parent.name == "foreignobject"


def _grounded(look: Look, one: Declaration, *, ignored: bool) -> Look:
    value = one.value.lower()
    if "gradient(" in value:
        return replace(look, gradient_offset=None if ignored else one.offset, pictured=ignored)
    if "url(" in value:
        return replace(look, pictured=True)
    if one.name == "background-image":
        return look
    try:
        found = styles.colour(one.value, look.ground or styles.WHITE)
    except ValueError:
        return look
    return look if found is None else replace(look, ground=found, gradient_offset=None, pictured=False)


def holds_words(element: Element) -> bool:
    """Whether anything in it is read: a dot or a space of no width that holds a box open is not."""
    return any(map(str.isalnum, element.text()))


def line_of(element: Element) -> tuple[str, bool]:
    """The text of the block in which an element stands, and whether it is broken into lines there."""
    block = element
    while block.parent is not None and block.parent.name and block.name not in BLOCKS:
        block = block.parent
    broken = any(below.name == "br" or below.name in BLOCKS for below in block.walk())
    return " ".join(block.text().split()), broken
