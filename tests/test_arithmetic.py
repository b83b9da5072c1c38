"""Trees in exact fractions: rounding, conditions, and periods as the Civil Code counts them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.arithmetic import FormulaError, Value, evaluate, plain, rounded
from build_scripts.formula import names, parse, walk

VALUES: dict[str, Value] = {
    "wage": Fraction(6000),
    "rate": Fraction(8, 100),
    "trade": "low",
    "day": date(2026, 3, 5),
    "leap": date(2024, 2, 29),
    "late": date(2026, 1, 31),
}


def result(formula: str) -> Value:
    return evaluate(parse(formula), VALUES.__getitem__)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("10 / 3 * 3", "10"),
        ("0.1 + 0.2", "0.3"),
        ("round(2.675, 2)", "2.68"),
        ("round(-2.5)", "-3"),
        ("floor(-0.5)", "-1"),
        ("ceiling(7 / 2)", "4"),
        ("if(wage > 5000, 1, 2)", "1"),
        ("if(wage >= 6000, if(trade is low, 3, 4), 5)", "3"),
        ("if(trade is high, 1 / 0, 2)", "2"),
        ("min(wage, 5000) * rate", "400"),
        ("days(day, 30)", "2026-04-04"),
        ("days(late, 28)", "2026-02-28"),
        ("months(late, 1)", "2026-02-28"),
        ("months(day, 12)", "2027-03-05"),
        ("years(day, 1)", "2027-03-05"),
        ("years(leap, 1)", "2025-02-28"),
        ("years(leap, 4)", "2028-02-29"),
        ("if(days(day, 30) < years(day, 1), 1, 0)", "1"),
    ],
)
def test_value(formula: str, expected: str) -> None:
    assert plain(result(formula)) == expected


@pytest.mark.parametrize(
    "formula",
    ["day + 1", "days(wage, 1)", "days(day, 0.5)", "days(day, -1)", "years(day, 9000)", "if(wage, 1, 2)",
     "day < wage", "1 / (wage - 6000)", "round(wage, 10)", "wage * 10000000000000000000000000000"],
)  # fmt: skip
def test_what_makes_no_sense_says_why_in_both_languages(formula: str) -> None:
    with pytest.raises(FormulaError) as caught:
        result(formula)
    assert caught.value.zh != caught.value.en != ""


@pytest.mark.parametrize(
    "formula", ["if(1, 2)", "wage is", "wage is 3", "days(day)", "1 < 2 < 3", "years()", "1 ** 2", "a = = b"]
)
def test_what_cannot_be_read_is_refused(formula: str) -> None:
    with pytest.raises(FormulaError):
        parse(formula)


def test_names_leave_out_functions_and_options() -> None:
    assert names("if(trade is low, min(wage, cap), days)") == ("trade", "wage", "cap", "days")
    assert {part[0] for part in walk(parse("round(a * 2, 1)"))} == {"round", "*", "name", "number"}


@given(st.decimals(-9_999_999, 9_999_999, places=6), st.integers(0, 4))
def test_rounding_is_that_of_the_shop(value: Decimal, places: int) -> None:
    wanted = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert rounded(Fraction(value), places) == Fraction(wanted)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 900))
def test_days_are_those_of_the_calendar(start: date, count: int) -> None:
    counted = evaluate(("days", ("name", "d"), ("number", str(count))), lambda name: start)
    assert counted == start + timedelta(days=count)
