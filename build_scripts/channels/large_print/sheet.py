"""A job becomes a PDF that runs over as many pages as its words need."""

from __future__ import annotations

from dataclasses import replace

from build_scripts.channels.large_print.wording import WORDING
from build_scripts.model import Job
from build_scripts.paper.imprint import imprint, plain
from build_scripts.paper.pieces import pieces, sections
from build_scripts.render.press import Press

STYLES = ("_shared/print.css", "_shared/paper.css", "large-print/large-print.css")
KINDS = ("what", "get", "steps", "warning", "who")
"""In the order of the leaflet."""
_CODE_ENLARGED = 1.7
"""A hand that shakes holds the phone further away."""


def large_print(job: Job, press: Press) -> bytes:
    """The PDF; its words run on, so that nothing can be too long."""
    edition = job.editions[0]
    about = imprint(edition, job.programme)
    html = press.html(
        "large-print/large-print.html.j2",
        w=WORDING[edition.language],
        edition=edition,
        programme=job.programme,
        imprint=replace(about, code_side=about.code_side * _CODE_ENLARGED),
        title=plain(edition.title, edition.language),
        summary=plain(edition.summary, edition.language),
        messages=tuple(p for p in pieces(edition, ("key-messages",), press) if p.role != "heading"),
        sections=sections(pieces(edition, KINDS, press)),
    )
    return press.pdf(html, press.style(*STYLES))
