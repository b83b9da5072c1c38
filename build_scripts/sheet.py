"""Calculator × register × region → Sheet: trees with the values that hold there; and what comes out for some inputs.

The browser runs the same sheet: see ``as_json`` and ``templates/site/theme/assets/calculator.js``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from math import ceil, floor
from typing import Any, TypeAlias

from build_scripts import arithmetic, formula
from build_scripts.arithmetic import FormulaError, Value
from build_scripts.formula import Tree
from build_scripts.model import Calculator, CalculatorInput, CalculatorResult, Rounding
from build_scripts.register import Register


@dataclass(frozen=True, slots=True)
class Unknown:
    """No result, because the region has no value for this fact."""

    fact: str


@dataclass(frozen=True, slots=True)
class Impossible:
    """No result, because these inputs cannot be reckoned with."""

    zh: str
    en: str


Outcome: TypeAlias = Value | Unknown | Impossible


class _Lacking(Exception):
    def __init__(self, fact: str) -> None:
        super().__init__(fact)
        self.fact = fact


@dataclass(frozen=True, slots=True)
class Sheet:
    """A calculator with the values of one region and date."""

    calculator: Calculator
    trees: tuple[Tree, ...]
    """Of the results, in their order."""
    facts: tuple[tuple[str, Value | None], ...]
    """Every fact that a formula names, in order of appearance; None where the region has no value."""


def sheet_of(calculator: Calculator, register: Register, region: str) -> Sheet:
    """The sheet for one region. FormulaError where a formula cannot be read or names what there is not."""
    trees = tuple(formula.parse(result.formula) for result in calculator.results)
    own = {i.id for i in calculator.inputs} | {r.id for r in calculator.results}
    limits = [
        text
        for i in calculator.inputs
        if i.kind not in {"date", "choice"}
        for text in (i.least, i.most, i.start)
        if text
    ]
    named: dict[str, None] = {}
    for tree in (*trees, *(formula.parse(text) for text in limits)):
        named |= dict.fromkeys(str(part[1]) for part in formula.walk(tree) if part[0] == "name")
    facts = tuple((name, fact_value(name, register, region)) for name in named if name not in own)
    return Sheet(calculator, trees, facts)


def fact_value(name: str, register: Register, region: str) -> Value | None:
    """A fact's value for formulas: per cent in hundredths; None where the region has none."""
    fact = register.facts.get(name)
    if fact is None:
        raise FormulaError(f"没有 “{name}”", f"there is no '{name}'")
    if fact.kind in {"rule", "phone"}:
        raise FormulaError(f"“{name}” 不能用来算", f"'{name}' cannot be reckoned with")
    value = register.value(name, region)
    if value is None:
        return None
    if isinstance(value.amount, Decimal):
        return Fraction(value.amount) / (100 if fact.kind == "percent" else 1)
    if isinstance(value.amount, date):
        return value.amount
    raise FormulaError(f"“{name}” 不是一个数", f"'{name}' is not one number")


def read(given: CalculatorInput, text: str) -> Value:
    """What somebody filled in, as a value. FormulaError where it is none."""
    if given.kind == "choice":
        if text not in {option.id for option in given.options}:
            raise FormulaError(f"没有 “{text}” 这个选项", f"there is no option '{text}'")
        return text
    try:
        if given.kind == "date":
            return date.fromisoformat(text)
        return Fraction(Decimal(text)) / (100 if given.kind == "percent" else 1)
    except (ValueError, InvalidOperation) as error:
        raise FormulaError(f"看不懂 “{text}”", f"cannot read '{text}'") from error


def limit(sheet: Sheet, given: CalculatorInput, text: str) -> str:
    """A limit or first value as a form shows it: 5.5, 2026-11-21, an option's id; empty where it is not known."""
    if not text or given.kind in {"date", "choice"}:
        return text
    facts = dict(sheet.facts)

    def value_of(name: str) -> Value:
        value = facts.get(name)
        if value is None:
            raise _Lacking(name)
        return value

    try:
        value = arithmetic.evaluate(formula.parse(text), value_of)
    except _Lacking:
        return ""
    # A plain number is written as the reader would: 5 is five per cent. A fact counts in hundredths, as always.
    hundredths = given.kind == "percent" and bool(formula.names(text))
    return arithmetic.plain(value * 100 if hundredths and isinstance(value, Fraction) else value)


