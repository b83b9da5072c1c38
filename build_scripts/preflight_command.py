"""``./banyan preflight [PATH …]``: what is built becomes a report of all that a printer would stumble over, and of
answers that pupils' files tell."""

from __future__ import annotations

import argparse
import os
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from build_scripts.model import LANGUAGES


def add_preflight(commands: Any, today: date) -> None:
    """Adds the command; ``commands`` is what ``add_subparsers`` gave. ``today``: whose answers hold for files that
    belong to no release."""
    preflight = commands.add_parser("preflight", help="付印前检查成品 · check what is built before printing")
    preflight.set_defaults(run=_preflight, today=today)
    preflight.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="PDF、EPUB、ZIP 或文件夹 · files or folders (dist/current)",
    )
    preflight.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 · output")
    preflight.add_argument("--full", action="store_true", help="没有问题的也列出 · list the clean ones too")
    preflight.add_argument(
        "--lang", action="append", default=[], choices=LANGUAGES, help="只用这种语言 · only this language"
    )
    preflight.add_argument(
        "--jobs", type=int, default=min(2, os.cpu_count() or 1), metavar="N", help="同时几个进程 · processes"
    )
    preflight.add_argument("--out", type=Path, metavar="DIR", help="成品在哪里 · where it is (dist)")


class _Progress:
    """A line that is rewritten on a screen; elsewhere one now and then."""

    def __init__(self) -> None:
        self.live = sys.stderr.isatty()
        self.last = time.monotonic()

    def __call__(self, done: int, total: int, name: str) -> None:
        if self.live:
            print(
                f"\r\x1b[K[{done}/{total}] {name[-70:]}",
                end="\n" if done == total else "",
                file=sys.stderr,
                flush=True,
            )
        elif time.monotonic() - self.last > 5:
            print(f"[{done}/{total}] {name}", file=sys.stderr, flush=True)
            self.last = time.monotonic()


def _preflight(options: argparse.Namespace) -> int:
    # The libraries that read PDFs take a moment to import, which other commands should not pay.
    from build_scripts.preflight import report
    from build_scripts.preflight.run import inspect_all, targets

    current = (options.out or options.root / "dist").absolute() / "current"
    wanted = targets(options.paths, current)
    found = inspect_all(wanted, options.root / ".cache" / "preflight", max(options.jobs, 1), _Progress())
    if options.format == "json":
        print(report.as_json(found))
    else:
        print(report.as_text(found, tuple(options.lang) or LANGUAGES, full=options.full))
    leaked = _leaks(options, current)
    return 1 if leaked or any(one.errors() for one in found) else 0


def _leaks(options: argparse.Namespace, current: Path) -> bool:
    """Says on the error stream which answers pupils' files tell: the report on the other is read by programs."""
    from build_scripts.leaks.check import check
    from build_scripts.publish import read_manifest

    manifest = read_manifest(current.parent)
    as_of = date.fromisoformat(manifest.as_of) if manifest is not None else options.today
    looked, found = check(options.root, options.paths or [current], as_of)
    for leak in found:
        for language in tuple(options.lang) or LANGUAGES:
            print(leak.message(language), file=sys.stderr)
    if looked:
        print(
            f"学生用的 {looked} 件里，泄露答案 {len(found)} 处 · "
            f"{looked} pupils' files, {len(found)} answers told",
            file=sys.stderr,
        )
    return bool(found)
