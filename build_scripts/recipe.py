"""Everything but the values that an output depends on (templates, code, fonts, libraries) becomes a digest.

A job's key is taken of its values and of its channel's recipe; when either changes it is rendered again.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

_SHARED = (
    "build_scripts/model",
    "build_scripts/fonts.py",
    "build_scripts/render",
    "templates/_shared",
    "requirements.txt",
)
# What a channel reads outside its own two folders.
_ALSO = {"site": ("mkdocs.yml",)}
# Fonts are megabytes; their list of digests stands for them, and the fonts are checked against it before use.
_SUFFIXES_SKIPPED = {".ttf", ".otf", ".pyc"}


class Recipes:
    """Digests by channel, each computed once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._digests: dict[str, str] = {}

    def files(self, channel: str) -> tuple[str, ...]:
        """The files of a channel's recipe, relative to the root, sorted."""
        return tuple(sorted({*self._shared_files, *self._own(channel)}))

    def digest(self, channel: str) -> str:
        """sha256 over names and contents of the recipe's files and the Python version."""
        if channel not in self._digests:
            total = hashlib.sha256(f"python {sys.version_info[0]}.{sys.version_info[1]}\n".encode())
            for name in self.files(channel):
                content = hashlib.sha256((self.root / name).read_bytes()).hexdigest()
                total.update(f"{name} {content}\n".encode())
            self._digests[channel] = total.hexdigest()
        return self._digests[channel]

    @cached_property
    def _shared_files(self) -> tuple[str, ...]:
        return tuple(self._listed(_SHARED))

    def _own(self, channel: str) -> Iterable[str]:
        places = (
            f"build_scripts/channels/{channel}.py",
            f"build_scripts/channels/{channel}",
            f"templates/{channel}",
            *_ALSO.get(channel, ()),
        )
        return self._listed(places)

    def _listed(self, places: Iterable[str]) -> Iterable[str]:
        for place in places:
            path = self.root / place
            found = [path] if path.is_file() else path.rglob("*") if path.is_dir() else []
            for file in found:
                if (
                    file.is_file()
                    and file.suffix not in _SUFFIXES_SKIPPED
                    and "__pycache__" not in file.parts
                ):
                    yield file.relative_to(self.root).as_posix()
