"""Any frozen value becomes one line of JSON that is the same on every run and machine: what digests are taken of."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from build_scripts.model import Location


def canonical_json(value: object) -> str:
    """Sorted keys, no spaces, raw UTF-8. Locations are left out: an edited comment moves lines and changes
    nothing that a reader sees. TypeError for what is not a plain value."""
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {
            f.name: _plain(getattr(value, f.name))
            for f in fields(value)
            if f.compare and not isinstance(getattr(value, f.name), Location)
        }
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value if not isinstance(item, Location)]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, (str, int, bool)):
        return value
    raise TypeError(f"{type(value).__name__} has no canonical form")
