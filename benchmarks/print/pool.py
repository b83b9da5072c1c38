"""Leaflets made as a build makes them, with one worker process and with two: time, memory, bytes, and making none."""

from __future__ import annotations

import os
import re
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.print.said import heading, say
from benchmarks.print.sample import ROOT
from build_scripts.execute import SHARED, Batch, render
from build_scripts.plan import Step
from build_scripts.pool import in_workers
from build_scripts.progress import ProgressLine
from build_scripts.store import Store

_WORKERS = 2
_MIB = 1024


@dataclass(frozen=True, slots=True)
class Held:
    """What a worker holds after a leaflet, in KiB."""

    worker: int
    resident: int
    peak: int
    """The most that it ever held, with what other processes have mapped from the same files."""
    share: int
    """Of what is shared its part."""
    own: int


@dataclass(frozen=True, slots=True)
class Run:
    """All leaflets made once."""

    wall: float
    processor: float
    held: tuple[Held, ...]
    store: Store


def measure(steps: tuple[Step, ...], folder: Path) -> Run:
    """Prints ratios of two workers to one; gives the run with two."""
    heading(f"pool: {len(steps)} leaflets, workers started for them")
    alone = _run(steps, 1, folder / "one")
    both = _run(steps, _WORKERS, folder / "two")
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    say(
        "two workers / one, by the clock",
        both.wall / alone.wall,
        wanted="≤ 0.60 on a quiet machine",
        of=f"{both.wall:.1f} s; {cores} cores, load {os.getloadavg()[0]:.1f}",
    )
    say("two workers / one, processor", both.processor / alone.processor, of=f"{both.processor:.1f} s")
    _say_memory(alone.held)
    differ = sum(_digests(alone.store, step) != _digests(both.store, step) for step in steps)
    say("leaflets that differ between the two runs", differ, wanted="0", places=0)
    begun = time.process_time()
    known = sum(both.store.find(step.key) is not None for step in steps)
    asking = time.process_time() - begun
    say(
        "asking for a known leaflet / making it, processor",
        asking / both.processor,
        wanted="nothing",
        of=f"{known} known, {1000 * asking / len(steps):.2f} ms each",
        places=5,
    )
    return both


def _say_memory(held: tuple[Held, ...]) -> None:
    """Of the run with one worker, which has made them all."""
    tenth = max(1, len(held) // 10)
    early = statistics.median(one.resident for one in held[:tenth])
    late = statistics.median(one.resident for one in held[-tenth:])
    say(
        "memory of a worker, last tenth / first",
        late / early,
        wanted="flat",
        of=f"{late / _MIB:.0f} MiB resident",
    )
    say("MiB of a worker, its peak", max(one.peak for one in held) / _MIB, wanted="≤ 90", places=0)
    say("… what it shares counted by its part", max(one.share for one in held) / _MIB, places=0)
    say("… its own alone", max(one.own for one in held) / _MIB, places=0)


def _run(steps: tuple[Step, ...], workers: int, folder: Path) -> Run:
    store, tell = Store(folder), ProgressLine()
    held: list[Held] = []
    before = os.times()
    begun = time.perf_counter()
    tasks = ((step, store) for step in steps)
    seconds: dict[int, float] = {}
    for found, used in in_workers(make, tasks, workers, SHARED):
        held.append(found)
        seconds[found.worker] = max(seconds.get(found.worker, 0.0), used)
        tell(len(held), len(steps), f"{workers} × ")
    wall = time.perf_counter() - begun
    after = os.times()
    own = after.user + after.system - before.user - before.system
    return Run(wall, own + sum(seconds.values()), tuple(held), store)


def make(task: tuple[Step, Store]) -> tuple[Held, float]:
    """In a worker: one leaflet into the store; what the worker holds then, and its processor time until then."""
    step, store = task
    failure = render(Batch((step,), frozenset({step.job.id}), ()), store, ROOT)
    if failure is not None:
        raise RuntimeError(f"{step.job.id}: {failure.problem}")
    return _held(), time.process_time()


def _held() -> Held:
    """As Linux says it; zeros elsewhere."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
        shares = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return Held(os.getpid(), 1, 0, 0, 0)

    def said(text: str, name: str) -> int:
        found = re.search(rf"^{name}:\s+(\d+) kB", text, re.MULTILINE)
        return int(found[1]) if found else 0

    return Held(
        os.getpid(),
        said(status, "VmRSS"),
        said(status, "VmHWM"),
        said(shares, "Pss"),
        said(shares, "Private_Clean") + said(shares, "Private_Dirty"),
    )


def _digests(store: Store, step: Step) -> tuple[str, ...]:
    return tuple(file.sha256 for file in store.find(step.key) or ())
