"""``./banyan bank``: what each format of the question bank holds, and which questions it has no place for.

Everything that takes time to load is imported when the command runs.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from typing import Any


def add_bank(commands: Any, add_as_of: Callable[..., None]) -> None:
    """Adds ``bank`` to the commands; ``add_as_of`` adds the option --as-of."""
    bank = commands.add_parser(
        "bank", help="题库：每种格式放得下哪些题 · the question bank: what each format holds"
    )
    bank.set_defaults(run=_bank)
    bank.add_argument("--lang", choices=("zh", "en"), default="zh", help="语言 · language")
    bank.add_argument("--lesson", action="append", default=[], metavar="SLUG", help="只看这一课 · one lesson")
    bank.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 · output")
    add_as_of(bank)


def _bank(options: argparse.Namespace) -> int:
    from build_scripts.channels.bank import CHANNEL
    from build_scripts.channels.bank.bank import banks
    from build_scripts.channels.bank.support import FORMATS, left_out, report
    from build_scripts.channels.protocol import World
    from build_scripts.diagnostics import Trouble
    from build_scripts.pipeline import checked
    from build_scripts.resolve import Resolver

    catalogue, _ = checked(options.root, options.as_of)
    jobs = CHANNEL.plan(World(catalogue, Resolver(catalogue, options.as_of)))
    found = tuple(
        bank for job in jobs if job.part == "all" and job.language == options.lang for bank in banks(job)
    )
    known = [bank.lesson for bank in found]
    for name in options.lesson:
        if name not in known:
            raise Trouble("S007", problem=f"--lesson {name}?  {', '.join(known)}")
    if options.lesson:
        found = tuple(bank for bank in found if bank.lesson in options.lesson)
    if options.format == "text":
        print(report(found, options.lang), end="")
        return 0
    items = [item for bank in found for item in bank.items]
    rows = [
        {
            "format": format_.id,
            "file": format_.file,
            "held": len(items) - len(left_out(format_, items)),
            "lacks": [lack[options.lang] for lack in format_.lacks],
            "not_held": [{"id": item.id, "type": item.type} for item in left_out(format_, items)],
        }
        for format_ in FORMATS
    ]
    print(json.dumps(rows, ensure_ascii=False, indent=2))
    return 0
