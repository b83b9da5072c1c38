"""What went wrong, where and what to do: findings become text, JSON or CI annotations.

A finding carries a code and values; its words in both languages stand in ``codes.py``. Nothing here stops at the
first mistake: stages add to a ``Findings`` and the pipeline decides afterwards.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from build_scripts.codes import CODES
from build_scripts.model import Language, Location

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding about a place in the source."""

    code: str
    location: Location
    values: tuple[tuple[str, str], ...] = ()

    @property
    def level(self) -> Level:
        """``error`` stops the build, ``warning`` does not."""
        return CODES[self.code].level

    def message(self, language: Language) -> str:
        """One line that says what is wrong."""
        return CODES[self.code].message[language].format(**dict(self.values))

    def hint(self, language: Language) -> str:
        """One line that says what to do."""
        return CODES[self.code].hint[language].format(**dict(self.values))

    def sort_key(self) -> tuple[str, int, int, str, tuple[tuple[str, str], ...]]:
        """By place, then by code."""
        return (self.location.path, self.location.line, self.location.column, self.code, self.values)


class Findings:
    """Collects diagnostics while a stage goes on."""

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}

    def add(self, code: str, location: Location, **values: object) -> None:
        """Adds a finding; the same one twice counts once. KeyError when ``codes.py`` does not know the code."""
        CODES[code]
        # A message is one line, whatever it quotes.
        words = tuple((key, " ".join(str(value).splitlines())) for key, value in values.items())
        self._found[Diagnostic(code, location, words)] = None

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(self._found, key=Diagnostic.sort_key))

    def __len__(self) -> int:
        return len(self._found)

    def errors(self) -> int:
        """How many findings stop a build."""
        return sum(1 for d in self._found if d.level == "error")


class Stopped(Exception):
    """The source has errors; carries all findings."""

    def __init__(self, findings: Findings) -> None:
        super().__init__(f"{findings.errors()} errors")
        self.findings = findings


class Trouble(Exception):
    """Something outside the source stands in the way (disk, fonts, rights): one code with its values."""

    def __init__(self, code: str, path: str = "", **values: object) -> None:
        super().__init__(code)
        self.diagnostic = Diagnostic(
            code, Location(path, 0, 0), tuple((k, str(v)) for k, v in values.items())
        )


def as_text(diagnostics: Iterable[Diagnostic], languages: tuple[Language, ...]) -> str:
    """``path:line:col: level CODE: message`` and an indented hint, each in the languages asked for."""
    lines: list[str] = []
    for d in diagnostics:
        place = d.location.path
        if d.location.line:
            place += f":{d.location.line}:{d.location.column}"
        head = f"{place}: " if place else ""
        first, *rest = languages
        lines.append(f"{head}{d.level} {d.code}: {d.message(first)}")
        lines.extend(f"    {d.message(language)}" for language in rest)
        lines.extend(f"    → {d.hint(language)}" for language in languages)
    return "\n".join(lines)


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """A list of objects with path, line, column, level, code, and message and hint in zh and en."""
    rows = [
        {
            "path": d.location.path,
            "line": d.location.line,
            "column": d.location.column,
            "level": d.level,
            "code": d.code,
            "message": {"zh": d.message("zh"), "en": d.message("en")},
            "hint": {"zh": d.hint("zh"), "en": d.hint("en")},
        }
        for d in diagnostics
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_annotations(diagnostics: Iterable[Diagnostic]) -> str:
    """Lines that continuous-integration services show beside the changed line."""
    return "\n".join(
        f"::{d.level} file={d.location.path},line={d.location.line},col={d.location.column},title={d.code}::"
        f"{d.message('zh')} / {d.message('en')}"
        for d in diagnostics
    )
