"""Parts of a staged page that are HTML already go through MkDocs' Markdown as they are, without being taken apart.

Half of a lesson's page (quiz, contacts, sources) is HTML from our templates; to parse each of its tags twice, as
Python-Markdown and MkDocs do, is two fifths of the work for a page. Templates put such parts between ``BEGIN`` and
``END``; to every other program that reads the Markdown these are comments, and the page is the same.
"""

from __future__ import annotations

import re
from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

BEGIN, END = "<!--as it is-->", "<!--as it is: end-->"
_PART = re.compile(rf"^{BEGIN}\n(.*?)\n{END}$", re.DOTALL | re.MULTILINE)
_ANCHOR = re.compile(r' id="([^"]+)"')
_OF_MKDOCS = "mkdocs_raw_html"
"""The preprocessor in which MkDocs notes the anchors of raw HTML, with priority 21."""


class AsItIs(Extension):
    """For a list of ``markdown_extensions``."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Takes the parts out before MkDocs looks for anchors, and names theirs afterwards."""
        out = _Out(md)
        md.preprocessors.register(out, "as_it_is", 22)
        md.preprocessors.register(_Anchors(md, out), "as_it_is_anchors", 20.5)


class _Out(Preprocessor):
    anchors: frozenset[str] = frozenset()
    """Of the parts of the last page."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        self.anchors = frozenset(name for part in _PART.findall(text) for name in _ANCHOR.findall(part))
        return _PART.sub(lambda part: f"\n{self.md.htmlStash.store(part[1].strip())}\n", text).split("\n")


class _Anchors(Preprocessor):
    def __init__(self, md: Markdown, out: _Out) -> None:
        super().__init__(md)
        self._out = out

    def run(self, lines: list[str]) -> list[str]:
        if _OF_MKDOCS in self.md.preprocessors:
            noted: Any = self.md.preprocessors[_OF_MKDOCS]
            noted.present_anchor_ids |= self._out.anchors
        return lines
