"""Files as they stand → what was made of them before, where they are the same as then.

The live preview looks at the source after each save: one lesson differs, everything else need not be read and checked
again. What is kept is a pure function of the files that it is kept for, findings included.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

from build_scripts.diagnostics import Diagnostic, Findings

LESSONS = "content/lessons"
_READ = ("content", "workshops")

T = TypeVar("T")


class Shelf(Protocol):
    """Where stages ask for what they made."""

    @property
    def keeps(self) -> bool:
        """Whether it is worth while to make things lesson by lesson."""

    def take(
        self,
        name: str,
        make: Callable[[Findings], T],
        findings: Findings,
        *,
        lesson: str = "",
        rest: bool = False,
    ) -> T:
        """What ``make`` gives, and its findings added to ``findings``.

        ``lesson`` and ``rest`` say which files it is made of: the folder of a lesson, everything but the folders of
        lessons, or both. Nothing else may decide what ``make`` gives.
        """


class Bare:
    """A shelf that keeps nothing: each thing is made when it is asked for."""

    @property
    def keeps(self) -> bool:
        """Never."""
        return False

    def take(
        self,
        name: str,
        make: Callable[[Findings], T],
        findings: Findings,
        *,
        lesson: str = "",
        rest: bool = False,
    ) -> T:
        """What ``make`` gives."""
        return make(findings)


BARE = Bare()


@dataclass(slots=True)
class Marks:
    """Digests of the files' names and contents."""

    rest: str = ""
    lessons: dict[str, str] = field(default_factory=dict)
    """By the name of the lesson's folder."""


@dataclass(frozen=True, slots=True)
class _Kept:
    marks: tuple[str, str]
    value: Any
    found: tuple[Diagnostic, ...]


class KeepingShelf:
    """Keeps the last of each thing, as long as its files stay as they are. Call ``look`` after each change."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.marks = Marks()
        self._kept: dict[str, _Kept] = {}

    @property
    def keeps(self) -> bool:
        """Always."""
        return True

    def look(self) -> None:
        """Takes the files as they are now."""
        rest = hashlib.sha256()
        lessons: dict[str, Any] = {}
        for folder in _READ:
            for name in _below(self.root, folder):
                try:
                    content = hashlib.sha256((self.root / name).read_bytes()).hexdigest()
                except OSError:  # a folder, or what an editor's program has just put away
                    content = ""
                total = rest
                if name.startswith(f"{LESSONS}/") and name.count("/") > 2:
                    total = lessons.setdefault(name.split("/")[2], hashlib.sha256())
                total.update(f"{name} {content}\n".encode())
        self.marks = Marks(rest.hexdigest(), {name: total.hexdigest() for name, total in lessons.items()})

    def take(
        self,
        name: str,
        make: Callable[[Findings], T],
        findings: Findings,
        *,
        lesson: str = "",
        rest: bool = False,
    ) -> T:
        """What ``make`` gave for the same files, or gives now."""
        marks = (self.marks.lessons.get(lesson, "") if lesson else "", self.marks.rest if rest else "")
        kept = self._kept.get(name)
        if kept is None or kept.marks != marks:
            found = Findings()
            kept = _Kept(marks, make(found), tuple(found))
            self._kept[name] = kept
        for diagnostic in kept.found:
            findings.add(diagnostic.code, diagnostic.location, **dict(diagnostic.values))
        value: T = kept.value
        return value


def _below(root: Path, folder: str) -> list[str]:
    """The names of all files and folders below one, in an order that is always the same."""
    # Thousands of files are looked at after every save: Path objects would take longer than reading them.
    found: list[str] = []
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(root / place) as entries:
                for entry in entries:
                    name = f"{place}/{entry.name}"
                    found.append(name)
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(name)
        except OSError:  # it went away just now
            continue
    return sorted(found)
