"""The lesson plan's own words in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """What plan and background say beside the lesson's own text."""

    html_language: str
    plan: str
    background: str
    dot: str
    colon: str
    stop: str
    edition: str
    place: str
    goals: str
    materials: str
    worksheet: str
    """Among the materials."""
    timing: str
    timing_note: str
    phase: str
    single: str
    """``{minutes}``: a lesson in one go."""
    double: str
    """``{minutes}``: two lessons."""
    first: str
    second: str
    """``{span}``: in the first or second of two lessons."""
    left_out: str
    at_home: str
    """The quiz where the time is too short for it."""
    kinds: dict[str, str]
    """Names of phases by their kind; of an activity and a step with ``{label}``."""
    board: str
    board_note: str
    say_sign: str
    do_sign: str
    script: str
    before: str
    added: dict[str, str]
    """What to do in the phases that no script tells."""
    readers: str
    slow: str
    fast: str
    no_power: str
    ask: str
    answers: str
    answers_note: str
    sources: str
    checked: str
    review: str
    slow_points: tuple[str, ...]
    slow_terms: str
    fast_points: tuple[str, ...]
    fast_open: str
    fast_practice: str
    power_points: tuple[str, ...]
    power_pictures: str
    power_tables: str
    goal: str
    right: str
    lesson_text: str
    quiz: str
    terms: str
    own_case: str
    links: str
    links_note: str


