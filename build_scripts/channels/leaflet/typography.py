"""HTML of a passage gets what the layout engine does not do by itself: kept figures, tightened signs, bound notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from lxml import html as lxml_html
from lxml.html import HtmlElement

from build_scripts.model import Language

KEPT_LENGTH = {"zh": 9, "en": 16}
"""Characters up to which a quoted figure is kept on one line."""

_PAUSES = "：，、；。？！"
_LONGEST_PHRASE = 8
"""Characters of a title that fit on one line of the cover."""
_LAST = 3
"""Characters that the last line of a Chinese paragraph has at least, its full stop included."""

_WORD_JOINER = "\u2060"
_OPENING = "（《〈「『【〔“‘"
_CLOSING = "）》〉」』】〕”’，。、；：！？"
_HALVED = re.compile(rf"[{_CLOSING}](?=[{_OPENING}{_CLOSING}])|(?<=[{_OPENING}])[{_OPENING}]|(?<!.)[{_OPENING}]")
_WIDE = r"\u2014\u2018-\u201d\u2026\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef"
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")


def elements(html: str) -> tuple[HtmlElement, ...]:
    """The top-level elements of blocks of HTML; loose text between them does not occur in rendered Markdown."""
    return tuple(lxml_html.fragment_fromstring(html, create_parent="div"))


def inner(element: HtmlElement) -> str:
    """The HTML inside an element."""
    whole: str = lxml_html.tostring(element, encoding="unicode", with_tail=False)
    return whole[whole.index(">") + 1 : whole.rindex("</")].strip()


def typeset(html: str, language: Language, phones: frozenset[str] = frozenset()) -> str:
    """The same words, set for print; ``phones`` are the ids of facts that are phone numbers.

    In both languages short figures do not break and a note's number stays with the word before it; identifiers
    are dropped. In Chinese, of two full-width signs in a row one gives up its empty half, and Latin letters and
    digits between Han characters get a little air.
    """
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    for element in list(root.iter("*")):
        _keep(element, language, phones)
        _bind_note(element)
    if language == "zh":
        _close_up(root)
        _air(root)
        for element in list(root.iter("*")):
            _tighten(element)
        for paragraph in root.findall(".//p") or [root]:
            _no_orphan(paragraph)
    return inner(root)


def _close_up(root: HtmlElement) -> None:
    """Chinese has no spaces: those that Markdown needed around emphasis, and those of broken lines, go."""
    before = ""
    for element in root.iter("*"):
        element.text = _without_spaces(element.text or "", before)
        before = element.text or before
        # A tail comes after what is inside the element.
        inside = "".join(element.itertext())
        if element.tail:
            element.tail = _without_spaces(element.tail, inside or before)


def _without_spaces(text: str, before: str) -> str:
    text = re.sub(rf"(?<=[{_WIDE}])\s+(?=[{_WIDE}])", "", text)
    return text.lstrip() if text[:1].isspace() and re.search(rf"[{_WIDE}]$", before) else text


def _no_orphan(paragraph: HtmlElement) -> None:
    """The last characters of a paragraph stay together, so that none stands alone on the last line."""
    last = paragraph[-1] if len(paragraph) else None
    text = (paragraph.text if last is None else last.tail) or ""
    text = text.rstrip()
    if len(text) <= _LAST or not re.fullmatch(rf"[{_WIDE}]+", text[-_LAST:]):
        return
    span = lxml_html.Element("span", {"class": "keep"})
    span.text = text[-_LAST:]
    if last is None:
        paragraph.text = text[:-_LAST]
    else:
        last.tail = text[:-_LAST]
    paragraph.append(span)


def phrases(title: str, language: Language) -> str:
    """A Chinese title as HTML that breaks after its signs rather than within a word, where its phrases are short."""
    if language != "zh":
        return escape(title, quote=False)
    found = re.findall(rf"[^{_PAUSES}]+[{_PAUSES}]*|[{_PAUSES}]+", title)
    return "".join(
        f'<span class="keep">{escape(phrase, quote=False)}</span>'
        if len(phrase) <= _LONGEST_PHRASE
        else escape(phrase, quote=False)
        for phrase in found
    )


def _keep(element: HtmlElement, language: Language, phones: frozenset[str]) -> None:
    element.attrib.pop("id", None)
    element.attrib.pop("data-term", None)
    fact = element.attrib.pop("data-fact", None)
    if fact is None:
        return
    kept = " keep" if len(element.text_content()) <= KEPT_LENGTH[language] else ""
    element.set("class", "fact" + kept + (" number-to-call" if fact in phones else ""))


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
