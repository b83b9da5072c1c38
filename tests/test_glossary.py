"""The list of terms to print: who is on it, in which order, what it quotes, and how it lies on the paper."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from PIL import Image

from build_scripts.canonical import canonical_json
from build_scripts.channels.glossary import CHANNEL
from build_scripts.channels.glossary.channel import Detail
from build_scripts.model import Job, Language
from build_scripts.render.press import Press
from tests.golden import assert_golden
from tests.projects import ROOT, example_project, rewrite
from tests.site_examples import jobs_of as site_jobs_of
from tests.worlds import world_of

LANGUAGES: tuple[Language, ...] = ("zh", "en")

_MARK = re.compile(r"\{term:[^}|]*\|?([^}]*)\}")
TERMS = """
rest-day:
  name: {zh: 休息日, en: rest day}
  definition: {zh: "不上班的日子，每周{fact:weekly-rest}。", en: "A day without work, {fact:weekly-rest} a week."}
  also: {zh: [假日], en: [day off]}
unheard-of:
  name: {zh: 金边债券, en: gilt}
  definition: {zh: 没有一课说到它。, en: No lesson speaks of it.}
"""


pytestmark = pytest.mark.usefixtures("fonts")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_terms(tmp_path_factory.mktemp("glossary") / "project")


def with_terms(folder: Path) -> Path:
    """The example project with two terms more, of which its lessons name one."""
    root = example_project(folder)
    path = root / "content/glossary.yml"
    path.write_text(path.read_text(encoding="utf-8") + TERMS, encoding="utf-8")
    return root


def jobs_of(root: Path) -> dict[str, Job]:
    return {job.id: job for job in CHANNEL.plan(world_of(root))}


def pdf_of(root: Path, job: Job) -> bytes:
    ((output,),) = CHANNEL.render((job,), Press(root))
    assert output.path == f"{job.id}.pdf"
    return output.data


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return "\n--- page ---\n".join(pages).replace("\r\n", "\n").replace("\u2060", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_golden(project: Path, language: Language) -> None:
    assert_golden(
        f"glossary/{language}.txt", text_of(pdf_of(project, jobs_of(project)[f"glossary/{language}/QY"]))
    )


def test_the_same_bytes_again(project: Path) -> None:
    job = jobs_of(project)["glossary/zh/GD"]
    assert pdf_of(project, job) == pdf_of(project, job)


def test_terms_that_no_lesson_names_are_left_out(project: Path) -> None:
    for job in jobs_of(project).values():
        assert isinstance(job.detail, Detail)
        names = {entry.id for entry in job.detail.entries}
        assert "rest-day" in names, "named, though no lesson marks it"
        assert "unheard-of" not in names


def test_a_name_inside_a_longer_one_is_not_named(tmp_path: Path) -> None:
    root = with_terms(tmp_path / "project")
    path = root / "content/glossary.yml"
    inside = "inside:\n  name: {zh: 息日, en: part}\n  definition: {zh: 一截词。, en: A part of a word.}\n"
    path.write_text(path.read_text(encoding="utf-8") + inside, encoding="utf-8")
    detail = jobs_of(root)["glossary/zh/GD"].detail
    assert isinstance(detail, Detail)
    assert [entry.id for entry in detail.entries] == ["pay-slip", "rest-day"]


def test_lessons_without_terms_have_no_list(tmp_path: Path) -> None:
    root = example_project(tmp_path / "project")
    (root / "content/glossary.yml").write_text(TERMS.replace("休息日", "铁饭碗"), encoding="utf-8")
    for path in (*(root / "content/lessons").rglob("*.md"), *(root / "content/flows").glob("*.yml")):
        path.write_text(_MARK.sub(r"\1", path.read_text(encoding="utf-8")), encoding="utf-8")
    assert jobs_of(root) == {}
    assert not [job for job in site_jobs_of(root) if job.id.endswith("downloads/glossary")]


def test_exactly_the_quoted_facts_are_named(project: Path, tmp_path: Path) -> None:
    before = {name: canonical_json(job) for name, job in jobs_of(project).items()}
    assert {f.id for e in jobs_of(project)["glossary/zh/QY"].editions for f in e.facts} == {"weekly-rest"}
    root = with_terms(tmp_path / "project")
    rewrite(root / "content/facts/pay.yml", "from: 2026-01-01, value: 2000", "from: 2026-01-01, value: 2050")
    assert {name: canonical_json(job) for name, job in jobs_of(root).items()} == before
    rewrite(root / "content/facts/pay.yml", "value: 1, source: example-law", "value: 2, source: example-law")
    after = {name: canonical_json(job) for name, job in jobs_of(root).items()}
    assert all(after[name] != before[name] for name in before)


def test_a_quoted_fact_brings_its_day_of_review(tmp_path: Path) -> None:
    root = with_terms(tmp_path / "project")
    rewrite(root / "content/facts/pay.yml", 'article: "38", ', 'article: "38", review_by: 2027-05-01, ')
    text = text_of(pdf_of(root, jobs_of(root)["glossary/zh/QY"]))
    assert "每周1天" in text
    assert "下次核对不晚于2027年5月1日" in text


# --- the real list


@pytest.fixture(scope="module")
def real() -> dict[str, Job]:
    return jobs_of(ROOT)


def test_the_real_list_is_long_and_in_order(real: dict[str, Job]) -> None:
    for language in LANGUAGES:
        detail = real[f"glossary/{language}/GD"].detail
        assert isinstance(detail, Detail)
        assert len(detail.entries) >= 150
        letters = [entry.letter for entry in detail.entries]
        assert letters == sorted(letters)
        assert all(entry.lessons for entry in detail.entries)


def test_both_languages_list_the_same_terms_for_the_same_lessons(real: dict[str, Job]) -> None:
    found = []
    for language in LANGUAGES:
        detail = real[f"glossary/{language}/QY"].detail
        assert isinstance(detail, Detail)
        found.append({entry.id: [lesson.slug for lesson in entry.lessons] for entry in detail.entries})
    assert found[0] == found[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_real_list_on_paper(real: dict[str, Job], language: Language) -> None:
    """A4; every term and every lesson stand on it; nothing is printed in the margins of an office printer."""
    job = real[f"glossary/{language}/GD"]
    assert isinstance(job.detail, Detail)
    data = pdf_of(ROOT, job)
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    assert {(round(float(p.mediabox.width)), round(float(p.mediabox.height))) for p in pages} == {(595, 842)}
    assert len(pages) <= 14
    text = "".join(text_of(data).split())
    for entry in job.detail.entries:
        assert "".join(entry.name.split()) in text
        assert {"".join(lesson.title.split()) in text for lesson in entry.lessons} == {True}
    document = pypdfium2.PdfDocument(data)
    for page in document:
        image = page.render(scale=1, grayscale=True).to_pil()
        edge = round(8 / 25.4 * 72)
        for box in ((0, 0, edge, image.height), (image.width - edge, 0, image.width, image.height)):
            assert image.crop(box).getextrema() == (255, 255)
    first: Image.Image = document[0].render(scale=1, grayscale=True).to_pil()
    assert first.point(lambda grey: 255 if grey < 40 else 0).getbbox() is not None, "black on white"
    document.close()
