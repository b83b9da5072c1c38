"""An edition becomes its pictures for the grid: measured once, laid out as one PDF, drawn page by page as PNG."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from build_scripts.channels.weibo.arrangement import (
    TITLES,
    Card,
    Cover,
    Measured,
    arrange,
    checked_line,
    headings,
    topic_size,
)
from build_scripts.channels.weibo.contents import Block, blocks, plain_text
from build_scripts.channels.weibo.division import SIZES
from build_scripts.channels.weibo.wording import WORDING
from build_scripts.feed.colours import of_strand
from build_scripts.feed.picture import pictures
from build_scripts.feed.units import Unit, topic
from build_scripts.model import Edition, ProgrammeText, ResolvedFact
from build_scripts.render import qr
from build_scripts.render.phrases import phrases
from build_scripts.render.press import Press
from build_scripts.render.typography import typeset

_STYLES = ("_shared/print.css", "weibo/cards.css")
_CODE = 660
"""Side of the QR code, in pixels, at most."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture of the grid."""

    file: str
    kind: str
    alt: str
    data: bytes
    facts: tuple[ResolvedFact, ...]
    """Whose values it says, phone numbers apart."""


def draw(
    edition: Edition, programme: ProgrammeText, units: tuple[Unit, ...], press: Press
) -> tuple[Drawn, ...]:
    """Three, six or nine pictures. Overflow, naming what is too long, where not even the steps fit."""
    pdf, cards = layout(edition, programme, units, press)
    said = ((), *(tuple(fact for b in card.blocks for fact in b.unit.quoted) for card in cards), ())
    return tuple(
        Drawn(f"{number}-{kind}.png", kind, alt, data, tuple(dict.fromkeys(facts)))
        for number, ((kind, alt), data, facts) in enumerate(
            zip(_told(edition, cards), pictures(pdf), said, strict=True), 1
        )
    )


def layout(
    edition: Edition, programme: ProgrammeText, units: tuple[Unit, ...], press: Press
) -> tuple[bytes, tuple[Card, ...]]:
    """The PDF, a page for each picture, and what the pages between the first and the last show."""
    found = blocks(edition, units)
    style = press.style(*_STYLES)
    document = press.engine.layout(_html(edition, programme, press, measured=found), style, press.templates)
    heights = {
        name: bottom - top for page in document.pages for name, (_, top, _, bottom) in page.anchors.items()
    }
    cover, cards = arrange(edition, found, Measured(heights, headings(found)))
    return press.pdf(_html(edition, programme, press, cover=cover, cards=cards), style), cards


def _told(edition: Edition, cards: tuple[Card, ...]) -> tuple[tuple[str, str], ...]:
    """The kind of each picture, and what it says in words."""
    words = WORDING[edition.language]
    return (
        ("cover", _sentences(edition, edition.title, edition.summary, edition.region_name)),
        *(
            (
                card.kind,
                _sentences(
                    edition, topic(edition.title), plain_text(card.blocks, edition.language), card.note
                ),
            )
            for card in cards
        ),
        ("code", _sentences(edition, words.code_alt.format(title=edition.title), edition.url)),
    )


def _sentences(edition: Edition, *pieces: str) -> str:
    stop = "。" if edition.language == "zh" else ". "
    said = stop.join(piece.rstrip("。. ") for piece in pieces if piece)
    # An address ends where it ends.
    return said if said.endswith("/") else said + stop.strip()


def _html(
    edition: Edition,
    programme: ProgrammeText,
    press: Press,
    *,
    measured: tuple[Block, ...] = (),
    cover: Cover | None = None,
    cards: tuple[Card, ...] = (),
) -> str:
    modules = qr.size_in_modules(edition.url)
    return press.html(
        "weibo/cards.html.j2",
        w=WORDING[edition.language],
        edition=edition,
        programme=programme,
        colours=of_strand(edition.strand),
        summary=Markup(typeset(str(Markup.escape(edition.summary)), edition.language)),  # noqa: S704 -- escaped
        topic=topic(edition.title),
        topic_size=topic_size(edition),
        pieces=phrases(edition.title) if edition.language == "zh" else (edition.title,),
        measured=measured,
        headings=headings(measured),
        sizes=SIZES,
        titles=TITLES,
        cover=cover,
        cards=cards,
        foot=checked_line(edition, edition.checked),
        side=_CODE // modules * modules,
        address=tuple(re.findall(r"[^/]*/+|[^/]+$", edition.url)),
    )
