"""Measures the site in one run and prints ratios: ``.venv/bin/python -m benchmarks.site``.

Build: all pages of one language against plain MkDocs with Material and the same Markdown, in CPU seconds; the same for
sites of more lessons, which are copies of ours; and one page when the others are known. Preview: from a saved lesson
to the page, in CPU seconds and by the clock. Reader: a lesson against a bare page with the same words in Chromium,
slowed to a cheap phone (a quarter of the processor, 1.47 Mb/s, 562 ms).

``--lessons N`` is the largest site (2000), ``--no-plain`` leaves plain MkDocs out, ``--no-browser`` the reader.
"""

from __future__ import annotations

import argparse
import gzip
import html
import re
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from benchmarks.site.copies import ROOT, project
from benchmarks.site.reader import paints
from build_scripts.channels.protocol import World
from build_scripts.channels.site import CHANNEL, planning
from build_scripts.channels.site.stage import Staged, stage
from build_scripts.diagnostics import Findings
from build_scripts.fonts import activate
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Job, Output
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from build_scripts.serve import Preview

_DAY = date(2026, 11, 21)
_SMALL, _MIDDLE = 60, 300
_LESSON = "work-injury"
_DIALECT = "[attr_list, def_list, md_in_html, sane_lists, tables]"


@dataclass(frozen=True, slots=True)
class _Cost:
    """CPU seconds of the pages of one language."""

    pages: int
    seconds: float


