"""A card becomes an A4 sheet of ten: the most important numbers in front, the others and places to go on the back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from build_scripts.channels.card import geometry
from build_scripts.channels.card.detail import Card, CardContact
from build_scripts.channels.card.wording import WORDING
from build_scripts.formats import day_in_words
from build_scripts.model import Job, Language
from build_scripts.paper.imprint import plain
from build_scripts.paper.wording import WORDING as IMPRINT
from build_scripts.render import qr
from build_scripts.render.faults import Overflow
from build_scripts.render.press import Press
from build_scripts.render.source_lines import source_lines

_STYLES = ("_shared/print.css", "card/card.css")
_FRONT = 4
"""Numbers on the front, at most: four are found at a glance."""
_SIDES = {"front": "正面", "back": "背面"}
_MM = 25.4 / 96
_AIR = 0.9
"""Millimetres above and below a row, more than its own, that a side gives at most where it has room."""
_LINE = 3.4
"""Height of a line of small type, in millimetres."""


@dataclass(frozen=True, slots=True)
class Row:
    """A contact, set for print."""

    phone: str
    name: Markup
    second: Markup
    short: bool
    """Whether the second line is one line."""
    second_language: str
    """As HTML has it; empty where it is the card's own."""
    where: Markup


Form = Literal["all", "short", "none"]
"""Which second lines a side shows: all, those of one line, or none."""
_FORMS: tuple[Form, ...] = ("all", "short", "none")
_SECOND_WIDTH = 53.0
_SECOND_EM = 8 * 25.4 / 72
"""Room for a second line and its type, in millimetres."""


def sheet(job: Job, card: Card, press: Press) -> bytes:
    """The PDF. A side leaves out what its contacts help with where there is no room; a second language never.
    Overflow where even that does not fit."""
    style = press.style(*_STYLES)
    forms = _FORMS[:1] if card.second_region_name else _FORMS
    heights = _heights(_html(job, card, press, measured=forms), style, press)
    front, back = (_fitting(side, forms, heights, job.region) for side in ("front", "back"))
    below = max(heights["margin-1"], heights["margin-2"])
    if below > geometry.MARGIN_HEIGHT:
        raise _too_long("sources", "页边的依据", "the list of sources", below - geometry.MARGIN_HEIGHT)
    numbers = len(card.contacts[:_FRONT]), len(card.contacts[_FRONT:])
    airs = (_air(heights[f"front-{front}"], numbers[0]), _air(heights[f"back-{back}"], numbers[1]))
    return press.pdf(_html(job, card, press, sides=(front, back), airs=airs), style)


def _air(height: float, rows: int) -> float:
    """Millimetres to add above and below each row of a side of that height, so that it fills its card better."""
    spare = max(geometry.TEXT_HEIGHT - height, 0.0)
    return min(_AIR, int(100 * spare / (2 * max(rows, 1))) / 100)


def _fitting(side: str, forms: tuple[Form, ...], heights: dict[str, float], region: str) -> Form:
    for form in forms:
        if heights[f"{side}-{form}"] <= geometry.TEXT_HEIGHT:
            return form
    over = heights[f"{side}-{forms[-1]}"] - geometry.TEXT_HEIGHT
    raise _too_long(side, f"{region}：卡片{_SIDES[side]}", f"the {side}", over)


def _too_long(block: str, where_zh: str, where: str, over: float) -> Overflow:
    lines = int(over / _LINE) + 1
    return Overflow(
        block,
        f"{where_zh}多出{lines}行，请把联系方式的名称写短 / "
        f"{where} is {lines} line{'s' if lines > 1 else ''} too long: shorten the names of the contacts",
    )


def _html(
    job: Job,
    card: Card,
    press: Press,
    *,
    measured: tuple[Form, ...] = (),
    sides: tuple[Form, Form] = ("all", "all"),
    airs: tuple[float, float] = (0.0, 0.0),
) -> str:
    language: Language = job.language
    words, imprint = WORDING[language], IMPRINT[language]
    lines = source_lines(job.facts, imprint.stop)
    rows = tuple(_row(contact, card, language) for contact in card.contacts)
    return press.html(
        "card/card.html.j2",
        measured=measured,
        sides=sides,
        airs=airs,
        card=card,
        programme=job.programme,
        w=words,
        second_w=WORDING["en"] if card.second_region_name else None,
        imprint=imprint,
        front=rows[:_FRONT],
        back=rows[_FRONT:],
        checked=imprint.checked.format(day=day_in_words(card.checked, language)),
        disclaimer=plain(job.programme.disclaimer, language),
        sources=(lines[: -(-len(lines) // 2)], lines[-(-len(lines) // 2) :]),
        code_side=round(qr.size_in_modules(card.url) * geometry.MODULE, 2),
        places={False: geometry.places(back=False), True: geometry.places(back=True)},
        marks=geometry.marks(),
        geometry=geometry,
    )


def _row(contact: CardContact, card: Card, language: Language) -> Row:
    other: Language = "en" if card.second_region_name else language
    return Row(
        phone=contact.phone,
        name=plain(contact.name, language),
        second=plain(contact.second, other),
        short=sum(1.0 if ord(sign) > 0x2E7F else 0.5 for sign in contact.second) * _SECOND_EM < _SECOND_WIDTH,
        second_language=IMPRINT[other].html_language if other != language else "",
        where=plain(contact.where, language),
    )


def _heights(html: str, style: str, press: Press) -> dict[str, float]:
    document = press.engine.layout(html, style, press.templates)
    return {
        name: (bottom - top) * _MM
        for page in document.pages
        for name, (_, top, _, bottom) in page.anchors.items()
    }
