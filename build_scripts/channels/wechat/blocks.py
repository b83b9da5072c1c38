"""Blocks of our own made for phones: steps with large numbers, hotlines, wide tables as cards, joined citations."""

from __future__ import annotations

from collections.abc import Collection
from unicodedata import east_asian_width

from lxml import html as lxml_html
from lxml.html import HtmlElement

from build_scripts.wechat.checker.limits import length

JOINER = "\u2060"
_MANY_COLUMNS = 4
_LONG_ROW = 17
"""Full-width characters of a row of three columns that no longer fit beside one another on a phone of 375 pixels."""


def mark_figures(tree: HtmlElement, phones: Collection[str]) -> None:
    """Each element counts towards the platform's limit: figures stay bold, hotlines large, other marks of ours go.

    ``phones``: ids of the facts that are telephone numbers.
    """
    for span in list(tree.iter("span")):
        if "fact" in span.classes:
            large = span.get("data-fact") in phones and any(
                "who" in above.classes for above in span.iterancestors()
            )
            span.tag = "strong"
            span.attrib.clear()
            if large:
                span.set("class", "phone")
        elif set(span.classes) & {"term", "figure"}:
            span.drop_tag()


def join_citations(tree: HtmlElement) -> None:
    """Marks that stand side by side become one: ⁷⁸ would be read as seventy-eight."""
    for mark in list(tree.iter("sup")):
        following = mark.getnext()
        while (
            following is not None
            and following.tag == "sup"
            and "cite" in mark.classes
            and "cite" in following.classes
            and not (mark.tail or "").strip()
        ):
            mark.text = f"{mark.text},{following.text}"
            mark.tail = following.tail
            following.tail = None
            following.drop_tree()
            following = mark.getnext()
    for mark in tree.iter("sup"):
        mark.attrib.pop("class", None)


def hold_citations(tree: HtmlElement) -> None:
    """A number stays on the line of the sign before it, which Chinese would let go: a word joiner stands between."""
    for mark in tree.iter("sup"):
        before = mark.getprevious()
        parent = mark.getparent()
        assert parent is not None
        text = (parent.text if before is None else before.tail) or ""
        nearest = text or (str(before.text_content()) if before is not None else "")
        if not nearest or east_asian_width(nearest[-1]) not in "WF":
            continue
        if before is None:
            parent.text = text + JOINER
        else:
            before.tail = text + JOINER


def shorten(tree: HtmlElement) -> None:
    """Bold is written with the shortest tag: there are a hundred in a long article, and each sign counts."""
    for bold in tree.iter("strong"):
        bold.tag = "b"


def lay_out_table(table: HtmlElement, colon: str) -> None:
    """A narrow table gets a section that scrolls; a wide one becomes a card for each row that repeats its head."""
    rows = [[cell for cell in row if cell.tag in {"td", "th"}] for row in table.iter("tr")]
    columns = max((len(row) for row in rows), default=0)
    spanned = any(cell.get("colspan") or cell.get("rowspan") for row in rows for cell in row)
    longest = max((length(str(table_row_text(row))) for row in rows), default=0.0)
    wide = columns >= _MANY_COLUMNS or (columns == _MANY_COLUMNS - 1 and longest > _LONG_ROW)
    frame = lxml_html.Element("section", {"class": "rows" if wide else "table"})
    parent = table.getparent()
    assert parent is not None
    frame.tail, table.tail = table.tail, None
    parent.replace(table, frame)
    if not wide or spanned or len(rows) < 2:
        frame.set("class", "table")
        frame.append(table)
        return
    head = [str(cell.text_content()).strip() for cell in rows[0]]
    for row in rows[1:]:
        frame.append(_card(row, head, colon))


def table_row_text(row: list[HtmlElement]) -> str:
    """The words of a row."""
    return "".join(str(cell.text_content()).strip() for cell in row)


def _card(row: list[HtmlElement], head: list[str], colon: str) -> HtmlElement:
    card = lxml_html.Element("p", {"class": "row"})
    for place, cell in enumerate(row):
        if place == 0:
            title = cell
            title.tag = "strong"
            title.attrib.clear()
            for bold in list(title.iter("strong")):
                if bold is not title:
                    bold.drop_tag()
            title.tail = None
            card.append(title)
            continue
        line = lxml_html.Element("br")
        line.tail = f"{head[place]}{colon}" if place < len(head) and head[place] else ""
        card.append(line)
        cell.tag = "span"
        cell.attrib.clear()
        cell.tail = None
        card.append(cell)
        cell.drop_tag()
    return card
