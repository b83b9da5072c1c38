"""A document's source becomes the places of its tags, and the same text with the tags blanked out."""

from __future__ import annotations

import re
from dataclasses import dataclass

BLANK = "\0"
_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPENING = re.compile(r"\{[{%#]")


@dataclass(frozen=True, slots=True)
class Tag:
    """One {{ … }}, {% … %} or {# … #}."""

    opening: str
    start: int
    end: int
    """Character offsets; an unclosed one goes to the end of the text."""


def tags(source: str) -> tuple[Tag, ...]:
    """Every tag in order."""
    found = []
    at = 0
    while (match := _OPENING.search(source, at)) is not None:
        closing = source.find(_ENDS[match[0]], match.end())
        at = len(source) if closing < 0 else closing + 2
        found.append(Tag(match[0], match.start(), at))
    return tuple(found)


def blanked(source: str) -> str:
    """The text with each tag blanked sign for sign, line ends kept: places in it are places in the source."""
    pieces, at = [], 0
    for tag in tags(source):
        inside = source[tag.start : tag.end]
        # A tag is no space, or emphasis round a name would look like stray asterisks.
        pieces += [source[at : tag.start], re.sub(r"[^\n]", BLANK, inside)]
        at = tag.end
    return "".join((*pieces, source[at:]))


def line_and_column(source: str, offset: int) -> tuple[int, int]:
    """From 1."""
    begin = source.rfind("\n", 0, offset) + 1
    return source.count("\n", 0, offset) + 1, offset - begin + 1


def place_of(source: str, word: str, line: int) -> int:
    """The offset of a word in a tag that stands, at least in part, on a line or below; of the tag where the word is
    not to be found; of the line where there is none."""
    line_start = 0
    for _ in range(line - 1):
        line_start = source.find("\n", line_start) + 1 or line_start
    near = [tag for tag in tags(source) if tag.end > line_start]
    name = word[:1].isalpha()
    pattern = re.compile(rf"(?<![\w.]){re.escape(word)}(?!\w)" if name else re.escape(word)) if word else None
    for tag in near:
        inside = max(tag.start + len(tag.opening), line_start)
        match = pattern.search(source, inside, tag.end) if pattern else None
        if match is not None:
            return match.start()
    return max(near[0].start, line_start) if near else line_start
