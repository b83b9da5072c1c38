"""Cards, courses, certificates, the after-lesson form and profiles of schools."""

from __future__ import annotations

import io
from collections import Counter
from datetime import date
from functools import lru_cache
from pathlib import Path

import openpyxl
import pytest
from pyxform import builder, xls2json

from build_scripts.__main__ import main
from build_scripts.channels.cards import CHANNEL as CARDS
from build_scripts.channels.cards.detail import COLUMNS, ROWS, Detail, Face, backs, sheets
from build_scripts.channels.course import CHANNEL as COURSE
from build_scripts.channels.lesson_feedback import CHANNEL as FEEDBACK
from build_scripts.channels.lesson_feedback.questions import QUESTIONS
from build_scripts.channels.protocol import World
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Catalogue, Job, Language
from build_scripts.publish import read_manifest
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from build_scripts.teaching.courses import Outline, hours
from tests.pdf_pages import page_text, pages, squeezed
from tests.projects import ROOT, example_project

each_language = pytest.mark.parametrize("language", ["zh", "en"])
TODAY = date(2026, 11, 21)


pytestmark = pytest.mark.usefixtures("fonts")


@lru_cache(maxsize=1)
def _catalogue() -> Catalogue:
    catalogue = load_catalogue(ROOT, Findings())
    assert catalogue is not None
    return catalogue


@lru_cache(maxsize=1)
def _world() -> World:
    return World(_catalogue(), Resolver(_catalogue(), TODAY))


def _jobs(channel: object) -> dict[str, Job]:
    return {job.id: job for job in channel.plan(_world())}  # type: ignore[attr-defined]


def _words(pdf: bytes) -> str:
    return squeezed("".join(page_text(pdf, side) for side in range(pages(pdf)))).replace("’", "'")


# --- cards


def test_sheets_are_full_and_blanks_are_left_for_cards_of_ones_own() -> None:
    faces = tuple(Face(str(number)) for number in range(11))
    made = sheets(faces)
    assert [len(sheet) for sheet in made] == [COLUMNS * ROWS] * 2
    assert [face.front for face in made[1]] == ["8", "9", "10", "", "", "", "", ""]


def test_backs_meet_their_fronts_when_the_sheet_is_turned_about_its_long_edge() -> None:
    sheet = tuple(Face(str(number), back=f"b{number}") for number in range(COLUMNS * ROWS))
    turned = backs(sheet)
    for place, face in enumerate(sheet):
        row, column = divmod(place, COLUMNS)
        assert turned[row * COLUMNS + COLUMNS - 1 - column].back == face.back


@each_language
def test_life_line_cards_have_their_kind_of_help_on_the_back(language: Language) -> None:
    job = _jobs(CARDS)[f"cards/{language}/GD/what-is-social-protection/life-line"]
    ((output,),) = CARDS.render((job,), Press(ROOT))
    assert output.path == f"{job.id}.pdf"
    assert pages(output.data) == 2
    fronts, other = squeezed(page_text(output.data, 0)), squeezed(page_text(output.data, 1))
    detail = job.detail
    assert isinstance(detail, Detail)
    for face in detail.faces:
        assert squeezed(face.front) in fronts
        assert squeezed(face.back) in other and squeezed(face.back) not in fronts


@each_language
def test_every_set_prints_all_its_cards(language: Language) -> None:
    press = Press(ROOT)
    for job in _jobs(CARDS).values():
        detail = job.detail
        if job.language != language or not isinstance(detail, Detail):
            continue
        ((output,),) = CARDS.render((job,), press)
        words = _words(output.data)
        for face in detail.faces:
            for part in (face.front, *face.note.splitlines()):
                assert squeezed(part) in words, (job.id, part)
        if detail.kind == "record":
            assert str(detail.rows) in words
        if detail.kind != "cards":
            assert pages(output.data) == 1, job.id


def test_a_set_is_made_for_each_activity_that_the_curriculum_names() -> None:
    of_lessons = Counter(job.lesson for job in _jobs(CARDS).values() if job.language == "zh")
    assert of_lessons["what-is-social-protection"] == 1
    assert of_lessons["solidarity-and-social-contract"] == 3
    assert of_lessons["why-people-do-not-claim"] == 2
    assert {"work-injury", "flexible-and-platform-work", "losing-a-job"} <= set(of_lessons)


# --- courses


