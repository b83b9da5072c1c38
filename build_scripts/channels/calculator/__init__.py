"""Calculators become worksheets to fill in with a pencil, one PDF and one plain text each."""

from __future__ import annotations

from build_scripts.channels.calculator.channel import CalculatorChannel

CHANNEL = CalculatorChannel()
