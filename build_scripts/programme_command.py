"""``./banyan new programme COUNTY``: options become a call of ``programme.desk``, imported when it runs."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from typing import Any


def add_programme(kinds: Any, day: Callable[[str], date]) -> None:
    """Adds ``programme`` to what ``new`` makes; ``day`` reads a date."""
    programme = kinds.add_parser(
        "programme", help="在另一个县办起来：要定的事、日程、分工、预算、评估 · the method for another county"
    )
    programme.set_defaults(run=_begin)
    programme.add_argument("id", metavar="COUNTY", help="文件夹名，如 heyuan-dongyuan · a folder's name")
    programme.add_argument(
        "--forum-day",
        required=True,
        type=day,
        metavar="DATE",
        help="论坛哪天（2027-03-20） · the day of the forum",
    )
    programme.add_argument("--name-zh", required=True, metavar="名称", help="中文名 · its name in Chinese")
    programme.add_argument("--name-en", required=True, metavar="NAME", help="英文名 · its name in English")
    programme.add_argument(
        "--region", default="", metavar="ID", help="地区编号，可以以后再写 · region, if there is one"
    )


def _begin(options: argparse.Namespace) -> int:
    from build_scripts.model import Text
    from build_scripts.programme.desk import begin

    words = Text(options.name_zh.strip(), options.name_en.strip())
    return begin(options.root, options.id, options.forum_day, words, options.region)
