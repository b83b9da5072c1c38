"""Parts of PDFs with names → one file in the folder of names, from which the next kit takes what has not changed.

It is as private as the PDFs beside it: it lies in their folder, is written and thrown away with them, and is shredded
with them. A part's key is taken of its content; parts of another recipe (templates, code, fonts) are not taken over.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from build_scripts.render.archive import NOT_COMPRESSED, unzipped, zipped

FILE = ".parts.zip"
_RECIPE = "recipe"

Parts = Mapping[str, bytes]
"""PDFs, and notes of what was measured for them, by key."""


@dataclass(slots=True)
class PartsOfItem:
    """The parts of one item: those of the kit before, and those that are in use now."""

    before: Parts
    used: dict[str, bytes] = field(default_factory=dict)

    def find(self, key: str) -> bytes | None:
        """A part or note of the kit before."""
        return self.before.get(key)

    def keep(self, key: str, data: bytes) -> None:
        """Notes what is in use."""
        self.used[key] = data


def remembered_parts(folder: Path, recipe: str) -> dict[str, dict[str, bytes]]:
    """By file name the parts that a kit of the same recipe left in a folder; empty where the file is not whole."""
    try:
        files = dict(unzipped((folder / FILE).read_bytes()))
    except (OSError, ValueError, zipfile.BadZipFile, zlib.error):
        return {}
    if files.pop(_RECIPE, b"") != recipe.encode():
        return {}
    found: dict[str, dict[str, bytes]] = {}
    for name, pdf in files.items():
        item, _, key = name.rpartition("/")
        found.setdefault(item, {})[key] = pdf
    return found


def packed_parts(items: Iterable[tuple[str, Parts]], recipe: str) -> bytes:
    """The file, from names of files and their parts; empty where there are none."""
    files = [(f"{item}/{key}", pdf) for item, parts in items for key, pdf in sorted(parts.items())]
    return zipped([(_RECIPE, recipe.encode()), *files], stored=NOT_COMPRESSED) if files else b""
