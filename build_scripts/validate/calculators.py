"""Calculators → formulas that cannot be used, inputs without sense, and worked examples that come out otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from build_scripts import arithmetic, formula, sheet
from build_scripts.arithmetic import FormulaError, Value
from build_scripts.diagnostics import Findings
from build_scripts.model import Calculator, CalculatorInput, CalculatorResult, Catalogue, Example, Location
from build_scripts.register import Register
from build_scripts.sheet import Impossible, Outcome, Sheet
from build_scripts.validate.guides import Names
from build_scripts.validate.places import Places

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_RESERVED = {*arithmetic.FUNCTIONS, "is"}


def reckoned_with(calculator: Calculator) -> Iterator[str]:
    """Every id that its formulas name: facts, inputs and results; nothing where a formula cannot be read."""
    limits = [text for i in calculator.inputs if _reckoned(i) for text in (i.least, i.most, i.start)]
    for text in (*(result.formula for result in calculator.results), *limits):
        try:
            yield from formula.names(text)
        except FormulaError:
            continue


def check_calculators(catalogue: Catalogue, register: Register, places: Places, findings: Findings) -> None:
    """W105, W106, W201–W204, X203, X205–X207. Examples hold on their own day, whatever day is built."""
    registers: dict[date, Register] = {}
    for calculator in catalogue.calculators:
        for example in calculator.examples:
            registers.setdefault(example.as_of, Register(catalogue, example.as_of))
    for calculator in catalogue.calculators:
        names = Names(catalogue, register, places, findings)
        names.audiences(calculator.audiences, calculator.location)
        names.lessons(calculator.lessons, calculator.location)
        names.contacts(calculator.contacts, calculator.id, calculator.location)
        checker = _Checker(catalogue, calculator, places, findings)
        if not checker.formulas():
            continue
        for example in calculator.examples:
            checker.example(example, registers[example.as_of])
        checker.covered()


class _Checker:
    def __init__(
        self, catalogue: Catalogue, calculator: Calculator, places: Places, findings: Findings
    ) -> None:
        self.calculator = calculator
        self.places = places
        self.findings = findings
        self.regions = tuple(region.id for region in catalogue.regions)
        self.facts = {fact.id: fact for fact in catalogue.facts}
        self.shown: set[str] = set()

    def formulas(self) -> bool:
        """W201, W204, X205; whether everything can be reckoned with."""
        before = len(self.findings)
        seen: dict[str, Location] = {}
        parts: list[CalculatorInput | CalculatorResult] = [*self.calculator.inputs, *self.calculator.results]
        for part in parts:
            first = seen.setdefault(part.id, part.location)
            if first is not part.location:
                self.findings.add("X205", part.location, id=part.id, first=first.line)
            if not _ID.fullmatch(part.id) or part.id in _RESERVED or part.id in self.facts:
                problem = ("这个编号不能用", "this id cannot be used")
                self._input_is_off(part.id, part.location, problem)
        known: dict[str, str] = {}
        for one in self.calculator.inputs:
            self._input(one)
            known[one.id] = "choice" if one.kind == "choice" else "date" if one.kind == "date" else "number"
        for result in self.calculator.results:
            self._formula(result, known)
            known[result.id] = "date" if result.kind == "date" else "number"
        return len(self.findings) == before

    def _formula(self, result: CalculatorResult, known: dict[str, str]) -> None:
        try:
            found = self._type(formula.parse(result.formula), known)
            wanted = "date" if result.kind == "date" else "number"
            if found != wanted:
                raise FormulaError(f"得出的是{found}，应为{wanted}", f"it gives a {found}, not a {wanted}")
        except FormulaError as error:
            at = self.places.find(result.location, result.formula[:20], near=14)
            self.findings.add("W201", at, formula=result.formula, problem_zh=error.zh, problem=error.en)

    def _type(self, tree: formula.Tree, known: dict[str, str]) -> str:
        """number, date or comparison. FormulaError where the parts do not fit together."""
        head = tree[0]
        if head == "number":
            return "number"
        if head == "name":
            return self._named(str(tree[1]), known)
        if head == "is":
            self._option(str(tree[1]), str(tree[2]), known)
            return "comparison"
        types = [self._type(part, known) for part in tree[1:] if isinstance(part, tuple)]
        if head == "if":
            if types[0] != "comparison":
                raise FormulaError("if 的第一项不是比较", "the first term of 'if' is no comparison")
            if types[1] != types[2]:
                raise FormulaError("if 的两个得数不是一类", "the two results of 'if' differ in kind")
            return types[1]
        if head in {"days", "months", "years"}:
            if types != ["date", "number"]:
                raise FormulaError(f"{head} 要一个日期和一个数", f"'{head}' takes a date and a number")
            return "date"
        if head in {"<", "<=", ">", ">=", "="} and types == ["date", "date"]:
            return "comparison"
        if any(kind != "number" for kind in types):
            raise FormulaError(f"“{head}” 只能用于数", f"'{head}' takes numbers only")
        return "comparison" if head in {"<", "<=", ">", ">=", "="} else "number"

    def _named(self, name: str, known: dict[str, str]) -> str:
        if name in known:
            if known[name] == "choice":
                raise FormulaError(
                    f"选项 “{name}” 要写成 {name} is …", f"an option is asked for as '{name} is …'"
                )
            return known[name]
        fact = self.facts.get(name)
        if fact is None:
            raise FormulaError(f"没有 “{name}”", f"there is no '{name}'")
        if fact.kind in {"rule", "phone"} or any(isinstance(v.amount, (tuple, str)) for v in fact.values):
            raise FormulaError(f"“{name}” 不是一个数", f"'{name}' is not one number")
        return "date" if fact.kind == "date" else "number"

    def _option(self, name: str, option: str, known: dict[str, str]) -> None:
        options = {o.id for one in self.calculator.inputs if one.id == name for o in one.options}
        if known.get(name) != "choice" or option not in options:
            raise FormulaError(f"没有 “{name} is {option}”", f"there is no '{name} is {option}'")

    def _input(self, one: CalculatorInput) -> None:
        if one.kind == "choice":
            ids = [option.id for option in one.options]
            if len(ids) < 2 or len(set(ids)) < len(ids) or not all(_ID.fullmatch(name) for name in ids):
                problem = ("至少要两个编号不同的选项", "it needs two options at least, with ids of their own")
                self._input_is_off(one.id, one.location, problem)
            elif one.start and one.start not in ids:
                self._input_is_off(one.id, one.location, ("default 不是选项", "'default' is no option"))
            return
        values: list[Value] = []
        try:
            for text in (one.least, one.start, one.most):
                if text:
                    values += self._limit(one, text)
        except FormulaError as error:
            self._input_is_off(one.id, one.location, (error.zh, error.en))
            return
        order = [value.toordinal() if isinstance(value, date) else value for value in values]
        if any(not isinstance(value, (int, Fraction)) for value in order) or order != sorted(order):
            problem = ("min、default、max 的顺序不对", "min, default and max are not in order")
            self._input_is_off(one.id, one.location, problem)

    def _limit(self, one: CalculatorInput, text: str) -> list[Value]:
        """A limit's value; none where it depends on facts, which differ from place to place."""
        if one.kind == "date":
            return [sheet.read(one, text)]
        tree = formula.parse(text)
        if self._type(tree, {}) != "number":
            raise FormulaError("不是一个数", "it is not a number")
        if formula.names(text):
            return []
        return [arithmetic.evaluate(tree, _nothing)]

    def _input_is_off(self, name: str, at: Location, problem: tuple[str, str]) -> None:
        self.findings.add("W204", at, input=name, problem_zh=problem[0], problem=problem[1])

    def example(self, example: Example, register: Register) -> None:
        """W202, X206."""
        if example.region not in self.regions:
            at = self.places.find(example.location, example.region, near=4)
            self.findings.add("X206", at, region=example.region, known=", ".join(self.regions))
            return
        try:
            made: Sheet = sheet.sheet_of(self.calculator, register, example.region)
            outcomes: dict[str, Outcome] = sheet.run(made, dict(example.given))
        except FormulaError as error:
            self.findings.add(
                "W201", example.location, formula="given", problem_zh=error.zh, problem=error.en
            )
            return
        found = sheet.plain(outcomes, self.calculator.results)
        for name, expected in example.expect:
            self.shown |= {name} if expected not in {"unknown", "impossible"} else set()
            if found.get(name) != expected:
                at = self.places.find(example.location, name, near=40)
                self.findings.add(
                    "W202",
                    at,
                    result=name,
                    expected=expected,
                    found=found.get(name, self._why(outcomes, name)),
                )

    def _why(self, outcomes: dict[str, Outcome], name: str) -> str:
        outcome = outcomes.get(name)
        return outcome.en if isinstance(outcome, Impossible) else "–"

    def covered(self) -> None:
        """W203 for a shown result whose value no example says."""
        for result in self.calculator.results:
            if result.shown and result.id not in self.shown:
                self.findings.add("W203", result.location, result=result.id)


def _reckoned(one: CalculatorInput) -> bool:
    return one.kind not in {"date", "choice"}


def _nothing(name: str) -> Value:
    raise FormulaError(f"没有 “{name}”", f"there is no '{name}'")
