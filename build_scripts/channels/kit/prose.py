"""Passages become HTML for the kit's pages: links to the lessons' pages, pictures inline, figures that do not break."""

from __future__ import annotations

from markupsafe import Markup

from build_scripts.channels.kit.wording import WORDING
from build_scripts.formats import day_in_words
from build_scripts.model import Edition, Language, Passage
from build_scripts.render import markdown, typography
from build_scripts.render.large_type import in_phrases
from build_scripts.render.press import Press
from build_scripts.render.source_lines import SourceLine, source_lines

_MAY_BREAK = "\u200b"


def blocks(text: str, language: Language) -> Markup:
    """A workshop's own Markdown as HTML."""
    return _set(markdown.to_html(text), language)


def line(text: str, language: Language) -> Markup:
    """A workshop's own words of one paragraph."""
    return _set(markdown.to_inline_html(text), language, running=False)


def sentence(text: str, language: Language) -> Markup:
    """The same where they are read as running text: no short word is alone on the last line."""
    return _set(markdown.to_inline_html(text), language)


def quotation(words: str, language: Language) -> Markup:
    """What is said to people, in quotation marks."""
    return sentence(f"“{words}”", language)


def title(text: str, language: Language, longest: int) -> Markup:
    """A session's title in a narrow place: in Chinese its lines end behind 开场： and the like, where phrases have no
    more than ``longest`` characters."""
    html = line(text, language)
    if language == "en":
        return html
    # Also before a quotation mark, where the layout engine would not end a line.
    set_large = in_phrases(html, longest).replace("</span><span", f"</span>{_MAY_BREAK}<span")
    return Markup(set_large)  # noqa: S704 -- set by line


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


def _set(html: str, language: Language, *, running: bool = True) -> Markup:
    return Markup(typography.typeset(html, language, running=running))  # noqa: S704 -- made by render.markdown


def sources(edition: Edition) -> tuple[SourceLine, ...]:
    """The edition's facts by source, so that every figure can be traced."""
    return source_lines(edition.facts, WORDING[edition.language].stop)


def checked(edition: Edition) -> str:
    """The day on which the oldest of its facts was checked, in words; empty where it has none."""
    return _dated(WORDING[edition.language].checked, edition.checked, edition.language)


def review(edition: Edition) -> str:
    """The day by which the first of its facts wants to be checked again, in words; empty where none says so."""
    return _dated(WORDING[edition.language].review, edition.review_by, edition.language)


def _dated(words: str, iso: str, language: Language) -> str:
    return words.format(day=day_in_words(iso, language)) if iso else ""
