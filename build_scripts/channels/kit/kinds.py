"""What is said of an item of the kit: its name, place in the box, paper and number of copies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from build_scripts.model import Text

Phase = Literal["before", "door", "room", "tables", "facilitators", "after"]
Copies = Literal["none", "one", "two", "tables", "facilitators", "people"]
Paper = Literal["", "paper", "card", "sticker"]


@dataclass(frozen=True, slots=True)
class Kind:
    """An item of the kit."""

    id: str
    name: Text
    file: Text
    """Its file's name in the box, without the ending."""
    phase: Phase
    note: Text
    """For who prints it."""
    copies: Copies = "one"
    paper: Paper = "paper"
    """Empty: it is not printed, or only after it was filled in."""
    size: str = "A4"
    two_sided: bool = False
    ending: str = "pdf"
    named: bool = False
    """Whether participants' names stand in it."""
    common: bool = False
    """The same for every programme."""


def plain_name(title: str) -> str:
    """A title as part of a file's name that every system takes."""
    return re.sub(r"[\W_]+", "-", title).strip("-")


def kind(
    item: str,
    phase: Phase,
    zh: str,
    en: str,
    note: tuple[str, str],
    copies: Copies = "one",
    paper: Paper = "paper",
    *,
    size: str = "A4",
    two_sided: bool = False,
    ending: str = "pdf",
    named: bool = False,
    common: bool = False,
) -> Kind:
    """An item whose file is named after it."""
    plain = en.lower().replace("’", "")
    file = Text(re.sub(r"\W+", "-", zh).strip("-"), re.sub(r"[^a-z0-9]+", "-", plain).strip("-"))
    return Kind(
        item, Text(zh, en), file, phase, Text(*note), copies, paper, size, two_sided, ending, named, common
    )


FILL = ("填好再打印或发送", "fill in, then print or send")
"""The note of what an office completes."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """How many there are of each."""

    people: int
    tables: int

    @property
    def everybody(self) -> int:
        """People, and one to spare for every twenty."""
        return self.people + -(-self.people // 20)

    def copies(self, item: Kind) -> int:
        """Copies of an item."""
        return {
            "none": 0,
            "one": 1,
            "two": 2,
            "tables": self.tables * (2 if item.id == "action-plan" else 1),
            "facilitators": self._dots if item.id == "voting-dots" else self.tables + 2,
            "people": -(-self.everybody // 2) if item.id == "photo-consent" else self.everybody,
        }[item.copies]

    @property
    def _dots(self) -> int:
        """Sheets of DOTS: three for each person."""
        return -(-3 * self.everybody // DOTS)


DOTS = 60
"""Dots on a sheet."""
