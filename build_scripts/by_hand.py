"""A formula's tree becomes the parts of a line to work out with a pencil: words, figures, and blanks to fill in."""

from __future__ import annotations

import re
from collections.abc import Callable

from build_scripts.formula import Tree
from build_scripts.formula_words import in_words
from build_scripts.model import Language, Part

# Two signs for private use, which no text holds, stand around the number of an operand while words are made.
_OPEN, _CLOSE = "\ue000", "\ue001"
_OPERAND = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")


def by_hand(
    tree: Tree, operand: Callable[[str], Part], option: Callable[[str, str], str], language: Language
) -> tuple[Part, ...]:
    """The formula in the order in which it is read; ``operand`` says what stands for an id, ``option`` names an option
    of an input."""
    operands: list[Part] = []

    def label(name: str) -> str:
        operands.append(operand(name))
        return f"{_OPEN}{len(operands) - 1}{_CLOSE}"

    pieces = _OPERAND.split(in_words(tree, label, option, language))
    parts = (
        operands[int(piece)] if number % 2 else Part("words", piece) for number, piece in enumerate(pieces)
    )
    return tuple(part for part in parts if part.kind != "words" or part.text)
