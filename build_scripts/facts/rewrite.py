"""Changes of the register become edits of its YAML files, line by line: comments, order and layout stay as they are."""

from __future__ import annotations

import difflib
import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from build_scripts.diagnostics import Findings, Trouble
from build_scripts.facts.returned import Change, Replaced
from build_scripts.formats import canonical
from build_scripts.load.facts import load_facts
from build_scripts.load.yaml_source import parse, read_text
from build_scripts.model import Fact, FactValue, Location


@dataclass(frozen=True, slots=True)
class Edit:
    """A file of the register before and after, with \\n line ends."""

    path: str
    before: str
    after: str

    def diff(self) -> str:
        """What changes, as ``diff -u`` shows it."""
        before, after = self.before.splitlines(), self.after.splitlines()
        return "\n".join(difflib.unified_diff(before, after, self.path, self.path, lineterm="", n=2))


@dataclass(frozen=True, slots=True, order=True)
class _Splice:
    """Characters from ``start`` to ``end`` give way to ``text``."""

    start: int
    end: int
    text: str


def edits(root: Path, changes: Iterable[Change]) -> tuple[Edit, ...]:
    """The files as they would be. Trouble E313 where the layout of a file does not allow it: nothing is written then,
    and nothing ever is written that does not read back as exactly what was asked for."""
    by_file: dict[str, list[Change]] = {}
    for change in changes:
        by_file.setdefault(change.old.location.path, []).append(change)
    found = []
    for path, wanted in sorted(by_file.items()):
        before = read_text(root / path, root, Findings())
        if before is None:
            raise Trouble("E313", path, id=wanted[0].fact.id)
        entries = _entries(before, path)
        splices = sorted(s for change in wanted for s in _splices(before, _entry(entries, change), change))
        after = before
        for splice in reversed(splices):
            after = after[: splice.start] + splice.text + after[splice.end :]
        if after != before:
            found.append(Edit(path, before, after))
    _verify(root, found, [change for wanted in by_file.values() for change in wanted])
    return tuple(found)


def write(root: Path, found: Iterable[Edit]) -> None:
    """Writes the files, each whole beside its place and then renamed; a mark and \\r\\n of the old file are kept."""
    for edit in found:
        target = root / edit.path
        old = target.read_bytes()
        text = edit.after.replace("\n", "\r\n") if b"\r\n" in old else edit.after
        beside = target.with_name(target.name + ".new")
        try:
            beside.write_bytes((b"\xef\xbb\xbf" if old.startswith(b"\xef\xbb\xbf") else b"") + text.encode())
            beside.replace(target)
        except OSError as error:
            beside.unlink(missing_ok=True)
            raise Trouble("S004", target=str(target), problem=error.strerror or str(error)) from error


# --- one change


def _splices(text: str, entry: yaml.MappingNode, change: Change) -> Iterator[_Splice]:
    offsets = _Offsets(text)
    if not isinstance(change, Replaced):
        yield from _set(entry, offsets, "checked", change.new.checked.isoformat())
        if change.new.review_by is not None and change.new.review_by != change.old.review_by:
            yield from _set(entry, offsets, "review_by", change.new.review_by.isoformat())
        return
    if change.closed.end is not None and change.closed.end != change.old.end:
        yield from _set(entry, offsets, "to", change.closed.end.isoformat())
    yield _added(text, entry, offsets, change.new)


def _entries(text: str, path: str) -> dict[tuple[str, int, int], yaml.MappingNode]:
    """The mapping of every value of a file, by the fact's id, line and column."""
    top = parse(text, Location(path, 1, 1), Findings())
    return {
        (key, node.location.line, node.location.column): node.node
        for key, fact in (top.items() if top is not None else [])
        for name, values in fact.items()
        if name == "values"
        for node in values.list()
        if isinstance(node.node, yaml.MappingNode)
    }


def _entry(entries: dict[tuple[str, int, int], yaml.MappingNode], change: Change) -> yaml.MappingNode:
    at = change.old.location
    found = entries.get((change.fact.id, at.line, at.column))
    if found is None:
        raise Trouble("E313", at.path, id=change.fact.id)
    return found


class _Offsets:
    """Line and column of a mark become an offset; the index that libyaml gives counts bytes of some encodings."""

    def __init__(self, text: str) -> None:
        self.starts = [0]
        for line in text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)

    def at(self, mark: yaml.Mark) -> int:
        return self.starts[mark.line] + mark.column


def _field(entry: yaml.MappingNode, key: str) -> tuple[yaml.ScalarNode, yaml.Node] | None:
    return next(((k, v) for k, v in entry.value if isinstance(k, yaml.ScalarNode) and k.value == key), None)


