"""content/calculators/<id>.yml become Calculators."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast, get_args

from build_scripts.diagnostics import Findings
from build_scripts.load.yaml_source import Node, read_yaml
from build_scripts.model import (
    Calculator,
    CalculatorInput,
    CalculatorResult,
    Choice,
    Example,
    InputKind,
    ResultKind,
    Rounding,
    Text,
)

INPUT_KINDS: tuple[str, ...] = get_args(InputKind)
RESULT_KINDS: tuple[str, ...] = get_args(ResultKind)
ROUNDINGS: tuple[str, ...] = get_args(Rounding)
_NOTHING = Text("", "")
_PLACES = {"money": 2, "percent": 2}


def load_calculators(root: Path, findings: Findings) -> tuple[Calculator, ...]:
    """Every calculator, in the order of the files' names."""
    calculators = []
    for path in sorted((root / "content" / "calculators").glob("*.yml")):
        top = read_yaml(path, root, findings)
        if top is not None:
            calculators.append(_calculator(path.stem, top))
    return tuple(calculators)


def _calculator(name: str, top: Node) -> Calculator:
    fields = top.fields(
        "title",
        "intro",
        "audiences",
        "inputs",
        "results",
        "assumptions",
        "contact",
        "contacts",
        "lessons",
        "examples",
    )
    contact = fields.get("contact", Node.str, "")
    return Calculator(
        id=name,
        title=fields.must("title", Node.text, _NOTHING),
        intro=fields.must("intro", Node.text, _NOTHING),
        audiences=fields.must("audiences", Node.strings, ()),
        inputs=tuple(_input(n) for n in fields.must("inputs", Node.list, [])),
        results=tuple(_result(n) for n in fields.must("results", Node.list, [])),
        assumptions=tuple(n.text() for n in fields.must("assumptions", Node.list, [])),
        contacts=(*((contact,) if contact else ()), *fields.get("contacts", Node.strings, ())),
        lessons=fields.get("lessons", Node.strings, ()),
        examples=tuple(_example(n) for n in fields.must("examples", Node.list, [])),
        location=top.location,
    )


def _input(node: Node) -> CalculatorInput:
    fields = node.fields("id", "label", "help", "kind", "min", "max", "default", "options")
    return CalculatorInput(
        id=fields.must("id", Node.str, ""),
        label=fields.must("label", Node.text, _NOTHING),
        help=fields.get("help", Node.text, None),
        kind=cast(InputKind, fields.must("kind", lambda n: n.choice(*INPUT_KINDS), "count")),
        least=fields.get("min", Node.str, ""),
        most=fields.get("max", Node.str, ""),
        start=fields.get("default", Node.str, ""),
        options=tuple(_choice(n) for n in fields.get("options", Node.list, [])),
        location=node.location,
    )


def _choice(node: Node) -> Choice:
    fields = node.fields("id", "zh", "en")
    return Choice(fields.must("id", Node.str, ""), fields.text(node))


def _result(node: Node) -> CalculatorResult:
    fields = node.fields(
        "id", "label", "note", "kind", "per", "formula", "places", "rounding", "shown", "main"
    )
    kind = cast(ResultKind, fields.must("kind", lambda n: n.choice(*RESULT_KINDS), "count"))
    return CalculatorResult(
        id=fields.must("id", Node.str, ""),
        label=fields.must("label", Node.text, _NOTHING),
        note=fields.get("note", Node.text, None),
        kind=kind,
        per_month=fields.get("per", lambda n: n.choice("month"), "") == "month",
        formula=fields.must("formula", Node.str, "0"),
        places=fields.get("places", Node.int, _PLACES.get(kind, 0)),
        rounding=cast(Rounding, fields.get("rounding", lambda n: n.choice(*ROUNDINGS), "half")),
        shown=fields.get("shown", Node.bool, True),
        main=fields.get("main", Node.bool, False),
        location=node.location,
    )


def _example(node: Node) -> Example:
    fields = node.fields("label", "region", "as_of", "given", "expect")
    return Example(
        label=fields.must("label", Node.text, _NOTHING),
        region=fields.must("region", Node.str, ""),
        as_of=fields.must("as_of", Node.date, date(1, 1, 1)),
        given=_pairs(fields.must("given", Node.items, [])),
        expect=_pairs(fields.must("expect", Node.items, [])),
        location=node.location,
    )


def _pairs(entries: list[tuple[str, Node]]) -> tuple[tuple[str, str], ...]:
    return tuple((key, node.str()) for key, node in entries)
