"""Paths of a command line become articles to look at: bundles, single fragments, folders of both, all of a release."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from build_scripts.wechat.checker.bundle import METADATA, TEXT
from build_scripts.wechat.checker.check import Checked, check_bundle, check_fragment
from build_scripts.wechat.checker.finding import Finding, finding

_NOT_ARTICLES = {"preview.html"}
_OF_BUNDLES = (METADATA, "cover.png")
"""A folder with one of these is a bundle, even if something else of it is missing."""


def look_at(paths: Iterable[Path], current: Path) -> Iterator[Checked]:
    """What is found, in the order of the paths; without any, all bundles of the release.

    OSError where a path cannot be read; nothing comes of a folder without articles.
    """
    given = list(paths) or [current / "wechat"]
    digests = _digests(current)
    for path in given:
        for article in _articles(path):
            yield _looked_at(article, current, digests)


def _articles(path: Path) -> Iterator[Path]:
    """Folders of bundles and files of fragments, sorted."""
    if path.is_file():
        yield path.parent if path.name in {TEXT, METADATA} and (path.parent / METADATA).is_file() else path
    elif any((path / name).is_file() for name in _OF_BUNDLES):
        yield path
    elif path.is_dir():
        for child in sorted(path.iterdir()):
            if child.is_dir() or (
                child.suffix.lower() in {".html", ".htm"} and child.name not in _NOT_ARTICLES
            ):
                yield from _articles(child)
    else:
        raise FileNotFoundError(2, "no such file", str(path))


def _looked_at(article: Path, current: Path, digests: dict[str, str]) -> Checked:
    name = article.as_posix()
    if article.is_file():
        return check_fragment(article.read_bytes(), name, lambda address: _beside(article, address))
    files = {
        path.relative_to(article).as_posix(): path.read_bytes()
        for path in sorted(article.rglob("*"))
        if path.is_file()
    }
    checked = check_bundle(files, name)
    here = _below(article, current)
    known = {path: digest for path, digest in digests.items() if here and path.startswith(f"{here}/")}
    return checked.with_row(24, tuple(_changed(files, here, known, name))) if known else checked


def _below(article: Path, current: Path) -> str:
    """The bundle's path in the release; empty where it is not part of it."""
    try:
        return article.resolve().relative_to(current.resolve()).as_posix()
    except ValueError:
        return ""


def _changed(files: dict[str, bytes], here: str, known: dict[str, str], name: str) -> Iterator[Finding]:
    """Row 24: what was built has the bytes that the manifest names."""
    for path, digest in sorted(known.items()):
        file = path.removeprefix(f"{here}/")
        if hashlib.sha256(files.get(file, b"")).hexdigest() != digest:
            yield finding("M241", f"{name}/{file}", (0, 0), file=file)


def _digests(current: Path) -> dict[str, str]:
    try:
        manifest = json.loads((current / "manifest.json").read_text(encoding="utf-8"))
        return {str(one["path"]): str(one["sha256"]) for one in manifest["artefacts"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _beside(article: Path, address: str) -> bytes | None:
    """A picture that lies beside an article; nothing above its folder is read."""
    folder = article.parent.resolve()
    try:
        path = (folder / address.split("?")[0].split("#")[0]).resolve()
        return path.read_bytes() if path.is_relative_to(folder) and path.is_file() else None
    except (OSError, ValueError):
        # Too long for a name, or no name at all.
        return None
