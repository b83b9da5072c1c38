"""``./banyan wechat check | draft | status | pull | release``: articles are held to the rules, become drafts, and are
released by a second person. Everything that takes time to load is imported when a command runs.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from build_scripts.model import LANGUAGES


def add_wechat(commands: Any, add_as_of: Callable[..., None]) -> None:
    """Adds ``wechat`` with its sub-commands; ``add_as_of`` adds the option --as-of."""
    wechat = commands.add_parser("wechat", help="公众号：检查、存草稿、对照 · WeChat: check, draft, compare")
    actions = wechat.add_subparsers(required=True, metavar="ACTION")
    _add_check(actions)
    _add_draft(actions, add_as_of)
    _add_status(actions, add_as_of)
    _add_pull(actions)
    _add_release(actions)


def _add_check(actions: Any) -> None:
    check = actions.add_parser("check", help="检查文章 · check articles")
    check.set_defaults(run=_check)
    check.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="文章包、HTML 文件或文件夹 · bundles, HTML files or folders (dist/current)",
    )
    check.add_argument("--json", action="store_true", help="输出 JSON · print JSON")
    check.add_argument(
        "--browser", action="store_true", help="还用浏览器量三种屏幕 · measure in a browser, too"
    )
    check.add_argument(
        "--lang", action="append", default=[], choices=LANGUAGES, help="只用这种语言 · only this language"
    )
    _add_out(check)


def _check(options: argparse.Namespace) -> int:
    from build_scripts.diagnostics import Trouble
    from build_scripts.wechat.checker import report
    from build_scripts.wechat.checker.browser import with_browser
    from build_scripts.wechat.checker.targets import look_at

    current = (options.out or options.root / "dist").absolute() / "current"
    try:
        found = list(look_at(options.paths, current))
    except OSError as error:
        raise Trouble("Y109", str(error.filename or ""), problem=error.strerror or error) from None
    if options.browser:
        found = list(with_browser(found))
    print(report.as_json(found) if options.json else report.as_text(found, tuple(options.lang) or LANGUAGES))
    return 1 if not found or any(one.errors() for one in found) else 0


def _add_draft(actions: Any, add_as_of: Callable[..., None]) -> None:
    draft = actions.add_parser("draft", help="存成公众号草稿，不发布 · make drafts; nothing is published")
    draft.set_defaults(run=_draft)
    draft.add_argument(
        "lessons", nargs="*", metavar="LESSON", help="哪几课，一课一份 · lessons, a draft each"
    )
    draft.add_argument(
        "--module", action="append", default=[], metavar="ID", help="一个模块存成一份 · a module as one draft"
    )
    _add_which(draft)
    _add_by(draft)
    draft.add_argument("--dry-run", action="store_true", help="只演练 · say what would be done")
    draft.add_argument(
        "--overwrite", action="store_true", help="丢掉后台里改的 · drop what was edited on the platform"
    )
    draft.add_argument(
        "--again", action="store_true", help="草稿没了就重存 · make it anew where the draft is gone"
    )
    _add_out(draft)
    add_as_of(draft)


def _add_status(actions: Any, add_as_of: Callable[..., None]) -> None:
    status = actions.add_parser("status", help="哪些等发布、该更新、该撤 · what waits, is old, is to go")
    status.set_defaults(run=_status)
    _add_account(status)
    status.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 · output")
    _add_out(status)
    add_as_of(status)


def _add_pull(actions: Any) -> None:
    pull = actions.add_parser("pull", help="和公众平台上的对照 · compare with what the platform has")
    pull.set_defaults(run=_pull)
    pull.add_argument("lessons", nargs="*", metavar="LESSON", help="哪几课（全部） · which lessons (all)")
    pull.add_argument("--language", choices=LANGUAGES, help="语言（全部） · language (all)")
    pull.add_argument("--region", default="", metavar="ID", help="地区（全部） · region (all)")
    _add_account(pull)
    pull.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 · output")
    _add_out(pull)


def _add_release(actions: Any) -> None:
    release = actions.add_parser("release", help="登记第二个人的发布 · record a second person's release")
    release.set_defaults(run=_release)
    release.add_argument("lesson", metavar="LESSON", help="哪一课 · which lesson")
    release.add_argument(
        "--address", required=True, metavar="URL", help="文章地址 · the article's address (mp.weixin.qq.com)"
    )
    _add_which(release)
    _add_by(release)
    _add_out(release)


def _add_which(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", choices=LANGUAGES, default="zh", help="语言 · language")
    parser.add_argument("--region", default="", metavar="ID", help="地区 · region")
    _add_account(parser)


def _add_account(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--account", default="main", metavar="NAME", help="哪个公众号，自己起的名字 · which account (main)"
    )


def _add_by(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--by", default="", metavar="NAME", help="谁 · who does it (BANYAN_EDITOR)")


def _add_out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, metavar="DIR", help="成品在哪里 · where artefacts are (dist)")


def _draft(options: argparse.Namespace) -> int:
    from build_scripts.wechat.publisher import command

    return command.draft(options)


def _status(options: argparse.Namespace) -> int:
    from build_scripts.wechat.publisher import command

    return command.status(options)


def _pull(options: argparse.Namespace) -> int:
    from build_scripts.wechat.publisher import command

    return command.pull(options)


def _release(options: argparse.Namespace) -> int:
    from build_scripts.wechat.publisher import command

    return command.release(options)
