"""The words of the worksheets themselves in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """What a worksheet says beside the calculator's own text."""

    html_language: str
    readers: str
    how: str
    hint: str
    fill_in: str
    steps: str
    round_all: str
    """Above the steps, where all are rounded alike; {} is how."""
    round_one: str
    """Behind one step."""
    example: str
    invented: str
    unknown: str
    """In the example, where the step itself says what is not known and whom to ask."""
    asked: str
    """Behind the blank for a value to ask for."""
    assumed: str
    ask: str
    sources: str
    checked: str
    review: str
    edition: str
    place: str
    scan: str
    code_title: str
    colon: str
    joint: str
    dot: str


WORDING: dict[Language, Wording] = {
    "zh": Wording(
        html_language="zh-Hans",
        readers="写给：{}",
        how="先填字母那几格，再照号码一步一步往下算。格子前有字母或者号码的，抄前面填好的数。",
        hint="这是估算，不是承诺。办事以当地窗口的答复为准。",
        fill_in="先填这些",
        steps="一步一步算",
        round_all="除不尽的，每一步都{}。",
        round_one="（{}）",
        example="例子：{}",
        invented="人和数都是编的。",
        unknown="要问",
        asked="（问来的数）",
        assumed="算的时候这样假定",
        ask="找谁问",
        sources="依据",
        checked="{}核对",
        review="下次核对不晚于{}",
        edition="版次",
        place="适用地区：{}",
        scan="扫码自动算",
        code_title="二维码：打开这个计算器的网页",
        colon="：",
        joint="、",
        dot=" · ",
    ),
    "en": Wording(
        html_language="en",
        readers="Written for: {}",
        how="Fill in the boxes with letters, then work down the numbers. A blank with a letter or a number "
        "before it takes what you wrote there.",
        hint="An estimate, not a promise. What your local office says counts.",
        fill_in="Fill in first",
        steps="Work it out step by step",
        round_all="Where it does not come out even, {} in each step.",
        round_one=" ({})",
        example="Example: {}",
        invented="The person and the amounts are invented.",
        unknown="ask",
        asked=" (what you are told)",
        assumed="What is assumed",
        ask="Whom to ask",
        sources="Sources",
        checked="checked on {}",
        review="next check due by {}",
        edition="Edition",
        place="For {}",
        scan="Scan to have it worked out",
        code_title="QR code: opens the web page of this calculator",
        colon=": ",
        joint=", ",
        dot=" · ",
    ),
}
