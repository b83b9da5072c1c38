"""Any frozen value becomes one line of JSON that is the same on every run and machine: what digests are taken of."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
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


@lru_cache(maxsize=256)
def _names(kind: type) -> tuple[tuple[str, bool], ...]:
    """The fields that count, and whether they count only when they hold something."""
    # Fields that do not count in comparisons are places in files.
    return tuple((f.name, "only_if_set" in f.metadata) for f in fields(kind) if f.compare)


def _plain(value: Any) -> Any:
    """What JSON does not know: records become objects, numbers and dates text. The encoder does the rest in C."""
    if is_dataclass(value) and not isinstance(value, type):
        found = ((name, getattr(value, name), optional) for name, optional in _names(type(value)))
        return {
            name: inner
            for name, inner, optional in found
            if not isinstance(inner, Location) and (inner or not optional)
        }
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no canonical form")


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, default=_plain
)
