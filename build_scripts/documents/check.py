"""A document's source → what it may not do, and which names it uses: read as a tree, before anything is run.

Allowed are a list of names, ``if``, ``for`` over the agenda or the participants, comparisons and a few filters. What
computes, calls, imports, defines or reaches into Python is refused by its kind, so that nothing of it is ever run.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import jinja2
from jinja2 import nodes

from build_scripts.documents.faults import Fault
from build_scripts.documents.names import LISTS, LOOP, Shape, shape, shape_of_item
from build_scripts.documents.tags import blanked, place_of
from build_scripts.model import CustomField

LONGEST = 20_000
"""Characters of a document's source: ten pages."""
FILTERS = ("default", "lower", "upper")
_DEEPEST = 40
"""Levels of the tree; a letter has five."""
_RAW = re.compile(r"\{%[-+]?\s*raw\b")
_MARKUP = re.compile(r"</?[A-Za-z!?][^>\n]{0,40}|\{:[^}\n]{0,40}")
_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.Getattr,
    nodes.Filter,
    nodes.Test,
    nodes.If,
    nodes.For,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
)
_WHAT: dict[type[nodes.Node], tuple[str, str, str]] = {
    nodes.Call: ("调用（括号）", "a call", "("),
    nodes.Getitem: ("方括号", "square brackets", "["),
    nodes.List: ("方括号", "square brackets", "["),
    nodes.Dict: ("大括号里的表", "a mapping", "{"),
    nodes.Tuple: ("逗号", "a comma", ","),
    nodes.Concat: ("拼接 ~", "joining with ~", "~"),
    nodes.Mul: ("乘 *", "multiplication", "*"),
    nodes.Pow: ("乘方 **", "a power", "**"),
    nodes.Div: ("除 /", "division", "/"),
    nodes.FloorDiv: ("除 //", "division", "//"),
    nodes.Mod: ("取余 %", "a remainder", "%"),
    nodes.Add: ("加 +", "addition", "+"),
    nodes.Sub: ("减 -（名字里用下划线，不用短横线）", "subtraction (names have _ instead of -)", "-"),
    nodes.Assign: ("set", "set", "set"),
    nodes.AssignBlock: ("set", "set", "set"),
    nodes.Macro: ("macro", "macro", "macro"),
    nodes.CallBlock: ("call", "call", "call"),
    nodes.FilterBlock: ("filter", "filter", "filter"),
    nodes.With: ("with", "with", "with"),
    nodes.Import: ("import", "import", "import"),
    nodes.FromImport: ("import", "import", "from"),
    nodes.Include: ("include", "include", "include"),
    nodes.Extends: ("extends", "extends", "extends"),
    nodes.Block: ("block", "block", "block"),
}
"""What is refused, in both languages, and the sign by which it is found."""


@dataclass(frozen=True, slots=True)
class Read:
    """A document that was read."""

    faults: tuple[Fault, ...]
    uses: frozenset[str]
    """What it shows or asks: ``event.date``, ``field.hotel``, ``participants`` …"""


def parsed(environment: jinja2.Environment, source: str) -> nodes.Template | Fault:
    """The tree of a source; a Fault where it is too long, too deep or cannot be read."""
    if len(source) > LONGEST:
        return Fault(
            "K925", 0, {"problem_zh": f"超过 {LONGEST} 个字符", "problem": f"over {LONGEST} characters"}
        )
    if (raw := _RAW.search(source)) is not None:
        return Fault("K922", raw.start(), {"what_zh": "raw", "what": "raw"})
    try:
        tree = environment.parse(source)
    except jinja2.TemplateSyntaxError as error:
        return Fault("K921", place_of(source, "", error.lineno), {"problem": error.message or ""})
    except (RecursionError, MemoryError):
        return _too_deep()
    except ValueError as error:
        # A number with thousands of digits, say.
        return Fault("K921", place_of(source, "", 1), {"problem": str(error)})
    return tree if _depth(tree) <= _DEEPEST else _too_deep()


def _too_deep() -> Fault:
    return Fault("K925", 0, {"problem_zh": "一层套一层，太深", "problem": "it is nested too deeply"})


def _depth(tree: nodes.Node) -> int:
    level, deepest = [tree], 0
    while level and deepest <= _DEEPEST:
        level = [child for node in level for child in node.iter_child_nodes()]
        deepest += 1
    return deepest


def read(tree: nodes.Template, source: str, fields: tuple[CustomField, ...], *, each: bool) -> Read:
    """The mistakes of a document, in order, and what it uses."""
    reader = _Reader(source, fields, each)
    for match in _MARKUP.finditer(blanked(source)):
        what = {"what_zh": f"HTML 或属性 {match[0]}", "what": f"HTML or attributes: {match[0]}"}
        reader.faults.append(Fault("K922", match.start(), what))
    reader.visit(tree, shape(fields, each=each), loops=0)
    return Read(tuple(sorted(reader.faults, key=lambda fault: fault.offset)), frozenset(reader.uses))


