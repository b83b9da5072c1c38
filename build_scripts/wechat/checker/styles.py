"""A style attribute becomes declarations with their places; lengths become pixels, colours become contrast."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import ImageColor

from build_scripts.contrast import contrast, luminance
from build_scripts.wechat.checker.source import Element

Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)
_REMARK = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))(px|pt|pc|cm|mm|in|em|rem|%|vw)?")
_PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "in": 96.0}
_ROOT_SIZE = 16.0
"""CSS pixels of a rem."""
_NO_COLOUR = frozenset(
    "inherit initial unset currentcolor transparent none auto revert windowtext window canvastext canvas linktext "
    "buttontext graytext".split()
)
"""Words that name no colour of their own: the reader's device chooses it."""
_HEX_ALPHA = re.compile(r"#(?:[0-9a-f]{4}|[0-9a-f]{8})")
_SPACED = re.compile(r"rgb\(\s*(\d+)\s+(\d+)\s+(\d+)\s*\)")
_ALPHA = re.compile(r"rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)[\s,/]+([\d.]+)(%?)\s*\)")


@dataclass(frozen=True, slots=True)
class Declaration:
    """``name: value`` of a style attribute."""

    name: str
    value: str
    """As written, without ``!important``."""
    important: bool
    offset: int
    """Of its name, in the file."""


def declarations(element: Element) -> Iterator[Declaration]:
    """Those of the element's style attribute, in order."""
    style = element.attribute("style")
    if style is None:
        return
    # Remarks become spaces, so that places stay as they are.
    text = _REMARK.sub(lambda remark: " " * len(remark[0]), style.value)
    for start, end in _parts(text):
        name, _, value = text[start:end].partition(":")
        if not name.strip():
            continue
        begin = start + len(name) - len(name.lstrip())
        plain = re.sub(r"\s*!\s*important\s*$", "", value.strip(), flags=re.IGNORECASE)
        yield Declaration(
            name.strip().lower(),
            plain,
            plain != value.strip(),
            style.places[begin] if begin < len(style.places) else style.offset,
        )


def _parts(style: str) -> Iterator[tuple[int, int]]:
    """Where each declaration begins and ends: at semicolons outside quotes and brackets."""
    start = depth = 0
    quote = ""
    for place, sign in enumerate(style):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign == "(":
            depth += 1
        elif sign == ")":
            depth = max(depth - 1, 0)
        elif sign == ";" and not depth:
            yield start, place
            start = place + 1
    if style[start:].strip():
        yield start, len(style)


def pixels(value: str, font_size: float) -> float | None:
    """A length in CSS pixels; None of percentages, words and what cannot be reckoned."""
    match = _LENGTH.fullmatch(value.strip().lower())
    if match is None:
        return None
    number, unit = float(match[1]), match[2]
    if unit in _PIXELS:
        return number * _PIXELS[unit]
    if unit in {"em", "rem"}:
        return number * (font_size if unit == "em" else _ROOT_SIZE)
    return 0.0 if unit is None and number == 0 else None


def font_size(value: str, inherited: float) -> float:
    """The size of type in CSS pixels; the inherited one where the value is none."""
    match = _LENGTH.fullmatch(value.strip().lower())
    if match is not None and match[2] == "%":
        return inherited * float(match[1]) / 100
    return pixels(value, inherited) or inherited


def line_height(value: str, size: float) -> tuple[float, bool] | None:
    """A factor (True: it follows the size of what inherits it) or pixels (False); None of ``normal`` and words."""
    match = _LENGTH.fullmatch(value.strip().lower())
    if match is None:
        return None
    if match[2] is None:
        return float(match[1]), True
    if match[2] == "%":
        return float(match[1]) / 100 * size, False
    length = pixels(value, size)
    return None if length is None else (length, False)


def colour(value: str, ground: Colour = WHITE) -> Colour | None:
    """A colour as it looks on a ground; None of words that name none (``inherit``). ValueError when it is no colour."""
    plain = value.strip().lower()
    if plain in _NO_COLOUR:
        return None
    match = _ALPHA.fullmatch(plain)
    if match is not None:
        over = [min(float(channel), 255) for channel in match.groups()[:3]]
        return _mixed(over, float(match[4]) / (100 if match[5] else 1), ground)
    if _HEX_ALPHA.fullmatch(plain):
        *channels, share = ImageColor.getrgb(plain)
        return _mixed(channels, share / 255, ground)
    found = ImageColor.getrgb(_SPACED.sub(r"rgb(\1,\2,\3)", re.sub(r"\s+", " ", plain)))
    return (found[0], found[1], found[2])


def _mixed(over: Sequence[float], share: float, ground: Colour) -> Colour | None:
    """A colour that lets the ground through; None where nothing of it is seen."""
    if share == 0:
        return None
    mixed = [round(o * share + g * (1 - share)) for o, g in zip(over, ground, strict=True)]
    return (mixed[0], mixed[1], mixed[2])


def contrast_of(first: Colour, second: Colour) -> float:
    """WCAG contrast of two colours; from 1 to 21."""
    return contrast(*(luminance(*(channel / 255 for channel in colour)) for colour in (first, second)))
