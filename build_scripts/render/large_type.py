"""A title or a key message becomes HTML whose lines end where its words and phrases do: in large type a line is so
short that it would else end anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import TypeAlias

from lxml import html as lxml_html
from lxml.html import HtmlElement

from build_scripts.render import kept
from build_scripts.render.phrases import phrases
from build_scripts.render.typography import inner, keep_last_words, together, typeset
from build_scripts.render.word_ends import word_ends

_TITLE_PAIR = 14
"""Characters, signs included, up to which the last two words of an English title stay together: longer ones would
leave too short a line before them on the cover of a tri-fold."""
_STOPS = "：，；。？！"
"""Behind which a line of large type may end; a list of words, 骑手、司机, stays together where a line holds it."""
_CLOSING = "）》〉」』】〕”’，。、；：！？"
_CLAUSE = re.compile(rf"[^{_STOPS}]*[{_STOPS}]+{kept.WORD_JOINER}?|[^{_STOPS}]+")

_Part: TypeAlias = str | HtmlElement
"""Loose text, or an element without what follows it."""


def title_in_phrases(title: str, longest: int) -> str:
    """A Chinese title as HTML whose phrases of up to ``longest`` characters do not break."""
    return "".join(together(p) if len(p) <= longest else escape(p, quote=False) for p in phrases(title))


def title_in_words(title: str) -> str:
    """An English title as HTML: no line ends with an article, and its last two words stay together if short."""
    html = typeset(escape(title, quote=False), "en", running=False)
    return kept.title(with_last_words(html, _TITLE_PAIR))


def in_phrases(html: str, longest: int) -> str:
    """A Chinese sentence in large type, already set: its lines end behind commas and stops, and within a phrase of more
    than ``longest`` characters, which is what a line holds, where words end as far as that can be told."""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    line = lxml_html.Element("div")
    for phrase in _phrases(root):
        short = _length(phrase) <= longest
        for words in (phrase,) if short else _parted(phrase):
            if short or _length(words) <= longest:
                _append(line, words)
            else:
                _append_loose(line, words)
    return inner(line)


def with_last_words(html: str, longest: int, enough: int = 0) -> str:
    """An English sentence, already set: its last two words stay together up to so many characters, and more of them
    until they have ``enough``."""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    last = "".join(root.itertext()).rstrip().rpartition(" ")[2]
    if kept.NO_BREAK_SPACE in last and len(last) >= enough:
        return html  # they do already, and three would leave the line before them short
    keep_last_words(root, longest, enough)
    return inner(root)


def _phrases(root: HtmlElement) -> list[list[_Part]]:
    """What stands between commas and stops; an element that holds one goes whole with what is before it."""
    found: list[list[_Part]] = [[]]
    for part in _parts(root):
        words = _words_of(part)
        if words and words[0] not in _CLOSING and _ended(found[-1]):
            found.append([])
        found[-1].append(part)
    return found


def _parts(root: HtmlElement) -> Iterator[_Part]:
    yield from _CLAUSE.findall(root.text or "")
    for child in list(root):
        tail, child.tail = child.tail or "", None
        yield child
        yield from _CLAUSE.findall(tail)


def _parted(phrase: list[_Part]) -> list[list[_Part]]:
    """A phrase cut where words of it end; elements stay whole."""
    ends = set(word_ends("".join(map(_words_of, phrase))))
    found: list[list[_Part]] = [[]]
    at = 0
    for part in phrase:
        if at in ends and _words_of(part):
            found.append([])
        if isinstance(part, str):
            *before, last = _cut(part, {end - at for end in ends})
            for words in before:
                found[-1].append(words)
                found.append([])
            found[-1].append(last)
        else:
            found[-1].append(part)
        at += len(_words_of(part))
    return found


def _cut(text: str, ends: set[int]) -> Iterator[str]:
    """Text cut behind so many of the characters that a reader sees of it."""
    seen, start = 0, 0
    for at, sign in enumerate(text):
        if sign == kept.WORD_JOINER:
            continue
        if seen in ends and seen > 0:
            yield text[start:at]
            start = at
        seen += 1
    yield text[start:]


def _words_of(part: _Part) -> str:
    """What a reader sees of it, without the numbers of notes."""
    words = part if isinstance(part, str) else "".join(_without_notes(part))
    return words.replace(kept.WORD_JOINER, "")


def _without_notes(element: HtmlElement) -> Iterator[str]:
    if element.tag == "sup":
        return
    yield element.text or ""
    for child in element:
        yield from _without_notes(child)
        yield child.tail or ""


def _length(parts: Iterable[_Part]) -> int:
    return len("".join(map(_words_of, parts)))


def _ended(phrase: list[_Part]) -> bool:
    return "".join(map(_words_of, phrase)).rstrip("）》〉」』】〕”’").endswith(tuple(_STOPS))


def _append(line: HtmlElement, parts: Iterable[_Part]) -> None:
    """Adds parts to a line, as one that does not break."""
    span = lxml_html.Element("span", {"class": "keep"})
    _append_loose(span, parts)
    line.append(span)


def _append_loose(parent: HtmlElement, parts: Iterable[_Part]) -> None:
    for part in parts:
        if not isinstance(part, str):
            parent.append(part)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + part
        else:
            parent.text = (parent.text or "") + part
