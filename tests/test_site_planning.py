"""A job of the site changes when, and only when, something that its page shows changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.canonical import canonical_json
from build_scripts.channels.protocol import World
from build_scripts.channels.site import planning
from build_scripts.channels.site.details import LessonDetail, ShareDetail, WorkerDetail
from build_scripts.channels.site.teaching_details import TeachingDetail
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.resolve import Resolver
from tests.projects import example_project, rewrite
from tests.site_examples import AS_OF, jobs_of


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return example_project(tmp_path / "project")


def _keys(root: Path) -> dict[str, str]:
    return {job.id: canonical_json(job) for job in jobs_of(root)}


def _changed(root: Path, path: str, old: str, new: str) -> set[str]:
    before = _keys(root)
    rewrite(root / path, old, new)
    after = _keys(root)
    assert before.keys() == after.keys()
    return {name for name in before if before[name] != after[name]}


def test_one_language_and_region_has_a_job_for_each_page_and_common_file(project: Path) -> None:
    jobs = {job.id: job for job in jobs_of(project)}
    here = {name.removeprefix("site/en/QY/") for name in jobs if name.startswith("site/en/QY/")}
    assert here == {
        "home",
        "lessons/pay-slip",
        "downloads/pay-slip",
        "lessons/rest-days",
        "downloads/rest-days",
        "flows",
        "flows/pay-too-low",
        "downloads/flow-pay-too-low",
        "calculators",
        "calculators/months-of-pay",
        "downloads/calculator-months-of-pay",
        "where",
        "paths",
        "report",
        "accessibility",
        "teaching",
        "glossary",
        "downloads/glossary",
        "404",
        "sitemap",
        "assets",
        "app",
        "worker",
        "search",
    }
    cards = {
        "home",
        "lessons-pay-slip",
        "lessons-rest-days",
        "flows-pay-too-low",
        "calculators-months-of-pay",
    }
    archives = {"zh", "kolibri-zh", "en", "kolibri-en"}
    others = {f"site/{language}/GD/share/{card}" for language in ("zh", "en") for card in cards}
    others |= {f"site/offline/{archive}" for archive in archives}
    for language in ("zh", "en"):
        place = f"site/{language}/GD"
        others |= {f"{place}/slides/{lesson}" for lesson in ("pay-slip", "rest-days")}
        others |= {f"{place}/downloads/pack-{lesson}.zip" for lesson in ("pay-slip", "rest-days")}
        others.add(f"{place}/downloads/after-lesson.pdf")
    assert len(jobs) == 4 * len(here) + len(others)
    assert others < jobs.keys()


def test_jobs_that_need_others_are_rendered_alone(project: Path) -> None:
    needing = [job for job in jobs_of(project) if job.needs]
    assert {job.part for job in needing} == {"download", "worker", "offline", "deck", "teachers-file"}
    assert not any(job.group for job in needing)
    assert needing[0].needs == ("leaflet/zh/GD/pay-slip",)
    jobs = {job.id for job in jobs_of(project)}
    mine = {need for job in needing if job.part in {"worker", "offline"} for need in job.needs}
    assert mine < jobs
    assert {need for job in needing for need in job.needs if job.flow} >= {"flow/zh/GD/pay-too-low"}
    needed = {need for job in needing for need in job.needs if job.calculator}
    assert needed >= {"calculator/zh/GD/months-of-pay"}


def test_a_changed_value_changes_the_pages_that_quote_it_in_that_region(project: Path) -> None:
    changed = _changed(
        project, "content/facts/pay.yml", "from: 2026-01-01, value: 2000", "from: 2026-01-01, value: 2050"
    )
    assert changed == {
        f"site/{language}/GD/{name}"
        for language in ("zh", "en")
        for name in (
            "lessons/pay-slip",
            "downloads/pay-slip",
            "flows/pay-too-low",
            "calculators/months-of-pay",
            "search",
        )
    }


def test_a_changed_hotline_changes_every_page_that_names_it_and_neither_glossary_nor_assets(
    project: Path,
) -> None:
    changed = _changed(project, "content/facts/pay.yml", 'value: "12333"', 'value: "12345"')
    assert {name.removeprefix("site/zh/GD/") for name in changed if name.startswith("site/zh/GD/")} >= {
        "home",
        "lessons/pay-slip",
        "search",
        "404",
    }
    assert not any(name.endswith(("/glossary", "/assets", "/sitemap")) for name in changed)


def test_a_changed_title_changes_every_page_of_its_language_and_no_other(project: Path) -> None:
    changed = _changed(project, "content/lessons/rest-days/en.md", "title: ", "title: Our ")
    pages = {
        "home",
        "lessons/pay-slip",
        "lessons/rest-days",
        "flows",
        "flows/pay-too-low",
        "calculators",
        "calculators/months-of-pay",
        "glossary",
        "404",
        "search",
        "where",
        "paths",
        "report",
        "accessibility",
        "teaching",
        "downloads/rest-days",
    }
    # The card of one region serves the others where the title is the same.
    assert changed == {
        "site/en/GD/share/lessons-rest-days",
        *(f"site/en/{region}/{page}" for region in ("GD", "QY") for page in pages),
    }


def test_a_comment_changes_nothing(project: Path) -> None:
    before = _keys(project)
    path = project / "content" / "facts" / "pay.yml"
    path.write_text(
        "# a comment that moves every line\n" + path.read_text(encoding="utf-8"), encoding="utf-8"
    )
    assert _keys(project) == before


def test_home_and_glossary_quote_only_what_they_show(project: Path) -> None:
    jobs = {job.id: job for job in jobs_of(project)}

    def facts(name: str) -> set[str]:
        return {fact.id for edition in jobs[name].editions for fact in edition.facts}

    assert facts("site/zh/GD/home") == {"hotline-12333"}
    assert facts("site/zh/GD/glossary") == set()
    assert "lowest-wage" in facts("site/zh/GD/lessons/pay-slip")


def test_a_term_that_quotes_a_fact_makes_the_glossary_follow_it(project: Path) -> None:
    rewrite(
        project / "content" / "glossary.yml",
        "zh: 写明工资怎么算出来的单子。, en: A paper that shows how your pay was worked out.",
        "zh: '要留{fact:keep-records}的单子。', en: 'A paper to keep for {fact:keep-records}.'",
    )
    changed = _changed(
        project, "content/facts/pay.yml", "from: 2020-01-01, value: 2, ", "from: 2020-01-01, value: 3, "
    )
    assert "site/zh/GD/glossary" in changed
    jobs = {job.id: job for job in jobs_of(project)}
    assert {f.id for e in jobs["site/en/QY/glossary"].editions for f in e.facts} == {"keep-records"}


def test_a_worker_needs_the_pages_of_its_own_site_and_an_archive_those_of_all(project: Path) -> None:
    jobs = {job.id: job for job in jobs_of(project)}
    worker = set(jobs["site/en/GD/worker"].needs)
    assert {need.rpartition("/GD/")[0] for need in worker} == {"site/en"}
    assert {
        "site/en/GD/lessons/pay-slip",
        "site/en/GD/search",
        "site/en/GD/404",
        "site/en/GD/assets",
    } <= worker
    assert jobs["site/en/GD/worker"].detail == WorkerDetail("en/", ("qy/",))
    assert jobs["site/zh/GD/worker"].detail == WorkerDetail("", ("en/", "en/qy/", "qy/"))
    archive, framed = (set(jobs[f"site/offline/{name}"].needs) for name in ("en", "kolibri-en"))
    assert framed < archive
    assert {need.split("/")[-2] for need in archive - framed} == {"downloads"}
    assert all(need.startswith("site/en/") for need in archive - framed)
    assert {"site/zh/QY/lessons/pay-slip", "site/en/GD/search"} <= framed
    assert jobs["site/offline/en"].region == ""


def test_a_title_that_differs_in_a_region_has_a_card_of_its_own_there(project: Path) -> None:
    rewrite(project / "content/lessons/pay-slip/zh.md", "title: 看懂工资条", "title: 看懂{fact:lowest-wage}")
    jobs = {job.id: job for job in jobs_of(project)}
    card = jobs["site/zh/QY/share/lessons-pay-slip"]
    assert isinstance(card.detail, ShareDetail)
    assert "1800" in card.detail.title
    assert [fact.id for fact in card.facts] == ["lowest-wage"]
    assert "site/zh/QY/share/lessons-rest-days" not in jobs
    page = jobs["site/zh/QY/lessons/rest-days"].detail
    assert isinstance(page, LessonDetail)
    assert page.frame.own_cards == ("lessons-pay-slip",)


def test_the_preview_has_no_worker_no_cards_and_no_policy(project: Path) -> None:
    catalogue = load_catalogue(project, Findings())
    assert catalogue is not None
    world = World(catalogue, Resolver(catalogue, AS_OF))
    jobs = tuple(planning.plan_one(world, "zh", "GD", neighbours=False))
    assert not {"worker", "app", "share", "offline"} & {job.part for job in jobs}
    assert all(job.detail.frame.preview for job in jobs if isinstance(job.detail, LessonDetail))


def test_teachers_files_are_made_for_one_region_and_every_region_leads_to_them(project: Path) -> None:
    jobs = {job.id: job for job in jobs_of(project)}
    decks = [job for job in jobs.values() if job.part == "deck"]
    assert {(job.language, job.region, job.lesson) for job in decks} == {
        (language, "GD", lesson) for language in ("zh", "en") for lesson in ("pay-slip", "rest-days")
    }
    assert jobs["site/en/GD/slides/pay-slip"].needs == ("slides/en/GD/pay-slip/page",)
    assert jobs["site/en/GD/downloads/pack-pay-slip.zip"].needs == ("pack/en/GD/pay-slip",)
    for region, made_for in (("GD", ""), ("QY", "Guangdong")):
        detail = jobs[f"site/en/{region}/teaching"].detail
        assert isinstance(detail, TeachingDetail)
        assert made_for in detail.made_for and bool(detail.made_for) == bool(made_for)
        assert {one.deck for module in detail.modules for one in module.lessons} == {
            "en/slides/pay-slip/",
            "en/slides/rest-days/",
        }
