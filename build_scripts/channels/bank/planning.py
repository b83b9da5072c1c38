"""The world becomes the jobs of the question bank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from build_scripts.channels.bank.bank import Questions
from build_scripts.channels.bank.items import items
from build_scripts.channels.protocol import World
from build_scripts.model import Edition, Job, Language, Lesson

CARRIED_BY = "site"
"""The bank has the quizzes that the site has."""
COURSE_KINDS = ("key-messages", "what", "who")
"""What a course says of the lesson before it asks."""
_NOBODY = "-"
"""A topic that no contact has: questions name whom to ask themselves."""


def jobs(world: World, channel: str) -> Iterator[Job]:
    """For the home region, in each language: jobs for each lesson's papers, files, form and course, and two for
    what all lessons share. A quiz is on the site or nowhere."""
    region = world.home
    for language in world.languages:
        found: list[tuple[Lesson, Edition]] = []
        for lesson in world.lessons(CARRIED_BY):
            edition = _edition(world, lesson, language, region, ())
            if edition.quiz:
                found.append((lesson, edition))
                yield from _of_lesson(world, channel, lesson, edition)
        if found:
            # Voting cards quote nothing: they stay as they are while figures change.
            yield replace(world.job(channel, language, region, "voting"), part="voting")
            yield replace(
                world.job(channel, language, region, "all"),
                part="all",
                editions=tuple(edition for _, edition in found),
                detail=Questions(
                    tuple(items(edition, lesson) for lesson, edition in found),
                    tuple(world.programme(language) for _ in found),
                ),
            )


def _of_lesson(world: World, channel: str, lesson: Lesson, edition: Edition) -> Iterator[Job]:
    language, region = edition.language, edition.region
    own = items(edition, lesson)
    talk = _edition(world, lesson, language, region, ("discussion",))
    course = _edition(world, lesson, language, region, COURSE_KINDS)
    both = tuple(_edition(world, lesson, one, region, ()) for one in world.languages)
    for part, editions, found in (
        ("paper", (edition, talk), (own,)),
        ("files", (edition,), (own,)),
        ("form", both, tuple(items(one, lesson) for one in both)),
        ("course", (edition, course), (own,)),
    ):
        yield replace(
            world.job(channel, language, region, f"{lesson.id}/{part}"),
            lesson=lesson.id,
            part=part,
            editions=editions,
            detail=Questions(found, tuple(world.programme(one.language) for one in editions[: len(found)])),
        )


def _edition(
    world: World, lesson: Lesson, language: Language, region: str, kinds: tuple[str, ...]
) -> Edition:
    """The lesson's quiz with passages of these kinds alone, so that the edition lists only what is quoted."""
    bare = replace(
        lesson,
        zh=replace(lesson.zh, summary="", blocks=tuple(b for b in lesson.zh.blocks if b.kind in kinds)),
        en=replace(lesson.en, summary="", blocks=tuple(b for b in lesson.en.blocks if b.kind in kinds)),
        topics=(_NOBODY,),
    )
    return world.resolver.edition(bare, CARRIED_BY, language, region)
