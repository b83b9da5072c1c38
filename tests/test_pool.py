"""Worker processes: what they give back, what they say when something goes wrong, and that they do not outlive us."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from build_scripts.pool import WorkerKilled, in_workers
from tests.projects import ROOT

_SHARED = ("build_scripts.model",)
_SLOW = """
import sys, time
from pathlib import Path
from tests.test_pool import note_and_wait
from build_scripts.pool import in_workers
list(in_workers(note_and_wait, [(Path(sys.argv[1]) / str(number), 300.0) for number in range(2)], 2, ()))
"""


def squared(number: int) -> tuple[int, int]:
    """A task for workers: the number's square, and who has done it."""
    return number * number, os.getpid()


def ill_with_one(number: int) -> int:
    """A task for workers that cannot do everything."""
    if number == 1:
        raise ValueError("this number is ill")
    return number


def ends_itself(number: int) -> int:
    """A task for workers that ends as the system ends who takes too much memory."""
    if number == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def modules(_: int) -> frozenset[str]:
    """A task for workers: what is loaded there."""
    return frozenset(sys.modules)


def note_and_wait(task: tuple[Path, float]) -> None:
    """A task for workers: says who does it, and takes its time."""
    path, seconds = task
    path.with_suffix(".part").write_text(str(os.getpid()), encoding="utf-8")
    path.with_suffix(".part").replace(path)
    time.sleep(seconds)


def test_workers_give_way_to_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("build_scripts.pool.RENEWED", 3)
    found = list(in_workers(squared, range(20), 2, _SHARED))
    assert sorted(square for square, _ in found) == [number * number for number in range(20)]
    tasks_of = Counter(process for _, process in found)
    assert len(tasks_of) >= 4 and max(tasks_of.values()) <= 6


def test_every_task_is_done_once_and_elsewhere() -> None:
    found = list(in_workers(squared, range(20), 2, _SHARED))
    assert sorted(square for square, _ in found) == [number * number for number in range(20)]
    by = {pid for _, pid in found}
    assert 1 <= len(by) <= 2
    assert os.getpid() not in by


def test_what_a_task_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="this number is ill"):
        list(in_workers(ill_with_one, range(3), 2, _SHARED))


def test_a_killed_worker_is_told_of() -> None:
    with pytest.raises(WorkerKilled, match="out of memory"):
        list(in_workers(ends_itself, range(3), 2, _SHARED))


def test_a_worker_holds_nothing_of_who_asks() -> None:
    import build_scripts.channels.site

    (loaded,) = in_workers(modules, [0], 1, _SHARED)
    assert "build_scripts.pool" in loaded
    assert build_scripts.channels.site.__name__ not in loaded


def _running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_workers_end_with_the_process_that_they_work_for(tmp_path: Path, how: signal.Signals) -> None:
    asking = subprocess.Popen([sys.executable, "-c", _SLOW, str(tmp_path)], cwd=ROOT)
    notes = [tmp_path / "0", tmp_path / "1"]
    last = time.monotonic() + 120
    while not all(note.exists() for note in notes) and time.monotonic() < last:
        time.sleep(0.05)
    pids = [int(note.read_text(encoding="utf-8")) for note in notes]
    assert all(_running(pid) for pid in pids)
    asking.send_signal(how)
    asking.wait(60)
    while any(_running(pid) for pid in pids) and time.monotonic() < last:
        time.sleep(0.05)
    assert not any(_running(pid) for pid in pids)
