"""Phases with what they want and can bear become minutes that add up to the length of a lesson, exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """How long a phase may be, in minutes: 1 ≤ least ≤ wanted ≤ most."""

    id: str
    wanted: int
    least: int
    most: int
    optional: int = 0
    """0: never left out; otherwise the highest number is left out first."""


@dataclass(frozen=True, slots=True)
class Timed:
    """When a phase is: minutes from the beginning of the lesson."""

    id: str
    start: int
    end: int

    @property
    def minutes(self) -> int:
        """How long it is."""
        return self.end - self.start


SPARE = "spare"
"""Id of the minutes that no phase can use; they stand at the end, for questions."""
_SQUEEZE = (5, 6)
"""Optional phases go out while what is wanted has less than five sixths of its time."""


def fit(spans: Sequence[Span], total: int) -> tuple[Timed, ...]:
    """The phases that are taught in ``total`` minutes, one after another without a gap, from 0 to ``total``.

    ValueError when there are fewer minutes than phases that cannot be left out.
    """
    taught = list(spans)
    optional = sorted((s for s in spans if s.optional), key=lambda s: -s.optional)
    part, whole = _SQUEEZE
    for span in optional:
        if sum(s.wanted for s in taught) * part <= total * whole and sum(s.least for s in taught) <= total:
            break
        taught.remove(span)
    if len(taught) > total:
        raise ValueError(f"{len(taught)} phases in {total} minutes")
    minutes = _minutes(taught, total)
    found: list[Timed] = []
    now = 0
    for span, length in zip(taught, minutes, strict=True):
        found.append(Timed(span.id, now, now + length))
        now += length
    if now < total:
        found.append(Timed(SPARE, now, total))
    return tuple(found)


def _minutes(spans: Sequence[Span], total: int) -> list[int]:
    """At most ``total`` in all; less only where every phase has the most that it can bear."""
    wanted = [span.wanted for span in spans]
    if sum(wanted) <= total:
        return _moved(wanted, [span.most for span in spans], total - sum(wanted))
    least = [span.least for span in spans]
    if sum(least) > total:
        # Even the least is too much: each gets its part of the time, and one minute at least.
        return [1 + extra for extra in _shares([n - 1 for n in least], total - len(spans))]
    return _moved(wanted, least, sum(wanted) - total)


def _moved(start: list[int], limit: list[int], by: int) -> list[int]:
    """Each number moved towards its limit, in proportion to the way that it has, by ``by`` in all if there is so much
    way."""
    way = [abs(end - begin) for begin, end in zip(start, limit, strict=True)]
    steps = _shares(way, min(by, sum(way)))
    return [
        begin + step if end >= begin else begin - step
        for begin, end, step in zip(start, limit, steps, strict=True)
    ]


def _shares(weights: Sequence[int], amount: int) -> list[int]:
    """``amount`` (at most the sum of the weights) in whole parts in proportion to the weights, none above its own;
    what rounding leaves goes to the largest remainders, and among equals to the first."""
    whole = sum(weights)
    if not whole:
        return [0 for _ in weights]
    parts = [weight * amount // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(weights[i] * amount % whole), i))
    for index in by_remainder[: amount - sum(parts)]:
        parts[index] += 1
    return parts
