"""All that a build reads becomes one digest; the same digest as last time means the same release, and nothing to do.

A build is a pure function of its files, its options and its day, so that resolving and planning can be left out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

_READ = ("content", "workshops", "templates", "build_scripts", "mkdocs.yml", "requirements.txt")
# Fonts are megabytes; their list of digests stands for them, and they are checked against it before each rendering.
_SKIPPED = {".ttf", ".otf", ".pyc"}


def fingerprint(root: Path, *options: str) -> str:
    """sha256 over names and contents of all files, and the options."""
    total = hashlib.sha256("\n".join(options).encode())
    for path in sorted(_files(root)):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
    return total.hexdigest()


def _files(root: Path) -> Iterable[Path]:
    for name in _READ:
        place = root / name
        if place.is_file():
            yield place
            continue
        for path in place.rglob("*"):
            if path.suffix not in _SKIPPED and "__pycache__" not in path.parts and path.is_file():
                yield path


def edition_of(note: Path, mark: str) -> str:
    """The edition that the build with this fingerprint made; empty when the last one had another."""
    try:
        found = json.loads(note.read_text(encoding="utf-8"))
        return str(found["edition"]) if found["fingerprint"] == mark else ""
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def remember(note: Path, mark: str, edition: str) -> None:
    """Notes what a build made, in one step."""
    beside = note.with_suffix(".new")
    beside.write_text(json.dumps({"fingerprint": mark, "edition": edition}), encoding="utf-8")
    beside.replace(note)
