"""What a day does with plans becomes what letters, press note, minutes and report say and ask about it afterwards."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Language, PlanWork, Text


@dataclass(frozen=True, slots=True)
class Became:
    """What a thank-you letter says became of the day."""

    first: str
    points: tuple[str, ...]
    then: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A table that is filled in afterwards."""

    title: str
    before: str
    """A line above it; empty: none."""
    heads: tuple[str, ...]
    widths: tuple[float, ...]
    rows: int = 5


THANKED: dict[PlanWork, dict[Language, Became]] = {
    "kept": {
        "zh": Became(
            "这一天留下了这些方案：",
            ("【方案一，一句话】", "【方案二，一句话】", "【方案三，一句话】", "【方案四，一句话】"),
            "接下来，【部门】在【日期】以前给每个方案一个答复。我们会这样告诉您：【怎么告诉】。",
        ),
        "en": Became(
            "These plans were kept:",
            ("【plan 1, in one sentence】", "【plan 2】", "【plan 3】", "【plan 4】"),
            "Next, 【office】 will answer each plan by 【date】, and you will hear of it by 【how】.",
        ),
    },
    "continued": {
        "zh": Became(
            "这一天，大家把方案“【方案名】”写到了能动手的一步：",
            ("第一步：【做什么，哪天】", "谁来做：【单位】", "试读以后改好的传单：【哪几张】"),
            "接下来，【单位】在【日期】以前办第一步。办得怎么样，我们会这样告诉您：【怎么告诉】。",
        ),
        "en": Became(
            "On this day the plan “【name of the plan】” was made ready to begin:",
            (
                "First step: 【what, on which day】",
                "Who does it: 【organisation】",
                "Leaflets mended after the test reading: 【which】",
            ),
            "Next, 【organisation】 takes the first step by 【date】, and you will hear of it by 【how】.",
        ),
    },
    "answered": {
        "zh": Became(
            "各个方案的答复是：",
            (
                "【方案一：同意办、改了再办，还是先不办；为什么；哪天】",
                "【方案二】",
                "【方案三】",
                "【方案四】",
            ),
            "接下来，由【部门】照答复单办。进展在这里看：【在哪里看】。",
        ),
        "en": Became(
            "These are the answers to the plans:",
            (
                "【plan 1: go on, change first, or not now; why; by when】",
                "【plan 2】",
                "【plan 3】",
                "【plan 4】",
            ),
            "Next, 【office】 does what the answers say. You can follow it here: 【where】.",
        ),
    },
    "none": {
        "zh": Became(
            "",
            (),
            "这次练的，您回去用了，管不管用，都请告诉我们。当场没答上来的问题，【部门】在【日期】以前答复您。",
        ),
        "en": Became(
            "",
            (),
            "When you have used at work what we practised, please tell us how it went. Questions that stayed open "
            "will be answered by 【office】 before 【date】.",
        ),
    },
}
"""For each kind of day and language, after the first sentence of thanks."""

NEWS: dict[PlanWork, Text] = {
    "kept": Text(
        "大家投票留下【几】个方案：【每个方案一句话】。【部门】将在【日期】以前答复。",
        "People voted for 【number】 plans: 【one sentence each】. 【Office】 will answer by 【date】.",
    ),
    "continued": Text(
        "论坛留下的方案“【方案名】”，这一天写成了能动手的安排：第一步是【做什么，哪天】，由【单位】来办。【几】位读者试读了传单，改了【几】处。",
        "The plan “【name】”, kept at the forum, is now ready to begin: its first step is 【what, when】, by "
        "【organisation】. 【Number】 people tried out the leaflets, and 【number】 places were mended.",
    ),
    "answered": Text(
        "【几】个方案当场得到答复：同意办【几】个，改了再办【几】个，先不办【几】个。【每个方案一句话】。",
        "【Number】 plans were answered on the spot: 【number】 go on, 【number】 are changed first, 【number】 not "
        "now. 【One sentence each】.",
    ),
    "none": Text(
        "参加的人练了【哪几样】，找出【几】处自己就能改的地方。【部门】将在【日期】以前改好。",
        "People practised 【what】 and found 【number】 things that they can change themselves. 【Office】 will have "
        "changed them by 【date】.",
    ),
}
"""What a newspaper is told came of the day."""

