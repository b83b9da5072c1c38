"""Sentences that several items share: the ground rules, the roles at a table."""

from __future__ import annotations

from build_scripts.model import Text

GROUND_RULES: tuple[Text, ...] = (
    Text("一次一个人说，听完再接", "One person speaks at a time"),
    Text("人人都说一回，不想说也行", "Everyone gets a turn, and may pass"),
    Text("不问别人家的钱和病", "No questions about money or illness at home"),
    Text("往外讲，不提是谁说的", "Ideas may leave the room, names do not"),
    Text("拍照、录音，先问一声", "Ask before you take a photo or record"),
    Text("听不懂就举手，马上再说一遍", "Raise your hand when something is not clear"),
    Text("手机静音，到点就回来", "Phones silent; back on time"),
)
SHORT_RULES = Text(
    "一次一个人说 · 不问家里的钱和病 · 拍照先问",
    "One at a time | Nothing about money or illness at home | Ask before photos",
)

ROLES: tuple[tuple[Text, Text], ...] = (
    (Text("主持", "Host"), Text("看好人人都说到；自己少说", "sees that everyone is heard; says little")),
    (Text("看表", "Timekeeper"), Text("还剩五分钟、一分钟时说一声", "calls five minutes and one minute")),
    (
        Text("记录", "Note-taker"),
        Text("写主意，不写是谁的；字要大", "writes ideas, not names, in large letters"),
    ),
    (Text("发言", "Speaker"), Text("替大家讲三句话", "says three sentences for all")),
)

ASKED_LESSONS = 4
"""Lessons of which the form before and after asks whether one can explain them, at most."""
STATEMENTS: tuple[Text, ...] = (
    Text("我知道哪些保障跟我有关", "I know which kinds of protection concern me"),
    Text("遇到难事，我知道先找谁", "If I am in trouble, I know whom to turn to first"),
    Text("有不明白的，我敢开口问", "When something is not clear, I dare to ask"),
)
"""What people say of themselves before and after; each lesson of the day adds one of its own."""

SIGNS: tuple[tuple[str, Text], ...] = (
    ("up", Text("会场", "Meeting room")),
    ("left", Text("会场", "Meeting room")),
    ("right", Text("会场", "Meeting room")),
    ("down", Text("签到处", "Sign-in")),
    ("left", Text("洗手间", "Toilets")),
    ("right", Text("洗手间", "Toilets")),
    ("right", Text("无障碍通道", "Step-free way")),
    ("left", Text("无障碍通道", "Step-free way")),
    ("right", Text("吃饭、茶水", "Meals and tea")),
    ("right", Text("安静休息处", "Quiet room")),
    ("", Text("", "")),
)
"""Where an arrow points, and what to find there; the last one is left for writing on."""
