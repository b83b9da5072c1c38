"""A document of many like pages becomes a PDF part by part: what was laid out before is taken from where it is kept.

A template marks where a part begins with PART and where the last one ends with END. Each part begins a page, is laid
out by itself between what stands before the first part and after the last, and its PDF depends on nothing else. So one
changed name lays out one sheet of badges and not all of them. The parts are joined with their tags and bookmarks, and
share one set of fonts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from build_scripts.render.joining import Unjoinable
from build_scripts.render.page_numbers import Numbers
from build_scripts.render.part_joining import join_parts

if TYPE_CHECKING:
    from build_scripts.render.pdf import PdfPress

PART = "<!--part-->"
END = "<!--parts end-->"
_NO_NUMBER = '<style>@page { @bottom-right { content: "" } }</style></head>'
_FONTS = Path("_shared/fonts")


class Kept(Protocol):
    """Where parts that were laid out before, and what was measured for them, are found by key."""

    def find(self, key: str) -> bytes | None:
        """What was handed over."""

    def keep(self, key: str, data: bytes) -> None:
        """Takes a part or note; also one that was found, so that it is known which are in use."""


class NothingKept:
    """Every part is laid out."""

    def find(self, key: str) -> None:
        """None."""

    def keep(self, key: str, data: bytes) -> None:
        """Forgets it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A document that is laid out by itself."""

    source: str
    """All that its HTML says; where a part of the same source is kept, the HTML is not made."""
    html: Callable[[], str]


def pdf_of_parts(
    html: str,
    style: str,
    templates: Path,
    engine: PdfPress,
    kept: Kept,
    *,
    together: int = 1,
    numbers: Numbers | None = None,
) -> bytes:
    """The PDF of a document whose parts are marked; without marks, of the document as it is.

    ``together``: so many parts are laid out and kept as one.
    """
    groups = _groups(html, together)
    if not groups:
        return engine.pdf(html, style, templates)
    if numbers is not None:
        groups = [group.replace("</head>", _NO_NUMBER, 1) for group in groups]
    return joined([_part(group) for group in groups], lambda: html, style, templates, engine, kept, numbers)


def joined(
    parts: Sequence[Part],
    whole: Callable[[], str],
    style: str,
    templates: Path,
    engine: PdfPress,
    kept: Kept,
    numbers: Numbers | None = None,
) -> bytes:
    """The PDF of parts; ``whole`` makes the HTML of all, for parts that cannot be joined."""

    def laid(part: Part) -> bytes:
        return noted(f"{part.source}\0{style}", lambda: engine.pdf(part.html(), style, templates), kept)

    try:
        return join_parts([laid(part) for part in parts], numbers, templates / _FONTS)
    except Unjoinable:
        # What is printed is the same, and only takes longer: the parts themselves are sound.
        return engine.pdf(whole(), style, templates)


def _part(html: str) -> Part:
    return Part(html, lambda: html)


def noted(source: str, find_out: Callable[[], bytes], kept: Kept) -> bytes:
    """What was kept of the same source, else what is found out now, to be kept."""
    key = hashlib.sha256(source.encode()).hexdigest()
    data = kept.find(key)
    if data is None:
        data = find_out()
    kept.keep(key, data)
    return data


def _groups(html: str, together: int) -> list[str]:
    """A whole document for each group of parts; none where no part is marked."""
    head, *parts = html.split(PART)
    if not parts:
        return []
    parts[-1], _, tail = parts[-1].partition(END)
    return [head + "".join(parts[at : at + together]) + tail for at in range(0, len(parts), together)]
