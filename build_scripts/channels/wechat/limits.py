"""What the platform takes: the numbers and lists of its article specification, in one place because they change.

Read in November 2026; see the wording of each in the acceptance rows of the research note on WeChat.
"""

from __future__ import annotations

import unicodedata

TITLE = 32
AUTHOR = 16
DIGEST = 120
"""Lengths in full-width characters; two half-width ones count as one."""
CONTENT_CHARACTERS = 20_000
"""Mark-up included: fewer than this."""
CONTENT_BYTES = 1_000_000
ADDRESS_BYTES = 1_000
PICTURE_BYTES = 1_000_000
NESTING = 10
"""Elements of one name, each the only child of the one before."""
COVER = (900, 383)
"""Pixels, 2.35:1."""
SQUARE = 1080
"""Pixels of the 1:1 cover."""

TAGS = frozenset(
    "a blockquote br em figcaption figure h1 h2 h3 h4 img li ol p section span strong sub sup table tbody td th thead "
    "tr ul".split()
)
ATTRIBUTES: dict[str, set[str]] = {
    "*": {"style"},
    "a": {"href"},
    "img": {"src", "alt", "data-w"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
STYLES = frozenset(
    "background-color border border-bottom border-collapse border-left border-radius border-right border-top "
    "color display font-size font-weight height letter-spacing line-height margin margin-bottom margin-left "
    "margin-right margin-top max-width overflow-x padding padding-bottom padding-left padding-right padding-top "
    "text-align text-indent vertical-align white-space width word-break".split()
)
LINKS_TO = "https://mp.weixin.qq.com/"
"""The only addresses that unverified accounts may link to."""
DARK_GROUND = "#191919"
DARK_CONTRAST = 1.5
LIGHT_CONTRAST = 4.5


def length(text: str) -> float:
    """How many characters the platform counts: full-width ones whole, others half."""
    return sum(1 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)
