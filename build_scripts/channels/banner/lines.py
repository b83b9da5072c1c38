"""Words and their widths become one or two lines that fill a strip: which words, in how large a type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LEADING = 1.2
"""Height of a line, in ems."""
_NEARLY = 0.85
_WORTH = 1.25
"""Two lines are set only when their type is so many times larger than that of one."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Words by line, and the size of their type in the unit of the room, ems to one."""

    lines: tuple[tuple[int, ...], ...]
    """Indexes of words."""
    size: float


def fill(
    widths: Sequence[float], space: float, room: tuple[float, float], pauses: frozenset[int] = frozenset()
) -> Lines:
    """The largest setting in a room (width, height), or nearly the largest that breaks behind one of the words in
    ``pauses``. ``widths`` of words and the ``space`` between them are ems."""
    width, height = room

    def size(lines: Sequence[Sequence[int]]) -> float:
        longest = max(sum(widths[i] for i in line) + space * (len(line) - 1) for line in lines)
        return min(width / longest, height / (LEADING * len(lines)))

    every = tuple(range(len(widths)))
    one = Lines((every,), size((every,)))
    pairs = [(every[:cut], every[cut:]) for cut in range(1, len(widths))]
    if not pairs:
        return one
    best = max(pairs, key=size)
    paused = [pair for pair in pairs if pair[0][-1] in pauses and size(pair) > size(best) * _NEARLY]
    best = max(paused, key=size, default=best)
    two = Lines(best, size(best))
    return two if two.size > one.size * _WORTH else one
