"""A banner becomes its strip at one to ten: slogan, signature and QR code on a dark ground, cut marks and slug."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from build_scripts.channels.banner import geometry
from build_scripts.channels.banner.detail import Banner
from build_scripts.channels.banner.lines import LEADING, fill
from build_scripts.channels.banner.measure import STYLES, widths
from build_scripts.channels.banner.wording import WORDING
from build_scripts.formats import day_in_words
from build_scripts.model import Job, Language, ResolvedFact
from build_scripts.paper.imprint import plain
from build_scripts.paper.wording import WORDING as IMPRINT
from build_scripts.render.faults import Overflow
from build_scripts.render.phrases import phrases
from build_scripts.render.press import Press
from build_scripts.render.source_lines import SourceLine, source_lines

_SPACE = 0.26
"""Between two English words, in ems."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The imprint of a banner."""

    days: str
    sources: tuple[SourceLine, ...]
    disclaimer: Markup


def strip(job: Job, banner: Banner, press: Press) -> bytes:
    """The PDF: one page. Overflow where the slogan would be too small to be read from afar."""
    language: Language = job.language
    words = phrases(banner.words) if language == "zh" else tuple(banner.words.split())
    room = (geometry.TEXT_WIDTH, geometry.TEXT_HEIGHT)
    pauses = frozenset(index for index, word in enumerate(words) if word[-1] in ",.:;?!，；：？！")
    set_in = fill(widths(words, language, press), _SPACE if language == "en" else 0.0, room, pauses)
    if set_in.size < geometry.SMALLEST:
        over = round(100 * (geometry.SMALLEST / set_in.size - 1)) or 1
        raise Overflow(
            banner.words,
            f"横幅放不下，请把标语写短{over}% / too long for the strip: shorten the slogan by {over} %",
        )
    size = min(set_in.size, geometry.LARGEST)
    joint = " " if language == "en" else ""
    html = press.html(
        "banner/strip.html.j2",
        geometry=geometry,
        w=WORDING[language],
        imprint=IMPRINT[language],
        programme=job.programme,
        banner=banner,
        lines=tuple(plain(joint.join(words[i] for i in line), language) for line in set_in.lines),
        size=round(size, 2),
        leading=LEADING,
        top=round((geometry.TEXT_HEIGHT - size * LEADING * len(set_in.lines)) / 2 + 5, 2),
        origin=origin(banner, job.facts, job),
    )
    return press.pdf(html, press.style(*STYLES))


def origin(banner: Banner, facts: tuple[ResolvedFact, ...], job: Job) -> Origin:
    """The imprint, for the slug and for the cover sheet."""
    imprint = IMPRINT[job.language]
    dates = [(imprint.checked, banner.checked), (imprint.review, banner.review_by)]
    return Origin(
        days=imprint.comma.join(
            said.format(day=day_in_words(iso, job.language)) for said, iso in dates if iso
        ),
        sources=source_lines(facts, imprint.stop),
        disclaimer=plain(job.programme.disclaimer, job.language),
    )
