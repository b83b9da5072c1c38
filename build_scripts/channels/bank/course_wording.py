"""The words of the course page in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class CourseWording:
    """What the page says beside lesson and questions."""

    html_language: str
    titles: Mapping[str, str]
    """Of passages that have none."""
    goals: str
    quiz: str
    quiz_about: str
    choose: str
    write: str
    stays: str
    compare: str
    expected: str
    why: str
    check: str
    again: str
    no_script: str
    is_right: str
    is_wrong: str
    is_partly: str
    """With how many pairs are right, of how many."""
    left: str
    score: str
    told: str
    """When a platform was told."""
    sources: str
    edition: str
    for_region: str
    colon: str


COURSE_WORDING: dict[Language, CourseWording] = {
    "zh": CourseWording(
        html_language="zh-Hans",
        titles={"key-messages": "记住这几句", "what": "是什么", "who": "找谁"},
        goals="学完这一课，你能",
        quiz="考考自己",
        quiz_about="做完点最下面的“看看对不对”。错了不要紧，看看解析再来一次。",
        choose="请选",
        write="写下你的话",
        stays="你写的只留在这一页，不会上传。",
        compare="和参考答案比一比",
        expected="参考答案",
        why="为什么",
        check="看看对不对",
        again="再来一次",
        no_script="浏览器没有打开脚本，题目可以看，不能自动对答案。",
        is_right="√ 对了",
        is_wrong="× 不对，再想想",
        is_partly="对了{}个，共{}个",
        left="还有{}题没答，先答完。",
        score="得分：{}，满分{}",
        told="成绩已经告诉学习平台。",
        sources="依据",
        edition="版次",
        for_region="适用地区：{}",
        colon="：",
    ),
    "en": CourseWording(
        html_language="en",
        titles={"key-messages": "Remember this", "what": "What it is", "who": "Whom to ask"},
        goals="After this lesson you can",
        quiz="Test yourself",
        quiz_about="When you are done, press “Check” at the end. Mistakes do not matter: read why, and try again.",
        choose="Choose",
        write="Write it in your own words",
        stays="What you write stays on this page and is not sent.",
        compare="Compare with an answer",
        expected="Expected answer",
        why="Why",
        check="Check",
        again="Try again",
        no_script="Scripts are off in this browser: you can read the questions, but they are not marked.",
        is_right="√ Right",
        is_wrong="× Not right, think again",
        is_partly="{} of {} right",
        left="Questions still to answer: {}. Please answer them first.",
        score="Your points: {} of {}",
        told="The learning platform has been told.",
        sources="Sources",
        edition="Edition",
        for_region="For {}",
        colon=": ",
    ),
}
