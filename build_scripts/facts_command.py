"""``./banyan facts …`` and ``./banyan diff``: the command line becomes questions to ``facts.desk``.

Everything that takes time to load is imported when a command runs.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, get_args

from build_scripts.model import LANGUAGES, Confidence, FactKind

AddDay = Callable[..., None]


def add_facts(commands: Any, add_as_of: AddDay) -> None:
    """Adds ``facts`` to the commands; ``add_as_of`` adds the option --as-of.

    Options may stand before or behind the second word: behind it they have no default of their own that would undo what
    stands before.
    """
    facts = commands.add_parser("facts", help="数据登记：查、找、核对、导出导入 · ask and keep the register")
    facts.set_defaults(run=_list)
    _add_filter(facts)
    facts.add_argument("--kind", default="", choices=get_args(FactKind), help="类型 · kind")
    facts.add_argument("--confidence", default="", choices=get_args(Confidence), help="把握 · confidence")
    facts.add_argument("--unused", action="store_true", help="只看无人引用的 · only what nothing quotes")
    facts.add_argument("--text", default="", metavar="WORDS", help="含有这些字 · that hold these words")
    facts.add_argument("--format", choices=("text", "json", "csv"), default="text", help="输出格式 · output")
    add_as_of(facts)
    parts = facts.add_subparsers(metavar="…")

    show = parts.add_parser("show", help="一条数据的全部来历 · a fact over time and regions")
    show.set_defaults(run=_show)
    show.add_argument("id", metavar="ID", help="数据编号 · the fact's id")
    add_as_of(show, argparse.SUPPRESS)

    where = parts.add_parser(
        "where", help="改了它，哪些要重印 · what a change of it touches: the reprint list"
    )
    where.set_defaults(run=_where)
    where.add_argument("id", metavar="ID", help="数据编号 · the fact's id")
    where.add_argument(
        "--region",
        default=argparse.SUPPRESS,
        metavar="ID",
        help="只改这个地区的值 · only this region's value",
    )
    where.add_argument("--out", type=Path, metavar="DIR", help="成品在哪里 · where artefacts are (dist)")
    add_as_of(where, argparse.SUPPRESS)

    stale = parts.add_parser("stale", help="该复核的 · what is due for checking")
    stale.set_defaults(run=_stale)
    stale.add_argument(
        "--within", type=_days, default=90, metavar="DAYS", help="多少天内 · within so many days (90)"
    )
    add_as_of(stale, argparse.SUPPRESS)

    export = parts.add_parser("export", help="导出表格，请单位确认 · a table for an office to confirm")
    export.set_defaults(run=_export)
    export.add_argument("file", type=Path, metavar="FILE.csv|.xlsx", help="写到哪里 · where to")
    _add_filter(export, argparse.SUPPRESS)
    add_as_of(export, argparse.SUPPRESS)

    back = parts.add_parser("import", help="读回确认过的表格 · take a confirmed table back")
    back.set_defaults(run=_import)
    back.add_argument(
        "file", type=Path, metavar="FILE.csv|.xlsx", help="寄回来的表格 · the table that came back"
    )
    back.add_argument(
        "--apply", action="store_true", help="写进登记；不加只看差异 · write it; without, only show"
    )
    add_as_of(back, argparse.SUPPRESS)


def add_diff(commands: Any, day: Callable[[str], date]) -> None:
    """Adds ``diff`` to the commands; ``day`` reads a date."""
    diff = commands.add_parser(
        "diff", help="两天之间读者会看到什么变化 · what readers see change between two days"
    )
    diff.set_defaults(run=_diff)
    diff.add_argument("--from", dest="start", type=day, required=True, metavar="DATE", help="从哪天 · from")
    diff.add_argument("--to", dest="end", type=day, required=True, metavar="DATE", help="到哪天 · to")
    diff.add_argument(
        "--region", action="append", default=[], metavar="ID", help="只看这个地区 · only this region"
    )
    diff.add_argument(
        "--lang", action="append", default=[], choices=LANGUAGES, help="只看这种语言 · only this language"
    )
    diff.add_argument("--out", type=Path, metavar="DIR", help="成品在哪里 · where artefacts are (dist)")


def _add_filter(parser: argparse.ArgumentParser, default: str = "") -> None:
    topic, region = (
        "content/facts/ 里的文件 · a file of the register",
        "登记给这个地区的值 · values entered for a region",
    )
    parser.add_argument("--topic", default=default, metavar="FILE", help=topic)
    parser.add_argument("--region", default=default, metavar="ID", help=region)


def _days(text: str) -> int:
    if not text.isdigit() or len(text) > 5:
        raise argparse.ArgumentTypeError(f"“{text}” 应为天数 · a number of days is wanted")
    return int(text)


def _list(options: argparse.Namespace) -> int:
    from build_scripts.facts.desk import Desk
    from build_scripts.facts.listing import Filter

    wanted = Filter(
        options.topic, options.region, options.kind, options.confidence, options.unused, options.text
    )
    return Desk(options.root, options.as_of).print_list(wanted, options.format)


def _show(options: argparse.Namespace) -> int:
    from build_scripts.facts.desk import Desk

    return Desk(options.root, options.as_of).print_history(options.id)


def _where(options: argparse.Namespace) -> int:
    from build_scripts.facts.desk import Desk

    out = (options.out or options.root / "dist").absolute()
    return Desk(options.root, options.as_of).print_reach(options.id, options.region, out)


def _stale(options: argparse.Namespace) -> int:
    from build_scripts.facts.desk import Desk

    return Desk(options.root, options.as_of).print_stale(options.within)


def _export(options: argparse.Namespace) -> int:
    from build_scripts.facts.desk import Desk
    from build_scripts.facts.listing import Filter

    wanted = Filter(options.topic, options.region)
    return Desk(options.root, options.as_of).export(wanted, options.file)


def _import(options: argparse.Namespace) -> int:
    from build_scripts.facts.desk import Desk

    return Desk(options.root, options.as_of).take_back(options.file, apply=options.apply)


def _diff(options: argparse.Namespace) -> int:
    from build_scripts.facts.desk import print_changes

    return print_changes(
        options.root,
        options.start,
        options.end,
        tuple(options.region),
        tuple(options.lang),
        (options.out or options.root / "dist").absolute(),
    )
