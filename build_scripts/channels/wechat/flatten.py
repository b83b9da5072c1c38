"""An article's tree loses what the editor would lose or break: lists, links, classes of facts; nothing of the text.

Lists become paragraphs with their markers written out, links to other hosts become numbered notes, wide tables get a
section that scrolls, pictures get their true width.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from build_scripts.channels.wechat import blocks
from build_scripts.channels.wechat.pictures import Drawn
from build_scripts.wechat.checker.limits import LINKS_TO

_MARKERS = ("•", "–", "·")
_BLOCKS = {
    "p",
    "section",
    "h1",
    "h2",
    "h3",
    "h4",
    "table",
    "tr",
    "blockquote",
    "figure",
    "figcaption",
    "div",
    "br",
}
_INLINE = {"a", "em", "img", "span", "strong", "sub", "sup", "br"}


@dataclass(frozen=True, slots=True)
class Link:
    """A link that became a note."""

    number: int
    text: str
    address: str


def flatten(
    tree: HtmlElement, pictures: Mapping[str, Drawn], phones: Collection[str] = (), colon: str = "："
) -> tuple[Link, ...]:
    """Changes the tree in place; gives the links that became notes, in order, each address once.

    ``phones``: ids of facts that are telephone numbers; ``colon`` stands between a column's head and its value.
    """
    for element in list(tree.iter("div")):
        element.tag = "section"
    blocks.mark_figures(tree, phones)
    blocks.join_citations(tree)
    for image in tree.iter("img"):
        drawn = pictures[str(image.get("src"))]
        image.set("data-w", str(drawn.width))
        if not image.get("alt"):
            image.set("alt", drawn.alt)
        image.attrib.pop("title", None)
    for table in list(tree.iter("table")):
        blocks.lay_out_table(table, colon)
    for name in ("dl", "dt", "dd"):
        for element in list(tree.iter(name)):
            element.set("class", f"{name} {element.get('class', '')}".strip())
            element.tag = "section" if name == "dl" else "p"
    while True:
        # Outermost first: a nested list becomes part of its parent's items.
        listing = next((e for e in tree.iter("ul", "ol")), None)
        if listing is None:
            break
        _written_out(listing)
    return _notes(tree)


def _written_out(listing: HtmlElement) -> None:
    """A list becomes one paragraph, a line for each item: ``1. …`` or ``• …``; items that hold more than a line (a
    table, a picture, a second paragraph) become blocks of their own behind it, nested lists one step in."""
    ordered = listing.tag == "ol"
    depth = sum(1 for a in listing.iterancestors() if "list" in a.classes)
    steps = ordered and not depth and any("steps" in a.classes for a in listing.iterancestors())
    number = int(listing.get("start", "1"))
    frame = lxml_html.Element("section", {"class": "list nested" if depth else "list"})
    lines = None if steps else _announcing(listing)
    for item in list(listing):
        marker = f"{number}." if ordered else _MARKERS[min(depth, len(_MARKERS) - 1)]
        number += 1
        if len(item) and item[0].tag == "p" and not (item.text or "").strip():
            item[0].drop_tag()
        if lines is None or steps:
            lines = lxml_html.Element("p", {"class": "step" if steps else "lines"})
            frame.append(lines)
        else:
            lines.append(lxml_html.Element("br"))
        if steps:
            figure = lxml_html.Element("strong", {"class": "number"})
            figure.text, marker = marker, ""
            lines.append(figure)
        _append_text(lines, f"{marker} {(item.text or '').lstrip()}")
        rest = list(item)
        while rest and rest[0].tag in _INLINE:
            lines.append(rest.pop(0))
        for block in rest:
            frame.append(block)
            lines = None
    frame.tail = listing.tail
    parent = listing.getparent()
    assert parent is not None
    parent.replace(listing, frame)


def _announcing(listing: HtmlElement) -> HtmlElement | None:
    """The paragraph before a list that ends in a colon: the items become lines of it."""
    before = listing.getprevious()
    if before is None or before.tag != "p" or before.get("class") or (before.tail or "").strip():
        return None
    return before if str(before.text_content()).rstrip().endswith((":", "：")) else None


def _append_text(element: HtmlElement, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _notes(tree: HtmlElement) -> tuple[Link, ...]:
    numbers: dict[str, Link] = {}
    for anchor in list(tree.iter("a")):
        address = str(anchor.get("href", ""))
        if address.startswith(LINKS_TO):
            continue
        if address.startswith(("#", "tel:")) or not address:
            anchor.drop_tag()
            continue
        link = numbers.setdefault(address, Link(len(numbers) + 1, str(anchor.text_content()), address))
        mark = lxml_html.Element("sup", {"class": "note"})
        mark.text = f"[{link.number}]"
        mark.tail, anchor.tail = anchor.tail, None
        anchor.addnext(mark)
        anchor.drop_tag()
    return tuple(numbers.values())


def drop_empty(tree: HtmlElement) -> None:
    """Removes sections and paragraphs without words or pictures, and sections that the theme gives no look."""
    for element in list(tree.iter("section")):
        if element is not tree and not set(element.classes) - {
            "list",
            "prose",
            "part",
            "links",
            "links-here",
            "rows",
            "steps",
        }:
            element.drop_tag()
    for element in reversed(list(tree.iter("section", "p"))):
        if element is tree or str(element.text_content()).strip() or element.find(".//img") is not None:
            continue
        element.drop_tree()


def serialised(tree: HtmlElement) -> str:
    """The tree as HTML without a space between blocks, which the editor would show as empty lines."""
    text = etree.tostring(tree, encoding="unicode", method="html")
    return re.sub(r">\s*\n\s*<", "><", text)


def tidied(html: str) -> str:
    """One block a line, for people and diffs; inside blocks nothing changes."""
    return re.sub(r"(</(?:section|p|h[1-4]|table|tr)>)(?=<)", r"\1\n", html).strip() + "\n"


def plain_text(tree: HtmlElement) -> str:
    """The words, one block a line, an empty line between sections; pictures as ［their alternative text］."""
    lines: list[str] = [""]

    def add(text: str | None) -> None:
        if text:
            lines[-1] += re.sub(r"\s+", " ", text)

    def walk(element: HtmlElement) -> None:
        block = element.tag in _BLOCKS
        if block and lines[-1].strip():
            lines.append("")
        if element.tag in {"h1", "h2", "h3"}:
            lines.append("")
        add(element.text)
        if element.tag == "img":
            lines.append(f"［{element.get('alt', '')}］")
            lines.append("")
        for child in element:
            walk(child)
            add(child.tail)
        if element.tag in {"td", "th"}:
            add("  ")
        if block and lines[-1].strip():
            lines.append("")

    walk(tree)
    text = "\n".join(line.strip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
