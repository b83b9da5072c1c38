"""Resolved notices become one PDF: the list across A4, then a sheet each in the largest type that fits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from build_scripts.channels.notice.wording import WORDING
from build_scripts.formats import day_in_words
from build_scripts.model import Job, Language, ResolvedContact
from build_scripts.paper.imprint import plain
from build_scripts.paper.wording import WORDING as IMPRINT
from build_scripts.render import markdown, qr
from build_scripts.render.faults import Overflow
from build_scripts.render.phrases import phrases
from build_scripts.render.press import Press
from build_scripts.render.source_lines import source_lines
from build_scripts.render.typography import elements, inner, together, typeset
from build_scripts.resolve_notice import ResolvedNotice

STYLES = ("_shared/print.css", "notice/notice.css")
SIZES = (30, 27, 24, 21, 18)
"""Points of a notice's text, largest first: the smallest is read from a step away."""
TEXT_HEIGHT = 166.0
"""Millimetres for title and text of a sheet."""
_MODULE = 0.7
_KEPT = 9
"""Characters of the largest title on a line."""
_ENDING = 4
"""Characters that the last line of a longer one holds at least."""
_MM = 25.4 / 96


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or an item of a list."""

    words: Markup
    item: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A notice, set for print."""

    notice: ResolvedNotice
    title: Markup
    paragraphs: tuple[Paragraph, ...]
    where: Markup
    office: ResolvedContact | None
    office_name: Markup
    put_up: str
    take_down: str
    size: int
    """Points of the text."""
    code_side: float
    """Of the QR code, in millimetres."""


def compilation(
    job: Job,
    notices: tuple[ResolvedNotice, ...],
    region_name: str,
    edition: tuple[str, str, str],
    press: Press,
) -> bytes:
    """The PDF. ``edition`` is the code, and the days (ISO) of the oldest check and of the next review."""
    language: Language = job.language
    style = press.style(*STYLES)
    sheets = tuple(_sheet(notice, job) for notice in notices)
    heights = _heights(sheets, language, press, style)
    fitted = tuple(_sheet(sheet.notice, job, _size(sheet, heights)) for sheet in sheets)
    code, checked, review = edition
    imprint = IMPRINT[language]
    dates = [(imprint.checked, checked), (imprint.review, review)]
    html = press.html(
        "notice/notice.html.j2",
        w=WORDING[language],
        imprint=imprint,
        programme=job.programme,
        sheets=fitted,
        region_name=region_name,
        code=code,
        days=imprint.comma.join(said.format(day=day_in_words(iso, language)) for said, iso in dates if iso),
        sources=source_lines(job.facts, imprint.stop),
        disclaimer=plain(job.programme.disclaimer, language),
        used=tuple(_used(notice, job) for notice in notices),
    )
    return press.pdf(html, style)


def _used(notice: ResolvedNotice, job: Job) -> frozenset[int]:
    """The numbers of the sources on which one notice rests."""
    said = "".join(notice.paragraphs)
    cited = {int(number) for number in re.findall(r'class="cite">(\d+)<', said)}
    quoted = {fact.source_number for fact in job.facts if f'data-fact="{fact.id}"' in said}
    phone = notice.office.phone if notice.office is not None else ""
    called = {fact.source_number for fact in job.facts if fact.kind == "phone" and fact.value == phone}
    return frozenset(cited | quoted | called)


def _sheet(notice: ResolvedNotice, job: Job, size: int = SIZES[0]) -> Sheet:
    language = job.language
    phones = frozenset(fact.id for fact in job.facts if fact.kind == "phone")
    return Sheet(
        notice=notice,
        title=_title(notice.title, language),
        paragraphs=tuple(one for text in notice.paragraphs for one in _paragraphs(text, language, phones)),
        where=plain(notice.where, language),
        office=notice.office,
        office_name=plain(notice.office.name, language) if notice.office is not None else Markup(),
        put_up=day_in_words(notice.put_up, language),
        take_down=day_in_words(notice.take_down, language),
        size=size,
        code_side=round(qr.size_in_modules(notice.url) * _MODULE, 2),
    )


def _title(title: str, language: Language) -> Markup:
    """A Chinese title breaks between its phrases, where they are short enough for a line; of a longer one no word
    is alone on the last line."""
    if language == "en":
        return plain(title, language)
    kept = (
        together(p) if len(p) <= _KEPT else str(Markup.escape(p[:-_ENDING])) + together(p[-_ENDING:])
        for p in phrases(title)
    )
    return Markup("".join(kept))  # noqa: S704 -- escaped


def _paragraphs(text: str, language: Language, phones: frozenset[str]) -> Iterator[Paragraph]:
    for element in elements(markdown.to_html(text, lesson_link=lambda slug: "")):
        lists = element.tag in {"ul", "ol"}
        for part in element if lists else (element,):
            words = typeset(f"<p>{inner(part)}</p>", language, phones)
            yield Paragraph(Markup(words), lists)  # noqa: S704 -- rendered by us


def _size(sheet: Sheet, heights: dict[str, float]) -> int:
    for size in SIZES:
        if heights[f"{sheet.notice.id}-{size}"] <= TEXT_HEIGHT:
            return size
    over = heights[f"{sheet.notice.id}-{SIZES[-1]}"] - TEXT_HEIGHT
    lines = int(over / (SIZES[-1] * 25.4 / 72 * 1.5)) + 1
    raise Overflow(
        sheet.notice.id,
        f"告知单多出{lines}行，请写短 / {lines} line{'s' if lines > 1 else ''} too many: shorten the notice",
    )


def _heights(sheets: tuple[Sheet, ...], language: Language, press: Press, style: str) -> dict[str, float]:
    html = press.html(
        "notice/measure.html.j2", sheets=sheets, sizes=SIZES, html_language=IMPRINT[language].html_language
    )
    document = press.engine.layout(html, style, press.templates)
    return {
        name: (bottom - top) * _MM
        for page in document.pages
        for name, (_, top, _, bottom) in page.anchors.items()
    }
