"""``./banyan kit WORKSHOP --roster FILE``, ``./banyan kit --shred FOLDER``: options become calls of ``organiser``.

Everything that takes time to load is imported when the command runs.
"""

from __future__ import annotations

import argparse
import gc
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_scripts.diagnostics import Trouble
from build_scripts.model import INTERPRETATIONS, LANGUAGES

if TYPE_CHECKING:
    from build_scripts.organiser.workers import Makers


def add_kit(
    commands: Any,
    day: Callable[[str], date],
    add_setting: Callable[[argparse.ArgumentParser], None],
    today: date,
) -> None:
    """Adds ``kit`` to the commands; ``day`` reads a date, ``add_setting`` adds the option --setting."""
    kit = commands.add_parser("kit", help="用真实名单做一套活动资料 · a workshop's kit with your own roster")
    kit.set_defaults(run=_kit, today=today)
    kit.add_argument(
        "workshop",
        nargs="?",
        default="",
        metavar="WORKSHOP",
        help="workshops/ 里的活动 · a folder in workshops/",
    )
    kit.add_argument(
        "--roster", type=Path, metavar="FILE", help="名单，CSV 或 XLSX · the participants, CSV or XLSX"
    )
    kit.add_argument("--date", type=day, metavar="DATE", help="日期 · the day (2026-12-05)")
    kit.add_argument("--start", metavar="HH:MM", help="开始时间 · when it begins")
    kit.add_argument(
        "--place",
        metavar="TEXT",
        help="地点；英文写在竖线后面 · where; in English behind a bar (文化馆 | Hall)",
    )
    kit.add_argument("--region", default="", metavar="ID", help="地区 · region")
    kit.add_argument(
        "--interpretation",
        choices=INTERPRETATIONS,
        help="怎么翻译：不翻、同传、交传（交传要多用七成时间） · interpretation; consecutive takes 1.7 times as long",
    )
    kit.add_argument(
        "--fit",
        action="store_true",
        help="排不下就照 shorten-to、may-drop 缩短或删 · shorten and drop until it fits",
    )
    kit.add_argument(
        "--own",
        type=Path,
        metavar="DIR|FILE",
        help="自己的字段、值和文件（own.yml 和 .md） · fields, values and documents of your own",
    )
    kit.add_argument(
        "--field",
        action="append",
        default=[],
        metavar="ID=VALUE",
        help="一个字段的值，可以写几次 · the value of a field; may be repeated",
    )
    kit.add_argument(
        "--preview",
        action="store_true",
        help="只做自己的文件，缺的值标红；不写 --roster 就用虚构的名单 · the documents alone, what is missing in red; "
        "without --roster for invented people",
    )
    add_setting(kit)
    kit.add_argument("--lang", action="append", default=[], choices=LANGUAGES, help="语言 · language")
    kit.add_argument("--out", type=Path, metavar="DIR", help="放到哪里 · where to (private)")
    kit.add_argument(
        "--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="同时几个进程 · processes"
    )
    kit.add_argument(
        "--shred",
        metavar="DATE|DIR",
        help="和名单一起写：哪天销毁；单独写文件夹：现在就销毁 · with a roster: the day of shredding; "
        "with a folder alone: shred it now",
    )
    kit.set_defaults(day=day)


def _kit(options: argparse.Namespace) -> int:
    # What is imported and read lives until the end: looking through it for garbage takes an eighth of the start. The
    # layout engine looks through its own before each document.
    gc.disable()
    try:
        return _made_or_shredded(options)
    finally:
        gc.enable()


def _made_or_shredded(options: argparse.Namespace) -> int:
    out = (options.out or options.root / "private").absolute()
    if not options.workshop or (options.roster is None and not options.preview):
        if options.shred and options.roster is None and not options.workshop:
            from build_scripts.organiser.desk import shred_kit

            return shred_kit(_folder(options.shred, out))
        raise Trouble(
            "S007", problem="kit WORKSHOP --roster FILE  |  kit WORKSHOP --preview  |  kit --shred DIR"
        )
    from build_scripts.organiser.workers import Makers

    # While they get ready the rest is imported and read.
    with Makers(options.root, max(1, options.jobs)) as makers:
        return _made(options, out, makers)


def _made(options: argparse.Namespace, out: Path, makers: Makers) -> int:
    from build_scripts.organiser.desk import Asked, make_kit
    from build_scripts.progress import ProgressLine

    return make_kit(
        options.root,
        options.workshop,
        options.roster,
        Asked(
            day=options.date,
            start=options.start,
            place=options.place,
            region=options.region,
            languages=tuple(dict.fromkeys(options.lang)) or LANGUAGES,
            setting=options.setting,
            interpretation=options.interpretation,
            fit=options.fit,
            shred_on=_shred_day(options),
            own=options.own,
            fields=tuple(_field(words) for words in options.field),
            preview=options.preview,
        ),
        out=out,
        today=options.today,
        makers=makers,
        progress=ProgressLine(),
    )


def _shred_day(options: argparse.Namespace) -> date | None:
    if options.shred is None:
        return None
    try:
        day: date = options.day(options.shred)
    except argparse.ArgumentTypeError:
        raise Trouble("S007", problem=f"--shred {options.shred}?  2027-01-15") from None
    return day


def _field(words: str) -> tuple[str, str]:
    name, sign, value = words.partition("=")
    if not sign:
        raise Trouble("S007", problem=f"--field {words}?  --field hotel=……")
    return name.strip(), value


def _folder(name: str, out: Path) -> Path:
    """A path, or the name of a folder below ``private``."""
    return Path(name).absolute() if Path(name).is_dir() else out / name
