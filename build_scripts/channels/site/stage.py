"""The jobs of one language and region become a folder of plain Markdown and pictures, ready for MkDocs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import groupby

from build_scripts.channels.site import guide_pages, prose, service_pages
from build_scripts.channels.site.details import (
    CALCULATOR,
    CALCULATORS,
    FLOW,
    FLOWS,
    GLOSSARY,
    HOME,
    PAGE,
    GlossaryDetail,
    HomeDetail,
    LessonDetail,
)
from build_scripts.channels.site.expiry import Expiry, expiry
from build_scripts.channels.site.front_matter import front_matter
from build_scripts.channels.site.labels import LABELS, Labels
from build_scripts.channels.site.service_details import SERVICES
from build_scripts.channels.site.service_words import SERVICE_WORDS
from build_scripts.channels.site.sources import source_groups
from build_scripts.formats import day_in_words
from build_scripts.model import Edition, Job, ResolvedQuestion, first_review
from build_scripts.render.markdown import to_inline_html
from build_scripts.render.press import Press

FRONT_PAGE = "index.md"
GLOSSARY_PAGE = "glossary.md"


@dataclass(frozen=True, slots=True)
class Staged:
    """A file for MkDocs."""

    path: str
    """Below the folder of documents."""
    data: bytes


def lesson_page(slug: str) -> str:
    """Where a lesson is staged; its pictures lie beside it as they do in its own folder."""
    return f"lessons/{slug}/index.md"


def page_path(job: Job) -> str:
    """Where a job's page is staged; empty for jobs without one."""
    if job.part == PAGE:
        return lesson_page(job.lesson)
    if job.part in {HOME, GLOSSARY}:
        return FRONT_PAGE if job.part == HOME else GLOSSARY_PAGE
    if job.part in {FLOW, CALCULATOR}:
        return f"{job.part}s/{job.flow or job.calculator}/index.md"
    return f"{job.part}/index.md" if job.part in {FLOWS, CALCULATORS, *SERVICES} else ""


def stage(job: Job, press: Press) -> Iterator[Staged]:
    """The files of one page; nothing for jobs that MkDocs makes from the theme alone."""
    if job.part == PAGE:
        edition = job.editions[0]
        yield Staged(lesson_page(job.lesson), _lesson(job, edition, press).encode())
        folder = f"content/lessons/{job.lesson}/"
        for picture in edition.pictures:
            path = f"lessons/{job.lesson}/{picture.path.removeprefix(folder)}"
            yield Staged(path, press.picture(picture))
    elif job.part == HOME:
        yield Staged(FRONT_PAGE, _home(job, press).encode())
    elif job.part == GLOSSARY:
        yield Staged(GLOSSARY_PAGE, _glossary(job, press).encode())
    else:
        for path, text in (*guide_pages.pages(job, press), *service_pages.pages(job, press)):
            yield Staged(path, text.encode())


def _plain(found: Expiry | None) -> dict[str, object]:
    return asdict(found) if found is not None else {}


def _lesson(job: Job, edition: Edition, press: Press) -> str:
    assert isinstance(job.detail, LessonDetail)
    labels = LABELS[job.language]
    found = tuple(prose.parts(edition, labels))
    text = press.html(
        "site/pages/lesson.md.j2",
        t=labels,
        s=SERVICE_WORDS[job.language],
        changes=job.detail.changes,
        glance=tuple(_glance(found)),
        # The page's own first number: 12393 knows more of medical bills than the hotline for everything.
        first_call=next((contact for contact in edition.contacts if contact.phone), None),
        edition=edition,
        up="../../",
        leaflet=job.detail.leaflet,
        parts=tuple(
            (part, prose.linked(prose.with_anchors(part.passage.markdown, part.anchor), edition, labels))
            for part in found
        ),
        questions=tuple(_question(question, edition, labels) for question in edition.quiz),
        terms=edition.terms,
        words_title=labels.words,
        sources_note=labels.sources_note,
        sources=tuple(source_groups(edition.facts, job.language)),
        contacts=edition.contacts,
        region_name=edition.region_name,
        tel=prose.phone_address,
        checked=day_in_words(edition.checked, job.language),
        review_by=day_in_words(edition.review_by, job.language),
        disclaimer=job.programme.disclaimer,
    )
    phone = next((contact.phone for contact in edition.contacts if contact.phone), "")
    head = front_matter(
        title=edition.title,
        description=edition.summary,
        kind="lesson",
        strand=edition.strand,
        expiry=_plain(expiry(edition.facts, phone, edition.url, labels, job.language)),
    )
    return head + text


