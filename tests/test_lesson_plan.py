"""Lesson plans: the times add up, and the teacher's pages say what the lesson says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from build_scripts.channels.lesson_plan import CHANNEL
from build_scripts.channels.lesson_plan.answers import short
from build_scripts.channels.lesson_plan.details import detail
from build_scripts.channels.lesson_plan.plan import rows, span
from build_scripts.channels.lesson_plan.wording import WORDING
from build_scripts.channels.protocol import World
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Job, Language, Passage
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from build_scripts.teaching.board import board
from build_scripts.teaching.phases import HALF, LENGTHS, Course, course
from build_scripts.teaching.prose import items, plain
from build_scripts.teaching.script import script_steps
from build_scripts.teaching.sources import joined
from tests.golden import assert_golden
from tests.leaflet_examples import edition
from tests.pdf_pages import letters, page_text, pages, squeezed
from tests.projects import EXAMPLE, ROOT

each_language = pytest.mark.parametrize("language", ["zh", "en"])


pytestmark = pytest.mark.usefixtures("fonts")


@lru_cache(maxsize=2)
def _jobs(root: Path) -> dict[str, Job]:
    findings = Findings()
    catalogue = load_catalogue(root, findings)
    assert catalogue is not None
    world = World(catalogue, Resolver(catalogue, date(2026, 11, 21)))
    return {job.id: job for job in CHANNEL.plan(world)}


def _course(job: Job) -> Course:
    public, internal = job.editions
    return course(public, internal)


@lru_cache(maxsize=2)
def _made(language: Language) -> tuple[bytes, bytes]:
    job = _jobs(ROOT)[f"lesson-plan/{language}/GD/work-injury"]
    ((plan, background),) = CHANNEL.render((job,), Press(ROOT))
    assert plan.path == f"lesson-plan/{language}/GD/work-injury/teacher/plan.pdf"
    assert background.path == f"lesson-plan/{language}/GD/work-injury/teacher/background.pdf"
    return plan.data, background.data


def _words(pdf: bytes) -> str:
    return _straight("".join(page_text(pdf, side) for side in range(pages(pdf))))


def _straight(text: str) -> str:
    """Without white space, and with one form of the apostrophe."""
    return squeezed(text).replace("’", "'")


# --- times


def test_every_lesson_has_a_plan_in_both_languages_for_the_home_region() -> None:
    jobs = _jobs(ROOT)
    assert len(jobs) == 60
    assert {job.region for job in jobs.values()} == {"GD"}


def test_the_times_of_every_plan_add_up() -> None:
    for job in _jobs(ROOT).values():
        made = _course(job)
        assert [plan.minutes for plan in made.plans] == [(40,), (45,), (HALF, HALF), (90,)]
        for plan in made.plans:
            for lesson, minutes in zip(plan.lessons, plan.minutes, strict=True):
                assert sum(timed.minutes for timed in lesson) == minutes, job.id
                assert lesson[0].start == 0 and lesson[-1].end == minutes, job.id


def test_both_languages_are_timed_alike() -> None:
    jobs = _jobs(ROOT)
    for name, job in jobs.items():
        if job.language == "zh":
            other = jobs[name.replace("/zh/", "/en/")]
            assert _course(job).plans == _course(other).plans, name


def test_the_table_shows_the_same_minutes_as_the_plans() -> None:
    made = _course(_jobs(ROOT)["lesson-plan/zh/GD/work-injury"])
    table = rows(made, WORDING["zh"], "zh")
    for number, plan in enumerate(made.plans):
        cells = " ".join(row.cells[number] for row in table)
        for lesson in plan.lessons:
            for timed in lesson:
                assert span(timed) in cells


@each_language
def test_the_timetable_reads_as_expected(language: Language) -> None:
    made = _course(_jobs(ROOT)[f"lesson-plan/{language}/GD/work-injury"])
    table = rows(made, WORDING[language], language)
    text = "\n".join(f"{row.name} | " + " | ".join(row.cells) for row in table)
    assert_golden(f"lesson-plan-times-{language}.txt", text + "\n")


def test_a_quiz_that_has_no_time_is_done_at_home_and_the_activity_never_goes() -> None:
    for job in _jobs(ROOT).values():
        for plan in _course(job).plans:
            taught = {timed.id for lesson in plan.lessons for timed in lesson}
            assert any(phase.id in taught for phase in _course(job).phases if phase.kind == "activity"), (
                job.id
            )


def test_a_script_without_times_gives_the_activity_its_own() -> None:
    made = _course(_jobs(EXAMPLE)["lesson-plan/zh/GD/pay-slip"])
    (acted,) = (phase for phase in made.phases if phase.kind == "activity")
    assert acted.span.wanted == 10
    assert [cue.markdown for cue in acted.cues] == ["谁看过自己的工资条？"]
    assert made.before == ()
    assert sum(timed.minutes for timed in made.plans[0].lessons[0]) == LENGTHS[0]


@pytest.mark.parametrize(
    ("markdown", "minutes", "cues"),
    [
        ("**做**（5 分钟）：读。\n\n**说**：“好。”", [5], [("do", "读。"), ("say", "“好。”")]),
        ("1. **做（5分钟）：** 读。**说：** “好。”", [5], [("do", "读。"), ("say", "“好。”")]),
        ("- **DO** (3 minutes): read.\n- **SAY**: “Go.”", [3], [("do", "read."), ("say", "“Go.”")]),
        ("**DO (5 minutes):** A. **SAY (2 minutes):** B.", [5, 2], [("do", "A."), ("say", "B.")]),
        (
            "**做**（课前）：备好。\n\n**做**（1 分钟）：开始。",
            [0, 1],
            [("do", "（课前）备好。"), ("do", "开始。")],
        ),
        ("这一段没有提示。", [], []),
    ],
)
def test_scripts_are_read_however_they_are_written(
    markdown: str, minutes: list[int], cues: list[tuple[str, str]]
) -> None:
    script = Passage("script", "", markdown, None, "")
    found = script_steps(replace(edition("zh"), passages=(script,)))
    assert [step.minutes for step in found] == minutes
    assert [(cue.kind, cue.markdown) for step in found for cue in step.cues] == cues


def test_every_script_of_the_source_is_read_whole() -> None:
    for job in _jobs(ROOT).values():
        internal = job.editions[1]
        source = " ".join(p.markdown for p in internal.passages if p.kind == "script")
        read = " ".join(cue.markdown for step in script_steps(internal) for cue in step.cues)
        signs = {"zh": ("**做", "**说"), "en": ("**DO", "**SAY")}[job.language]
        wanted = sum(source.count(sign) for sign in signs)
        assert sum(len(step.cues) for step in script_steps(internal)) == wanted, job.id
        assert not any(sign in read for sign in signs), job.id


# --- pages


@each_language
def test_the_plan_is_two_pages_in_type_that_can_be_read(language: Language) -> None:
    plan, _ = _made(language)
    assert pages(plan) == 2
    sizes = [letter.points for side in range(2) for letter in letters(plan, side)]
    assert min(sizes) >= 7.3
    assert sorted(sizes)[len(sizes) // 2] >= 8.9


@each_language
def test_the_plan_says_goals_messages_script_and_answers(language: Language) -> None:
    job = _jobs(ROOT)[f"lesson-plan/{language}/GD/work-injury"]
    public, internal = job.editions
    words = _words(_made(language)[0])
    made = board(public)
    for said in (public.title, *public.goals, *made.messages, *made.skeleton):
        assert _straight(plain(said)) in words
    for step in script_steps(internal):
        for cue in step.cues:
            assert _straight(plain(cue.markdown.splitlines()[0])) in words
    for question in public.quiz:
        if not question.pairs:
            assert _straight(plain(short(question, WORDING[language]))) in words
    assert public.code in words


@each_language
def test_nothing_of_the_plan_stands_in_the_margins(language: Language) -> None:
    plan, _ = _made(language)
    for side in range(2):
        for letter in letters(plan, side):
            assert letter.left >= 11.5 and letter.right <= 198.5


@each_language
def test_the_background_holds_the_lesson_the_reasons_and_every_source(language: Language) -> None:
    job = _jobs(ROOT)[f"lesson-plan/{language}/GD/work-injury"]
    public, internal = job.editions
    words = _words(_made(language)[1])
    for question in public.quiz:
        assert _straight(plain(question.explain)) in words
    for passage in public.passages:
        for item in items(passage.markdown) if passage.kind != "poster" else ():
            assert _straight(plain(item))[:12] in words
    for one in joined(public, internal).facts:
        assert _straight(one.source) in words
    assert "<h3>" not in words and "</h" not in words


@each_language
def test_what_the_author_wrote_for_teachers_stands_in_the_plan(language: Language) -> None:
    job = _jobs(ROOT)[f"lesson-plan/{language}/GD/solidarity-and-social-contract"]
    said = detail(job)
    assert len(said.board) == 5 and said.slow and said.fast and said.power
    ((plan, _),) = CHANNEL.render((job,), Press(ROOT))
    words = _words(plan.data)
    for text in (*said.board, *said.slow, *said.fast, *said.power):
        assert _straight(text) in words
    heading = board(job.editions[0]).heading
    assert heading and _straight(heading) not in words
    assert job.sources == ("content/lessons/solidarity-and-social-contract/teach.yml",)
    assert pages(plan.data) == 2


def test_a_link_to_a_school_subject_names_its_curriculum() -> None:
    job = _jobs(ROOT)["lesson-plan/zh/GD/work-injury"]
    linked = replace(detail(job), links=(("道德与法治", "了解社会保障", "《课程标准》"),))
    ((plan, _),) = CHANNEL.render((replace(job, detail=linked),), Press(ROOT))
    assert "道德与法治：了解社会保障(《课程标准》)" in _words(plan.data)


def test_facts_of_both_editions_share_one_numbering() -> None:
    for job in _jobs(ROOT).values():
        public, internal = job.editions
        numbers: dict[str, int] = {}
        for one in joined(public, internal).facts:
            assert numbers.setdefault(one.source, one.source_number) == one.source_number, job.id
        assert len(set(numbers.values())) == len(numbers), job.id


def test_the_same_job_gives_the_same_bytes() -> None:
    job = _jobs(EXAMPLE)["lesson-plan/zh/GD/pay-slip"]
    press = Press(ROOT)
    assert CHANNEL.render((job,), press) == CHANNEL.render((job,), press)
