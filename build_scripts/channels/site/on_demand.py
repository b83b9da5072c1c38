"""The jobs of one site become its files one by one, as a reader asks for them; the others are not made.

The file is the one that a build of all jobs gives, but for what a preview does without.
"""

from __future__ import annotations

from functools import cached_property

from build_scripts.channels.site import collect
from build_scripts.channels.site.details import SITE
from build_scripts.channels.site.some_pages import SomePages
from build_scripts.model import Job
from build_scripts.render.press import Press


class SiteOnDemand:
    """One state of the source and of the templates."""

    def __init__(self, jobs: tuple[Job, ...], press: Press, before: SiteOnDemand | None = None) -> None:
        """``jobs`` as ``plan_one`` gives them without neighbours. ``before`` may be the site of another state of the
        source under the same templates."""
        self._press = press
        pages = tuple(job for job in jobs if job.group)
        self._owners = collect.owners(pages)
        self._alone = tuple(job for job in jobs if not job.group)
        self._site: SomePages = SomePages(pages, press, before._site if before is not None else None)
        self._made: dict[str, bytes] = {}

    def file(self, path: str) -> bytes | None:
        """The file at a path below the site's beginning (``lessons/work-injury/index.html``), None if there is none.

        LayoutComplaint, or whatever a template raises, when it cannot be made.
        """
        if path not in self._made:
            owner = self._owners.get(collect.owner(path))
            self._made.update(self._others if owner is None else self._site.files(owner))
        return self._made.get(path)

    @cached_property
    def _others(self) -> dict[str, bytes]:
        """What is made without MkDocs: the search index."""
        return {
            output.path.removeprefix(f"{SITE}/"): output.data
            for job in self._alone
            for outputs in collect.render((job,), self._press)
            for output in outputs
        }