def _glance(found: tuple[prose.Part, ...]) -> Iterator[prose.Part]:
    """The first part of each kind that a reader comes for, in the order of the questions, not of the text."""
    for kind in ("what", "get", "steps"):
        yield from [part for part in found if part.passage.kind == kind][:1]


def _home(job: Job, press: Press) -> str:
    assert isinstance(job.detail, HomeDetail)
    labels = LABELS[job.language]
    facts = tuple(fact for edition in job.editions for fact in edition.facts)
    text = press.html(
        "site/pages/home.md.j2",
        t=labels,
        s=SERVICE_WORDS[job.language],
        publics=job.detail.publics,
        programme=job.programme,
        detail=job.detail,
        contacts=job.detail.contacts,
        region_name=job.detail.frame.region_name,
        cards={card.slug: card for card in job.detail.cards},
        tel=prose.phone_address,
        language=job.language,
        review_by=day_in_words(first_review(facts), job.language),
    )
    phone = job.detail.hotline.phone if job.detail.hotline is not None else ""
    address = f"{job.programme.base_url}/{job.detail.frame.prefix}"
    head = front_matter(
        title=job.programme.name,
        description=job.programme.about,
        kind="home",
        expiry=_plain(expiry(facts, phone, address, labels, job.language)),
    )
    return head + text


def _glossary(job: Job, press: Press) -> str:
    assert isinstance(job.detail, GlossaryDetail)
    labels = LABELS[job.language]
    letters = tuple(
        (letter, tuple(entries)) for letter, entries in groupby(job.detail.entries, key=lambda e: e.letter)
    )
    text = press.html(
        "site/pages/glossary.md.j2", t=labels, letters=letters, printed=job.detail.printed, up="../"
    )
    # Only where definitions quote facts, and then without a number to call: the page has no contacts.
    facts = tuple(fact for edition in job.editions for fact in edition.facts)
    address = f"{job.programme.base_url}/{job.detail.frame.prefix}glossary/"
    head = front_matter(
        title=labels.glossary,
        description=labels.glossary_note,
        kind="glossary",
        expiry=_plain(expiry(facts, "", address, labels, job.language)),
    )
    return head + text


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer, as HTML, with its letter."""

    letter: str
    text: str
    right: bool


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A quiz question ready for its template; its texts are HTML."""

    id: str
    type: str
    ask: str
    choices: tuple[Choice, ...]
    left: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    """Of a matching question: (number, letter) of what belongs together."""
    answer: str
    explain: str


def _question(question: ResolvedQuestion, edition: Edition, labels: Labels) -> QuestionView:
    def words(text: str) -> str:
        return to_inline_html(prose.linked(text, edition, labels, r"../\1/"))

    def bare(text: str) -> str:
        return to_inline_html(prose.unlinked(text))

    choices = tuple(
        Choice(chr(ord("A") + i), bare(option.text), option.right)
        for i, option in enumerate(question.options)
    )
    left: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    if question.pairs:
        # The right sides begin with the last one, so that no pair stands side by side (unless there is only one).
        order = (len(question.pairs) - 1, *range(len(question.pairs) - 1))
        left = tuple(bare(one) for one, _ in question.pairs)
        choices = tuple(
            Choice(chr(ord("A") + place), bare(question.pairs[i][1]), False) for place, i in enumerate(order)
        )
        pairs = tuple((str(i + 1), chr(ord("A") + order.index(i))) for i in range(len(question.pairs)))
    return QuestionView(
        question.id,
        question.type,
        words(question.ask),
        choices,
        left,
        pairs,
        words(question.answer),
        words(question.explain),
    )
