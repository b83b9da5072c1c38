"""Sentences become a reading level: how long they are, how rare their characters, and Flesch–Kincaid for English.

The measures are crude on purpose: anybody can count them again by hand. Chinese: characters (letters and digits too,
no punctuation) a sentence, and the share of Chinese characters outside the 2,500 common ones of 现代汉语常用字表
(1988), which is what junior school teaches. English: the grade of Kincaid et al. (1975),
0.39 words a sentence + 11.8 syllables a word - 15.59. Figures and capital abbreviations count as one syllable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from build_scripts.model import Language

UnitKind = Literal["text", "heading", "table"]

_LIST = Path(__file__).with_name("common_characters.txt")
_CHINESE = re.compile(r"[㐀-䶿一-鿿]")
_CLOSE = r"(?:[\"'”’」』）》)\]]|\*\*|\{cite:[^{}\s]*\})*"
_ZH_END = re.compile(rf"[。！？!?…]+{_CLOSE}")
_EN_END = re.compile(rf"[.!?…]+{_CLOSE}(?=\s|$)")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:e\.g|i\.e|Art|No|Mr|Ms|Dr|vs|approx)\.$")
_ITEM = re.compile(r"[ \t]*(?:>[ \t]*)*(?:[-*+]|\d+[.)])[ \t]+")
_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:[-’'][A-Za-zÀ-ɏ]+)*|[0-9]+(?:[.,:/][0-9]+)*%?")


# --- where sentences stand


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, list item, heading or row of a table; offsets in the text, markers left out."""

    kind: UnitKind
    start: int
    end: int


def units(text: str) -> Iterator[Unit]:
    """The units of a Markdown text, in order. Lines of pictures belong to none."""
    start = end = -1
    at = 0
    for line in text.split("\n"):
        stop = at + len(line)
        words = line.strip()
        item = _ITEM.match(line)
        single = words.startswith(("#", "|", "![")) or set(words) <= {"-", "*", "_"}
        if start >= 0 and (not words or item or single):
            yield Unit("text", start, end)
            start = -1
        if words.startswith("#"):
            yield Unit("heading", at + len(line) - len(line.lstrip("# \t")), stop)
        elif words.startswith("|") and set(words) - set("|-: "):
            yield Unit("table", at + line.index("|"), stop)
        elif words and not single:
            if start < 0:
                start = at + (item.end() if item else len(line) - len(line.lstrip()))
            end = stop
        at = stop + 1
    if start >= 0:
        yield Unit("text", start, end)


