"""The card's own words in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """What a card and the margin of its sheet say beside contacts and imprint."""

    title: str
    more: str
    """Heads the back."""
    scan: str
    how: str
    """In the margin: how to print and cut."""
    front: str
    back: str
    """Name the pages in the margin."""


WORDING: dict[Language, Wording] = {
    "zh": Wording(
        title="有事打电话",
        more="还可以找",
        scan="扫码看小课",
        how="双面打印，沿长边翻转，按实际大小（不缩放），沿标记裁开。",
        front="正面",
        back="背面",
    ),
    "en": Wording(
        title="Numbers to call",
        more="More help",
        scan="Scan for lessons",
        how="Print on both sides, flip on long edge, at actual size; cut along the marks.",
        front="Front",
        back="Back",
    ),
}
