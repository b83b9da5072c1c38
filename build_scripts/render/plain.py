"""Markdown of one paragraph becomes lines of plain text, to read aloud, to send as a message or to print anywhere."""

from __future__ import annotations

import html
import re
import textwrap
import unicodedata
from collections.abc import Iterator

from build_scripts.model import Language
from build_scripts.render.markdown import to_inline_html

WIDTH = 72
"""Columns; a Chinese character takes two."""
_CITE = re.compile(r'<sup class="cite">(\d+)</sup>')
_CLOSING = "，。！？；：、）》”’"


def words(markdown: str, language: Language) -> str:
    """Without markup; a citation is [3]."""
    note = r" [\1]" if language == "en" else r"[\1]"
    rendered = to_inline_html(_CITE.sub(note, markdown))
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", rendered)).split())


def columns(text: str) -> int:
    """How wide it is."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def underlined(title: str) -> Iterator[str]:
    """A title and the line below it."""
    yield title
    yield "=" * min(WIDTH, columns(title))


def wrapped(text: str, indent: str, language: Language, later: str | None = None) -> Iterator[str]:
    """The text in lines of at most WIDTH columns; ``later`` indents those after the first."""
    after = indent if later is None else later
    if language == "en":
        yield from textwrap.wrap(
            text, WIDTH, initial_indent=indent, subsequent_indent=after, break_long_words=False
        )
        return
    line = indent
    for sign in re.findall(r"[!-~]+|.", text):
        if columns(line + sign) > WIDTH and sign not in _CLOSING and line.strip():
            yield line.rstrip()
            line = after
            sign = sign.lstrip()
        line += sign
    yield line.rstrip()
