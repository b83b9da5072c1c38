"""Any frozen value becomes one line of JSON that is the same on every run and machine: what digests are taken of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any

from build_scripts.model import Location


def canonical_json(value: object) -> str:
    """Sorted keys, no spaces, raw UTF-8. Locations are left out: an edited comment moves lines and changes
    nothing that a reader sees. TypeError for what is not a plain value."""
    return _ENCODER.encode(value)


def edition_digest(content: object) -> str:
    """Six hexadecimal digits in capitals: short enough to be read out on the phone, and new when a word changes."""
    return hashlib.sha256(canonical_json(content).encode()).hexdigest()[:6].upper()


def edition_code(name: str, region: str, language: str, content: object) -> str:
    """``WI-QY-zh-3F9A2C``: the initials of a name with hyphens, region, language and the digest of the content."""
    initials = "".join(part[0] for part in name.split("-")).upper()
    return f"{initials}-{region}-{language}-{edition_digest(content)}"


@lru_cache(maxsize=512)
def _reader(kind: type) -> Callable[[Any], Any]:
    """How values of a type are said: asked once of each type, since a plan holds hundreds of thousands of records."""
    if kind is Decimal:
        return lambda value: format(value.normalize(), "f")
    if issubclass(kind, date):
        return lambda value: value.isoformat()
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__} has no canonical form")
    # Fields that do not count in comparisons are places in files.
    counted = tuple(f for f in fields(kind) if f.compare)
    names = tuple(f.name for f in counted)
    if not names:
        return lambda value: {}
    read = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
    optional = frozenset(f.name for f in counted if "only_if_set" in f.metadata)
    if not optional and all("Location" not in str(f.type) and str(f.type) != "object" for f in counted):
        return lambda value: dict(zip(names, read(value), strict=True))
    return lambda value: {
        name: inner
        for name, inner in zip(names, read(value), strict=True)
        if not isinstance(inner, Location) and (inner or name not in optional)
    }


def _plain(value: Any) -> Any:
    """What JSON does not know: records become objects, numbers and dates text. The encoder does the rest in C."""
    kind: Any = type(value)
    return _reader(kind)(value)


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, default=_plain
)
