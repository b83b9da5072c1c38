"""The resolved world becomes the site's jobs: each carries what its page shows and nothing else.

Navigation titles are in every page's frame, so a changed title makes every page anew; a changed fact only the pages
that quote it, and the search index.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from build_scripts import references
from build_scripts.channels.protocol import World
from build_scripts.channels.site.details import (
    ASSETS,
    DOWNLOAD,
    GLOSSARY,
    HOME,
    HREFLANG,
    NOT_FOUND,
    PAGE,
    SEARCH,
    SITE,
    SITEMAP,
    Card,
    Entry,
    Frame,
    FrameOnly,
    GlossaryDetail,
    HomeDetail,
    LessonDetail,
    NavLesson,
    NavModule,
    NavStrand,
    Neighbour,
    PlaceDetail,
    SearchDetail,
    SitemapDetail,
)
from build_scripts.model import Edition, Job, Language, ResolvedContact
from build_scripts.resolve import HOTLINE

_LANGUAGE_NAMES = {"zh": "中文", "en": "English"}
_LEAFLET = "leaflet"


def plan(world: World) -> tuple[Job, ...]:
    """The jobs of all languages and regions."""
    return tuple(
        job
        for language in world.languages
        for region in world.regions
        for job in plan_one(world, language, region, neighbours=True)
    )


def plan_one(world: World, language: Language, region: str, *, neighbours: bool) -> Iterator[Job]:
    """The jobs of one language and region; without ``neighbours`` the pages offer no other language or region."""
    editions = tuple(
        world.edition(lesson.id, SITE, language, region) for lesson in world.lessons(SITE)
    )
    frame = _frame(world, language, region, editions, neighbours=neighbours)
    entries = tuple(_entries(world, language, editions))
    site = Job(
        id=f"{SITE}/{language}/{region}",
        channel=SITE,
        language=language,
        region=region,
        programme=world.programme(language),
    )

    def job(part: str, detail: object, name: str = "", *, editions: tuple[Edition, ...] = (), **more: object) -> Job:
        return replace(
            site, id=f"{site.id}/{name or part}", part=part, detail=detail, editions=editions, **more
        )

    group = site.id
    yield job(
        HOME,
        _home(world, region, frame, editions),
        editions=_home_excerpts(world, language, region, editions),
        group=group,
        sources=("content/index.yml",),
    )
    for edition in editions:
        leaflet = neighbours and any(_LEAFLET in lesson.channels for lesson in world.lessons(_LEAFLET)
                                     if lesson.id == edition.lesson)
        yield job(
            PAGE,
            LessonDetail(frame, leaflet),
            f"lessons/{edition.lesson}",
            editions=(edition,),
            lesson=edition.lesson,
            group=group,
        )
        if leaflet:
            yield job(
                DOWNLOAD,
                PlaceDetail(frame.prefix),
                f"downloads/{edition.lesson}",
                editions=(world.edition(edition.lesson, _LEAFLET, language, region),),
                lesson=edition.lesson,
                needs=(f"{_LEAFLET}/{language}/{region}/{edition.lesson}",),
            )
    yield job(
        GLOSSARY,
        GlossaryDetail(frame, entries),
        editions=_glossary_excerpts(world, language, editions),
        group=group,
        sources=("content/glossary.yml",),
    )
    yield job(NOT_FOUND, FrameOnly(frame), group=group)
    pages = ("", *(f"lessons/{edition.lesson}/" for edition in editions), "glossary/")
    yield job(SITEMAP, SitemapDetail(pages, frame.languages), group=group)
    yield job(ASSETS, PlaceDetail(frame.prefix), group=group)
    yield job(SEARCH, SearchDetail(frame.prefix, entries), editions=editions)


def _frame(
    world: World, language: Language, region: str, editions: tuple[Edition, ...], *, neighbours: bool
) -> Frame:
    titles = {edition.lesson: edition.title for edition in editions}
    strands = []
    for strand in world.catalogue.strands:
        modules = []
        for module in strand.modules:
            lessons = tuple(NavLesson(slug, titles[slug]) for slug in module.lessons if slug in titles)
            if lessons:
                modules.append(NavModule(module.title[language], lessons))
        if modules:
            strands.append(NavStrand(strand.id, strand.title[language], tuple(modules)))
    regions = world.resolver.register.regions
    path = world.resolver.site_path
    return Frame(
        prefix=path(language, region) if neighbours else "",
        region_name=regions[region].name[language],
        strands=tuple(strands),
        languages=tuple(
            Neighbour(_LANGUAGE_NAMES[other], HREFLANG[other], path(other, region), other == language)
            for other in world.languages
            if neighbours
        ),
        regions=tuple(
            Neighbour(regions[other].short[language], HREFLANG[language], path(language, other), other == region)
            for other in world.regions
            if neighbours
        ),
    )


def _home(world: World, region: str, frame: Frame, editions: tuple[Edition, ...]) -> HomeDetail:
    contacts = editions[0].contacts if editions else ()
    return HomeDetail(
        frame,
        tuple(Card(e.lesson, e.title, e.summary, e.minutes, e.level_name) for e in editions),
        _hotline(world, region, contacts),
        contacts,
    )


def _hotline(world: World, region: str, contacts: tuple[ResolvedContact, ...]) -> ResolvedContact | None:
    """The contact behind the number that readers are told to call first, else the nearest one with a number."""
    phones = {contact.id: contact.phone for contact in world.resolver.register.contacts(region)}
    with_phone = [contact for contact in contacts if contact.phone]
    first = [contact for contact in with_phone if phones.get(contact.id) == HOTLINE]
    return next(iter((*first, *with_phone)), None)


def _home_excerpts(
    world: World, language: Language, region: str, editions: tuple[Edition, ...]
) -> tuple[Edition, ...]:
    """Titles and summaries with the facts that they quote; the first one also has the contacts' numbers."""
    phones = {c.phone for c in world.resolver.register.contacts(region) if c.phone is not None}
    excerpts = []
    for edition in editions:
        text = next(lesson for lesson in world.catalogue.lessons if lesson.id == edition.lesson).text(language)
        quoted = {r.id for r in references.find(f"{text.title}\n{text.summary}") if r.kind == "fact"}
        excerpts.append(_excerpt(edition, quoted if excerpts else quoted | phones, text.location.path))
    return tuple(excerpts)


