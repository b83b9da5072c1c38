"""Amounts become words: 每月2680元, 2,680 yuan a month, 三十天, thirty days.

One table of forms per language; nothing else in Banyan formats a figure.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from build_scripts.model import FactAmount, FactKind, Language, Per, Text

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_ZH_DIGITS = "零一二三四五六七八九"
_EN_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_EN_TIMES = {1: "once", 2: "double", 3: "triple"}
_ZH_UNITS = {
    "days": "天",
    "working-days": "个工作日",
    "hours": "小时",
    "months": "个月",
    "years": "年",
    "age": "岁",
    "times": "倍",
}
_EN_UNITS = {
    "days": ("day", "days"),
    "working-days": ("working day", "working days"),
    "hours": ("hour", "hours"),
    "months": ("month", "months"),
    "years": ("year", "years"),
    "times": ("time", "times"),
}
_ZH_PER = {
    "hour": "每小时",
    "day": "每天",
    "month": "每月",
    "year": "每年",
    "person-month": "每人每月",
    "person-year": "每人每年",
}
_EN_PER = {
    "hour": " an hour",
    "day": " a day",
    "month": " a month",
    "year": " a year",
    "person-month": " a month per person",
    "person-year": " a year per person",
}


def format_amount(
    amount: FactAmount,
    kind: FactKind,
    language: Language,
    *,
    per: Per | None = None,
    unit: Text | None = None,
    unit_plural: str | None = None,
    form: str = "",
) -> str:
    """An amount as readers see it.

    ``form`` is empty (with unit), ``number``, ``words`` (falls back to digits for fractions, ranges and numbers
    over 99) or ``year`` (of a date). The amount must not be None.
    """
    if isinstance(amount, date):
        return _format_date(amount, language, form)
    if isinstance(amount, str):
        return amount
    if amount is None:
        raise ValueError("a missing amount has no form")
    if form == "number":
        return _numbers(amount, language, kind)
    if form == "words" and isinstance(amount, Decimal):
        words = _in_words(amount, kind, language, per, unit, unit_plural)
        if words:
            return words
    if language == "zh":
        return _chinese(amount, kind, per, unit)
    return _english(amount, kind, per, unit, unit_plural)


def canonical(amount: FactAmount) -> str:
    """The value for manifests and comparisons: 2680, 0.2..1.9, 2026-07-01; empty when there is none."""
    if amount is None:
        return ""
    if isinstance(amount, tuple):
        return f"{_plain(amount[0])}..{_plain(amount[1])}"
    if isinstance(amount, Decimal):
        return _plain(amount)
    return amount.isoformat() if isinstance(amount, date) else amount


def legal_source(title: str, article: str, language: Language, *, document: bool = True) -> str:
    """《工伤保险条例》第17条, or: Regulation on Work Injury Insurance, Art. 17. What is no ``document`` (a web page, a
    hotline, statistics) has no book-title marks."""
    if language == "en":
        return f"{title}, {article}" if article else title
    if not document:
        return f"{title}，{article}" if article else title
    return (title if title.startswith("《") else f"《{title}》") + article


def with_year(text: str, year: int | None, language: Language) -> str:
    """A historical figure never stands without its year; a date has it already."""
    if year is None or str(year) in text:
        return text
    return f"{text}（{year}年）" if language == "zh" else f"{text} ({year})"


def day_in_words(iso: str, language: Language) -> str:
    """An ISO date as readers write it: 2026年11月21日, 21 November 2026; empty stays empty."""
    return _format_date(date.fromisoformat(iso), language, "") if iso else ""


def _plain(value: Decimal) -> str:
    text = format(value.normalize(), "f")
    return text if text != "-0" else "0"


def _format_date(day: date, language: Language, form: str) -> str:
    if form == "year":
        return f"{day.year}年" if language == "zh" else str(day.year)
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _number(value: Decimal, language: Language, kind: FactKind) -> str:
    """Chinese counts in 万 and 亿 from ten thousand on; English in million from a million on, else with commas."""
    if language == "zh":
        for size, name in ((Decimal(10**8), "亿"), (Decimal(10**4), "万")):
            scaled = value / size
            if value >= size and scaled == scaled.quantize(Decimal("0.01")):
                return _plain(scaled) + name
        return _plain(value)
    thousandth = Decimal("0.001")
    for size, name in ((Decimal(10**9), "billion"), (Decimal(10**6), "million")):
        scaled = value / size
        exact = scaled == scaled.quantize(thousandth)
        # Money is never rounded; of people and things, thousandths of a million are exact enough.
        if value >= size and (exact or (name == "million" and kind != "money")):
            return f"{_plain(scaled.quantize(thousandth, ROUND_HALF_UP))} {name}"
    whole, _, fraction = _plain(value).partition(".")
    return f"{int(whole):,}" + (f".{fraction}" if fraction else "")


def _numbers(amount: Decimal | tuple[Decimal, Decimal], language: Language, kind: FactKind) -> str:
    if isinstance(amount, Decimal):
        return _number(amount, language, kind)
    low, high = (_number(end, language, kind) for end in amount)
    return f"{low}至{high}" if language == "zh" else f"{low} to {high}"


def _chinese(
    amount: Decimal | tuple[Decimal, Decimal], kind: FactKind, per: Per | None, unit: Text | None
) -> str:
    if kind == "money":
        ends = amount if isinstance(amount, tuple) else (amount,)
        return _ZH_PER.get(per or "", "") + "至".join(_number(end, "zh", kind) + "元" for end in ends)
    if kind == "percent":
        ends = amount if isinstance(amount, tuple) else (amount,)
        return "至".join(_number(end, "zh", kind) + "%" for end in ends)
    name = unit.zh if unit is not None else _ZH_UNITS.get(kind, "")
    return _numbers(amount, "zh", kind) + name


def _english(
    amount: Decimal | tuple[Decimal, Decimal],
    kind: FactKind,
    per: Per | None,
    unit: Text | None,
    plural: str | None,
) -> str:
    if kind == "money":
        return _numbers(amount, "en", kind) + " yuan" + _EN_PER.get(per or "", "")
    if kind == "percent":
        ends = amount if isinstance(amount, tuple) else (amount,)
        return " to ".join(_number(end, "en", kind) + "%" for end in ends)
    if kind == "age":
        return "age " + _numbers(amount, "en", kind)
    name = _english_unit(amount, kind, unit, plural)
    number = _numbers(amount, "en", kind)
    return f"{number} {name}" if name else number


def _english_unit(
    amount: Decimal | tuple[Decimal, Decimal], kind: FactKind, unit: Text | None, plural: str | None
) -> str:
    if unit is not None:
        one, other = unit.en, plural if plural is not None else unit.en
    else:
        one, other = _EN_UNITS.get(kind, ("", ""))
    return one if amount == 1 else other


def _in_words(
    amount: Decimal,
    kind: FactKind,
    language: Language,
    per: Per | None,
    unit: Text | None,
    plural: str | None,
) -> str:
    if amount == Decimal("0.5"):
        return _half(kind, language)
    if amount != amount.to_integral_value() or not 0 <= amount <= 99:
        return ""
    number = int(amount)
    if language == "zh":
        words = _chinese_number(number)
        if kind == "percent":
            return "百分之" + words
        # Before a measure word two is 两, not 二.
        words = "两" if number == 2 else words
        if kind == "money":
            return f"{_ZH_PER.get(per or '', '')}{words}元"
        return words + (unit.zh if unit is not None else _ZH_UNITS.get(kind, ""))
    words = _english_number(number)
    if kind == "times":
        return _EN_TIMES.get(number, f"{words} times")
    if kind == "percent":
        return f"{words} per cent"
    if kind == "money":
        return f"{words} yuan{_EN_PER.get(per or '', '')}"
    if kind == "age":
        return f"age {words}"
    name = _english_unit(amount, kind, unit, plural)
    return f"{words} {name}" if name else words


def _half(kind: FactKind, language: Language) -> str:
    """半个月, half a month; empty for what is not counted in halves."""
    if kind not in {"days", "hours", "months", "years"}:
        return ""
    if language == "zh":
        return "半" + _ZH_UNITS[kind]
    one = _EN_UNITS[kind][0]
    return f"half {'an' if one.startswith('h') else 'a'} {one}"


def _chinese_number(number: int) -> str:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _ZH_DIGITS[ones]
    return ("" if tens == 1 else _ZH_DIGITS[tens]) + "十" + (_ZH_DIGITS[ones] if ones else "")


def _english_number(number: int) -> str:
    if number < 20:
        return _EN_SMALL[number]
    tens, ones = divmod(number, 10)
    return _EN_TENS[tens] + (f"-{_EN_SMALL[ones]}" if ones else "")
