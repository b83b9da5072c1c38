"""A lesson's first key message becomes what a card says."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from build_scripts.canonical import edition_code
from build_scripts.feed.excerpt import GROUP_CARD_KIND
from build_scripts.feed.units import Unit, oldest_check, units
from build_scripts.model import Edition
from build_scripts.model.resolved import ONLY_IF_SET


@dataclass(frozen=True, slots=True)
class GroupCard:
    """One message, one code."""

    lesson: str
    strand: str
    title: str
    region_name: str
    message: Unit
    url: str
    checked: str
    """ISO: the oldest check of the facts of its message, or, where it quotes none, of its whole lesson."""
    code: str
    withdraw: str = field(default="", metadata=ONLY_IF_SET)
    """ISO: the day on which the lesson's article is to be taken down, and with it the card; empty where it stays."""


def group_card(excerpt: Edition, lesson_checked: str, withdraw: str) -> GroupCard | None:
    """The card of a lesson; None where it has no key message. ``excerpt`` holds its key messages."""
    found = units(excerpt, (GROUP_CARD_KIND,))
    if not found:
        return None
    card = GroupCard(
        lesson=excerpt.lesson,
        strand=excerpt.strand,
        title=excerpt.title,
        region_name=excerpt.region_name,
        message=found[0],
        url=excerpt.url,
        checked=oldest_check(found[:1], lesson_checked),
        code="",
        withdraw=withdraw,
    )
    return replace(card, code=edition_code(card.lesson, excerpt.region, excerpt.language, card))
