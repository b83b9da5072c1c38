"""The facts of a page become the days after which it may be out of date, and what it then says of itself.

Only the reader's browser compares them with a clock: a build on another day gives the same page, and a copy that was
saved long ago warns as well as the page on the server.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from build_scripts.channels.site import prose
from build_scripts.channels.site.labels import Labels
from build_scripts.formats import day_in_words
from build_scripts.model import Language, ResolvedFact, first_review


@dataclass(frozen=True, slots=True)
class Notice:
    """What is shown from the day after ``after`` (ISO, by the reader's clock)."""

    after: str
    text: str


@dataclass(frozen=True, slots=True)
class Expiry:
    """The notices of a page, the weightiest first (one is shown), whom to call, and where the page's newest state
    is; ``phone`` may be empty."""

    notices: tuple[Notice, ...]
    phone: str
    tel: str
    newest: str


def expiry(
    facts: Iterable[ResolvedFact], phone: str, newest: str, labels: Labels, language: Language
) -> Expiry | None:
    """What the theme reads from a page's front matter; None for a page whose facts have no such days."""
    notices = tuple(_notices(tuple(facts), labels, language))
    return Expiry(notices, phone, prose.phone_address(phone), newest) if notices else None


def _notices(facts: tuple[ResolvedFact, ...], labels: Labels, language: Language) -> Iterator[Notice]:
    # A value that has ended is surely past; one whose check is overdue only may be.
    ended = min((fact.effective_to for fact in facts if fact.effective_to), default="")
    if ended:
        yield Notice(ended, labels.stale_value.format(day_in_words(ended, language)))
    due = first_review(facts)
    if due:
        yield Notice(due, labels.stale_review.format(day_in_words(due, language)))
