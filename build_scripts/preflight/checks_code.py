"""The QR codes of a file become faults: too small, too tight, not said in words, lost in a photocopy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_scripts.preflight.fault import Fault, fault
from build_scripts.preflight.survey import Code, Letter, Side, Survey
from build_scripts.print_kinds import PrintKind
from build_scripts.render.qr import QUIET_ZONE

LEAST_MODULE = 0.4
"""Millimetres; phones of older readers need no less."""
_COLUMN = 9.0
"""Millimetres by which the address may be wider than its code on either side."""
_LINE = 1.2
_READING = 0.02
"""How far the measured side of a module may be off, since pixels are counted."""


def codes(survey: Survey, kind: PrintKind | None) -> Iterator[Fault]:
    """A301–A305."""
    said = _squeezed("".join(side.text for side in survey.sides))
    if kind is not None and kind.code and not any(side.codes for side in survey.sides):
        yield fault("A301")
    for side in survey.sides:
        for code in side.codes:
            if code.module < LEAST_MODULE - _READING:
                yield fault("A302", side.number, found=f"{code.module:.2f}", least=f"{LEAST_MODULE:g}")
            if code.quiet < QUIET_ZONE - 0.5:
                yield fault("A303", side.number, found=f"{code.quiet:g}", least=QUIET_ZONE)
            address = _squeezed(code.text.removeprefix("https://").rstrip("/"))
            if address not in said and address not in _beside(code, side):
                yield fault("A304", side.number, address=code.text)
            if not code.survives:
                yield fault("A305", side.number, address=code.text)


def _beside(code: Code, side: Side) -> str:
    """What stands under a code in a column of its own, whose lines the text of the page may have mixed with others."""
    column = [
        letter
        for letter in side.letters
        if code.left - _COLUMN < letter.left
        and letter.right < code.right + _COLUMN
        and code.bottom < letter.bottom < code.bottom + 4 * _COLUMN
    ]
    rows: dict[int, list[Letter]] = {}
    for letter in sorted(column, key=lambda letter: letter.bottom):
        # Lines are two millimetres apart at least; letters of one differ by their descenders.
        row = next((key for key in rows if abs(key / 10 - letter.bottom) < _LINE), round(letter.bottom * 10))
        rows.setdefault(row, []).append(letter)
    lines = (sorted(rows[row], key=lambda letter: letter.left) for row in sorted(rows))
    return _squeezed("".join(letter.sign for line in lines for letter in line))


def _squeezed(text: str) -> str:
    """Without the spaces and breaks of a narrow column, and without hyphens: at the end of a line they read as another
    sign."""
    return re.sub(r"[-\s\u00ad\u200b\u2060\ufffe\ufeff\x02]", "", text)
