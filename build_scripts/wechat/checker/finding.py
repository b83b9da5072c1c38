"""What is wrong with an article: a code with its values, its row of the acceptance list, and its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from build_scripts.model import Language
from build_scripts.wechat.checker.codes import CODES


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the platform would refuse, cut, drop or show badly."""

    code: str
    path: str
    """The file, as the caller named it."""
    line: int = 0
    column: int = 0
    """From 1, in characters; 0 for the file as a whole."""
    values: tuple[tuple[str, str], ...] = ()
    ours: bool = False
    """In an article of ours, which has to be without any."""

    @property
    def row(self) -> int:
        """Of the acceptance list: it is in the code, M191 belongs to row 19."""
        return int(self.code[1:3])

    @property
    def level(self) -> Literal["error", "warning"]:
        """``error``: words, pictures or the look suffer. ``warning``: an article of others may be left as it is."""
        return "error" if self.ours else CODES[self.code].level

    def message(self, language: Language) -> str:
        """One line that says what is wrong."""
        return CODES[self.code].message[language].format(**dict(self.values))

    def hint(self, language: Language) -> str:
        """One line that says what to do."""
        return CODES[self.code].hint[language].format(**dict(self.values))

    def sort_key(self) -> tuple[str, int, int, str, tuple[tuple[str, str], ...]]:
        """By place, then by code."""
        return (self.path, self.line, self.column, self.code, self.values)


def finding(code: str, path: str, place: tuple[int, int] = (0, 0), **values: object) -> Finding:
    """A finding with the values of its words. KeyError when there is no such code."""
    CODES[code]
    words = tuple((key, _short(" ".join(str(value).split()))) for key, value in values.items())
    return Finding(code, path, place[0], place[1], words)


def _short(words: str) -> str:
    return words if len(words) <= 90 else words[:89] + "…"
