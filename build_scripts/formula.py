"""Formulas of example figures, ``wage * employee-pension-rate``, are computed in decimal, without ``eval``.

Grammar: sum = product (("+"|"-") product)*; product = factor (("*"|"/") factor)*;
factor = number | id | function "(" sum ("," sum)* ")" | "(" sum ")" | "-" factor.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal, DivisionByZero, InvalidOperation, Overflow

_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<id>[a-z][a-z0-9]*(?:[-.][a-z0-9]+)*)|(?P<sign>[-+*/(),]))"
)
_FUNCTIONS = {"round", "min", "max"}


class FormulaError(ValueError):
    """The formula cannot be read or computed; ``zh`` and ``en`` say why."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


def names(formula: str) -> tuple[str, ...]:
    """The ids of facts and figures in it, in order of appearance."""
    found = (text for kind, text in _tokens(formula) if kind == "id" and text not in _FUNCTIONS)
    return tuple(dict.fromkeys(found))


def evaluate(formula: str, value_of: Callable[[str], Decimal]) -> Decimal:
    """The result; ``value_of`` gives an id's value and may raise FormulaError."""
    parser = _Parser(_tokens(formula), value_of)
    try:
        result = parser.sum()
    except (DivisionByZero, InvalidOperation, Overflow) as error:
        raise FormulaError("除数是零，或数太大", "division by zero, or a number too large") from error
    except RecursionError as error:
        raise FormulaError("括号套得太深", "brackets are nested too deeply") from error
    parser.end()
    return result


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

    def __init__(self, tokens: list[tuple[str, str]], value_of: Callable[[str], Decimal]) -> None:
        self.tokens = tokens
        self.value_of = value_of
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

    def sum(self) -> Decimal:
        total = self.product()
        while self.peek() in {"+", "-"}:
            total = total + self.product() if self.take()[1] == "+" else total - self.product()
        return total

    def product(self) -> Decimal:
        total = self.factor()
        while self.peek() in {"*", "/"}:
            total = total * self.factor() if self.take()[1] == "*" else total / self.factor()
        return total

    def factor(self) -> Decimal:
        kind, text = self.take()
        if kind == "number":
            return Decimal(text)
        if kind == "id":
            return self.function(text) if text in _FUNCTIONS else self.value_of(text)
        if text == "-":
            return -self.factor()
        if text == "(":
            inner = self.sum()
            self.expect(")")
            return inner
        raise FormulaError(f"这里不该有 “{text}”", f"'{text}' cannot stand here")

    def function(self, name: str) -> Decimal:
        self.expect("(")
        values = [self.sum()]
        while self.peek() == ",":
            self.take()
            values.append(self.sum())
        self.expect(")")
        if name == "round":
            places = values[1] if len(values) > 1 else Decimal(0)
            return values[0].quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP)
        return min(values) if name == "min" else max(values)
