"""The leaflet's own words in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """What the leaflet says beside the lesson's own text."""

    html_language: str
    remember: str
    notes: str
    who: str
    """Heading of the back panel when the lesson has no block of its own."""
    more: str
    """Above the contacts that the lesson does not speak of."""
    scan: str
    scan_why: str
    code_title: str
    """What the QR code is, for screen readers."""
    picture: str
    """What the picture on the cover shows."""
    sources: str
    checked: str
    checked_each: str
    review: str
    """When the leaflet wants to be compared with its sources again, with ``{day}``."""
    comma: str
    """Between the two days, which may stand on two lines."""
    edition: str
    place: str
    readers: str
    stop: str
    """Between names in a row."""
    dot: str
    """Between things that stand side by side."""
    value_stop: str
    """Between a source and the figures taken from it."""


WORDING: dict[Language, Wording] = {
    "zh": Wording(
        html_language="zh-Hans",
        remember="记住这三句",
        notes="我想问的、要记的",
        who="找谁帮忙",
        more="还可以找",
        scan="扫码看完整的一课",
        scan_why="有例子、小测验和最新数字",
        code_title="二维码：打开这一课的网页",
        picture="一棵榕树，树荫下坐着几个人",
        sources="依据",
        checked="{day}核对",
        checked_each="（{day}核对）",
        review="下次核对不晚于{day}",
        comma="，",
        edition="版次",
        place="适用地区：{name}",
        readers="写给：{names}",
        stop="、",
        dot="·",
        value_stop="：",
    ),
    "en": Wording(
        html_language="en",
        remember="Three things to remember",
        notes="My questions and notes",
        who="Who can help",
        more="More help",
        scan="Scan for the whole lesson",
        scan_why="Examples, a quiz and the latest figures",
        code_title="QR code: opens the web page of this lesson",
        picture="A banyan tree with people sitting in its shade",
        sources="Sources",
        checked="checked on {day}",
        checked_each=" (checked on {day})",
        review="next check due by {day}",
        comma=", ",
        edition="Edition",
        place="For {name}",
        readers="Written for: {names}",
        stop=", ",
        dot=" | ",
        value_stop=": ",
    ),
}
