"""What the platform makes of an article: a sanitiser that keeps, drops and rewrites as its editor does.

Written from the research note's list of what survives, and from nothing of ours, so that it cannot agree with our own
sanitiser by construction.
"""

from __future__ import annotations

import re

from lxml import html as lxml_html
from lxml.html import HtmlElement

_DROPPED = frozenset(
    "script style link meta base title iframe form input button select textarea object embed audio video canvas".split()
)
_KEPT = frozenset(
    "p section span strong em b i u s br img a blockquote h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tfoot tr td th "
    "colgroup col caption figure figcaption sub sup hr pre code".split()
)
_ATTRIBUTES = frozenset("style src alt href data-w data-ratio colspan rowspan".split())
_POISON = re.compile(
    r"position\s*:\s*(?:absolute|fixed|sticky)|display\s*:\s*(?:inline-)?grid|float\s*:|var\(|(?:^|;)\s*--|!important|url\(",
    re.IGNORECASE,
)
_FAMILY = re.compile(r"(?:^|;)\s*font-family\s*:[^;]*", re.IGNORECASE)
_HEX = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
_OWN = "https://mp.weixin.qq.com/"


def sanitised(content: str, issued: frozenset[str]) -> str:
    """The article as draft/get gives it back. Pictures at other addresses than those issued are gone."""
    tree = lxml_html.fragment_fromstring(content, create_parent="section")
    for element in list(tree.iterdescendants()):
        if not isinstance(element.tag, str):
            element.drop_tree()
    for element in list(tree.iterdescendants()):
        _one(element, issued)
    _lists(tree)
    for element in list(tree.iter()):
        _leaves(element)
    text = lxml_html.tostring(tree, encoding="unicode")
    assert isinstance(text, str)
    return re.sub(r"^<section[^>]*>|</section>$", "", text.strip())


def _one(element: HtmlElement, issued: frozenset[str]) -> None:
    if element.getparent() is None:
        return
    if element.tag in _DROPPED:
        element.drop_tree()
        return
    if element.tag == "img" and _https(element.get("src", "")) not in issued:
        element.drop_tree()
        return
    if element.tag == "a" and not element.get("href", "").startswith(_OWN):
        element.drop_tag()
        return
    if element.tag not in _KEPT:
        element.drop_tag()
        return
    for name in list(element.attrib):
        if name not in _ATTRIBUTES:
            del element.attrib[name]
    style = element.attrib.pop("style", "")
    # One declaration that is not taken costs the whole attribute.
    if style and not _POISON.search(style):
        element.set("style", _HEX.sub(_rgb, _FAMILY.sub("", style)))
    if element.tag == "img":
        address = _https(element.attrib.pop("src"))
        element.set("data-src", f"{address}?wx_fmt=png&from=appmsg")
        element.set("data-type", "png")
        element.set("class", "rich_pages wxw-img")


def _lists(tree: HtmlElement) -> None:
    """Lists in lists end up beside each other, and no list keeps its marks."""
    for inner in list(tree.xpath(".//li//ul | .//li//ol")):
        outer = next(a for a in inner.iterancestors() if a.tag == "li")
        for item in reversed(list(inner)):
            item.tail = None
            outer.addnext(item)
        inner.drop_tree()
    for listing in tree.iter("ul", "ol"):
        listing.set("style", "list-style-type: none")


def _leaves(element: HtmlElement) -> None:
    """The editor puts every piece of text into a span of its own."""
    if element.tag in {"section", "p", "span", "strong", "em"} and (element.text or "").strip():
        leaf = lxml_html.Element("span", {"leaf": ""})
        leaf.text, element.text = element.text, None
        element.insert(0, leaf)


def _https(address: str) -> str:
    return re.sub(r"^http:", "https:", address.partition("?")[0])


def _rgb(found: re.Match[str]) -> str:
    digits = found[1] if len(found[1]) == 6 else "".join(c * 2 for c in found[1])
    return "rgb({}, {}, {})".format(*(int(digits[i : i + 2], 16) for i in (0, 2, 4)))
