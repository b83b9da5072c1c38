"""A lesson becomes the edition that a class sees: what the site and the kit carry together, with the script."""

from __future__ import annotations

from dataclasses import replace

from build_scripts.canonical import edition_code
from build_scripts.channels.protocol import World
from build_scripts.model import Edition, Language, Lesson, LessonText

CHANNEL = "slides"
CARRIED_BY = ("site", "kit")
"""Slides are the lesson for a class: they have the lessons and blocks that may ship to one of these."""
_BASE = CARRIED_BY[0]
"""The channel that may carry the quiz."""


def lessons(world: World) -> tuple[Lesson, ...]:
    """The lessons that have slides, in the order of the index."""
    return tuple(lesson for lesson in world.catalogue.lessons if set(CARRIED_BY) & set(lesson.channels))


def class_edition(world: World, lesson: Lesson, language: Language, region: str) -> Edition:
    """The lesson with every block that one of the two channels carries, its facts counted anew among them."""

    def shown(text: LessonText) -> LessonText:
        return replace(
            text,
            blocks=tuple(
                replace(block, channels=(_BASE,))
                for block in text.blocks
                if any(world.resolver.carries(lesson, block, name, internal=True) for name in CARRIED_BY)
            ),
        )

    part = replace(
        lesson,
        channels=(_BASE,),
        zh=shown(lesson.zh),
        en=shown(lesson.en),
        quiz=lesson.quiz if _BASE in lesson.channels else (),
    )
    edition = world.resolver.edition(part, _BASE, language, region, internal=True)
    bare = replace(edition, channel=CHANNEL, code="")
    return replace(bare, code=edition_code(bare.lesson, bare.region, bare.language, bare))
