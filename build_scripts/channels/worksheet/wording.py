"""The worksheet's own words in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """What a worksheet says beside the lesson's own text."""

    html_language: str
    pupil: str
    teacher: str
    school_class: str
    date: str
    dot: str
    colon: str
    story: str
    words: str
    gaps: str
    bank: str
    order: str
    own: str
    talk: str
    phones: str
    answer: str
    edition: str
    place: str


WORDING: dict[Language, Wording] = {
    "zh": Wording(
        html_language="zh-Hans",
        pupil="练习单",
        teacher="练习单（教师用）",
        school_class="班级",
        date="日期",
        dot=" · ",
        colon="：",
        story="先读一读",
        words="词和意思，连一连：在括号里写字母。",
        gaps="选一选，填一填。",
        bank="可以选的：",
        order="排一排：在方格里写 1、2、3……",
        own="用自己的话回答。",
        talk="聊一聊，记下两个人的看法。",
        phones="记下电话：",
        answer="参考答案",
        edition="版次",
        place="适用地区：{name}",
    ),
    "en": Wording(
        html_language="en",
        pupil="Worksheet",
        teacher="Worksheet, teacher's copy",
        school_class="Class",
        date="Date",
        dot=" | ",
        colon=": ",
        story="Read first",
        words="Match words and meanings. Write the letter.",
        gaps="Fill the gaps.",
        bank="Choose from:",
        order="Put in order: write 1, 2, 3 … in the boxes.",
        own="Answer in your own words.",
        talk="Talk about it. Note what two people think.",
        phones="Numbers to call:",
        answer="Expected answer",
        edition="Edition",
        place="For {name}",
    ),
}
