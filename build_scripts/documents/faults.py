"""What is wrong with a document: a code with its values and its place in the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake in a document's source."""

    code: str
    offset: int
    """Of the character where it stands."""
    values: Mapping[str, object] = field(default_factory=dict)
    is_name: bool = False
    """Whether it is a name that leads to no value: a preview can show that."""
