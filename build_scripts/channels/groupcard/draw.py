"""A card becomes a picture of 1080×1440: the message as large as it fits, the code of the page, the imprint."""

from __future__ import annotations

import re

from markupsafe import Markup

from build_scripts.channels.groupcard.detail import GroupCard
from build_scripts.channels.groupcard.wording import WORDING, Wording
from build_scripts.feed.colours import of_strand
from build_scripts.feed.picture import pictures
from build_scripts.feed.units import sources_of, topic
from build_scripts.formats import day_in_words
from build_scripts.model import Job, Language
from build_scripts.paper.imprint import plain
from build_scripts.render import qr
from build_scripts.render.faults import Overflow
from build_scripts.render.plain import columns
from build_scripts.render.press import Press

STYLES = ("_shared/print.css", "groupcard/card.css")
_MODULE_MOST = 12
_CODE_MOST = 500
_PANEL = 544
"""Height of the panel that holds the code."""
_SIZES = (124, 112, 100, 90, 80, 72, 64, 56)
_TOPIC_SIZES = (60, 52, 44)
_ROOM = 500
"""Pixels for the message, above the code."""
_WIDTH = 952
_NOTE = 40
"""Full characters of the sources at most: two lines of the smallest type."""
_WORTH_IT = 72
"""Type that may be smaller than the largest that fits, so that phrases keep to one line."""
_AIR = 0.25
"""Of a figure between Han characters, in ems."""
_EM: dict[Language, float] = {"zh": 1.0, "en": 1.06}


def draw(job: Job, card: GroupCard, press: Press) -> bytes:
    """The PNG. Overflow where the message does not fit."""
    (picture,) = pictures(layout(job, card, press))
    return picture


def layout(job: Job, card: GroupCard, press: Press) -> bytes:
    """The page as PDF."""
    style = press.style(*STYLES)
    document = press.engine.layout(_html(job, card, press, 0, 0), style, press.templates)
    heights = {
        name: bottom - top for page in document.pages for name, (_, top, _, bottom) in page.anchors.items()
    }
    fitting = [size for size in _SIZES if heights[f"message-{size}"] <= _ROOM]
    whole = [size for size in fitting if size >= _WORTH_IT and size <= _in_one_line(card, job.language)]
    size = next(iter([*whole, *fitting]), 0)
    if not size:
        raise Overflow(
            "key-messages",
            "群卡片放不下第一条要点，请写短 / the first key message does not fit on the group card",
        )
    above = (_ROOM - heights[f"message-{size}"]) / 2
    return press.pdf(_html(job, card, press, size, above), style)


def module(card: GroupCard) -> int:
    """Pixels of a module of the code; a chat halves them."""
    return min(_MODULE_MOST, _CODE_MOST // qr.size_in_modules(card.url))


def note(card: GroupCard, language: Language) -> str:
    """The sources of the message's figures where two lines hold them, else that the page has them."""
    words: Wording = WORDING[language]
    if not card.message.has_figure:
        return ""
    sources = sources_of((card.message,))
    full = words.source.format(sources=words.stop.join(sources))
    return (
        full if sources and not card.message.worked and columns(full) / 2 <= _NOTE else words.sources_on_page
    )


def foot(card: GroupCard, language: Language) -> str:
    """The day of the check and the edition code."""
    day = day_in_words(card.checked, language) if language == "zh" else card.checked
    said = WORDING[language].checked.format(day=day) if card.checked else ""
    return " · ".join(part for part in (said, card.code) if part)


def _in_one_line(card: GroupCard, language: Language) -> float:
    """Pixels of the type in which the longest phrase of a Chinese message keeps to one line."""
    if language == "en":
        return _SIZES[0]
    found = [piece for line in card.message.lines for piece in re.split(r"(?<=[，；：。？！])", line.plain)]
    return _WIDTH / (max(columns(piece) for piece in found) / 2 + _AIR)


def until(card: GroupCard, language: Language) -> str:
    """The last day of a card that does not stay."""
    day = day_in_words(card.withdraw, language)
    return WORDING[language].until.format(day=day) if day else ""


def _phrased(html: str) -> Markup:
    """A Chinese line that breaks behind its signs where its phrases are short; one whose mark-up spans a sign stays as
    it is."""
    pieces = re.findall(r"(?:<[^>]+>|[^，；：。？！<])+(?:<[^>]+>|[，；：。？！])*", html)
    if "".join(pieces) != html or any(piece.count("<span") != piece.count("</span") for piece in pieces):
        return Markup(html)  # noqa: S704 -- of a typeset line
    return Markup("").join(Markup('<span class="phrase">{}</span>').format(Markup(piece)) for piece in pieces)  # noqa: S704


def _html(job: Job, card: GroupCard, press: Press, size: int, above: float) -> str:
    """With size 0 the document that is measured."""
    language = job.language
    side = module(card) * qr.size_in_modules(card.url)
    words = topic(card.title)
    width = columns(words) / 2 * _EM[language]
    return press.html(
        "groupcard/card.html.j2",
        w=WORDING[language],
        programme=job.programme,
        card=card,
        colours=of_strand(card.strand),
        topic=plain(words, language),
        why=plain(WORDING[language].scan_why, language),
        lines=tuple(_phrased(line.html) if language == "zh" else line.html for line in card.message.lines),
        topic_size=next((one for one in _TOPIC_SIZES if width * one <= _WIDTH), 0),
        size=size,
        above=round(above, 1),
        sizes=_SIZES,
        side=side,
        inset=(_PANEL - side) // 2,
        until=plain(until(card, language), language),
        note=note(card, language),
        foot=foot(card, language),
    )
