"""Every text → words that the glossary wants to be replaced (T302)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from build_scripts.diagnostics import Findings
from build_scripts.model import Catalogue, Language
from build_scripts.validate.masks import blank, without_markup
from build_scripts.validate.places import Places
from build_scripts.validate.prose import Piece

_TITLE = re.compile(r"《[^》]*》")


def check_wording(catalogue: Catalogue, pieces: Iterable[Piece], places: Places, findings: Findings) -> None:
    """Titles of laws in 《》 keep their words; so do longer words of the glossary that contain an avoided one."""
    preferred: dict[Language, dict[str, str]] = {"zh": {}, "en": {}}
    good: dict[Language, list[str]] = {"zh": [], "en": []}
    for term in catalogue.terms:
        preferred["zh"] |= {word.lower(): term.name.zh for word in term.avoid_zh}
        preferred["en"] |= {word.lower(): term.name.en for word in term.avoid_en}
        good["zh"] += [term.name.zh.lower(), *(word.lower() for word in term.also_zh)]
        good["en"] += [term.name.en.lower(), *(word.lower() for word in term.also_en)]
    patterns = {language: _pattern(preferred[language], good[language]) for language in preferred}
    for piece in pieces:
        pattern = patterns[piece.language]
        if pattern is None or not piece.amounts:
            continue
        text = without_markup(piece.text)
        for title in _TITLE.finditer(text):
            text = blank(text, title.start(), title.end())
        for match in pattern.finditer(text):
            word = preferred[piece.language].get(match.group(0).lower())
            if word is not None:
                at = piece.at(match.start(), places)
                findings.add("T302", at, preferred=word, found=match.group(0))


def _pattern(avoided: dict[str, str], good: list[str]) -> re.Pattern[str] | None:
    """Finds avoided words, and good ones that would hide them, longest first."""
    if not avoided:
        return None
    words = sorted(
        {*avoided, *(word for word in good if any(a in word for a in avoided))}, key=len, reverse=True
    )
    ends = [rf"\b{re.escape(w)}\b" if w.isascii() else re.escape(w) for w in words]
    return re.compile("|".join(ends), re.IGNORECASE)
