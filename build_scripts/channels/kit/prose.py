"""Passages become HTML for the kit's pages: links to the lessons' pages, pictures inline, figures that do not break."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from build_scripts.channels.kit.wording import WORDING
from build_scripts.formats import day_in_words
from build_scripts.model import Edition, Language, Passage
from build_scripts.render import markdown, typography
from build_scripts.render.press import Press


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
    return _set(markdown.to_inline_html(text), language, running=False)


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
    return _dated(WORDING[edition.language].checked, edition.checked, edition.language)


def review(edition: Edition) -> str:
    """The day by which the first of its facts wants to be checked again, in words; empty where none says so."""
    return _dated(WORDING[edition.language].review, edition.review_by, edition.language)


def _dated(words: str, iso: str, language: Language) -> str:
    return words.format(day=day_in_words(iso, language)) if iso else ""
