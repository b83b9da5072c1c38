"""What is wrong with an artefact, as codes with their values, and what was measured: the rows of the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from build_scripts.model import Language
from build_scripts.preflight.codes import CODES


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that a printer or reader would stumble over."""

    code: str
    page: int = 0
    """From 1; 0 for the file as a whole."""
    values: tuple[tuple[str, str], ...] = ()

    @property
    def level(self) -> Literal["error", "warning"]:
        """``error`` makes preflight fail."""
        return CODES[self.code].level

    def message(self, language: Language) -> str:
        """One line that says what is wrong."""
        return CODES[self.code].message[language].format(**dict(self.values))

    def hint(self, language: Language) -> str:
        """One line that says what to do."""
        return CODES[self.code].hint[language].format(**dict(self.values))


def fault(code: str, page: int = 0, **values: object) -> Fault:
    """A fault with the values of its words. KeyError when there is no such code."""
    CODES[code]
    return Fault(code, page, tuple((key, " ".join(str(value).split())) for key, value in values.items()))


@dataclass(frozen=True, slots=True)
class Measures:
    """What was found on the way, for people who want to see more than faults; empty where a file has none."""

    kind: str = ""
    pages: int = 0
    sheet: str = ""
    """Of the first page, as cut: ``297 × 210 mm``."""
    fonts: tuple[str, ...] = ()
    body: float = 0.0
    smallest: float = 0.0
    contrast: float = 0.0
    """The lowest."""
    edge: float = 0.0
    """Least distance of text from the edge, in millimetres."""
    codes: tuple[str, ...] = ()
    module: float = 0.0
    dpi: int = 0
    """Of the coarsest picture."""
    inks: tuple[str, ...] = ()
    """Colour spaces."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """An artefact that was looked at."""

    path: str
    sha256: str
    size: int
    measures: Measures
    faults: tuple[Fault, ...]

    def errors(self) -> int:
        """How many faults make preflight fail."""
        return sum(1 for one in self.faults if one.level == "error")
