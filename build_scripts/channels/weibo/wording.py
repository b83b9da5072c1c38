"""The channel's own words in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """What posts, pictures and the page to copy from say beside the lesson's own text."""

    html_language: str
    heading: str
    """Of a post, with ``{words}``."""
    within: str
    """Between topic and heading."""
    messages: str
    """Heads the key messages."""
    warnings: str
    """Heads warnings whose block has no title."""
    steps: str
    who: str
    place: str
    """Note of a post, with ``{place}``."""
    dated: str
    """With ``{place}`` and ``{day}``."""
    dated_page: str
    """The same, pointing to the page for the sources."""
    sourced: str
    """With ``{place}``, ``{sources}`` and ``{day}``."""
    stop: str
    """Between sources."""
    sources: str
    """With ``{sources}``: at the foot of a picture and of the long text."""
    sources_on_page: str
    checked: str
    """With ``{day}``."""
    review: str
    until: str
    """With ``{day}``: in the long text."""
    withdraw: str
    """With ``{day}``: to whoever posts."""
    edition: str
    more: str
    """Before the address of a long text."""
    scan: str
    scan_why: str
    code_alt: str
    """With ``{title}``."""
    counted: str
    """Of the page and text file, with ``{number}``, ``{count}`` and ``{limit}``."""
    file_title: str
    """With ``{title}``."""
    how: str
    """How to use the files."""
    posts: str
    long: str
    pictures: str
    alt: str
    left_out: str
    """Heads what no short post could hold."""
    copy: str
    copied: str
    copy_failed: str
    grid: str
    """What the nine squares are."""
    group: str
    group_text: str
    with_pictures: str
    """With ``{names}``."""


WORDING: dict[Language, Wording] = {
    "zh": Wording(
        html_language="zh-Hans",
        heading="【{words}】",
        within="·",
        messages="记住这几句",
        warnings="小心这些",
        steps="一步一步来",
        who="找谁问",
        place="适用：{place}",
        dated="适用：{place}。{day}核对",
        dated_page="适用：{place}。{day}核对，依据见网页",
        sourced="适用：{place}。依据：{sources}（{day}核对）",
        stop="、",
        sources="依据：{sources}",
        sources_on_page="依据见网页",
        checked="{day}核对",
        review="下次核对不晚于{day}",
        until="到{day}为止",
        withdraw="到{day}为止，到时请把微博和群里的图撤下来",
        edition="版次",
        more="完整的一课：",
        scan="扫码看完整的一课",
        scan_why="有例子、小测验和最新数字",
        code_alt="二维码：“{title}”这一课的网页",
        counted="第{number}条（{count}字，最多{limit}字）",
        file_title="微博文案：{title}",
        how="每条都能单独发。配图：第一条配全部图片，别的各配同一件事的那一张。发的时候把替代文字也填上，看不见图的人才能读到。",
        posts="短微博",
        long="长微博",
        pictures="配图",
        alt="替代文字",
        left_out="下面几段太长，短微博放不下又不能截断，只在长微博和网页里",
        copy="复制",
        copied="已复制",
        copy_failed="没能复制，请长按选中后复制",
        grid="在微博里，只先露出每张图中间的方块：",
        group="微信群卡片",
        group_text="和图一起发的话",
        with_pictures="配图：{names}",
    ),
    "en": Wording(
        html_language="en",
        heading="[{words}]",
        within=": ",
        messages="Remember",
        warnings="Take care",
        steps="Step by step",
        who="Whom to ask",
        place="For {place}",
        dated="For {place}. Checked {day}",
        dated_page="For {place}. Checked {day}, sources on the page",
        sourced="For {place}. Source: {sources} (checked {day})",
        stop="; ",
        sources="Source: {sources}",
        sources_on_page="Sources are on the page",
        checked="Checked {day}",
        review="next check due by {day}",
        until="Until {day}",
        withdraw="Until {day}: take the posts and the card down by then",
        edition="Edition",
        more="The whole lesson: ",
        scan="Scan for the whole lesson",
        scan_why="with an example, a quiz and the latest figures",
        code_alt="QR code: the page of the lesson “{title}”",
        counted="Post {number} ({count} of {limit} characters)",
        file_title="Weibo posts: {title}",
        how="Each post stands alone. All pictures go with the first post, with any other "
        "the one on the same matter. Fill in the alt text: it is what people hear who cannot see the picture.",
        posts="Short posts",
        long="Long post",
        pictures="Pictures",
        alt="Alt text",
        left_out="Too long for a short post and not to be cut; they stand in the long post and on the page",
        copy="Copy",
        copied="Copied",
        copy_failed="Could not copy: press and hold to select and copy",
        grid="In the feed the grid shows the middle of each picture:",
        group="Card for WeChat groups",
        group_text="Text to send with the picture",
        with_pictures="Pictures: {names}",
    ),
}