def main() -> int:
    """Prints one line for each measurement."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--lessons", type=int, default=2000)
    options.add_argument("--no-plain", action="store_true")
    options.add_argument("--no-browser", action="store_true")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        activate(ROOT / "templates/_shared/fonts", folder / "fonts")
        costs = {}
        tenth = chosen.lessons // 10
        for count in sorted({_SMALL, tenth, _MIDDLE, chosen.lessons}):
            source = project(folder / f"project-{count}", count)
            if count != _MIDDLE:
                plain = count != tenth and not chosen.no_plain
                costs[count] = _build(source, count, folder / f"site-{count}", plain=plain)
            if count != tenth or count == _MIDDLE:
                _preview(source, count)
        few, many = costs[tenth], costs[chosen.lessons]
        print(f"{many.pages} / {few.pages} pages, CPU {many.seconds / few.seconds:18.1f}")
        if not chosen.no_browser:
            _read(folder / f"site-{_SMALL}", folder / "bare")
    return 0


def _build(root: Path, count: int, out: Path, *, plain: bool) -> _Cost:
    """Makes all pages of the Chinese site; writes them to ``out``."""
    begun = time.process_time()
    catalogue = load_catalogue(root, Findings())
    if catalogue is None:
        raise SystemExit("the source cannot be read")
    world = World(catalogue, Resolver(catalogue, _DAY))
    jobs = tuple(planning.plan_one(world, "zh", world.regions[0], neighbours=False))
    read = time.process_time() - begun
    pages, others = (tuple(job for job in jobs if bool(job.group) is together) for together in (True, False))
    press = Press(root)
    # What is done once in a process, as importing MkDocs, is not counted.
    _made_again(pages, press)
    begun = time.process_time()
    cold = CHANNEL.render(pages, press)
    ours = time.process_time() - begun
    cost = _Cost(sum(output.path.endswith(".html") for made in cold for output in made), ours)
    begun = time.process_time()
    one, warm = _made_again(pages, press)
    once_more = time.process_time() - begun
    if warm != cold[one]:
        raise SystemExit("a page that is made alone differs")
    made = [output for outputs in cold for output in outputs]
    made += [output for job in others for outputs in CHANNEL.render((job,), press) for output in outputs]
    for output in made:
        file = out / output.path.removeprefix("site/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(output.data)
    print(f"{count:4} lessons: read and planned, CPU       {1000 * read / count:7.1f} ms a lesson")
    print(f"{count:4} lessons: {cost.pages} pages, CPU            {1000 * ours / cost.pages:7.1f} ms a page")
    print(
        f"{count:4} lessons: one page of them again, CPU {1000 * once_more / cost.pages:7.2f} ms a page of all"
    )
    if plain:
        theirs = _plain(
            [file for job in pages for file in stage(job, press)], out.with_name(f"{out.name}-plain")
        )
        print(f"{count:4} lessons: our pages / plain MkDocs    {ours / theirs:7.2f}")
    lesson = out / "lessons" / _LESSON / "index.html"
    size = len(gzip.compress(lesson.read_bytes())) / 1024
    print(f"{count:4} lessons: KiB of a lesson, gzip       {size:7.1f}", flush=True)
    return cost


def _made_again(pages: tuple[Job, ...], press: Press) -> tuple[int, tuple[Output, ...]]:
    """The place of one lesson among the jobs, and its outputs, made while all others are known."""
    place = next(number for number, job in enumerate(pages) if job.lesson == _LESSON)
    press.want({pages[place].id})
    made = CHANNEL.render(pages, press)[place]
    press.want(None)
    return place, made


def _plain(staged: list[Staged], folder: Path) -> float:
    """CPU seconds of Material as it comes, without search, for the same Markdown."""
    documents = folder / "docs"
    for file in staged:
        path = documents / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    settings = folder / "mkdocs.yml"
    theme = "theme: {name: material, language: zh, font: false, features: [navigation.prune]}"
    settings.write_text(f"site_name: plain\n{theme}\nplugins: []\nmarkdown_extensions: {_DIALECT}\n", "utf-8")
    begun = time.process_time()
    mkdocs_build(load_config(str(settings), site_dir=str(folder / "site")))
    return time.process_time() - begun


def _preview(root: Path, count: int) -> None:
    """From a saved lesson to its page: one more sentence, and another title, which stands in menus."""
    preview = Preview(root, "zh", "", _DAY, "http://127.0.0.1:8000")
    lesson = root / "content" / "lessons" / _LESSON / "zh.md"
    page = f"lessons/{_LESSON}/index.html"

    def seen(words: str) -> tuple[float, float]:
        worked, begun = time.process_time(), time.perf_counter()
        preview.refresh()
        data = preview.file(page)
        taken = time.process_time() - worked, time.perf_counter() - begun
        if data is None or words not in data.decode():
            raise SystemExit(f"the preview's page does not say {words}")
        return taken

    cold = seen("<h1>")
    sentences, titles = [], []
    for number in range(3):
        text = lesson.read_text("utf-8")
        lesson.write_text(re.sub(r"(?m)^- (.*?)\d*$", rf"- \g<1>{number}", text, count=1), "utf-8")
        sentences.append(seen(f"{number}"))
        text = lesson.read_text("utf-8")
        lesson.write_text(re.sub(r"(?m)^title: (.*?)\d*$", rf"title: \g<1>{number}", text, count=1), "utf-8")
        titles.append(seen(f"{number}</h1>"))
    for name, (worked, taken) in (("begun", cold), ("a sentence", min(sentences)), ("a title", min(titles))):
        print(f"{count:4} lessons: preview, {name:12} CPU {worked:8.2f} s   clock {taken:8.2f} s", flush=True)


def _read(site: Path, bare: Path) -> None:
    """A lesson of our site against the same words on a page with nothing else."""
    lesson = site / "lessons" / _LESSON / "index.html"
    article = re.search(r"<article.*?</article>", lesson.read_text("utf-8"), re.DOTALL)
    if article is None:
        raise SystemExit("the lesson has no article")
    words = html.unescape(re.sub(r"<[^>]+>", " ", article[0]))
    bare.mkdir()
    (bare / "index.html").write_text(
        f"<!doctype html><meta charset=utf-8><title>.</title><p>{words}", "utf-8"
    )
    ours, nothing = paints(site, f"lessons/{_LESSON}/"), paints(bare, "")
    for name, mine, theirs in (
        ("first paint", ours.first, nothing.first),
        ("largest paint", ours.largest, nothing.largest),
    ):
        print(f"{name:14} our lesson / bare page       {mine / theirs:8.2f}   ({mine:.0f} ms)")
    print(f"blocked, ms                                {ours.blocked:8.0f}")
    print(f"KiB on the wire, requests                  {ours.bytes / 1024:8.1f}   {ours.requests}")
