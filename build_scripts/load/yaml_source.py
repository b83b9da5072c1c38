"""YAML files become values that remember their line: strict, and never a surprise.

PyYAML's ``safe_load`` takes duplicate keys in silence, turns ``no`` into False, ``1.10`` into 1.1 and dates into
objects. Here the text of every scalar is kept and the reader asks for the type that it wants.
"""

from __future__ import annotations

import builtins
import re
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import yaml

from build_scripts.diagnostics import Findings
from build_scripts.model import Location, Text

T = TypeVar("T")
D = TypeVar("D")

_FAST = getattr(yaml, "CSafeLoader", None)

# Python would also take 1_000, full-width digits, nan, 20260701 and 2026-W27-3.
_WHOLE = re.compile(r"[-+]?[0-9]{1,9}")
_NUMBER = re.compile(r"[-+]?[0-9]{1,15}(?:\.[0-9]{1,9})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NORWAY = {"y", "n", "yes", "no", "on", "off"}
_TYPE_NAMES = {
    "mapping": "键值表",
    "list": "列表",
    "text": "文字",
    "number": "数字",
    "whole number": "整数",
    "date (2026-07-01)": "日期（2026-07-01）",
    "true or false": "true 或 false",
    "{zh: …, en: …}": "{zh: …, en: …}",
    "[low, high]": "[最少, 最多]",
    "nothing": "空",
}


class Node:
    """A YAML value with its place; methods give it as the type asked for, or add a finding and give a stand-in."""

    __slots__ = ("_used", "findings", "key", "location", "node")

    def __init__(self, node: yaml.Node, key: str, location: Location, findings: Findings) -> None:
        self.node = node
        self.key = key
        self.location = location
        self.findings = findings
        self._used: set[str] = set()

    # --- shape

    def kind(self) -> str:
        """What it is, in the words of the messages."""
        if isinstance(self.node, yaml.MappingNode):
            return "mapping"
        if isinstance(self.node, yaml.SequenceNode):
            return "list"
        return "nothing" if self.is_null() else "text"

    def is_null(self) -> bool:
        """True for an empty value, ``null`` or ``~`` without quotes."""
        node = self.node
        return (
            isinstance(node, yaml.ScalarNode) and not node.style and node.value.lower() in {"", "null", "~"}
        )

    def is_mapping(self) -> bool:
        """True for a mapping."""
        return isinstance(self.node, yaml.MappingNode)

    def is_list(self) -> bool:
        """True for a list."""
        return isinstance(self.node, yaml.SequenceNode)

    def _wrong(self, expected: str) -> None:
        found = self.kind()
        self.findings.add(
            "Y104",
            self.location,
            key=self.key,
            expected=expected,
            found=found if found != "text" else f"'{self._raw()}'",
            expected_zh=_TYPE_NAMES.get(expected, expected),
            found_zh=_TYPE_NAMES[found] if found != "text" else f"“{self._raw()}”",
        )

    def _raw(self) -> str:
        return self.node.value if isinstance(self.node, yaml.ScalarNode) else ""

    # --- mappings

    def items(self) -> list[tuple[str, Node]]:
        """The entries in order; duplicate keys are findings and only the first counts."""
        if not isinstance(self.node, yaml.MappingNode):
            if not self.is_null():
                self._wrong("mapping")
            return []
        seen: dict[str, Location] = {}
        out: list[tuple[str, Node]] = []
        for key_node, value_node in self.node.value:
            where = Location(self.location.path, key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if not isinstance(key_node, yaml.ScalarNode):
                self.findings.add("Y101", where, problem="a key must be a word")
                continue
            key = key_node.value
            if not key_node.style and key.lower() in _NORWAY:
                self.findings.add("Y105", where, value=key)
            if key in seen:
                self.findings.add("Y102", where, key=key, first=seen[key].line)
                continue
            seen[key] = where
            value_at = Location(
                self.location.path, value_node.start_mark.line + 1, value_node.start_mark.column + 1
            )
            # An empty value has no place of its own that an editor could go to.
            out.append((key, Node(value_node, key, value_at if value_at.line else where, self.findings)))
        return out

    def fields(self, *allowed: str) -> Fields:
        """The mapping as named fields; unknown keys are findings."""
        entries = dict(self.items())
        if isinstance(self.node, yaml.MappingNode):
            for key_node, _ in self.node.value:
                if isinstance(key_node, yaml.ScalarNode) and key_node.value not in allowed:
                    where = Location(
                        self.location.path, key_node.start_mark.line + 1, key_node.start_mark.column + 1
                    )
                    self.findings.add("Y103", where, key=key_node.value, allowed=", ".join(allowed))
        return Fields(self, entries)

    def list(self) -> list[Node]:
        """The members of a list; an empty value is an empty list."""
        if not isinstance(self.node, yaml.SequenceNode):
            if not self.is_null():
                self._wrong("list")
            return []
        return [
            Node(
                n,
                f"{self.key}[{i}]",
                Location(self.location.path, n.start_mark.line + 1, n.start_mark.column + 1),
                self.findings,
            )
            for i, n in enumerate(self.node.value, 1)
        ]

    # --- scalars

    def str(self) -> str:
        """Text as written; an unquoted yes/no/on/off is a finding."""
        if not isinstance(self.node, yaml.ScalarNode) or self.is_null():
            self._wrong("text")
            return ""
        if not self.node.style and self.node.value.lower() in _NORWAY:
            self.findings.add("Y105", self.location, value=self.node.value)
        return str(self.node.value).strip()

    def text_location(self) -> Location:
        """Where the words begin: of a block scalar (| or >) the line below its sign, else the first letter."""
        if isinstance(self.node, yaml.ScalarNode) and self.node.style in {"|", ">"}:
            return Location(self.location.path, self.location.line + 1, 1)
        quoted = isinstance(self.node, yaml.ScalarNode) and self.node.style in {"'", '"'}
        return Location(self.location.path, self.location.line, self.location.column + (1 if quoted else 0))

    def bool(self) -> bool:
        """true or false, nothing else."""
        raw = self._raw()
        if isinstance(self.node, yaml.ScalarNode) and not self.node.style:
            if raw in {"true", "false"}:
                return raw == "true"
            if raw.lower() in _NORWAY:
                self.findings.add("Y105", self.location, value=raw)
                return False
        self._wrong("true or false")
        return False

    def _is_plain(self, pattern: re.Pattern[builtins.str]) -> builtins.bool:
        """Whether it is a scalar without quotes of that form."""
        node = self.node
        return isinstance(node, yaml.ScalarNode) and not node.style and bool(pattern.fullmatch(node.value))

    def int(self) -> int:
        """A whole number."""
        if self._is_plain(_WHOLE):
            return int(self._raw())
        self._wrong("whole number")
        return 0

    def number(self) -> Decimal:
        """A decimal number exactly as written: 1.10 stays 1.10."""
        if self._is_plain(_NUMBER):
            return Decimal(self._raw())
        self._wrong("number")
        return Decimal(0)

    def span(self) -> tuple[builtins.int, builtins.int]:
        """Two whole numbers, the lower first: [900, 1800]."""
        if isinstance(self.node, yaml.SequenceNode):
            ends = [node.int() for node in self.list()]
            if len(ends) == 2 and ends[0] <= ends[1]:
                return ends[0], ends[1]
        self._wrong("[low, high]")
        return 0, sys.maxsize

    def date(self) -> date:
        """A day as 2026-07-01."""
        if _DAY.fullmatch(self._raw()):
            try:
                return date.fromisoformat(self._raw())
            except ValueError:
                pass
        self._wrong("date (2026-07-01)")
        return date(1, 1, 1)

    def choice(self, *allowed: builtins.str) -> builtins.str:
        """One of the words given."""
        value = self.str()
        if value and value not in allowed:
            self.findings.add("Y108", self.location, key=self.key, value=value, allowed=", ".join(allowed))
            return allowed[0]
        return value or allowed[0]

    def text(self) -> Text:
        """The same words in both languages."""
        if not self.is_mapping():
            self._wrong("{zh: …, en: …}")
            return Text("", "")
        fields = self.fields("zh", "en")
        return fields.text(self)

    def strings(self) -> tuple[builtins.str, ...]:
        """A list of words."""
        return tuple(node.str() for node in self.list())


class Fields:
    """A mapping whose keys are known: ``fields.need("id")``, ``fields.optional("note")``."""

    __slots__ = ("entries", "node")

    def __init__(self, node: Node, entries: dict[str, Node]) -> None:
        self.node = node
        self.entries = entries

    def optional(self, key: str) -> Node | None:
        """The value, or None when the key is absent."""
        return self.entries.get(key)

    def need(self, key: str) -> Node | None:
        """The value; a finding and None when the key is absent."""
        if key not in self.entries:
            if self.node.is_mapping() or self.node.is_null():
                self.node.findings.add("Y106", self.node.location, key=key)
            return None
        return self.entries[key]

    def get(self, key: str, read: Callable[[Node], T], default: D) -> T | D:
        """The value through ``read``, or the default when absent or null."""
        node = self.entries.get(key)
        return default if node is None or node.is_null() else read(node)

    def text(self, owner: Node) -> Text:
        """The fields ``zh`` and ``en`` as a Text; a finding for each that is missing."""
        words: dict[str, str] = {"zh": "", "en": ""}
        places: dict[str, Location] = {}
        for language in words:
            node = self.entries.get(language)
            if node is None or node.is_null():
                owner.findings.add("Y110", owner.location, key=owner.key, language=language)
            else:
                words[language] = node.str()
                places[language] = node.text_location()
        return Text(words["zh"], words["en"], places.get("zh"), places.get("en"))

    def must(self, key: str, read: Callable[[Node], T], default: D) -> T | D:
        """The value through ``read``; when the key is absent a finding, and the default so that reading goes on."""
        node = self.need(key)
        return default if node is None else read(node)


def read_text(path: Path, root: Path, findings: Findings) -> str | None:
    """A file's text with \\n line ends; None and a finding when it cannot be read or is not UTF-8."""
    where = Location(relative(path, root), 1, 1)
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        findings.add("Y107", where)
    except OSError as error:
        findings.add("Y109", where, problem=error.strerror or type(error).__name__)
    return None


def relative(path: Path, root: Path) -> str:
    """The path below the root with forward slashes, as messages and manifest show it."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def parse(text: str, where: Location, findings: Findings) -> Node | None:
    """The top value of a YAML text that begins at ``where``; None and a finding when it has none."""
    # Blank lines in front keep the line numbers true for a text that begins further down in its file.
    whole = "\n" * (where.line - 1) + text
    try:
        node = _compose(whole)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = where if mark is None else Location(where.path, mark.line + 1, mark.column + 1)
        findings.add("Y101", at, problem=error.problem or "")
        return None
    except yaml.reader.ReaderError as error:
        before = whole[: error.position]
        at = Location(where.path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        findings.add("Y101", at, problem=f"U+{int(error.character):04X} cannot stand here")
        return None
    except RecursionError:
        findings.add("Y101", where, problem="nested too deeply")
        return None
    except ValueError as error:
        # An escape such as "\\U00110000" that names no character.
        findings.add("Y101", where, problem=str(error))
        return None
    if node is None:
        return None
    return Node(
        node, "", Location(where.path, node.start_mark.line + 1, node.start_mark.column + 1), findings
    )


def _compose(text: str) -> yaml.Node | None:
    """The node of a text: by libyaml where PyYAML has it, which is ten times faster; what that refuses is read again
    by PyYAML's own parser, so that messages are the same on every machine."""
    if _FAST is not None and _is_shallow(text):
        try:
            return yaml.compose(text, Loader=_FAST)
        except (yaml.YAMLError, ValueError):
            pass
    return yaml.compose(text, Loader=yaml.SafeLoader)


def _is_shallow(text: str) -> bool:
    """Whether it surely nests less than libyaml's recursion, which does not look after the stack, can bear."""
    # A level takes a bracket, or at least one column of a line.
    brackets = text.count("[") + text.count("{")
    return brackets < 8_000 and max(map(len, text.split("\n"))) < 4_000


def read_yaml(path: Path, root: Path, findings: Findings) -> Node | None:
    """The top value of a YAML file; None and a finding when it cannot be read."""
    text = read_text(path, root, findings)
    if text is None:
        return None
    where = Location(relative(path, root), 1, 1)
    node = parse(text, where, findings)
    if node is None and not findings_at(findings, where.path):
        findings.add("Y106", where, key="content")
    return node


def findings_at(findings: Findings, path: str) -> bool:
    """True when something was already found in that file."""
    return any(d.location.path == path for d in findings)
