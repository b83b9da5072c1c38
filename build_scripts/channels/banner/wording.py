"""The banner's own words in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """What strips and sheets say beside the slogan."""

    kind: str
    scale: str
    """On the strip's slug."""
    tiles: str
    """Heading of the cover sheet."""
    how: tuple[str, ...]
    """What to do with the sheets."""
    count: str
    """``{count}`` sheets."""
    foot: str
    """Below a sheet's sign: ``{number}`` of ``{count}``."""
    more: str
    """Before the lesson's title."""


WORDING: dict[Language, Wording] = {
    "zh": Wording(
        kind="横幅",
        scale="比例 1:10。放大到 1000% 印制，成品 3 m × 0.7 m；沿裁切标记裁，底色已多出 3 cm。",
        tiles="一字一张",
        how=(
            "A4 纸单面打印，按实际大小（不缩放），黑白即可。",
            "按页脚的号码从左到右排好，背面用胶带连成一条。",
            "标语里的逗号不另印，那里空出半张纸的宽度。",
        ),
        count="共{count}张，不算这一张",
        foot="第{number}张，共{count}张",
        more="讲清楚这句话的课：",
    ),
    "en": Wording(
        kind="Banner",
        scale="Scale 1:10. Print at 1000 %, finished size 3 m × 0.7 m; cut at the marks, the ground goes on for 3 cm.",
        tiles="A word on each sheet",
        how=(
            "Print on one side of A4 paper, at actual size; black and white will do.",
            "Lay the sheets out by the numbers at their foot, from left to right, and tape them together from behind.",
            "Leave a hand's width between words.",
        ),
        count="{count} sheets besides this one",
        foot="{number} of {count}",
        more="The lesson that explains it:",
    ),
}