def _set(entry: yaml.MappingNode, offsets: _Offsets, key: str, value: str) -> Iterator[_Splice]:
    """Another value for a key, or the key behind ``from`` where the entry has none."""
    found = _field(entry, key)
    if found is not None:
        start, end = offsets.at(found[1].start_mark), offsets.at(found[1].end_mark)
        yield _Splice(start, end, value if end > start else f" {value}")
        return
    before = _field(entry, "from")
    if before is not None:
        end = offsets.at(before[1].end_mark)
        if entry.flow_style:
            yield _Splice(end, end, f", {key}: {value}")
        else:
            line = offsets.starts[before[1].end_mark.line + 1] - 1
            yield _Splice(line, line, f"\n{' ' * before[0].start_mark.column}{key}: {value}")


def _added(text: str, entry: yaml.MappingNode, offsets: _Offsets, value: FactValue) -> _Splice:
    """The new value behind the old one, in the old one's style."""
    last = _last_line(entry)
    end_of_line = offsets.starts[last + 1] - 1
    first = offsets.starts[entry.start_mark.line]
    lead = text[first : first + entry.start_mark.column]
    fields = list(_fields(entry, value))
    if not entry.flow_style:
        indent = " " * entry.start_mark.column
        lines = [f"{lead if n == 0 else indent}{key}: {word}" for n, (key, word) in enumerate(fields)]
        return _Splice(end_of_line, end_of_line, "\n" + "\n".join(lines))
    body = "{" + ", ".join(f"{key}: {word}" for key, word in fields) + "}"
    if lead.strip() == "-":
        return _Splice(end_of_line, end_of_line, f"\n{lead}{body}")
    end = offsets.at(entry.end_mark)
    return _Splice(end, end, f", {body}")


def _last_line(node: yaml.Node) -> int:
    """The last line on which something of a value stands; the end mark of a block lies behind blanks and comments."""
    if isinstance(node, yaml.ScalarNode) or getattr(node, "flow_style", None):
        behind = node.end_mark.column == 0 and node.end_mark.line > node.start_mark.line
        return int(node.end_mark.line) - (1 if behind else 0)
    if isinstance(node, yaml.MappingNode):
        return max((_last_line(value) for _, value in node.value), default=int(node.end_mark.line))
    return max((_last_line(value) for value in node.value), default=int(node.end_mark.line))


def _fields(entry: yaml.MappingNode, value: FactValue) -> Iterator[tuple[str, str]]:
    """The keys and words of a new value, in the register's order."""
    yield "region", value.region
    yield "from", value.start.isoformat()
    if value.amount is not None:
        yield "value", _written(value)
    yield "source", value.source
    article = _field(entry, "article")
    if value.article is not None and article is not None:
        yield "article", _copied(article[1])
    yield "checked", value.checked.isoformat()
    if value.review_by is not None:
        yield "review_by", value.review_by.isoformat()
    yield "confidence", value.confidence
    if value.year is not None:
        yield "year", str(value.year)


def _written(value: FactValue) -> str:
    amount = value.amount
    if isinstance(amount, tuple):
        return f"[{canonical(amount[0])}, {canonical(amount[1])}]"
    return f'"{amount}"' if isinstance(amount, str) else canonical(amount)


def _copied(node: yaml.Node) -> str:
    if isinstance(node, yaml.MappingNode):
        inner = ", ".join(f"{key.value}: {_quoted(word.value)}" for key, word in node.value)
        return "{" + inner + "}"
    return _quoted(str(node.value))


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


# --- is it what was asked for?


def _verify(root: Path, found: list[Edit], wanted: list[Change]) -> None:
    """Reads the register with the edits in it. Trouble E313 unless it says what it said, and the changes."""
    expected = {fact.id: _bare(fact) for fact in load_facts(root, Findings())}
    for change in wanted:
        fact = expected[change.fact.id]
        expected[fact.id] = replace(fact, values=tuple(_expected(fact.values, change)))
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(root / "content" / "facts", Path(folder) / "content" / "facts")
        for edit in found:
            (Path(folder) / edit.path).write_text(edit.after, encoding="utf-8")
        findings = Findings()
        read = {fact.id: _bare(fact) for fact in load_facts(Path(folder), findings)}
    for name, fact in expected.items():
        if read.get(name) != fact:
            path = next((c.old.location.path for c in wanted if c.fact.id == name), found[0].path)
            raise Trouble("E313", path, id=name)


def _expected(values: tuple[FactValue, ...], change: Change) -> Iterator[FactValue]:
    for value in values:
        if value != _plain(change.old):
            yield value
        elif isinstance(change, Replaced):
            yield _plain(change.closed)
            yield _plain(change.new)
        else:
            yield _plain(change.new)


_NOWHERE = Location("", 0)


def _plain(value: FactValue) -> FactValue:
    return replace(value, location=_NOWHERE)


def _bare(fact: Fact) -> Fact:
    return replace(fact, location=_NOWHERE, values=tuple(_plain(value) for value in fact.values))
