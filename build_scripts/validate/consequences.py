"""Findings → those that are not mere consequences of a file that could not be read.

A fact file with a missing bracket holds no facts; the hundred places that quote them are not wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from build_scripts.diagnostics import Diagnostic

_UNREAD = {"Y101", "Y107", "Y109"}
# Code → where the thing that it misses is defined; the file's own folder where nothing is given.
_DEFINED_IN = {
    "F203": "content/facts/",
    "F213": "content/facts/",
    "F208": "content/sources.yml",
    "T301": "content/glossary.yml",
    "X206": "content/regions/",
    "X210": "content/regions/",
    "F212": "",
    "W201": "content/facts/",
    "W202": "content/facts/",
    "W203": "content/facts/",
    "W106": "content/regions/",
    "W109": "content/calculators/",
    "P602": "",
    "P603": "",
    "P604": "",
    "Q802": "",
}


def causes(before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """``after`` (what the checks found) without what follows from ``before`` (what loading found)."""
    unread = [d.location.path for d in before if d.code in _UNREAD]
    headless = {_folder(d.location.path) for d in before if d.code == "L512"}
    for diagnostic in after:
        where = _DEFINED_IN.get(diagnostic.code)
        if where is not None:
            folder = _folder(diagnostic.location.path)
            prefix = where or folder
            if any(path.startswith(prefix) for path in unread) or (not where and folder in headless):
                continue
        yield diagnostic


def _folder(path: str) -> str:
    return path.rpartition("/")[0] + "/"
