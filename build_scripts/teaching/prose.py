"""Markdown of editions becomes HTML set for print, or plain words; numbers of notes can be left out or changed."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from markupsafe import Markup

from build_scripts.model import Edition, Language, Passage
from build_scripts.render import markdown
from build_scripts.render.press import Press
from build_scripts.render.typography import typeset

_NOTE = re.compile(r'<sup class="cite">([^<]*)</sup>')


def line(text: str, language: Language, *, notes: Mapping[str, str] | None = None) -> Markup:
    """One paragraph; without ``notes`` its notes are left out, otherwise renumbered by them."""
    return _set(markdown.to_inline_html(_noted(text, notes), lesson_link=lambda _: ""), language)


def blocks(text: str, language: Language, *, notes: Mapping[str, str] | None = None) -> Markup:
    """Several paragraphs, without pictures of their own."""
    return _set(markdown.to_html(_noted(text, notes), lesson_link=lambda _: ""), language)


def passage(edition: Edition, one: Passage, press: Press) -> Markup:
    """A passage as HTML, with its pictures and notes."""
    folder = f"content/lessons/{edition.lesson}/"
    addresses = {p.path.removeprefix(folder): press.picture_address(p) for p in edition.pictures}
    made = markdown.to_html(
        one.markdown,
        lesson_link=lambda slug: edition.url.removesuffix(f"{edition.lesson}/") + f"{slug}/",
        picture=lambda path: addresses[path],
    )
    return _set(made, edition.language)


def plain(text: str) -> str:
    """The words of Markdown of one paragraph, without notes and markup."""
    rendered = markdown.to_inline_html(_NOTE.sub("", text))
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", rendered)).split())


def items(text: str) -> tuple[str, ...]:
    """The Markdown of each item of the lists in it, numbered or not, one level deep."""
    found: list[str] = []
    for row in text.splitlines():
        mark = re.match(r"(?:[-*]|\d+\.)\s+(.*)", row)
        if mark is not None:
            found.append(mark[1])
        elif found and row.startswith(" ") and row.strip():
            found[-1] += " " + row.strip()
    return tuple(found)


def _noted(text: str, notes: Mapping[str, str] | None) -> str:
    if notes is None:
        return _NOTE.sub("", text)
    return _NOTE.sub(lambda m: f'<sup class="cite">{notes.get(m[1], m[1])}</sup>', text)


def _set(made: str, language: Language) -> Markup:
    return Markup(typeset(made, language))  # noqa: S704 -- made by render.markdown
