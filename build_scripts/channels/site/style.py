"""The style sheet of the site becomes the style of one page: the rules that something on it, or in a script, can use.

The style stands in the page, so that a phone paints after one answer from the server; every rule that the page has
no use for would be sent with each of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

FILE = "site/theme/assets/banyan.css"
"""Below ``templates/``."""
MARK = "STYLE-OF-THIS-PAGE"
"""Where main.html wants it."""
_WORD = re.compile(r"[A-Za-z_][\w-]*")
_SCRIPT = re.compile(r'<script src="[^"]*?(assets/[\w-]+\.js)')
# What stands in brackets may be one of several names, a state, or what must not be there: it decides nothing.
_ASIDE = re.compile(r":[\w-]+\([^()]*\)|::?[\w-]+|\[[^\]]*\]")
_KEPT_AS_IT_IS = re.compile(
    r"(<(?:pre|textarea|script|style)\b.*?</(?:pre|textarea|script|style)>)", re.DOTALL
)
_BLANK = re.compile(r"[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class _Rule:
    """``.menu a, .menu p { … }``"""

    selectors: tuple[tuple[str, frozenset[str]], ...]
    """Each with the names of elements, classes and ids without which it finds nothing."""
    body: str


@dataclass(frozen=True, slots=True)
class _Group:
    """``@media … { rules }``, or with no rules something that is always kept."""

    head: str
    rules: tuple[_Rule | _Group, ...]
    body: str = ""


class Sheet:
    """The whole sheet, read once."""

    def __init__(self, text: str) -> None:
        self.whole = minified(text)
        self._rules = tuple(_rules(self.whole))

    def for_page(self, names: frozenset[str]) -> str:
        """The rules for a page on which only these names of elements, classes and ids can stand, in their order."""
        return _written(self._rules, names)


def finished(page: str, sheet: Sheet, script: Callable[[str], str]) -> str:
    """The page with its style, and without blank lines where they mean nothing.

    ``script`` gives the text of a script by its name (``assets/banyan.js``): it may make what is not there yet.
    """
    names = set(_WORD.findall(page))
    for name in sorted(set(_SCRIPT.findall(page))):
        names |= set(_WORD.findall(script(name)))
    pieces = _KEPT_AS_IT_IS.split(page)
    page = "".join(piece if number % 2 else _BLANK.sub("\n", piece) for number, piece in enumerate(pieces))
    return page.lstrip().replace(MARK, sheet.for_page(frozenset(names)))


def minified(style: str) -> str:
    """Without comments and needless spaces; the sheet has no strings in which either matters."""
    style = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    style = re.sub(r"\s+", " ", style)
    style = re.sub(r" ?([{};,>]) ?", r"\1", style).replace(": ", ":")
    return style.replace(";}", "}").strip()


def _rules(text: str) -> Iterator[_Rule | _Group]:
    at = 0
    while at < len(text):
        opened = text.index("{", at)
        closed = _end(text, opened)
        head, body = text[at:opened], text[opened + 1 : closed]
        at = closed + 1
        if head.startswith(("@media", "@supports")):
            yield _Group(head, tuple(_rules(body)))
        elif head.startswith("@"):
            yield _Group(head, (), body)
        else:
            yield _Rule(tuple((one, _needed(one)) for one in _split(head)), body)


def _end(text: str, opened: int) -> int:
    """The place of the brace that closes the one at ``opened``; those between quotes do not count."""
    depth, quote = 0, ""
    for place in range(opened, len(text)):
        sign = text[place]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign in "{}":
            depth += 1 if sign == "{" else -1
            if depth == 0:
                return place
    raise ValueError(f"a brace is not closed: {text[opened - 60 : opened]}")


def _split(head: str) -> Iterator[str]:
    """Selectors of a list; commas in brackets belong to one of them."""
    begun = depth = 0
    for place, sign in enumerate(head):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            yield head[begun:place]
            begun = place + 1
    yield head[begun:]


def _needed(selector: str) -> frozenset[str]:
    left = ""
    while left != selector:
        left, selector = selector, _ASIDE.sub("", selector)
    return frozenset(_WORD.findall(selector))


def _written(rules: tuple[_Rule | _Group, ...], names: frozenset[str]) -> str:
    out: list[str] = []
    for rule in rules:
        if isinstance(rule, _Rule):
            used = [selector for selector, needed in rule.selectors if needed <= names]
            if used:
                out.append(f"{','.join(used)}{{{rule.body}}}")
        elif not rule.rules:
            out.append(f"{rule.head}{{{rule.body}}}")
        else:
            inside = _written(rule.rules, names)
            if inside:
                out.append(f"{rule.head}{{{inside}}}")
    return "".join(out)
