"""A checked document and its values become Markdown, in a sandbox that knows nothing but these values.

What is shown is escaped, so that a hotel's name is never markup; each shown value is remembered with its place in the
source, so that a mistake that only the value brings can be told by line and column.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from build_scripts.documents.check import Read, parsed, read
from build_scripts.documents.faults import Fault
from build_scripts.documents.names import LOOP, View
from build_scripts.documents.said import CALENDAR, Missing, Said
from build_scripts.documents.tags import BLANK, Tag, line_and_column, tags
from build_scripts.model import CustomField, Language

LARGEST = 100_000
"""Characters of a filled document: a list of everybody and more."""
_SHOWN = "shown at"
"""A filter whose name nobody can write."""
_STATE = "_filling"
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of a filled document."""

    text: str
    """As it reads, not escaped."""
    place: int | None
    """Offset of its tag in the source; None for what the source itself says."""
    checked: bool = True
    """False where it is known to be no amount: days, times, names."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A document for one person or for all."""

    markdown: str
    pieces: tuple[Shown, ...]
    missing: tuple[tuple[str, int], ...]
    """(name, offset) of what is shown and was not given."""
    faults: tuple[Fault, ...] = ()


@dataclass(slots=True)
class _Filling:
    """What happened while one document was filled."""

    language: Language
    pending: Shown | None = None
    missing: list[tuple[str, int]] = field(default_factory=list)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Reaches into nothing but our own views: no attribute, item or method of any Python object."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, View):
            return obj.get(attribute)
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        return self.unsafe_undefined(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self.unsafe_undefined(obj, str(argument))

    def call(self, *_: Any, **__: Any) -> Any:
        raise jinja2.exceptions.SecurityError("call")


def _environment() -> _Sandbox:
    environment = _Sandbox(
        undefined=jinja2.ChainableUndefined, autoescape=False, trim_blocks=True, keep_trailing_newline=True
    )
    environment.globals.clear()
    environment.filters = {
        "default": _default,
        "lower": _through(str.lower),
        "upper": _through(str.upper),
        _SHOWN: _shown,
    }
    environment.tests = {
        "defined": lambda value: not isinstance(value, Missing),
        "undefined": lambda value: isinstance(value, Missing),
    }
    return environment


def _default(value: object, other: object = "") -> object:
    return other if isinstance(value, Missing) else value


def _through(change: Callable[[str], str]) -> Callable[[object], object]:
    def changed(value: object) -> object:
        return value if isinstance(value, Missing) else change(str(value))

    return changed


@jinja2.pass_context
def _shown(context: jinja2.runtime.Context, value: object, place: int) -> str:
    """What stands in {{ … }}: escaped, and remembered."""
    state = context.get(_STATE)
    assert isinstance(state, _Filling)
    if isinstance(value, jinja2.Undefined):
        # {{ x if y }} is nothing where y is not so.
        value = Missing(value._undefined_name) if value._undefined_name else ""
    if isinstance(value, Missing):
        state.missing.append((value.name, place))
        words = f"【缺：{value.name}】" if state.language == "zh" else f"【missing: {value.name}】"
        state.pending = Shown(words, place, checked=False)
        return f'<span class="missing">{_escaped(words)}</span>'
    words = str(value)
    spared = isinstance(value, Said) and value.kind in {*CALENDAR, "given"}
    state.pending = Shown(words, place, checked=not spared)
    return _escaped(words)


def _escaped(words: str) -> str:
    """Nothing in it means anything to Markdown, to HTML or as a reference to a fact; a line end breaks the line."""
    safe = _PUNCTUATION.sub(lambda sign: f"&#{ord(sign[0])};", words.strip())
    return re.sub(r"\s*\n\s*", "  \n", safe)


class Template:
    """A document ready to be filled as often as there are people."""

    def __init__(
        self, source: str, fields: tuple[CustomField, ...], *, each: bool, lenient: bool = False
    ) -> None:
        """``lenient``: names that are not known are shown as missing, in a preview."""
        self.source = source
        self._template: jinja2.Template | None = None
        environment = _environment()
        tree = parsed(environment, source)
        if isinstance(tree, Fault):
            self.read = Read((tree,), frozenset())
            return
        self.read = read(tree, source, fields, each=each)
        if not all(lenient and fault.is_name for fault in self.read.faults):
            return
        self._mark(tree)
        try:
            self._template = environment.from_string(tree)
        except (jinja2.TemplateSyntaxError, SyntaxError, RecursionError, MemoryError):
            deep = {"problem_zh": "一层套一层，太深", "problem": "it is nested too deeply"}
            self.read = Read((Fault("K925", 0, deep),), self.read.uses)

    @property
    def is_ready(self) -> bool:
        """Whether it can be filled."""
        return self._template is not None

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1."""
        return line_and_column(self.source, offset)

    def fill(self, values: Mapping[str, object], language: Language) -> Filled:
        """The document with these values. What it may not show is a fault and not an exception."""
        if self._template is None:
            return Filled("", (), (), self.read.faults)
        state = _Filling(language)
        markdown: list[str] = []
        pieces: list[Shown] = []
        size = 0
        try:
            for chunk in self._template.generate({**values, _STATE: state}):
                size += len(chunk)
                if size > LARGEST:
                    problem = {
                        "problem_zh": f"填好超过 {LARGEST} 个字符",
                        "problem": f"filled, over {LARGEST} characters",
                    }
                    return Filled("", (), (), (Fault("K925", 0, problem),))
                pieces.append(state.pending or Shown(chunk, None))
                state.pending = None
                markdown.append(chunk)
        except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, RecursionError):
            # What is left to go wrong is a comparison of what has no order.
            unordered = {"what_zh": "比大小：两边不是同一种数", "what": "a comparison of unlike values"}
            place = next((tag.start for tag in tags(self.source) if re.search("[<>]", self._inside(tag))), 0)
            return Filled("", (), (), (Fault("K922", place, unordered),))
        return Filled("".join(markdown), tuple(pieces), tuple(state.missing))

    def _inside(self, tag: Tag) -> str:
        return self.source[tag.start : tag.end]

    def _mark(self, tree: nodes.Template) -> None:
        """Sends each shown value through ``_shown`` with the offset of its tag."""
        places = iter([tag.start for tag in tags(self.source) if tag.opening == "{{"])
        for output in tree.find_all(nodes.Output):
            for number, node in enumerate(output.nodes):
                if isinstance(node, nodes.TemplateData):
                    continue
                place = nodes.Const(next(places, 0))
                output.nodes[number] = nodes.Filter(node, _SHOWN, [place], [], None, None, lineno=node.lineno)
        tree.set_environment(tree.environment or _environment())


def amount_text(pieces: tuple[Shown, ...]) -> tuple[str, tuple[tuple[int, int, int], ...]]:
    """The text in which amounts are sought, and (start, end, offset of the tag) of the values in it.

    Values that are no amounts are blanked; a placeholder 【…】 that the source shows is left.
    """
    words: list[str] = []
    spans: list[tuple[int, int, int]] = []
    at = 0
    for piece in pieces:
        text = piece.text if piece.checked else BLANK * len(piece.text)
        if piece.place is not None:
            spans.append((at, at + len(text), piece.place))
        words.append(text)
        at += len(text)
    return "".join(words), tuple(spans)
