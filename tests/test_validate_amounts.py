"""Bare amounts are found in both languages and every script of digits; what is no amount is left alone."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.formats import format_amount
from build_scripts.model import FactKind, Language, Per
from build_scripts.validate.amounts import find

MEASURED: tuple[FactKind, ...] = (
    "money",
    "percent",
    "days",
    "working-days",
    "hours",
    "months",
    "years",
    "age",
)


def found(text: str) -> list[tuple[str, str]]:
    return [(bare.code, text[bare.start : bare.end]) for bare in find(text)]


@pytest.mark.parametrize(
    ("text", "code", "amount"),
    [
        ("每月领2680元", "B401", "2680元"),
        ("每月领２６８０元", "B401", "２６８０元"),
        ("每月领2，680元", "B401", "2，680元"),
        ("领三万五千元", "B401", "三万五千元"),
        ("领3.5万元", "B401", "3.5万元"),
        ("罚500至2000元", "B401", "500至2000元"),
        ("八百块钱", "B401", "八百块钱"),
        ("It costs 2,680 yuan", "B401", "2,680 yuan"),
        ("It costs RMB 500.", "B401", "RMB 500"),
        ("It costs ¥500.", "B401", "¥500"),
        ("five hundred yuan", "B401", "five hundred yuan"),
        ("缴８％", "B402", "８％"),
        ("缴0.2%", "B402", "0.2%"),
        ("缴百分之八", "B402", "百分之八"),
        ("少拿三成。", "B402", "三成"),
        ("降了2个百分点", "B402", "2个百分点"),
        ("you pay eight per cent", "B402", "eight per cent"),
        ("two thirds of it", "B402", "two thirds"),
        ("打12333问", "B403", "12333"),
        ("拨打120。", "B403", "120"),
        ("Call 0763-3000000.", "B403", "0763-3000000"),
        ("热线400-000-0000", "B403", "400-000-0000"),
        ("从2026年7月1日起", "B404", "2026年7月1日"),
        ("从二〇二六年七月一日起", "B404", "二〇二六年七月一日"),
        ("since 2026-07-01", "B404", "2026-07-01"),
        ("since 1 July 2026", "B404", "1 July 2026"),
        ("since July 1, 2026", "B404", "July 1, 2026"),
        ("30天内", "B405", "30天"),
        ("三十日内", "B405", "三十日"),
        ("第一次要等十五个工作日", "B405", "十五个工作日"),
        ("试用期3至6个月", "B405", "3至6个月"),
        ("一个月内签合同", "B405", "一个月"),
        ("每年补一个月工资", "B405", "一个月"),
        ("满一年", "B405", "一年"),
        ("干了一年半", "B405", "一年"),
        ("付二倍工资", "B405", "二倍"),
        ("付双倍工资", "B405", "双倍"),
        ("送医48小时内", "B405", "48小时"),
        ("六十岁退休", "B405", "六十岁"),
        ("within thirty days", "B405", "thirty days"),
        ("a 30-day limit", "B405", "30-day"),
        ("within a month", "B405", "a month"),
        ("one month's pay", "B405", "one month"),
        ("at age 60", "B405", "age 60"),
        ("three times the wage", "B405", "three times the"),
        ("double the wage", "B405", "double the"),
    ],
)
def test_bare_amount_is_found(text: str, code: str, amount: str) -> None:
    assert found(text) == [(code, amount)]


@pytest.mark.parametrize(
    "text",
    [
        "第17条、第三步、第17、19条",
        "用时5分钟，20 分钟，5 minutes",
        "上午9点，09:30到10:30",
        "3月5日，每月15日，7月1日到15日",
        "来了2 人，三个人，two cards，40 to 60 people",
        "有一天，小陈病了。第二天他没上班。",
        "过了两三天，花了几百元，来了上百人，等了几十天",
        "职工一分钱也不用出",
        "这一个月，小陈一个月缴多少？同一个月的事",
        "一年级，一年到头，二十世纪九十年代",
        "2016年，1998年",
        "城乡二元结构",
        "万一天黑了",
        "三天两头往窗口跑",
        "五险一金，十级伤残，A4纸，3号窗口",
        "周六日不上班",
        "One day she fell ill. Once a year, twice a week.",
        "one or two days, a month later",
        "3 times a day",
        "`30天`和[说明](https://sample.example/30天)",
        "1. 先救人\n2. 留证据",
        "{fact:thirty|words}内，{figure:wage|number}",
        '<img src="a.svg" width="30%" alt="图">',
        "![图](pictures/30天.svg){: width=30% }",
    ],
)
def test_what_is_no_amount_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_several_amounts_keep_their_places() -> None:
    text = "{fact:a}要在30天内办，\n过期罚２００元，打12345。"
    assert found(text) == [("B405", "30天"), ("B401", "２００元"), ("B403", "12345")]


@given(
    kind=st.sampled_from(MEASURED),
    number=st.integers(min_value=2, max_value=999_999),
    per=st.sampled_from((None, *get_args(Per))),
    language=st.sampled_from(("zh", "en")),
)
def test_whatever_the_register_prints_is_found_when_bare(
    kind: FactKind, number: int, per: Per | None, language: Language
) -> None:
    if kind == "years" and 1900 <= number <= 2099:
        number -= 1000
    words = format_amount(Decimal(number), kind, language, per=per if kind == "money" else None)
    text = f"要{words}。" if language == "zh" else f"It takes {words}."
    assert len(found(text)) == 1


@given(kind=st.sampled_from(MEASURED), number=st.integers(2, 99), language=st.sampled_from(("zh", "en")))
def test_amounts_in_words_are_found_too(kind: FactKind, number: int, language: Language) -> None:
    words = format_amount(Decimal(number), kind, language, form="words")
    text = f"要{words}。" if language == "zh" else f"It takes {words}."
    assert len(found(text)) == 1


@given(
    st.from_regex(r"[a-z0-9]+([-.][a-z0-9]+){0,3}", fullmatch=True),
    st.sampled_from(("", "|number", "|words", "|year", "|else=omit", "|else=ask")),
    st.sampled_from(("fact", "cite", "figure")),
)
def test_a_reference_is_never_an_amount(fact_id: str, option: str, kind: str) -> None:
    assert found(f"要{{{kind}:{fact_id}{option}}}内办") == []


@given(st.text(alphabet="0123456789０一二三十百元天年月日个% ，。{}[]()`<>*第打call yuan-\n", max_size=60))
def test_places_lie_inside_the_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for bare in find(text):
        assert end <= bare.start < bare.end <= len(text)
        end = bare.end