def _glossary_excerpts(
    world: World, language: Language, editions: tuple[Edition, ...]
) -> tuple[Edition, ...]:
    """Terms with the facts that their definitions quote, from the first lesson that uses each."""
    raw = {term.id: term.definition[language] for term in world.catalogue.terms}
    seen: set[str] = set()
    excerpts = []
    for edition in editions:
        quoted: set[str] = set()
        for term in edition.terms:
            if term.id not in seen:
                seen.add(term.id)
                quoted |= {r.id for r in references.find(raw[term.id]) if r.kind == "fact"}
        if quoted:
            excerpts.append(_excerpt(edition, quoted, "content/glossary.yml"))
    return tuple(excerpts)


def _excerpt(edition: Edition, fact_ids: set[str], source: str) -> Edition:
    """An edition of which only the title, the summary and some facts are quoted."""
    facts = tuple(replace(fact, source_number=0) for fact in edition.facts if fact.id in fact_ids)
    return replace(
        edition,
        goals=(),
        audiences=(),
        passages=(),
        quiz=(),
        facts=facts,
        terms=(),
        contacts=(),
        pictures=(),
        sources=edition.sources if facts else (source,),
        checked="",
        review_by="",
        code="",
    )


def _entries(world: World, language: Language, editions: tuple[Edition, ...]) -> Iterable[Entry]:
    """The terms that lessons use, in the order of the glossary."""
    used: dict[str, list[NavLesson]] = {}
    definitions: dict[str, str] = {}
    for edition in editions:
        for term in edition.terms:
            used.setdefault(term.id, []).append(NavLesson(edition.lesson, edition.title))
            definitions.setdefault(term.id, term.definition)
    for term in world.catalogue.terms:
        if term.id in used:
            also = term.also_zh if language == "zh" else term.also_en
            yield Entry(term.id, term.name[language], also, definitions[term.id], tuple(used[term.id]))
