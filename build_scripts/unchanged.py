"""All that a build reads becomes one digest; the same digest as last time means the same release, and nothing to do.

A build is a pure function of its files, its options and its day, so that loading, resolving and planning can be left
out. What the checks said is noted too, since warnings are said each time.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from build_scripts.diagnostics import Diagnostic, Findings
from build_scripts.model import Location

_READ = ("content", "workshops", "templates", "build_scripts", "mkdocs.yml", "requirements.txt")
# Fonts are megabytes; their list of digests stands for them, and they are checked against it before each rendering.
_SKIPPED = {".ttf", ".otf", ".pyc"}


@dataclass(frozen=True, slots=True)
class Last:
    """What a build noted when it was done."""

    edition: str
    artefacts: int
    stamp: str
    """Of the release's files, as ``_stamp`` takes it."""
    warnings: tuple[Diagnostic, ...]

    def findings(self) -> Findings:
        """The warnings, to be said again."""
        found = Findings()
        for warning in self.warnings:
            found.add(warning.code, warning.location, **dict(warning.values))
        return found


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


def last_build(note: Path, mark: str) -> Last | None:
    """What the last build noted; None when it had another fingerprint, or noted nothing that can be read."""
    try:
        found = json.loads(note.read_text(encoding="utf-8"))
        if found["fingerprint"] != mark:
            return None
        warnings = tuple(
            Diagnostic(row["code"], Location(*row["at"]), tuple((k, v) for k, v in row["values"]))
            for row in found["warnings"]
        )
        return Last(found["edition"], found["artefacts"], found["stamp"], warnings)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def stands(last: Last, out: Path) -> bool:
    """Whether ``OUT/current`` is still that release, and nobody touched a file of it."""
    release = out / "releases" / last.edition
    current = out / "current"
    return current.is_symlink() and current.resolve() == release.resolve() and _stamp(release) == last.stamp


def remember(note: Path, mark: str, release: Path, artefacts: int, warnings: Findings) -> None:
    """Notes what a build made, in one step. OSError when the disk is full."""
    rows = [
        {"code": d.code, "at": [d.location.path, d.location.line, d.location.column], "values": d.values}
        for d in warnings
    ]
    body = {
        "fingerprint": mark,
        "edition": release.name,
        "artefacts": artefacts,
        "stamp": _stamp(release),
        "warnings": rows,
    }
    beside = note.with_suffix(".new")
    beside.write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")
    beside.replace(note)


def _stamp(release: Path) -> str:
    """sha256 over name, place on the disk, size and time of every file: its content cannot change and these not,
    unless somebody sets out to."""
    lines = sorted(
        f"{entry.path} {status.st_ino} {status.st_size} {status.st_mtime_ns}"
        for entry in _entries(release)
        for status in (entry.stat(),)
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _entries(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    yield from _entries(entry.path)
                else:
                    yield entry
    except OSError:  # whoever removes a folder changes the stamp
        return
