"""A calculator becomes what PDF and plain text both say: how its steps are rounded, and its example step by step."""

from __future__ import annotations

from build_scripts.channels.calculator.wording import WORDING
from build_scripts.model import ResolvedCalculator, ResolvedExample, ResolvedResult


def common_rounding(calculator: ResolvedCalculator) -> str:
    """How the steps are rounded that are, where it is the same for all; else empty."""
    ways = {result.rounding for result in calculator.results if result.rounding}
    return ways.pop() if len(ways) == 1 else ""


def rounding(result: ResolvedResult, calculator: ResolvedCalculator) -> str:
    """What is said of the rounding behind one step: empty where all are alike, which is said above them."""
    if not result.rounding or common_rounding(calculator):
        return ""
    return WORDING[calculator.language].round_one.format(result.rounding)


def values(example: ResolvedExample, calculator: ResolvedCalculator) -> dict[str, str]:
    """The example's value by the mark of each input and result. What is not known is said at the step itself and not
    again here."""
    unknown = WORDING[calculator.language].unknown
    found = {one.mark: line.value for one, line in zip(calculator.inputs, example.given, strict=True)}
    for result, line in zip(calculator.results, example.worked, strict=True):
        found[result.mark] = unknown if line.value in result.unknown else line.value
    return found
