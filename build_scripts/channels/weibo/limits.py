"""What Weibo takes: its numbers in one place, because they change, and the way in which it counts.

Weibo publishes no specification. The count follows two descriptions of its composer that agree in the main: the
client WeCase (2013–2014), whose counter was made to give the composer's own numbers sign for sign (``TweetUtils.py``:
what is beyond U+0080 counts one, the rest a half, rounded up; an address of up to 140 bytes ten, each byte more a
half), and the measurements of a blog ("Weibo Character Count", October 2012: a half up to U+00FF, one up to U+FFFF, two
beyond). Where they differ the larger number is taken. That posts of more than 140 are folded in the feed, that 2000
are taken in all and that nine pictures stand in a grid of squares cut from the middle is what its users see; it is an
assumption of November 2026.
"""

from __future__ import annotations

import math
import re

POST = 140
"""Characters that the feed shows without a fold."""
LONG = 2000
"""Characters of a post with a fold."""
ADDRESS = 10
"""Characters of an address, which is shortened on the way."""
ADDRESS_BYTES = 140
"""What an address has beyond them is counted."""
PICTURES = 9
PICTURE_BYTES = 2_000_000
"""Of all nine together: readers pay for them."""
SQUARE = 1080
"""Side of the middle of a picture that the grid shows."""
SMALLEST = 44
"""Pixels of the smallest type in a picture 1080 pixels wide: 16 on a phone 390 wide."""
_ADDRESS = re.compile(r"https?://[!-~]+")


def length(text: str) -> int:
    """How many characters Weibo counts."""
    rest = _ADDRESS.sub("", text)
    halves = sum(
        2 * ADDRESS + max(0, len(address) - ADDRESS_BYTES) for address in _ADDRESS.findall(text)
    ) + sum(len(sign.encode("utf-16-le")) if sign > "\x80" else 1 for sign in rest)
    return math.ceil(halves / 2)
