"""Everything but the values that an output depends on (templates, code, fonts, libraries) becomes a digest.

A job's key is taken of its values and of its channel's recipe; when either changes it is rendered again.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

_SHARED = ("build_scripts/fonts.py", "templates/_shared", "requirements.txt")
# Through it a channel sees the resolved world while it plans. What that world gives is in the jobs, so that a change
# in how it is made renders nothing again.
_DOOR = "build_scripts.channels.protocol"
# What a channel reads outside its own two folders.
_ALSO = {"site": ("mkdocs.yml",)}
# Fonts are megabytes; their list of digests stands for them, and the fonts are checked against it before use.
_SUFFIXES_SKIPPED = {".ttf", ".otf", ".pyc"}
_OURS = "build_scripts"
_IMPORT = re.compile(
    rf"^[ \t]*(?:from[ \t]+(?P<package>{_OURS}(?:\.\w+)*)[ \t]+import[ \t]+(?P<names>\([^)]*\)|[^\n(]+)"
    rf"|import[ \t]+(?P<plain>[^\n]*{_OURS}[^\n]*))",
    re.MULTILINE,
)
_ALIAS = re.compile(r"\bas[ \t]+\w+|#[^\n]*")
_NAMES = re.compile(r"[\w.]+")


class Recipes:
    """Digests by channel, each computed once."""

    def __init__(self, root: Path, known: Mapping[str, str] | None = None) -> None:
        """``known``: digests by channel that were computed before, of the same files."""
        self.root = root
        self._digests: dict[str, str] = dict(known or {})
        self._imports: dict[str, tuple[str, ...]] = {}
        """By file; several channels import the same ones."""

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
        module = channel.replace("-", "_")
        places = (f"build_scripts/channels/{module}.py", f"build_scripts/channels/{module}")
        code = set(self._listed(places))
        yield from code
        yield from self._imported(code)
        yield from self._listed((f"templates/{channel}", *_ALSO.get(channel, ())))

    def _imported(self, code: Iterable[str]) -> set[str]:
        """Our modules that these import, and those that they import, except through the door."""
        found: set[str] = set()
        waiting = list(code)
        while waiting:
            name = waiting.pop()
            if name not in self._imports:
                self._imports[name] = tuple(self._named(self.root / name)) if name.endswith(".py") else ()
            new = set(self._imports[name]) - found
            found |= new
            waiting += new
        return found

    def _named(self, path: Path) -> Iterator[str]:
        for name in imported(path.read_text(encoding="utf-8")):
            if name == _DOOR or name.startswith(_DOOR + "."):
                continue
            place = name.replace(".", "/")
            yield from (f for f in (f"{place}.py", f"{place}/__init__.py") if (self.root / f).is_file())

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


def imported(code: str) -> Iterator[str]:
    """The names of our modules that a module imports, and of what it takes from them: what Python's own parser finds,
    in a tenth of the time. A line in a string that reads like an import would count too, which does no harm."""
    for match in _IMPORT.finditer(code):
        package = match["package"]
        if package is None:
            yield from (name for name in _NAMES.findall(match["plain"]) if name.startswith(_OURS))
            continue
        yield package
        yield from (f"{package}.{name}" for name in _NAMES.findall(_ALIAS.sub("", match["names"])))
