"""A row of things in an order that tells nothing and is the same in every build."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def shuffled(things: Sequence[T], seed: str) -> tuple[int, ...]:
    """The indices of the things in their new order, which follows from the seed alone; with two or more it is never
    the order in which they came."""
    order = sorted(range(len(things)), key=lambda index: _digest(f"{seed} {index}"))
    if len(order) > 1 and order == sorted(order):
        order = [*order[1:], order[0]]
    return tuple(order)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
