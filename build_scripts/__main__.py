"""The command line: ``./banyan build | check | serve | why | kit | facts | diff | new | region | preflight |
print-order | wechat | test``.

The only place that reads the clock.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from build_scripts.bank_command import add_bank
from build_scripts.diagnostics import Findings, Stopped, Trouble, as_annotations, as_json, as_text
from build_scripts.facts_command import add_diff, add_facts
from build_scripts.kit_command import add_kit
from build_scripts.model import LANGUAGES, SETTINGS, Language
from build_scripts.notices_command import add_notices
from build_scripts.preflight_command import add_preflight
from build_scripts.print_order_command import add_print_order
from build_scripts.programme_command import add_programme
from build_scripts.progress import ProgressLine
from build_scripts.regions_command import add_new, add_region
from build_scripts.wechat_command import add_wechat

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; the exit status is 0, 1 (mistakes or trouble) or 2 (command line)."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except Stopped as stopped:
        print(as_text(stopped.findings, LANGUAGES), file=sys.stderr)
        print(_counted(stopped.findings) + "。没有发布任何东西 · nothing was published", file=sys.stderr)
        return 1
    except Trouble as trouble:
        print(as_text([trouble.diagnostic], LANGUAGES), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n已停下，已发布的内容没有动 · stopped; what is published is untouched", file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def _counted(findings: Findings) -> str:
    errors = findings.errors()
    warnings = len(findings) - errors
    return f"{errors} 个错误、{warnings} 个提醒 · {errors} errors, {warnings} warnings"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="banyan",
        description="榕树：一份双语内容，做成网站、折页、公众号文章和论坛资料 · "
        "one bilingual source becomes site, leaflets, articles and kits",
    )
    parser.add_argument(
        "--root",
        type=_folder,
        default=ROOT,
        metavar="DIR",
        help="项目文件夹 · the project's folder (this one)",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="做出全部成品 · make everything")
    build.set_defaults(run=_build)
    build.add_argument(
        "--lang", action="append", default=[], choices=LANGUAGES, help="只做这种语言 · only this language"
    )
    build.add_argument(
        "--region", action="append", default=[], metavar="ID", help="只做这个地区 · only this region"
    )
    build.add_argument(
        "--channel", action="append", default=[], metavar="NAME", help="只做这个渠道 · only this channel"
    )
    build.add_argument(
        "--lesson", action="append", default=[], metavar="SLUG", help="只做这一课 · only this lesson"
    )
    _add_setting(build)
    build.add_argument(
        "--profile",
        default="",
        metavar="NAME",
        help="按 content/profiles/ 里的一份学校设置 · for a school in content/profiles/",
    )
    build.add_argument(
        "--jobs", type=_positive, default=os.cpu_count() or 1, metavar="N", help="同时几个进程 · processes"
    )
    build.add_argument("--out", type=Path, metavar="DIR", help="放到哪里 · where to (dist)")
    build.add_argument(
        "--base-url",
        metavar="URL",
        type=_address,
        help="网站地址，印在二维码里 · the site's address, in QR codes",
    )
    _add_as_of(build)

    check = commands.add_parser("check", help="检查内容 · check the source")
    check.set_defaults(run=_check)
    check.add_argument(
        "path", nargs="?", type=_folder, metavar="DIR", help="另一个项目文件夹 · another project's folder"
    )
    check.add_argument(
        "--format", choices=("text", "json", "annotations"), default="text", help="输出格式 · output"
    )
    check.add_argument("--reading", action="store_true", help="每课的难度 · each lesson's reading level")
    _add_as_of(check)

    serve = commands.add_parser("serve", help="边改边看 · live preview")
    serve.set_defaults(run=_serve)
    serve.add_argument("--lang", choices=LANGUAGES, default="zh", help="语言 · language")
    serve.add_argument("--region", metavar="ID", default="", help="地区 · region")
    _add_setting(serve)
    serve.add_argument("--host", default="127.0.0.1", help="地址 · address")
    serve.add_argument("--port", type=_positive, default=8000, help="端口 · port")
    _add_as_of(serve)

    why = commands.add_parser("why", help="一件成品由什么决定 · what an artefact depends on")
    why.set_defaults(run=_why)
    why.add_argument("path", metavar="PATH", help="成品的路径 · the artefact's path")
    why.add_argument("--out", type=Path, metavar="DIR", help="成品在哪里 · where it is (dist)")

    add_kit(commands, _day, _add_setting, date.today())
    add_facts(commands, _add_as_of)
    add_diff(commands, _day)
    add_programme(add_new(commands, _add_as_of), _day)
    add_region(commands, _add_as_of)
    add_notices(commands, _add_as_of)
    add_bank(commands, _add_as_of)
    add_preflight(commands, date.today())
    add_print_order(commands)
    add_wechat(commands, _add_as_of)

    test = commands.add_parser("test", help="跑全部检查和测试 · run every check and test", add_help=False)
    test.set_defaults(run=_test)
    test.add_argument("rest", nargs=argparse.REMAINDER)
    return parser


def _add_setting(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--setting",
        choices=SETTINGS,
        help="只写给农村或城镇读者 · for readers in the country or in town only",
    )


def _add_as_of(parser: argparse.ArgumentParser, default: object = None) -> None:
    parser.add_argument(
        "--as-of",
        type=_day,
        default=date.today() if default is None else default,
        metavar="DATE",
        help="按哪一天的规定 · whose rules hold (today)",
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” 不是日期，写成 2026-12-05 · not a date") from None


def _folder(text: str) -> Path:
    folder = Path(text).absolute()
    if not folder.is_dir():
        raise argparse.ArgumentTypeError(f"没有文件夹 “{text}” · no such folder")
    return folder


def _address(text: str) -> str:
    if not text.startswith(("https://", "http://")) or any(c.isspace() for c in text):
        raise argparse.ArgumentTypeError(f"“{text}” 不是网址，要以 https:// 开头 · not a web address")
    return text


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” 应为正整数 · a positive number is wanted")
    return int(text)


def _build(options: argparse.Namespace) -> int:
    from build_scripts.build import build
    from build_scripts.options import Options
    from build_scripts.plan import Selection

    selection = Selection(
        languages=tuple(options.lang),
        regions=tuple(options.region),
        channels=tuple(options.channel),
        lessons=tuple(options.lesson),
    )
    own = options.root / "dist" / options.profile if options.profile else options.root / "dist"
    out = (options.out or own).absolute()
    summary = build(
        Options(
            options.root,
            out,
            options.as_of,
            selection,
            options.jobs,
            options.base_url,
            options.setting,
            options.profile,
        ),
        ProgressLine(),
    )
    if len(summary.warnings):
        print(as_text(summary.warnings, LANGUAGES), file=sys.stderr)
    total = summary.artefacts
    print(
        f"完成：新做 {summary.built}，沿用 {summary.reused}，移除 {summary.removed}，共 {total} 件，"
        f"用时 {summary.seconds:.1f} 秒\n"
        f"Done: {summary.built} built, {summary.reused} reused, {summary.removed} removed; "
        f"{total} artefacts in {summary.seconds:.1f} s"
    )
    if summary.kept:
        print(
            f"未选中、从上一版保留 {summary.kept} 件，其中 {summary.outdated} 件已不是最新\n"
            f"Not selected, kept from the release before: {summary.kept}, of which {summary.outdated} are outdated"
        )
    print(f"{out / 'current'} → {summary.release.name}")
    return 0


def _check(options: argparse.Namespace) -> int:
    from build_scripts.pipeline import check

    findings = Findings()
    root = options.path or options.root
    catalogue = check(root, options.as_of, findings)
    if options.reading and catalogue is not None:
        from build_scripts.validate.reading import table

        # The findings alone are what another program reads.
        out = sys.stdout if options.format == "text" else sys.stderr
        print(table(catalogue, options.as_of, root), file=out)
    if options.format == "json":
        print(as_json(findings))
    elif options.format == "annotations":
        print(as_annotations(findings))
    else:
        if len(findings):
            print(as_text(findings, LANGUAGES))
        print(_counted(findings) if len(findings) else "没有问题 · nothing to mend")
    return 1 if findings.errors() else 0


def _serve(options: argparse.Namespace) -> int:
    from build_scripts.serve import serve

    language: Language = options.lang
    return serve(
        options.root,
        options.host,
        options.port,
        language,
        options.region,
        options.as_of,
        options.setting,
    )


def _why(options: argparse.Namespace) -> int:
    from build_scripts import why
    from build_scripts.pipeline import checked, plan_of, profile_of
    from build_scripts.publish import read_manifest
    from build_scripts.recipe import Recipes

    out = (options.out or options.root / "dist").absolute()
    manifest = read_manifest(out)
    if manifest is None:
        raise Trouble("S009", out=out)
    artefact = why.find(options.path, manifest, out)
    if artefact is None:
        raise Trouble("S010", wanted=options.path, out=out / "current")
    as_of = date.fromisoformat(manifest.as_of)
    catalogue, _ = checked(options.root, as_of)
    profile = profile_of(manifest.profile, catalogue)
    plan = plan_of(options.root, catalogue, as_of, manifest.base_url, manifest.setting, profile)
    print(why.as_text(why.reasons(artefact, plan, catalogue, Recipes(options.root))))
    return 0


def _test(options: argparse.Namespace) -> int:
    from build_scripts.tools.checks import main as run_checks

    return run_checks(options.rest)


if __name__ == "__main__":
    sys.exit(main())
