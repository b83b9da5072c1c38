"""Goldens: what an output is expected to be, kept as files that people read."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "goldens"


def assert_golden(name: str, text: str) -> None:
    """Compares with ``tests/goldens/<name>``; ``BANYAN_GOLDENS=write`` renews the file instead, to be read before it
    is committed."""
    path = FOLDER / name
    if os.environ.get("BANYAN_GOLDENS") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"{path} is missing: run with BANYAN_GOLDENS=write"
    assert text == path.read_text(encoding="utf-8")
