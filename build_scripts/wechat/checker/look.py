"""Rows 4 to 8 and 19: styles that the editor drops, or that read badly on a phone or in the dark."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.wechat.checker import limits, styles
from build_scripts.wechat.checker.finding import Finding
from build_scripts.wechat.checker.source import Element, Piece
from build_scripts.wechat.checker.styles import WHITE, Colour, Declaration, contrast
from build_scripts.wechat.checker.walk import Reporter, Seen

_POSITIONS = frozenset({"absolute", "fixed", "sticky", "-webkit-sticky"})
_GRIDS = frozenset({"grid", "inline-grid"})
_WIDTHS = frozenset({"width", "min-width"})
_PUSHES = frozenset({"margin-left", "padding-left", "text-indent", "left"})
_COLOURS = frozenset({"color", "background-color"})
_DARK: Colour = (0x19, 0x19, 0x19)


def of_declarations(one: Seen, report: Reporter) -> Iterator[Finding]:
    """Rows 4 to 6."""
    for given in one.declarations:
        name, value = given.name, given.value.lower()
        if name.startswith("--") or "var(" in value:
            yield report.at("M042", given.offset, name=name)
        elif name not in limits.STYLES_KEPT and not one.look.drawn:
            yield report.at("M041", given.offset, name=name)
        if given.important:
            yield report.at("M043", given.offset, name=name)
        if name == "opacity" and _number(value) == 0 and not one.look.drawn:
            yield report.at("M044", given.offset)
        if name == "position" and value in _POSITIONS:
            yield report.at("M051", given.offset, value=value)
        if name == "float" and value in {"left", "right"}:
            yield report.at("M052", given.offset, value=value)
        if name == "display" and value in _GRIDS:
            yield report.at("M053", given.offset, value=value)
        if name == "font-family" or (name == "font" and not _keyword(value)):
            yield report.at("M061", given.offset, value=given.value)
        if name == "text-align" and value in {"start", "end"}:
            yield report.at("M062", given.offset, value=value)
        if name in _COLOURS:
            try:
                styles.colour(given.value)
            except ValueError:
                if "var(" not in value:
                    yield report.at("M194", given.offset, value=given.value)
    face = one.element.attribute("face")
    if face is not None:
        yield report.at("M061", face.offset, value=face.value)


def _keyword(value: str) -> bool:
    return value in {"inherit", "initial", "unset"}


def _number(value: str) -> float | None:
    try:
        return float(value.removesuffix("%"))
    except ValueError:
        return None


def of_line(one: Seen, report: Reporter) -> Iterator[Finding]:
    """Row 7, where text stands."""
    look = one.look
    if look.line is None or look.drawn or not one.element.own_text():
        return
    height = look.line * look.size if look.line_is_factor else look.line
    least = limits.LINE_HEIGHT * look.size
    if height < least - 0.01:
        yield report.at(
            "M071", look.line_offset, height=f"{height:g}", size=f"{look.size:g}", least=f"{least:g}"
        )


def of_measures(one: Seen, report: Reporter) -> Iterator[Finding]:
    """Row 8."""
    if one.look.drawn and one.element.name != "svg":
        return
    wide_enough = one.look.scrolls or one.look.free_width
    words = bool(one.element.text().strip())
    hides = any(d.name in {"overflow", "overflow-y"} and d.value == "hidden" for d in one.declarations)
    for given in one.declarations:
        length = styles.pixels(given.value, one.look.size)
        if length is None:
            continue
        if given.name in _WIDTHS and length > limits.FIXED_WIDTH and not wide_enough:
            yield report.at("M081", given.offset, what=f"{given.name}: {given.value}")
        elif given.name == "height" and words and length == 0:
            yield report.at("M082", given.offset)
        elif given.name in {"height", "max-height"} and words and hides and length > 0:
            yield report.at("M083", given.offset, value=given.value)
        elif given.name in _PUSHES and length > limits.PUSH and words:
            yield report.at("M084", given.offset, name=given.name, value=given.value, most=limits.PUSH)
    width = one.element.attribute("width")
    if width is None or wide_enough or one.element.name == "svg" or _stretches(one.declarations):
        return
    number = _number(width.value.removesuffix("px"))
    if number is not None and number > limits.FIXED_WIDTH and not width.value.endswith("%"):
        yield report.at("M081", width.offset, what=f'width="{width.value}"')


def _stretches(given: tuple[Declaration, ...]) -> bool:
    """Whether a style overrules the attribute."""
    return any(d.name in {"width", "max-width"} and d.value.endswith("%") for d in given)


def of_colours(one: Seen, report: Reporter) -> Iterator[Finding]:
    """Row 19, where text stands: on its own ground by day, on the page's by night."""
    look = one.look
    if look.drawn or not _holds_text(one.element) or one.element.name in {"style", "script", "title"}:
        return
    if look.gradient_offset is not None:
        yield report.at("M193", look.gradient_offset)
        return
    if look.colour is None:
        return
    ground = look.ground or WHITE
    by_day = contrast(look.colour, ground)
    if by_day < limits.LIGHT_CONTRAST:
        yield report.at(
            "M191",
            look.colour_offset,
            colour=_hex(look.colour),
            ground=_hex(ground),
            found=f"{by_day:.2f}",
            least=limits.LIGHT_CONTRAST,
        )
    if look.ground is None:
        by_night = contrast(look.colour, _DARK)
        if by_night < limits.DARK_CONTRAST:
            yield report.at(
                "M192",
                look.colour_offset,
                colour=_hex(look.colour),
                ground=limits.DARK_GROUND,
                found=f"{by_night:.2f}",
                least=limits.DARK_CONTRAST,
            )


def _holds_text(element: Element) -> bool:
    return any(isinstance(child, Piece) and child.text.strip() for child in element.children)


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
