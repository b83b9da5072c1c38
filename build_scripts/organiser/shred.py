"""A folder of names → nothing: every file is overwritten, renamed and removed.

On a disk that writes each change elsewhere (flash, a copying file system, a synchronised folder) the old bytes may
survive until they are reused; the message says so. What lies outside the folder (the roster itself, print jobs, mails)
is not touched.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from build_scripts.diagnostics import Trouble
from build_scripts.organiser.folders import WARNING, is_names_folder

_CHUNK = 1 << 20


def shred(folder: Path) -> int:
    """Destroys a folder of names and returns how many files it had.

    Trouble S007 for a folder that this program has not made, so that a mistyped path costs nothing. Links are removed,
    what they point to is not followed. The warning goes last: a shredding that was cut short can be repeated.
    """
    if folder.is_symlink() or not folder.is_dir() or not is_names_folder(folder):
        raise Trouble("S007", problem=f"--shred {folder}?  private/…-names")
    count = 0
    warning = folder / WARNING
    for path in sorted(folder.rglob("*"), reverse=True):
        if path == warning:
            continue
        if path.is_symlink():
            path.unlink()
        elif path.is_dir():
            path.rmdir()
        else:
            _destroy(path)
            count += 1
    _destroy(warning)
    folder.rmdir()
    return count


def _destroy(path: Path) -> None:
    """Random bytes over it, then zeros in its length, then another name, then none."""
    path.chmod(0o600)
    size = path.stat().st_size
    with path.open("r+b", buffering=0) as stream:
        for fill in (secrets.token_bytes, bytes):
            stream.seek(0)
            left = size
            while left > 0:
                left -= stream.write(fill(min(left, _CHUNK)))
            os.fsync(stream.fileno())
        stream.truncate(0)
    nameless = path.with_name(secrets.token_hex(8))
    path.rename(nameless)
    nameless.unlink()
