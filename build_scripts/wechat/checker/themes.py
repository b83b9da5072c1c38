"""A theme's style sheet becomes what the inliner or the platform would lose of it, with line and column.

The inliner (css-inline) takes class, tag, attribute, sibling and child selectors, ``:not`` and ``:nth-child``. It says
nothing when it leaves out the rest; this does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from build_scripts.wechat.checker import limits, styles

Lost = Literal["M301", "M302", "M303", "M304", "M305"]
_PSEUDO = re.compile(r"::?[a-zA-Z-]+")
_TAKEN = frozenset(
    ":not :nth-child :first-child :last-child :only-child :nth-last-child :nth-of-type :first-of-type :last-of-type "
    ":only-of-type :nth-last-of-type :empty :root".split()
)
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_FIXED = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)(px|pt|pc|cm|mm|in|em|rem)")
_COLOURED = re.compile(r"(?:^|-)(?:color|background|border|border-(?:top|right|bottom|left))$")
_NAMED = re.compile(
    r"\b(?:rgba?|hsla?|hwb|lab|lch|color-mix|color)\(|(?<![\w#-])(?:black|white|red|green|blue|gray|grey)\b"
)


@dataclass(frozen=True, slots=True)
class Loss:
    """Something of a style sheet that no reader would see."""

    code: Lost
    """M301: a selector. M302: an at-rule or nesting. M303: a property. M304: a value. M305: cannot be read."""
    line: int
    column: int
    what: str


def lint(css: str) -> tuple[Loss, ...]:
    """What of a style sheet would be lost, in the order of the file."""
    # Comments become spaces, so that places stay as they are.
    plain = re.sub(r"/\*.*?(?:\*/|\Z)", lambda m: re.sub(r"[^\n]", " ", m[0]), css, flags=re.DOTALL)
    lines = [0, *(match.end() for match in re.finditer("\n", css))]
    found = []
    for code, offset, what in _sheet(plain, 0, len(plain)):
        line = bisect_right(lines, offset)
        found.append(Loss(code, line, offset - lines[line - 1] + 1, " ".join(what.split())))
    return tuple(found)


def _sheet(css: str, start: int, end: int) -> Iterator[tuple[Lost, int, str]]:
    while True:
        start += len(css[start:end]) - len(css[start:end].lstrip())
        if start >= end:
            return
        opens, stops = css.find("{", start, end), css.find(";", start, end)
        if css[start] == "@":
            yield "M302", start, css[start : min(p for p in (opens, stops, end) if p >= 0)]
            if stops >= 0 and (opens < 0 or stops < opens):
                start = stops + 1
                continue
        if opens < 0:
            yield "M305", start, css[start:end]
            return
        closes = _closing(css, opens, end)
        if closes < 0:
            yield "M305", start, css[start : opens + 1]
            return
        if css[start] != "@":
            yield from _selectors(css, start, opens)
            yield from _declarations(css, opens + 1, closes)
        start = closes + 1


def _closing(css: str, opens: int, end: int) -> int:
    depth = 0
    for place in range(opens, end):
        depth += {"{": 1, "}": -1}.get(css[place], 0)
        if depth == 0:
            return place
    return -1


def _selectors(css: str, start: int, end: int) -> Iterator[tuple[Lost, int, str]]:
    for match in _PSEUDO.finditer(css, start, end):
        if match[0].lower() not in _TAKEN:
            yield "M301", match.start(), match[0]
    for place in range(start, end):
        if css[place] == "&":
            yield "M302", place, "&"


def _declarations(css: str, start: int, end: int) -> Iterator[tuple[Lost, int, str]]:
    place = start
    while place < end:
        opens, stops = css.find("{", place, end), css.find(";", place, end)
        if opens >= 0 and (stops < 0 or opens < stops):
            begin = place + len(css[place:opens]) - len(css[place:opens].lstrip())
            yield "M302", begin, css[begin:opens]
            closes = _closing(css, opens, end)
            place = (closes if closes >= 0 else end) + 1
            continue
        stops = end if stops < 0 else stops
        begin = place + len(css[place:stops]) - len(css[place:stops].lstrip())
        name, colon, value = css[begin:stops].partition(":")
        if css[begin:stops].strip():
            if not colon:
                yield "M305", begin, css[begin:stops]
            else:
                yield from _declaration(name.strip().lower(), value.strip(), begin)
        place = stops + 1


def _declaration(name: str, value: str, offset: int) -> Iterator[tuple[Lost, int, str]]:
    words = f"{name}: {value}"
    if name not in limits.STYLES:
        yield "M303", offset, name
        return
    if _is_lost(name, value.lower()):
        yield "M304", offset, words


def _is_lost(name: str, value: str) -> bool:
    if any(sign in value for sign in ("var(", "url(", "gradient(", "!important", "calc(", "attr(")):
        return True
    if name == "text-align":
        return value in {"start", "end"}
    if name == "display":
        return value not in {"block", "inline", "inline-block", "none"}
    if name in {"width", "height"}:
        lengths = (styles.pixels(match[0], limits.BODY_SIZE) for match in _FIXED.finditer(value))
        return any((length or 0) > limits.FIXED_WIDTH for length in lengths)
    if _COLOURED.search(name):
        given = re.findall(r"#[^\s,;)]*", value)
        return _NAMED.search(value) is not None or any(not _HEX.fullmatch(colour) for colour in given)
    return False
