"""A mistyped id → the words that offer the nearest known one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def near(word: str, known: Iterable[str]) -> dict[str, str]:
    """``near_zh`` and ``near_en`` for a hint, as a sentence of its own; both empty when nothing is like it."""
    best = difflib.get_close_matches(word, list(known), n=1, cutoff=0.7)
    if not best:
        return {"near_zh": "", "near_en": ""}
    return {"near_zh": f"是不是 “{best[0]}”？", "near_en": f"Did you mean '{best[0]}'?"}


def listed(word: str, known: Iterable[str]) -> dict[str, str]:
    """``known`` and, behind it, ``near_zh`` and ``near_en`` for hints that list what is possible."""
    names = list(known)
    offer = near(word, names)
    return {
        "known": ", ".join(names),
        "near_zh": f"。{offer['near_zh']}" if offer["near_zh"] else "",
        "near_en": f". {offer['near_en']}" if offer["near_en"] else "",
    }
