"""Stored files and a manifest become a release, and ``current`` points to it: all at once or not at all.

``OUT/releases/<digest>/`` is filled beside its place and renamed; ``OUT/current`` is a symbolic link that is replaced
in one step. Files are hard links into the store, so that a release costs no space.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from build_scripts.diagnostics import Trouble
from build_scripts.model import Artefact, ArtefactFact, Manifest, Setting

KEEP_RELEASES = 3
"""The current one and those before it, to go back to."""
_MANIFEST = "manifest.json"
_ENCODER = json.JSONEncoder(ensure_ascii=False)


class Damaged(Exception):
    """A stored file does not have the digest that it should have; ``key`` says whose."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def sealed(
    artefacts: Iterable[Artefact],
    as_of: str,
    base_url: str,
    setting: Setting | None = None,
    profile: str = "",
) -> Manifest:
    """The manifest of some artefacts, sorted by path; its edition is a digest of all that it says."""
    ordered = tuple(sorted(artefacts, key=lambda artefact: artefact.path))
    manifest = Manifest("", as_of, base_url, ordered, setting, profile)
    edition = hashlib.sha256(manifest_json(manifest).encode()).hexdigest()[:16]
    return replace(manifest, edition=edition)


def manifest_json(manifest: Manifest) -> str:
    """The manifest as it is published; the same artefacts give the same bytes."""
    head = {"edition": manifest.edition, "as_of": manifest.as_of, "base_url": manifest.base_url}
    if manifest.setting is not None:
        head["setting"] = manifest.setting
    if manifest.profile:
        head["profile"] = manifest.profile
    facts: dict[int, str] = {}
    """By their tuple, which the files of a job share: a pack of packs quotes hundreds. The manifest keeps them alive,
    and so their ids."""
    lines = []
    for artefact in manifest.artefacts:
        if id(artefact.facts) not in facts:
            facts[id(artefact.facts)] = _ENCODER.encode([_fact(fact) for fact in artefact.facts])
        lines.append(_line(artefact, facts[id(artefact.facts)]))
    # One artefact a line: quick to write, and a difference between two releases can be read.
    rows = ",\n".join(lines)
    return f'{_ENCODER.encode(head)[:-1]}, "artefacts": [\n{rows}\n]}}\n'


def _line(a: Artefact, facts: str) -> str:
    row: dict[str, Any] = {"path": a.path, "channel": a.channel}
    if a.lesson:
        row["lesson"] = a.lesson
    if a.workshop:
        row["workshop"] = a.workshop
    if a.flow:
        row["flow"] = a.flow
    if a.calculator:
        row["calculator"] = a.calculator
    row |= {
        "language": a.language,
        "region": a.region,
        "media_type": a.media_type,
        "sha256": a.sha256,
        "bytes": a.bytes,
        "sources": a.sources,
    }
    last = {"job": a.job, "key": a.key}
    return f'{_ENCODER.encode(row)[:-1]}, "facts": {facts}, {_ENCODER.encode(last)[1:]}'


def _fact(fact: ArtefactFact) -> dict[str, str]:
    return {
        "id": fact.id,
        "value": fact.value,
        "region": fact.region,
        "effective_from": fact.effective_from,
        "source": fact.source,
    }


def read_manifest(out: Path) -> Manifest | None:
    """The manifest of ``OUT/current``; None when there is none that can be read."""
    return manifest_of(out / "current")


