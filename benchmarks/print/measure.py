"""Measures leaflets on the whole curriculum in one run and prints ratios: ``.venv/bin/python -m benchmarks.print``.

``naive`` is WeasyPrint as its manual begins: the HTML of the same leaflet, its style sheet and fonts read anew for each
document, nothing shared. ``command`` is one run of the ``weasyprint`` command on the same files for each leaflet. A
leaflet is two files, in colour and in black, and bare WeasyPrint lays out each of them: ``a file`` compares that,
``colour alone`` is as hard on us as can be, since it sets both of our files against one.
``--leaflets N`` takes every so-manieth leaflet only; ``--quick`` leaves the commands out.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.channels.leaflet import CHANNEL
from build_scripts.channels.protocol import World
from build_scripts.diagnostics import Findings
from build_scripts.fonts import activate
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Job
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver

if TYPE_CHECKING:
    from weasyprint.document import Document

ROOT = Path(__file__).resolve().parents[2]
_WORKERS = 2
_FILES = 2
"""PDFs of a leaflet: in colour and in black."""
_DAY = date(2026, 11, 21)
_FORMATS = {"": "tri-fold", "bi-fold": "bi-fold", "a5": "A5"}


@dataclass(frozen=True, slots=True)
class Made:
    """What one leaflet cost a worker."""

    seconds: float
    bytes: int
    layouts: int
    memory: int
    """The worker's resident KiB after it."""


def main() -> int:
    """Prints one line for each measurement."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--leaflets", type=int, default=0)
    options.add_argument("--quick", action="store_true")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        _start(folder)
        jobs = _jobs(chosen.leaflets)
        _one_by_one(jobs)
        wall = _with_workers(jobs, folder)
        if not chosen.quick:
            command = sum(_commands(jobs, folder))
            print(
                f"the weasyprint command / {_WORKERS} workers, colour alone {command / wall:8.1f}   ({command:.1f} s)"
            )
            print(f"the weasyprint command / {_WORKERS} workers, a file       {_FILES * command / wall:8.1f}")
    return 0


def _start(folder: Path) -> None:
    activate(ROOT / "templates/_shared/fonts", folder / "fonts")


def _jobs(limit: int) -> tuple[Job, ...]:
    catalogue = load_catalogue(ROOT, Findings())
    if catalogue is None:
        raise SystemExit("the source cannot be read")
    jobs = CHANNEL.plan(World(catalogue, Resolver(catalogue, _DAY)))
    every = max(1, len(jobs) // limit) if limit else 1
    # Formats take turns in the plan: a sample has all of them.
    return jobs[:: every + 1 if every % len(_FORMATS) == 0 else every]


def _one_by_one(jobs: tuple[Job, ...]) -> None:
    """Warm leaflets, in colour and in black, against naive rendering of the same HTML, turn and turn about."""
    press = Press(ROOT)
    seen = _Seen(press)
    CHANNEL.render(jobs[:1], press)
    for part, name in _FORMATS.items():
        ratios: list[float] = []
        warm: list[float] = []
        sizes: list[int] = []
        layouts = 0
        for job in (job for job in jobs if job.part == part):
            seen.count = 0
            begun = time.process_time()
            ((colour, black),) = CHANNEL.render((job,), press)
            warm.append(time.process_time() - begun)
            layouts += seen.count
            sizes += [len(colour.data), len(black.data)]
            begun = time.process_time()
            _naive(seen.html, seen.style)
            ratios.append(warm[-1] / (time.process_time() - begun))
        if not warm:
            continue
        median = statistics.median(warm)
        middle = statistics.median(ratios)
        print(
            f"{name:8} warm / naive, a file           {middle / _FILES:8.2f}   ({median:.2f} s CPU for both)"
        )
        print(f"{name:8} warm / naive, colour alone     {middle:8.2f}")
        print(f"{name:8} layouts a leaflet              {layouts / len(warm):8.2f}")
        print(f"{name:8} KiB a leaflet, the largest     {max(sizes) / 1024:8.0f}", flush=True)


class _Seen:
    """Watches the press: how many layouts it makes, and of which HTML the last one was."""

    def __init__(self, press: Press) -> None:
        self.count = 0
        self.html = ""
        self.style = ""
        layout = press.engine.layout

        def watched(html: str, style: str, base: Path) -> Document:
            self.count += 1
            self.html, self.style = html, style
            return layout(html, style, base)

        press.engine.layout = watched  # type: ignore[method-assign]


def _naive(html: str, style: str) -> None:
    from weasyprint import CSS, HTML

    base = (ROOT / "templates").as_uri() + "/"
    sheet = CSS(string=style, base_url=base)
    HTML(string=html, base_url=base).write_pdf(stylesheets=[sheet], pdf_variant="pdf/ua-1")


def _with_workers(jobs: tuple[Job, ...], folder: Path) -> float:
    """Seconds of wall time of all jobs with workers that are already there, as in a build; prints their memory."""
    pool = ProcessPoolExecutor(
        _WORKERS, mp_context=get_context("spawn"), initializer=_start, initargs=(folder,)
    )
    with pool:
        begun = time.perf_counter()
        found = list(pool.map(_make, jobs))
        wall = time.perf_counter() - begun
    half = len(found) // 2
    early = max(made.memory for made in found[: max(1, len(found) // 10)])
    late = max(made.memory for made in found[half:])
    print(f"{len(jobs)} leaflets, {_WORKERS} workers              {wall:8.1f} s")
    print(f"memory of a worker, end / first tenth   {late / early:8.2f}   ({late / 1024:.0f} MiB)")
    print(
        f"layouts in all / leaflets               {sum(made.layouts for made in found) / len(found):8.2f}",
        flush=True,
    )
    return wall


@lru_cache(maxsize=1)
def _worker() -> tuple[Press, _Seen]:
    press = Press(ROOT)
    return press, _Seen(press)


def _make(job: Job) -> Made:
    press, seen = _worker()
    seen.count = 0
    begun = time.perf_counter()
    ((colour, _),) = CHANNEL.render((job,), press)
    return Made(time.perf_counter() - begun, len(colour.data), seen.count, _resident())


def _resident() -> int:
    """KiB of memory that this process holds now; where the system does not say, the most that it ever held."""
    with contextlib.suppress(OSError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _commands(jobs: tuple[Job, ...], folder: Path) -> Iterator[float]:
    """Seconds that each command takes, one after another."""
    press = Press(ROOT)
    seen = _Seen(press)
    command = Path(sys.executable).with_name("weasyprint")
    for job in jobs:
        CHANNEL.render((job,), press)
        page, style, pdf = folder / "leaflet.html", folder / "leaflet.css", folder / "leaflet.pdf"
        page.write_text(seen.html, encoding="utf-8")
        style.write_text(seen.style, encoding="utf-8")
        begun = time.perf_counter()
        subprocess.run(
            [
                command,
                "--quiet",
                "--base-url",
                str(ROOT / "templates") + "/",
                "--stylesheet",
                style,
                page,
                pdf,
            ],
            check=True,
            capture_output=True,
        )
        yield time.perf_counter() - begun
