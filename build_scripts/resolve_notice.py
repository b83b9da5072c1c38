"""Notice × language × region × date → what it says there: title, paragraphs, office and days."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts import whom_to_ask
from build_scripts.model import Language, Notice, ResolvedContact
from build_scripts.resolve import Resolver
from build_scripts.words import Words

_KEY = "key-messages"


@dataclass(frozen=True, slots=True)
class ResolvedNotice:
    """A notice in words."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    """Markdown, one paragraph each, or a list."""
    where: str
    office: ResolvedContact | None
    """None where the region's number is not known."""
    put_up: str
    take_down: str
    """ISO dates."""
    url: str
    """Of the lesson."""


def resolve_notice(
    notice: Notice, resolver: Resolver, language: Language, region: str, words: Words
) -> ResolvedNotice:
    """The notice for one region; ``words`` notes what it quotes, so that several notices share one list of sources."""
    lesson = resolver.lessons[notice.lesson]
    text = lesson.text(language)
    paragraphs = [words.markdown(paragraph[language]) for paragraph in notice.text]
    if not notice.text:
        paragraphs = [words.markdown(block.markdown) for block in text.blocks if block.kind == _KEY]
    return ResolvedNotice(
        id=notice.id,
        title=notice.title[language] if notice.title is not None else words.plain(text.title),
        paragraphs=tuple(paragraph for paragraph in paragraphs if paragraph.strip()),
        where=notice.where[language],
        office=next(iter(whom_to_ask.contacts((notice.office,), region, words)), None),
        put_up=notice.put_up.isoformat(),
        take_down=notice.take_down.isoformat(),
        url=resolver.lesson_url(lesson.id, language, region),
    )
