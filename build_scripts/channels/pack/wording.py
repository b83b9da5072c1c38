"""The pack's own words in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """Of one language."""

    html_language: str
    folder: str
    """Of the pack, with ``{title}``."""
    note_file: str
    heading: str
    place: str
    """With ``{name}``."""
    first: tuple[str, ...]
    goals: str
    shared: str
    colon: str
    stop: str


WORDING: dict[Language, Wording] = {
    "zh": Wording(
        html_language="zh-Hans",
        folder="{title}（教师用包）",
        note_file="请先看这里.txt",
        heading="教师用包",
        place="数字适用地区：{name}",
        first=(
            "解开整个压缩包，双击 index.html；不用上网。",
            "“学生用”文件夹里没有答案，可以整夹印发；“教师用”里有答案，请不要发给学生。",
            "打印选“实际大小”，黑白即可。先看教案，再挑要印的。",
            "金额和比例会变：上课前到课件开头的链接看一眼网页上的新数字。",
        ),
        goals="学完以后",
        shared="每课通用",
        colon="：",
        stop="。",
    ),
    "en": Wording(
        html_language="en",
        folder="{title} (teacher's pack)",
        note_file="READ ME FIRST.txt",
        heading="Teacher's pack",
        place="Figures for {name}",
        first=(
            "Unpack the whole archive and open index.html; no network is needed.",
            "The folder “For pupils” holds no answers and can be printed as it is. The teacher's folder holds the "
            "answers: please keep it.",
            "Print at actual size; black and white will do. Read the lesson plan first, then choose what to print.",
            "Amounts and rates change: before the lesson, look at the page that the slides lead to.",
        ),
        goals="Afterwards pupils can",
        shared="For every lesson",
        colon=": ",
        stop=".",
    ),
}
