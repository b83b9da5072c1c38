"""workshops/<id>/workshop.yml and its sample roster become Workshops."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from build_scripts.diagnostics import Findings
from build_scripts.load.own_documents import load_documents
from build_scripts.load.own_fields import load_fields
from build_scripts.load.roster import load_roster
from build_scripts.load.yaml_source import Node, read_yaml
from build_scripts.model import (
    BADGE_STOCKS,
    INTERPRETATIONS,
    PLAN_WORK,
    FormItem,
    Interpretation,
    PlanWork,
    Session,
    Supply,
    Text,
    Track,
    Workshop,
)

SESSION_KINDS = ("session", "arrival", "opening", "break", "lunch", "closing")
FORM_TYPES = ("scale", "choice", "yes-no", "open")
SUPPLY_UNITS = ("person", "table", "room", "event")
_SPOKEN = ("session", "opening", "closing")
"""Kinds of sessions in which people speak to the room."""
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_NOTHING = Text("", "")


def load_workshops(root: Path, findings: Findings) -> tuple[Workshop, ...]:
    """Every workshop definition by folder name."""
    paths = sorted((root / "workshops").glob("*/workshop.yml"))
    found = (load_workshop(path, root, findings) for path in paths)
    return tuple(workshop for workshop in found if workshop is not None)


def load_workshop(path: Path, root: Path, findings: Findings) -> Workshop | None:
    """The definition in one ``workshop.yml``, named after its folder; None when it cannot be read."""
    top = read_yaml(path, root, findings)
    return None if top is None else _workshop(top, path, root, findings)


def _workshop(top: Node, path: Path, root: Path, findings: Findings) -> Workshop:
    fields = top.fields(
        "title",
        "purpose",
        "start",
        "date",
        "place",
        "end",
        "time-zone",
        "interpretation",
        "plans",
        "badges",
        "participants",
        "publics",
        "primer",
        "sessions",
        "feedback",
        "fields",
        "documents",
    )
    own = load_fields(fields.get("fields", Node.list, []))
    numbers = fields.must("participants", _participants, _Numbers())
    return Workshop(
        id=path.parent.name,
        title=fields.must("title", Node.text, _NOTHING),
        purpose=fields.must("purpose", Node.text, _NOTHING),
        start=fields.must("start", _clock, "09:00"),
        date=fields.get("date", Node.date, None),
        place=fields.must("place", Node.text, _NOTHING),
        participants_min=numbers.least,
        participants_max=numbers.most,
        per_public=numbers.per_public,
        publics=fields.must("publics", Node.strings, ()),
        primer=fields.must("primer", Node.strings, ()),
        sessions=tuple(_session(n) for n in fields.must("sessions", Node.list, [])),
        feedback=tuple(_form_item(n) for n in fields.get("feedback", Node.list, [])),
        sample=load_roster(path.parent / "participants.sample.csv", root, findings, fields=own),
        location=top.location,
        per_table=numbers.per_table,
        quotas=numbers.quotas,
        end=fields.get("end", _clock, None),
        interpretation=fields.get("interpretation", _interpretation, "none"),
        plans=fields.get("plans", _plans, "kept"),
        badges=fields.get("badges", _badges, BADGE_STOCKS[0]),
        time_zone=fields.get("time-zone", _time_zone, "Asia/Shanghai"),
        fields=own,
        documents=load_documents(
            fields.get("documents", Node.list, []), path.parent / "documents", root, findings, both=True
        ),
    )


@dataclass(frozen=True, slots=True)
class _Numbers:
    """How many people, in all and of each public."""

    least: int = 0
    most: int = 0
    per_public: int = 0
    per_table: int = 8
    quotas: tuple[tuple[str, int], ...] = ()


def _participants(node: Node) -> _Numbers:
    """Min, max and so on; a smallest number above the largest is a finding."""
    fields = node.fields("min", "max", "per_public", "per_table", "quotas")
    numbers = _Numbers(
        least=fields.must("min", _positive, 1),
        most=fields.must("max", _positive, 1),
        per_public=fields.must("per_public", _positive, 1),
        per_table=fields.get("per_table", _positive, 8),
        quotas=fields.get("quotas", _quotas, ()),
    )
    if numbers.most < numbers.least:
        node.findings.add("Y108", node.location, key="max", value=numbers.most, allowed=f"≥ {numbers.least}")
    return numbers


def _quotas(node: Node) -> tuple[tuple[str, int], ...]:
    return tuple((public, _count(number)) for public, number in node.items())


def _count(node: Node) -> int:
    """A whole number from 0."""
    found = len(node.findings)
    value = node.int()
    if value < 0 and len(node.findings) == found:
        node.findings.add("Y108", node.location, key=node.key, value=value, allowed="0, 1, 2 …")
    return max(value, 0)


def _interpretation(node: Node) -> Interpretation:
    value = node.choice(*INTERPRETATIONS)
    return next((mode for mode in INTERPRETATIONS if mode == value), "none")


def _plans(node: Node) -> PlanWork:
    value = node.choice(*PLAN_WORK)
    return next((work for work in PLAN_WORK if work == value), "kept")


def _badges(node: Node) -> str:
    value = node.choice(*BADGE_STOCKS)
    return value if value in BADGE_STOCKS else BADGE_STOCKS[0]


def _time_zone(node: Node) -> str:
    """A name of the IANA database that this machine knows."""
    value = node.str()
    try:
        ZoneInfo(value)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        node.findings.add("Y108", node.location, key=node.key, value=value, allowed="Asia/Shanghai …")
        return "Asia/Shanghai"
    return value


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
        "id",
        "title",
        "kind",
        "minutes",
        "at",
        "lead",
        "method",
        "lesson",
        "lessons",
        "materials",
        "supplies",
        "tracks",
        "script",
        "may-drop",
        "shorten-to",
        "interpreted",
    )
    minutes = fields.must("minutes", _positive, 1)
    kind = fields.get("kind", lambda n: n.choice(*SESSION_KINDS), "session")
    return Session(
        id=fields.must("id", Node.str, ""),
        title=fields.must("title", Node.text, _NOTHING),
        kind=kind,
        minutes=minutes,
        at=fields.get("at", _clock, None),
        lead=fields.get("lead", Node.text, _NOTHING),
        method=fields.get("method", Node.text, None),
        lesson=fields.get("lesson", Node.str, None),
        materials=fields.get("materials", Node.text, None),
        script=fields.get("script", Node.text, None),
        location=node.location,
        more_lessons=fields.get("lessons", Node.strings, ()),
        tracks=tuple(_track(n) for n in fields.get("tracks", Node.list, [])),
        supplies=tuple(_supply(n) for n in fields.get("supplies", Node.list, [])),
        may_drop=fields.get("may-drop", Node.bool, False),
        shorten_to=fields.get("shorten-to", lambda n: _shorter(n, minutes), None),
        interpreted=fields.get("interpreted", Node.bool, kind in _SPOKEN),
    )


def _shorter(node: Node, minutes: int) -> int:
    """Minutes below those of the session."""
    value = _positive(node)
    if value >= minutes:
        node.findings.add("Y108", node.location, key=node.key, value=value, allowed=f"< {minutes}")
        return minutes
    return value


def _track(node: Node) -> Track:
    fields = node.fields("title", "lead", "room", "lesson")
    return Track(
        title=fields.must("title", Node.text, _NOTHING),
        lead=fields.get("lead", Node.text, _NOTHING),
        room=fields.must("room", Node.text, _NOTHING),
        lesson=fields.get("lesson", Node.str, None),
    )


def _supply(node: Node) -> Supply:
    fields = node.fields("what", "count", "per", "spare")
    return Supply(
        what=fields.must("what", Node.text, _NOTHING),
        count=fields.get("count", _positive, 1),
        per=fields.get("per", lambda n: n.choice(*SUPPLY_UNITS), "event"),
        spare=fields.get("spare", _count, 0),
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
