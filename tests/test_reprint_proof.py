"""The reprint list is proved by what artefacts say: their text is taken out of PDFs, pages and texts and read.

On the real content, for the readers of one city in both languages. A fact is changed in memory; what then has
another key is the list (as ``facts where`` prints it). Everything on the list must say the fact, and what is not on it
must not, unless another fact or an invented figure has the same words.
"""

from __future__ import annotations

import html
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

import docx
import pptx
import pypdfium2
import pytest

from build_scripts.channels import discover
from build_scripts.channels.protocol import Channel, World
from build_scripts.facts import reach, remade
from build_scripts.model import Catalogue, Job, Output, ResolvedFact
from build_scripts.plan import Step, make_plan
from build_scripts.recipe import Recipes
from build_scripts.register import Register
from build_scripts.render.office import DOCX, PPTX, XLSX
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from build_scripts.words import format_fact
from tests.projects import ROOT
from tests.worlds import catalogue_of

DAY = date(2026, 11, 21)
REGION = "GZ"
"""A city has values of its own, of its province and of the country."""

FACTS = (
    "childcare-subsidy-3600",  # money: a lesson with leaflets
    "transfer-45-days",  # working days: a lesson and a flow
    "employer-cost-example.highest",  # per cent: a lesson and a calculator
)
"""Of different kinds, each in a few artefacts only."""
READ = {"bilingual", "calculator", "card", "flow", "glossary", "kit", "leaflet", "site", "slides", "wechat"}
"""Channels whose artefacts are read here; handbooks, posters and the like say the same again, and take minutes."""
ELSEWHERE = 1
"""Artefacts of each channel and language that are not on the list and are rendered all the same."""


@lru_cache(maxsize=1)
def _catalogue() -> Catalogue:
    return replace(catalogue_of(ROOT), regions_built=(REGION,))


@lru_cache(maxsize=1)
def _recipes() -> Recipes:
    return Recipes(ROOT)


@lru_cache(maxsize=1)
def _plan() -> tuple[Step, ...]:
    return _planned(_catalogue())


def _planned(catalogue: Catalogue) -> tuple[Step, ...]:
    return make_plan(World(catalogue, Resolver(catalogue, DAY)), discover(), _recipes())


@lru_cache(maxsize=1)
def _channels() -> dict[str, Channel]:
    return {channel.name: channel for channel in discover()}


@pytest.fixture(scope="module")
def press(fonts: None) -> Press:
    return Press(ROOT)


_RENDERED: dict[str, tuple[Output, ...]] = {}


def _outputs(job: Job, press: Press) -> tuple[Output, ...]:
    """What the job gives; pages of one site are made together, once."""
    if job.id not in _RENDERED:
        batch = tuple(s.job for s in _plan() if s.job.group == job.group) if job.group else (job,)
        made = _channels()[job.channel].render(batch, press)
        _RENDERED.update(zip((one.id for one in batch), made, strict=True))
    return _RENDERED[job.id]


def _texts(job: Job, press: Press) -> Iterator[str]:
    """The words of each of its files that has any, without spaces."""
    for output in _outputs(job, press):
        if output.media_type == "application/pdf":
            pages = pypdfium2.PdfDocument(output.data)
            yield _squeezed("".join(page.get_textpage().get_text_range() for page in pages))
        elif output.media_type == "text/html":
            text = re.sub(r"(?s)<(script|style)\b.*?</\1>", "", output.data.decode())
            yield _squeezed(html.unescape(re.sub(r"<[^>]+>", "", text)))
        elif output.media_type == "text/plain":
            yield _squeezed(output.data.decode())
        elif output.media_type in {DOCX, PPTX, XLSX}:
            yield _squeezed(_office_text(output.data))
        elif output.media_type == "application/json":
            yield _squeezed(json.dumps(json.loads(output.data), ensure_ascii=False))


