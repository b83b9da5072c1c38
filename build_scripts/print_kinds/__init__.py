"""The path of a printed artefact becomes its kind: what sheet it is, how it is folded and cut, what its type must be.

Preflight holds each artefact against its kind; a print order takes paper and folding from it.
"""

from __future__ import annotations

import re

from build_scripts.print_kinds import classroom, kits, lessons
from build_scripts.print_kinds.kind import (
    A2,
    A4,
    A4_WIDE,
    CONDITIONS,
    UNCOATED,
    Flip,
    PrintingCondition,
    PrintKind,
    Stock,
)

__all__ = [
    "A2",
    "A4",
    "A4_WIDE",
    "CONDITIONS",
    "KINDS",
    "UNCOATED",
    "Flip",
    "PrintKind",
    "PrintingCondition",
    "Stock",
    "bare_name",
    "by_id",
    "is_black",
    "kind_of",
]

KINDS: tuple[PrintKind, ...] = (*lessons.KINDS, *classroom.KINDS, *kits.KINDS)


_ENDINGS = re.compile(r"(?:-(?:a[2-5]|bi-fold|booklet|strip|bw|2-up|certificate))+$")


def kind_of(path: str) -> PrintKind | None:
    """The kind of an artefact by its path below a release: ``leaflet/zh/QY/work-injury.pdf`` is a tri-fold.

    The more special patterns are longer, and the longest that fits wins. None where no kind fits.
    """
    if not path.endswith(".pdf"):
        return None
    channel, *rest = path.split("/")
    # A lesson may have any name, even one that sounds like a kind: only its ending, after the last -, can tell.
    stem = "" if not rest else rest[-1].removesuffix(".pdf")
    said = "/".join([channel, *rest[:-1], stem[len(bare_name(stem)) :]])
    fitting = [kind for kind in KINDS if re.match(kind.pattern, said)]
    return max(fitting, key=lambda kind: len(kind.pattern), default=None)


def by_id(kind_id: str) -> PrintKind | None:
    """The kind that an order names."""
    return next((kind for kind in KINDS if kind.id == kind_id), None)


def bare_name(stem: str) -> str:
    """The name of a file without what tells its format: ``work-injury-a5-bw`` is ``work-injury``."""
    return _ENDINGS.sub("", stem)


def is_black(path: str) -> bool:
    """Whether a file is the version in black."""
    return bool(re.search(r"-bw(?=[-.])", path.rsplit("/", 1)[-1]))
