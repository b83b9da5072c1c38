"""What a pack holds: which file of which job goes into which folder, under which name, and what it is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from build_scripts.model import Language, Text

Side = Literal["teacher", "pupil"]
SIDES: dict[Side, Text] = {
    "teacher": Text("教师用（有答案）", "For the teacher (with answers)"),
    "pupil": Text("学生用", "For pupils"),
}
"""Folders. What pupils are given lies in one of its own: a whole folder can be printed or passed on."""


@dataclass(frozen=True, slots=True)
class Item:
    """One file of a pack."""

    maker: str
    """Whose job gives it: a channel, for the bank with a part."""
    output: str
    """How the output's path ends."""
    side: Side
    name: Text
    """Without ending."""
    note: Text
    shared: bool = False
    """The same for every lesson: a module holds it once."""

    def file_name(self, language: Language) -> str:
        """In the pack's language, with the ending of the output."""
        return f"{self.name[language]}.{self.output.rpartition('.')[2]}"


ITEMS = (
    Item(
        "lesson-plan",
        "teacher/plan.pdf",
        "teacher",
        Text("1 教案", "1 Lesson plan"),
        Text(
            "两页：每一步几分钟、做什么、说什么、板书、没有投影和停电怎么上",
            "Two pages: minutes, what to do and say, the board, and what to do without projector or power",
        ),
    ),
    Item(
        "slides",
        "deck.pptx",
        "teacher",
        Text("2 课件（宽屏16比9）", "2 Slides (wide, 16 to 9)"),
        Text(
            "可以改；点一下才出答案；备注里有讲稿",
            "To edit; answers appear on a click; what to say is in the notes",
        ),
    ),
    Item(
        "slides",
        "deck-4x3.pptx",
        "teacher",
        Text("2 课件（老投影4比3）", "2 Slides (old projector, 4 to 3)"),
        Text("同一套，给老式投影机", "The same for an older projector"),
    ),
    Item(
        "slides",
        "deck.pdf",
        "teacher",
        Text("2 课件", "2 Slides"),
        Text(
            "没有WPS时用；答案在题目的下一页",
            "Where there is no office program; answers stand on the next page",
        ),
    ),
    Item(
        "slides-page",
        "deck.html",
        "teacher",
        Text("2 课件（浏览器）", "2 Slides (browser)"),
        Text(
            "双击就能放映，手机上也能看；点一下才出答案",
            "Opens in any browser, also on a phone; answers appear on a click",
        ),
    ),
    Item(
        "lesson-plan",
        "teacher/background.pdf",
        "teacher",
        Text("3 备课资料", "3 Background"),
        Text(
            "整课内容、词语、每道题的讲解和依据",
            "The whole lesson, its words, every question explained, sources",
        ),
    ),
    Item(
        "worksheet",
        "teacher/worksheet.pdf",
        "teacher",
        Text("4 练习单（带答案）", "4 Worksheet (with answers)"),
        Text("题号和学生的一样", "Numbered like the pupils'"),
    ),
    Item(
        "worksheet",
        "teacher/worksheet.docx",
        "teacher",
        Text("4 练习单（带答案，可以改）", "4 Worksheet (with answers, to edit)"),
        Text("Word、WPS都能打开", "For Word or WPS"),
    ),
    Item(
        "bank-paper",
        "teacher/key.pdf",
        "teacher",
        Text("5 测验答案", "5 Key to the test"),
        Text("A、B两卷的答案、讲解和依据", "Answers to versions A and B, with reasons and sources"),
    ),
    Item(
        "lesson-feedback",
        "form.pdf",
        "teacher",
        Text("6 课后反馈表", "6 After-lesson form"),
        Text("上完课老师填，一页", "For the teacher to fill in after the lesson; one page"),
        shared=True,
    ),
    Item(
        "lesson-feedback",
        "form.xlsx",
        "teacher",
        Text("6 课后反馈表（XLSForm）", "6 After-lesson form (XLSForm)"),
        Text("给用KoboToolbox、ODK收表的人", "For those who collect forms with KoboToolbox or ODK"),
        shared=True,
    ),
    Item(
        "worksheet",
        "pupil/worksheet.pdf",
        "pupil",
        Text("1 练习单", "1 Worksheet"),
        Text("A4，黑白可印", "A4, for black and white"),
    ),
    Item(
        "worksheet",
        "pupil/worksheet-2-up.pdf",
        "pupil",
        Text("1 练习单（一张A4印两份）", "1 Worksheet (two on a sheet of A4)"),
        Text("省纸：印好从中间裁开", "Saves paper: cut in the middle"),
    ),
    Item(
        "worksheet",
        "pupil/worksheet.docx",
        "pupil",
        Text("1 练习单（可以改）", "1 Worksheet (to edit)"),
        Text("Word、WPS都能打开", "For Word or WPS"),
    ),
    Item(
        "bank-paper",
        "pupil/test-a.pdf",
        "pupil",
        Text("2 测验 A卷", "2 Test, version A"),
        Text("同桌两人一人A卷、一人B卷", "Neighbours get A and B"),
    ),
    Item(
        "bank-paper",
        "pupil/test-b.pdf",
        "pupil",
        Text("2 测验 B卷", "2 Test, version B"),
        Text("题目一样，顺序不同", "The same questions in another order"),
    ),
    Item(
        "bank-paper",
        "pupil/answer-sheet-a.pdf",
        "pupil",
        Text("3 答题卡 A卷", "3 Sheet to mark, version A"),
        Text("涂圈，好批改", "Circles to fill in, quick to mark"),
    ),
    Item(
        "bank-paper",
        "pupil/answer-sheet-b.pdf",
        "pupil",
        Text("3 答题卡 B卷", "3 Sheet to mark, version B"),
        Text("配B卷", "For version B"),
    ),
    Item(
        "bank-paper",
        "pupil/cards/questions.pdf",
        "pupil",
        Text("4 题目卡", "4 Question cards"),
        Text("裁开，分组抢答", "To cut, for a quiz in groups"),
    ),
    Item(
        "bank-paper",
        "pupil/cards/talk.pdf",
        "pupil",
        Text("4 讨论卡", "4 Cards to talk about"),
        Text("裁开，一组一张", "To cut, one for each group"),
    ),
    Item(
        "bank-voting",
        "pupil/cards/voting.pdf",
        "pupil",
        Text("4 表决卡", "4 Voting cards"),
        Text(
            "举牌用：A、B、C、D，赞成、反对、不确定；每课通用",
            "To hold up: A to D, agree, disagree, not sure; for every lesson",
        ),
        shared=True,
    ),
)
CARDS = Item(
    "cards",
    ".pdf",
    "pupil",
    Text("5 活动卡片：{title}", "5 Activity: {title}"),
    Text("{use}", "{use}"),
)
"""Of each card set of the lesson."""
