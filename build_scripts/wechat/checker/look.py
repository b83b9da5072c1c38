"""Rows 4 to 7 and 19: styles that the editor drops, or that read badly on a phone or in the dark."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.wechat.checker import limits, styles
from build_scripts.wechat.checker.finding import Finding
from build_scripts.wechat.checker.source import Element, Piece
from build_scripts.wechat.checker.styles import WHITE, Colour, Declaration, contrast_of
from build_scripts.wechat.checker.walk import Look, Reporter, Seen, holds_words, line_of

_POSITIONS = frozenset({"absolute", "fixed", "sticky", "-webkit-sticky"})
_GRIDS = frozenset({"grid", "inline-grid"})
_COLOURS = frozenset({"color", "background-color"})
_KEYWORDS = frozenset({"inherit", "initial", "unset", "revert"})
_DARK: Colour = (0x19, 0x19, 0x19)


def of_declarations(one: Seen, report: Reporter) -> Iterator[Finding]:
    """Rows 4 to 6."""
    for given in one.declarations:
        name, value = given.name, given.value.lower()
        yield from _of_name(one, given, report)
        if given.important and (report.ours or one.element.name != "img"):
            # The editor writes it itself, on pictures that were shown once.
            yield report.at("M043", given.offset, name=name)
        if name == "opacity" and number(value) == 0 and not one.look.drawn and _is_seen(one.element):
            yield report.at("M044", given.offset)
        if name == "caret-color" and not report.ours and _is_clear(value):
            yield report.at("M045", given.offset)
        if name == "position" and value in _POSITIONS:
            yield report.at("M051", given.offset, value=value)
        if name == "float" and value in {"left", "right"}:
            yield report.at("M052", given.offset, value=value)
        if name == "display" and value in _GRIDS:
            yield report.at("M053", given.offset, value=value)
        if name in {"font-family", "font"} and not _is_editors_font(name, value, report):
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


def _of_name(one: Seen, given: Declaration, report: Reporter) -> Iterator[Finding]:
    value = limits.VARIABLES_OF_EDITOR.sub("", given.value) if not report.ours else given.value
    if given.name.startswith("--") or "var(" in value.lower():
        yield report.at("M042", given.offset, name=given.name)
    elif report.ours:
        if given.name not in limits.STYLES:
            yield report.at("M041", given.offset, name=given.name)
    elif not (one.look.drawn or given.name in limits.STYLES_KEPT or limits.STYLES_IDLE.fullmatch(given.name)):
        yield report.at("M041", given.offset, name=given.name)


def _is_seen(element: Element) -> bool:
    """Whether something is lost when it cannot be seen: a picture, or words; a dot that holds a box open is none."""
    return element.name == "img" or holds_words(element)


def _is_clear(value: str) -> bool:
    plain = value.replace(" ", "")
    return plain == "transparent" or (plain.startswith("rgba(") and plain.endswith((",0)", ",0.0)")))


def _is_editors_font(name: str, value: str, report: Reporter) -> bool:
    if value in _KEYWORDS and not report.ours:
        return True
    if name == "font":
        return value in _KEYWORDS
    given = [part.strip(" \"'") for part in value.split(",")]
    return not report.ours and tuple(given[: len(limits.FONTS_OF_EDITOR)]) == limits.FONTS_OF_EDITOR


def number(value: str) -> float | None:
    """What a value without a unit, or in per cent, says."""
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
    least = look.size * (limits.LINE_HEIGHT if report.ours else 1)
    if height >= least - 0.01 or (not report.ours and (look.moving or _stays_one_line(one))):
        return
    yield report.at("M071", look.line_offset, height=f"{height:g}", size=f"{look.size:g}", least=f"{least:g}")


def _stays_one_line(one: Seen) -> bool:
    """Whether its line is so short that no phone breaks it, so that nothing can overlap."""
    text, broken = line_of(one.element)
    return not broken and limits.length(text) * one.look.size <= limits.NEARLY * limits.NARROWEST


def of_colours(one: Seen, report: Reporter) -> Iterator[Finding]:
    """Row 19, where text stands: on its own ground by day, on the page's by night."""
    look = one.look
    if look.drawn or not _holds_text(one.element) or one.element.name in {"style", "script", "title"}:
        return
    if look.gradient_offset is not None:
        yield report.at("M193", look.gradient_offset)
        return
    if look.colour is None or (look.pictured and not report.ours):
        return
    ground = look.ground or WHITE
    by_day, least = contrast_of(look.colour, ground), _least(look, report)
    if by_day < least:
        yield report.at(
            "M191",
            look.colour_offset,
            colour=_hex(look.colour),
            ground=_hex(ground),
            found=f"{by_day:.2f}",
            least=least,
        )
    if look.ground is None and "low-contrast" not in one.element.get("data-ignore-dm"):
        by_night = contrast_of(look.colour, _DARK)
        if by_night < limits.DARK_CONTRAST:
            yield report.at(
                "M192",
                look.colour_offset,
                colour=_hex(look.colour),
                ground=limits.DARK_GROUND,
                found=f"{by_night:.2f}",
                least=limits.DARK_CONTRAST,
            )


def _least(look: Look, report: Reporter) -> float:
    """Large type may be paler in articles of others; ours keeps to one measure."""
    large = look.size >= limits.LARGE_SIZE or (look.bold and look.size >= limits.LARGE_BOLD)
    return limits.LARGE_CONTRAST if large and not report.ours else limits.LIGHT_CONTRAST


def _holds_text(element: Element) -> bool:
    """Whether words stand directly in it; signs alone are ornament."""
    return any(isinstance(child, Piece) and any(map(str.isalnum, child.text)) for child in element.children)


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
