"""Words laid out once become their widths in ems, which depend on the font alone."""

from __future__ import annotations

from build_scripts.model import Language
from build_scripts.paper.wording import WORDING
from build_scripts.render.press import Press

STYLES = ("_shared/print.css", "banner/banner.css")
_POINTS = 40.0
_PIXELS = _POINTS * 96 / 72


def widths(words: tuple[str, ...], language: Language, press: Press) -> tuple[float, ...]:
    """In the bold type of banners."""
    html = press.html(
        "banner/measure.html.j2", words=words, size=_POINTS, html_language=WORDING[language].html_language
    )
    document = press.engine.layout(html, press.style(*STYLES), press.templates)
    found = {
        name: right - left for page in document.pages for name, (left, _, right, _) in page.anchors.items()
    }
    return tuple(found[f"word-{index}"] / _PIXELS for index in range(len(words)))
