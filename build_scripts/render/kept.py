"""Words of figures and sources become the same words, of which no line ends within a number and its unit: 30 days,
Art. 16, 2016年."""

from __future__ import annotations

import re

NO_BREAK_SPACE = "\u00a0"
WORD_JOINER = "\u2060"
KEPT_LENGTH = 18
"""Characters up to which a quoted figure is kept on one line."""

_RANGE = re.compile(r"(?<=\d) to (?=\d)")
_UNIT = re.compile(r"(?<=\d) ")
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBERED = re.compile(rf"\b(Art\.|No\.|item|part|{_MONTH}) (?=\d)|(?<=\d) (?={_MONTH})|(?<=\d,) (?=\d)")
"""The space between a label and its number, between numbers of articles, and within a date."""
_ARTICLE = re.compile(r"\b(a|an|the) ", re.IGNORECASE)
_SHORT_LAST = re.compile(r" (?=[A-Za-z]{1,8}$)")
_DASH = re.compile(r"[–-](?=\w)")


def figure(words: str) -> str:
    """A short figure in one piece; of a longer one, 10,000 to 30,000 yuan a month, the numbers and the first unit."""
    if len(words) <= KEPT_LENGTH:
        return words.replace(" ", NO_BREAK_SPACE).replace("-", "-" + WORD_JOINER)
    words = _RANGE.sub(f"{NO_BREAK_SPACE}to{NO_BREAK_SPACE}", words)
    return _UNIT.sub(NO_BREAK_SPACE, words)


def parts(words: str) -> tuple[str, ...]:
    """A Chinese figure cut before its brackets, 384.6万人 and （2016年）: where a line may end in one that is long."""
    return tuple(re.split("(?=（)", words))


def title(words: str) -> str:
    """A title of which no line ends with an article."""
    return _ARTICLE.sub(lambda article: article[1] + NO_BREAK_SPACE, words)


def source(words: str) -> str:
    """A law or document whose articles, numbers and dates stay whole, as do EU–China and over-age; a short last word
    goes with the one before it, service line."""
    words = _NUMBERED.sub(lambda found: found[0].replace(" ", NO_BREAK_SPACE), words)
    words = _SHORT_LAST.sub(NO_BREAK_SPACE, words)
    return _DASH.sub(lambda dash: dash[0] + WORD_JOINER, words)
