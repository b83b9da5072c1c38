"""Formulas of example figures: decimal, safe, and clear about what is wrong."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.formula import FormulaError, evaluate, names

VALUES = {"wage": Decimal(6000), "employee-pension-rate": Decimal("0.08"), "lump-sum.grade-10": Decimal(7)}


def value_of(name: str) -> Decimal:
    if name not in VALUES:
        raise FormulaError(f"没有 {name}", f"no {name}")
    return VALUES[name]


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("wage * employee-pension-rate", "480"),
        ("wage * lump-sum.grade-10", "42000"),
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("10 - 2 - 3", "5"),
        ("24 / 4 / 2", "3"),
        ("-wage + 1", "-5999"),
        ("- (1 - 3)", "2"),
        ("round(10 / 4)", "3"),
        ("round(10 / 3, 2)", "3.33"),
        ("min(wage, 5000, 7000)", "5000"),
        ("max(wage,\n  5000)", "6000"),
        ("0.1 + 0.2", "0.3"),
        ("wage - 5", "5995"),
    ],
)
def test_result(formula: str, result: str) -> None:
    assert evaluate(formula, value_of) == Decimal(result)


@pytest.mark.parametrize(
    "formula",
    [
        "",
        "1 +",
        "(1",
        "1)",
        "1 2",
        "* 2",
        "1 / 0",
        "wage / (2 - 2)",
        "unknown",
        "round()",
        "round",
        "min(1;2)",
        "wage ** 2",
        "__import__('os')",
        "round(1, 99999999999)",
        "(" * 5000 + "1" + ")" * 5000,
        "１",
    ],
)
def test_what_cannot_be_computed_says_why_in_both_languages(formula: str) -> None:
    with pytest.raises(FormulaError) as caught:
        evaluate(formula, value_of)
    assert caught.value.zh
    assert caught.value.en


def test_names_in_order_without_functions() -> None:
    formula = "round(wage * employee-pension-rate) + max(wage, lump-sum.grade-10)"
    assert names(formula) == ("wage", "employee-pension-rate", "lump-sum.grade-10")


@given(st.text(alphabet="0123456789.+-*/(), awgemroundix", max_size=30))
def test_any_text_is_computed_or_refused(formula: str) -> None:
    try:
        assert evaluate(formula, value_of).is_finite()
    except FormulaError as error:
        assert error.zh


numbers = st.integers(-999, 999)


@given(numbers, numbers, numbers)
def test_arithmetic_is_that_of_python(a: int, b: int, c: int) -> None:
    text = f"({a}) * {b if b >= 0 else f'({b})'} - ({c})"
    assert evaluate(text, value_of) == a * b - c