def run(sheet: Sheet, given: Mapping[str, str]) -> dict[str, Outcome]:
    """Every result for these inputs. What is shown is rounded, and goes on rounded into what uses it, so that lines add
    up as they are printed. FormulaError where an input is missing or cannot be read."""
    values: dict[str, Outcome | None] = dict(sheet.facts)
    for one in sheet.calculator.inputs:
        if one.id not in given:
            raise FormulaError(f"缺少 “{one.id}”", f"'{one.id}' is missing")
        values[one.id] = read(one, given[one.id])

    def value_of(name: str) -> Value:
        if name not in values:
            raise FormulaError(f"没有 “{name}”", f"there is no '{name}'")
        value = values[name]
        if value is None:
            raise _Lacking(name)
        if isinstance(value, Unknown):
            raise _Lacking(value.fact)
        if isinstance(value, Impossible):
            raise FormulaError(value.zh, value.en)
        return value

    outcomes: dict[str, Outcome] = {}
    for result, tree in zip(sheet.calculator.results, sheet.trees, strict=True):
        outcomes[result.id] = values[result.id] = _outcome(result, tree, value_of)
    return outcomes


def _outcome(result: CalculatorResult, tree: Tree, value_of: Any) -> Outcome:
    try:
        value = arithmetic.evaluate(tree, value_of)
    except _Lacking as lacking:
        return Unknown(lacking.fact)
    except FormulaError as error:
        return Impossible(error.zh, error.en)
    if result.shown and isinstance(value, Fraction):
        places = result.places + (2 if result.kind == "percent" else 0)
        return settled(value, places, result.rounding)
    return value


def settled(value: Fraction, places: int, rounding: Rounding) -> Fraction:
    """Rounded as the result says."""
    if rounding == "half":
        return arithmetic.rounded(value, places)
    scaled = value * 10**places
    return Fraction(floor(scaled) if rounding == "down" else ceil(scaled), 10**places)


def unknown(sheet: Sheet, result: str) -> tuple[str, ...]:
    """The facts without a value that a result may need, itself or through others, in order of appearance."""
    trees = dict(zip((r.id for r in sheet.calculator.results), sheet.trees, strict=True))
    facts = dict(sheet.facts)
    found: dict[str, None] = {}

    def look(name: str) -> None:
        for part in formula.walk(trees[name]):
            if part[0] == "name":
                inner = str(part[1])
                if inner in trees:
                    look(inner)
                elif inner in facts and facts[inner] is None:
                    found[inner] = None

    look(result)
    return tuple(found)


def plain(outcomes: Mapping[str, Outcome], results: Iterable[CalculatorResult]) -> dict[str, str]:
    """The results that are shown, as examples write them; per cent as 5.5, ``unknown``, ``impossible``."""
    words: dict[str, str] = {}
    for result in results:
        outcome = outcomes[result.id]
        if not result.shown:
            continue
        if isinstance(outcome, Unknown):
            words[result.id] = "unknown"
        elif isinstance(outcome, Impossible):
            words[result.id] = "impossible"
        elif isinstance(outcome, Fraction) and result.kind == "percent":
            words[result.id] = arithmetic.plain(outcome * 100)
        else:
            words[result.id] = arithmetic.plain(outcome)
    return words


def as_data(sheet: Sheet) -> dict[str, Any]:
    """The sheet as plain lists and texts, for JSON. Values are texts: 0.08, 2026-11-21; null is unknown."""
    return {
        "inputs": [[one.id, one.kind] for one in sheet.calculator.inputs],
        "facts": {name: None if value is None else _exact(value) for name, value in sheet.facts},
        "results": [
            {
                "id": result.id,
                "tree": tree,
                "kind": result.kind,
                "places": result.places,
                "rounding": result.rounding,
                "shown": result.shown,
            }
            for result, tree in zip(sheet.calculator.results, sheet.trees, strict=True)
        ],
    }


def _exact(value: Value) -> str:
    """A register's amounts are decimals, so they have an exact decimal form."""
    if isinstance(value, Fraction):
        return format((Decimal(value.numerator) / Decimal(value.denominator)).normalize(), "f")
    return arithmetic.plain(value)
