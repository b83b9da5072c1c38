"""Worksheets: what calculators say on paper and as text, with their figures, blanks and example."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

import pypdfium2
import pytest

from build_scripts.channels.calculator import CHANNEL
from build_scripts.channels.calculator import steps as told
from build_scripts.channels.calculator.plain import plain_text
from build_scripts.channels.protocol import World
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Catalogue, Job, Language, ResolvedCalculator
from build_scripts.render.plain import WIDTH
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from tests.golden import assert_golden
from tests.projects import EXAMPLE, ROOT

DAY = date(2026, 11, 21)


@lru_cache(maxsize=2)
def world(real: bool) -> World:
    catalogue = load_catalogue(ROOT if real else EXAMPLE, Findings())
    assert catalogue is not None
    return World(catalogue, Resolver(catalogue, DAY))


def job(name: str, *, real: bool = False) -> Job:
    return next(job for job in CHANNEL.plan(world(real)) if job.id == f"calculator/{name}")


def calculator(name: str, *, real: bool = False) -> ResolvedCalculator:
    detail = job(name, real=real).detail
    assert isinstance(detail, ResolvedCalculator)
    return detail


def text_of(name: str, *, real: bool = False) -> str:
    one = calculator(name, real=real)
    return plain_text(one, world(real).programme(one.language))


# --- the plan


def test_there_is_a_worksheet_for_each_calculator_language_and_region() -> None:
    catalogue: Catalogue = world(True).catalogue
    assert {job.id for job in CHANNEL.plan(world(True))} == {
        f"calculator/{language}/{region}/{one.id}"
        for language in ("zh", "en")
        for region in catalogue.regions_built
        for one in catalogue.calculators
    }


def test_a_job_lists_what_it_quotes_and_nothing_else() -> None:
    assert {fact.id for fact in job("zh/GD/months-of-pay").quoted()} == {
        "lowest-wage",
        "keep-records",
        "slip-is-a-must",
        "hotline-12333",
    }
    assert "town-bonus" in {fact.id for fact in job("zh/QY/months-of-pay").quoted()}


# --- what it says


@pytest.mark.parametrize(("language", "region"), [("zh", "GD"), ("en", "QY")])
def test_plain_text_is_its_golden(language: Language, region: str) -> None:
    assert_golden(f"calculator/{language}-{region}.txt", text_of(f"{language}/{region}/months-of-pay"))


def test_every_figure_of_a_formula_stands_in_it_with_its_source() -> None:
    for one in (job.detail for job in CHANNEL.plan(world(True))):
        assert isinstance(one, ResolvedCalculator)
        text = "".join(plain_text(one, world(True).programme(one.language)).split())
        sources = {fact.source_number: fact.source for fact in one.facts}
        for result in one.results:
            for part in result.by_hand:
                if part.kind == "figure":
                    assert "".join(f"{part.text}[{part.source}]".split()) in text, (one.calculator, part)
                    assert "".join(f"[{part.source}]{sources[part.source]}".split()) in text


def test_lines_keep_to_their_width_and_markup_is_gone() -> None:
    for one in (job.detail for job in CHANNEL.plan(world(True))):
        assert isinstance(one, ResolvedCalculator)
        text = plain_text(one, world(True).programme(one.language))
        assert "<" not in re.sub(r" < ", "", text)
        assert "{" not in text
        for line in text.splitlines():
            columns = sum(2 if ord(sign) > 0x2E7F else 1 for sign in line)
            assert columns <= WIDTH + 4 or " " not in line, line


def test_what_a_region_lacks_is_a_blank_with_whom_to_ask_and_never_a_guess() -> None:
    one = calculator("zh/GD/months-of-pay")
    extra = next(result for result in one.results if result.id == "extra")
    assert [part.kind for part in extra.by_hand].count("unknown") == 1
    text = text_of("zh/GD/months-of-pay")
    assert "________（问来的数）" in text
    assert "还没有查到，这里不猜" in "".join(text.split())
    # The example's bonus is of another place: here nobody knows it.
    assert told.values(one.examples[0], one)["2"] == "要问"
    assert "900元" not in text
    assert told.values(calculator("zh/QY/months-of-pay").examples[0], calculator("zh/QY/months-of-pay"))[
        "2"
    ] == ("900元")


def test_limits_are_said_where_they_are_facts() -> None:
    inputs = {one.id: one for one in calculator("zh/GD/monthly-contributions", real=True).inputs}
    assert inputs["base"].legal == ""
    assert ">12%</span>" in inputs["fund-rate"].legal
    english = {one.id: one for one in calculator("en/GD/first-employee-cost", real=True).inputs}
    assert re.sub(r"<sup.*?</sup>|<[^>]+>", "", english["fund-rate"].legal) == "At least 5%. At most 12%"


def test_rounding_is_said_once_where_it_is_the_same_and_at_each_step_where_not() -> None:
    one = calculator("en/QY/months-of-pay")
    assert [result.rounding for result in one.results] == [
        "round to two decimals",
        "round to two decimals",
        "",
    ]
    assert told.common_rounding(one) == "round to two decimals"
    assert told.rounding(one.results[0], one) == ""
    other = replace(
        one, results=(replace(one.results[0], rounding="round up to a whole number"), *one.results[1:])
    )
    assert told.common_rounding(other) == ""
    assert told.rounding(other.results[0], other) == " (round up to a whole number)"
    assert told.rounding(other.results[2], other) == ""


def test_steps_on_the_way_are_in_the_example_too() -> None:
    one = calculator("zh/GZ/unemployment-pay", real=True)
    values = told.values(one.examples[0], one)
    assert [values[result.mark] for result in one.results[:4]] == ["36个月", "3个月", "0个月", "3个月"]


# --- the sheet


def pages(pdf: bytes) -> list[str]:
    return ["".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(pdf)]


@pytest.mark.usefixtures("fonts")
def test_the_sheet_says_everything_and_is_the_same_twice() -> None:
    one = job("zh/QY/months-of-pay")
    pdf, text = CHANNEL.render((one,), Press(ROOT))[0]
    assert (pdf.path, text.path) == (f"{one.id}.pdf", f"{one.id}.txt")
    assert CHANNEL.render((one,), Press(ROOT))[0] == (pdf, text)
    (words,) = pages(pdf.data)
    for wanted in (
        "一共该有多少钱",
        "写给：劳动者",
        "干了几个月",
        "每月1800元",  # the figure, and again in the formula in words
        "300元",
        "5400元",  # the example
        "2028年1月31日",
        "每月不少于",
        "12333",
        "《示例法》第6条",
        "MOP-QY-zh-",
        "2026年11月21日核对",
        "下次核对不晚于2027年11月21日",
        "https://example.invalid/qy/calculators/months-of-pay/",
    ):
        assert wanted in words, wanted


@pytest.mark.usefixtures("fonts")
def test_real_worksheets_fit_on_one_sheet_of_paper_and_on_one_page_where_closer_lines_do_it() -> None:
    press = Press(ROOT)
    found: dict[str, int] = {}
    for one in CHANNEL.plan(world(True)):
        if one.region == "GD":
            pdf, _ = CHANNEL.render((one,), press)[0]
            found[one.id.removeprefix("calculator/")] = len(pages(pdf.data))
    assert max(found.values()) == 2
    # Both have a few lines too many for a page in the usual setting.
    assert found["zh/GD/employee-pension"] == found["en/GD/first-employee-cost"] == 1
