"""The canonical value of a custom field becomes words in one language, and a value that a document can ask and show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from build_scripts.formats import format_amount
from build_scripts.model import CustomField, Language

_YES_NO = {"yes": {"zh": "是", "en": "yes"}, "no": {"zh": "否", "en": "no"}}
CALENDAR = ("date", "time")
"""Kinds of values that name a moment: no amount, though they look like one."""


def in_words(field: CustomField, value: str, language: Language) -> str:
    """A canonical value as a reader sees it: 2026年12月5日, 5 December 2026, 12公里, 12 km."""
    if field.type == "date":
        return format_amount(date.fromisoformat(value), "date", language)
    if field.type == "number":
        number = f"{Decimal(value):,}" if language == "en" else value
        if field.unit is None:
            return number
        return f"{number} {field.unit.en}" if language == "en" else f"{number}{field.unit.zh}"
    if field.type == "choice":
        return next((one.label[language] for one in field.options if one.id == value), value)
    return _YES_NO[value][language] if field.type == "yes-no" else value


@dataclass(frozen=True, eq=False)
class Said:
    """A value in a document: shown in words, compared by them or by what is behind them, and false where it is no."""

    words: str
    canonical: str
    kind: str
    """The type of its field; ``given`` for what is not a field's."""

    def __str__(self) -> str:
        return self.words

    def __bool__(self) -> bool:
        return self.canonical not in {"", "no"}

    def __len__(self) -> int:
        return len(self.words)

    def __eq__(self, other: object) -> bool:
        if self.kind == "number" and isinstance(other, int | float):
            return Decimal(self.canonical) == Decimal(str(other))
        return str(other) in {self.words, self.canonical}

    def __hash__(self) -> int:
        return hash(self.canonical)

    def __lt__(self, other: Any) -> bool:
        return self._compared(other) < 0

    def __le__(self, other: Any) -> bool:
        return self._compared(other) <= 0

    def __gt__(self, other: Any) -> bool:
        return self._compared(other) > 0

    def __ge__(self, other: Any) -> bool:
        return self._compared(other) >= 0

    def _compared(self, other: Any) -> int:
        """Numbers as numbers, days and times by their order; TypeError for what has none."""
        theirs = other.canonical if isinstance(other, Said) else str(other)
        if self.kind == "number":
            try:
                mine, against = Decimal(self.canonical), Decimal(theirs)
            except ArithmeticError:
                raise TypeError(self.kind) from None
            return (mine > against) - (mine < against)
        if self.kind not in CALENDAR:
            raise TypeError(self.kind)
        return (self.canonical > theirs) - (self.canonical < theirs)


@dataclass(frozen=True)
class Missing:
    """A value that a document may name and that nobody has given: false, and a mistake where it is shown."""

    name: str

    def __str__(self) -> str:
        return ""

    def __bool__(self) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __lt__(self, other: object) -> bool:
        return False

    __le__ = __gt__ = __ge__ = __lt__
