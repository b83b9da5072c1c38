"""Passages become HTML for the kit's pages: links to the lessons' pages, pictures inline, figures that do not break."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from build_scripts.channels.kit.wording import WORDING
from build_scripts.formats import format_amount
from build_scripts.model import Edition, Language, Passage
from build_scripts.render import markdown
from build_scripts.render.press import Press

_ID = re.compile(r'(<[a-z][a-z0-9]*\b[^>]*?)\sid="[^"]*"')
_FACT = re.compile(r'<span class="fact" data-fact="[^"]*">([^<]*)</span>')
_TERM = re.compile(r'<span class="term" data-term="[^"]*">')
_WIDE = r"\u2014\u2018-\u201d\u2026\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef"
# A line break in the source is no space in Chinese; a space that somebody typed between two words is.
_GAP = re.compile(rf"(?<=[{_WIDE}])\n(?=[{_WIDE}<])")
_OPENING = "（《〈「『【〔“‘"
_CLOSING = "）》〉」』】〕”’，。、；：！？"
_TAG = re.compile(r"(<[^>]*>)")
_HALVED = re.compile(rf"[{_CLOSING}](?=[{_OPENING}{_CLOSING}])|(?<=[{_OPENING}])[{_OPENING}]")
_FIRST = re.compile(rf"(<(?:p|li|td|dd)>)([{_OPENING}])")
_INLINE = r"(?:</(?:strong|em|span)>)+"
_GAP_AFTER_TAG = re.compile(rf"(?<=[{_WIDE}])({_INLINE})[ \n]+(?=[{_WIDE}])")
_HALVED_BEFORE_TAG = re.compile(rf"[{_CLOSING}](?={_INLINE}[{_OPENING}])")
_KEPT = {"zh": 9, "en": 16}
"""Characters up to which a quoted figure is kept on one line."""


@dataclass(frozen=True, slots=True)
class Source:
    """A line of a list of sources."""

    number: int
    text: str
    figures: str
    """What was taken from it: 30天、1年; empty for rules and phone numbers."""


def blocks(text: str, language: Language) -> Markup:
    """A workshop's own Markdown as HTML."""
    return _set(markdown.to_html(text), language)


def line(text: str, language: Language) -> Markup:
    """A workshop's own words of one paragraph."""
    return _set(markdown.to_inline_html(text), language)


def passage_html(edition: Edition, passage: Passage, press: Press) -> Markup:
    """A passage as HTML."""
    folder = f"content/lessons/{edition.lesson}/"
    addresses = {p.path.removeprefix(folder): press.picture_address(p) for p in edition.pictures}
    html = markdown.to_html(
        passage.markdown,
        lesson_link=lambda slug: edition.url.removesuffix(f"{edition.lesson}/") + f"{slug}/",
        picture=lambda path: addresses[path],
    )
    return _set(html, edition.language)


def _set(html: str, language: Language) -> Markup:
    html = _TERM.sub('<span class="term">', _ID.sub(r"\1", html))

    def figure(match: re.Match[str]) -> str:
        kept = " keep" if len(match[1]) <= _KEPT[language] else ""
        return f'<span class="fact{kept}">{match[1]}</span>'

    html = _FACT.sub(figure, html)
    if language == "zh":
        html = _tight(_GAP_AFTER_TAG.sub(r"\1", _GAP.sub("", html)))
    return Markup(html)  # noqa: S704 -- made by render.markdown


def _tight(html: str) -> str:
    """Of two full-width signs in a row the first gives up its empty half, as does an opening one that begins a line."""
    html = _HALVED_BEFORE_TAG.sub(r'<span class="halt">\g<0></span>', html)
    pieces = _TAG.split(html)
    pieces[::2] = [_HALVED.sub(r'<span class="halt">\g<0></span>', words) for words in pieces[::2]]
    return _FIRST.sub(r'\1<span class="halt">\2</span>', "".join(pieces))


def sources(edition: Edition) -> tuple[Source, ...]:
    """The edition's facts by source, so that every figure can be traced."""
    stop = WORDING[edition.language].stop
    found: list[Source] = []
    for number in sorted({fact.source_number for fact in edition.facts}):
        facts = [fact for fact in edition.facts if fact.source_number == number]
        figures = dict.fromkeys(fact.text for fact in facts if fact.kind not in {"rule", "phone"})
        found.append(Source(number, facts[0].source, stop.join(figures)))
    return tuple(found)


def checked(edition: Edition) -> str:
    """The day on which the oldest of its facts was checked, in words; empty where it has none."""
    if not edition.checked:
        return ""
    day = format_amount(date.fromisoformat(edition.checked), "date", edition.language)
    return WORDING[edition.language].checked.format(day=day)
