"""The words of the bilingual document itself."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """What the document says in one of its languages beside the lesson's own text and the imprint."""

    kind: str
    goals: str
    remember: str
    """Above the key messages."""
    level: str
    """With ``{level}`` and ``{minutes}``."""


WORDING: dict[Language, Wording] = {
    "zh": Wording(kind="中英对照", goals="学完能做到", remember="记住这三句", level="{level}·{minutes}分钟"),
    "en": Wording(
        kind="Chinese and English",
        goals="What you will be able to do",
        remember="Three things to remember",
        level="{level} | {minutes} minutes",
    ),
}
