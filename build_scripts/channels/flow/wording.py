"""The words of the flow sheets themselves in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """What a sheet says beside the flow's own text."""

    html_language: str
    how: str
    frames: str
    """On the sheet: how results are marked."""
    end: str
    ask: str
    hint: str
    sources: str
    checked: str
    review: str
    edition: str
    place: str
    readers: str
    scan: str
    code_title: str
    colon: str
    joint: str
    dot: str


WORDING: dict[Language, Wording] = {
    "zh": Wording(
        html_language="zh-Hans",
        how="从 1 开始，照着回答后面的号码往下找。",
        frames="粗框里是大概的结果。",
        end="大概是这样",
        ask="找谁问",
        hint="这里只是提示，不是决定。办事以当地窗口的答复为准。",
        sources="依据",
        checked="{}核对",
        review="下次核对不晚于{}",
        edition="版次",
        place="适用地区：{}",
        readers="写给：{}",
        scan="扫码看网页版",
        code_title="二维码：打开这一组问题的网页",
        colon="：",
        joint="、",
        dot=" · ",
    ),
    "en": Wording(
        html_language="en",
        how="Begin at 1 and follow the number behind your answer.",
        frames="In a thick frame stands what probably holds.",
        end="This is probably how it is",
        ask="Whom to ask",
        hint="A hint, not a decision. What your local office says counts.",
        sources="Sources",
        checked="checked on {}",
        review="next check due by {}",
        edition="Edition",
        place="For {}",
        readers="Written for: {}",
        scan="Scan for the web page",
        code_title="QR code: opens the web page of these questions",
        colon=": ",
        joint=", ",
        dot=" · ",
    ),
}
