"""The slides' own words in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """What a deck says beside the lesson's own text."""

    code: str
    """Of the language, for office programs: zh-CN."""
    story: str
    message: str
    """With ``{number}`` and ``{total}``."""
    figure: str
    """Title of a figure whose name is too long for one."""
    what: str
    get: str
    steps: str
    warning: str
    who: str
    activity: str
    discussion: str
    recap: str
    more: str
    question: str
    """With ``{number}``."""
    answer: str
    """With ``{letters}``."""
    one_answer: str
    """Title of the slide that answers an open question."""
    why: str
    """Title of the slide that explains an answer, with ``{answer}``."""
    goes_on: str
    """Behind the title of what goes on from the slide before."""
    end: str
    scan: str
    code_alt: str
    edition: str
    place: str
    source: str
    stop: str
    pair: str
    letters_stop: str
    colon: str
    label: str
    """Between a heading of a table and its cell."""
    cells: str
    """Between two cells of a row."""
    checked: str
    """With ``{source}`` and ``{day}``."""
    all_checked: str
    note_run: str
    note_goals: str
    note_minutes: str
    note_activity: str
    """With ``{minutes}``."""
    note_materials: str
    note_do: str
    note_background: str
    note_answer: str
    note_why: str
    note_sources: str
    note_choose: str
    note_all_right: str
    note_pairs: str
    note_open: str
    note_label: str
    deck: str
    """What the page is: slides."""
    lesson: str
    show_answer: str
    show: str
    leave: str
    before: str
    after: str
    keys: str
    old_value: str
    """With ``{day}``, like the next."""
    old_check: str


WORDING: dict[Language, Wording] = {
    "zh": Wording(
        code="zh-CN",
        story="先听一个故事",
        message="三句话（{number}/{total}）",
        figure="记住这个数",
        what="是什么",
        get="能得到什么",
        steps="怎么办",
        warning="这些坑别踩",
        who="找谁帮忙",
        activity="动手做",
        discussion="聊一聊",
        recap="今天记住三句话",
        more="有时间再讲",
        question="第{number}题",
        answer="答案：{letters}",
        one_answer="可以这样答",
        why="为什么？",
        goes_on="（续）",
        end="回家再看一遍",
        scan="扫码看整课，查最新数字",
        code_alt="二维码：打开这一课的网页",
        edition="版次",
        place="适用地区：{name}",
        source="依据：",
        stop="；",
        pair="{number}—{letter}",
        letters_stop="、",
        colon="：",
        label="：",
        cells="；",
        checked="{source}（{day}核对）",
        all_checked="数字最早在{day}核对。",
        note_run="【全程】",
        note_goals="【目标】",
        note_minutes="整课约{minutes}分钟。",
        note_activity="【时间】{minutes}分钟",
        note_materials="【材料】",
        note_do="【这一页】",
        note_background="【背景】",
        note_answer="【答案】",
        note_why="【为什么】",
        note_sources="【依据】",
        note_choose="先让大家举手，再点一下鼠标，答案才出来。",
        note_all_right="正确的不止一个。先让大家举手，再点一下鼠标，答案才出来。",
        note_pairs="请人上来连线，再点一下鼠标，答案才出来。",
        note_open="没有标准答案。先听大家说，再看下一页的一种说法。",
        note_label="【数字】",
        deck="课件",
        lesson="本课网页",
        show_answer="看答案",
        show="放映",
        leave="退出放映",
        before="上一页",
        after="下一页",
        keys="放映时：→ 或空格往后（先出答案，再翻页），← 往前，Esc 退出。",
        old_value="这份课件里有的数字只用到{day}，现在可能已经变了。上课前请先看本课网页。",
        old_check="这份课件里有的数字过了{day}要重新核对。上课前请先看本课网页。",
    ),
    "en": Wording(
        code="en-US",
        story="First, a story",
        message="To remember ({number} of {total})",
        figure="A figure to remember",
        what="What it is",
        get="What you get",
        steps="What to do",
        warning="Do not fall into these traps",
        who="Who can help",
        activity="Try it",
        discussion="Talk about it",
        recap="Three things to remember",
        more="If there is time",
        question="Question {number}",
        answer="Answer: {letters}",
        one_answer="One good answer",
        why="Why?",
        goes_on=" (continued)",
        end="Look again at home",
        scan="Scan for the whole lesson and the latest figures",
        code_alt="QR code: opens the web page of this lesson",
        edition="Edition",
        place="For {name}",
        source="Source: ",
        stop="; ",
        pair="{number}–{letter}",
        letters_stop=", ",
        colon=": ",
        label=": ",
        cells="; ",
        checked="{source} (checked on {day})",
        all_checked="The oldest figure was checked on {day}.",
        note_run="[The whole run]",
        note_goals="[Goals]",
        note_minutes="The lesson takes about {minutes} minutes.",
        note_activity="[Time] {minutes} minutes",
        note_materials="[Materials] ",
        note_do="[On this slide]",
        note_background="[Background]",
        note_answer="[Answer] ",
        note_why="[Why] ",
        note_sources="[Sources]",
        note_choose="Let hands go up first. The answer appears on a click.",
        note_all_right="More than one is right. Let hands go up first. The answer appears on a click.",
        note_pairs="Ask somebody to match them. The answer appears on a click.",
        note_open="There is no one right answer. Hear people first; the next slide has one way to say it.",
        note_label="[Figure] ",
        deck="Slides",
        lesson="Page of the lesson",
        show_answer="Show the answer",
        show="Present",
        leave="Leave",
        before="Back",
        after="Next",
        keys="While presenting: → or space goes on (first the answer, then the next slide), ← goes back, Esc leaves.",
        old_value="Some figures in these slides held until {day} and may be others now. Look at the page of the lesson "
        "before you teach.",
        old_check="Some figures in these slides want a new check after {day}. Look at the page of the lesson before "
        "you teach.",
    ),
}
