"""A job becomes a PDF: A4 landscape, each row in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from build_scripts.channels.bilingual.rows import rows
from build_scripts.channels.bilingual.wording import WORDING, Wording
from build_scripts.model import Edition, Job, ProgrammeText
from build_scripts.paper.imprint import Imprint, imprint, plain
from build_scripts.paper.pieces import pieces
from build_scripts.render.press import Press

STYLES = ("_shared/print.css", "_shared/paper.css", "bilingual/bilingual.css")


@dataclass(frozen=True, slots=True)
class Side:
    """What one language says outside the rows."""

    edition: Edition
    wording: Wording
    imprint: Imprint
    programme: ProgrammeText
    title: Markup
    summary: Markup
    goals: tuple[Markup, ...]


def side_by_side(job: Job, press: Press) -> bytes:
    """The PDF; its words run on over as many pages as they need."""
    assert isinstance(job.detail, tuple)
    sides = tuple(_side(e, p) for e, p in zip(job.editions, job.detail, strict=True))
    kinds = tuple(dict.fromkeys(passage.kind for passage in job.editions[0].passages))
    first, second = (pieces(edition, kinds, press) for edition in job.editions)
    html = press.html("bilingual/bilingual.html.j2", sides=sides, rows=rows(first, second))
    return press.pdf(html, press.style(*STYLES))


def _side(edition: Edition, programme: ProgrammeText) -> Side:
    return Side(
        edition=edition,
        wording=WORDING[edition.language],
        imprint=imprint(edition, programme),
        programme=programme,
        title=plain(edition.title, edition.language),
        summary=plain(edition.summary, edition.language),
        goals=tuple(plain(goal, edition.language) for goal in edition.goals),
    )
