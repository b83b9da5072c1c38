"""The pilot's method as data: decisions, steps counted from the forum day, roles, budget lines, evaluation.

No amount stands here: what things cost differs from county to county and is filled in there.
"""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Text


@dataclass(frozen=True, slots=True)
class Step:
    """A piece of work, in days from the forum; negative before it."""

    id: str
    title: Text
    first: int
    last: int
    who: str
    """Id of a role."""
    workshop: str = ""
    """Folder in workshops/ of what takes place on the first day; empty: no event."""


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody who answers for something."""

    id: str
    title: Text
    does: Text


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """What is bought or paid, and how many: people × per person, or a number for each event."""

    title: Text
    per: str
    """person, event or programme."""
    count: int


STEPS: tuple[Step, ...] = (
    Step(
        "partners",
        Text("定主办、协办，签一页纸的约定", "Choose host and partners; sign a page of agreement"),
        -84,
        -71,
        "host",
    ),
    Step(
        "region",
        Text("补地区数据：电话、窗口、标准", "Fill in the region: lines, counters, rates"),
        -77,
        -57,
        "editor",
    ),
    Step(
        "check",
        Text("经办单位核对数据，签字", "The offices confirm the figures and sign"),
        -56,
        -43,
        "offices",
    ),
    Step(
        "readers",
        Text("五位读者试读三课，改", "Five readers try three lessons; mend them"),
        -49,
        -36,
        "editor",
    ),
    Step(
        "room", Text("订场地，走一遍无障碍路线", "Book the room; walk the step-free way"), -56, -43, "staff"
    ),
    Step("invite", Text("六类人分头邀请，登记需要", "Invite the six publics; note needs"), -42, -15, "staff"),
    Step(
        "facilitators",
        Text("桌主持培训：自己先玩一遍", "Train table facilitators: they play it first"),
        -21,
        -15,
        "lead",
    ),
    Step(
        "training",
        Text("一线培训（半天）", "Front-line training (half a day)"),
        -14,
        -14,
        "lead",
        "training-session",
    ),
    Step("print", Text("做资料、印、装箱", "Make the kit, print, pack"), -12, -4, "staff"),
    Step(
        "rehearsal",
        Text("现场走一遍：桌子、话筒、翻译", "Rehearsal in the room: tables, microphones, interpreters"),
        -1,
        -1,
        "lead",
    ),
    Step("forum", Text("论坛", "The forum"), 0, 0, "lead", "forum"),
    Step(
        "minutes",
        Text("三天内：方案上墙、上网，谢谢大家", "Within three days: plans published, thanks sent"),
        1,
        3,
        "staff",
    ),
    Step("shred", Text("销毁姓名", "Shred the names"), 14, 14, "staff"),
    Step(
        "w1", Text("工作坊：上岗第一步", "Workshop: starting work"), 14, 14, "lead", "workshop-starting-work"
    ),
    Step(
        "w2",
        Text("工作坊：换地方、打零工、跑平台", "Workshop: moving, casual and platform work"),
        28,
        28,
        "lead",
        "workshop-moving-and-flexible-work",
    ),
    Step(
        "w3",
        Text("工作坊：家里有困难怎么办", "Workshop: the safety net"),
        42,
        42,
        "lead",
        "workshop-safety-net",
    ),
    Step(
        "w4",
        Text("工作坊：自己创业", "Workshop: starting a business"),
        56,
        56,
        "lead",
        "workshop-entrepreneurship",
    ),
    Step(
        "w5",
        Text("工作坊：怎么组织，怎么用数", "Workshop: organising and data"),
        70,
        70,
        "lead",
        "workshop-organisers-and-data",
    ),
    Step("trial", Text("留下的方案各试六周", "Each plan is tried for six weeks"), 28, 69, "plans"),
    Step(
        "count",
        Text("收齐前后问卷，只数总数", "Collect the forms before and after; count totals only"),
        77,
        90,
        "evaluation",
    ),
    Step("answers", Text("部门准备书面答复", "The authorities prepare their answers"), 84, 97, "offices"),
    Step(
        "seminar",
        Text("总结会：一起评，当场答复", "Wrap-up seminar: common evaluation, answers"),
        98,
        98,
        "lead",
        "wrap-up-seminar",
    ),
    Step(
        "report", Text("总结报告，交给下一个县", "Report, handed to the next county"), 99, 119, "evaluation"
    ),
)

DECISIONS: tuple[Text, ...] = (
    Text(
        "谁主办，谁拍板，谁出钱？写下三个部门和三个职务。",
        "Who hosts, who decides, who pays? Write down three offices and three posts.",
    ),
    Text("方案交给谁？谁在总结会上当场答复？", "Who receives the plans? Who answers them at the seminar?"),
    Text(
        "六类人各请几位？本地没有的一类，用谁代替？",
        "How many of each public? Which of them is not here, and who takes its place?",
    ),
    Text(
        "哪一天？避开农忙、考试、节假日和赶集日。",
        "Which day? Not in harvest, examinations, holidays or on market day.",
    ),
    Text(
        "在哪里？走得到、坐轮椅进得去、能分六桌、有安静的一角。",
        "Where? Within reach, step-free, room for six tables, a quiet corner.",
    ),
    Text(
        "用什么话？普通话、本地话、外语；要不要翻译，交传还是同传？",
        "Which languages? Local ones too; is an interpreter needed, consecutive or simultaneous?",
    ),
    Text(
        "误工的人有没有补贴，照什么规定？写进邀请函。",
        "Is lost pay made good, by which rule? It goes into the invitation.",
    ),
    Text(
        "选哪几课？先看本地问得最多的三件事。",
        "Which lessons? Begin with the three things that people here ask most.",
    ),
    Text("数据谁核对、谁签字、多久再核对一次？", "Who confirms the figures, who signs, how often again?"),
    Text(
        "照片拍不拍，用在哪里，谁保管同意书？",
        "Are photographs taken, what for, and who keeps the consent forms?",
    ),
    Text("名单谁保管，哪一天销毁？", "Who keeps the roster, and on which day is it shredded?"),
    Text("五场工作坊都办，还是先办两场？", "All five workshops, or two to begin with?"),
    Text(
        "出了纠纷、有人当场求助，找谁？",
        "Whom to turn to when there is a dispute, or somebody asks for help on the spot?",
    ),
    Text(
        "怎样算成功？先定三个数，论坛以前就量一次。",
        "What counts as success? Choose three numbers and take them once before the forum.",
    ),
)

ROLES: tuple[Role, ...] = (
    Role(
        "host",
        Text("主办部门负责人", "Head of the host office"),
        Text(
            "拍板，开场，收下方案，定答复的日子",
            "decides, opens, receives the plans, sets the day of the answers",
        ),
    ),
    Role(
        "lead",
        Text("总主持人", "Lead facilitator"),
        Text("带桌主持，看钟，管全天", "leads the table facilitators, watches the clock"),
    ),
    Role(
        "staff",
        Text("会务组", "Staff"),
        Text(
            "邀请、场地、资料、签到、名单和销毁", "invitations, room, kit, sign-in, roster and its shredding"
        ),
    ),
    Role(
        "editor",
        Text("内容编辑", "Editor"),
        Text("地区数据、课文、译文", "the region's figures, lessons, translations"),
    ),
    Role(
        "offices",
        Text("经办单位", "Offices in charge"),
        Text("核对数据并签字，书面答复方案", "confirm figures and sign, answer plans in writing"),
    ),
    Role(
        "plans",
        Text("方案组长", "Plan leads"),
        Text("带着方案试六周，回来讲", "try the plan for six weeks and report"),
    ),
    Role(
        "evaluation",
        Text("评估员", "Evaluator"),
        Text(
            "发问卷，只数总数，写报告；不是主办部门的人",
            "forms, totals only, report; not from the host office",
        ),
    ),
)

BUDGET: tuple[BudgetLine, ...] = (
    BudgetLine(Text("场地", "Room"), "event", 1),
    BudgetLine(Text("午餐和茶水", "Meals and tea"), "person", 1),
    BudgetLine(Text("交通", "Travel"), "person", 1),
    BudgetLine(Text("误工补贴", "Lost pay"), "person", 1),
    BudgetLine(Text("总主持人", "Lead facilitator"), "event", 1),
    BudgetLine(Text("桌主持人", "Table facilitators"), "event", 6),
    BudgetLine(Text("翻译（交传两人）", "Interpreters (two, consecutive)"), "event", 2),
    BudgetLine(Text("印刷（每人一套）", "Printing (a set for each)"), "person", 1),
    BudgetLine(
        Text("物料（胸牌套、笔、纸、豆子）", "Materials (badge holders, pens, paper, beans)"), "person", 1
    ),
    BudgetLine(Text("看孩子的人", "Child care"), "event", 1),
    BudgetLine(Text("保险", "Insurance"), "event", 1),
    BudgetLine(Text("评估", "Evaluation"), "programme", 1),
    BudgetLine(Text("方案试点（每个方案）", "Trying the plans (each)"), "programme", 5),
)

EVALUATION: tuple[tuple[Text, Text, Text], ...] = (
    (
        Text("懂了没有？", "Do people know more?"),
        Text(
            "会前、会后问卷，撕下来编号对得上，不写姓名",
            "forms before and after, numbered in pairs, without names",
        ),
        Text("论坛和每场工作坊当天", "on the day of the forum and of each workshop"),
    ),
    (
        Text("办成没有？", "Do more people get what is theirs?"),
        Text("窗口每周只记两个数：来问的、办成的", "the counter notes two numbers a week: asked, and done"),
        Text("论坛前四周到总结会", "from four weeks before the forum to the seminar"),
    ),
    (
        Text("哪里断了？", "Where does the string break?"),
        Text("障碍墙上四类标签各有几张", "how many tags of each of the four kinds on the barrier wall"),
        Text("论坛；工作坊再数一次", "at the forum, and again at the workshops"),
    ),
    (
        Text("方案走到哪一步？", "How far are the plans?"),
        Text(
            "组长每两周一句话：做了什么，卡在哪里",
            "a sentence from each lead every other week: what is done, what is stuck",
        ),
        Text("论坛后第二周起", "from the second week after the forum"),
    ),
    (
        Text("谁没来？", "Who did not come?"),
        Text(
            "六类人的人数，和请了没来的人数；不记姓名",
            "numbers of each public, and of those invited who did not come; no names",
        ),
        Text("每场活动", "at every event"),
    ),
    (
        Text("部门答复了没有？", "Did the authorities answer?"),
        Text(
            "每个方案：做、改了做、不做，理由和日子",
            "for each plan: yes, changed, or no, with reason and day",
        ),
        Text("总结会；三个月后再看一次", "at the seminar, and again three months later"),
    ),
)
