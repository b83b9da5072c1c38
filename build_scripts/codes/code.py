"""What a code says of a kind of finding: level, message and hint in zh and en."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from build_scripts.model import Text


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding."""

    level: Literal["error", "warning"]
    message: Text
    hint: Text


def error(zh: str, en: str, hint_zh: str, hint_en: str) -> Code:
    """A finding that stops the build."""
    return Code("error", Text(zh, en), Text(hint_zh, hint_en))


def warning(zh: str, en: str, hint_zh: str, hint_en: str) -> Code:
    """A finding that is told and stops nothing."""
    return Code("warning", Text(zh, en), Text(hint_zh, hint_en))
