"""A bank becomes a table for mini-quiz tools of WeChat and WPS: one question a row, letters of the right answers."""

from __future__ import annotations

import csv
import io

from build_scripts.channels.bank.bank import Bank
from build_scripts.channels.bank.shuffle import LETTERS, in_order
from build_scripts.channels.bank.wording import WORDING
from build_scripts.model import QuestionType

HOLDS: tuple[QuestionType, ...] = ("single", "multiple", "true-false")
OPTIONS = 6
"""Columns for answers."""
_FORMULA = ("=", "+", "-", "@", "\t")


def mini_quiz(bank: Bank) -> bytes:
    """UTF-8 with the mark by which WPS and Excel know it, lines ended as they do. Questions of other types than
    ``HOLDS`` are not in it."""
    w = WORDING[bank.language]
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    letters = LETTERS[:OPTIONS]
    named = [f"{w.option} {letter}" for letter in letters]
    table.writerow(
        (
            w.column_type,
            w.column_stem,
            *named,
            w.column_right,
            w.column_why,
            w.points,
            w.source,
            w.column_id,
        )
    )
    for one in in_order(tuple(item for item in bank.items if item.type in HOLDS), "csv"):
        texts = [option.text for option in one.asked.options]
        table.writerow(
            _safe(cell)
            for cell in (
                w.types[one.item.type],
                one.item.stem,
                *(texts + [""] * OPTIONS)[:OPTIONS],
                "".join(one.letters),
                one.item.explanation,
                str(one.item.points),
                w.stop.join(one.item.sources),
                one.item.id,
            )
        )
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _safe(cell: str) -> str:
    """A cell that a spreadsheet does not take for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
