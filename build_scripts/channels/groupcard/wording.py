"""The card's own words in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """What a card and the text beside it say beside the lesson's message."""

    html_language: str
    scan: str
    scan_why: str
    source: str
    """With ``{sources}``."""
    sources_on_page: str
    stop: str
    checked: str
    """With ``{day}``."""
    until: str
    """With ``{day}``."""
    place: str
    """With ``{name}``."""
    more: str
    """Before the address."""
    send: str
    """Heads the text to send with the picture."""
    alt: str
    """Heads what the picture says."""
    code_alt: str


WORDING: dict[Language, Wording] = {
    "zh": Wording(
        html_language="zh-Hans",
        scan="长按识别二维码",
        scan_why="看完整的一课和最新数字，不用关注，不用登记",
        source="依据：{sources}",
        sources_on_page="依据见网页",
        stop="、",
        checked="{day}核对",
        until="到{day}为止",
        place="适用：{name}",
        more="看完整的一课：",
        send="发到群里时，图下面可以附上这段话",
        alt="替代文字（读给看不见图的人）",
        code_alt="二维码：这一课的网页",
    ),
    "en": Wording(
        html_language="en",
        scan="Press and hold the code",
        scan_why="The whole lesson and the latest figures; nothing to join or fill in",
        source="Source: {sources}",
        sources_on_page="Sources are on the page",
        stop="; ",
        checked="Checked {day}",
        until="Until {day}",
        place="For {name}",
        more="The whole lesson: ",
        send="Text to send with the picture",
        alt="Alt text (for people who cannot see the picture)",
        code_alt="QR code: the page of this lesson",
    ),
}
