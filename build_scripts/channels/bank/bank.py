"""A lesson's questions with all that formats say around them."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.channels.bank.items import Item
from build_scripts.model import Edition, Job, Language, ProgrammeText


@dataclass(frozen=True, slots=True)
class Bank:
    """The question bank of one lesson in one language and region."""

    programme: ProgrammeText
    edition: Edition
    """With the quiz alone; the code of its edition stands on every sheet."""
    items: tuple[Item, ...]

    @property
    def language(self) -> Language:
        """Of all its texts."""
        return self.edition.language

    @property
    def lesson(self) -> str:
        """Its id."""
        return self.edition.lesson

    @property
    def title(self) -> str:
        """The lesson's."""
        return self.edition.title


@dataclass(frozen=True, slots=True)
class Questions:
    """What a job holds beside its editions: for each of them its items and programme."""

    items: tuple[tuple[Item, ...], ...]
    programmes: tuple[ProgrammeText, ...]


def banks(job: Job) -> tuple[Bank, ...]:
    """The banks of a job, in the order of its editions."""
    detail = job.detail
    assert isinstance(detail, Questions)
    return tuple(
        Bank(programme, edition, items)
        for programme, edition, items in zip(detail.programmes, job.editions, detail.items, strict=False)
    )
