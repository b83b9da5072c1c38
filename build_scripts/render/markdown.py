"""Resolved Markdown (a Passage's, a quiz text's) becomes HTML in the one dialect, links and pictures given by the
channel."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import markdown as python_markdown

from build_scripts.render.dialect import EXTENSION_CONFIGS, EXTENSIONS

_LESSON = re.compile(r'href="lesson:([^"#]+)')
_PICTURE = re.compile(r'(<img\b[^>]*?\bsrc=")(?!data:|https?:)([^"]+)"')
_ONE_PARAGRAPH = re.compile(r"<p>(.*)</p>", re.DOTALL)


@lru_cache(maxsize=1)
def _parser() -> python_markdown.Markdown:
    return python_markdown.Markdown(
        extensions=list(EXTENSIONS), extension_configs=EXTENSION_CONFIGS, output_format="html"
    )


def to_html(
    text: str,
    *,
    lesson_link: Callable[[str], str] | None = None,
    picture: Callable[[str], str] | None = None,
) -> str:
    """Blocks of HTML.

    ``lesson_link`` gives the address of a lesson's slug; ``picture`` gives the address of a picture whose path is
    relative to the lesson's folder. Without them both stay as written.
    """
    parser = _parser()
    parser.reset()
    html = parser.convert(text)
    if lesson_link is not None:
        html = _LESSON.sub(lambda m: f'href="{lesson_link(m[1])}', html)
    if picture is not None:
        html = _PICTURE.sub(lambda m: f'{m[1]}{picture(m[2])}"', html)
    return html


def to_inline_html(text: str, *, lesson_link: Callable[[str], str] | None = None) -> str:
    """A single paragraph without its ``<p>``: for titles, questions and options."""
    return _inline(text) if lesson_link is None else _bare(to_html(text, lesson_link=lesson_link))


@lru_cache(maxsize=8192)
def _inline(text: str) -> str:
    """Labels and contacts come again on page after page."""
    return _bare(to_html(text))


def _bare(html: str) -> str:
    html = html.strip()
    match = _ONE_PARAGRAPH.fullmatch(html)
    return match[1] if match is not None and "<p>" not in match[1] else html
