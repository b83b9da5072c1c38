"""workshops/<id>/workshop.yml and its sample roster become Workshops."""

from __future__ import annotations

import re
from pathlib import Path

from build_scripts.diagnostics import Findings
from build_scripts.load.roster import load_roster
from build_scripts.load.yaml_source import Node, read_yaml
from build_scripts.model import FormItem, Session, Text, Workshop

SESSION_KINDS = ("session", "arrival", "opening", "break", "lunch", "closing")
FORM_TYPES = ("scale", "choice", "yes-no", "open")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_NOTHING = Text("", "")


def load_workshops(root: Path, findings: Findings) -> tuple[Workshop, ...]:
    """Every workshop definition by folder name."""
    workshops = []
    for path in sorted((root / "workshops").glob("*/workshop.yml")):
        top = read_yaml(path, root, findings)
        if top is not None:
            workshops.append(_workshop(top, path, root, findings))
    return tuple(workshops)


def _workshop(top: Node, path: Path, root: Path, findings: Findings) -> Workshop:
    fields = top.fields(
        "title",
        "purpose",
        "start",
        "date",
        "place",
        "participants",
        "publics",
        "primer",
        "sessions",
        "feedback",
    )
    numbers = fields.must("participants", _participants, (0, 0, 0, 8))
    return Workshop(
        id=path.parent.name,
        title=fields.must("title", Node.text, _NOTHING),
        purpose=fields.must("purpose", Node.text, _NOTHING),
        start=fields.must("start", _clock, "09:00"),
        date=fields.get("date", Node.date, None),
        place=fields.must("place", Node.text, _NOTHING),
        participants_min=numbers[0],
        participants_max=numbers[1],
        per_public=numbers[2],
        publics=fields.must("publics", Node.strings, ()),
        primer=fields.must("primer", Node.strings, ()),
        sessions=tuple(_session(n) for n in fields.must("sessions", Node.list, [])),
        feedback=tuple(_form_item(n) for n in fields.get("feedback", Node.list, [])),
        sample=load_roster(path.parent / "participants.sample.csv", root, findings),
        location=top.location,
        per_table=numbers[3],
    )


def _participants(node: Node) -> tuple[int, int, int, int]:
    fields = node.fields("min", "max", "per_public", "per_table")
    return (
        fields.must("min", _positive, 1),
        fields.must("max", _positive, 1),
        fields.must("per_public", _positive, 1),
        fields.get("per_table", _positive, 8),
    )


def _positive(node: Node) -> int:
    """A whole number from 1."""
    found = len(node.findings)
    value = node.int()
    if value < 1 and len(node.findings) == found:
        node.findings.add("Y108", node.location, key=node.key, value=value, allowed="1, 2, 3 …")
    return max(value, 1)


def _clock(node: Node) -> str:
    value = node.str()
    if not _CLOCK.fullmatch(value):
        node.findings.add("K902", node.location, value=value)
        return "09:00"
    return value


def _session(node: Node) -> Session:
    fields = node.fields(
        "id", "title", "kind", "minutes", "at", "lead", "method", "lesson", "materials", "script"
    )
    return Session(
        id=fields.must("id", Node.str, ""),
        title=fields.must("title", Node.text, _NOTHING),
        kind=fields.get("kind", lambda n: n.choice(*SESSION_KINDS), "session"),
        minutes=fields.must("minutes", _positive, 1),
        at=fields.get("at", _clock, None),
        lead=fields.get("lead", Node.text, _NOTHING),
        method=fields.get("method", Node.text, None),
        lesson=fields.get("lesson", Node.str, None),
        materials=fields.get("materials", Node.text, None),
        script=fields.get("script", Node.text, None),
        location=node.location,
    )


def _form_item(node: Node) -> FormItem:
    fields = node.fields("id", "type", "ask", "options", "lines")
    return FormItem(
        id=fields.must("id", Node.str, ""),
        type=fields.must("type", lambda n: n.choice(*FORM_TYPES), "open"),
        ask=fields.must("ask", Node.text, _NOTHING),
        options=tuple(n.text() for n in fields.get("options", Node.list, [])),
        lines=fields.get("lines", _positive, 3),
    )
