"""Notices: what hangs when, sheets that say until which day, a list to sign, and figures that last as long."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import pypdf
import pytest
import zxingcpp

from build_scripts.__main__ import main
from build_scripts.channels.notice import CHANNEL
from build_scripts.channels.notice.channel import Compilation
from build_scripts.channels.protocol import World
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Job, Language
from build_scripts.notices_command import standing
from build_scripts.render.faults import Overflow
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from tests.golden import assert_golden
from tests.pdf_pages import letters, page, page_text, pages, photocopy, squeezed
from tests.projects import ROOT
from tests.small_project import Project

LANGUAGES: tuple[Language, ...] = ("zh", "en")
TODAY = date(2026, 11, 21)
NOTICES = """
own-words:
  lesson: pension
  title: {zh: 年底查一查，缴了没有, en: "Look it up before the year ends"}
  text:
    - {zh: "个人缴{fact:pension-rate}，单位也要缴。", en: "You pay {fact:pension-rate}, and so must your employer."}
    - {zh: "自己的记录，自己能查。{cite:right-to-check}", en: "You may check your own record.{cite:right-to-check}"}
  where: {zh: 厂门口, en: Factory gates}
  office: hotline-12333
  put_up: 2026-12-01
  take_down: 2027-02-28
lesson-words:
  lesson: pension
  where: {zh: 村口, en: Village boards}
  office: hotline-12333
  put_up: 2026-11-25
  take_down: 2026-12-31
over:
  lesson: pension
  where: {zh: 村口, en: Village boards}
  office: hotline-12333
  put_up: 2026-09-01
  take_down: 2026-11-21
