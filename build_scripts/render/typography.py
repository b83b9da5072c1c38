"""HTML of a passage gets what the layout engine does not do by itself: kept figures, tightened signs, bound notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Literal

from lxml import html as lxml_html
from lxml.html import HtmlElement

from build_scripts.model import Language
from build_scripts.render import kept, notes

KEPT_LENGTH = 11
"""Characters up to which a figure in a Chinese text is kept on one line."""

_UNITS = "元倍天年月日时个人岁种次级分万亿"
"""Han characters that belong to the number before them."""
_LAST = 3
_BEFORE_SIGNS = 2
"""Characters that the last line of a Chinese paragraph has at least, its stop included; and before two signs, 。”"""
_SHORT_PAIR = 11
"""Characters, signs included, up to which the last two words of an English paragraph stay together; short enough
for the narrowest column."""
_WIDE_PAIR, _ENOUGH = 24, 10
"""The same in a wide column, and how many characters two words have there, or three stay together."""
_SHORT_CELL = 4
"""Characters up to which a cell of a Chinese table is kept on one line: it would else be set as a column of signs."""
_SHORT_PART = re.compile(r"\b([A-Za-z]{1,3})-(?=[A-Za-z])|(?<=[A-Za-z])-(?=[A-Za-z]{1,2}\b)")
"""The hyphen of co-op or sub-district: nothing so short stands alone at either end of a line."""
_CALL = "打拨"
"""Dial: the verb goes with the number, so that none stands alone on a last line."""
_CIRCLED = re.compile(r"(?<=[\u2460-\u2473])( ?)(?=\S)")
"""What is behind the number of an item in a sentence, ① 村和组: the number goes with its item."""
_HAN_WORD = re.compile(r"(?<![\u3400-\u9fff])[\u3400-\u9fff]{2,8}(?![\u3400-\u9fff])")
"""A Chinese word in an English text, 居民: what one shows at the window stays in one piece."""

_NO_BREAK_SPACE = kept.NO_BREAK_SPACE
_WORD_JOINER = kept.WORD_JOINER
_OPENING = "（《〈「『【〔“‘"
_CLOSING = "）》〉」』】〕”’，。、；：！？"
_WIDE = r"\u2014\u2018-\u201d\u2026\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef"
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_BLOCKS = {"p", "li", "ul", "ol", "div", "td", "th", "tr", "table", "tbody", "thead", "br", "img"}


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place where an element holds text."""

    element: HtmlElement
    where: Literal["text", "tail"]

    @property
    def words(self) -> str:
        found = self.element.text if self.where == "text" else self.element.tail
        return found or ""

    def put(self, words: str) -> None:
        if self.where == "text":
            self.element.text = words
        else:
            self.element.tail = words


def elements(html: str) -> tuple[HtmlElement, ...]:
    """The top-level elements of blocks of HTML; loose text between them does not occur in rendered Markdown."""
    return tuple(lxml_html.fragment_fromstring(html, create_parent="div"))


def inner(element: HtmlElement) -> str:
    """The HTML inside an element."""
    whole: str = lxml_html.tostring(element, encoding="unicode", with_tail=False)
    return whole[whole.index(">") + 1 : whole.rindex("</")].strip()


def typeset(
    html: str,
    language: Language,
    phones: frozenset[str] = frozenset(),
    *,
    running: bool = True,
    wide: bool = False,
) -> str:
    """The same words, set for print; ``phones`` are the ids of facts that are phone numbers. Not ``running``:
    a title, a cell or a label, whose last line may hold a single word. ``wide``: a column of 70 mm or more, where more
    of the last words of an English paragraph stay together.

    In both languages short figures do not break, a note's number stays with the word before it, which a neighbour
    with the same number does not repeat, no short word is alone on the last line, ① stays with its item, and
    identifiers are dropped. In Chinese, of two full-width signs in a row one gives up its empty half, figures get a
    little air, short cells of a table do not break, and the spaces that Markdown needed go. In English, apostrophes
    curl, no line begins with a dash, and neither co-op nor 居民 breaks.
    """
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    notes.tell_apart(root)
    for element in root.iter("*"):
        _keep(element, language, phones)
    for run in _runs(root):
        for slot in run:
            slot.put(_CIRCLED.sub(lambda gap: _NO_BREAK_SPACE if gap[1] else _WORD_JOINER, slot.words))
    if language == "zh":
        for run in _runs(root):
            _close_up(run)
        for run in _runs(root):
            _tighten(run)
        _air(root)
        for paragraph in _paragraphs(root) if running else ():
            _keep_the_end(paragraph)
        for cell in root.iter("th", "td"):
            if 0 < len(cell.text_content()) <= _SHORT_CELL:
                cell.set("class", "keep")
    else:
        for run in _runs(root):
            _curl(run)
            for slot in run:
                words = slot.words.replace(" – ", f"{_NO_BREAK_SPACE}– ")
                words = _SHORT_PART.sub(lambda hyphen: hyphen[0] + _WORD_JOINER, words)
                slot.put(_HAN_WORD.sub(lambda word: _WORD_JOINER.join(word[0]), words))
        for paragraph in _paragraphs(root) if running else ():
            if paragraph.tag != "td":  # a column may be as narrow as its longest word
                keep_last_words(paragraph, *((_WIDE_PAIR, _ENOUGH) if wide else (_SHORT_PAIR,)))
        for element in list(root.iter("*")):
            _lead_with_space(element)
    for element in root.iter("sup"):
        notes.bind(element)
    notes.hold(root)
    return inner(root)


