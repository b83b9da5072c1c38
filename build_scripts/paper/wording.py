"""The words of the imprint in both languages: contacts, sources, dates, edition, QR code."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """What every printed sheet says beside the lesson's own text."""

    html_language: str
    more: str
    """Above the contacts that the lesson does not speak of."""
    scan: str
    scan_why: str
    code_title: str
    """What the QR code is, for screen readers."""
    sources: str
    checked: str
    checked_each: str
    review: str
    """When the sheet wants to be compared with its sources again, with ``{day}``."""
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
    source_stop: str
    """Behind a source that another one follows on the same line; a number alone would be read as one more article."""


WORDING: dict[Language, Wording] = {
    "zh": Wording(
        html_language="zh-Hans",
        more="还可以找",
        scan="扫码看完整的一课",
        scan_why="有例子、小测验和最新数字",
        code_title="二维码：打开这一课的网页",
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
        source_stop="；",
    ),
    "en": Wording(
        html_language="en",
        more="More help",
        scan="Scan for the whole\u00a0lesson",
        scan_why="Examples, a quiz and the latest figures",
        code_title="QR code: opens the web page of this lesson",
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
        source_stop=";",
    ),
}
