"""content/slogans.yml becomes Slogans."""

from __future__ import annotations

from pathlib import Path

from build_scripts.diagnostics import Findings
from build_scripts.load.yaml_source import Node, read_yaml
from build_scripts.model import Slogan, Text

PATH = "content/slogans.yml"
_NOTHING = Text("", "")


def load_slogans(root: Path, findings: Findings) -> tuple[Slogan, ...]:
    """Every slogan, in the order of the file; none where there is no file."""
    path = root / PATH
    top = read_yaml(path, root, findings) if path.exists() else None
    return tuple(_slogan(key, node) for key, node in (top.items() if top is not None else ()))


def _slogan(key: str, node: Node) -> Slogan:
    fields = node.fields("say", "lessons")
    return Slogan(
        id=key,
        say=fields.must("say", Node.text, _NOTHING),
        lessons=fields.must("lessons", Node.strings, ()),
        location=node.location,
    )
