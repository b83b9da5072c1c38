"""A formula's tree and the values of its names become a number, a day or a yes or no: exactly, in fractions.

``templates/site/theme/assets/calculator.js`` does the same with the same rules, and the worked examples of every
calculator are tried in both. Numbers are exact fractions (never binary floating point); only ``round``, ``floor`` and
``ceiling`` round. ``round`` takes halves away from zero, as people do.

Legal periods are counted as the Civil Code says (Art. 201, 202), unless another law says otherwise: the first day
does not count, so ``days(d, 30)`` is the thirtieth day after d; ``months`` and ``years`` end on the day with the same
number, or on the last day of the month where there is none. A last day that is a holiday moves on (Art. 203): that is
not reckoned here, so that the day shown is never too late.
"""

from __future__ import annotations

import calendar
import operator
from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import ceil, floor
from typing import TypeAlias

Tree: TypeAlias = "tuple[str | Tree, ...]"
Value: TypeAlias = Fraction | date | bool | str
"""str: the option chosen of a list."""

FUNCTIONS: dict[str, tuple[int, int]] = {
    "round": (1, 2),
    "floor": (1, 1),
    "ceiling": (1, 1),
    "min": (1, 99),
    "max": (1, 99),
    "if": (3, 3),
    "days": (2, 2),
    "months": (2, 2),
    "years": (2, 2),
}
"""Name → fewest and most terms."""
_MOST_PLACES = 9
_LARGEST = 10**30
_LONGEST = 36_600
"""Days, months or years that a period may have; whatever is longer is a slip."""

_ARITHMETIC: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
}
_COMPARISONS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
}


class FormulaError(ValueError):
    """The formula cannot be read or computed; ``zh`` and ``en`` say why."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


def evaluate(tree: Tree, value_of: Callable[[str], Value]) -> Value:
    """The tree's value; of ``if`` only the branch that holds is looked at. ``value_of`` may raise FormulaError."""
    head, *parts = tree
    if head == "number":
        return Fraction(str(parts[0]))
    if head == "name":
        return value_of(str(parts[0]))
    if head == "is":
        return value_of(str(parts[0])) == parts[1]
    if head == "if":
        condition, then, otherwise = (part for part in parts if isinstance(part, tuple))
        chosen = evaluate(condition, value_of)
        if not isinstance(chosen, bool):
            raise FormulaError("if 的第一项不是比较", "the first term of 'if' is no comparison")
        return evaluate(then if chosen else otherwise, value_of)
    values = [evaluate(part, value_of) for part in parts if isinstance(part, tuple)]
    if head in {"days", "months", "years"}:
        return _period(str(head), values[0], _number(values[1]))
    if head in _COMPARISONS:
        return _compare(str(head), *values)
    return _limited(_arithmetic(str(head), [_number(value) for value in values]))


def rounded(value: Fraction, places: int) -> Fraction:
    """To so many decimals, halves away from zero."""
    scaled = abs(value) * 10**places
    whole = floor(scaled + Fraction(1, 2))
    return Fraction(-whole if value < 0 else whole, 10**places)


def plain(value: Value) -> str:
    """The value as it is written in examples: 480.5, 2027-03-05, true. A fraction must have at most nine decimals."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return value
    number = Decimal(value.numerator) / Decimal(value.denominator)
    text = format(number.quantize(Decimal(1).scaleb(-_MOST_PLACES), ROUND_HALF_UP).normalize(), "f")
    return "0" if text == "-0" else text


def _arithmetic(head: str, values: list[Fraction]) -> Fraction:
    if head in _ARITHMETIC:
        return _ARITHMETIC[head](values[0], values[1])
    if head == "/":
        if values[1] == 0:
            raise FormulaError("除数是零", "division by zero")
        return values[0] / values[1]
    if head == "negative":
        return -values[0]
    if head == "min":
        return min(values)
    if head == "max":
        return max(values)
    if head == "floor":
        return Fraction(floor(values[0]))
    if head == "ceiling":
        return Fraction(ceil(values[0]))
    if head == "round":
        places = _whole(values[1]) if len(values) > 1 else 0
        if not 0 <= places <= _MOST_PLACES:
            raise FormulaError("小数位数太多", "too many decimals")
        return rounded(values[0], places)
    raise FormulaError(f"没有 “{head}” 这种算法", f"there is no '{head}'")


def _compare(head: str, left: Value, right: Value) -> bool:
    if isinstance(left, date) and isinstance(right, date):
        return _COMPARISONS[head](Fraction(left.toordinal()), Fraction(right.toordinal()))
    return _COMPARISONS[head](_number(left), _number(right))


def _period(head: str, start: Value, count: Fraction) -> date:
    if not isinstance(start, date):
        raise FormulaError(f"{head} 的第一项不是日期", f"the first term of '{head}' is not a date")
    length = _whole(count)
    if not 0 <= length <= _LONGEST:
        raise FormulaError("期间太长", "the period is too long")
    try:
        if head == "days":
            return start + timedelta(days=length)
        months = start.year * 12 + start.month - 1 + length * (12 if head == "years" else 1)
        year, month = divmod(months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(start.day, last))
    except (OverflowError, ValueError) as error:
        raise FormulaError("日期太远", "the date is too far away") from error


def _number(value: Value) -> Fraction:
    if not isinstance(value, Fraction):
        raise FormulaError("这里要一个数", "a number is needed here")
    return value


def _whole(value: Fraction) -> int:
    if value.denominator != 1:
        raise FormulaError("这里要整数", "a whole number is needed here")
    return value.numerator


def _limited(value: Fraction) -> Fraction:
    if abs(value) > _LARGEST:
        raise FormulaError("数太大", "a number is too large")
    return value
