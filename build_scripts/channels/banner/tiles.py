"""A banner becomes A4 sheets: a cover that says how, then one character (zh) or word (en) on each."""

from __future__ import annotations

import re

from build_scripts.channels.banner import geometry
from build_scripts.channels.banner.detail import Banner
from build_scripts.channels.banner.measure import STYLES, widths
from build_scripts.channels.banner.strip import origin
from build_scripts.channels.banner.wording import WORDING
from build_scripts.model import Job, Language
from build_scripts.paper.imprint import plain
from build_scripts.paper.wording import WORDING as IMPRINT
from build_scripts.render import qr
from build_scripts.render.press import Press

_MODULE = 0.6


def signs(words: str, language: Language) -> tuple[str, ...]:
    """What each sheet holds. Chinese pauses get no sheet but a gap."""
    if language == "en":
        return tuple(words.split())
    return tuple(re.findall(r"[^\s，、；：。]", words))


def tiles(job: Job, banner: Banner, press: Press) -> bytes:
    """The PDF. All sheets have one size of type: that of the widest, which fills its sheet."""
    language: Language = job.language
    found = signs(banner.words, language)
    widest = max(widths(found, language, press))
    if language == "en":
        size = min(geometry.WORD_LARGEST, (geometry.SHEET_LONG - 2 * geometry.SHEET_INSET) / widest)
    else:
        size = geometry.SIGN / max(1.0, widest)
    html = press.html(
        "banner/tiles.html.j2",
        geometry=geometry,
        w=WORDING[language],
        imprint=IMPRINT[language],
        programme=job.programme,
        banner=banner,
        title=plain(banner.words, language),
        signs=found,
        across=language == "en",
        size=round(size, 1),
        origin=origin(banner, job.facts, job),
        code_side=round(qr.size_in_modules(banner.url) * _MODULE, 2),
    )
    return press.pdf(html, press.style(*STYLES))
