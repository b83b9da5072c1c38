"""content/flows/<id>.yml become Flows."""

from __future__ import annotations

from pathlib import Path

from build_scripts.diagnostics import Findings
from build_scripts.load.yaml_source import Node, read_yaml
from build_scripts.model import Answer, Flow, FlowNode, Text

_NOTHING = Text("", "")


def load_flows(root: Path, findings: Findings) -> tuple[Flow, ...]:
    """Every flow, in the order of the files' names."""
    flows = []
    for path in sorted((root / "content" / "flows").glob("*.yml")):
        top = read_yaml(path, root, findings)
        if top is not None:
            flows.append(_flow(path.stem, top))
    return tuple(flows)


def _flow(name: str, top: Node) -> Flow:
    fields = top.fields("title", "intro", "audiences", "nodes")
    return Flow(
        id=name,
        title=fields.must("title", Node.text, _NOTHING),
        intro=fields.must("intro", Node.text, _NOTHING),
        audiences=fields.must("audiences", Node.strings, ()),
        nodes=tuple(_node(key, node) for key, node in fields.must("nodes", Node.items, [])),
        location=top.location,
    )


def _node(key: str, node: Node) -> FlowNode:
    fields = node.fields(
        "ask", "help", "answers", "end", "steps", "contact", "contacts", "lessons", "calculators"
    )
    contact = fields.get("contact", Node.str, "")
    return FlowNode(
        id=key,
        ask=fields.get("ask", Node.text, None),
        help=fields.get("help", Node.text, None),
        answers=tuple(_answer(n) for n in fields.get("answers", Node.list, [])),
        end=fields.get("end", Node.text, None),
        steps=tuple(n.text() for n in fields.get("steps", Node.list, [])),
        contacts=(*((contact,) if contact else ()), *fields.get("contacts", Node.strings, ())),
        lessons=fields.get("lessons", Node.strings, ()),
        calculators=fields.get("calculators", Node.strings, ()),
        location=node.location,
    )


def _answer(node: Node) -> Answer:
    fields = node.fields("zh", "en", "next")
    return Answer(fields.text(node), fields.must("next", Node.str, ""), node.location)