MINUTED: dict[PlanWork, dict[Language, tuple[Asked, ...]]] = {
    "kept": {
        "zh": (
            Asked(
                "留下的方案",
                "",
                ("", "方案（一句话）", "票数", "组长", "对接部门", "第一步，哪天"),
                (0.5, 4, 1, 1.4, 1.6, 2),
            ),
        ),
        "en": (
            Asked(
                "Plans that were kept",
                "",
                ("", "Plan in one sentence", "Votes", "Lead", "Office", "First step, day"),
                (0.5, 4, 1, 1.4, 1.6, 2),
            ),
        ),
    },
    "continued": {
        "zh": (
            Asked(
                "接着做的方案",
                "论坛留下的：【方案名】",
                ("", "哪一份，写成什么", "谁来做", "哪一天", "看哪一个数"),
                (0.5, 4.4, 1.9, 1.4, 1.8),
                6,
            ),
            Asked(
                "试读以后改的",
                "金额、天数、电话不在会上改，圈出来交给编辑核对。",
                ("传单", "哪一句", "改成什么", "谁去改"),
                (2, 2.6, 3, 1.4),
                3,
            ),
        ),
        "en": (
            Asked(
                "The plan, made ready",
                "Kept at the forum: 【name of the plan】",
                ("", "Which piece, and what it says", "Who does it", "On which day", "Number to watch"),
                (0.5, 4.4, 1.9, 1.4, 1.8),
                6,
            ),
            Asked(
                "Mended after the test reading",
                "Nobody changes amounts, numbers of days or phone numbers: circle them for the editor.",
                ("Leaflet", "Which sentence", "What it says now", "Who sees to it"),
                (2, 2.6, 3, 1.4),
                3,
            ),
        ),
    },
    "answered": {
        "zh": (
            Asked(
                "各方案的答复",
                "答复只有三种：同意办，改了再办，先不办。",
                ("", "方案", "绿／黄／红", "答复和理由", "经办部门", "哪一天"),
                (0.5, 2.6, 1.5, 2.9, 1.6, 1.3),
            ),
        ),
        "en": (
            Asked(
                "Answers to the plans",
                "There are three answers: go on, change it first, not now.",
                ("", "Plan", "Green / amber / red", "Answer and why", "Office", "By when"),
                (0.5, 2.6, 1.5, 2.9, 1.6, 1.3),
            ),
        ),
    },
    "none": {"zh": (), "en": ()},
}
"""What the minutes ask about plans."""

REPORTED: dict[PlanWork, dict[Language, Asked]] = {
    "kept": {
        "zh": Asked("留下的方案", "", ("", "方案", "票数", "对接部门", "答复的日子"), (0.5, 5, 1, 2, 1.6)),
        "en": Asked("Plans", "", ("", "Plan", "Votes", "Office", "Answer by"), (0.5, 5, 1, 2, 1.6)),
    },
    "continued": {
        "zh": Asked(
            "接着做的方案",
            "【方案名】。试读以后，传单改了【几】处。",
            ("", "哪一份", "谁来做", "哪一天", "看哪一个数"),
            (0.5, 4.4, 1.9, 1.4, 1.8),
            6,
        ),
        "en": Asked(
            "The plan",
            "【Name of the plan】. 【Number】 places in the leaflets were mended after the test reading.",
            ("", "Which piece", "Who does it", "On which day", "Number to watch"),
            (0.5, 4.4, 1.9, 1.4, 1.8),
            6,
        ),
    },
    "answered": {
        "zh": Asked(
            "各方案的答复",
            "",
            ("", "方案", "绿／黄／红", "答复和理由", "经办部门", "哪一天"),
            (0.5, 2.6, 1.5, 2.9, 1.6, 1.3),
        ),
        "en": Asked(
            "Answers to the plans",
            "",
            ("", "Plan", "Green / amber / red", "Answer and why", "Office", "By when"),
            (0.5, 2.6, 1.5, 2.9, 1.6, 1.3),
        ),
    },
    "none": {
        "zh": Asked(
            "回去改什么",
            "只写事，不写是谁、是哪个窗口说的。",
            ("", "改什么", "谁来改", "哪一天"),
            (0.5, 5.6, 2.2, 1.6),
        ),
        "en": Asked(
            "What will change at work",
            "Write the thing, not whose it was.",
            ("", "What", "Who changes it", "By when"),
            (0.5, 5.6, 2.2, 1.6),
        ),
    },
}
"""What the report asks in its fourth part."""
