"""Options → a release, and nothing to do where nothing has changed: only then the stages are loaded and run."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts import unchanged
from build_scripts.diagnostics import Trouble
from build_scripts.options import Options, Summary
from build_scripts.publish import full_disk_is_trouble

if TYPE_CHECKING:
    from build_scripts.execute import Progress


def build(options: Options, progress: Progress) -> Summary:
    """Makes the release that the options ask for, and nothing that is there already.

    Stopped with all findings, or Trouble; then ``OUT/current`` is as it was.
    """
    begun = time.monotonic()
    cache = options.root / ".cache"
    with _alone(cache / "build.lock"):
        note = cache / "last-build.json"
        mark = unchanged.fingerprint(
            options.root,
            options.as_of.isoformat(),
            str(options.out),
            options.base_url or "",
            repr(options.selection),
            options.setting or "",
            options.profile,
        )
        last = unchanged.last_build(note, mark)
        if last is not None and unchanged.stands(last, options.out):
            release = options.out / "releases" / last.edition
            return Summary(
                release, last.artefacts, 0, last.artefacts, 0, 0, 0, time.monotonic() - begun, last.findings()
            )
        # What resolves, plans and renders takes half a second to import.
        from build_scripts.release import make_release

        summary = make_release(options, progress, begun)
        # What is kept of an earlier release wants a full look each time.
        if not summary.kept:
            with full_disk_is_trouble(options.out):
                unchanged.remember(note, mark, summary.release, summary.artefacts, summary.warnings)
    return summary


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """One build at a time; the lock goes with the process, even when it is killed."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT)
    except OSError as error:
        raise Trouble("S004", target=str(path.parent), problem=error.strerror or str(error)) from error
    try:
        _lock(handle)
        os.ftruncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        os.close(handle)


def _lock(handle: int) -> None:
    try:
        import fcntl
    except ImportError:  # Windows, where two builds at once are left to the user's care
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise Trouble("S008", pid=os.read(handle, 20).decode() or "?") from error
