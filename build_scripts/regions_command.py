"""``./banyan new region`` and ``./banyan region status``: the command line becomes calls of ``regions``.

Everything that takes time to load is imported when a command runs.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

AddDay = Callable[..., None]


def add_new(commands: Any, add_as_of: AddDay) -> Any:
    """Adds ``new region`` to the commands and returns what further kinds are added to; ``add_as_of`` adds --as-of."""
    new = commands.add_parser("new", help="新建一个地区或一套活动 · begin a region or a programme")
    kinds = new.add_subparsers(required=True, metavar="…")
    region = kinds.add_parser("region", help="新建一个地区，列出要补的值 · a region and what it must supply")
    region.set_defaults(run=_new)
    region.add_argument("id", metavar="ID", help="编号，如 QY-YD · its id, such as QY-YD")
    region.add_argument(
        "--parent",
        required=True,
        metavar="ID",
        help="上级地区，省写 CN · the region above it; CN above a province",
    )
    region.add_argument("--name-zh", required=True, metavar="名称", help="中文全名 · its name in Chinese")
    region.add_argument("--name-en", required=True, metavar="NAME", help="英文全名 · its name in English")
    add_as_of(region)
    return kinds


def add_region(commands: Any, add_as_of: AddDay) -> None:
    """Adds ``region status`` to the commands."""
    region = commands.add_parser("region", help="地区包 · the regions' packs")
    kinds = region.add_subparsers(required=True, metavar="…")
    status = kinds.add_parser("status", help="每个地区还缺什么 · how complete each pack is")
    status.set_defaults(run=_status)
    status.add_argument("id", nargs="?", default="", metavar="ID", help="只看这个地区 · only this region")
    status.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 · output")
    add_as_of(status)


def _new(options: argparse.Namespace) -> int:
    from build_scripts.regions.desk import begin

    return begin(options.root, options.id, options.parent, options.name_zh, options.name_en, options.as_of)


def _status(options: argparse.Namespace) -> int:
    from build_scripts.regions.desk import print_status

    return print_status(options.root, options.id, options.format, options.as_of)
