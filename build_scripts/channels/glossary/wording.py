"""The list's own words in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """What the list says beside its terms."""

    html_language: str
    title: str
    lead: str
    order: str
    also: str
    lessons: str
    """Before the numbers of lessons."""
    all_lessons: str
    place: str
    count: str
    edition: str
    review: str
    """With ``{day}``; only where a definition quotes a fact."""
    stop: str
    colon: str
    dot: str


WORDING: dict[Language, Wording] = {
    "zh": Wording(
        html_language="zh-Hans",
        title="词语表",
        lead="课里用到的词，一句话说清楚。词后面的数字是用到它的课，课名在最后。",
        order="按拼音排列",
        also="也叫",
        lessons="课",
        all_lessons="课程编号",
        place="适用地区：{name}",
        count="共{count}个词",
        edition="版次",
        review="下次核对不晚于{day}",
        stop="、",
        colon="：",
        dot=" · ",
    ),
    "en": Wording(
        html_language="en",
        title="Words explained",
        lead="The words that the lessons use, each in a sentence or two. The numbers behind a word are the "
        "lessons that use it; their names stand at the end.",
        order="In alphabetical order",
        also="Also called",
        lessons="Lessons",
        all_lessons="The lessons",
        place="For {name}",
        count="{count} words",
        edition="Edition",
        review="next check due by {day}",
        stop=", ",
        colon=": ",
        dot=" | ",
    ),
}
