"""The items of a kit for the day itself: at the door, in the room, on the tables and in the hands of facilitators."""

from __future__ import annotations

from build_scripts.channels.kit.kinds import Kind, kind

DOOR: tuple[Kind, ...] = (
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
            "200 克左右，按实际大小（100%）双面打印、长边翻转，沿线裁开，装 {badge} 毫米的卡套",
            "about 200 g, actual size (100%), two-sided (long edge); cut along the lines; for "
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
        (
            "一张裁成两份；各人自己勾，不想签的不签",
            "cut into two; people tick what they like, and nobody has to sign",
        ),
        "people",
        common=True,
    ),
)
ROOM: tuple[Kind, ...] = (
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
        ("贴在大家都看得见的地方", "where everybody can see it"),
        "two",
        size="A3",
        common=True,
    ),
    kind(
        "dot-board",
        "room",
        "投票板",
        "Dot board",
        (
            "两张一样，免得挤；每个方案一列，数票时两张加起来",
            "two alike, so that nobody queues; a column for each plan; add up both",
        ),
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
)
TABLES: tuple[Kind, ...] = (
    kind(
        "table-signs",
        "tables",
        "桌牌",
        "Table signs",
        (
            "160 至 200 克，对折立在桌上，两面都看得见",
            "160 to 200 g; fold once and stand on the table, readable from both sides",
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
            "160 至 200 克，先裁成两半，再对折立在桌上",
            "160 to 200 g; cut in half, then fold and stand on the table",
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
        ("每桌两张", "two for each table"),
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
)
FACILITATORS: tuple[Kind, ...] = (
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
        ("总主持人用：裁成四张，拿在手里", "for the lead: cut into four, to hold in the hand"),
        "one",
        "card",
    ),
)
