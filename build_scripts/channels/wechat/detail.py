"""What an article is made of beside its edition: theme, flow, where other articles are found, its place in a series."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.channels.protocol import World
from build_scripts.channels.wechat.links import links_to
from build_scripts.model import Edition, Language, Lesson, ResolvedFlow
from build_scripts.wechat.checker.limits import ARTICLES

DEFAULT_THEME = "shade"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another article of a series, or one that the text links to."""

    lesson: str
    title: str
    address: str
    """Of the article where it is known (mp.weixin.qq.com), otherwise of the lesson's page."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands in its series."""

    module: str
    title: str
    number: int
    count: int
    first: Neighbour | None
    """None where it is the first itself."""
    following: Neighbour | None


@dataclass(frozen=True, slots=True)
class Extras:
    """The detail of an article's job."""

    theme: str
    linked: tuple[Neighbour, ...]
    flow: ResolvedFlow | None
    series: Place | None
    withdraw: str
    """ISO day on which the article is to be taken down; empty where it stays."""


@dataclass(frozen=True, slots=True)
class Series:
    """The detail of a series' job: the articles of one draft, in order."""

    id: str
    title: str
    articles: tuple[Neighbour, ...]


def extras(world: World, channel: str, edition: Edition) -> Extras:
    """Everything that one article says beside its edition."""
    language, region = edition.language, edition.region
    settings = world.catalogue.wechat
    choice = settings.choice(edition.lesson)
    flow = choice.flow if choice is not None else ""
    return Extras(
        theme=(choice.theme if choice is not None else "") or settings.theme or DEFAULT_THEME,
        linked=tuple(
            neighbour(world, other, language, region)
            for other in world.catalogue.lessons
            if links_to(edition, other.id)
        ),
        flow=next((f for f in world.flows(language, region) if f.flow == flow), None) if flow else None,
        series=_place(world, channel, edition),
        withdraw=choice.withdraw.isoformat() if choice is not None and choice.withdraw is not None else "",
    )


def neighbour(world: World, lesson: Lesson, language: Language, region: str) -> Neighbour:
    """A lesson as an article links to it."""
    known = world.catalogue.wechat.address(lesson.id, language, region)
    return Neighbour(
        lesson.id,
        lesson.text(language).title,
        known or world.resolver.lesson_url(lesson.id, language, region),
    )


def groups(world: World, channel: str, language: Language) -> Iterator[tuple[str, str, tuple[Lesson, ...]]]:
    """Each draft of a module: its id, the module's title, and at most as many lessons as a draft holds. A module that
    has more of them becomes several drafts, named ``module-2`` and so on."""
    shipped = {lesson.id: lesson for lesson in world.lessons(channel)}
    for strand in world.catalogue.strands:
        for module in strand.modules:
            lessons = [shipped[name] for name in module.lessons if name in shipped]
            for start in range(0, len(lessons), ARTICLES):
                number = start // ARTICLES + 1
                yield (
                    module.id if number == 1 else f"{module.id}-{number}",
                    module.title[language],
                    tuple(lessons[start : start + ARTICLES]),
                )


def _place(world: World, channel: str, edition: Edition) -> Place | None:
    for module, title, lessons in groups(world, channel, edition.language):
        names = [lesson.id for lesson in lessons]
        if edition.lesson not in names or len(names) < 2:
            continue
        here = names.index(edition.lesson)

        def at(place: int, lessons: tuple[Lesson, ...] = lessons) -> Neighbour:
            return neighbour(world, lessons[place], edition.language, edition.region)

        return Place(
            module=module,
            title=title,
            number=here + 1,
            count=len(names),
            first=at(0) if here else None,
            following=at(here + 1) if here + 1 < len(names) else None,
        )
    return None