def _office_text(data: bytes) -> str:
    """All that a DOCX, PPTX or XLSX says: its pages or slides with their notes, a sign between paragraphs and cells."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if _OFFICE_TEXTS.match(name)]
    ended = re.sub(r"</(?:w:p|a:p|si|is)>|<(?:w:br|a:br|w:tab)\b[^>]*>", " • ", "•".join(parts))
    return html.unescape(re.sub(r"<[^>]+>", "", ended))


_OFFICE_TEXTS = re.compile(
    r"word/(?:document|footnotes|header\d*|footer\d*)\.xml|ppt/(?:slides|notesSlides)/[^/]+\.xml"
    r"|xl/(?:sharedStrings|worksheets/[^/]+)\.xml"
)


def _squeezed(text: str) -> str:
    """Without spaces, line ends and the signs that keep words together or let them break. A PDF may give a character
    as the radical or the compatible form that shares its glyph: 年 as U+F98E."""
    plain = re.sub(
        "[\u2e80-\u2fdf\uf900-\ufaff]", lambda match: unicodedata.normalize("NFKC", match[0]), text
    )
    return re.sub(r"[\s\u200b\u2060\u00ad\ufffe\u0002]+", "", plain)


def _says(text: str, words: str) -> bool:
    """Whether the words stand there as they are: 30元 does not stand in 130元."""
    return re.search(rf"(?<!\d)(?<!\d[.,]){re.escape(_squeezed(words))}", text) is not None


def _forms(fact_id: str, job: Job) -> tuple[str, ...]:
    """The fact in every form in which a text may quote it, the full one first."""
    register = Register(_catalogue(), DAY)
    fact, value = register.facts[fact_id], register.value(fact_id, job.region)
    assert value is not None
    return tuple(format_fact(fact, value, job.language, form) for form in ("", "words", "number"))


@lru_cache(maxsize=len(FACTS))
def _reprint_list(fact_id: str) -> dict[str, Job]:
    """The artefacts as they are before the change, by their ids."""
    after = _planned(reach.altered(_catalogue(), fact_id))
    found = remade.remade(_plan(), after, None)
    assert {r.state for r in found} == {"changed"}
    listed = {r.job.id for r in found}
    return {step.job.id: step.job for step in _plan() if step.job.id in listed}


def _own(jobs: Iterable[Job]) -> Iterator[Job]:
    """Packs hold what others made, and the search index has only the beginning of a lesson."""
    return (job for job in jobs if job.channel in READ and not job.needs and job.part != "search")


def _others_say(fact_id: str, job: Job, words: str) -> bool:
    """Whether the artefact has these words from another fact, or from an invented figure."""
    facts: Iterable[ResolvedFact] = job.quoted()
    if any(_says(_squeezed(fact.text), words) for fact in facts if fact.id != fact_id):
        return True
    passages = [passage.markdown for edition in job.editions for passage in edition.passages]
    questions = [text for edition in job.editions for q in edition.quiz for text in (q.ask, q.explain)]
    figures = re.findall(r'<span class="figure">([^<]*)', " ".join([*passages, *questions]))
    return any(_says(_squeezed(figure), words) for figure in figures)


@pytest.mark.parametrize("fact_id", FACTS)
def test_what_is_on_the_list_says_the_fact(fact_id: str, press: Press) -> None:
    concerned = list(_own(_reprint_list(fact_id).values()))
    assert {job.language for job in concerned} == {"zh", "en"}
    assert len({job.channel for job in concerned}) > 1
    seen: set[tuple[str, str, str]] = set()
    for job in concerned:
        # Of an English PDF channel one is read: the same code set the Chinese ones, which are all read.
        kind = (job.channel, job.language, job.part)
        if job.language == "en" and not job.group and kind in seen:
            continue
        seen.add(kind)
        texts = list(_texts(job, press))
        assert texts, job.id
        forms = _forms(fact_id, job)
        assert any(_says(text, form) for text in texts for form in forms), (job.id, forms)
        if job.flow or job.calculator:
            # Sheet and plain text of one job say the same.
            assert all(any(_says(text, form) for form in forms) for text in texts), (job.id, forms)


@pytest.mark.parametrize("fact_id", FACTS)
def test_what_is_not_on_the_list_does_not_say_it(fact_id: str, press: Press) -> None:
    listed = _reprint_list(fact_id)
    counts: dict[tuple[str, str], int] = {}
    read = 0
    for job in _own(step.job for step in _plan() if step.job.id not in listed):
        kind = (job.channel, job.language)
        counts[kind] = counts.get(kind, 0) + 1
        # A site is rendered whole in any case: all of its pages are read.
        if not job.group and counts[kind] > ELSEWHERE:
            continue
        words = _forms(fact_id, job)[0]
        for text in _texts(job, press):
            read += 1
            assert not _says(text, words) or _others_say(fact_id, job, words), (job.id, words)
    assert read > 100


def test_office_files_are_read_with_their_notes_and_tables() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("每年36")
    paragraph.add_run("00元").bold = True
    document.add_table(rows=1, cols=2).rows[0].cells[1].text = "45个工作日"
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    assert slide.shapes.title is not None
    slide.shapes.title.text = "1"
    assert slide.notes_slide.notes_text_frame is not None
    slide.notes_slide.notes_text_frame.text = "说：每年3600元 & 更多"
    for file, words in ((document, ("每年3600元", "45个工作日")), (deck, ("每年3600元", "&更多"))):
        out = io.BytesIO()
        file.save(out)
        text = _squeezed(_office_text(out.getvalue()))
        assert all(_says(text, one) for one in words), text
        assert not _says(text, "600元")


def test_words_are_found_through_line_ends_and_not_inside_longer_numbers() -> None:
    assert _says(_squeezed("每年\u206036\n00 元"), "每年3600元")
    assert not _says(_squeezed("130元"), "30元")
    assert not _says(_squeezed("1,300 yuan"), "300 yuan")
