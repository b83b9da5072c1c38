"""Words become the order in which readers look them up, and the letter under which they stand.

English goes by the alphabet. Chinese goes by pinyin, and needs no dictionary for it: the 3,755 characters of the first
level of GB 2312 are coded in the order of their pinyin. What is not among them comes last, under ``…``, in the order of
its code point.
"""

from __future__ import annotations

from bisect import bisect_right

from build_scripts.model import Language

OTHERS = "…"
"""The letter of what has none."""

# The first code of each letter; no syllable begins with i, u or v.
_FIRST = (
    (0xB0A1, "A"), (0xB0C5, "B"), (0xB2C1, "C"), (0xB4EE, "D"), (0xB6EA, "E"), (0xB7A2, "F"), (0xB8C1, "G"),
    (0xB9FE, "H"), (0xBBF7, "J"), (0xBFA6, "K"), (0xC0AC, "L"), (0xC2E8, "M"), (0xC4C3, "N"), (0xC5B6, "O"),
    (0xC5BE, "P"), (0xC6DA, "Q"), (0xC8BB, "R"), (0xC8F6, "S"), (0xCBFA, "T"), (0xCDDA, "W"), (0xCEF4, "X"),
    (0xD1B9, "Y"), (0xD4D1, "Z"),
)  # fmt: skip
_LAST = 0xD7F9
_CODES = tuple(code for code, _ in _FIRST)
# A character with several readings is coded once; words that read it otherwise are filed as if written like this.
_READ_AS = {"调解": "条解", "重": "众"}


def sort_key(words: str, language: Language) -> tuple[int, tuple[int, ...], str]:
    """Sorts by letter, then by the rest; equal only for equal words."""
    if language == "en":
        folded = words.casefold()
        return (0 if _letter_of_english(words) != OTHERS else 1, tuple(map(ord, folded)), words)
    codes = tuple(_code(character) for character in _read(words))
    return (0 if letter(words, "zh") != OTHERS else 1, codes, words)


def letter(words: str, language: Language) -> str:
    """``A`` to ``Z``, or ``OTHERS``."""
    if language == "en":
        return _letter_of_english(words)
    first = _read(words)[:1]
    if first.isascii():
        return _letter_of_english(first)
    code = _code(first)
    return _FIRST[bisect_right(_CODES, code) - 1][1] if _CODES[0] <= code <= _LAST else OTHERS


def _letter_of_english(words: str) -> str:
    first = words[:1].upper()
    return first if first.isascii() and first.isalpha() else OTHERS


def _read(words: str) -> str:
    for written, read in _READ_AS.items():
        if words.startswith(written):
            return read + words[len(written) :]
    return words


def _code(character: str) -> int:
    """The code in GB 2312 where it has one of the first level, else one behind all of these."""
    try:
        code = int.from_bytes(character.encode("gb2312"), "big")
    except UnicodeEncodeError:
        return 0x10000 + ord(character)
    return code if code <= _LAST else 0x10000 + ord(character)
