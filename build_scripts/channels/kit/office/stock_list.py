"""What a day needs beside its prints and the things that only one session needs (these stand in its definition), with
quantities for a person, table and event."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Text


@dataclass(frozen=True, slots=True)
class Thing:
    """Something to bring."""

    name: Text
    unit: Text
    person: float
    table: float
    event: int
    spare: bool
    box: Text
    votes: bool = False
    """Whether only a day with a vote needs it."""


_DOOR, _TABLE, _ROOM = Text("签到箱", "door"), Text("每桌一袋", "table bags"), Text("会场箱", "room")
_PIECE, _SHEET, _ROLL, _PACK = Text("个", "pc"), Text("张", "sheet"), Text("卷", "roll"), Text("包", "pack")

STOCK: tuple[Thing, ...] = (
    Thing(Text("胸牌卡套和挂绳", "Badge holders with cords"), _PIECE, 1, 0, 4, True, _DOOR),
    Thing(Text("签字笔（黑）", "Pens, black"), Text("支", "pc"), 1, 0, 6, True, _DOOR),
    Thing(Text("粗马克笔（黑）", "Thick markers, black"), Text("支", "pc"), 0, 4, 4, True, _TABLE),
    Thing(
        Text("便利贴（76 毫米，两色）", "Sticky notes, 76 mm, two colours"),
        Text("本", "pad"),
        0,
        2,
        2,
        True,
        _TABLE,
    ),
    Thing(Text("大纸（A1 白板纸）", "Flip-chart paper, A1"), _SHEET, 0, 4, 6, True, _ROOM),
    Thing(
        Text("投票圆点（买的或自己印的）", "Voting dots, bought or printed"),
        Text("枚", "pc"),
        3,
        0,
        0,
        True,
        _ROOM,
        votes=True,
    ),
    Thing(Text("美纹纸胶带（不伤墙）", "Masking tape that spares the wall"), _ROLL, 0, 1, 2, False, _ROOM),
    Thing(Text("剪刀", "Scissors"), Text("把", "pc"), 0, 1, 1, False, _TABLE),
    Thing(Text("订书机和钉", "Stapler with staples"), _PIECE, 0, 0, 1, False, _DOOR),
    Thing(Text("计时器和铃", "Timer and bell"), Text("套", "set"), 0, 0, 1, False, _ROOM),
    Thing(Text("意见箱（带锁）", "Box for forms, with a lock"), _PIECE, 0, 0, 1, False, _DOOR),
    Thing(
        Text("老花镜（+2.0、+3.0）", "Reading glasses (+2.0, +3.0)"),
        Text("副", "pair"),
        0,
        0,
        4,
        False,
        _DOOR,
    ),
    Thing(Text("水杯", "Cups"), _PIECE, 1, 0, 0, True, _ROOM),
    Thing(Text("热水和茶", "Hot water and tea"), Text("壶", "pot"), 0, 1, 0, False, _ROOM),
    Thing(Text("纸巾", "Paper towels"), _PACK, 0, 1, 1, False, _TABLE),
    Thing(Text("急救包", "First-aid kit"), _PIECE, 0, 0, 1, False, _ROOM),
    Thing(Text("接线板", "Extension leads"), _PIECE, 0, 0, 2, False, _ROOM),
    Thing(Text("话筒和备用电池", "Microphones and batteries"), Text("套", "set"), 0, 0, 2, False, _ROOM),
    Thing(Text("投影仪和转接头", "Projector and adapters"), Text("套", "set"), 0, 0, 1, False, _ROOM),
    Thing(
        Text("装纸的文件袋（带锁，放签到表）", "Locked folder for the sign-in sheets"),
        _PIECE,
        0,
        0,
        1,
        False,
        _DOOR,
    ),
    Thing(Text("垃圾袋", "Bin bags"), _PIECE, 0, 0, 6, False, _ROOM),
)