def together(words: str) -> str:
    """Escaped words that do not break."""
    return f'<span class="keep">{escape(words, quote=False)}</span>'


def _paragraphs(root: HtmlElement) -> tuple[HtmlElement, ...]:
    """What has a last line: paragraphs and cells, or the whole where there are neither."""
    return tuple(root.iter("p", "td")) or (root,)


def _keep(element: HtmlElement, language: Language, phones: frozenset[str]) -> None:
    element.attrib.pop("id", None)
    element.attrib.pop("data-term", None)
    fact = element.attrib.pop("data-fact", None)
    if fact is None and element.get("class") != "figure":
        return
    whole = ""
    if language == "en":
        element.text = kept.figure(element.text or "")
    elif len(element.text_content()) <= KEPT_LENGTH:
        whole = " keep"
    else:
        _keep_parts(element)
    call = " number-to-call" if fact in phones else ""
    element.set("class", f"{element.get('class')}{whole}{call}")


def _keep_parts(element: HtmlElement) -> None:
    """A figure too long to be kept on one line: a line ends before its brackets, not within them."""
    found = kept.parts(element.text or "")
    if len(element) or len(found) == 1 or max(map(len, found)) > KEPT_LENGTH:
        return
    element.text = None
    for words in found:
        part = lxml_html.Element("span", {"class": "keep"})
        part.text = words
        element.append(part)


def _lead_with_space(element: HtmlElement) -> None:
    """Moves the space before an inline element into it: WeasyPrint 70 breaks a line much too early where the words
    before an element fit and their trailing space does not, or where that space does not break."""
    parent, previous = element.getparent(), element.getprevious()
    if parent is None or element.tag not in {"span", "strong", "em", "a"}:
        return
    slot = _Slot(parent, "text") if previous is None else _Slot(previous, "tail")
    if slot.words.endswith((" ", _NO_BREAK_SPACE)):
        element.text = slot.words[-1] + (element.text or "")
        slot.put(slot.words[:-1])


def _runs(root: HtmlElement) -> Iterator[list[_Slot]]:
    """The places with text, in reading order, of each line of thought: blocks, breaks and pictures end one."""
    run: list[_Slot] = []
    for event, element in _walk(root):
        if element.tag in _BLOCKS:
            if run:
                yield run
            run = []
        slot = _Slot(element, event)
        if slot.words:
            run.append(slot)
    if run:
        yield run


def _walk(element: HtmlElement) -> Iterator[tuple[Literal["text", "tail"], HtmlElement]]:
    yield "text", element
    for child in list(element):
        yield from _walk(child)
        yield "tail", child


def _close_up(run: list[_Slot]) -> None:
    """Chinese has no spaces: those that Markdown needed around emphasis, and those of broken lines, go."""
    before = ""
    for slot in run:
        words = re.sub(rf"(?<=[{_WIDE}])\s+(?=[{_WIDE}])", "", slot.words)
        if words[:1].isspace() and re.search(rf"[{_WIDE}]$", before):
            words = words.lstrip()
        slot.put(words)
        before = words or before


def _tighten(run: list[_Slot]) -> None:
    """Puts signs that lose their empty half into ``span.halt``: a closing sign or stop before another sign, an
    opening sign behind another or at the start."""
    whole = "".join(slot.words for slot in run)
    halved: set[int] = set()
    for at, sign in enumerate(whole):
        before, following = whole[:at].strip(), whole[at + 1 : at + 2]
        closes = sign in _CLOSING and following != "" and following in _OPENING + _CLOSING
        opens = sign in _OPENING and (not before or whole[at - 1] in _OPENING)
        if closes or opens:
            halved.add(at)
    start = 0
    for slot in run:
        words = slot.words
        cuts = [at - start for at in sorted(halved) if start <= at < start + len(words)]
        if cuts:
            _wrap(slot, words, cuts)
        start += len(words)


def _wrap(slot: _Slot, words: str, cuts: list[int]) -> None:
    """Wraps single characters of a text in ``span.halt``."""
    slot.put(words[: cuts[0]])
    spans: list[HtmlElement] = []
    for cut, end in zip(cuts, [*cuts[1:], len(words)], strict=True):
        span = lxml_html.Element("span", {"class": "halt"})
        span.text, span.tail = words[cut], words[cut + 1 : end]
        spans.append(span)
    if slot.where == "text":
        parent, position = slot.element, 0
    else:
        parent = slot.element.getparent()
        position = parent.index(slot.element) + 1
    for offset, span in enumerate(spans):
        parent.insert(position + offset, span)


