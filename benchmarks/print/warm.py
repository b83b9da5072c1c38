"""Leaflets of a warm press against bare WeasyPrint with the same HTML, turn and turn about, in processor time."""

from __future__ import annotations

import statistics
import time

from benchmarks.print.said import heading, say
from benchmarks.print.sample import FORMATS, ROOT, Seen, naive
from build_scripts.channels import channel_named
from build_scripts.plan import Step
from build_scripts.progress import ProgressLine
from build_scripts.render.press import Press

_FILES = 2
"""PDFs of a leaflet: in colour and in black. Bare WeasyPrint would lay out each."""


def measure(steps: tuple[Step, ...]) -> None:
    """Prints ratios, layouts and sizes of each format."""
    heading("warm: one process, its second leaflet onward")
    channel, press = channel_named("leaflet"), Press(ROOT)
    seen, tell = Seen(press), ProgressLine()
    channel.render((steps[0].job,), press)
    seen.taken()
    warm: dict[str, list[float]] = {part: [] for part in FORMATS}
    ratios: dict[str, list[float]] = {part: [] for part in FORMATS}
    layouts: dict[str, list[int]] = {part: [] for part in FORMATS}
    sizes: dict[str, list[int]] = {part: [] for part in FORMATS}
    for number, step in enumerate(steps, 1):
        part = step.job.part
        begun = time.process_time()
        ((colour, black),) = channel.render((step.job,), press)
        warm[part].append(time.process_time() - begun)
        pages = seen.taken()
        begun = time.process_time()
        naive(pages[-1])
        ratios[part].append(warm[part][-1] / (time.process_time() - begun))
        layouts[part].append(len(pages))
        sizes[part].append(max(len(colour.data), len(black.data)))
        tell(number, len(steps), step.job.id)
    for part, name in FORMATS.items():
        if not warm[part]:
            continue
        ratio, seconds = statistics.median(ratios[part]), statistics.median(warm[part])
        say(
            f"{name}: warm / naive, a file",
            ratio / _FILES,
            wanted="≤ 0.60",
            of=f"{seconds:.2f} s CPU for both",
        )
        say(f"{name}: warm / naive, colour alone", ratio)
        say(f"{name}: layouts a leaflet", statistics.mean(layouts[part]))
        say(f"{name}: KiB, the largest", max(sizes[part]) / 1024, wanted="≤ 140", places=0)
