"""Files become inspections: two at a time, each content once, and what was seen before is read from the cache."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from build_scripts.diagnostics import Trouble
from build_scripts.pool import WorkerKilled, in_workers
from build_scripts.preflight.fault import Fault, Inspection, Measures
from build_scripts.preflight.inspect import (
    SUFFIXES,
    WITHIN,
    Asked,
    asked,
    but_for_size,
    inspected,
    kind_of_path,
)

Progress = Callable[[int, int, str], None]
"""Called with (files done, files in all, the last one's path)."""
_CODE = (
    "preflight",
    "contrast.py",
    "print_kinds",
    "render/finishing.py",
    "render/ink_table.py",
    "render/qr.py",
)
"""What the findings depend on beside the file: with other code, another look."""
_PACK = re.compile(r"(?:^|/)pack/[^/]+/[^/]+/[^/]+\.zip$|/downloads/pack-[^/]+\.zip$")


@dataclass(frozen=True, slots=True)
class Target:
    """A file to look at."""

    path: str
    """As the report names it."""
    file: Path


def targets(paths: Iterable[Path], current: Path) -> tuple[Target, ...]:
    """The files at the paths, and below those that are folders; without a path, the release that is published.

    Trouble when there is no such file or nothing to look at.
    """
    found: dict[str, Target] = {}
    given = list(paths)
    for place in given or [current]:
        if not place.exists():
            raise Trouble("S016", target=place, out=current) if given else Trouble("S009", out=current.parent)
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        base = place if not given else Path()
        for file in files:
            if file.is_file() and (_to_look_at(file) or file == place):
                name = file.relative_to(base).as_posix() if not given else file.as_posix()
                found[name] = Target(name, file)
    return tuple(found[name] for name in sorted(found))


def _to_look_at(file: Path) -> bool:
    """Not a teacher's pack, unless it is asked for by its name: all that it holds stands beside it."""
    return file.suffix in SUFFIXES and not _PACK.search(file.as_posix())


def inspect_all(
    wanted: tuple[Target, ...], cache: Path, workers: int, progress: Progress
) -> tuple[Inspection, ...]:
    """Every file's inspections, sorted by path.

    A content that stands under several names is looked at once, under the name whose kind is known.
    """
    groups: dict[str, list[Target]] = {}
    for target in wanted:
        groups.setdefault(_digest(target.file.read_bytes()), []).append(target)
    tasks = [(digest, _leader(group)) for digest, group in groups.items()]
    # Archives last, since most of what they hold stands beside them too and is known by then; otherwise long ones
    # first, so that one worker is not left alone with them.
    tasks.sort(key=lambda task: (task[1].path.endswith(".zip"), -task[1].file.stat().st_size))
    found: list[Inspection] = []
    for done, (digest, inspections) in enumerate(_run(tasks, cache, workers), 1):
        leader = _leader(groups[digest])
        for target in groups[digest]:
            found += (_renamed(one, leader.path, target.path) for one in inspections)
        progress(done, len(tasks), leader.path)
    return tuple(sorted(found, key=lambda one: one.path))


def _leader(group: list[Target]) -> Target:
    """The first whose path tells its kind, since a copy among a site's downloads does not."""
    return next((target for target in group if kind_of_path(target.path) is not None), group[0])


def _renamed(one: Inspection, old: str, new: str) -> Inspection:
    return replace(one, path=new + one.path[len(old) :])


def _run(
    tasks: list[tuple[str, Target]], cache: Path, workers: int
) -> Iterable[tuple[str, tuple[Inspection, ...]]]:
    version = recipe()
    waiting = []
    for digest, target in tasks:
        known = _recall(_entry(cache, version, digest, asked(target.path)), target.path)
        if known is not None:
            yield digest, known
        else:
            waiting.append((digest, target))
    if workers <= 1 or len(waiting) <= 2:
        for digest, target in waiting:
            yield digest, _look(target.path, target.file.read_bytes(), cache, version)
        return
    # What is in an archive may be looked at in its turn or beside it: then both are needed before the archive is.
    for archives in (False, True):
        part = [(*task, cache, version) for task in waiting if task[1].path.endswith(".zip") is archives]
        try:
            yield from in_workers(_looked, part, workers, (__name__,))
        except WorkerKilled as error:
            raise Trouble("S003", job="preflight", problem=str(error)) from error


def _looked(task: tuple[str, Target, Path, str]) -> tuple[str, tuple[Inspection, ...]]:
    digest, target, cache, version = task
    return digest, _look(target.path, target.file.read_bytes(), cache, version)


def _look(path: str, data: bytes, cache: Path, version: str) -> tuple[Inspection, ...]:
    """What the file holds, recalled where the same content was looked at in the same way."""

    def within(path: str, data: bytes) -> tuple[Inspection, ...]:
        return _look(path, data, cache, version)

    digest, wanted = _digest(data), asked(path)
    found = _recall(_entry(cache, version, digest, wanted), path)
    if found is None and wanted.with_size is not None:
        whole = _recall(_entry(cache, version, digest, wanted.with_size), path)
        found = but_for_size(whole) if whole is not None else None
    if found is None:
        found = inspected(path, data, within)
        _remember(_entry(cache, version, digest, wanted), path, found)
    return found


# --- the cache ------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def recipe() -> str:
    """A digest of the code that looks and of the libraries it looks with."""
    root = Path(__file__).resolve().parents[1]
    total = hashlib.sha256((root.parent / "requirements.txt").read_bytes())
    for name in _CODE:
        place = root / name
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            total.update(f"{file.name} {_digest(file.read_bytes())}\n".encode())
    return total.hexdigest()


def _entry(cache: Path, version: str, digest: str, wanted: Asked) -> Path:
    key = _digest(f"{version} {digest} {wanted!r}".encode())
    return cache / key[:2] / f"{key[2:]}.json"


def _remember(entry: Path, path: str, found: tuple[Inspection, ...]) -> None:
    rows = [asdict(replace(one, path=one.path[len(path) :])) for one in found]
    entry.parent.mkdir(parents=True, exist_ok=True)
    beside = entry.with_suffix(f".{os.getpid()}")
    beside.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    beside.replace(entry)


def _recall(entry: Path, path: str) -> tuple[Inspection, ...] | None:
    try:
        rows = json.loads(entry.read_text(encoding="utf-8"))
        return tuple(_inspection(row, path) for row in rows)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _inspection(row: dict[str, Any], path: str) -> Inspection:
    measured: dict[str, Any] = {key: _frozen(value) for key, value in row["measures"].items()}
    return Inspection(
        path=path + row["path"],
        sha256=row["sha256"],
        size=row["size"],
        measures=Measures(**measured),  # the keys are those that asdict wrote
        faults=tuple(
            Fault(one["code"], one["page"], tuple((key, value) for key, value in one["values"]))
            for one in row["faults"]
        ),
    )


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


__all__ = ["WITHIN", "Progress", "Target", "inspect_all", "recipe", "targets"]
