"""Where a sentence of Markdown begins and ends, so that one can be left out or replaced without its neighbours."""

from __future__ import annotations

import re

# A terminator with the closing quotes, brackets and emphasis that belong to it. A Latin full stop ends a sentence
# only before a space: 0.2 and "Art.17" go on. A citation behind the terminator belongs to the sentence before it.
_CITE = r"\{cite:[^{}\s]*\}"
_END = re.compile(rf"[。！？](?:[”’」』）》]|\*\*|{_CITE})*|[.!?](?:[\"'”’)]|\*\*|{_CITE})*(?=\s|$)")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+")


def bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around ``text[start:end]``: from behind the sentence before, or the start of its paragraph or
    list item, to behind its own terminator, or the end of its paragraph or list item."""
    first, last = _unit(text, start)
    begin = first
    stop = last
    for match in _END.finditer(text, first, last):
        if match.end() <= start:
            begin = match.end()
        elif match.end() >= end:
            stop = match.end()
            break
    while begin < start and text[begin] in " \n":
        begin += 1
    return begin, stop


def _unit(text: str, at: int) -> tuple[int, int]:
    """The paragraph or list item that holds the offset, without the item's marker."""
    first = text.rfind("\n\n", 0, at)
    first = 0 if first < 0 else first + 2
    line = first
    while line < at:
        marker = _ITEM.match(text, line)
        if marker:
            first = marker.end()
        following = text.find("\n", line)
        if following < 0 or following >= at:
            break
        line = following + 1
    last = text.find("\n\n", at)
    last = len(text) if last < 0 else last
    line = text.find("\n", at)
    while 0 <= line < last:
        if _ITEM.match(text, line + 1):
            last = line
            break
        line = text.find("\n", line + 1)
    return first, last


def drop_empty_items(text: str) -> str:
    """Without list items and paragraphs that have no words left."""
    kept = [line for line in text.split("\n") if not re.fullmatch(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]*", line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n")
