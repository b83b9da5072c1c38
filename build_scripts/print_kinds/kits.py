"""Kinds of printed matter of forums and workshops."""

from __future__ import annotations

from build_scripts.model import Text
from build_scripts.print_kinds.kind import A3, A4, A4_WIDE, BANNER, OFFICE, PrintKind

KINDS: tuple[PrintKind, ...] = (
    PrintKind(
        id="kit",
        name=Text("论坛资料", "sheet of the forum's kit"),
        pattern=r"kit",
        sizes=(A4, A4_WIDE),
        flip="long",
        stock=OFFICE,
        coloured=False,
        # Tables for organisers, who are few and have the file too.
        body=9.0,
        headed=False,
    ),
    PrintKind(
        id="kit-a3",
        name=Text("论坛资料（A3）", "A3 sheet of the forum's kit"),
        pattern=r"kit.*-a3",
        sizes=(A3, (420.0, 297.0)),
        pages=(1, 1),
        stock=OFFICE,
        coloured=False,
        safe=7.0,
        body=12.0,
        headed=False,
    ),
    PrintKind(
        id="kit-strip",
        name=Text("会标（喷绘稿，十分之一）", "hall banner at a tenth, for large-format printing"),
        pattern=r"kit.*-strip",
        sizes=(),
        pages=(1, 1),
        stock=BANNER,
        coloured=False,
        headed=False,
        spare=0,
        scale=10,
    ),
)
