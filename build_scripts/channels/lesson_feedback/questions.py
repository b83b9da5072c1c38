"""The questions of the form, in both languages: the same on paper and on a phone, under the same names.

The names are columns of the table that the evaluation reads, so they stay; nobody is asked who they are.
"""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Text


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to tick."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Ask:
    """A question; without choices it is written, or a whole number."""

    id: str
    ask: Text
    choices: tuple[Choice, ...] = ()
    number: tuple[int, int] | None = None
    """Least and most."""
    lines: int = 0
    """To write on paper."""
    required: bool = False
    scale: bool = False
    """Its choices stand in a table with the other scales."""


_SCALE = (
    Choice("s1", Text("很不同意", "not at all")),
    Choice("s2", Text("不太同意", "hardly")),
    Choice("s3", Text("一般", "partly")),
    Choice("s4", Text("同意", "mostly")),
    Choice("s5", Text("很同意", "fully")),
)
_LENGTH = (
    Choice("m40", Text("40 分钟", "40 minutes")),
    Choice("m45", Text("45 分钟", "45 minutes")),
    Choice("m80", Text("两节，各 40 分钟", "two of 40 minutes")),
    Choice("m90", Text("90 分钟", "90 minutes")),
    Choice("other", Text("其他", "other")),
)
_TIME = (
    Choice("short", Text("不够用", "too short")),
    Choice("right", Text("正好", "right")),
    Choice("long", Text("有剩余", "time was left")),
)
_USED = (
    Choice("yes", Text("用了，好用", "used, it works")),
    Choice("partly", Text("用了一部分", "used in part")),
    Choice("no", Text("没用", "not used")),
)
_AGAIN = (
    Choice("same", Text("照样再上", "yes, as it is")),
    Choice("changed", Text("改一改再上", "yes, with changes")),
    Choice("not", Text("不会", "no")),
)
LESSON = "lesson"
"""Its choices are the lessons; on paper it is written."""

QUESTIONS: tuple[Ask, ...] = (
    Ask(LESSON, Text("上的哪一课？", "Which lesson?"), required=True),
    Ask("pupils", Text("多少名学生？", "How many pupils?"), number=(1, 500)),
    Ask("length", Text("课有多长？", "How long was the lesson?"), choices=_LENGTH, required=True),
    Ask("time", Text("时间够不够？", "Was the time right?"), choices=_TIME, required=True),
    Ask("understood", Text("学生听懂了三句话。", "Pupils understood the key messages."), _SCALE, scale=True),
    Ask("active", Text("学生愿意动手、开口。", "Pupils took part and spoke."), _SCALE, scale=True),
    Ask("readable", Text("练习单学生读得懂。", "Pupils could read the worksheet."), _SCALE, scale=True),
    Ask(
        "prepared",
        Text("教案看一遍就能上课。", "I could teach from the plan after one reading."),
        _SCALE,
        scale=True,
    ),
    Ask("worksheet", Text("练习单", "The worksheet"), choices=_USED),
    Ask("cards", Text("卡片或棋盘", "Cards or board"), choices=_USED),
    Ask("again", Text("还会再上这一课吗？", "Would you teach it again?"), choices=_AGAIN, required=True),
    Ask("stuck", Text("哪个环节卡住了？为什么？", "Where did it get stuck, and why?"), lines=2),
    Ask(
        "asked", Text("学生问了什么，你答不上来？", "What did pupils ask that you could not answer?"), lines=2
    ),
    Ask(
        "wrong",
        Text("哪个数字或说法不对、过时了？", "Which figure or sentence is wrong or out of date?"),
        lines=2,
    ),
    Ask("change", Text("最想改的一处是什么？", "What one thing would you change?"), lines=2),
)
