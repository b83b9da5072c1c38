"""A fact becomes everything that a change of it touches: places in the source, and a reprint list of artefacts.

The list is not guessed from quotations. The fact is changed in memory and everything planned again: what then has
another key is what would be made anew, packs and search pages included.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from build_scripts.facts import remade
from build_scripts.facts.remade import Remade
from build_scripts.facts.uses import Use, UseKind, by_kind
from build_scripts.model import Catalogue, Fact, FactAmount, FactValue, Text

_HEADS: dict[UseKind, str] = {
    "lesson": "课程 · lessons",
    "quiz": "测验 · quiz",
    "figure": "例子里的数字 · figures of examples",
    "term": "词汇 · terms",
    "contact": "联系方式 · contacts",
    "workshop": "活动 · workshops",
    "flow": "流程 · flows",
    "calculator": "计算器 · calculators",
    "other": "其他 · other",
}


def altered(catalogue: Catalogue, fact_id: str, region: str = "") -> Catalogue:
    """The catalogue with every value of a fact (or of one region's) a little different; a rule's statement too."""
    return replace(
        catalogue,
        facts=tuple(_altered(fact, region) if fact.id == fact_id else fact for fact in catalogue.facts),
    )


def _altered(fact: Fact, region: str) -> Fact:
    if fact.kind == "rule":
        statement = fact.statement or Text("", "")
        return replace(fact, statement=Text(statement.zh + "（改）", statement.en + " (changed)"))
    return replace(
        fact,
        values=tuple(
            replace(value, amount=_other(value.amount)) if _concerns(value, region) else value
            for value in fact.values
        ),
    )


def _concerns(value: FactValue, region: str) -> bool:
    return not region or value.region == region


def _other(amount: FactAmount) -> FactAmount:
    if isinstance(amount, Decimal):
        return amount + 1
    if isinstance(amount, tuple):
        return (amount[0] + 1, amount[1] + 1)
    if isinstance(amount, date):
        return amount + timedelta(days=1)
    return amount if amount is None else amount + "0"


def as_text(fact: Fact, uses: tuple[Use, ...], artefacts: tuple[Remade, ...], as_of: date) -> str:
    """A report for a terminal: places with file and line, then the reprint list, print first."""
    lines = [f"{fact.id}  {fact.label.zh} · {fact.label.en}", ""]
    for kind, head in _HEADS.items():
        here = by_kind(uses, kind)
        if here:
            lines.append(f"{head} ({len(here)})")
            lines += [f"  {_place(use)}" for use in here]
    if not uses:
        lines.append("源内容里无人引用 · quoted nowhere in the source")
    printed = sum(1 for r in artefacts if r.printed)
    lines += [
        "",
        f"成品 · artefacts ({len(artefacts)}，其中印刷品 of which print {printed})  {as_of}",
        *remade.as_text(artefacts),
    ]
    return "\n".join(lines)


def _place(use: Use) -> str:
    at = use.location
    parts = [use.owner, use.part, use.language or "zh+en", f"{at.path}:{at.line}:{at.column}", use.via]
    return "  ".join(part for part in parts if part)
