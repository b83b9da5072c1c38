"""Resolved Markdown becomes the site's: facts lead to their sources or to the telephone, headings get addresses."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from build_scripts.channels.site.labels import Labels
from build_scripts.model import Edition, Passage, ResolvedFact, ResolvedTerm
from build_scripts.render.plain import columns

_FACT = re.compile(r'<span class="fact" data-fact="([^"]+)">(.*?)</span>')
_TERM = re.compile(r'<span class="term" data-term="([^"]+)">(.*?)</span>')
_CITE = re.compile(r'<sup class="cite">(\d+)</sup>')
_LINK_TEXT = re.compile(r"(?<!!)\[[^\[\]]*\]\([^)\s]+\)")
_HEADING = re.compile(r"^(#{2,6})[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_HAS_ID = re.compile(r"\{[^}]*#[^}]*\}$")
_ON_ONE_LINE = 8
"""The widest fact, in half-width characters, that stays on one line, also in text of twice the size."""
_BRACKETS = 4
"""How wide two of them are in Chinese."""
_LESSON = re.compile(r"\]\(lesson:([^)#\s]+)")
_IN_BRACKETS = re.compile(r"[（(][^（）()]*\d[^（）()]*[）)]")


class Quoting(Protocol):
    """A lesson, flow or calculator: what its page lists at its foot."""

    @property
    def facts(self) -> tuple[ResolvedFact, ...]: ...

    @property
    def terms(self) -> tuple[ResolvedTerm, ...]: ...


@dataclass(frozen=True, slots=True)
class Part:
    """A passage with its place on the page."""

    anchor: str
    title: str
    """Of the block; empty for plain prose."""
    passage: Passage
    headings: tuple[tuple[str, str], ...]
    """(anchor, text) of the headings inside, in order."""


def parts(edition: Edition, labels: Labels) -> Iterator[Part]:
    """The passages with their anchors, key messages first: ``steps``, a second one ``steps-2``; prose ``text-1``."""
    counts: dict[str, int] = {}
    ordered = sorted(edition.passages, key=lambda passage: passage.kind != "key-messages")
    for passage in ordered:
        stem = "text" if passage.kind == "prose" else passage.kind
        counts[stem] = counts.get(stem, 0) + 1
        number = counts[stem]
        anchor = f"text-{number}" if stem == "text" else stem if number == 1 else f"{stem}-{number}"
        title = passage.title or labels.blocks[passage.kind]
        found = _HEADING.findall(passage.markdown)
        headings = tuple((f"{anchor}-{i}", _bare(text)) for i, (_, text) in enumerate(found, 1))
        yield Part(anchor, title, passage, headings)


def with_anchors(text: str, anchor: str) -> str:
    """Every heading gets an address of its own that does not depend on its words: ``text-1-2``."""
    number = 0

    def mark(match: re.Match[str]) -> str:
        nonlocal number
        number += 1
        if _HAS_ID.search(match[2]):
            return match[0]
        return f"{match[1]} {match[2]} {{#{anchor}-{number}}}"

    return _HEADING.sub(mark, text)


def linked(text: str, edition: Quoting, labels: Labels, lesson: str = r"../\1/index.md") -> str:
    """Facts, terms, citations and lessons as links. Inside the text of another link they stay plain words.

    ``lesson`` is the replacement for a lesson's address, its slug being ``\\1``.
    """
    phones = {fact.id for fact in edition.facts if fact.kind == "phone"}
    known = {fact.id for fact in edition.facts}
    terms = {term.id for term in edition.terms}

    def fact(match: re.Match[str]) -> str:
        name, words = match.groups()
        if name in phones:
            return f'<a class="tel" href="tel:{_digits(words)}">{words}</a>'
        if name not in known:
            return words
        kind = "fact" if columns(html.unescape(words)) <= _ON_ONE_LINE else "fact long"
        return f'<a class="{kind}" href="#fact-{name}">{words}</a>'

    def term(match: re.Match[str]) -> str:
        name, words = match.groups()
        return f'<a class="term" href="#term-{name}">{words}</a>' if name in terms else words

    def live(piece: str) -> str:
        piece = _FACT.sub(fact, piece)
        piece = _TERM.sub(term, piece)
        # The word joiner keeps the number on the line of the sentence that it belongs to.
        return _CITE.sub(
            "\u2060"
            rf'<sup class="cite"><a href="#source-\1" aria-label="{labels.source} \1">\1</a></sup>',
            piece,
        )

    pieces: list[str] = []
    at = 0
    for match in _LINK_TEXT.finditer(text):
        pieces += [live(text[at : match.start()]), unlinked(match[0])]
        at = match.end()
    return _LESSON.sub(f"]({lesson}", "".join(pieces) + live(text[at:]))


def values_kept(text: str) -> str:
    """Plain words as HTML; a short value in brackets behind its name, as formulas have them, stays on one line."""

    def value(match: re.Match[str]) -> str:
        words = match[0]
        if columns(html.unescape(words)) > _ON_ONE_LINE + _BRACKETS:
            return words
        return f'<span class="value">{words}</span>'

    return _IN_BRACKETS.sub(value, html.escape(text, quote=False))


def phone_address(phone: str) -> str:
    """``tel:`` address of a number as printed: 0763-3123456 → tel:07633123456."""
    return f"tel:{_digits(phone)}"


def _digits(phone: str) -> str:
    return re.sub(r"[^\d+]", "", phone)


def _bare(text: str) -> str:
    return re.sub(r"\{[^}]*\}$", "", re.sub(r"<[^>]+>|[*`]", "", text)).strip()


def unlinked(text: str) -> str:
    """Facts and terms as plain words, without citations: for what is itself a button."""
    return _CITE.sub("", _TERM.sub(r"\2", _FACT.sub(r"\2", text)))