def test_the_hours_of_every_course_add_up() -> None:
    jobs = _jobs(COURSE)
    assert len(jobs) == 2 * len(_catalogue().courses) == 20
    for job in jobs.values():
        made = job.detail
        assert isinstance(made, Outline)
        assert made.periods == sum(unit.periods for unit in made.units)
        assert all(unit.minutes == unit.periods * made.minutes for unit in made.units)
        assert made.hours == hours(sum(unit.minutes for unit in made.units))


@pytest.mark.parametrize(
    ("minutes", "said"), [(60, "1"), (585, "9.8"), (320, "5.3"), (1350, "22.5"), (63, "1.1")]
)
def test_hours_have_one_decimal(minutes: int, said: str) -> None:
    assert hours(minutes) == said


def test_a_course_for_an_audience_has_every_lesson_of_it_with_time_enough() -> None:
    made = _jobs(COURSE)["course/zh/GD/workers"].detail
    assert isinstance(made, Outline)
    wanted = {lesson.id: lesson.minutes for lesson in _catalogue().lessons if "workers" in lesson.audiences}
    assert [unit.lesson for unit in made.units] == list(wanted)
    for unit in made.units:
        assert unit.minutes >= wanted[unit.lesson] > unit.minutes - made.minutes


@each_language
def test_syllabus_and_certificate_say_the_course_and_no_name(language: Language) -> None:
    job = _jobs(COURSE)[f"course/{language}/GD/lower-secondary"]
    made = job.detail
    assert isinstance(made, Outline)
    ((syllabus, certificate),) = COURSE.render((job,), Press(ROOT))
    words = _words(syllabus.data)
    for unit in made.units:
        assert squeezed(unit.title).replace("’", "'") in words
    assert str(made.periods * made.minutes) in words
    assert pages(certificate.data) == 1
    said = _words(certificate.data)
    assert squeezed(made.title) in said and made.hours in said
    assert "01" not in said


@pytest.mark.parametrize(
    "course",
    ["en/GD/workers", "en/GD/authorities", "en/GD/employers", "zh/GD/workers", "zh/GD/lower-secondary"],
)
def test_the_last_page_of_a_syllabus_has_a_lesson_on_it(course: str) -> None:
    job = _jobs(COURSE)[f"course/{course}"]
    made = job.detail
    assert isinstance(made, Outline)
    ((syllabus, _),) = COURSE.render((job,), Press(ROOT))
    last = squeezed(page_text(syllabus.data, pages(syllabus.data) - 1))
    assert squeezed(made.units[-1].title) in last
    assert str(made.periods * made.minutes) in last


# --- the form after the lesson


@each_language
def test_the_form_is_one_page_with_every_question(language: Language) -> None:
    ((paper, _),) = FEEDBACK.render((_jobs(FEEDBACK)[f"lesson-feedback/{language}/GD/form"],), Press(ROOT))
    assert pages(paper.data) == 1
    words = _words(paper.data)
    for number, ask in enumerate(QUESTIONS, 1):
        assert f"{number}{squeezed(ask.ask[language])}".replace("’", "'") in words
        for choice in ask.choices:
            assert squeezed(choice.label[language]) in words


@each_language
def test_the_phone_form_is_a_valid_xlsform_in_both_languages(language: Language, tmp_path: Path) -> None:
    job = _jobs(FEEDBACK)[f"lesson-feedback/{language}/GD/form"]
    ((_, sheet),) = FEEDBACK.render((job,), Press(ROOT))
    file = tmp_path / "form.xlsx"
    file.write_bytes(sheet.data)
    warnings: list[str] = []
    told = xls2json.parse_file_to_json(str(file), default_name="data", warnings=warnings)
    survey = builder.create_survey_element_from_dict(told)
    xml = survey.to_xml(validate=False, warnings=warnings)
    assert warnings == []
    for label in ("中文 (zh)", "English (en)"):
        assert f'<translation lang="{label}"' in xml
    for ask in QUESTIONS:
        assert f"/data/{ask.id}" in xml
    assert told["default_language"] == {"zh": "中文 (zh)", "en": "English (en)"}[language]


def test_the_form_asks_for_every_lesson_and_for_nobodys_name() -> None:
    ((_, sheet),) = FEEDBACK.render((_jobs(FEEDBACK)["lesson-feedback/zh/GD/form"],), Press(ROOT))
    book = openpyxl.load_workbook(io.BytesIO(sheet.data))
    choices = [row for row in book["choices"].iter_rows(values_only=True) if row[0] == "lesson_list"]
    assert len(choices) == 30
    names = [row[1] for row in book["survey"].iter_rows(values_only=True)][1:]
    assert names == ["about", *(ask.id for ask in QUESTIONS)]
    assert not any("name" in str(name) for name in names)


