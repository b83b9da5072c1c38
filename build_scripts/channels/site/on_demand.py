"""The jobs of one site become its files one by one, as a reader asks for them; the others are not made.

The file is the one that a build of all jobs gives, but for what a preview does without.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cached_property

from build_scripts.channels.site import collect
from build_scripts.channels.site.details import SITE, Frame, FrameOnly
from build_scripts.channels.site.some_pages import THEME, address
from build_scripts.channels.site.stage import page_path, stage
from build_scripts.channels.site.with_mkdocs import LOST_PAGE, OpenSite
from build_scripts.model import Job, Language, ProgrammeText, ResolvedContact
from build_scripts.render.press import Press


@dataclass(frozen=True, slots=True)
class _Around:
    """What every page depends on."""

    pages: tuple[str, ...]
    frame: Frame
    call: ResolvedContact | None
    programme: ProgrammeText
    language: Language


class SiteOnDemand:
    """One state of the source and of the templates."""

    def __init__(self, jobs: tuple[Job, ...], press: Press, before: SiteOnDemand | None = None) -> None:
        """``jobs`` as ``plan_one`` gives them without neighbours. ``before`` may be the site of another state of the
        source under the same templates: what stands around the pages is taken from it if it is still the same."""
        self._jobs = jobs
        self._press = press
        self._pages = {address(page_path(job)): job for job in jobs if page_path(job)}
        self._made: dict[str, bytes] = {}
        if before is not None and before._around == self._around and "_open" in before.__dict__:
            self._open = before._open

    def file(self, path: str) -> bytes | None:
        """The file at a path below the site's beginning (``lessons/work-injury/index.html``), None if there is none.

        LayoutComplaint, or whatever a template raises, when it cannot be made.
        """
        if path not in self._made:
            made = self._make(path)
            if made is None:
                return None
            self._made[path] = made
        return self._made[path]

    def _make(self, path: str) -> bytes | None:
        if path == LOST_PAGE:
            return self._open.lost()
        if path in self._pages:
            job = self._pages[path]
            return self._open.page(page_path(job), stage(job, self._press))
        asset = self._press.templates / THEME / path
        if posixpath.dirname(path) == "assets" and asset.is_file():
            return asset.read_bytes()
        lesson = self._pages.get(posixpath.join(*path.split("/")[:2], "index.html"))
        if lesson is not None:
            return next((one.data for one in stage(lesson, self._press) if one.path == path), None)
        return self._others.get(path)

    @cached_property
    def _open(self) -> OpenSite:
        around = self._around
        return OpenSite(
            around.pages, around.frame, around.call, around.programme, around.language, self._press.root
        )

    @cached_property
    def _around(self) -> _Around:
        lost = next(job.detail for job in self._jobs if isinstance(job.detail, FrameOnly))
        first = self._jobs[0]
        pages = tuple(filter(None, map(page_path, self._jobs)))
        return _Around(pages, lost.frame, lost.call, first.programme, first.language)

    @cached_property
    def _others(self) -> dict[str, bytes]:
        """What is made without MkDocs: the search index."""
        return {
            output.path.removeprefix(f"{SITE}/"): output.data
            for job in self._jobs
            if not job.group
            for outputs in collect.render((job,), self._press)
            for output in outputs
        }
