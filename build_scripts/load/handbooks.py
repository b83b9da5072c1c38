"""content/handbooks.yml becomes Handbooks."""

from __future__ import annotations

import re
from pathlib import Path

from build_scripts.diagnostics import Findings
from build_scripts.load.yaml_source import Node, read_yaml
from build_scripts.model import Handbook, Text

FILE = "content/handbooks.yml"
_NOTHING = Text("", "")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def load_handbooks(root: Path, findings: Findings) -> tuple[Handbook, ...]:
    """Every handbook, in the order of the file; none where there is no file."""
    path = root / FILE
    top = read_yaml(path, root, findings) if path.exists() else None
    return tuple(_handbook(key, node) for key, node in (top.items() if top is not None else []))


def _handbook(key: str, node: Node) -> Handbook:
    if not _ID.fullmatch(key):
        node.findings.add("Y108", node.location, key="id", value=key, allowed="a-z 0-9 -")
    fields = node.fields("title", "about", "strand", "audience", "regions", "large_print")
    return Handbook(
        id=key,
        title=fields.must("title", Node.text, _NOTHING),
        about=fields.must("about", Node.text, _NOTHING),
        strand=fields.get("strand", Node.str, ""),
        audience=fields.get("audience", Node.str, ""),
        regions=fields.get("regions", Node.strings, ()),
        large_print=fields.get("large_print", Node.bool, False),
        location=node.location,
    )
