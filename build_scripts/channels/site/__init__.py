"""Editions become a phone site: plain Markdown is staged for each language and region, MkDocs makes the pages."""

from __future__ import annotations

from build_scripts.channels.protocol import World
from build_scripts.channels.site import collect, planning
from build_scripts.channels.site.details import SITE
from build_scripts.model import Job, Output
from build_scripts.render.press import Press


class SiteChannel:
    """The site of every language and region."""

    @property
    def name(self) -> str:
        """``site``."""
        return SITE

    def plan(self, world: World) -> tuple[Job, ...]:
        """For each language and region: one job per page, and the search index, the downloads and the assets."""
        return planning.plan(world)

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """All pages of one site together, or a search index or download alone."""
        return collect.render(jobs, press)


CHANNEL = SiteChannel()
