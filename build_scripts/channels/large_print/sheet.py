"""A job becomes a PDF that runs over as many pages as its words need."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from markupsafe import Markup

from build_scripts.channels.large_print.wording import WORDING
from build_scripts.model import Edition, Job
from build_scripts.paper.imprint import imprint, plain
from build_scripts.paper.pieces import pieces, sections
from build_scripts.render.ending import Type, well_ended
from build_scripts.render.press import Press
from build_scripts.render.typography import title_in_phrases

TYPE = Type(wanted=20.0, smallest=19.0, largest=22.0)
STYLES = ("_shared/print.css", "_shared/paper.css", "large-print/large-print.css")
KINDS = ("what", "get", "steps", "warning", "who")
"""In the order of the leaflet."""
_CODE_ENLARGED = 1.7
"""A hand that shakes holds the phone further away."""


_TITLE_CHARACTERS = 12
"""Han characters of the title that a line holds."""


def large_print(job: Job, press: Press) -> bytes:
    """The PDF; its words run on, so that nothing can be too long, and do not end at the top of a page."""
    edition = job.editions[0]
    about = imprint(edition, job.programme)
    fill = partial(
        press.html,
        "large-print/large-print.html.j2",
        w=WORDING[edition.language],
        edition=edition,
        programme=job.programme,
        imprint=replace(about, code_side=about.code_side * _CODE_ENLARGED),
        title=_title(edition),
        summary=plain(edition.summary, edition.language),
        messages=tuple(p for p in pieces(edition, ("key-messages",), press) if p.role != "heading"),
        sections=sections(pieces(edition, KINDS, press)),
    )
    return well_ended(lambda size: fill(size=size), press.style(*STYLES), TYPE, press)


def _title(edition: Edition) -> Markup:
    if edition.language != "zh":
        return plain(edition.title, edition.language)
    return Markup(title_in_phrases(edition.title, _TITLE_CHARACTERS))  # noqa: S704 -- escaped