def manifest_of(release: Path) -> Manifest | None:
    """The manifest of a release's folder; None when there is none that can be read."""
    try:
        body = json.loads((release / _MANIFEST).read_text(encoding="utf-8"))
        artefacts = tuple(
            Artefact(
                path=row["path"],
                channel=row["channel"],
                lesson=row.get("lesson", ""),
                workshop=row.get("workshop", ""),
                language=row["language"],
                region=row["region"],
                media_type=row["media_type"],
                sha256=row["sha256"],
                bytes=row["bytes"],
                sources=tuple(row["sources"]),
                facts=tuple(ArtefactFact(**fact) for fact in row["facts"]),
                job=row["job"],
                key=row["key"],
                flow=row.get("flow", ""),
                calculator=row.get("calculator", ""),
            )
            for row in body["artefacts"]
        )
        return Manifest(
            body["edition"],
            body["as_of"],
            body["base_url"],
            artefacts,
            body.get("setting"),
            body.get("profile", ""),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def published_paths(out: Path) -> frozenset[str]:
    """The files of ``OUT/current`` but for its manifest, which is many megabytes to read."""
    current = out / "current"
    names = (Path(folder, name) for folder, _, files in os.walk(current) for name in files)
    return frozenset(path.relative_to(current).as_posix() for path in names) - {_MANIFEST}


def is_intact(out: Path, manifest: Manifest) -> bool:
    """Whether ``OUT/current`` is that release, with every file there in its right size."""
    release = out / "releases" / manifest.edition
    current = out / "current"
    if not current.is_symlink() or current.resolve() != release.resolve():
        return False
    try:
        return all((release / a.path).stat().st_size == a.bytes for a in manifest.artefacts)
    except OSError:
        return False


def publish(manifest: Manifest, files: dict[str, Path], out: Path) -> Path:
    """Writes the release and switches ``current`` to it.

    ``files`` gives each artefact's path its file in the store or in an earlier release. Every file's digest is
    checked when it is first published: Damaged names the key of one that is wrong. OSError when the disk is full;
    then ``current`` is as it was.
    """
    releases = out / "releases"
    releases.mkdir(parents=True, exist_ok=True)
    for left_behind in releases.glob(".new-*"):
        shutil.rmtree(left_behind, ignore_errors=True)
    beside = releases / f".new-{manifest.edition}-{os.getpid()}"
    beside.mkdir()
    try:
        for artefact in manifest.artefacts:
            source = files[artefact.path]
            if not _is_published(source, out / "current" / artefact.path) and (
                hashlib.sha256(source.read_bytes()).hexdigest() != artefact.sha256
            ):
                raise Damaged(artefact.key)
            target = beside / artefact.path
            target.parent.mkdir(parents=True, exist_ok=True)
            _link(source, target)
        (beside / _MANIFEST).write_text(manifest_json(manifest), encoding="utf-8")
        release = releases / manifest.edition
        if release.exists():
            _mend(release, beside)
        else:
            beside.rename(release)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    _switch(out, release)
    _prune(releases, release)
    return release


def _is_published(stored: Path, published: Path) -> bool:
    """Whether the release before holds this very file of the store, linked when its digest was right; the store has
    looked whether it was touched since. What is taken over from the release itself nobody has looked at."""
    try:
        return stored != published and stored.samefile(published)
    except OSError:
        return False


def _mend(release: Path, complete: Path) -> None:
    """Replaces each file of a release that somebody touched, one at a time, since `current` may point to it."""
    for source in sorted(path for path in complete.rglob("*") if path.is_file()):
        target = release / source.relative_to(complete)
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)
    shutil.rmtree(complete)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError as error:
        # Another file system, or one without hard links.
        if error.errno not in {errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EACCES}:
            raise
        shutil.copyfile(source, target)


def _switch(out: Path, release: Path) -> None:
    link = out / f".current-{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(Path("releases") / release.name, target_is_directory=True)
    link.replace(out / "current")


def _prune(releases: Path, current: Path) -> None:
    """Keeps the newest releases; the current one always."""
    others = [p for p in releases.iterdir() if p.is_dir() and p != current and not p.name.startswith(".")]
    others.sort(key=lambda p: p.stat().st_mtime, reverse=True)
    for old in others[KEEP_RELEASES - 1 :]:
        shutil.rmtree(old, ignore_errors=True)


@contextmanager
def full_disk_is_trouble(out: Path) -> Iterator[None]:
    """Trouble where something cannot be written, instead of OSError."""
    try:
        yield
    except OSError as error:
        code = "S001" if error.errno in {errno.ENOSPC, errno.EDQUOT} else "S004"
        problem = f"{error.strerror or error}" + (f": {error.filename}" if error.filename else "")
        raise Trouble(code, target=str(out), problem=problem) from error
