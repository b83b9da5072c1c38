"""A lesson's formulas → those that cannot be computed in a region that shows them (F213)."""

from __future__ import annotations

from decimal import Decimal

from build_scripts import figures, formula
from build_scripts.diagnostics import Findings
from build_scripts.model import Figure, Lesson
from build_scripts.references import Reference
from build_scripts.register import Register
from build_scripts.validate.places import Places


def check_figures(
    lesson: Lesson,
    shown: frozenset[tuple[str, str]],
    regions: tuple[str, ...],
    register: Register,
    places: Places,
    findings: Findings,
) -> None:
    """Computes every formula for every region that is built; one finding for each formula that fails.

    ``shown`` are the regions and figures that the lesson quotes there: they must come out with two decimals at the
    most, and only they need the facts behind them.
    """
    for figure in lesson.figures:
        if figure.calc is None:
            continue
        for region in regions:
            try:
                result = Sum(lesson, region, register).amount(figure.id)
                if (region, figure.id) in shown:
                    _printable(result * 100 if figure.kind == "percent" else result)
            except formula.FormulaError as error:
                if isinstance(error, _NoValue) and (region, figure.id) not in shown:
                    continue
                at = places.find(figure.location, figure.calc, near=12)
                findings.add("F213", at, calc=figure.calc, problem_zh=error.zh, problem=error.en)
                break


class _NoValue(formula.FormulaError):
    """A fact has no value in a region."""


def lacking_fact(reference: Reference, lesson: Lesson | None, region: str, register: Register) -> str:
    """The fact without which a reference cannot be shown in a region, as in the editions; unknown ones, which other
    checks report, lack nothing."""

    def lacks(fact_id: str) -> bool:
        return fact_id in register.facts and register.value(fact_id, region) is None

    if reference.kind in {"fact", "cite"}:
        return reference.id if lacks(reference.id) else ""
    if not reference.fallback or lesson is None:
        return ""
    try:
        return figures.lacking(reference.id, {figure.id: figure for figure in lesson.figures}, lacks)
    except formula.FormulaError:
        return ""


def _printable(amount: Decimal) -> None:
    if amount != round(amount, 2):
        raise formula.FormulaError("小数太多，请用 round(…, 2)", "too many decimals, use round(…, 2)")
    if amount < 0:
        raise formula.FormulaError("得数是负的", "the result is negative")


class Sum:
    """The figures of one lesson in one region."""

    def __init__(self, lesson: Lesson, region: str, register: Register) -> None:
        self.figures: dict[str, Figure] = {figure.id: figure for figure in lesson.figures}
        self.region = region
        self.register = register

    def amount(self, name: str, above: tuple[str, ...] = ()) -> Decimal:
        """The value of a figure or fact; ``above`` are the figures that are being computed from it."""
        if name in above:
            raise formula.FormulaError(f"“{name}” 用到了自己", f"'{name}' depends on itself")
        figure = self.figures.get(name)
        if figure is not None and figure.calc is not None:
            return formula.evaluate(figure.calc, lambda other: self.amount(other, (*above, name)))
        if figure is not None:
            amount, kind = figure.amount, figure.kind
        else:
            fact = self.register.facts.get(name)
            if fact is None:
                raise formula.FormulaError(f"没有 “{name}”", f"there is no '{name}'")
            value = self.register.value(name, self.region)
            if value is None:
                raise _NoValue(f"“{name}” 在 {self.region} 没有值", f"'{name}' has no value in {self.region}")
            amount, kind = value.amount, fact.kind
        if not isinstance(amount, Decimal):
            raise formula.FormulaError(f"“{name}” 不是一个数", f"'{name}' is not one number")
        return amount / 100 if kind == "percent" else amount
