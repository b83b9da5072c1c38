"""The wall chart's own words in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """What a chart says beside its flow and the imprint."""

    begin: str
    go_on_from: str
    """``{charts}`` lead here."""
    how: str
    hint: str
    go_on: str
    """``{chart}`` is where the question ``{number}`` stands."""
    chart: str
    """``{number}`` of ``{count}``."""
    scan: str
    picture: str
    """The arrows in words, for who cannot see them; filled with ``{number}``, ``{answer}`` and ``{target}``."""
    picture_title: str


WORDING: dict[Language, Wording] = {
    "zh": Wording(
        begin="从这里开始",
        go_on_from="接第{charts}张图",
        how="顺着箭头走。",
        hint="只是提示，不是决定，以当地窗口的答复为准。",
        go_on="接第{chart}张图的 {number} 号",
        chart="第{number}张，共{count}张",
        scan="扫码一步一步点着看",
        picture="{number}号“{answer}”到{target}号",
        picture_title="箭头：{list}",
    ),
    "en": Wording(
        begin="Begin here",
        go_on_from="From chart {charts}",
        how="Follow the arrows.",
        hint="A hint, not a decision: what your local office says counts.",
        go_on="go to {number} on chart {chart}",
        chart="Chart {number} of {count}",
        scan="Scan to click through it",
        picture="from {number}, “{answer}”, to {target}",
        picture_title="Arrows: {list}",
    ),
}
