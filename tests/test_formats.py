"""Amounts in words and figures, in both languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.formats import canonical, format_amount, legal_source, with_year
from build_scripts.model import FactAmount, FactKind, Language, Per, Text

D = Decimal
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@pytest.mark.parametrize(
    ("amount", "kind", "per", "zh", "en"),
    [
        (D("2680"), "money", "month", "每月2680元", "2,680 yuan a month"),
        (D("19.6"), "money", "hour", "每小时19.6元", "19.6 yuan an hour"),
        ((D("500"), D("2000")), "money", None, "500元至2000元", "500 to 2,000 yuan"),
        (D("30000"), "money", None, "3万元", "30,000 yuan"),
        (D("27549"), "money", "month", "每月27549元", "27,549 yuan a month"),
        (D("724"), "money", "person-year", "每人每年724元", "724 yuan a year per person"),
        (D("8"), "percent", None, "8%", "8%"),
        ((D("0.2"), D("1.9")), "percent", None, "0.2%至1.9%", "0.2% to 1.9%"),
        (D("30"), "days", None, "30天", "30 days"),
        (D("1"), "days", None, "1天", "1 day"),
        (D("30"), "working-days", None, "30个工作日", "30 working days"),
        (D("48"), "hours", None, "48小时", "48 hours"),
        ((D("7"), D("27")), "months", None, "7至27个月", "7 to 27 months"),
        (D("1"), "years", None, "1年", "1 year"),
        (D("60"), "age", None, "60岁", "age 60"),
        (D("2"), "times", None, "2倍", "2 times"),
        (date(2026, 7, 1), "date", None, "2026年7月1日", "1 July 2026"),
        ("12333", "phone", None, "12333", "12333"),
    ],
)
def test_amount_with_its_unit(amount: FactAmount, kind: FactKind, per: Per | None, zh: str, en: str) -> None:
    assert format_amount(amount, kind, "zh", per=per) == zh
    assert format_amount(amount, kind, "en", per=per) == en


@pytest.mark.parametrize(
    ("amount", "kind", "form", "zh", "en"),
    [
        (D("30"), "days", "words", "三十天", "thirty days"),
        (D("15"), "working-days", "words", "十五个工作日", "fifteen working days"),
        (D("2"), "months", "words", "两个月", "two months"),
        (D("12"), "months", "words", "十二个月", "twelve months"),
        (D("1"), "years", "words", "一年", "one year"),
        (D("99"), "days", "words", "九十九天", "ninety-nine days"),
        (D("100"), "days", "words", "100天", "100 days"),
        (D("0.5"), "months", "words", "半个月", "half a month"),
        (D("8"), "percent", "words", "百分之八", "eight per cent"),
        (D("60"), "age", "words", "六十岁", "age sixty"),
        (D("2680"), "money", "number", "2680", "2,680"),
        ((D("1"), D("3")), "times", "number", "1至3", "1 to 3"),
        (date(2026, 7, 1), "date", "year", "2026年", "2026"),
    ],
)
def test_other_forms(amount: FactAmount, kind: FactKind, form: str, zh: str, en: str) -> None:
    assert format_amount(amount, kind, "zh", form=form) == zh
    assert format_amount(amount, kind, "en", form=form) == en


def test_counts_have_units_of_their_own() -> None:
    unit = Text("种", "insurance")
    assert format_amount(D(5), "count", "zh", unit=unit) == "5种"
    assert format_amount(D(5), "count", "en", unit=unit, unit_plural="insurances") == "5 insurances"
    assert format_amount(D(1), "count", "en", unit=unit, unit_plural="insurances") == "1 insurance"
    people = Text("人", "people")
    assert format_amount(D(14380000), "count", "zh", unit=people) == "1438万人"
    assert format_amount(D(14380000), "count", "en", unit=people) == "14.38 million people"


def test_a_missing_amount_is_never_formatted() -> None:
    with pytest.raises(ValueError, match="missing"):
        format_amount(None, "money", "zh")


def test_sources() -> None:
    assert legal_source("工伤保险条例", "第17条", "zh") == "《工伤保险条例》第17条"
    assert legal_source("《工伤保险条例》", "", "zh") == "《工伤保险条例》"
    assert legal_source("Regulation", "Art. 17", "en") == "Regulation, Art. 17"
    assert legal_source("Regulation", "", "en") == "Regulation"


def test_a_historical_figure_carries_its_year() -> None:
    assert "2016" in with_year("1438万人", 2016, "zh")
    assert "2016" in with_year("14.38 million people", 2016, "en")
    assert with_year("8%", None, "zh") == "8%"


decimals = st.decimals(min_value=0, max_value=10**9, places=2)


@given(decimals)
def test_canonical_form_is_the_same_number(value: Decimal) -> None:
    assert Decimal(canonical(value)) == value
    assert "E" not in canonical(value)
    assert canonical(value) == canonical(value * Decimal("1.000"))


@given(decimals, decimals)
def test_canonical_ranges_can_be_told_apart(low: Decimal, high: Decimal) -> None:
    ends = canonical((low, high)).split("..")
    assert [Decimal(end) for end in ends] == [low, high]


@given(st.dates(min_value=date(1949, 1, 1)))
def test_canonical_dates(day: date) -> None:
    assert date.fromisoformat(canonical(day)) == day


@given(decimals, st.sampled_from(get_args(FactKind)[:10]), st.sampled_from(LANGUAGES))
def test_the_printed_number_is_the_number(value: Decimal, kind: FactKind, language: Language) -> None:
    """Nothing is rounded except millions of things in English, which are said to three decimals."""
    words = format_amount(value, kind, language, form="number")
    scale = 1
    for name, size in (("亿", 10**8), ("万", 10**4), (" billion", 10**9), (" million", 10**6)):
        if words.endswith(name):
            words, scale = words.removesuffix(name), size
            break
    shown = Decimal(words.replace(",", "")) * scale
    assert abs(shown - value) <= (500 if scale == 10**6 else 0)


@given(st.integers(0, 99), st.sampled_from(("days", "months", "years", "hours")))
def test_different_numbers_have_different_words(number: int, kind: FactKind) -> None:
    for language in LANGUAGES:
        others = {format_amount(D(n), kind, language, form="words") for n in range(100) if n != number}
        assert format_amount(D(number), kind, language, form="words") not in others


@pytest.mark.parametrize(
    ("kind", "zh", "en"),
    [
        ("months", "半个月", "half a month"),
        ("hours", "半小时", "half an hour"),
        ("times", "0.5倍", "0.5 times"),
    ],
)
def test_a_half_has_words_where_it_is_counted(kind: FactKind, zh: str, en: str) -> None:
    assert format_amount(D("0.5"), kind, "zh", form="words") == zh
    assert format_amount(D("0.5"), kind, "en", form="words") == en
