"""A lesson becomes the parts of it that a feed can carry, so that their edition lists the facts of those alone."""

from __future__ import annotations

from dataclasses import replace

from build_scripts.model import Lesson, LessonText, WeChatSettings

GROUP_CARD_KIND = "key-messages"
"""The kind of block whose first item is the card for groups; a lesson without one has no card."""
SOURCE_CHANNEL = "wechat"
"""What may stand in an article may stand beside it in a feed: one line of the index decides for both."""
_NOBODY = "-"
"""A topic that no contact has: an excerpt names the numbers that its own text quotes."""


def excerpt(lesson: Lesson, kinds: tuple[str, ...]) -> Lesson:
    """The blocks of these kinds, without quiz, goals and contacts."""
    return replace(
        lesson,
        zh=_only(lesson.zh, kinds),
        en=_only(lesson.en, kinds),
        quiz=(),
        topics=(_NOBODY,),
    )


def withdrawn(settings: WeChatSettings, lesson: str) -> str:
    """The ISO day on which a lesson's article is to be taken down, and with it what was posted beside it; empty where
    it stays."""
    choice = settings.choice(lesson)
    return choice.withdraw.isoformat() if choice is not None and choice.withdraw is not None else ""


def _only(text: LessonText, kinds: tuple[str, ...]) -> LessonText:
    return replace(text, goals=(), blocks=tuple(block for block in text.blocks if block.kind in kinds))
