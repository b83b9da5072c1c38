"""content/cards.yml, courses.yml, profiles/ and lessons/*/teach.yml become the records of model.classroom."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from build_scripts.diagnostics import Findings
from build_scripts.load.yaml_source import Node, read_yaml
from build_scripts.model import (
    LANGUAGES,
    SETTINGS,
    Card,
    CardSet,
    CourseLink,
    CourseOutline,
    CoursePart,
    Curriculum,
    Profile,
    Setting,
    Teaching,
    Text,
)

CARDS = "content/cards.yml"
COURSES = "content/courses.yml"
PROFILES = "content/profiles"
_NOTHING = Text("", "")


def load_cards(root: Path, findings: Findings) -> tuple[CardSet, ...]:
    """Every set, in the order of the file; none where there is no file."""
    return tuple(_set(key, node) for key, node in _top(root, CARDS, findings))


def load_courses(root: Path, findings: Findings) -> tuple[CourseOutline, ...]:
    """Every course, in the order of the file; none where there is no file."""
    return tuple(_course(key, node) for key, node in _top(root, COURSES, findings))


def load_profiles(root: Path, findings: Findings) -> tuple[Profile, ...]:
    """Every profile by the name of its file, in their order."""
    found = []
    for path in sorted((root / PROFILES).glob("*.yml")):
        node = read_yaml(path, root, findings)
        if node is not None:
            found.append(_profile(path.stem, node))
    return tuple(found)


def load_teaching(root: Path, findings: Findings) -> tuple[Teaching, ...]:
    """What stands in a lesson's own ``teach.yml``, by lesson."""
    found = []
    for path in sorted((root / "content" / "lessons").glob("*/teach.yml")):
        node = read_yaml(path, root, findings)
        if node is not None:
            found.append(_teaching(path.parent.name, node))
    return tuple(found)


def _teaching(lesson: str, node: Node) -> Teaching:
    fields = node.fields("board", "slow", "fast", "power", "courses")
    return Teaching(
        lesson=lesson,
        board=fields.get("board", _texts, ()),
        slow=fields.get("slow", _texts, ()),
        fast=fields.get("fast", _texts, ()),
        power=fields.get("power", _texts, ()),
        links=tuple(_link(one) for one in fields.get("courses", Node.list, [])),
        location=node.location,
    )


def _link(node: Node) -> CourseLink:
    fields = node.fields("course", "point", "source")
    return CourseLink(
        fields.must("course", Node.text, _NOTHING),
        fields.must("point", Node.text, _NOTHING),
        fields.must("source", Node.str, ""),
    )


def _texts(node: Node) -> tuple[Text, ...]:
    return tuple(one.text() for one in node.list())


def _top(root: Path, name: str, findings: Findings) -> list[tuple[str, Node]]:
    path = root / name
    top = read_yaml(path, root, findings) if path.exists() else None
    return top.items() if top is not None else []


def _set(key: str, node: Node) -> CardSet:
    fields = node.fields("lesson", "title", "use", "kind", "cards", "copies", "rows")
    return CardSet(
        id=key,
        lesson=fields.must("lesson", Node.str, ""),
        title=fields.must("title", Node.text, _NOTHING),
        use=fields.must("use", Node.text, _NOTHING),
        kind=fields.get("kind", lambda n: n.choice("cards", "board", "record"), "cards"),
        cards=tuple(_card(one) for one in fields.must("cards", Node.list, [])),
        copies=max(1, fields.get("copies", Node.int, 1)),
        rows=fields.get("rows", Node.int, 0),
        location=node.location,
    )


def _card(node: Node) -> Card:
    if node.is_mapping() and not {"front", "note", "back"} & {key for key, _ in node.items()}:
        return Card(node.text(), None, None, node.location)
    fields = node.fields("front", "note", "back")
    return Card(
        front=fields.must("front", Node.text, _NOTHING),
        note=fields.get("note", Node.text, None),
        back=fields.get("back", Node.text, None),
        location=node.location,
    )


def _course(key: str, node: Node) -> CourseOutline:
    fields = node.fields("title", "years", "about", "minutes", "audience", "lessons", "curricula")
    return CourseOutline(
        id=key,
        title=fields.must("title", Node.text, _NOTHING),
        years=fields.must("years", Node.text, _NOTHING),
        about=fields.must("about", Node.text, _NOTHING),
        minutes=fields.must("minutes", Node.int, 40),
        audience=fields.get("audience", Node.str, ""),
        parts=tuple(
            CoursePart(lesson, periods.int()) for lesson, periods in fields.get("lessons", Node.items, [])
        ),
        location=node.location,
        curricula=tuple(_curriculum(one) for one in fields.get("curricula", Node.list, [])),
    )


def _curriculum(node: Node) -> Curriculum:
    fields = node.fields("source", "part", "checked")
    return Curriculum(
        source=fields.must("source", Node.str, ""),
        part=fields.get("part", Node.text, None),
        checked=fields.must("checked", Node.date, date.min),
        location=node.location,
    )


def _profile(name: str, node: Node) -> Profile:
    fields = node.fields(
        "region", "school", "setting", "levels", "minutes", "channels", "lessons", "languages"
    )
    return Profile(
        id=name,
        region=fields.must("region", Node.str, ""),
        school=fields.get("school", Node.text, _NOTHING),
        setting=fields.get("setting", _setting, None),
        levels=fields.get("levels", Node.strings, ()),
        minutes=tuple(one.int() for one in fields.get("minutes", Node.list, [])),
        channels=fields.get("channels", Node.strings, ()),
        lessons=fields.get("lessons", Node.strings, ()),
        languages=tuple(one.choice(*LANGUAGES) for one in fields.get("languages", Node.list, [])),
        location=node.location,
    )


def _setting(node: Node) -> Setting:
    chosen = node.choice(*SETTINGS)
    return next(setting for setting in SETTINGS if setting == chosen)
