"""Titles become share cards: the pictures that chat programs show beside a shared address, 1200×630.

All words stand in the middle square, which is what WeChat's crop keeps. A card names no region, so those of the first
region serve all others; only a title that reads differently elsewhere has a card of its own there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from build_scripts import references
from build_scripts.channels.protocol import World
from build_scripts.channels.site.details import HOME, SHARE, SITE, ShareDetail
from build_scripts.channels.site.labels import LABELS
from build_scripts.model import Edition, Job, Language, Output, ResolvedFact
from build_scripts.render.phrases import phrases
from build_scripts.render.png import page_image, png_of_few_colours
from build_scripts.render.press import Press

WIDTH, HEIGHT = 1200, 630
_COLOURS = 48
_TITLE_WIDTH = 494
_LARGEST, _SMALLEST = 66, 42


@dataclass(frozen=True, slots=True)
class Titled:
    """A page that has a card."""

    name: str
    """As in the card's file: ``lessons-work-injury``."""
    title: str
    kind: str
    """The small line below: the strand of a lesson."""
    facts: tuple[ResolvedFact, ...]
    """What the title quotes."""


def own(world: World, language: Language, region: str) -> tuple[Titled, ...]:
    """The pages whose cards are drawn for this region: all in the first one, elsewhere those of another title."""
    pages = tuple(_titled(world, language, region))
    home = world.regions[0]
    if region == home:
        return pages
    drawn = {(page.name, page.title, page.kind) for page in _titled(world, language, home)}
    return tuple(page for page in pages if (page.name, page.title, page.kind) not in drawn)


def jobs(empty: Job, prefix: str, pages: tuple[Titled, ...]) -> Iterator[Job]:
    """One for each card."""
    for page in pages:
        folder, _, name = page.name.partition("-")
        yield replace(
            empty,
            id=f"{empty.id}/share/{page.name}",
            part=SHARE,
            facts=page.facts,
            detail=ShareDetail(prefix, page.name, page.title, page.kind),
            lesson=name if folder == "lessons" else "",
            flow=name if folder == "flows" else "",
            calculator=name if folder == "calculators" else "",
        )


def draw(job: Job, press: Press) -> Output:
    """The PNG of one card."""
    assert isinstance(job.detail, ShareDetail)
    html = press.html(
        "site/share.html.j2",
        language=LABELS[job.language].html_language,
        programme=job.programme,
        phrases=phrases(job.detail.title),
        size=_size(job.detail.title, job.language),
        kind=job.detail.kind,
    )
    pdf = press.pdf(html, press.style("_shared/print.css", "site/share.css"))
    picture = page_image(pdf, 0, WIDTH).crop((0, 0, WIDTH, HEIGHT))
    path = f"{SITE}/{job.detail.prefix}share/{job.detail.name}.png"
    return Output(path, "image/png", png_of_few_colours(picture, _COLOURS))


def _size(title: str, language: Language) -> int:
    """Pixels of the type: the longest Chinese phrase keeps to one line, English may break at its spaces."""
    if language == "zh":
        longest = max(len(phrase) for phrase in phrases(title))
        return max(_SMALLEST, min(_LARGEST, _TITLE_WIDTH // longest))
    return 58 if len(title) <= 26 else 50


def _titled(world: World, language: Language, region: str) -> Iterator[Titled]:
    labels, programme = LABELS[language], world.programme(language)
    yield Titled(HOME, programme.motto, programme.publisher, ())
    texts = {lesson.id: lesson.text(language).title for lesson in world.catalogue.lessons}
    for lesson in world.lessons(SITE):
        edition = world.edition(lesson.id, SITE, language, region)
        facts = _quoted(edition, texts[lesson.id])
        yield Titled(f"lessons-{lesson.id}", edition.title, edition.strand_title, facts)
    for flow in world.flows(language, region):
        yield Titled(f"flows-{flow.flow}", flow.title, labels.flows, ())
    for one in world.calculators(language, region):
        yield Titled(f"calculators-{one.calculator}", one.title, labels.calculators, ())


def _quoted(edition: Edition, source: str) -> tuple[ResolvedFact, ...]:
    names = {reference.id for reference in references.find(source) if reference.kind == "fact"}
    return tuple(replace(fact, source_number=0) for fact in edition.facts if fact.id in names)
