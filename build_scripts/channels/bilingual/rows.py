"""The pieces of two editions become rows, so that what says the same stands side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from build_scripts.paper.pieces import Piece


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side: a piece of each language with the headings above it, or a whole block where their
    pieces do not match."""

    kind: str
    """Of the block."""
    first: tuple[Piece, ...]
    second: tuple[Piece, ...]
    begins: bool
    """Whether a block begins here."""

    @property
    def leads(self) -> bool:
        """Whether it announces the next row."""
        return any(pieces[-1].leads for pieces in (self.first, self.second) if pieces)


def rows(first: tuple[Piece, ...], second: tuple[Piece, ...]) -> tuple[Row, ...]:
    """Rows in reading order.

    Both languages have the same blocks in the same order (the loader sees to it), but a paragraph may be two in the
    other language: such a block is one row.
    """
    result: list[Row] = []
    for one, other in zip_longest(_blocks(first), _blocks(second), fillvalue=()):
        kind = (one or other)[0].kind
        if [piece.role for piece in one] == [piece.role for piece in other]:
            pairs = zip(one, other, strict=True)
            result += (Row(kind, (a,), (b,), begins=n == 0) for n, (a, b) in enumerate(pairs))
        else:
            result.append(Row(kind, one, other, begins=True))
    return tuple(_together(result))


def _together(found: list[Row]) -> Iterator[Row]:
    """A heading and what it announces become one row: the engine may part two rows of a table, whatever they ask."""
    waiting: Row | None = None
    for row in found:
        if waiting is not None:
            row = replace(
                row,
                first=waiting.first + row.first,
                second=waiting.second + row.second,
                begins=waiting.begins,
            )
        waiting = row if row.leads else None
        if waiting is None:
            yield row
    if waiting is not None:
        yield waiting


def _blocks(pieces: tuple[Piece, ...]) -> list[tuple[Piece, ...]]:
    found: dict[str, list[Piece]] = {}
    for piece in pieces:
        found.setdefault(piece.block_id, []).append(piece)
    return [tuple(block) for block in found.values()]
