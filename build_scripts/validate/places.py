"""A path, a line and a word become the exact line and column that a message points at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from build_scripts.model import Location

_NEAR = 60
"""Lines below the given one that may still belong to the same entry."""
# Checks ask for thousands of words: a pattern compiled for each would cost more than the rest of the check.
_BEFORE = re.compile(r"[\w.-]")
_BEHIND = re.compile(r"[\w-]|\.\w")
_SKIPPED = {"\\", "'", '"'}
"""Signs of YAML's quoting that stand in the file and not in the value."""


def _occurrences(word: str, line: str, start: int) -> Iterator[int]:
    at = line.find(word, start)
    while at >= 0:
        yield at
        at = line.find(word, at + 1)


class Places:
    """The source files' lines, read when the first message needs them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._lines: dict[str, list[str]] = {}

    def lines(self, path: str) -> list[str]:
        """The lines of a file; none when it cannot be read (the loader has said so)."""
        if path not in self._lines:
            try:
                text = (self.root / path).read_bytes().decode("utf-8-sig")
            except (OSError, UnicodeDecodeError):
                text = ""
            self._lines[path] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return self._lines[path]

    def find(self, start: Location, word: str, near: int = _NEAR) -> Location:
        """The first place of a word at or below ``start``, as a word of its own if it has one; else ``start``."""
        lines = self.lines(start.path)[start.line - 1 : start.line - 1 + near]
        within: Location | None = None
        for number, line in enumerate(lines):
            for at in _occurrences(word, line, start.column - 1 if number == 0 else 0):
                here = Location(start.path, start.line + number, at + 1)
                if not (at and _BEFORE.match(line, at - 1)) and not _BEHIND.match(line, at + len(word)):
                    return here
                within = within or here
        return within or start

    def inside(self, start: Location, text: str, offset: int) -> Location:
        """Where a character of a YAML text stands in its file: quotes, escapes and folded lines are counted.

        ``start`` is where the text (or its quote, or its ``|`` or ``>``) begins; it is also the answer when the
        two cannot be matched.
        """
        lines = self.lines(start.path)
        row, column = start.line - 1, start.column - 1
        if row < len(lines) and lines[row][column : column + 1] in {"|", ">"} and text[:1] not in {"|", ">"}:
            row, column = row + 1, 0
        at = start
        for character in text[: offset + 1]:
            if character.isspace():
                continue
            while row < len(lines):
                line = lines[row]
                if column >= len(line):
                    row, column = row + 1, 0
                elif line[column] == character:
                    break
                elif line[column].isspace() or line[column] in _SKIPPED:
                    column += 1
                else:
                    return start
            if row >= len(lines):
                return start
            at = Location(start.path, row + 1, column + 1)
            column += 1
        return at