WORDING: dict[Language, Wording] = {
    "zh": Wording(
        html_language="zh-Hans",
        plan="教案",
        background="备课背景",
        dot=" · ",
        colon="：",
        stop="、",
        edition="版次",
        place="适用地区：{name}",
        goals="学完这一课，学生能",
        materials="要准备",
        worksheet="练习单每人一张（黑白复印即可）",
        timing="时间安排（从上课起算的分钟）",
        timing_note="按课时选一列，每列加起来正好。“–”是这一列不讲。",
        phase="环节",
        single="{minutes} 分钟",
        double="2×{minutes} 分钟",
        first="①{span}",
        second="②{span}",
        left_out="–",
        at_home="课后做",
        kinds={
            "opening": "{label}",
            "step": "{label}",
            "activity": "活动：{label}",
            "recap": "回顾上节课",
            "messages": "三句话上黑板",
            "read": "读练习单，划重点",
            "bridge": "收好，下节课接着来",
            "show": "各组亮一亮，互相补充",
            "discussion": "聊一聊",
            "quiz": "小测验",
            "close": "收尾：记下电话",
            "spare": "留给提问",
        },
        board="板书",
        board_note="照着抄就行，字要大，后排看得见。",
        say_sign="说",
        do_sign="做",
        script="一步一步来",
        before="课前",
        added={
            "recap": "请两名学生不看笔记，说出上节课的三句话，全班补充。",
            "messages": "一句一句写上黑板，每写一句，请一名学生用自己的话再说一遍。",
            "read": "两人一组读练习单上的故事，把数字和不懂的词圈出来。",
            "bridge": "收练习单，说下节课要做的活动，请学生回家问一问家人遇到过没有（愿意说才说）。",
            "show": "每组一分钟，只说别组没说过的。教师把新的补到板书上。",
            "discussion": "念练习单上“聊一聊”的问题，先两人说，再请两三人讲给全班。没有标准答案，不点名问家里的事。",
            "quiz": "先自己做，再两人对，最后对全班公布答案，讲一讲为什么。",
            "close": "全班念一遍板书上的电话，写在练习单最下面一行，带回家。",
            "spare": "回答学生的提问；答不上来的记下，打热线问了再答。",
        },
        readers="读得慢的和读得快的",
        slow="读得慢的学生",
        fast="读得快的学生",
        no_power="没有投影、没有电",
        ask="问谁",
        answers="参考答案",
        answers_note="题目和讲解见《备课背景》。",
        sources="依据",
        checked="{day}核对",
        review="下次核对不晚于{day}",
        slow_points=(
            "故事由教师或同桌念，一次念一段；换成大字版。",
            "练习单只做第一、第二题，写词不写句，也可以口答。",
        ),
        slow_terms="先讲清这几个词：{terms}。",
        fast_points=("找出板书上每个数字的依据，念给全班听。",),
        fast_open="写第 {number} 题，再替另一方（老板、窗口、家人）写一句回答。",
        fast_practice="用“{title}”再做一个例子。",
        power_points=("全课不用电：故事念出来，活动用纸和黑板，答案写在本教案上。",),
        power_pictures="课前把图画到黑板上：{names}。",
        power_tables="课前把表抄到大纸上：“{names}”这一节里的。",
        goal="对应目标 {number}",
        right="答案",
        lesson_text="全文",
        quiz="小测验和讲解",
        terms="词语",
        own_case="学生讲起自家的事，先听完，不追问，不当众出主意，课后把电话给他。",
        links="和学校课程的联系",
        links_note="只对到标准和学习主题，没有逐条对应",
    ),
    "en": Wording(
        html_language="en",
        plan="Lesson plan",
        background="Background",
        dot=" | ",
        colon=": ",
        stop=", ",
        edition="Edition",
        place="For {name}",
        goals="After this lesson pupils can",
        materials="You need",
        worksheet="a worksheet for each pupil (a black-and-white copy will do)",
        timing="Timing (minutes from the start)",
        timing_note="Pick the column of your lesson; each adds up exactly. “–”: not in this column.",
        phase="Phase",
        single="{minutes} min",
        double="2 × {minutes} min",
        first="1st: {span}",
        second="2nd: {span}",
        left_out="–",
        at_home="at home",
        kinds={
            "opening": "{label}",
            "step": "{label}",
            "activity": "Activity: {label}",
            "recap": "Look back at last time",
            "messages": "Key messages on the board",
            "read": "Read the worksheet and mark",
            "bridge": "Collect; more next time",
            "show": "Groups show and add",
            "discussion": "Talk about it",
            "quiz": "Quiz",
            "close": "Close: note the numbers",
            "spare": "For questions",
        },
        board="On the board",
        board_note="Copy it as it is, large enough for the last row.",
        say_sign="SAY",
        do_sign="DO",
        script="Step by step",
        before="before the lesson",
        added={
            "recap": "Two pupils say last lesson's messages without notes. The class adds.",
            "messages": "Write them up one by one. After each, a pupil says it again in their own words.",
            "read": "In pairs, read the story on the worksheet. Circle figures and words that are not clear.",
            "bridge": "Collect the worksheets and name the next activity. Pupils may ask at home if anyone has "
            "met this; nobody has to tell.",
            "show": "A minute for each group, only what is new. Add it to the board.",
            "discussion": "Read out “Talk about it” from the worksheet. Pairs first, then two or three to the "
            "class. There is no right answer. Do not ask about anybody's family by name.",
            "quiz": "Alone first, then in pairs. Then give the answers and say why.",
            "close": "All read out the numbers on the board and write them on the last line of the worksheet.",
            "spare": "Take questions. Note those you cannot answer, call the line, and answer next time.",
        },
        readers="Slow and fast readers",
        slow="Slow readers",
        fast="Fast readers",
        no_power="No projector, no power",
        ask="Whom to ask",
        answers="Expected answers",
        answers_note="Questions and reasons stand in the background.",
        sources="Sources",
        checked="checked on {day}",
        review="next check due by {day}",
        slow_points=(
            "You or a neighbour read the story aloud, a part at a time. Use the large print.",
            "Tasks 1 and 2 of the worksheet are enough: words, not sentences, or spoken answers.",
        ),
        slow_terms="Explain these words first: {terms}.",
        fast_points=("Find the source of each figure on the board and read it out.",),
        fast_open="Write question {number}, then an answer for the other side (boss, window, family).",
        fast_practice="Work out another case with “{title}”.",
        power_points=(
            "Nothing needs power: the story is read out, the activity is paper and board, the answers are here.",
        ),
        power_pictures="Draw on the board beforehand: {names}.",
        power_tables="Copy on a large sheet beforehand the tables of “{names}”.",
        goal="goal {number}",
        right="Answer",
        lesson_text="The whole lesson",
        quiz="Quiz with reasons",
        terms="Words",
        own_case="If a pupil tells of their own family, hear them out, do not press, give no advice before others, and "
        "pass on the number afterwards.",
        links="Where it meets school subjects",
        links_note="by curriculum and theme, not point by point",
    ),
}
