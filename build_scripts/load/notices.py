"""content/notices.yml becomes Notices."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from build_scripts.diagnostics import Findings
from build_scripts.load.yaml_source import Node, read_yaml
from build_scripts.model import Notice, Text

PATH = "content/notices.yml"
_NOTHING = Text("", "")
_NO_DAY = date(1, 1, 1)


def load_notices(root: Path, findings: Findings) -> tuple[Notice, ...]:
    """Every notice, in the order of the file; none where there is no file."""
    path = root / PATH
    top = read_yaml(path, root, findings) if path.exists() else None
    return tuple(_notice(key, node) for key, node in (top.items() if top is not None else ()))


def _notice(key: str, node: Node) -> Notice:
    fields = node.fields("lesson", "title", "text", "where", "office", "put_up", "take_down")
    return Notice(
        id=key,
        lesson=fields.must("lesson", Node.str, ""),
        title=fields.get("title", Node.text, None),
        text=tuple(paragraph.text() for paragraph in fields.get("text", Node.list, [])),
        where=fields.must("where", Node.text, _NOTHING),
        office=fields.must("office", Node.str, ""),
        put_up=fields.must("put_up", Node.date, _NO_DAY),
        take_down=fields.must("take_down", Node.date, _NO_DAY),
        location=node.location,
    )
