"""The items of a kit, in the order in which the box is unpacked and printed, and how many copies of each."""

from __future__ import annotations

from build_scripts.channels.kit.kinds import FILL, Kind, Phase, kind, plain_name
from build_scripts.model import Language, PlanWork, Text

PHASES: dict[Phase, Text] = {
    "before": Text("1-会前", "1-before"),
    "door": Text("2-签到", "2-door"),
    "room": Text("3-会场", "3-room"),
    "tables": Text("4-每桌", "4-tables"),
    "facilitators": Text("5-主持人", "5-facilitators"),
    "after": Text("6-会后", "6-after"),
}
"""Folders of the box, in the order in which it is unpacked."""


KINDS: tuple[Kind, ...] = (
    # --- before
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
        ("每人一页，姓名已填；" + FILL[0], "a page for each person; " + FILL[1]),
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
    # --- door
    kind(
        "agenda",
        "door",
        "议程",
        "Agenda",
        (
            "每人一张，多印几张备用；另放大到 A3 印 2 张贴墙上，要大字的人也给 A3 的",
            "one for each person and some to spare; enlarged to A3: 2 for the wall, and for whoever needs large "
            "print",
        ),
        "people",
    ),
    kind(
        "participants",
        "door",
        "参会者名单",
        "Participants",
        ("只给会务，不多印", "for staff only; print no more"),
        "two",
        two_sided=True,
        named=True,
    ),
    kind(
        "participants-table",
        "door",
        "参会者名单（表格）",
        "Participants table",
        ("会务改名单用；不转发", "for staff who change the list; do not forward"),
        "none",
        "",
        ending="xlsx",
        named=True,
    ),
    kind(
        "sign-in",
        "door",
        "签到表",
        "Sign-in sheet",
        (
            "放在门口签到台；每类人一段，桌号写在上面，最后一页给临时来的人",
            "for the desk at the door; a part for each public, with the tables; the last page for people not on "
            "the list",
        ),
        named=True,
    ),
    kind(
        "badges",
        "door",
        "胸牌",
        "Badges",
        (
            "厚纸 200 克左右，按实际大小（100%）双面打印、长边翻转，沿线裁开，装 {badge} 毫米的卡套",
            "card of about 200 g, actual size (100%), two-sided (long edge); cut along the lines; for "
            "holders of {badge} mm",
        ),
        "one",
        "card",
        two_sided=True,
        named=True,
    ),
    kind(
        "direction-signs",
        "door",
        "指路牌",
        "Direction signs",
        (
            "从大门贴到会场，拐弯处都要有；用不到的不印",
            "from the gate to the room, one at each turn; leave out what you do not need",
        ),
        common=True,
    ),
    kind(
        "photo-consent",
        "door",
        "拍照同意书",
        "Photo consent form",
        ("一张裁成两份；只给愿意拍照的人签", "cut into two; only for people who agree to be photographed"),
        "people",
        common=True,
    ),
    # --- room
    kind(
        "room-plan",
        "room",
        "会场布置图",
        "Room plan",
        ("布置的人一份，门口一份", "one for who sets the room, one for the door"),
        "two",
    ),
    kind(
        "hall-banner",
        "room",
        "会标（一字一张）",
        "Hall banner sheets",
        (
            "一字一张，从左到右贴成一行；有喷绘条件的用另一个文件",
            "one piece on each sheet, taped in a row; a print shop uses the other file",
        ),
    ),
    kind(
        "hall-banner-strip",
        "room",
        "会标（喷绘稿）",
        "Hall banner for a print shop",
        ("十分之一大小；喷绘时放大到 1000%", "a tenth of the size; enlarge to 1000 %"),
        "none",
        "",
        size="strip",
    ),
    kind(
        "ground-rules",
        "room",
        "约定海报",
        "Ground rules",
        ("A3，贴在大家都看得见的地方", "A3, where everybody can see it"),
        "two",
        size="A3",
        common=True,
    ),
    kind(
        "dot-board",
        "room",
        "投票板",
        "Dot board",
        ("A3；每个方案一列，贴在方案旁边", "A3; a column for each plan, beside the plans"),
        "two",
        size="A3",
        common=True,
    ),
    kind(
        "slides",
        "room",
        "主持幻灯片",
        "Slides",
        ("在会场投影；备注里有主持词", "for the screen; the script is in the notes"),
        "none",
        "",
        ending="pptx",
    ),
    # --- tables
    kind(
        "table-signs",
        "tables",
        "桌牌",
        "Table signs",
        (
            "厚纸 160 至 200 克，对折立在桌上，两面都看得见",
            "card of 160 to 200 g; fold once and stand on the table, readable from both sides",
        ),
        "one",
        "card",
    ),
    kind(
        "name-tents",
        "tables",
        "席卡",
        "Name tents",
        (
            "厚纸 160 至 200 克，先裁成两半，再对折立在桌上",
            "card of 160 to 200 g; cut in half, then fold and stand on the table",
        ),
        "one",
        "card",
        named=True,
    ),
    kind(
        "table-cards",
        "tables",
        "桌上卡",
        "Table cards",
        ("每桌一张：四个角色和今天的时间", "one for each table: four roles and the times of the day"),
        "one",
        "card",
    ),
    kind(
        "activity",
        "tables",
        "活动单",
        "Activity sheet",
        (
            "每桌一份：第一页放桌上，“主持人用页”只给主持人",
            "one for each table: the first page goes on the table, the facilitator's page does not",
        ),
        "tables",
    ),
    kind(
        "action-plan",
        "tables",
        "方案纸",
        "Action plan sheet",
        ("A3，每桌两张", "A3, two for each table"),
        "tables",
        size="A3",
        common=True,
    ),
    kind(
        "voting-dots",
        "tables",
        "投票圆点",
        "Voting dots",
        (
            "印在不干胶纸上，每人三枚；没有不干胶纸就发彩笔画点",
            "on sticker paper, three for each person; without it, hand out pens and draw dots",
        ),
        "facilitators",
        "sticker",
        common=True,
    ),
    kind(
        "before-after",
        "tables",
        "前后问卷",
        "Before and after form",
        (
            "每张号码不同，印一份即可；沿虚线撕开，来时填左边，走前填右边",
            "numbered, so print once; tear along the line: left half on arrival, right half before leaving",
        ),
    ),
    kind(
        "feedback",
        "tables",
        "意见表",
        "Feedback form",
        (
            "每人一张，用白纸；要大字的人，放大到 A3",
            "one for each person, on white paper; enlarged to A3 for whoever needs large print",
        ),
        "people",
        two_sided=True,
    ),
    # --- facilitators
    kind(
        "run-sheet",
        "facilitators",
        "主持人流程单",
        "Run sheet",
        (
            "每桌主持人一份，总主持人和主办部门各一份",
            "one for each table facilitator, one for the lead, one for the host office",
        ),
        "facilitators",
        two_sided=True,
    ),
    kind(
        "facilitator-guide",
        "facilitators",
        "主持人指南",
        "Facilitator’s guide",
        ("每位主持人一份，前一天看", "one for each facilitator, to be read the day before"),
        "facilitators",
        two_sided=True,
    ),
    kind(
        "session-cards",
        "facilitators",
        "环节卡",
        "Session cards",
        ("总主持人用：厚纸，裁成四张，拿在手里", "for the lead: card, cut into four, to hold in the hand"),
        "one",
        "card",
    ),
    # --- after
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
        ("每人一页，姓名已填；" + FILL[0], "a page for each person; " + FILL[1]),
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
        ("厚纸，盖章后发", "card; stamp before handing out"),
        "one",
        "card",
        named=True,
    ),
)
BY_ID: dict[str, Kind] = {one.id: one for one in KINDS}
_PLANS: dict[str, tuple[PlanWork, ...]] = {
    "action-plan": ("kept", "continued"),
    "dot-board": ("kept",),
    "voting-dots": ("kept",),
}
"""Items that are of use only where the day does this with plans."""
NAMED = frozenset(one.id for one in KINDS if one.named)
COMMON: tuple[str, ...] = tuple(one.id for one in KINDS if one.common)


def kinds_for(plans: PlanWork) -> tuple[Kind, ...]:
    """The items of a day that does this with plans, in their order."""
    return tuple(one for one in KINDS if plans in _PLANS.get(one.id, (plans,)))


def file_name(item: str, language: Language, title: str = "") -> str:
    """Where it lies in the box: ``2-签到/胸牌.pdf``. An activity sheet is named by the title of its lesson."""
    return name_in_box(BY_ID[item], language, title)


def name_in_box(kind: Kind, language: Language, title: str = "") -> str:
    """The same of an item that need not be one of KINDS."""
    stem = kind.file[language] + (f"-{plain_name(title)}" if title else "")
    return f"{PHASES[kind.phase][language]}/{stem}.{kind.ending}"
