"""Calculator × language × region × date → ResolvedCalculator: words for people, and a sheet for the browser."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from build_scripts import arithmetic, formula, sheet, whom_to_ask
from build_scripts.by_hand import by_hand
from build_scripts.canonical import edition_code
from build_scripts.formats import format_amount
from build_scripts.formula_words import in_words
from build_scripts.model import (
    Calculator,
    CalculatorInput,
    CalculatorResult,
    Example,
    InputKind,
    Language,
    Line,
    Part,
    ResolvedCalculator,
    ResolvedExample,
    ResolvedInput,
    ResolvedResult,
    ResultKind,
    earliest_check,
    first_review,
)
from build_scripts.resolve import Resolver
from build_scripts.resolve_flow import lesson_links
from build_scripts.sheet import Impossible, Outcome, Sheet, Unknown
from build_scripts.words import HOTLINE, Words

_UNITS: dict[Language, dict[ResultKind, tuple[str, str]]] = {
    "zh": {
        "money": ("{}元", "{}元"),
        "percent": ("{}%", "{}%"),
        "days": ("{}天", "{}天"),
        "months": ("{}个月", "{}个月"),
        "years": ("{}年", "{}年"),
        "count": ("{}", "{}"),
        "date": ("{}", "{}"),
    },
    "en": {
        "money": ("{} yuan", "{} yuan"),
        "percent": ("{}%", "{}%"),
        "days": ("{} day", "{} days"),
        "months": ("{} month", "{} months"),
        "years": ("{} year", "{} years"),
        "count": ("{}", "{}"),
        "date": ("{}", "{}"),
    },
}
"""For one, and for any other number."""
_PER_MONTH: dict[Language, str] = {"zh": "每月{}", "en": "{} a month"}
_UNKNOWN: dict[Language, str] = {
    "zh": "{region}的“{label}”还没有查到，这里不猜。请打{phone}问清楚。",
    "en": "“{label}” is not on record for {region}, and nothing is guessed here. Call {phone} to ask.",
}
_IMPOSSIBLE: dict[Language, str] = {
    "zh": "算不出来，请检查填的数。",
    "en": "This cannot be worked out. Check your entries.",
}
_BLANK_DATE: dict[Language, str] = {"zh": "{}年{}月{}日", "en": "day {} month {} year {}"}
_LEGAL: dict[Language, tuple[str, str, str]] = {
    "zh": ("不低于{}", "不高于{}", "，"),
    "en": ("At least {}", "At most {}", ". "),
}
"""What limits an input from below and from above, and what stands between the two."""
_ROUNDING: dict[Language, dict[str, str]] = {
    "zh": {
        "half": "四舍五入，{}",
        "down": "零头不要，{}",
        "up": "有零头就进一，{}",
        "0": "取整数",
        "1": "留一位小数",
        "2": "留两位小数",
        "n": "留{}位小数",
    },
    "en": {
        "half": "round to {}",
        "down": "round down to {}",
        "up": "round up to {}",
        "0": "a whole number",
        "1": "one decimal",
        "2": "two decimals",
        "n": "{} decimals",
    },
}
_VALUED: dict[Language, str] = {"zh": "{label}（{value}）", "en": "{label} ({value})"}
_NOT_KNOWN: dict[Language, str] = {"zh": "还没有查到", "en": "not on record"}


def resolve_calculator(
    calculator: Calculator, resolver: Resolver, language: Language, region: str
) -> ResolvedCalculator:
    """The calculator for one reader. It must be free of the faults that ``validate.calculators`` finds."""
    words = Words(resolver.register, resolver.known, (), language, region)
    reader = _Reader(calculator, resolver, words, region)
    results = tuple(reader.result(result) for result in calculator.results)
    inputs = reader.inputs()
    assumptions = tuple(words.markdown(text[language]) for text in calculator.assumptions)
    contacts = whom_to_ask.contacts(calculator.contacts, region, words)
    lessons = lesson_links(calculator.lessons, resolver.lessons, words)
    examples = tuple(reader.example(example) for example in calculator.examples)
    facts = words.facts()
    whole = ResolvedCalculator(
        calculator=calculator.id,
        language=language,
        region=region,
        region_name=resolver.register.regions[region].name[language],
        title=calculator.title[language],
        intro=calculator.intro[language],
        audiences=tuple(resolver.audiences[a].name[language] for a in calculator.audiences),
        inputs=inputs,
        results=results,
        assumptions=tuple(text for text in assumptions if text),
        contacts=contacts,
        lessons=lessons,
        examples=examples,
        sheet=json.dumps(reader.data(), ensure_ascii=False, separators=(",", ":")),
        facts=facts,
        terms=words.terms(),
        sources=tuple(sorted({calculator.location.path, *words.files()})),
        url=f"{resolver.base_url}/{resolver.site_path(language, region)}calculators/{calculator.id}/",
        checked=earliest_check(facts),
        review_by=first_review(facts),
        code="",
    )
    return replace(whole, code=edition_code(calculator.id, region, language, whole))


def forms(result: CalculatorResult, language: Language) -> tuple[str, str]:
    """How a result is written, for one and for any other number: ``{} month``, ``{} months``."""
    one, other = _UNITS[language][result.kind]
    if result.per_month:
        return _PER_MONTH[language].format(one), _PER_MONTH[language].format(other)
    return one, other


def shown(outcome: Outcome, result: CalculatorResult, language: Language) -> str:
    """A result as readers see it; the browser writes it alike. Empty where there is none."""
    if isinstance(outcome, date):
        return format_amount(outcome, "date", language)
    if not isinstance(outcome, Fraction):
        return ""
    value = outcome * 100 if result.kind == "percent" else outcome
    one, other = forms(result, language)
    return (one if value == 1 else other).replace("{}", _grouped(arithmetic.plain(value), language))


def _grouped(number: str, language: Language) -> str:
    """1234567.5 → 1,234,567.5 in English."""
    return number if language == "zh" else f"{Decimal(number):,f}"


class _Reader:
    """A calculator as one reader sees it."""

    def __init__(self, calculator: Calculator, resolver: Resolver, words: Words, region: str) -> None:
        self.calculator = calculator
        self.words = words
        self.language = words.language
        self.region = resolver.register.regions[region].short[words.language]
        self.register = resolver.register
        self.sheet: Sheet = sheet.sheet_of(calculator, resolver.register, region)
        for name, value in self.sheet.facts:
            if value is not None:
                words.fact(name)
        self.labels = {one.id: one.label[words.language] for one in calculator.inputs}
        self.labels |= {one.id: one.label[words.language] for one in calculator.results}
        self.asks = {name: self._ask(name) for name, value in self.sheet.facts if value is None}
        self.letters = {one.id: chr(ord("A") + n) for n, one in enumerate(calculator.inputs)}
        self.numbers = {one.id: str(n) for n, one in enumerate(calculator.results, 1)}
        self.forms = {one.id: self._blank(one.kind) for one in calculator.inputs}
        self.forms |= {
            one.id: _BLANK_DATE[self.language] if one.kind == "date" else forms(one, self.language)[1]
            for one in calculator.results
        }

    def _ask(self, name: str) -> str:
        fact = self.register.facts[name]
        phone = self.words.fact(fact.ask or HOTLINE)
        return _UNKNOWN[self.language].format(
            label=fact.label[self.language],
            region=self.region,
            phone=phone.text if phone is not None else "",
        )

    def inputs(self) -> tuple[ResolvedInput, ...]:
        language = self.language
        return tuple(
            ResolvedInput(
                id=one.id,
                label=one.label[language],
                help=self.words.markdown(one.help[language]) if one.help else "",
                kind=one.kind,
                least=sheet.limit(self.sheet, one, one.least),
                most=sheet.limit(self.sheet, one, one.most),
                start=sheet.limit(self.sheet, one, one.start),
                options=tuple((option.id, option.label[language]) for option in one.options),
                mark=self.letters[one.id],
                form=self.forms[one.id],
                legal=self._legal(one),
            )
            for one in self.calculator.inputs
        )

    def result(self, result: CalculatorResult) -> ResolvedResult:
        lacking = sheet.unknown(self.sheet, result.id)
        tree = dict(zip((r.id for r in self.calculator.results), self.sheet.trees, strict=True))[result.id]
        return ResolvedResult(
            id=result.id,
            label=result.label[self.language],
            note=self.words.markdown(result.note[self.language]) if result.note else "",
            kind=result.kind,
            main=result.main,
            shown=result.shown,
            in_words=in_words(tree, self._label, self._option, self.language),
            unknown=" ".join(self.asks[name] for name in lacking),
            mark=self.numbers[result.id],
            form=self.forms[result.id],
            by_hand=by_hand(tree, self._operand, self._option, self.language),
            rounding=self._rounding(result),
        )

    def _operand(self, name: str) -> Part:
        """What stands for an id in a line to work out with a pencil."""
        if name in self.letters:
            form = self.forms[name]
            return Part("blank" if form else "choice", self.letters[name], form)
        if name in self.numbers:
            return Part("blank", self.numbers[name], self.forms[name])
        fact = self.words.fact(name)
        if fact is None:
            return Part("unknown", self.register.facts[name].label[self.language])
        return Part("figure", fact.text, source=fact.source_number)

    def _blank(self, kind: InputKind) -> str:
        if kind == "choice":
            return ""
        return _BLANK_DATE[self.language] if kind == "date" else _UNITS[self.language][kind][1]

    def _legal(self, one: CalculatorInput) -> str:
        """Limits that are facts: what is only a guard against slips is nothing that a reader must know."""
        low, high, joint = _LEGAL[self.language]
        told = []
        for form, text in ((low, one.least), (high, one.most)):
            if text in self.register.facts and self.words.fact(text) is not None:
                told.append(self.words.markdown(form.format(f"{{fact:{text}}}{{cite:{text}}}")))
        return joint.join(told)

    def _rounding(self, result: CalculatorResult) -> str:
        # Sums of what is rounded need no rounding, and months times months are whole.
        fractions = {"*", "/"} if result.kind in {"money", "percent"} else {"/"}
        signs = {part[0] for part in formula.walk(formula.parse(result.formula))}
        if not result.shown or not signs & fractions:
            return ""
        ways = _ROUNDING[self.language]
        places = ways[str(result.places)] if result.places < 3 else ways["n"].format(result.places)
        return ways[result.rounding].format(places)

    def _label(self, name: str) -> str:
        if name in self.labels:
            return self.labels[name]
        fact = self.words.fact(name)
        label = self.register.facts[name].label[self.language]
        value = fact.text if fact is not None else _NOT_KNOWN[self.language]
        return _VALUED[self.language].format(label=label, value=value)

    def _option(self, name: str, option: str) -> str:
        options = {o.id: o.label for one in self.calculator.inputs if one.id == name for o in one.options}
        return options[option][self.language]

    def example(self, example: Example) -> ResolvedExample:
        given = dict(example.given)
        outcomes = sheet.run(self.sheet, given)
        worked = tuple(
            (result, Line(result.label[self.language], self._outcome(outcomes[result.id], result)))
            for result in self.calculator.results
        )
        return ResolvedExample(
            label=example.label[self.language],
            given=tuple(
                Line(one.label[self.language], self._written(one.kind, one.id, given[one.id]))
                for one in self.calculator.inputs
            ),
            results=tuple(line for result, line in worked if result.shown),
            worked=tuple(line for _, line in worked),
        )

    def _written(self, kind: InputKind, name: str, text: str) -> str:
        if kind == "choice":
            return self._option(name, text)
        if kind == "date":
            return format_amount(date.fromisoformat(text), "date", self.language)
        one, other = _UNITS[self.language][kind]
        return (one if text == "1" else other).replace("{}", _grouped(text, self.language))

    def _outcome(self, outcome: Outcome, result: CalculatorResult) -> str:
        if isinstance(outcome, Unknown):
            return self.asks[outcome.fact]
        if isinstance(outcome, Impossible):
            return _IMPOSSIBLE[self.language]
        return shown(outcome, result, self.language)

    def data(self) -> Mapping[str, Any]:
        """What the browser needs: the sheet, and the words in which it says what comes out."""
        data = sheet.as_data(self.sheet)
        for row, result in zip(data["results"], self.calculator.results, strict=True):
            row["forms"] = forms(result, self.language)
        english = self.language == "en"
        months = [format_amount(date(2000, month, 1), "date", "en").split()[1] for month in range(1, 13)]
        return {
            **data,
            "asks": self.asks,
            "impossible": _IMPOSSIBLE[self.language],
            "day": "{d} {m} {y}" if english else "{y}年{m}月{d}日",
            "months": months if english else [str(month) for month in range(1, 13)],
            "group": "," if english else "",
        }
