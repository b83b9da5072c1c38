"""Lessons become the length of their bodies, and those that are too long or too short (V955, V956).

The body is what the public reads on the site: every block that the site carries, but not the facilitator's script; in
the words of the first region, where a sentence without its value is left out. Headings, tables and pictures do not
count. Chinese is counted in characters with punctuation, as editors' programs count; English in words.
"""

from __future__ import annotations

from build_scripts import reading
from build_scripts.diagnostics import Findings
from build_scripts.model import Catalogue, Language, LengthLimit, Lesson
from build_scripts.resolve import Resolver
from build_scripts.validate.lengths import Shown
from build_scripts.validate.places import Places
from build_scripts.validate.prose import text_pieces

_UNITS = {"zh": ("字", "characters"), "en": ("词", "words")}


class Bodies:
    """Measures bodies against the limits of the index."""

    def __init__(self, catalogue: Catalogue, shown: Shown, places: Places) -> None:
        self._resolver = Resolver(catalogue, shown.register.as_of)
        self._limits = {limit.language: limit for limit in catalogue.lengths}
        self._shown = shown
        self._places = places

    def length(self, lesson: Lesson, language: Language) -> int:
        """Characters (zh) or words (en); 0 for a lesson that is not on the site."""
        text = lesson.text(language)
        read = {
            block.body_line
            for block in text.blocks
            if block.kind != "script" and self._resolver.carries(lesson, block, "site")
        }
        total = 0
        for piece in text_pieces(lesson.id, text, self._places):
            if piece.what != "block" or piece.start.line not in read:
                continue
            for unit in reading.units(piece.text):
                if unit.kind == "text":
                    words = self._shown.words(piece.text[unit.start : unit.end], piece)
                    total += _count(words, language)
        return total

    def check(self, lesson: Lesson, language: Language, length: int, findings: Findings) -> tuple[str, ...]:
        """Adds V955 or V956 at the head of the lesson's file; ``("length",)`` if it did."""
        limit: LengthLimit | None = self._limits.get(language)
        if limit is None or "site" not in lesson.channels or limit.least <= length <= limit.most:
            return ()
        unit_zh, unit = _UNITS[language]
        code, bound = ("V955", limit.most) if length > limit.most else ("V956", limit.least)
        findings.add(
            code,
            lesson.text(language).location,
            lesson=lesson.id,
            count=length,
            limit=bound,
            unit_zh=unit_zh,
            unit=unit,
        )
        return ("length",)


def _count(text: str, language: Language) -> int:
    if language == "en":
        return len(reading.words(text))
    return sum(1 for character in text if not character.isspace())
