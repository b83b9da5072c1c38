"""Runs of the ``weasyprint`` command on leaflets' HTML, one after another, against two workers of ours."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.print.pool import Run
from benchmarks.print.said import heading, say
from benchmarks.print.sample import ROOT, Seen
from build_scripts.channels import channel_named
from build_scripts.plan import Step
from build_scripts.progress import ProgressLine
from build_scripts.render.press import Press

_FILES = 2
"""PDFs of a leaflet: in colour and in black."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one run of the command."""

    wall: float
    processor: float
    memory: int
    """KiB at its peak."""


def measure(steps: tuple[Step, ...], ours: Run, runs: int, folder: Path) -> None:
    """Prints how much faster ``ours``, a run of all steps, was; the command is run on ``runs`` of them."""
    heading("command: weasyprint on the same HTML")
    every = steps[:: max(1, len(steps) // runs)][:runs]
    costs = _costs(every, folder)
    wall = sum(cost.wall for cost in costs) / len(costs)
    processor = sum(cost.processor for cost in costs) / len(costs)
    our_wall, our_processor = ours.wall / len(steps), ours.processor / len(steps)
    of = f"{wall:.2f} s against {our_wall:.2f} s a leaflet"
    say("command / two workers, a file, by the clock", _FILES * wall / our_wall, wanted="≥ 6", of=of)
    say("command / two workers, colour alone, by the clock", wall / our_wall)
    of = f"{processor:.2f} s against {our_processor:.2f} s a leaflet"
    say("command / workers, a file, processor", _FILES * processor / our_processor, of=of)
    say("MiB of the command, its peak", max(cost.memory for cost in costs) / 1024, places=0)


def _costs(steps: tuple[Step, ...], folder: Path) -> list[Cost]:
    press, channel, tell = Press(ROOT), channel_named("leaflet"), ProgressLine()
    seen = Seen(press)
    page, style, pdf = folder / "leaflet.html", folder / "leaflet.css", folder / "leaflet.pdf"
    options = ["--quiet", "--base-url", f"{ROOT / 'templates'}/", "--stylesheet", str(style)]
    command = [str(Path(sys.executable).with_name("weasyprint")), *options, str(page), str(pdf)]
    costs = []
    for number, step in enumerate(steps, 1):
        channel.render((step.job,), press)
        last = seen.taken()[-1]
        page.write_text(last.html, encoding="utf-8")
        style.write_text(last.style, encoding="utf-8")
        costs.append(_cost(command))
        tell(number, len(steps), step.job.id)
    return costs


def _cost(command: list[str]) -> Cost:
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]}: {process.returncode}")
    return Cost(time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss)
