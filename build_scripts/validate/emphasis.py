"""Markdown → emphasis marks that would reach the reader as they stand: ``**`` with a space inside or no partner.

The dialect itself decides: the text is rendered and searched. Most paragraphs have pairs so plain that rendering
is not needed to know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_scripts import references
from build_scripts.render.markdown import to_html
from build_scripts.validate.masks import BLANK, without_markup

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*(?:[-*+]|\d+[.)])[ \t]|[ \t]*\n)[^\n]+)*")
_PLAIN_PAIR = re.compile(r"(?<![*\w])?\*\*(?![\s*])[^*_\n\0]+?(?<![\s*])\*\*(?!\*)")
_MARK = re.compile(r"\*\*|(?<!_)__(?!_)|＊＊")
_TAG = re.compile(r"<code>.*?</code>|<[^<>]*>", re.DOTALL)


def stray(text: str) -> Iterator[tuple[int, str]]:
    """Offset and text of each paragraph's first mark that does not work."""
    for paragraph in _PARAGRAPH.finditer(text):
        words = paragraph.group(0)
        if not _MARK.search(words):
            continue
        seen = without_markup(words)
        if not _MARK.search(_PLAIN_PAIR.sub("", seen)):
            continue
        shown = _TAG.sub("", to_html(_with_words(words)))
        left = _MARK.search(shown)
        if left:
            yield paragraph.start() + _place(seen, left.group(0)), left.group(0)


def _with_words(text: str) -> str:
    """References replaced by a word, as they will be."""
    for reference in reversed(list(references.find(text))):
        text = text[: reference.start] + "数" + text[reference.end :]
    return text


def _place(seen: str, mark: str) -> int:
    """Where the mark that found no partner probably stands."""
    rest = _PLAIN_PAIR.sub(lambda match: BLANK * len(match.group(0)), seen)
    match = re.search(re.escape(mark), rest) or re.search(re.escape(mark), seen)
    return match.start() if match else 0
