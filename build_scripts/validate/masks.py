"""Text loses what readers do not see (link targets, code, tags, references), each character keeping its place."""

from __future__ import annotations

import re

from build_scripts import references

BLANK = "\0"
"""Stands for a character that is not to be looked at; joins nothing and separates nothing."""

_CODE = r"(?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
_CODE_SPAN = re.compile(_CODE, re.DOTALL)
_UNSEEN = re.compile(
    rf"{_CODE}"
    r"|(?<=\])\([^()\n]*\)"
    r"|^\[[^\]\n]+\]:[ \t]*\S.*$"
    r"|<!--.*?-->"
    r"|</?[A-Za-z][^<>]*>"
    r"|<https?://[^\s<>]+>"
    r"|https?://[^\s<>)\]，。；、）】]+"
    r"|\{:[^{}\n]*\}|\{\s*[#.][\w-][^{}\n]*\}|\{\s*[a-z-]+=[^{}\n]*\}",
    re.MULTILINE | re.DOTALL,
)
_MARKERS = re.compile(r"^[ \t>]*\d{1,3}[.)](?=[ \t])", re.MULTILINE)


def blank(text: str, start: int, end: int) -> str:
    """The text with a span blanked; line ends stay."""
    return text[:start] + re.sub(r"[^\n]", BLANK, text[start:end]) + text[end:]


def _blanked(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", BLANK, match.group(0))


def without_references(text: str) -> str:
    """References blanked."""
    if "{" not in text:
        return text
    for reference in references.find(text):
        text = blank(text, reference.start, reference.end)
    return text


def without_code(text: str) -> str:
    """References and code blanked: what is left is read as Markdown."""
    text = without_references(text)
    return _CODE_SPAN.sub(_blanked, text) if "`" in text else text


def without_markup(text: str) -> str:
    """References, code, tags, attribute lists and link targets blanked."""
    text = without_references(text)
    if not re.search(r"[`<{\]]|https?:", text):
        return text
    return _UNSEEN.sub(_blanked, text)


def visible(text: str) -> str:
    """What readers see of the author's own words: as ``without_markup``, and without the numbers of list items."""
    return _MARKERS.sub(_blanked, without_markup(text))
