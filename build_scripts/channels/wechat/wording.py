"""The article's own words in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """What an article says beside the lesson's own text."""

    html_language: str
    place: str
    """With ``{name}``."""
    remember: str
    quiz: str
    quiz_note: str
    question: str
    """With ``{number}``."""
    answers: str
    answer: str
    """With ``{number}``."""
    match: str
    who: str
    words: str
    sources: str
    checked: str
    """With ``{day}``."""
    review: str
    """With ``{day}``."""
    aside: str
    """With ``{words}``: brackets."""
    more: str
    """Where the parts are that a long article leaves out."""
    links: str
    scan: str
    code_title: str
    edition: str
    letters: str
    stop: str
    semicolon: str
    colon: str
    preview: str
    copy: str
    copied: str
    copy_failed: str
    light: str
    dark: str


WORDING: dict[Language, Wording] = {
    "zh": Wording(
        html_language="zh-Hans",
        place="适用地区：{name}",
        remember="记住这三句",
        quiz="考考自己",
        quiz_note="先自己想，答案在后面。",
        question="第{number}题",
        answers="答案",
        answer="第{number}题",
        match="连一连",
        who="找谁问",
        words="词语解释",
        sources="依据",
        checked="{day}核对",
        review="下次核对不晚于{day}",
        aside="（{words}）",
        more="这一课还有小测验，扫下面的码去做。",
        links="文中链接",
        scan="长按识别，看完整的一课和最新数字",
        code_title="二维码：这一课的网页",
        edition="版次",
        letters="ABCDEFGH",
        stop="、",
        semicolon="；",
        colon="：",
        preview="公众号文章预览",
        copy="复制正文",
        copied="已复制，到公众号编辑器里粘贴",
        copy_failed="没能复制。请在下面的框里全选后复制",
        light="浅色",
        dark="深色",
    ),
    "en": Wording(
        html_language="en",
        place="For {name}",
        remember="Three things to remember",
        quiz="Try yourself",
        quiz_note="Think first; the answers follow.",
        question="Question {number}",
        answers="Answers",
        answer="Question {number}",
        match="Match the pairs",
        who="Whom to ask",
        words="Words",
        sources="Sources",
        checked="checked on {day}",
        review="next check due by {day}",
        aside=" ({words})",
        more="This lesson has a quiz, too: scan the code below.",
        links="Links in this article",
        scan="Press and hold to see the whole lesson with the latest figures",
        code_title="QR code: the web page of this lesson",
        edition="Edition",
        letters="ABCDEFGH",
        stop=", ",
        semicolon="; ",
        colon=": ",
        preview="WeChat article preview",
        copy="Copy the article",
        copied="Copied: paste it into the WeChat editor",
        copy_failed="Could not copy: select all in the frame below and copy",
        light="Light",
        dark="Dark",
    ),
}
