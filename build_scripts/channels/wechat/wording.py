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
    withdraw: str
    """With ``{day}``."""
    aside: str
    """With ``{words}``: brackets."""
    more: str
    """Where the parts are that a long article leaves out."""
    links: str
    scan: str
    figures: str
    since: str
    """With ``{year}``."""
    flow: str
    """With ``{title}``."""
    flow_note: str
    leads: str
    """With ``{number}``."""
    flow_more: str
    ask: str
    series: str
    """With ``{title}``, ``{number}`` and ``{count}``."""
    first: str
    following: str
    scan_next: str
    code_title: str
    next_code_title: str
    edition: str
    letters: str
    stop: str
    semicolon: str
    colon: str
    preview: str
    copy: str
    copy_hint: str
    copied: str
    copy_failed: str
    light: str
    dark: str
    dark_hint: str
    theme: str
    width: str


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
        withdraw="这篇文章到{day}为止",
        aside="（{words}）",
        more="这一课还有小测验，扫下面的码去做。",
        links="文中链接",
        scan="长按识别，看完整的一课和最新数字",
        figures="这一课的数字",
        since="，{year}年起",
        flow="对照自己：{title}",
        flow_note="从第 1 条开始，选了哪个答案，就看箭头后面那一条。",
        leads=" → {number}",
        flow_more="这一课还有一张自查图，扫下面的码去看。",
        ask="找谁问：",
        series="{title}（{count}篇中的第{number}篇）",
        first="从头看：",
        following="下一篇：",
        scan_next="长按识别，接着看下一课",
        code_title="二维码：这一课的网页",
        next_code_title="二维码：下一课的网页",
        edition="版次",
        letters="ABCDEFGH",
        stop="、",
        semicolon="；",
        colon="：",
        preview="公众号文章预览",
        copy="复制正文",
        copy_hint="复制的是现在这个样式。图片要在编辑器里按次序另外上传，封面在同一个文件夹里。",
        copied="已复制，到公众号编辑器里粘贴",
        copy_failed="没能复制。请在下面的框里全选后复制",
        light="浅色",
        dark="深色",
        dark_hint="深色是按平台的办法估算的，手机上可能略有不同。",
        theme="样式",
        width="屏幕宽度",
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
        withdraw="This article is up until {day}",
        aside=" ({words})",
        more="This lesson has a quiz, too: scan the code below.",
        links="Links in this article",
        scan="Press and hold to see the whole lesson with the latest figures",
        figures="Figures in this lesson",
        since=", since {year}",
        flow="What about you? {title}",
        flow_note="Start at 1. The arrow behind your answer says where to go on.",
        leads=" → {number}",
        flow_more="This lesson has a decision sheet, too: scan the code below.",
        ask="Ask: ",
        series="{title} ({number} of {count})",
        first="Start here: ",
        following="Next: ",
        scan_next="Press and hold to go on with the next lesson",
        code_title="QR code: the web page of this lesson",
        next_code_title="QR code: the web page of the next lesson",
        edition="Edition",
        letters="ABCDEFGH",
        stop=", ",
        semicolon="; ",
        colon=": ",
        preview="WeChat article preview",
        copy="Copy the article",
        copy_hint="What you see is copied, in this theme. Upload the pictures in the editor, in their order; "
        "the covers are in the same folder.",
        copied="Copied: paste it into the WeChat editor",
        copy_failed="Could not copy: select all in the frame below and copy",
        light="Light",
        dark="Dark",
        dark_hint="Dark mode is an estimate of what the platform does; a phone may differ a little.",
        theme="Theme",
        width="Screen width",
    ),
}