# --- profiles


def test_the_profile_of_the_school_is_for_qingyuan() -> None:
    (profile,) = (one for one in _catalogue().profiles if one.id == "school-qingyuan")
    assert (profile.region, profile.setting, profile.minutes) == ("QY", "rural", (40,))
    world = World(_catalogue(), Resolver(_catalogue(), TODAY, setting="rural"), profile)
    assert world.home == "QY"
    assert world.regions == ("GD", "GZ", "QY")
    assert {job.region for job in CARDS.plan(world)} == {"QY"}


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An example project with a profile, built for it; the project and the release."""
    root = example_project(tmp_path_factory.mktemp("school") / "project")
    (root / "content/profiles").mkdir()
    (root / "content/profiles/hill-school.yml").write_text(
        "region: QY\nschool: {zh: 山上小学, en: Hill School}\nminutes: [50]\nlanguages: [zh]\n"
        "lessons: [pay-slip]\nchannels: [lesson-plan, worksheet, course]\n",
        encoding="utf-8",
    )
    (root / "content/courses.yml").write_text(
        "short:\n  title: {zh: 小课, en: Short}\n  years: {zh: 初中, en: Lower secondary}\n"
        "  about: {zh: 学一学。, en: Learn.}\n  minutes: 50\n  lessons: {pay-slip: 1}\n",
        encoding="utf-8",
    )
    assert main(["--root", str(root), "build", "--profile", "hill-school", "--jobs", "1"]) == 0
    return root, root / "dist/hill-school"


def test_a_profile_builds_what_the_school_needs_and_nothing_else(school: tuple[Path, Path]) -> None:
    manifest = read_manifest(school[1])
    assert manifest is not None
    assert {artefact.path for artefact in manifest.artefacts} == {
        "course/zh/QY/short-certificate.pdf",
        "course/zh/QY/short.pdf",
        "lesson-plan/zh/QY/pay-slip/teacher/background.pdf",
        "lesson-plan/zh/QY/pay-slip/teacher/plan.pdf",
        "worksheet/zh/QY/pay-slip/pupil/worksheet-2-up.pdf",
        "worksheet/zh/QY/pay-slip/pupil/worksheet.docx",
        "worksheet/zh/QY/pay-slip/pupil/worksheet.pdf",
        "worksheet/zh/QY/pay-slip/teacher/worksheet.docx",
        "worksheet/zh/QY/pay-slip/teacher/worksheet.pdf",
    }
    assert not (school[0] / "dist/current").exists()


def test_the_schools_name_and_minutes_stand_in_the_plan(school: tuple[Path, Path]) -> None:
    plan = (school[1] / "current/lesson-plan/zh/QY/pay-slip/teacher/plan.pdf").read_bytes()
    words = _words(plan)
    assert "山上小学" in words and "清远" in words
    assert "50分钟" in words and "45分钟" not in words


def test_why_explains_what_was_built_for_a_school(
    school: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root, out = school
    path = "lesson-plan/zh/QY/pay-slip/teacher/plan.pdf"
    assert main(["--root", str(root), "why", "--out", str(out), path]) == 0
    told = capsys.readouterr().out
    assert "lesson-plan/zh/QY/pay-slip" in told
    assert "no longer makes it" not in told and "has changed since" not in told


def test_a_channel_of_one_region_says_so_when_another_is_asked_for(
    school: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["--root", str(school[0]), "build", "--region", "QY", "--channel", "bank"]
    assert main(command) == 1
    told = capsys.readouterr().err
    assert "S014" in told and "'bank' is not made for QY, only for GD" in told and "--profile" in told
    assert not (school[0] / "dist/current").exists()


def test_an_unknown_profile_is_named_with_those_there_are(
    school: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(school[0]), "build", "--profile", "hil-school"]) == 1
    assert "--profile hil-school?  hill-school" in capsys.readouterr().err


def test_a_profile_with_an_unknown_channel_is_a_mistake_of_the_source(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = example_project(tmp_path / "project")
    (root / "content/profiles").mkdir()
    (root / "content/profiles/a.yml").write_text("region: QY\nchannels: [worksheets]\n", encoding="utf-8")
    assert main(["--root", str(root), "check"]) == 1
    told = capsys.readouterr().out
    assert "content/profiles/a.yml:1:1: error X204" in told and "'worksheet'" in told
