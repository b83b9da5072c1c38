"""The inline references of the source, ``{fact:ID|option}`` and its kin, found in a text with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

ReferenceKind = Literal["fact", "cite", "term", "figure", "pinyin"]
FORMATS = ("number", "words", "year")
FALLBACKS = ("omit", "ask")

_REFERENCE = re.compile(r"\{(fact|cite|term|figure|pinyin):([^{}|\s：｜]+)((?:\|[^{}|\n]*)*)\}")
# What looks like a reference that a full-width keyboard or a typing slip has spoilt.
_MALFORMED = re.compile(
    r"\{\{\s*[a-z][^{}\n]*\}\}"
    r"|[{｛]\s*(?:fact|cite|term|figure|pinyin)\b[^{}｛｝\n]{0,60}[}｝]?"
    r"|[{｛]\s*[A-Za-z]+\s*[:：|｜][^{}｛｝\n]{0,60}[}｝]?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference in a text."""

    kind: ReferenceKind
    id: str
    options: tuple[str, ...]
    start: int
    end: int
    """Character offsets in the text."""

    @property
    def format(self) -> str:
        """``number``, ``words``, ``year``, or empty for the full form."""
        return next((option for option in self.options if option in FORMATS), "")

    @property
    def fallback(self) -> str:
        """``omit``, ``ask``, or empty when the author chose nothing."""
        chosen = (option.removeprefix("else=") for option in self.options if option.startswith("else="))
        return next(chosen, "")

    @property
    def shown(self) -> str:
        """The words that a term is shown with; empty: its name."""
        return self.options[0] if self.kind == "term" and self.options else ""

    @property
    def syllables(self) -> tuple[str, ...]:
        """Of a ``{pinyin:低保|dī bǎo}``: one for each of its characters, if the author made no slip."""
        return tuple(self.options[0].split()) if self.kind == "pinyin" and self.options else ()

    def unknown_options(self) -> tuple[str, ...]:
        """Options that mean nothing here."""
        if self.kind in {"term", "pinyin"}:
            return self.options[1:]
        known = {*FORMATS, *(f"else={word}" for word in FALLBACKS)}
        return tuple(option for option in self.options if option not in known)


def find(text: str) -> Iterator[Reference]:
    """All well-formed references in order."""
    return iter(_found(text))


@lru_cache(maxsize=1 << 16)
def _found(text: str) -> tuple[Reference, ...]:
    # Each text is looked through for each channel and region that it goes to.
    return tuple(
        Reference(
            cast(ReferenceKind, match.group(1)),
            match.group(2),
            tuple(part.strip() for part in match.group(3).split("|")[1:]),
            match.start(),
            match.end(),
        )
        for match in _REFERENCE.finditer(text)
    )


def malformed(text: str) -> Iterator[tuple[int, str]]:
    """Offsets and text of what looks like a reference and is none."""
    for match in _MALFORMED.finditer(text):
        if not _REFERENCE.match(text, match.start()):
            yield match.start(), match.group(0)
