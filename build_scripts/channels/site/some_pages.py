"""Jobs of a site become their files one by one, without the others: for the pages that a build lacks, for the preview.

What one changed fact costs must not grow with the site. The files are those that MkDocs gives when it makes them all,
but anchors on other pages are not looked after here.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cached_property

from build_scripts.channels.site.details import ASSETS, NOT_FOUND, SITEMAP, Around, around
from build_scripts.channels.site.stage import page_path, stage
from build_scripts.channels.site.with_mkdocs import (
    LOST_PAGE,
    OFFLINE_PAGE,
    SITEMAP_FILE,
    OpenSite,
    is_used,
)
from build_scripts.model import Job
from build_scripts.render.press import Press

_THEME = "site/theme"
"""Below ``templates/``."""


class SomePages:
    """A site, of which one job at a time is made."""

    def __init__(self, jobs: tuple[Job, ...], press: Press, before: SomePages | None = None) -> None:
        """``jobs`` are all of the site. ``before`` may be the site of another state of the source under the same
        templates: what stands around the pages is taken from it if it is still the same."""
        self._press = press
        self._pages = tuple(filter(None, map(page_path, jobs)))
        self._around: Around = around(jobs)
        if before is not None and before._pages == self._pages and before._around == self._around:
            opened = before.__dict__.get("_open")
            if opened is not None:
                self._open = opened

    def files(self, job: Job) -> Iterator[tuple[str, bytes]]:
        """(path, contents) of a job's files, each when it is asked for; nothing for a job that is no page.

        LayoutComplaint when MkDocs warns.
        """
        page = page_path(job)
        if page:
            staged = tuple(stage(job, self._press))
            yield _address(page), self._open.page(page, staged)
            yield from ((file.path, file.data) for file in staged if file.path != page)
        elif job.part == NOT_FOUND:
            yield LOST_PAGE, self._open.lost()
            yield OFFLINE_PAGE, self._open.away()
        elif job.part == SITEMAP:
            yield SITEMAP_FILE, self._open.sitemap()
        elif job.part == ASSETS:
            folder = self._press.templates / _THEME
            for file in sorted((folder / "assets").iterdir()):
                path = file.relative_to(folder).as_posix()
                if is_used(path):
                    yield path, file.read_bytes()

    @cached_property
    def _open(self) -> OpenSite:
        return OpenSite(self._pages, self._around, self._press.root)


def _address(page: str) -> str:
    """Where a staged page is read: ``glossary.md`` → ``glossary/index.html``."""
    stem = page.removesuffix(".md")
    return f"{stem}.html" if posixpath.basename(stem) == "index" else f"{stem}/index.html"
