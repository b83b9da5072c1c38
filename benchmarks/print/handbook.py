"""A handbook whose page numbers are known when its pages are laid out, against two passes of the layout engine.

``two passes`` is what the engine's own page references cost: each document of the book laid out twice and written once
by bare WeasyPrint. Of a lesson that we try in several densities only the first try counts there, while our figures hold
all that we make: tries, the pages that an offprint has by itself, the booklet, the EPUB.
"""

from __future__ import annotations

import io
import time

import pikepdf

from benchmarks.print.said import heading, say
from benchmarks.print.sample import ROOT, Page, Seen, naive, smallest_book
from build_scripts.channels import channel_named
from build_scripts.model import Output
from build_scripts.progress import ProgressLine
from build_scripts.render.press import Press

_PAGES = 22
_MOST_KIB = 620
"""Of a handbook of so many pages."""


def measure() -> None:
    """Prints ratios of processor time, and KiB a page."""
    book, offprints = smallest_book()
    heading(f"handbook: {book.job.id}, {len(offprints)} lessons")
    channel, press, tell = channel_named("handbook"), Press(ROOT), ProgressLine()
    seen = Seen(press)
    made: dict[str, tuple[Output, ...]] = {}
    press.pack(lambda name: made[name])
    pages: list[Page] = []
    channel.render((offprints[0].job,), press)
    seen.taken()
    begun = time.process_time()
    for number, step in enumerate(offprints, 1):
        (made[step.job.id],) = channel.render((step.job,), press)
        pages.append(seen.taken()[0])
        tell(number, len(offprints), step.job.id)
    lessons = time.process_time() - begun
    begun = time.process_time()
    (outputs,) = channel.render((book.job,), press)
    binding = time.process_time() - begun
    pages += seen.taken()
    begun = time.process_time()
    for number, page in enumerate(pages, 1):
        naive(page, passes=2)
        tell(number, len(pages), "two passes")
    twice = time.process_time() - begun
    of = f"{lessons + binding:.1f} s against {twice:.1f} s"
    say("book and offprints from nothing / two passes", (lessons + binding) / twice, of=of)
    of = f"{binding:.1f} s"
    say("book, numbers of its lessons known / two passes", binding / twice, wanted="≤ 0.60", of=of)
    data = outputs[0].data
    with pikepdf.open(io.BytesIO(data)) as document:
        count = len(document.pages)
    say(
        "KiB a page",
        len(data) / 1024 / count,
        wanted=f"≤ {_MOST_KIB / _PAGES:.0f}",
        of=f"{count} pages, {len(data) / 1024:.0f} KiB",
        places=1,
    )
