"""Kinds of printed matter of the classroom: plans, worksheets, tests, slides, cards and courses."""

from __future__ import annotations

from build_scripts.model import Text
from build_scripts.print_kinds.kind import A4, A4_WIDE, CARD, CUT_CARD, OFFICE, SLIDE, PrintKind

KINDS: tuple[PrintKind, ...] = (
    PrintKind(
        id="lesson-plan",
        name=Text("教案和备课背景", "lesson plan and background"),
        pattern=r"lesson-plan",
        sizes=(A4,),
        pages=(1, 0),
        flip="long",
        folding=Text("左上角订一钉", "stapled at the top left corner"),
        stock=OFFICE,
        # A teacher holds it in the hand; two pages are worth more than a larger type.
        body=8.5,
        kilobytes=600,
    ),
    PrintKind(
        id="worksheet-2-up",
        name=Text("练习单（一张两份）", "worksheet, two on a sheet"),
        pattern=r"worksheet.*-2-up",
        sizes=(A4_WIDE, (296.0, 210.0)),
        flip="short",
        cutting=Text("从中间裁开，一张两份", "cut in the middle: two copies"),
        stock=OFFICE,
        coloured=False,
        on_screen=False,
    ),
    PrintKind(
        id="worksheet",
        name=Text("练习单", "worksheet"),
        pattern=r"worksheet",
        sizes=(A4,),
        flip="long",
        stock=OFFICE,
        coloured=False,
    ),
    PrintKind(
        id="question-cards",
        name=Text("题目卡、表决卡", "question and voting cards"),
        pattern=r"bank/.*/pupil/cards/",
        sizes=(A4,),
        stock=CUT_CARD,
        coloured=False,
        body=10.0,
        smallest=7.0,
        on_sheet=1,
        cutting=Text("沿虚线裁成四张", "cut along the dashes into four cards"),
    ),
    PrintKind(
        id="test",
        name=Text("小测验和答题纸（A、B卷）", "quiz and answer sheet, versions A and B"),
        pattern=r"bank/.*/pupil/",
        sizes=(A4,),
        flip="long",
        stock=OFFICE,
        coloured=False,
    ),
    PrintKind(
        id="answer-key",
        name=Text("答案和解析（教师用）", "key with explanations, for the teacher"),
        pattern=r"bank/.*/teacher/",
        sizes=(A4,),
        flip="long",
        stock=OFFICE,
        coloured=False,
    ),
    PrintKind(
        id="slides",
        name=Text("课件幻灯片", "slides of a lesson"),
        pattern=r"slides",
        sizes=(SLIDE,),
        pages=(10, 0),
        stock=OFFICE,
        coloured=False,
        # It is made for the screen; printed on A4 its running text is still 21 points or more.
        body=24.0,
        # Words within a drawing.
        smallest=14.0,
        code=True,
        kilobytes=1000,
    ),
    PrintKind(
        id="cards",
        name=Text("活动卡片、棋盘、记录单", "cards, boards and records of activities"),
        pattern=r"cards",
        sizes=(A4, A4_WIDE),
        flip="long",
        stock=CARD,
        coloured=False,
        cutting=Text(
            "卡片沿虚线裁开；棋盘和记录单不裁", "cut cards along the dashed lines; boards stay whole"
        ),
    ),
    PrintKind(
        id="course-certificate",
        name=Text("结业证书", "certificate"),
        pattern=r"course/.*-certificate",
        sizes=(A4_WIDE,),
        pages=(1, 1),
        stock=CARD,
        body=9.0,
    ),
    PrintKind(
        id="course",
        name=Text("课程大纲", "syllabus"),
        pattern=r"course",
        sizes=(A4,),
        flip="long",
        folding=Text("左上角订一钉", "stapled at the top left corner"),
        stock=OFFICE,
        body=9.0,
    ),
    PrintKind(
        id="lesson-feedback",
        name=Text("课后反馈表", "after-lesson form"),
        pattern=r"lesson-feedback",
        sizes=(A4,),
        pages=(1, 1),
        stock=OFFICE,
        coloured=False,
    ),
)
