"""Why something cannot be rendered as it should be; light to import, unlike the engines that raise it."""

from __future__ import annotations


class LayoutComplaint(Exception):
    """The layout engine warned: a missing glyph, an unknown property, a picture that cannot be read."""


class Overflow(Exception):
    """Text does not fit; ``block`` says which and ``problem`` where and by how much."""

    def __init__(self, block: str, problem: str) -> None:
        super().__init__(block, problem)
        self.block = block
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.block}: {self.problem}" if self.block else self.problem
