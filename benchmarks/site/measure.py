"""Measures the site in one run and prints ratios: ``.venv/bin/python -m benchmarks.site``.

Build: all pages of one language against plain MkDocs with Material and the same Markdown, in CPU seconds; the same for
a site of many lessons, which are copies of ours. Preview: CPU seconds from a saved lesson to the page.
Reader: a lesson against a bare page with the same words in Chromium, slowed to a cheap phone (a quarter of the
processor, 1.47 Mb/s, 562 ms). ``--lessons N`` is the large site (2000), ``--no-browser`` leaves the reader out.
"""

from __future__ import annotations

import argparse
import gzip
import html
import re
import tempfile
import time
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
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from build_scripts.serve import Preview

_DAY = date(2026, 11, 21)
_SMALL = 60
_LESSON = "work-injury"
_DIALECT = "[attr_list, def_list, md_in_html, sane_lists, tables]"


def main() -> int:
    """Prints one line for each measurement."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--lessons", type=int, default=2000)
    options.add_argument("--no-browser", action="store_true")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        activate(ROOT / "templates/_shared/fonts", folder / "fonts")
        costs = {}
        for count in (_SMALL, chosen.lessons):
            source = project(folder / f"project-{count}", count)
            costs[count] = _build(source, count, folder / f"site-{count}")
            _preview(source, count)
        growth = costs[chosen.lessons] / costs[_SMALL]
        print(
            f"{chosen.lessons} / {_SMALL} lessons, CPU          {growth:8.1f}   (pages: {chosen.lessons / _SMALL:.1f})"
        )
        if not chosen.no_browser:
            _read(folder / f"site-{_SMALL}", folder / "bare")
    return 0


def _build(root: Path, count: int, out: Path) -> float:
    """CPU seconds of all pages of the Chinese site; writes them to ``out``."""
    catalogue = load_catalogue(root, Findings())
    if catalogue is None:
        raise SystemExit("the source cannot be read")
    world = World(catalogue, Resolver(catalogue, _DAY))
    jobs = tuple(planning.plan_one(world, "zh", world.regions[0], neighbours=False))
    pages, others = (tuple(job for job in jobs if bool(job.group) is together) for together in (True, False))
    press = Press(root)
    begun = time.process_time()
    made = [output for outputs in CHANNEL.render(pages, press) for output in outputs]
    ours = time.process_time() - begun
    made += [output for job in others for outputs in CHANNEL.render((job,), press) for output in outputs]
    for output in made:
        file = out / output.path.removeprefix("site/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(output.data)
    plain = _plain([file for job in pages for file in stage(job, press)], out.with_name(f"{out.name}-plain"))
    each = 1000 * ours / count
    print(f"{count:4} lessons: our pages / plain MkDocs, CPU {ours / plain:7.2f}   ({each:.1f} ms a lesson)")
    lesson = out / "lessons" / _LESSON / "index.html"
    size = len(gzip.compress(lesson.read_bytes())) / 1024
    print(f"{count:4} lessons: KiB of a lesson, gzip        {size:7.1f}", flush=True)
    return ours


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
    """CPU seconds from a saved lesson to its page: one more sentence, and another title, which stands in menus."""
    preview = Preview(root, "zh", "", _DAY, "http://127.0.0.1:8000")
    lesson = root / "content" / "lessons" / _LESSON / "zh.md"
    page = f"lessons/{_LESSON}/index.html"

    def seen(words: str) -> float:
        begun = time.process_time()
        preview.refresh()
        data = preview.file(page)
        taken = time.process_time() - begun
        if data is None or words not in data.decode():
            raise SystemExit(f"the preview's page does not say {words}")
        return taken

    cold = seen("<h1>")
    sentences, titles = [], []
    for number in range(3):
        text = lesson.read_text("utf-8")
        lesson.write_text(re.sub(r"(?m)^- (.*?)\d*$", rf"- \g<1>{number}", text, count=1), "utf-8")
        sentences.append(seen(f"{number}"))
        lesson.write_text(re.sub(r"(?m)^title: (.*?)\d*$", rf"title: \g<1>{number}", text, count=1), "utf-8")
        titles.append(seen(f"{number}</h1>"))
    for name, taken in (("begun", cold), ("a sentence", min(sentences)), ("a title", min(titles))):
        print(f"{count:4} lessons: preview, CPU, {name:12}  {taken:8.2f} s", flush=True)


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
