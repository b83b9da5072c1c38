"""The jobs of the site become files: which job gives which, some without the others, the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import markdown
import pytest

from build_scripts.channels.site import CHANNEL, as_it_is, collect, some_pages, with_mkdocs
from build_scripts.channels.site.stage import Staged, stage
from build_scripts.execute import Batch, render
from build_scripts.model import Job
from build_scripts.plan import Step
from build_scripts.render.faults import LayoutComplaint
from build_scripts.render.press import Press
from build_scripts.store import Store
from tests.projects import ROOT, example_project, rewrite
from tests.site_examples import files_of, jobs_of, outputs_of


def test_the_same_jobs_give_the_same_bytes(site_project: Path, site_files: dict[str, bytes]) -> None:
    assert files_of(site_project) == site_files


@pytest.mark.parametrize("group", ["site/zh/GD", "site/en/QY"])
def test_jobs_that_are_wanted_without_the_others_give_the_same_files(site_project: Path, group: str) -> None:
    jobs = tuple(job for job in jobs_of(site_project) if job.group == group)
    press = Press(site_project)
    together = CHANNEL.render(jobs, press)
    halves = (jobs[::2], jobs[1::2], jobs[-1:])
    for wanted in halves:
        press.want({job.id for job in wanted})
        for job, all_made, made in zip(jobs, together, CHANNEL.render(jobs, press), strict=True):
            assert made == (all_made if job in wanted else ()), job.id


def test_only_the_pages_that_are_wanted_are_made(site_project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def noted(job: Job, press: Press) -> Iterator[Staged]:
        made.append(job.id)
        return stage(job, press)

    monkeypatch.setattr(some_pages, "stage", noted)
    jobs = tuple(job for job in jobs_of(site_project) if job.group == "site/zh/GD")
    press = Press(site_project)
    press.want({"site/zh/GD/lessons/pay-slip", "site/zh/GD/sitemap"})
    CHANNEL.render(jobs, press)
    assert made == ["site/zh/GD/lessons/pay-slip"]


def test_a_build_makes_the_pages_that_are_missing_and_no_others(
    site_project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def noted(job: Job, press: Press) -> Iterator[Staged]:
        made.append(job.id)
        return stage(job, press)

    monkeypatch.setattr(some_pages, "stage", noted)
    jobs = [job for job in jobs_of(site_project) if job.group == "site/en/GD"]
    steps = tuple(Step(job, f"{number:064x}", 0) for number, job in enumerate(jobs))
    missing = frozenset({"site/en/GD/glossary", "site/en/GD/lessons/pay-slip"})
    store = Store(tmp_path / "store")
    assert render(Batch(steps, missing, ()), store, site_project) is None
    assert set(made) == missing
    assert {step.job.id for step in steps if store.find(step.key) is not None} == missing


def test_a_page_that_is_wanted_alone_may_not_lead_nowhere(site_project: Path) -> None:
    jobs = tuple(job for job in jobs_of(site_project) if job.group == "site/zh/GD")
    lesson = next(job for job in jobs if job.id == "site/zh/GD/lessons/pay-slip")
    edition = lesson.editions[0]
    passages = (*edition.passages[:-1], replace(edition.passages[-1], markdown="[x](lesson:gone)"))
    broken = replace(lesson, editions=(replace(edition, passages=passages),))
    press = Press(site_project)
    press.want({broken.id})
    with pytest.raises(LayoutComplaint, match="gone"):
        CHANNEL.render(tuple(broken if job is lesson else job for job in jobs), press)


def test_html_of_templates_is_left_as_it_is_and_gives_the_same_pages(
    site_project: Path, site_files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"{as_it_is.BEGIN}\n<div>\n\n**bold** <i>\n</div>\n{as_it_is.END}\n\n**bold**"
    shown = markdown.markdown(text, extensions=["md_in_html", as_it_is.AsItIs()])
    assert "**bold** <i>" in shown
    assert shown.endswith("<p><strong>bold</strong></p>")
    assert all(as_it_is.BEGIN.encode() not in page for page in site_files.values())
    monkeypatch.setattr(as_it_is.AsItIs, "extendMarkdown", lambda *_: None)
    jobs = tuple(job for job in jobs_of(site_project) if job.group == "site/zh/GD")
    for output in (output for outputs in CHANNEL.render(jobs, Press(site_project)) for output in outputs):
        parsed = output.data
        for mark in (as_it_is.BEGIN, as_it_is.END):
            parsed = parsed.replace(f"{mark}\n".encode(), b"")
        if output.media_type == "text/html":
            assert _unsealed(parsed) == _unsealed(site_files[output.path]), output.path


def test_a_text_may_lead_to_a_part_that_is_left_as_it_is(site_project: Path) -> None:
    jobs = tuple(job for job in jobs_of(site_project) if job.group == "site/zh/GD")
    lesson = next(job for job in jobs if job.id == "site/zh/GD/lessons/pay-slip")
    for anchor, known in (("quiz", True), ("nowhere", False)):
        edition = lesson.editions[0]
        passages = (*edition.passages[:-1], replace(edition.passages[-1], markdown=f"[x](#{anchor})"))
        leading = replace(lesson, editions=(replace(edition, passages=passages),))
        for wanted in (None, {leading.id}):
            press = Press(site_project)
            press.want(wanted)
            with nullcontext() if known else pytest.raises(LayoutComplaint, match=anchor):
                CHANNEL.render(tuple(leading if job is lesson else job for job in jobs), press)


def _unsealed(page: bytes) -> bytes:
    """Without the digest of the page."""
    return re.sub(rb'<meta name="edition" content="[0-9a-f]+">', b"", page)


def test_every_file_belongs_to_the_job_that_is_named_for_it(site_project: Path) -> None:
    made = outputs_of(site_project, jobs_of(site_project))
    paths = {name: [output.path for output in outputs] for name, outputs in made.items()}
    assert paths["site/en/QY/lessons/pay-slip"] == ["site/en/qy/lessons/pay-slip/index.html"]
    assert paths["site/en/QY/downloads/pay-slip"] == ["site/en/qy/downloads/pay-slip.pdf"]
    assert paths["site/zh/GD/home"] == ["site/index.html"]
    theme = ROOT / "templates" / "site" / "theme" / "assets"
    assets = sorted(path.name for path in theme.iterdir() if path.suffix != ".css")
    assert paths["site/zh/GD/assets"] == [f"site/assets/{name}" for name in assets]
    assert paths["site/en/QY/flows/pay-too-low"] == ["site/en/qy/flows/pay-too-low/index.html"]
    assert paths["site/en/QY/calculators"] == ["site/en/qy/calculators/index.html"]
    assert all(paths.values())


def test_a_file_that_no_job_owns_is_an_error(site_project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(with_mkdocs, "site_files", lambda *_: {"stray/index.html": b""})
    jobs = tuple(job for job in jobs_of(site_project) if job.group == "site/zh/GD")
    with pytest.raises(ValueError, match=re.escape("stray/index.html")):
        collect.render(jobs, Press(site_project))


def test_a_picture_lies_beside_its_page(tmp_path: Path) -> None:
    root = example_project(tmp_path / "project")
    pictures = root / "content" / "lessons" / "pay-slip" / "pictures"
    pictures.mkdir()
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>x</title></svg>'
    (pictures / "slip.svg").write_text(drawing, encoding="utf-8")
    rewrite(
        root / "content/lessons/pay-slip/zh.md",
        "## 再说细一点",
        "## 再说细一点\n\n![单子](pictures/slip.svg)",
    )
    made = files_of(root)
    assert made["site/lessons/pay-slip/pictures/slip.svg"] == drawing.encode()
    assert b'src="pictures/slip.svg"' in made["site/lessons/pay-slip/index.html"]


def test_a_link_to_nowhere_is_a_complaint(tmp_path: Path) -> None:
    root = example_project(tmp_path / "project")
    rewrite(root / "content/lessons/pay-slip/zh.md", "(lesson:rest-days)", "(lesson:no-such-lesson)")
    with pytest.raises(LayoutComplaint, match="no-such-lesson"):
        files_of(root)
