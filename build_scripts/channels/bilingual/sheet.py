"""A job becomes a PDF: A4 landscape, each row in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from build_scripts.channels.bilingual.rows import rows
from build_scripts.channels.bilingual.wording import WORDING, Wording
from build_scripts.model import Edition, Job, ProgrammeText
from build_scripts.paper.imprint import Imprint, imprint, plain
from build_scripts.paper.pieces import pieces
from build_scripts.render.ending import Type, well_ended
from build_scripts.render.large_type import title_in_phrases
from build_scripts.render.press import Press

_TITLE_CHARACTERS = 15
"""Han characters of the title that a line of a column holds."""
TYPE = Type(wanted=11.0, smallest=10.5, largest=12.0)
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
    """The PDF; its words run on over as many pages as they need, and do not end at the top of one."""
    assert isinstance(job.detail, tuple)
    sides = tuple(_side(e, p) for e, p in zip(job.editions, job.detail, strict=True))
    kinds = tuple(dict.fromkeys(passage.kind for passage in job.editions[0].passages))
    first, second = (pieces(edition, kinds, press) for edition in job.editions)
    fill = partial(press.html, "bilingual/bilingual.html.j2", sides=sides, rows=rows(first, second))
    return well_ended(lambda size: fill(size=size), press.style(*STYLES), TYPE, press)


def _side(edition: Edition, programme: ProgrammeText) -> Side:
    return Side(
        edition=edition,
        wording=WORDING[edition.language],
        imprint=imprint(edition, programme),
        programme=programme,
        title=_title(edition),
        summary=plain(edition.summary, edition.language),
        goals=tuple(plain(goal, edition.language) for goal in edition.goals),
    )


def _title(edition: Edition) -> Markup:
    """In Chinese it breaks between its phrases."""
    if edition.language != "zh":
        return plain(edition.title, edition.language)
    return Markup(title_in_phrases(edition.title, _TITLE_CHARACTERS))  # noqa: S704 -- escaped
