"""HTML of a passage gets what the layout engine does not do by itself: kept figures, tightened signs, bound notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html as lxml_html
from lxml.html import HtmlElement

from build_scripts.model import Language

KEPT_LENGTH = {"zh": 9, "en": 16}
"""Characters up to which a quoted figure is kept on one line."""

_WORD_JOINER = "\u2060"
_OPENING = "（《〈「『【〔“‘"
_CLOSING = "）》〉」』】〕”’，。、；：！？"
_HALVED = re.compile(rf"[{_CLOSING}](?=[{_OPENING}{_CLOSING}])|(?<=[{_OPENING}])[{_OPENING}]|(?<!.)[{_OPENING}]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")


def elements(html: str) -> tuple[HtmlElement, ...]:
    """The top-level elements of blocks of HTML; loose text between them does not occur in rendered Markdown."""
    return tuple(lxml_html.fragment_fromstring(html, create_parent="div"))


def inner(element: HtmlElement) -> str:
    """The HTML inside an element."""
    whole: str = lxml_html.tostring(element, encoding="unicode", with_tail=False)
    return whole[whole.index(">") + 1 : whole.rindex("</")].strip()


def typeset(html: str, language: Language) -> str:
    """The same words, set for print.

    In both languages short figures do not break and a note's number stays with the word before it; identifiers
    are dropped. In Chinese, of two full-width signs in a row one gives up its empty half, and Latin letters and
    digits between Han characters get a little air.
    """
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    for element in list(root.iter("*")):
        _keep(element, language)
        _bind_note(element)
    if language == "zh":
        for element in list(root.iter("*")):
            _tighten(element)
        _air(root)
    return inner(root)


def _keep(element: HtmlElement, language: Language) -> None:
    element.attrib.pop("id", None)
    element.attrib.pop("data-term", None)
    if element.attrib.pop("data-fact", None) is None:
        return
    if len(element.text_content()) <= KEPT_LENGTH[language]:
        element.set("class", "fact keep")


def _bind_note(element: HtmlElement) -> None:
    if element.tag != "sup" or element.get("class") != "cite":
        return
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "").rstrip() + _WORD_JOINER
    elif parent is not None and (parent.text or "").strip():
        parent.text = parent.text.rstrip() + _WORD_JOINER


def _tighten(element: HtmlElement) -> None:
    """Puts signs that lose their empty half into ``span.halt``."""
    pieces = list(_pieces(element.text or "", at_start=_starts_a_line(element)))
    if len(pieces) > 1:
        element.text = pieces[0]
        for position, span in enumerate(_spans(pieces)):
            element.insert(position, span)
    tail = list(_pieces(element.tail or "", at_start=False))
    parent = element.getparent()
    if len(tail) > 1 and parent is not None:
        element.tail = tail[0]
        at = parent.index(element)
        for position, span in enumerate(_spans(tail), 1):
            parent.insert(at + position, span)


def _starts_a_line(element: HtmlElement) -> bool:
    return element.tag in {"p", "li", "td", "th", "div"}


def _pieces(text: str, *, at_start: bool) -> Iterator[str]:
    """The text cut around halved signs: plain, sign, plain, sign, plain."""
    done = 0
    for match in _HALVED.finditer(text):
        if match.start() == 0 and match[0] in _OPENING and not at_start:
            continue
        yield text[done : match.start()]
        yield match[0]
        done = match.end()
    yield text[done:]


def _spans(pieces: list[str]) -> Iterator[HtmlElement]:
    for sign, after in zip(pieces[1::2], pieces[2::2], strict=True):
        span = lxml_html.Element("span", {"class": "halt"})
        span.text, span.tail = sign, after
        yield span


def _air(root: HtmlElement) -> None:
    """Marks figures that touch a Han character on their left or right, so that the style sheet can part them."""
    for element in root.iter("span"):
        if "fact" not in (element.get("class") or "") and "figure" not in (element.get("class") or ""):
            continue
        words = element.text_content()
        before, after = _before(element), element.tail or ""
        sides = ""
        if words[:1].isascii() and _HAN.fullmatch(before[-1:]):
            sides += " air-before"
        if words[-1:].isascii() and _HAN.match(after):
            sides += " air-after"
        if sides:
            element.set("class", (element.get("class") or "") + sides)


def _before(element: HtmlElement) -> str:
    """The text right before an element in the same paragraph."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        return previous.tail or previous.text_content()
    return (parent.text or "") if parent is not None else ""
