"""What Weibo takes: its numbers in one place, because they change, and the way in which it counts.

Assumptions of November 2026, none of them from a specification, since Weibo publishes none: the composer's own
counter takes every character beyond U+00FF as one and two others as one, rounds up, and takes an address as ten
whatever its length, since it is shortened on the way. Posts of more than 140 characters are folded in the feed; 2000
are taken in all. Nine pictures stand in a grid of squares, cut from the middle.
"""

from __future__ import annotations

import math
import re

POST = 140
"""Characters that the feed shows without a fold."""
LONG = 2000
"""Characters of a post with a fold."""
ADDRESS = 10
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
    addresses = len(_ADDRESS.findall(text))
    rest = _ADDRESS.sub("", text)
    halves = sum(len(sign.encode("utf-16-le")) if sign > "\xff" else 1 for sign in rest)
    return addresses * ADDRESS + math.ceil(halves / 2)
