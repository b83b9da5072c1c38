"""Formulas, ``round(wage * employee-pension-rate, 2)``, become trees for Python and for the reader's browser.

Grammar: whole = sum [("<"|"<="|">"|">="|"=") sum]; sum = product (("+"|"-") product)*;
product = factor (("*"|"/") factor)*; factor = number | id | id "is" id | function "(" whole ("," whole)* ")" |
"(" whole ")" | "-" factor.

A tree is a tuple whose first member says what it is: ``("number", "0.5")``, ``("name", "wage")``,
``("is", "status", "student")``, ``("+", left, right)``, ``("if", condition, then, else)`` …: JSON, no code.
``arithmetic.py`` and ``templates/site/theme/assets/calculator.js`` say what each means. There is no ``eval``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal, Overflow
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from build_scripts import arithmetic
from build_scripts.arithmetic import FormulaError, Tree, Value

__all__ = ["FormulaError", "Tree", "evaluate", "names", "parse", "walk"]

_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<id>[a-z][a-z0-9]*(?:[-.][a-z0-9]+)*)|(?P<sign><=|>=|[-+*/(),<>=]))"
)
_COMPARISONS = {"<", "<=", ">", ">=", "="}


def names(formula: str) -> tuple[str, ...]:
    """The ids of facts, figures and inputs in it, in order of appearance."""
    tokens = [*_tokens(formula), ("sign", "")]
    found: list[str] = []
    before = ""
    for (kind, text), (_, after) in pairwise(tokens):
        called = after == "(" and text in arithmetic.FUNCTIONS
        if kind == "id" and not called and text != "is" and before != "is":
            found.append(text)
        before = text
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=4096)
def parse(formula: str) -> Tree:
    """The formula as a tree. FormulaError where it cannot be read."""
    parser = _Parser(_tokens(formula))
    try:
        tree = parser.whole()
    except RecursionError as error:
        raise FormulaError("括号套得太深", "brackets are nested too deeply") from error
    parser.end()
    return tree


def walk(tree: Tree) -> Iterator[Tree]:
    """The tree and all trees in it, from the top."""
    yield tree
    for part in tree[1:]:
        if isinstance(part, tuple):
            yield from walk(part)


def evaluate(formula: str, value_of: Callable[[str], Decimal]) -> Decimal:
    """The number that a formula gives; ``value_of`` gives an id's value and may raise FormulaError."""

    def look_up(name: str) -> Value:
        return Fraction(value_of(name))

    try:
        result = arithmetic.evaluate(parse(formula), look_up)
    except RecursionError as error:
        raise FormulaError("括号套得太深", "brackets are nested too deeply") from error
    if not isinstance(result, Fraction):
        raise FormulaError("得数不是一个数", "the result is not a number")
    try:
        return Decimal(result.numerator) / Decimal(result.denominator)
    except Overflow as error:
        raise FormulaError("数太大", "a number is too large") from error


def _tokens(formula: str) -> list[tuple[str, str]]:
    tokens: list[tuple[str, str]] = []
    at = 0
    text = formula.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise FormulaError(
                f"看不懂 “{text[at:].strip()[:12]}”", f"cannot read '{text[at:].strip()[:12]}'"
            )
        kind = match.lastgroup or ""
        tokens.append((kind, match.group(kind)))
        at = match.end()
    return tokens


class _Parser:
    """Recursive descent over the tokens."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.tokens = tokens
        self.at = 0

    def peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def take(self) -> tuple[str, str]:
        if self.at >= len(self.tokens):
            raise FormulaError("算式不完整", "it ends too early")
        self.at += 1
        return self.tokens[self.at - 1]

    def expect(self, sign: str) -> None:
        if self.take()[1] != sign:
            raise FormulaError(f"缺少 “{sign}”", f"'{sign}' is missing")

    def end(self) -> None:
        if self.at < len(self.tokens):
            raise FormulaError(f"多出 “{self.peek()}”", f"'{self.peek()}' is one too many")

    def whole(self) -> Tree:
        left = self.sum()
        return (self.take()[1], left, self.sum()) if self.peek() in _COMPARISONS else left

    def sum(self) -> Tree:
        total = self.product()
        while self.peek() in {"+", "-"}:
            total = (self.take()[1], total, self.product())
        return total

    def product(self) -> Tree:
        total = self.factor()
        while self.peek() in {"*", "/"}:
            total = (self.take()[1], total, self.factor())
        return total

    def factor(self) -> Tree:
        kind, text = self.take()
        if kind == "number":
            return ("number", text)
        if kind == "id":
            return self.named(text)
        if text == "-":
            return ("negative", self.factor())
        if text == "(":
            inner = self.whole()
            self.expect(")")
            return inner
        raise FormulaError(f"这里不该有 “{text}”", f"'{text}' cannot stand here")

    def named(self, text: str) -> Tree:
        if text in arithmetic.FUNCTIONS and self.peek() == "(":
            return self.function(text)
        if self.peek() == "is":
            self.take()
            kind, option = self.take()
            if kind != "id":
                raise FormulaError(f"“is” 后面不该有 “{option}”", f"'{option}' cannot follow 'is'")
            return ("is", text, option)
        return ("name", text)

    def function(self, name: str) -> Tree:
        self.expect("(")
        given = [self.whole()]
        while self.peek() == ",":
            self.take()
            given.append(self.whole())
        self.expect(")")
        least, most = arithmetic.FUNCTIONS[name]
        if not least <= len(given) <= most:
            raise FormulaError(f"{name} 的项数不对", f"{name} takes another number of terms")
        return (name, *given)
