"""``./banyan print-order --copies leaflet:work-injury=200 …``: an order becomes a ZIP for whoever prints it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from build_scripts.model import LANGUAGES, Language, Manifest

_NAMES = {"zh": ("中文", "Chinese"), "en": ("英文", "English")}


def add_print_order(commands: Any) -> None:
    """Adds the command; ``commands`` is what ``add_subparsers`` gave."""
    order = commands.add_parser(
        "print-order", help="印刷工作单和文件，一个 ZIP · job ticket and files in one ZIP"
    )
    order.set_defaults(run=_order)
    what = order.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--copies",
        action="append",
        default=[],
        metavar="KIND:NAME=N",
        help="印什么、印几份，可以写几次 · what and how many; may be repeated (leaflet:work-injury=200)",
    )
    what.add_argument(
        "--list",
        nargs="?",
        const="",
        dest="listed",
        metavar="KIND",
        help="有哪些种类；写种类，列出它的全部名字 · the kinds there are; of a kind, all its names",
    )
    order.add_argument("--region", default="", metavar="ID", help="地区 · region")
    order.add_argument("--language", choices=LANGUAGES, default="zh", help="语言 · language")
    place = order.add_mutually_exclusive_group()
    place.add_argument(
        "--shop", dest="place", action="store_const", const="shop", help="交印刷厂 · for a print shop"
    )
    place.add_argument(
        "--office",
        dest="place",
        action="store_const",
        const="office",
        help="用办公室打印机（默认） · for an office printer (the default)",
    )
    order.add_argument("--ink", choices=("black", "colour"), help="黑白或彩色 · black or colour")
    order.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("order.zip"),
        metavar="ZIP",
        help="写到哪里 · where to (order.zip)",
    )
    order.add_argument("--out", type=Path, metavar="DIR", help="成品在哪里 · where artefacts are (dist)")


def _order(options: argparse.Namespace) -> int:
    from build_scripts.diagnostics import Findings, Trouble, as_text
    from build_scripts.fonts import FontMissing, activate
    from build_scripts.model import Text
    from build_scripts.print_order.choose import chosen
    from build_scripts.print_order.pack import Order, packed, works
    from build_scripts.print_order.reckon import FLIPS
    from build_scripts.publish import read_manifest
    from build_scripts.render.faults import LayoutComplaint
    from build_scripts.render.ink_raster import Unprintable
    from build_scripts.render.press import Press

    out = (options.out or options.root / "dist").absolute()
    manifest = read_manifest(out)
    if manifest is None:
        raise Trouble("S009", out=out)
    regions = tuple(dict.fromkeys(one.region for one in manifest.artefacts if one.region))
    region = options.region or (regions[0] if regions else "")
    if region not in regions:
        raise Trouble("S007", problem=f"--region {region}?  {', '.join(regions)}")

    def read(path: str) -> bytes:
        try:
            found: bytes = (out / "current" / path).read_bytes()
            return found
        except OSError:
            raise Trouble("S010", wanted=path, out=out / "current") from None

    if options.listed is not None:
        return _list(options.listed, manifest, region, options.language, read)
    findings = Findings()
    items = chosen(options.copies, manifest, region, options.language, findings)
    if len(findings):
        print(as_text(findings, LANGUAGES), file=sys.stderr)
        return 1
    language = _NAMES[options.language]
    order = Order(
        items=items,
        place=options.place or "office",
        ink=options.ink,
        edition=manifest.edition,
        scope=Text(f"地区 {region}，{language[0]}", f"region {region}, {language[1]}"),
        day=date.fromisoformat(manifest.as_of),
    )
    try:
        activate(options.root / "templates" / "_shared" / "fonts", options.root / ".cache" / "fonts")
        data = packed(order, read, Press(options.root))
    except FontMissing as error:
        raise Trouble("S002", problem=str(error)) from None
    except (LayoutComplaint, Unprintable) as error:
        raise Trouble("S006", job="print-order", problem=str(error)) from None
    _write(options.output, data)
    for work in works(order, read):
        flip = FLIPS[work.flip]
        size = f"({work.size})" if "×" in work.size else work.size
        print(
            f"{work.item.kind.id}:{work.item.name}  {work.item.copies} + {work.spare}  "
            f"{work.sheets} × {size} {work.item.kind.stock.grams} g  {flip.zh} · {flip.en}"
        )
    print(f"{options.output}  {len(data) / 1024:.0f} KB")
    return 0


def _list(
    kind: str, manifest: Manifest, region: str, language: Language, read: Callable[[str], bytes]
) -> int:
    """Prints the kinds, or the names of one."""
    from build_scripts.diagnostics import Findings, as_text
    from build_scripts.print_order import listing
    from build_scripts.print_order.choose import Unmet

    try:
        lines = (
            listing.names(kind, manifest, region, language, read)
            if kind
            else listing.kinds(manifest, region, language)
        )
        print("\n".join(lines))
    except Unmet as unmet:
        findings = Findings()
        unmet.note(f"--list {kind}", findings)
        print(as_text(findings, LANGUAGES), file=sys.stderr)
        return 1
    return 0


def _write(target: Path, data: bytes) -> None:
    """Beside its place first: a ZIP is there whole or not at all."""
    from build_scripts.diagnostics import Trouble

    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise Trouble("S004", target=str(target), problem=error.strerror or str(error)) from None