"""


pytestmark = pytest.mark.usefixtures("fonts")


@pytest.fixture(scope="module")
def jobs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Job, ...]:
    project = Project(tmp_path_factory.mktemp("notices") / "project").write("content/notices.yml", NOTICES)
    assert project.codes() == []
    catalogue = project.load()
    return CHANNEL.plan(World(catalogue, Resolver(catalogue, TODAY)))


@lru_cache(maxsize=4)
def _pdf(job: Job) -> bytes:
    ((output,),) = CHANNEL.render((job,), Press(ROOT))
    assert (output.path, output.media_type) == (f"notice/{job.language}/CN.pdf", "application/pdf")
    return output.data


def _of(jobs: tuple[Job, ...], language: Language) -> tuple[Job, Compilation]:
    job = next(job for job in jobs if job.language == language)
    assert isinstance(job.detail, Compilation)
    return job, job.detail


each_language = pytest.mark.parametrize("language", LANGUAGES)


# --- what hangs when ------------------------------------------------------------------------------------------------


def test_a_notice_hangs_from_its_first_day_and_comes_down_on_its_last() -> None:
    findings = Findings()
    catalogue = load_catalogue(ROOT, findings)
    assert catalogue is not None and 4 <= len(catalogue.notices) <= 12
    notice = replace(catalogue.notices[0], put_up=date(2026, 12, 1), take_down=date(2027, 1, 31))
    days = {
        date(2026, 11, 30): "coming",
        date(2026, 12, 1): "up",
        date(2027, 1, 23): "up",
        date(2027, 1, 24): "soon",
        date(2027, 1, 30): "soon",
        date(2027, 1, 31): "down",
        date(2028, 1, 1): "down",
    }
    assert {day: standing([notice], day)[0].state for day in days} == days


def test_what_is_to_be_done_first_is_listed_first(jobs: tuple[Job, ...], tmp_path: Path) -> None:
    project = Project(tmp_path / "project").write("content/notices.yml", NOTICES)
    found = standing(project.load().notices, date(2026, 12, 28))
    assert [(one.notice.id, one.state) for one in found] == [
        ("over", "down"),
        ("lesson-words", "soon"),
        ("own-words", "up"),
    ]


def test_the_command_lists_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = Project(tmp_path / "project").write("content/notices.yml", NOTICES)
    assert main(["--root", str(project.root), "notices", "--as-of", "2026-11-25"]) == 0
    text = capsys.readouterr().out
    assert text.index("该撤了") < text.index("over") < text.index("应当贴着") < text.index("lesson-words")
    assert text.index("lesson-words") < text.index("还没到日子") < text.index("own-words")
    command = ["--root", str(project.root), "notices", "--as-of", "2026-11-25", "--format", "json"]
    assert main(command) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["id"], row["state"], row["take_down"]) for row in rows] == [
        ("over", "down", "2026-11-21"),
        ("lesson-words", "up", "2026-12-31"),
        ("own-words", "coming", "2027-02-28"),
    ]


# --- the source -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("take_down: 2027-02-28", "take_down: 2026-12-01", "X231"),
        ("put_up: 2026-12-01", "put_up: 2027-03-01", "X231"),
        ("office: hotline-12333\n  put_up: 2026-12-01", "office: nobody\n  put_up: 2026-12-01", "W106"),
        ("lesson: pension\n  title", "lesson: pensions\n  title", "X207"),
        ("{fact:pension-rate}，单位也要缴", "8%，单位也要缴", "B402"),
        ("zh: 年底查一查，缴了没有", 'zh: "缴{fact:pension-rate}了没有"', "F214"),
        ("take_down: 2027-02-28", "take_down: soon", "Y104"),
        ("  where: {zh: 厂门口, en: Factory gates}\n", "", "Y106"),
    ],
)
def test_mistakes_are_found(tmp_path: Path, old: str, new: str, code: str) -> None:
    assert NOTICES.count(old) == 1
    project = Project(tmp_path / "project").write("content/notices.yml", NOTICES.replace(old, new))
    assert code in project.codes()


@pytest.mark.parametrize(("end", "notices"), [("2027-02-28", 0), ("2027-02-27", 1), ("2026-12-30", 2)])
def test_a_figure_must_last_as_long_as_the_notice_that_quotes_it(
    tmp_path: Path, end: str, notices: int
) -> None:
    project = Project(tmp_path / "project").write("content/notices.yml", NOTICES)
    project.change(
        "content/facts/facts.yml", "from: 2011-07-01, value: 8", f"from: 2011-07-01, to: {end}, value: 8"
    )
    found = project.check()
    assert [diagnostic.code for diagnostic in found] == ["F215"] * notices
    assert all("pension-rate" in diagnostic.message("en") for diagnostic in found)


# --- the compilation ------------------------------------------------------------------------------------------------


@each_language
def test_it_holds_what_is_not_over_in_the_order_of_going_up(
    jobs: tuple[Job, ...], language: Language
) -> None:
    job, detail = _of(jobs, language)
    assert [notice.id for notice in detail.notices] == ["lesson-words", "own-words"]
    assert {fact.id for fact in job.facts} == {"pension-rate", "right-to-check", "hotline-12333"}
    assert "content/notices.yml" in job.sources
    assert pages(_pdf(job)) == 3


@each_language
def test_the_list_names_every_notice_with_its_days_and_has_two_columns_to_sign(
    jobs: tuple[Job, ...], language: Language
) -> None:
    job, detail = _of(jobs, language)
    text = squeezed(page_text(_pdf(job), 0))
    days = {
        "zh": (
            "2026年11月25日",
            "2026年12月31日",
            "2026年12月1日",
            "2027年2月28日",
            "张贴人签字",
            "撤下人签字",
        ),
        "en": (
            "25November2026",
            "31December2026",
            "1December2026",
            "28February2027",
            "Putupby",
            "Takendownby",
        ),
    }[language]
    for said in (*days, *(notice.title for notice in detail.notices), *(n.where for n in detail.notices)):
        assert squeezed(said) in text, said
    assert detail.code in text and "12333" in text
    for fact in job.facts:
        assert squeezed(fact.source) in text


@each_language
def test_each_sheet_says_large_until_when_it_hangs_and_who_answers(
    jobs: tuple[Job, ...], language: Language
) -> None:
    job, detail = _of(jobs, language)
    down = {"zh": ("2026年12月31日撤下", "2027年2月28日撤下"), "en": ("31December2026", "28February2027")}[
        language
    ]
    for number, (notice, day) in enumerate(zip(detail.notices, down, strict=True), 1):
        text = squeezed(page_text(_pdf(job), number))
        assert squeezed(notice.title) in text and squeezed(day) in text and detail.code in text
        for paragraph in notice.paragraphs:
            for line in re.sub(r"<sup.*?</sup>|<[^>]+>|^- ", "", paragraph, flags=re.MULTILINE).split("\n"):
                assert squeezed(line) in text, line
        found = letters(_pdf(job), number)
        footer = [le for le in found if 297 - 53 < le.top < 297 - 30 and le.points > 25]
        assert squeezed(day) in "".join(le.sign for le in footer)
        phone = [le.sign for le in found if le.points > 45 and le.sign.isdigit() and le.top > 200]
        assert "".join(phone) == "12333"
        body = [le.points for le in found if 25 < le.top < 195 and not le.sign.isdigit()]
        assert min(body) >= 18


@each_language
@pytest.mark.parametrize("copied", [False, True], ids=["print", "photocopy"])
def test_the_code_leads_to_the_lesson(jobs: tuple[Job, ...], language: Language, copied: bool) -> None:
    job, detail = _of(jobs, language)
    for number, notice in enumerate(detail.notices, 1):
        image = page(_pdf(job), number, 150)
        found = zxingcpp.read_barcodes(photocopy(image) if copied else image)
        assert [code.text for code in found] == [notice.url]


@each_language
def test_the_list_lies_across_and_the_sheets_upright(jobs: tuple[Job, ...], language: Language) -> None:
    boxes = [sheet.mediabox for sheet in pypdf.PdfReader(io.BytesIO(_pdf(_of(jobs, language)[0]))).pages]
    assert [float(box.width) > float(box.height) for box in boxes] == [True, False, False]


def test_a_notice_that_does_not_fit_is_named(jobs: tuple[Job, ...]) -> None:
    job, detail = _of(jobs, "zh")
    long = replace(detail.notices[0], paragraphs=("这一段写得太长，贴出去没有人读得完。" * 30,))
    with pytest.raises(Overflow, match=r"告知单多出\d+行") as caught:
        CHANNEL.render((replace(job, detail=replace(detail, notices=(long,))),), Press(ROOT))
    assert caught.value.block == "lesson-words"


def test_without_a_notice_there_is_no_compilation(tmp_path: Path) -> None:
    catalogue = Project(tmp_path / "project").load()
    assert CHANNEL.plan(World(catalogue, Resolver(catalogue, TODAY))) == ()
    project = Project(tmp_path / "other").write("content/notices.yml", NOTICES)
    late = project.load()
    assert CHANNEL.plan(World(late, Resolver(late, date(2027, 2, 28)))) == ()


@each_language
def test_two_renderings_are_the_same_bytes(jobs: tuple[Job, ...], language: Language) -> None:
    job, _ = _of(jobs, language)
    ((output,),) = CHANNEL.render((job,), Press(ROOT))
    assert output.data == _pdf(job)


@each_language
def test_golden_text(jobs: tuple[Job, ...], language: Language) -> None:
    pdf = _pdf(_of(jobs, language)[0])
    text = "".join(f"=== {number + 1}\n{page_text(pdf, number).strip()}\n" for number in range(pages(pdf)))
    assert_golden(f"notice/{language}.txt", text)
