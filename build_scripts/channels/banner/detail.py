"""A slogan, resolved for one reader, becomes what its banner says."""

from __future__ import annotations

from dataclasses import dataclass, replace

from build_scripts.canonical import edition_code
from build_scripts.channels.protocol import World
from build_scripts.model import Language, ResolvedFact, Slogan, earliest_check, first_review
from build_scripts.words import Words


@dataclass(frozen=True, slots=True)
class Banner:
    """A sentence, and where it leads."""

    words: str
    region_name: str
    lesson_title: str
    url: str
    """Of the first lesson."""
    checked: str
    """ISO; empty while it rests on no fact."""
    review_by: str
    code: str


def banner(
    world: World, slogan: Slogan, language: Language, region: str
) -> tuple[Banner, tuple[ResolvedFact, ...], tuple[str, ...]]:
    """The banner, the facts that it quotes, and its source files."""
    resolver = world.resolver
    words = Words(resolver.register, resolver.known, (), language, region)
    said = words.plain(slogan.say[language])
    lesson = resolver.lessons[slogan.lessons[0]]
    title = words.plain(lesson.text(language).title)
    facts = words.facts()
    found = Banner(
        words=said,
        region_name=resolver.register.regions[region].name[language],
        lesson_title=title,
        url=resolver.lesson_url(lesson.id, language, region),
        checked=earliest_check(facts),
        review_by=first_review(facts),
        code="",
    )
    code = edition_code(slogan.id, region, language, found)
    sources = {slogan.location.path, lesson.text(language).location.path, *words.files()}
    return replace(found, code=code), facts, tuple(sorted(sources))