def sentences(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Start and end of every sentence of Markdown prose; headings, tables and pictures have none.

    A list item or paragraph ends one even without a full stop; a semicolon does not.
    """
    for unit in units(text):
        if unit.kind == "text":
            yield from within(text, unit.start, unit.end, language)


def within(text: str, start: int, end: int, language: Language) -> Iterator[tuple[int, int]]:
    """The sentences of one unit."""
    pattern = _ZH_END if language == "zh" else _EN_END
    begin = start
    for match in pattern.finditer(text, start, end):
        if language == "en" and _ABBREVIATION.search(text[begin : match.end()]):
            continue
        yield begin, match.end()
        begin = match.end()
        while begin < end and text[begin].isspace():
            begin += 1
    if begin < end:
        yield begin, end


# --- how hard they are


@dataclass(frozen=True, slots=True)
class Chinese:
    """The measure of Chinese sentences."""

    sentences: int
    average: float
    """Characters a sentence."""
    longest: int
    uncommon: float
    """Chinese characters outside the 2,500, in per cent of all."""
    strange: tuple[str, ...]
    """These characters, each once, in order of appearance."""


@dataclass(frozen=True, slots=True)
class English:
    """The measure of English sentences."""

    sentences: int
    average: float
    """Words a sentence."""
    longest: int
    grade: float
    """Flesch–Kincaid: years of school."""


def chinese(texts: Sequence[str]) -> Chinese:
    """Measures what readers see, one text a sentence; those without a character do not count."""
    lengths = [n for n in map(characters, texts) if n]
    found = [character for text in texts for character in _CHINESE.findall(text)]
    strange = [character for character in found if character not in common_characters()]
    return Chinese(
        sentences=len(lengths),
        average=sum(lengths) / len(lengths) if lengths else 0.0,
        longest=max(lengths, default=0),
        uncommon=100 * len(strange) / len(found) if found else 0.0,
        strange=tuple(dict.fromkeys(strange)),
    )


def english(texts: Sequence[str]) -> English:
    """Measures what readers see, one text a sentence; those without a word do not count."""
    lengths = [n for n in (len(words(text)) for text in texts) if n]
    total = sum(lengths)
    sounds = sum(syllables(word) for text in texts for word in words(text))
    return English(
        sentences=len(lengths),
        average=total / len(lengths) if lengths else 0.0,
        longest=max(lengths, default=0),
        grade=0.39 * total / len(lengths) + 11.8 * sounds / total - 15.59 if lengths else 0.0,
    )


def characters(text: str) -> int:
    """Chinese characters, letters and digits; no spaces or punctuation."""
    return sum(1 for character in text if character.isalnum())


def uncommon(text: str) -> int:
    """How many of its Chinese characters are not among the 2,500."""
    return sum(1 for character in _CHINESE.findall(text) if character not in common_characters())


def words(text: str) -> list[str]:
    """Words and figures; a hyphened word is one."""
    return _WORD.findall(text)


@lru_cache(maxsize=1)
def common_characters() -> frozenset[str]:
    """The 2,500 common characters of the list of 1988; the file beside this module says where they are from.

    And 账: the list has 帐 for both, which today's standard writes 账 where money is meant.
    """
    lines = _LIST.read_text(encoding="utf-8").splitlines()
    return frozenset("".join(line for line in lines if not line.startswith("#")) + "账")


# --- syllables

_SOUNDED = {
    "area": 3,
    "associate": 4,
    "being": 2,
    "business": 2,
    "businesses": 3,
    "cement": 2,
    "create": 2,
    "created": 3,
    "every": 2,
    "everybody": 4,
    "everyone": 3,
    "everything": 3,
    "everywhere": 3,
    "eye": 1,
    "eyes": 1,
    "friend": 1,
    "friendly": 2,
    "friends": 1,
    "hundred": 2,
    "idea": 3,
    "ideas": 3,
    "interest": 2,
    "marriage": 2,
    "naive": 2,
    "people": 2,
    "poem": 2,
    "quiet": 2,
    "real": 1,
    "really": 2,
    "science": 2,
    "someone": 2,
    "therefore": 2,
    "usually": 4,
    "whoever": 3,
    "yuan": 2,
}
"""Words that the rules get wrong and that lessons use."""

_MORE = tuple(
    re.compile(pattern)
    for pattern in (
        r"[^ctxg]ia(?!ge)|ciary",  # tri-al, me-di-a; not so-cial, mar-riage
        r"[^ctsgxnl]io",  # pe-ri-od, pre-vi-ous; not na-tion, un-ion
        r"[^aeiouct]ie[rnt]|ciet",  # car-ri-er, cli-ent, so-ci-e-ty; not pa-tient
        r"[^qg]ua",  # an-nu-al; not qua-lity
        r"[^qg]uen",  # in-flu-ence
        r"[aeiou]y[aeiou]",  # em-ploy-er, pay-ing
        r"[aeo](?<![aeiou]a)ing$",  # go-ing, see-ing
        r"eo(?=[^u]|$)(?<!peo)",  # vi-de-o, the-o-ry
        r"[^aeiou]ism$",
        r"[^aeiouyr]n't$",  # does-n't; not don't
        r"^rei",  # re-im-burse
    )
)
_LESS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[^aeioul]ement",  # re-tire-ment; not set-tle-ment
        r"[aeiouy][^aeiouy]*[^aeioul]e(?:ly|ful|less|ness)(?:ly)?$",  # safe-ly, use-ful; not re-ly
        r"^(?:some|home|house|there|where|time|life|note|guide|fire)(?=[bcdfghklmnpqrtvwz])(?!ly|less|ness|ful)",
    )
)


_SILENT = re.compile(
    r"(?:[^aeiouy][^aeiouyl]|[aeiouy][^aeiouy]|^[^aeiouy])e$"  # insure, rule; not table
    r"|[^aeiouytd]ed$"  # insured; not needed
    r"|(?:[^aeiouy][^aeiouyszxcgl]|[aeiouy][^aeiouyszxcg])(?<![cs]h)es$"  # rules; not tables, cases, washes
)


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """Syllables by rule: groups of vowels, without silent endings. Figures and capital abbreviations have one."""
    if not word[0].isalpha() or (word.isupper() and len(word) > 1):
        return 1
    if "-" in word:
        return sum(syllables(part) for part in word.split("-"))
    plain = re.sub(r"[’']s?$", "", word.casefold().replace("’", "'"))
    if plain in _SOUNDED:
        return _SOUNDED[plain]
    count = len(re.findall(r"[aeiouyà-ɏ]+", plain))
    count -= bool(_SILENT.search(plain))
    count += sum(1 for pattern in _MORE if pattern.search(plain))
    count -= sum(1 for pattern in _LESS if pattern.search(plain))
    return max(count, 1)
