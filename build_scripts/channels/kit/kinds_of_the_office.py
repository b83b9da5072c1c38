"""The items of a kit that an office sees to before the day and after it."""

from __future__ import annotations

from build_scripts.channels.kit.kinds import FILL, Kind, kind

_FOR_EACH = ("每人一页，姓名已填；" + FILL[0], "a page for each person; " + FILL[1])

BEFORE: tuple[Kind, ...] = (
    kind(
        "how-to-run",
        "before",
        "怎么办好这一天",
        "How to run it",
        ("先看这一份，两页", "read this first: two pages"),
        "one",
        two_sided=True,
    ),
    kind(
        "invitation",
        "before",
        "邀请函",
        "Invitation",
        _FOR_EACH,
        "none",
        "",
        ending="docx",
        named=True,
    ),
    kind(
        "primer",
        "before",
        "会前读本",
        "Primer",
        ("活动前发给每个人；左上角装订", "given out before the day; staple at the top left"),
        "people",
        two_sided=True,
    ),
    kind(
        "materials",
        "before",
        "物料和装箱清单",
        "Materials and packing list",
        (
            "改人数、桌数和备用比例，数量会自己变",
            "change people, tables or spares, and the quantities follow",
        ),
        "none",
        "",
        ending="xlsx",
    ),
    kind(
        "calendar",
        "before",
        "日历文件",
        "Calendar file",
        ("随邀请函发，点开就进手机日历", "sent with the invitation; opens in the phone's calendar"),
        "none",
        "",
        ending="ics",
    ),
    kind("press-note", "before", "新闻通稿", "Press note", FILL, "none", "", ending="docx"),
)
AFTER: tuple[Kind, ...] = (
    kind("minutes", "after", "会议记录", "Minutes", FILL, "none", "", ending="docx", named=True),
    kind(
        "report",
        "after",
        "总结报告",
        "Report",
        ("不写参会者姓名；" + FILL[0], "without participants' names; " + FILL[1]),
        "none",
        "",
        ending="docx",
    ),
    kind(
        "thank-you",
        "after",
        "感谢信",
        "Thank-you letter",
        _FOR_EACH,
        "none",
        "",
        ending="docx",
        named=True,
    ),
    kind(
        "certificates",
        "after",
        "参会证明",
        "Certificates",
        ("盖章后发", "stamp before handing out"),
        "one",
        "card",
        named=True,
    ),
)
