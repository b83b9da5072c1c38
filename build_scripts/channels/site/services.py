"""The resolved world becomes the jobs of the service pages: directory, learning paths, mistakes, accessibility."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from build_scripts.channels.protocol import World
from build_scripts.channels.site import teaching
from build_scripts.channels.site.details import Card, Frame
from build_scripts.channels.site.service_details import (
    ACCESSIBILITY,
    PATHS,
    REPORT,
    SERVICES,
    WHERE,
    Path,
    PathsDetail,
    WhereDetail,
    WordsDetail,
)
from build_scripts.model import Edition, Job
from build_scripts.words import Words

CITY_LINE = "hotline-12345"
"""The number for those who do not know whom to ask."""


def jobs(
    empty: Job, world: World, frame: Frame, cards: tuple[Card, ...], editions: tuple[Edition, ...]
) -> Iterator[Job]:
    """The five pages of one language and region, as jobs like ``empty``."""
    words = Words(world.resolver.register, world.resolver.known, (), empty.language, empty.region)
    where = _where(words, frame)
    yield replace(
        empty,
        id=f"{empty.id}/{WHERE}",
        part=WHERE,
        detail=where,
        facts=tuple(replace(fact, source_number=0) for fact in words.facts()),
        sources=tuple(sorted(words.files())),
    )
    index = ("content/index.yml",)
    paths = PathsDetail(frame, tuple(_paths(empty, world, cards)))
    yield replace(empty, id=f"{empty.id}/{PATHS}", part=PATHS, detail=paths, sources=index)
    yield teaching.page(empty, world, frame, editions)
    mail = world.catalogue.programme.mail
    for part in (REPORT, ACCESSIBILITY):
        yield replace(
            empty,
            id=f"{empty.id}/{part}",
            part=part,
            detail=WordsDetail(frame, mail if part == REPORT else ""),
            sources=index,
        )


def addresses() -> tuple[str, ...]:
    """Below the site's beginning."""
    return tuple(f"{part}/" for part in SERVICES)


def publics(world: World, editions: tuple[Edition, ...]) -> tuple[tuple[str, str], ...]:
    """(id, name) of the publics that some of these lessons are for, in the order of the index."""
    here = {edition.lesson for edition in editions}
    served = {a for lesson in world.catalogue.lessons if lesson.id in here for a in lesson.audiences}
    return tuple(
        (audience.id, audience.name[edition.language])
        for edition in editions[:1]
        for audience in world.catalogue.audiences
        if audience.id in served and not audience.internal
    )


def _where(words: Words, frame: Frame) -> WhereDetail:
    register = words.register
    region = register.regions[words.region]
    numbers = {contact.id: contact.phone for contact in register.contacts(region.id)}
    contacts = tuple(words.contacts(region.id, ()))
    calling = [contact for contact in contacts if contact.phone]
    first = [contact for contact in calling if numbers[contact.id] == CITY_LINE]
    missing = tuple(words.plain(text[words.language]) for text in region.missing)
    return WhereDetail(frame, contacts, next(iter((*first, *calling)), None), missing)


def _paths(empty: Job, world: World, cards: tuple[Card, ...]) -> Iterator[Path]:
    by_slug = {card.slug: card for card in cards}
    for audience in world.catalogue.audiences:
        if audience.internal:
            continue
        wanted = [lesson.id for lesson in world.catalogue.lessons if audience.id in lesson.audiences]
        chosen = tuple(by_slug[slug] for slug in wanted if slug in by_slug)
        if chosen:
            about = audience.about[empty.language] if audience.about is not None else ""
            yield Path(audience.id, audience.name[empty.language], about, chosen)
