"""Rendered outputs are kept by key, each entry complete or absent: ``.cache/store/3f/3f9a…/``.

An entry is written beside its place and renamed, so that a killed build leaves none that is half written. Entries
are never changed; files are hard-linked into releases.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from build_scripts.model import Output

_INDEX = "index.json"
_KEEP_UNUSED = 30 * 24 * 3600
"""Seconds for which an entry outlives its last plan, so that switching back and forth is cheap."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """An output in the store."""

    path: str
    """Below the release folder."""
    media_type: str
    sha256: str
    bytes: int
    file: Path


class Store:
    """The entries below one folder; safe for several processes at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _place(self, key: str) -> Path:
        return self.folder / key[:2] / key

    def find(self, key: str) -> tuple[StoredFile, ...] | None:
        """The files of an entry, in order; None when there is no entry, or one whose files were touched since."""
        place = self._place(key)
        try:
            rows = json.loads((place / _INDEX).read_text(encoding="utf-8"))
            files = []
            for number, row in enumerate(rows):
                file = place / str(number)
                status = file.stat()
                if status.st_size != row["bytes"] or status.st_mtime_ns != row["mtime"]:
                    return None
                files.append(StoredFile(row["path"], row["media_type"], row["sha256"], row["bytes"], file))
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return tuple(files)

    def outputs(self, key: str) -> tuple[Output, ...]:
        """An entry with its data. LookupError when there is none."""
        found = self.find(key)
        if found is None:
            raise LookupError(key)
        return tuple(Output(f.path, f.media_type, f.file.read_bytes()) for f in found)

    def put(self, key: str, outputs: Iterable[Output]) -> None:
        """Writes an entry; one that is there already stays unless it is damaged. OSError when the disk is full."""
        if self.find(key) is not None:
            return
        place = self._place(key)
        beside = place.with_name(f".{key}.{os.getpid()}")
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        try:
            rows = []
            for number, output in enumerate(outputs):
                file = beside / str(number)
                file.write_bytes(output.data)
                rows.append(
                    {
                        "path": output.path,
                        "media_type": output.media_type,
                        "sha256": hashlib.sha256(output.data).hexdigest(),
                        "bytes": len(output.data),
                        "mtime": file.stat().st_mtime_ns,
                    }
                )
            (beside / _INDEX).write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
            if place.exists():
                shutil.rmtree(place)
            beside.rename(place)
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            raise

    def forget(self, key: str) -> None:
        """Removes an entry."""
        shutil.rmtree(self._place(key), ignore_errors=True)

    def tidy(self, used: frozenset[str]) -> None:
        """Removes what killed builds left behind, and entries that no plan has used for a month."""
        if not self.folder.is_dir():
            return
        oldest = time.time() - _KEEP_UNUSED
        for shelf in self.folder.iterdir():
            for place in shelf.iterdir():
                left_behind = place.name.startswith(".") and place.stat().st_mtime < time.time() - 3600
                unused = place.name not in used and place.stat().st_mtime < oldest
                if left_behind or unused:
                    shutil.rmtree(place, ignore_errors=True)
