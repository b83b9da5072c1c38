"""Worksheets: pupils' and teacher's copies ask the same, and only the teacher's answer."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from functools import lru_cache

import docx
import pytest
from docx.enum.text import WD_TAB_LEADER
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.channels.protocol import World
from build_scripts.channels.worksheet import CHANNEL
from build_scripts.channels.worksheet.sheet import LETTERS
from build_scripts.channels.worksheet.tasks import GAP, Worksheet, worksheet
from build_scripts.channels.worksheet.wording import WORDING
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Job, Language, Output
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from build_scripts.teaching.shuffle import shuffled
from tests.pdf_pages import page, page_text, pages, squeezed
from tests.projects import ROOT

each_language = pytest.mark.parametrize("language", ["zh", "en"])


pytestmark = pytest.mark.usefixtures("fonts")


@lru_cache(maxsize=1)
def _jobs() -> dict[str, Job]:
    catalogue = load_catalogue(ROOT, Findings())
    assert catalogue is not None
    world = World(catalogue, Resolver(catalogue, date(2026, 11, 21)))
    return {job.id: job for job in CHANNEL.plan(world)}


def _job(language: Language) -> Job:
    return _jobs()[f"worksheet/{language}/GD/work-injury"]


@lru_cache(maxsize=2)
def _made(language: Language) -> dict[str, Output]:
    (outputs,) = CHANNEL.render((_job(language),), Press(ROOT))
    start = f"worksheet/{language}/GD/work-injury/"
    return {output.path.removeprefix(start): output for output in outputs}


def _tasks(language: Language) -> Worksheet:
    return worksheet(_job(language).editions[0])


def _words(pdf: bytes) -> str:
    return _straight("".join(page_text(pdf, side) for side in range(pages(pdf))))


def _straight(text: str) -> str:
    return squeezed(text).replace("’", "'")


def _paragraphs(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@given(st.lists(st.text(max_size=3), max_size=12), st.text(max_size=8))
def test_shuffling_loses_nothing_and_never_keeps_the_order(things: list[str], seed: str) -> None:
    order = shuffled(things, seed)
    assert sorted(order) == list(range(len(things)))
    assert order == shuffled(things, seed)
    if len(things) > 1:
        assert list(order) != sorted(order)


def test_every_lesson_has_at_least_four_tasks_and_the_keys_are_right() -> None:
    for job in _jobs().values():
        edition = job.editions[0]
        made = worksheet(edition)
        tasks = [made.match, made.gaps, made.order, made.own, made.talk]
        assert sum(1 for task in tasks if task) >= 4, job.id
        if made.match:
            meanings = {term.name: term.definition for term in edition.terms}
            for left, place in zip(made.match.left, made.match.key, strict=True):
                assert _straight(made.match.right[place])[:8] == _straight(meanings[left])[:8], job.id
        if made.gaps:
            for sentence, answers in zip(made.gaps.sentences, made.gaps.answers, strict=True):
                assert sentence.count(GAP) == len(answers) > 0, job.id
            assert sorted(made.gaps.bank) == sorted(a for answers in made.gaps.answers for a in answers)
            texts = {fact.text for fact in edition.facts}
            assert any(answer in texts for answers in made.gaps.answers for answer in answers), job.id
        if made.order:
            assert sorted(made.order.key) == list(range(1, len(made.order.shown) + 1)), job.id
            assert list(made.order.key) != sorted(made.order.key), job.id


@each_language
def test_pupils_and_teacher_have_the_same_tasks_under_the_same_numbers(language: Language) -> None:
    files, words = _made(language), WORDING[language]
    for name in ("worksheet.pdf", "worksheet.docx"):
        read = _words if name.endswith("pdf") else lambda data: _straight(_paragraphs(data))
        pupil, teacher = read(files[f"pupil/{name}"].data), read(files[f"teacher/{name}"].data)
        for number, task in enumerate((words.words, words.gaps, words.order, words.own, words.talk), 1):
            mark = f"{number}." if name.endswith("docx") else str(number)
            assert _straight(mark + task) in pupil
            assert _straight(mark + task) in teacher


@each_language
def test_only_the_teacher_sees_answers(language: Language) -> None:
    files, made = _made(language), _tasks(language)
    assert made.gaps and made.own and made.match and made.order
    filled = made.gaps.sentences[0]
    for answer in made.gaps.answers[0]:
        filled = filled.replace(GAP, answer, 1)
    for name, output in files.items():
        if name.endswith(".docx"):
            text = _straight(_paragraphs(output.data)).replace("【", "").replace("】", "")
        else:
            text = _words(output.data)
        wanted = name.startswith("teacher/")
        assert (_straight(filled) in text) is wanted, name
        assert (_straight(made.own[0].answer) in text) is wanted, name
        letter = LETTERS[made.match.key[0]]
        assert (_straight(f"({letter}){made.match.left[0]}") in text) is wanted, name
        assert (made.phones[0][0] in text) is wanted, name


@each_language
def test_it_is_black_and_white(language: Language) -> None:
    pdf = _made(language)["pupil/worksheet.pdf"].data
    for side in range(pages(pdf)):
        image = page(pdf, side, 40).convert("RGB")
        assert all(abs(r - g) < 6 and abs(g - b) < 6 for r, g, b in set(image.getdata()))


@each_language
def test_there_is_room_to_write(language: Language) -> None:
    """A line is drawn up to the margin: one of signs would run on in a wider font."""
    paragraphs = docx.Document(io.BytesIO(_made(language)["pupil/worksheet.docx"].data)).paragraphs
    ruled = [
        p for p in paragraphs if any(s.leader == WD_TAB_LEADER.LINES for s in p.paragraph_format.tab_stops)
    ]
    assert all(p.text.endswith("\t") for p in ruled)
    assert [p.text.strip() for p in ruled] == [*[""] * (4 + 3), WORDING[language].phones.strip()]


@each_language
def test_a_question_and_its_lines_stay_on_one_page(language: Language) -> None:
    paragraphs = docx.Document(io.BytesIO(_made(language)["pupil/worksheet.docx"].data)).paragraphs
    kept = [bool(p.paragraph_format.keep_with_next) for p in paragraphs]
    lines = [number for number, p in enumerate(paragraphs) if p.text.strip(" ") == "\t"]
    own = lines[:4]
    assert kept[own[0] - 1 : own[3] + 1] == [True, True, True, True, False]
    items = [number for number, p in enumerate(paragraphs) if p.text.startswith("[ ___ ]")]
    assert [kept[number] for number in items] == [*[True] * (len(items) - 1), False]


@each_language
def test_the_a5_sheet_is_two_on_an_a4(language: Language) -> None:
    pdf = _made(language)["pupil/worksheet-2-up.pdf"].data
    image = page(pdf, 0, 72)
    assert abs(image.width - 842) <= 3 and abs(image.height - 595) <= 3
    text = page_text(pdf, 0)
    assert squeezed(text).count(squeezed(WORDING[language].words)) == 2


@each_language
def test_word_files_name_chinese_fonts_and_no_person(language: Language) -> None:
    data = _made(language)["pupil/worksheet.docx"].data
    document = docx.Document(io.BytesIO(data))
    for name in ("Normal", "Heading 1", "Heading 2"):
        fonts = document.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == "Microsoft YaHei"
    assert document.core_properties.author == _job(language).programme.publisher
    assert not document.core_properties.last_modified_by
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_job_gives_the_same_bytes() -> None:
    press = Press(ROOT)
    (again,) = CHANNEL.render((_job("zh"),), press)
    assert {output.path: output.data for output in again} == {
        output.path: output.data for output in _made("zh").values()
    }


def test_lines_of_a_story_are_paragraphs_not_tables() -> None:
    for job in _jobs().values():
        assert not any("|" in paragraph for paragraph in worksheet(job.editions[0]).story), job.id