class _Reader:
    """Walks the tree once."""

    def __init__(self, source: str, fields: tuple[CustomField, ...], each: bool) -> None:
        self.source = source
        self.fields = fields
        self.each = each
        self.faults: list[Fault] = []
        self.uses: set[str] = set()

    def visit(self, node: nodes.Node, scope: Shape, loops: int) -> None:
        if isinstance(node, nodes.For):
            self._loop(node, scope, loops)
        elif isinstance(node, nodes.Name | nodes.Getattr):
            self._name(node, scope)
        elif isinstance(node, nodes.Filter) and node.name not in FILTERS:
            self._unknown(node, node.name, FILTERS, is_name=False)
        elif isinstance(node, nodes.Test) and node.name not in {"defined", "undefined"}:
            self._unknown(node, node.name, ("defined", "undefined"), is_name=False)
        elif type(node) not in _ALLOWED:
            self._refused(node)
        else:
            for child in node.iter_child_nodes():
                self.visit(child, scope, loops)

    def _loop(self, node: nodes.For, scope: Shape, loops: int) -> None:
        target, over = node.target, node.iter
        if loops:
            self._refuse(node, "循环里的循环", "a loop in a loop", "for")
        elif not (isinstance(over, nodes.Name) and over.name in LISTS and isinstance(target, nodes.Name)):
            self._refuse(node, "这样的循环", "such a loop", "for")
        elif over.name == "participants" and self.each:
            self._refuse(
                node,
                "每人一页的文件里列出所有人",
                "a list of everybody on each person's page",
                "participants",
            )
        elif node.test is not None or node.recursive or target.name in {*scope, "loop"}:
            self._refuse(node, "这样的循环", "such a loop", "for")
        else:
            self.uses.add(over.name)
            inner: dict[str, Shape | None] = {**scope, "loop": dict.fromkeys(LOOP)}
            inner[target.name] = shape_of_item(over.name, self.fields)
            for child in (*node.body, *node.else_):
                self.visit(child, inner, loops + 1)

    def _name(self, node: nodes.Name | nodes.Getattr, scope: Shape) -> None:
        """A path such as ``field.hotel`` must lead to a value."""
        path: list[str] = []
        root: nodes.Node = node
        while isinstance(root, nodes.Getattr):
            path.insert(0, root.attr)
            root = root.node
        if not isinstance(root, nodes.Name):
            inside = f".{path[0]}" if path else ""
            self._refuse(node, f"值的内部 {inside}", f"the inside of a value, {inside}", inside)
            return
        path.insert(0, root.name)
        words = ".".join(path)
        branch: Shape | None = scope
        for step, name in enumerate(path):
            if branch is None:
                self._refuse(node, f"值的内部 .{name}", f"the inside of a value, .{name}", f".{name}")
                return
            if name not in branch:
                self._unknown(node, words, _leaves(branch, path[:step]), each=self._belongs(path))
                return
            branch = branch[name]
        if branch is not None:
            self._unknown(node, words, _leaves(branch, path))
            return
        # A field of a person reached through a loop is that field all the same.
        self.uses.add(".".join(path[-2:]) if "field" in path else words)

    def _belongs(self, path: list[str]) -> bool:
        """Whether the name is one of a participant's, in a document without one."""
        fields = {field.id for field in self.fields if field.each}
        mine = path[0] == "participant" or (path[0] == "field" and len(path) > 1 and path[1] in fields)
        return mine and not self.each

    def _unknown(
        self,
        node: nodes.Node,
        name: str,
        known: tuple[str, ...],
        *,
        each: bool = False,
        is_name: bool = True,
    ) -> None:
        values: dict[str, object] = {"name": name, "known": known}
        offset = place_of(self.source, name, node.lineno)
        self.faults.append(Fault("K926" if each else "K923", offset, values, is_name))

    def _refused(self, node: nodes.Node) -> None:
        zh, en, sign = _WHAT.get(type(node), ("这种写法", "this", ""))
        self._refuse(node, zh, en, sign)

    def _refuse(self, node: nodes.Node, zh: str, en: str, word: str) -> None:
        values: Mapping[str, object] = {"what_zh": zh, "what": en}
        self.faults.append(Fault("K922", place_of(self.source, word, node.lineno), values))


def _leaves(branch: Shape | None, path: list[str]) -> tuple[str, ...]:
    """The names below a branch, in full."""
    found: list[str] = []
    for name, below in (branch or {}).items():
        found += _leaves(below, [*path, name]) if below is not None else [".".join([*path, name])]
    return tuple(found)
