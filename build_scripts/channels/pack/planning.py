"""The world becomes the jobs of the packs: one for each lesson, one for each module, in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from build_scripts.channels.pack.contents import CARDS, ITEMS, Item
from build_scripts.channels.pack.detail import File, Pack, Part
from build_scripts.channels.pack.wording import WORDING
from build_scripts.channels.protocol import World
from build_scripts.model import CardSet, Edition, Job, Language, Lesson

PUBLIC, SCRIPTED = "site", "kit"
"""A lesson's page has the quiz and what worksheets are made of; with a script for facilitators it has a plan."""
MODULE = "module"
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|]')


def jobs(world: World, channel: str) -> Iterator[Job]:
    """For the home region, or a school's; a school's modules hold the lessons that it teaches."""
    region = world.home
    lessons = {lesson.id: lesson for lesson in world.lessons(PUBLIC)}
    for language in world.languages:
        parts = {name: _part(world, lesson, language) for name, lesson in lessons.items()}
        place = world.resolver.register.regions[region].name[language]

        def job(
            name: str, title: str, found: tuple[Part, ...], language: Language = language, place: str = place
        ) -> Job:
            needs = dict.fromkeys(file.job for part in found for file in part.files)
            return replace(
                world.job(channel, language, region, name),
                lesson=name if name in lessons else "",
                part="" if name in lessons else MODULE,
                needs=tuple(needs),
                detail=Pack(
                    safe(WORDING[language].folder.format(title=title)),
                    title,
                    place,
                    world.school(language),
                    found,
                ),
                sources=("content/index.yml",),
            )

        for name, (part, shared) in parts.items():
            whole = Part("", part.title, part.goals, (*part.files, *shared.files))
            yield job(name, part.title, (whole,))
        for strand in world.catalogue.strands:
            for module in strand.modules:
                taught = [name for name in module.lessons if name in parts and world.teaches(lessons[name])]
                if taught:
                    shared = parts[taught[0]][1]
                    title = module.title[language]
                    yield job(f"{MODULE}-{module.id}", title, (*(parts[name][0] for name in taught), shared))


def safe(name: str) -> str:
    """A name that every file system takes."""
    return " ".join(_NOT_IN_NAMES.sub(" ", name).split())


def _part(world: World, lesson: Lesson, language: Language) -> tuple[Part, Part]:
    """A lesson's own files, in a numbered folder, and those that every lesson has."""
    edition = world.edition(lesson.id, PUBLIC, language, world.home)
    found = [(item, _file(item, lesson, edition)) for item in ITEMS if _is_made(item, lesson, edition)]
    own = [file for item, file in found if not item.shared]
    own += [_cards(cards, edition) for cards in world.catalogue.card_sets if cards.lesson == lesson.id]
    folder = safe(f"{lesson.number:02d} {edition.title}")
    shared = tuple(file for item, file in found if item.shared)
    return Part(folder, edition.title, edition.goals, tuple(own)), Part("", "", (), shared)


def _is_made(item: Item, lesson: Lesson, edition: Edition) -> bool:
    if item.maker.startswith("bank-"):
        return bool(edition.quiz)
    return item.maker != "lesson-plan" or SCRIPTED in lesson.channels


def _file(item: Item, lesson: Lesson, edition: Edition) -> File:
    language = edition.language
    place = f"{language}/{edition.region}"
    job = {
        "slides-page": f"slides/{place}/{lesson.id}/page",
        "bank-paper": f"bank/{place}/{lesson.id}/paper",
        "bank-voting": f"bank/{place}/voting",
        "lesson-feedback": f"lesson-feedback/{place}/form",
    }.get(item.maker, f"{item.maker}/{place}/{lesson.id}")
    return File(job, item.output, item.side, item.file_name(language), item.note[language])


def _cards(cards: CardSet, edition: Edition) -> File:
    language = edition.language
    title = safe(CARDS.name[language].format(title=cards.title[language]))
    return File(
        job=f"cards/{language}/{edition.region}/{cards.lesson}/{cards.id}",
        output=CARDS.output,
        side=CARDS.side,
        name=f"{title}{CARDS.output}",
        note=cards.use[language],
    )
