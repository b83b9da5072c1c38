"""A few jobs of a site become their files without the others: what one changed fact costs must not grow with the site.

The files are those that MkDocs gives when it makes them all, but anchors on other pages are not looked after here.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from build_scripts.channels.site.details import ASSETS, NOT_FOUND, SITEMAP, Frame
from build_scripts.channels.site.stage import page_path, stage
from build_scripts.channels.site.with_mkdocs import (
    LOST_PAGE,
    OFFLINE_PAGE,
    SITEMAP_FILE,
    OpenSite,
    is_used,
)
from build_scripts.model import Job, ResolvedContact
from build_scripts.render.press import Press

THEME = "site/theme"
"""Below ``templates/``."""


def some_files(
    jobs: tuple[Job, ...], wanted: Iterable[Job], frame: Frame, call: ResolvedContact | None, press: Press
) -> dict[str, bytes]:
    """Path → contents of the files of ``wanted``; ``jobs`` are all of the site.

    LayoutComplaint when MkDocs warns.
    """
    first = jobs[0]
    pages = tuple(filter(None, map(page_path, jobs)))
    site = OpenSite(pages, frame, call, first.programme, first.language, press.root)
    found = {path: data for job in wanted for path, data in _files(job, site, press)}
    return {path: found[path] for path in sorted(found, key=lambda path: path.split("/"))}


def address(page: str) -> str:
    """Where a staged page is read: ``glossary.md`` → ``glossary/index.html``."""
    stem = page.removesuffix(".md")
    return f"{stem}.html" if posixpath.basename(stem) == "index" else f"{stem}/index.html"


def _files(job: Job, site: OpenSite, press: Press) -> Iterator[tuple[str, bytes]]:
    page = page_path(job)
    if page:
        staged = tuple(stage(job, press))
        yield address(page), site.page(page, staged)
        yield from ((file.path, file.data) for file in staged if file.path != page)
    elif job.part == NOT_FOUND:
        yield LOST_PAGE, site.lost()
        yield OFFLINE_PAGE, site.away()
    elif job.part == SITEMAP:
        yield SITEMAP_FILE, site.sitemap()
    elif job.part == ASSETS:
        folder = press.templates / THEME
        for file in sorted((folder / "assets").iterdir()):
            path = file.relative_to(folder).as_posix()
            if is_used(path):
                yield path, file.read_bytes()
