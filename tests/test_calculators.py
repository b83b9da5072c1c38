"""Calculators: every worked example in Python and in a real browser, and what is said where a value is missing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from build_scripts import sheet
from build_scripts.arithmetic import FormulaError
from build_scripts.by_hand import by_hand
from build_scripts.channels.protocol import World
from build_scripts.diagnostics import Findings
from build_scripts.formula import parse
from build_scripts.formula_words import in_words
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Calculator, Catalogue, Example, Language, Part
from build_scripts.register import Register
from build_scripts.resolve import Resolver
from build_scripts.resolve_calculator import resolve_calculator, shown
from tests.flow_paths import paths
from tests.projects import EXAMPLE, ROOT
from tests.site_examples import real_site, served

DAY = date(2026, 11, 21)


@lru_cache(maxsize=2)
def _loaded(root: Any) -> Catalogue:
    catalogue = load_catalogue(root, Findings())
    assert catalogue is not None
    return catalogue


CASES = [
    (root, calculator.id, number)
    for root in (ROOT, EXAMPLE)
    for calculator in _loaded(root).calculators
    for number in range(len(calculator.examples))
]


def _case(root: Any, name: str, number: int) -> tuple[Catalogue, Calculator, Example]:
    catalogue = _loaded(root)
    calculator = next(c for c in catalogue.calculators if c.id == name)
    return catalogue, calculator, calculator.examples[number]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    """An empty page with the evaluator alone."""
    page = browser.new_page()
    page.set_content("<p>x</p>")
    page.add_script_tag(path=str(ROOT / "templates/site/theme/assets/calculator.js"))
    return page


def test_there_are_five_or_more_with_examples() -> None:
    calculators = {c.id: c for c in _loaded(ROOT).calculators}
    assert calculators.keys() >= {
        "monthly-contributions",
        "employee-pension",
        "unemployment-pay",
        "time-limits",
        "first-employee-cost",
    }
    assert all(len(c.examples) >= 2 for c in calculators.values())


@pytest.mark.parametrize(("root", "name", "number"), CASES)
def test_example_in_python(root: Any, name: str, number: int) -> None:
    catalogue, calculator, example = _case(root, name, number)
    made = sheet.sheet_of(calculator, Register(catalogue, example.as_of), example.region)
    found = sheet.plain(sheet.run(made, dict(example.given)), calculator.results)
    assert {key: found[key] for key, _ in example.expect} == dict(example.expect)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("root", "name", "number"), CASES)
def test_example_in_the_browser(page: Page, root: Any, name: str, number: int, language: Language) -> None:
    """The same values as in Python, all of them, written alike."""
    catalogue, calculator, example = _case(root, name, number)
    register = Register(catalogue, example.as_of)
    made = sheet.sheet_of(calculator, register, example.region)
    outcomes = sheet.run(made, dict(example.given))
    resolver = Resolver(catalogue, example.as_of)
    data = json.loads(resolve_calculator(calculator, resolver, language, example.region).sheet)
    given = dict(example.given)
    plain = page.evaluate("([sheet, given]) => banyanCalculator.plain(sheet, given)", [data, given])
    assert plain == sheet.plain(outcomes, calculator.results)
    written = page.evaluate("([sheet, given]) => banyanCalculator.written(sheet, given)", [data, given])
    for result in calculator.results:
        outcome = outcomes[result.id]
        if result.shown and isinstance(outcome, sheet.Unknown):
            assert written[result.id] == data["asks"][outcome.fact]
        elif result.shown:
            assert written[result.id] == shown(outcome, result, language) != ""


FORMULAS = [
    "round(0 - 2.5)",
    "round(2.675, 2)",
    "floor(0 - 0.5)",
    "ceiling(0 - 7 / 2)",
    "10 / 3 * 3",
    "round(1 / 7, 9)",
    "0.1 + 0.2 - 0.3",
    "123456789.12 * 98765.4321",
    "min(3, 2.5, 7) + max(1, 1 / 3)",
    "-(-4)",
    "if(1 / 3 + 1 / 3 + 1 / 3 = 1, 1, 2)",
    "if(0.1 + 0.2 <= 0.3, 5, 6)",
    "if(2 >= 3, 1 / 0, 9)",
    "1 / 0",
    "round(1, 10)",
    "100000000000000000 * 100000000000000",
]


@pytest.mark.parametrize("formula", FORMULAS)
def test_formula_means_the_same_in_both(page: Page, formula: str) -> None:
    from build_scripts import arithmetic

    tree = parse(formula)
    data = {
        "inputs": [],
        "facts": {},
        "results": [
            {"id": "x", "tree": tree, "kind": "count", "places": 9, "rounding": "half", "shown": True}
        ],
    }
    try:
        wanted = arithmetic.plain(arithmetic.evaluate(tree, dict[str, arithmetic.Value]().__getitem__))
    except FormulaError:
        wanted = "impossible"
    assert page.evaluate("data => banyanCalculator.plain(data, {})", data) == {"x": wanted}


@pytest.mark.parametrize("kind", ["days", "months", "years"])
def test_calendar_is_the_same_in_both(page: Page, kind: str) -> None:
    starts = ["2024-02-29", "2026-01-31", "2026-12-31", "2000-02-28", "2100-02-28", "2026-03-05"]
    counts = ["0", "1", "11", "12", "30", "45", "365", "366", "400"]
    tree = (kind, ("name", "start"), ("name", "count"))
    data = {
        "inputs": [["start", "date"], ["count", "count"]],
        "facts": {},
        "results": [
            {"id": "x", "tree": tree, "kind": "date", "places": 0, "rounding": "half", "shown": True}
        ],
    }
    from fractions import Fraction

    from build_scripts import arithmetic

    for start in starts:
        for count in counts:
            values: dict[str, Any] = {"start": date.fromisoformat(start), "count": Fraction(count)}
            wanted = arithmetic.plain(arithmetic.evaluate(tree, values.__getitem__))
            given = {"start": start, "count": count}
            found = page.evaluate("([data, given]) => banyanCalculator.plain(data, given)", [data, given])
            assert found == {"x": wanted}, (start, count)


def test_a_missing_value_is_said_with_whom_to_ask_and_never_guessed() -> None:
    world = World(_loaded(ROOT), Resolver(_loaded(ROOT), DAY))
    known, missing = (
        next(c for c in world.calculators("zh", region) if c.calculator == "unemployment-pay")
        for region in ("GZ", "QY")
    )
    assert [r.id for r in known.results if r.unknown] == []
    assert [r.id for r in missing.results if r.unknown] == ["monthly", "altogether"]
    words = next(r.unknown for r in missing.results if r.id == "monthly")
    assert "12333" in words
    assert "minimum-wage" not in {fact.id for fact in missing.facts}
    assert json.loads(missing.sheet)["facts"]["minimum-wage"] is None


def test_shown_results_go_on_rounded_so_that_lines_add_up() -> None:
    catalogue, calculator, _ = _case(ROOT, "monthly-contributions", 0)
    made = sheet.sheet_of(calculator, Register(catalogue, DAY), "GD")
    found = sheet.plain(sheet.run(made, {"base": "4775.55", "fund-rate": "5.5"}), calculator.results)
    parts = [float(found[name]) for name in ("own-pension", "own-medical", "own-fund")]
    assert round(sum(parts), 2) == float(found["own-total"])


def test_a_formula_in_words_keeps_its_brackets() -> None:
    def said(formula: str) -> str:
        return in_words(parse(formula), lambda name: name.upper(), lambda name, option: option, "en")

    assert said("round((a + b) * c / (d * e), 2)") == "(A + B) × C ÷ (D × E)"
    assert said("a - (b - c) - d") == "A − (B − C) − D"
    assert said("if(a is b, min(c, 2), days(d, e))") == (
        "if “A” is “b”: the smaller of C and 2; otherwise: D + E (the first day not counted)"
    )
    assert said("max(a - b, 0) + 1") == "(A − B (0 where it is less than that)) + 1"
    assert said("max(a, b, 0)") == "the largest of A, B, 0"
    assert said("floor(a / 12) * b") == "(A ÷ 12) (whole part only) × B"


def test_a_chain_of_choices_is_said_as_a_list() -> None:
    def said(formula: str) -> str:
        return in_words(parse(formula), lambda name: name, lambda name, option: f"{name}: {option}", "en")

    assert said("if(a is x, 1, if(a is y, 2, 3)) * 2") == (
        "(look at “a”: for “a: x” it is 1; for “a: y” it is 2; for any other it is 3) × 2"
    )
    # Another input begins a question of its own.
    assert said("if(a is x, 1, if(b is y, 2, 3))") == (
        "if “a” is “a: x”: 1; otherwise: if “b” is “b: y”: 2; otherwise: 3"
    )


def test_a_line_to_work_out_by_hand_has_a_part_for_each_operand() -> None:
    def operand(name: str) -> Part:
        return Part("figure", "8%", source=2) if name == "rate" else Part("blank", name.upper(), "{}元")

    line = by_hand(parse("(a + b) * rate"), operand, lambda name, option: option, "zh")
    assert line == (
        Part("words", "（"),
        Part("blank", "A", "{}元"),
        Part("words", " + "),
        Part("blank", "B", "{}元"),
        Part("words", "） × "),
        Part("figure", "8%", source=2),
    )


# --- the pages


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(real_site()) as base:
        yield base


@pytest.mark.parametrize(
    ("site", "language", "region"), [("", "zh", "GD"), ("/en/gz", "en", "GZ"), ("/en/qy", "en", "QY")]
)
def test_the_form_works_out_every_example(
    browser: Browser, address: str, site: str, language: Language, region: str
) -> None:
    """Today's rules of the page's region, as the printed example says them."""
    world = World(_loaded(ROOT), Resolver(_loaded(ROOT), DAY))
    tab = browser.new_page(viewport={"width": 390, "height": 844})
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    for calculator, written in zip(
        _loaded(ROOT).calculators, world.calculators(language, region), strict=True
    ):
        tab.goto(f"{address}{site}/calculators/{calculator.id}/")
        for example, printed in zip(calculator.examples, written.examples, strict=True):
            for one in calculator.inputs:
                field = tab.locator(f"#in-{one.id}")
                value = dict(example.given)[one.id]
                if one.kind == "choice":
                    field.select_option(value)
                else:
                    field.fill(value)
            expect(tab.locator(".incomplete")).to_be_hidden()
            results = [r for r in calculator.results if r.shown]
            for result, line in zip(results, printed.results, strict=True):
                assert tab.locator(f"#result-{result.id}").inner_text() == line.value
        assert tab.evaluate("document.documentElement.scrollWidth") == 390
    assert errors == []


def test_what_is_not_filled_in_waits_and_the_rest_is_worked_out(browser: Browser, address: str) -> None:
    tab = browser.new_page()
    tab.goto(f"{address}/en/calculators/time-limits/")
    expect(tab.locator(".incomplete")).to_be_visible()
    tab.locator("#in-accident").fill("2026-03-05")
    assert tab.locator("#result-firm-injury").inner_text() == "4 April 2026"
    assert tab.locator("#result-arbitration").inner_text() == "–"


def test_a_field_is_called_wrong_only_when_it_was_left_empty(browser: Browser, address: str) -> None:
    tab = browser.new_page()
    tab.goto(f"{address}/calculators/time-limits/")
    wrong = tab.locator("[aria-invalid=true]")
    expect(tab.locator("[aria-invalid=false]").first).to_be_visible()
    assert wrong.count() == 0
    tab.locator("#in-accident").focus()
    tab.locator("#in-known").focus()
    assert wrong.evaluate_all("fields => fields.map(field => field.id)") == ["in-accident"]
    tab.locator("#in-accident").fill("2026-03-05")
    assert wrong.evaluate_all("fields => fields.map(field => field.id)") == ["in-known"]


def test_without_script_the_page_says_formula_rates_and_example(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{address}/en/calculators/monthly-contributions/")
    expect(tab.locator("form.calculator")).to_be_hidden()
    expect(tab.locator("#formulas")).to_be_visible()
    words = tab.locator("article").inner_text()
    assert "the worker’s rate (8%)" in words.lower()
    assert "480 yuan" in words
    expect(tab.locator("a.call").first).to_be_visible()
    context.close()


def test_a_flow_is_walked_with_taps_and_ends_with_a_number_to_call(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    tab = context.new_page()
    for site in ("", "/en/qy"):
        tab.goto(f"{address}{site}/flows/")
        tab.locator(".cards a").first.click()
        for _ in range(12):
            target = tab.url.partition("#")[2]
            here = tab.locator(f'[id="{target}"]') if target else tab.locator(".node").first
            if "end" in (here.get_attribute("class") or "").split():
                break
            here.locator(".ways a").last.click()
        expect(here.locator("a.call").first).to_be_visible()
        assert (here.locator("a.call").first.get_attribute("href") or "").startswith("tel:")
    context.close()


_WALK = """([numbers, choices]) => {
  const node = (number) => [...document.querySelectorAll('.node')]
    .find((one) => one.querySelector('h2 > .number').textContent.trim() === String(number));
  const again = document.getElementById('wizard-again');
  if (!again.hidden) { again.click(); }
  const shown = [];
  for (let step = 0; step < choices.length; step += 1) {
    const here = node(numbers[step]);
    shown.push(here.classList.contains('is-current') && getComputedStyle(here).display !== 'none');
    here.querySelectorAll('.ways a')[choices[step]].click();
  }
  const end = node(numbers[numbers.length - 1]);
  return {
    shown, id: end.id, hash: decodeURIComponent(location.hash.slice(1)),
    current: end.classList.contains('is-current') && end.getBoundingClientRect().height > 0,
    end: end.classList.contains('end'), text: end.innerText,
    calls: [...end.querySelectorAll('a[href^="tel:"]')].map((link) => link.getAttribute('href')),
    trail: document.querySelectorAll('.trail li').length,
  };
}"""


@pytest.mark.parametrize(("site", "language", "region"), [("", "zh", "GD"), ("/en/qy", "en", "QY")])
def test_every_path_of_every_flow_is_walked_in_the_browser(
    browser: Browser, address: str, site: str, language: Language, region: str
) -> None:
    """Each answer leads to its question, one question at a time, and each end to somebody to ask."""
    world = World(_loaded(ROOT), Resolver(_loaded(ROOT), DAY))
    tab = browser.new_page(viewport={"width": 390, "height": 844})
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    for flow in world.flows(language, region):
        tab.goto(f"{address}{site}/flows/{flow.flow}/")
        for path in paths(flow):
            numbers = [node.number for node in path]
            choices = [
                next(n for n, answer in enumerate(node.answers) if answer.number == following.number)
                for node, following in pairwise(path)
            ]
            found = tab.evaluate(_WALK, [numbers, choices])
            assert all(found["shown"]), (flow.flow, numbers)
            assert (found["current"], found["end"]) == (True, True), (flow.flow, numbers)
            assert found["hash"] == found["id"]
            assert found["trail"] == len(choices)
            for contact in path[-1].contacts:
                assert contact.name in found["text"]
                assert not contact.phone or f"tel:{contact.phone}" in found["calls"]
    assert errors == []
