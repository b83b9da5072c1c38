"""content/sources.yml and content/facts/*.yml become Sources and Facts."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import cast, get_args

from build_scripts.diagnostics import Findings
from build_scripts.load.yaml_source import Fields, Node, read_yaml
from build_scripts.model import (
    Confidence,
    Fact,
    FactAmount,
    FactKind,
    FactValue,
    Figure,
    Per,
    Source,
    Text,
)

FACT_KINDS: tuple[str, ...] = get_args(FactKind)
PER: tuple[str, ...] = get_args(Per)
CONFIDENCE: tuple[str, ...] = get_args(Confidence)
SOURCE_KINDS = ("law", "regulation", "notice", "data", "page", "project")
_ID = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_NO_DAY = date(1, 1, 1)


def load_sources(root: Path, findings: Findings) -> tuple[Source, ...]:
    """The documents that facts rest on, in file order."""
    top = read_yaml(root / "content" / "sources.yml", root, findings)
    if top is None:
        return ()
    sources = []
    for key, node in top.items():
        fields = node.fields("title", "kind", "date", "where")
        sources.append(
            Source(
                id=key,
                title=fields.must("title", Node.text, Text("", "")),
                kind=fields.must("kind", lambda n: n.choice(*SOURCE_KINDS), "page"),
                date=fields.get("date", Node.date, None),
                where=fields.get("where", Node.str, ""),
                location=node.location,
            )
        )
    return tuple(sources)


def load_facts(root: Path, findings: Findings) -> tuple[Fact, ...]:
    """Every fact of every file of the register, in order of file name and place; ids are unique over all files."""
    facts: dict[str, Fact] = {}
    for path in sorted((root / "content" / "facts").glob("*.yml")):
        top = read_yaml(path, root, findings)
        for key, node in top.items() if top is not None else []:
            fact = _fact(key, node)
            if key in facts:
                first = facts[key].location
                findings.add("F201", node.location, id=key, first=f"{first.path}:{first.line}")
                continue
            if not _ID.fullmatch(key):
                findings.add("Y108", node.location, key="id", value=key, allowed="a-z 0-9 - .")
            facts[key] = fact
    return tuple(facts.values())


def _fact(key: str, node: Node) -> Fact:
    fields = node.fields("label", "kind", "per", "unit", "statement", "values", "ask")
    kind = cast(FactKind, fields.must("kind", lambda n: n.choice(*FACT_KINDS), "rule"))
    unit, plural = fields.get("unit", _unit, (None, None))
    statement = fields.get("statement", Node.text, None)
    if kind == "rule" and statement is None:
        fields.need("statement")
    if kind == "count" and unit is None:
        fields.need("unit")
    values = fields.must("values", Node.list, [])
    return Fact(
        id=key,
        label=fields.must("label", Node.text, Text("", "")),
        kind=kind,
        per=cast(Per, fields.get("per", lambda n: n.choice(*PER), None)),
        unit=unit,
        unit_plural=plural,
        statement=statement,
        values=tuple(_value(key, kind, value) for value in values),
        location=node.location,
        ask=fields.get("ask", Node.str, ""),
    )


def _unit(node: Node) -> tuple[Text | None, str | None]:
    fields = node.fields("zh", "en", "en_plural")
    return (
        Text(fields.must("zh", Node.str, ""), fields.must("en", Node.str, "")),
        fields.get("en_plural", Node.str, None),
    )


def _value(key: str, kind: FactKind, node: Node) -> FactValue:
    fields = node.fields(
        "region",
        "from",
        "to",
        "value",
        "source",
        "article",
        "checked",
        "review_by",
        "confidence",
        "year",
        "note",
    )
    return FactValue(
        region=fields.must("region", Node.str, "CN"),
        start=fields.must("from", Node.date, _NO_DAY),
        end=fields.get("to", Node.date, None),
        amount=_amount(key, kind, fields),
        source=fields.must("source", Node.str, ""),
        article=fields.get("article", _article, None),
        checked=fields.must("checked", Node.date, _NO_DAY),
        review_by=fields.get("review_by", Node.date, None),
        confidence=cast(Confidence, fields.must("confidence", lambda n: n.choice(*CONFIDENCE), "low")),
        year=fields.get("year", Node.int, None),
        note=fields.get("note", Node.text, None),
        location=node.location,
    )


def _article(node: Node) -> Text:
    """``"17"`` → 第17条 / Art. 17; ``"17, 19"`` → 第17、19条 / Art. 17, 19; {zh, en} as written."""
    if node.is_mapping():
        return node.text()
    numbers = [part.strip() for part in node.str().replace("、", ",").split(",")]
    return Text("第" + "、".join(numbers) + "条", "Art. " + ", ".join(numbers))


def _amount(key: str, kind: FactKind, fields: Fields) -> FactAmount:
    node = fields.optional("value")
    if kind == "rule":
        if node is not None and not node.is_null():
            node.findings.add(
                "F202",
                node.location,
                id=key,
                kind=kind,
                problem_zh="规则没有数值，内容写在 statement 里",
                problem="a rule has no value; its words stand in 'statement'",
            )
        return None
    if node is None:
        fields.need("value")
        return None
    return None if node.is_null() else read_amount(key, kind, node)


def read_amount(key: str, kind: FactKind, node: Node) -> FactAmount:
    """A value as its kind wants it: number or range, date, or phone number; otherwise finding F202."""
    problem: tuple[str, str] | None = None
    amount: FactAmount = None
    if kind == "date":
        return node.date()
    if kind == "phone":
        amount = node.str()
        if not re.fullmatch(r"[0-9+][0-9 -]{2,19}", amount):
            problem = ("应为电话号码", "a phone number is wanted")
    elif node.is_list():
        ends = [n.number() for n in node.list()]
        if len(ends) == 2 and ends[0] < ends[1]:
            amount = (ends[0], ends[1])
        else:
            problem = ("范围写成 [低, 高]", "a range is [low, high]")
    else:
        amount = node.number()
        if amount < 0:
            problem = ("不能是负数", "it cannot be negative")
    if problem is not None:
        node.findings.add("F202", node.location, id=key, kind=kind, problem_zh=problem[0], problem=problem[1])
        return Decimal(0) if kind != "phone" else "0"
    return amount


def load_figures(path: Path, root: Path, findings: Findings) -> tuple[Figure, ...]:
    """A lesson's figures.yml: invented amounts and formulas, in file order; none when there is no file."""
    if not path.is_file():
        return ()
    top = read_yaml(path, root, findings)
    figures = []
    for key, node in top.items() if top is not None else []:
        fields = node.fields("kind", "per", "value", "calc")
        kind = cast(FactKind, fields.must("kind", lambda n: n.choice(*FACT_KINDS), "money"))
        value, calc = fields.optional("value"), fields.get("calc", Node.str, None)
        if value is None and calc is None:
            fields.need("value")
        figures.append(
            Figure(
                id=key,
                kind=kind,
                per=cast(Per, fields.get("per", lambda n: n.choice(*PER), None)),
                amount=None if value is None else read_amount(key, kind, value),
                calc=calc,
                location=node.location,
            )
        )
    return tuple(figures)