def _air(root: HtmlElement) -> None:
    """Parts a figure from the Han characters that it touches. The room belongs to the character before it, so that
    a figure at the start of a line stands flush."""
    for element in list(root.iter("span")):
        if not {"fact", "figure"} & set((element.get("class") or "").split()):
            continue
        words, after = element.text_content(), element.tail or ""
        if words[-1:].isdigit() and after[:1] and after[0] in _UNITS:
            element.tail = _WORD_JOINER + after
        elif words[-1:].isascii() and _HAN.match(after):
            element.set("class", f"{element.get('class')} air")
        parent, previous = element.getparent(), element.getprevious()
        if parent is None or not words[:1].isascii():
            continue
        slot = _Slot(parent, "text") if previous is None else _Slot(previous, "tail")
        if _HAN.fullmatch(slot.words[-1:]):
            span = lxml_html.Element("span", {"class": "air"})
            span.text = slot.words[-1]
            if span.text in _CALL and "number-to-call" in (element.get("class") or ""):
                span.tail = _WORD_JOINER
            slot.put(slot.words[:-1])
            parent.insert(parent.index(element), span)


def _keep_the_end(paragraph: HtmlElement) -> None:
    """The last characters of a paragraph stay together, so that none stands alone on the last line."""
    last = _before_notes(paragraph)
    slot = _Slot(paragraph, "text") if last is None else _Slot(last, "tail")
    words, wanted = slot.words.rstrip(), _ending(paragraph)
    if len(words) <= wanted:
        _join_the_end(paragraph, wanted)
        return
    if not re.fullmatch(rf"[{_WIDE}]+", words[-wanted:]):
        return
    span = lxml_html.Element("span", {"class": "keep"})
    span.text = words[-wanted:]
    slot.put(words[:-wanted])
    paragraph.insert(0 if last is None else paragraph.index(last) + 1, span)


def _before_notes(paragraph: HtmlElement) -> HtmlElement | None:
    """The last element, without the notes that end a paragraph."""
    last = paragraph[-1] if len(paragraph) else None
    while last is not None and last.tag == "sup" and not (last.tail or "").strip():
        last = last.getprevious()
    return last


def _ending(paragraph: HtmlElement) -> int:
    """How many characters its last line has at least: three, or two before the signs that end it."""
    slots = (slot for run in _runs(paragraph) for slot in run)
    words = "".join(
        slot.words for slot in slots if slot.where == "tail" or slot.element.tag != "sup"
    ).rstrip()
    return max(_LAST, len(words) - len(words.rstrip(_CLOSING)) + _BEFORE_SIGNS)


def _join_the_end(paragraph: HtmlElement, wanted: int) -> None:
    """The same across elements: a figure, emphasis or a tightened sign that ends a paragraph takes what is before and
    behind it along."""
    if len(paragraph.text_content()) <= wanted:
        return
    first, *others = (slot for run in _runs(paragraph) for slot in run)
    for slot in (*reversed(others), first):
        if slot.where == "text" and slot.element.tag == "sup":
            continue
        words = slot.words
        kept = slot.where == "text" and "keep" in (slot.element.get("class") or "")
        if kept or not re.fullmatch(rf"[{_WIDE}]+", words[-wanted:]):
            return
        tail = words[-wanted:]
        wanted -= len(tail)
        joined = words[: -len(tail)] + _WORD_JOINER.join(tail)
        if wanted == 0 or slot is first:
            slot.put(joined)
            return
        slot.put(_WORD_JOINER + joined)


def _curl(run: list[_Slot]) -> None:
    """An apostrophe follows a letter, also one that ends the element before."""
    before = ""
    for slot in run:
        words = re.sub(r"(?<=[A-Za-z])'", "’", slot.words)
        if words.startswith("'") and before[-1:].isalpha():
            words = "’" + words[1:]
        slot.put(words)
        before = words


def keep_last_words(paragraph: HtmlElement, longest: int, enough: int = 0) -> None:
    """Makes the last two words of a paragraph one up to so many characters, also across elements and before notes, and
    goes on until they have ``enough``: at once, where a figure of several words does."""
    *_, run = [[], *_runs(paragraph)]
    run = [slot for slot in run if slot.where == "tail" or slot.element.tag != "sup"]
    last = "".join(slot.words for slot in run).rstrip().rpartition(" ")[2]
    if enough and _NO_BREAK_SPACE in last and len(last) >= enough:
        return
    kept_words = _join_last_words(run, longest)
    while 0 < kept_words < enough:
        kept_words = _join_last_words(run, longest)


def _join_last_words(run: list[_Slot], longest: int) -> int:
    """The length of the last two words, which are one from now on; 0 where they are too long or there is but one."""
    whole = "".join(slot.words for slot in run).rstrip()
    space = whole.rfind(" ")
    before = whole[:space].rpartition(" ")[2]
    length = len(before + whole[space:].rstrip(_WORD_JOINER))
    if space < 1 or not before or length > longest:
        return 0
    for slot in run:
        if space < len(slot.words):
            slot.put(slot.words[:space] + _NO_BREAK_SPACE + slot.words[space + 1 :])
            break
        space -= len(slot.words)
    return length
