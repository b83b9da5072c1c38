"""The resolved world becomes the site's jobs: each carries what its page shows and nothing else.

Navigation titles are in every page's frame, so a changed title makes every page anew; a changed fact only the pages
that quote it, and the search index.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from build_scripts import references, vocabulary
from build_scripts.channels.protocol import World
from build_scripts.channels.site import guides, offline, services, share, teaching, worker
from build_scripts.channels.site.details import (
    APP,
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
    AppDetail,
    Card,
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
from build_scripts.channels.site.history import changes
from build_scripts.model import Edition, Job, Language, ResolvedContact, ResolvedFact
from build_scripts.words import HOTLINE

_LANGUAGE_NAMES = {"zh": "中文", "en": "English"}
_LEAFLET = "leaflet"


def plan(world: World) -> tuple[Job, ...]:
    """The jobs of all languages and regions, and the archives of them all."""
    jobs = tuple(
        job
        for language in world.languages
        for region in world.regions
        for job in plan_one(world, language, region, neighbours=True)
    )
    workers = tuple(worker.job(first, jobs) for first in jobs if first.part == APP)
    return (*jobs, *workers, *offline.jobs(jobs, world.languages, world.regions[0]))


def plan_one(world: World, language: Language, region: str, *, neighbours: bool) -> Iterator[Job]:
    """The jobs of one language and region; without ``neighbours`` the pages offer no other language or region."""
    editions = tuple(world.edition(lesson.id, SITE, language, region) for lesson in world.lessons(SITE))
    cards = share.own(world, language, region) if neighbours else ()
    frame = _frame(world, language, region, editions, neighbours=neighbours)
    if region != world.regions[0]:
        frame = replace(frame, own_cards=tuple(card.name for card in cards))
    words = world.vocabulary(language, region)
    empty = world.job(SITE, language, region)
    alone = partial(_job, empty)
    page = partial(_job, replace(empty, group=empty.id))
    home = _home(world, region, frame, editions)
    yield page(
        HOME,
        home,
        editions=_home_excerpts(world, language, region, editions),
        sources=("content/index.yml",),
    )
    printed = {lesson.id for lesson in world.lessons(_LEAFLET)} if neighbours else set()
    for edition in editions:
        slug = edition.lesson
        changed = changes(edition.facts, world.resolver.register, language)
        detail = LessonDetail(frame, slug in printed, changed)
        yield page(PAGE, detail, f"lessons/{slug}", editions=(edition,), lesson=slug)
        if slug in printed:
            yield alone(
                DOWNLOAD,
                PlaceDetail(frame.prefix),
                f"downloads/{slug}",
                editions=(world.edition(slug, _LEAFLET, language, region),),
                lesson=slug,
                needs=(f"{_LEAFLET}/{language}/{region}/{slug}",),
            )
    yield page(
        GLOSSARY,
        GlossaryDetail(frame, words.entries, bool(words.entries) and neighbours),
        editions=words.quotes,
        sources=(vocabulary.SOURCE,),
    )
    if words.entries and neighbours:
        yield alone(
            DOWNLOAD,
            PlaceDetail(frame.prefix),
            f"downloads/{GLOSSARY}",
            editions=words.quotes,
            needs=(f"{GLOSSARY}/{language}/{region}",),
        )
    call = _number(world, region, home.hotline, editions)
    yield replace(page(NOT_FOUND, FrameOnly(frame, home.hotline if call else None)), facts=call)
    flows, calculators = world.flows(language, region), world.calculators(language, region)
    yield from guides.jobs(replace(empty, group=empty.id), frame, flows, calculators, printed=neighbours)
    addresses = ("", *(f"lessons/{edition.lesson}/" for edition in editions), "glossary/")
    yield from services.jobs(replace(empty, group=empty.id), world, frame, _cards(editions), editions)
    addresses += (*guides.addresses(flows, calculators), *services.addresses())
    yield page(SITEMAP, SitemapDetail(addresses, frame.languages))
    yield page(ASSETS, PlaceDetail(frame.prefix))
    yield from share.jobs(empty, frame.prefix, cards)
    if neighbours:
        yield from teaching.files(empty, world, editions)
    search = SearchDetail(frame.prefix, words.entries, guides.findings(flows, calculators, language))
    yield replace(alone(SEARCH, search, editions=editions), facts=guides.quoted(flows))
    if neighbours:
        yield alone(APP, AppDetail(frame.prefix, frame.region_name))


def _job(
    empty: Job,
    part: str,
    detail: object,
    name: str = "",
    *,
    editions: tuple[Edition, ...] = (),
    lesson: str = "",
    needs: tuple[str, ...] = (),
    sources: tuple[str, ...] = (),
) -> Job:
    """The job of one product; ``name`` tells it from others of its part."""
    return replace(
        empty,
        id=f"{empty.id}/{name or part}",
        part=part,
        detail=detail,
        editions=editions,
        lesson=lesson,
        needs=needs,
        sources=sources,
    )


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
            Neighbour(
                regions[other].short[language], HREFLANG[language], path(language, other), other == region
            )
            for other in world.regions
            if neighbours
        ),
        preview=not neighbours,
        shared_from=path(language, world.regions[0]),
        flows=bool(world.catalogue.flows),
        calculators=bool(world.catalogue.calculators),
    )


def _home(world: World, region: str, frame: Frame, editions: tuple[Edition, ...]) -> HomeDetail:
    found = {contact.id: contact for edition in editions for contact in edition.contacts}
    contacts = tuple(
        found[contact.id] for contact in world.resolver.register.contacts(region) if contact.id in found
    )
    return HomeDetail(
        frame,
        _cards(editions),
        _hotline(world, region, contacts),
        contacts,
        services.publics(world, editions),
    )


def _cards(editions: tuple[Edition, ...]) -> tuple[Card, ...]:
    return tuple(Card(e.lesson, e.title, e.summary, e.minutes, e.level_name) for e in editions)


def _hotline(world: World, region: str, contacts: tuple[ResolvedContact, ...]) -> ResolvedContact | None:
    """The contact behind the number that readers are told to call first, else the nearest one with a number."""
    phones = {contact.id: contact.phone for contact in world.resolver.register.contacts(region)}
    with_phone = [contact for contact in contacts if contact.phone]
    first = [contact for contact in with_phone if phones.get(contact.id) == HOTLINE]
    return next(iter((*first, *with_phone)), None)


def _number(
    world: World, region: str, contact: ResolvedContact | None, editions: tuple[Edition, ...]
) -> tuple[ResolvedFact, ...]:
    """The fact behind a contact's number; none without a contact."""
    phones = {one.id: one.phone for one in world.resolver.register.contacts(region)}
    wanted = phones.get(contact.id) if contact is not None else None
    found = (fact for edition in editions for fact in edition.facts if fact.id == wanted)
    return tuple(replace(fact, source_number=0) for fact in found)[:1]


def _home_excerpts(
    world: World, language: Language, region: str, editions: tuple[Edition, ...]
) -> tuple[Edition, ...]:
    """Titles and summaries with the facts that they quote; each contact's number with the first lesson that has it."""
    phones = {contact.id: contact.phone for contact in world.resolver.register.contacts(region)}
    texts = {lesson.id: lesson.text(language) for lesson in world.catalogue.lessons}
    seen: set[str] = set()
    excerpts: list[Edition] = []
    for edition in editions:
        text = texts[edition.lesson]
        quoted = {r.id for r in references.find(f"{text.title}\n{text.summary}") if r.kind == "fact"}
        for contact in edition.contacts:
            phone = phones[contact.id]
            if contact.id not in seen and phone is not None:
                quoted.add(phone)
            seen.add(contact.id)
        excerpts.append(_excerpt(edition, quoted, text.location.path))
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
