"""Jobs become outputs: a group through MkDocs, every file that it writes handed to the one job that owns it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_scripts.channels.site import app, offline, seal, search, share, teaching, worker
from build_scripts.channels.site.details import (
    APP,
    ASSETS,
    CALCULATOR,
    CALCULATORS,
    DECK,
    DOWNLOAD,
    FLOW,
    FLOWS,
    GLOSSARY,
    HOME,
    NOT_FOUND,
    OFFLINE,
    PAGE,
    SEARCH,
    SHARE,
    SITE,
    SITEMAP,
    TEACHERS_FILE,
    WORKER,
    CalculatorDetail,
    FlowDetail,
    Frame,
    FrameOnly,
    GlossaryDetail,
    GuidesDetail,
    HomeDetail,
    LessonDetail,
    PlaceDetail,
    SearchDetail,
    around,
)
from build_scripts.channels.site.service_details import SERVICES, PathsDetail, WhereDetail, WordsDetail
from build_scripts.channels.site.stage import stage
from build_scripts.channels.site.teaching_details import TeachingDetail
from build_scripts.model import Job, Output
from build_scripts.render.press import Press

_MEDIA_TYPES = {
    "html": "text/html",
    "xml": "application/xml",
    "js": "text/javascript",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
}
_OWNERS = (
    (re.compile(r"index\.html"), HOME),
    (re.compile(r"glossary/index\.html"), GLOSSARY),
    (re.compile(r"flows/index\.html"), FLOWS),
    (re.compile(r"calculators/index\.html"), CALCULATORS),
    *((re.compile(rf"{part}/index\.html"), part) for part in SERVICES),
    (re.compile(r"(?:404|offline)\.html"), NOT_FOUND),
    (re.compile(r"sitemap\.xml"), SITEMAP),
    (re.compile(r"assets/[^/]+"), ASSETS),
)
_OF_ONE = re.compile(r"(lessons|flows|calculators)/([^/]+)/.+")
_PARTS = {"lessons": PAGE, "flows": FLOW, "calculators": CALCULATOR}
_NAMES = {"application/pdf": "pdf", "text/plain": "txt"}


def render(jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
    """The outputs of one search index or download, or of all pages of one site, in the order of the jobs."""
    first = jobs[0]
    if first.part == SEARCH:
        assert isinstance(first.detail, SearchDetail)
        folder = f"{SITE}/{first.detail.prefix}"
        files = zip((search.FILE, search.TEXTS), search.index(first), strict=True)
        return (tuple(Output(f"{folder}{name}", "application/json", data) for name, data in files),)
    if first.part == DOWNLOAD:
        assert isinstance(first.detail, PlaceDetail)
        return (tuple(_downloads(first, f"{SITE}/{first.detail.prefix}downloads/", press)),)
    if first.part in {DECK, TEACHERS_FILE}:
        return ((teaching.output(first, press),),)
    if first.part == SHARE:
        return ((share.draw(first, press),),)
    if first.part == APP:
        return (tuple(app.outputs(first, press)),)
    if first.part == WORKER:
        return ((worker.output(first, press),),)
    if first.part == OFFLINE:
        return ((offline.archive(first, press),),)
    return _site(jobs, press)


def _downloads(job: Job, folder: str, press: Press) -> Iterator[Output]:
    """What another channel made, to take away from the site: a lesson's leaflet, the sheet and text of a flow or
    calculator."""
    name = job.lesson or GLOSSARY
    if job.flow or job.calculator:
        name = f"flow-{job.flow}" if job.flow else f"calculator-{job.calculator}"
    for needed in job.needs:
        first: dict[str, Output] = {}
        for output in press.needed(needed):
            # A leaflet's second PDF is the same in black.
            first.setdefault(output.media_type, output)
        for output in first.values():
            if output.media_type in _NAMES:
                path = f"{folder}{name}.{_NAMES[output.media_type]}"
                yield Output(path, output.media_type, output.data)


def _site(jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
    frame = next(frame for frame in map(_frame, jobs) if frame is not None)
    if any(other is not None and other != frame for other in map(_frame, jobs)):
        raise ValueError(f"pages of {jobs[0].group} disagree about their frame")
    wanted = tuple(job for job in jobs if press.wants(job.id))
    # MkDocs takes half a second to import, which a build without changes need not pay.
    if len(wanted) < len(jobs):
        from build_scripts.channels.site.some_pages import SomePages

        site = SomePages(jobs, press)
        files = dict(file for job in wanted for file in site.files(job))
    else:
        from build_scripts.channels.site.with_mkdocs import site_files

        staged = [file for job in jobs for file in stage(job, press)]
        files = site_files(staged, around(jobs), press.root)
    owned: dict[str, list[Output]] = {job.id: [] for job in jobs}
    known = owners(jobs)
    # In the order in which MkDocs' folder is walked, however few were made.
    for path, data in sorted(files.items(), key=lambda file: file[0].split("/")):
        job = known.get(owner(path))
        if job is None:
            raise ValueError(f"{path} belongs to no job of {jobs[0].group}")
        media_type = _MEDIA_TYPES[path.rpartition(".")[2]]
        if media_type == "text/html" and not frame.preview:
            data = seal.sealed(data.decode()).encode()
        owned[job.id].append(Output(f"{SITE}/{frame.prefix}{path}", media_type, data))
    return tuple(tuple(owned[job.id]) for job in jobs)


def _frame(job: Job) -> Frame | None:
    detail = job.detail
    if isinstance(
        detail,
        (
            HomeDetail,
            LessonDetail,
            GlossaryDetail,
            FrameOnly,
            GuidesDetail,
            FlowDetail,
            CalculatorDetail,
            WhereDetail,
            PathsDetail,
            WordsDetail,
            TeachingDetail,
        ),
    ):
        return detail.frame
    return None


def owners(jobs: tuple[Job, ...]) -> dict[tuple[str, str], Job]:
    """The jobs of a site by what ``owner`` says of their files."""
    return {(job.part, job.lesson or job.flow or job.calculator): job for job in jobs}


def owner(path: str) -> tuple[str, str]:
    """(part, lesson, flow or calculator) of the job that a written file belongs to."""
    one = _OF_ONE.fullmatch(path)
    if one is not None:
        return _PARTS[one[1]], one[2]
    return next((part for pattern, part in _OWNERS if pattern.fullmatch(path)), ""), ""
