"""An edition becomes the parts of a leaflet: typed records with which the templates are filled."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from build_scripts.channels.leaflet.geometry import MM_PER_POINT, TEXT_WIDTH
from build_scripts.channels.leaflet.wording import WORDING, Wording
from build_scripts.model import Edition, Job, Language, ProgrammeText
from build_scripts.paper.imprint import Imprint, imprint, plain
from build_scripts.paper.pieces import Piece, pieces
from build_scripts.render.press import Press
from build_scripts.render.typography import phrases, together

_TITLE_SIZE: dict[Language, float] = {"zh": 27.0, "en": 23.0}
_SMALLEST_TITLE = 21.0
"""Points."""
INNER_KINDS = ("what", "get", "steps", "warning")


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that a leaflet says."""

    edition: Edition
    programme: ProgrammeText
    wording: Wording
    imprint: Imprint
    title: Markup
    title_size: float
    """In points."""
    strand: Markup
    summary: Markup
    messages: tuple[Piece, ...]
    inner: tuple[Piece, ...]
    who: tuple[Piece, ...]


def parts(job: Job, press: Press) -> Parts:
    """The parts of a job's leaflet."""
    edition = job.editions[0]
    title, title_size = _title(edition)
    return Parts(
        edition=edition,
        programme=job.programme,
        wording=WORDING[edition.language],
        imprint=imprint(edition, job.programme),
        title=title,
        title_size=title_size,
        strand=plain(edition.strand_title, edition.language),
        summary=plain(edition.summary, edition.language),
        messages=tuple(p for p in pieces(edition, ("key-messages",), press) if p.role != "heading"),
        inner=pieces(edition, INNER_KINDS, press),
        who=pieces(edition, ("who",), press),
    )


def _title(edition: Edition) -> tuple[Markup, float]:
    """The title and its size: a Chinese title gets smaller, within bounds, so that its phrases stay on one line."""
    if edition.language != "zh":
        return plain(edition.title, edition.language), _TITLE_SIZE["en"]
    found = phrases(edition.title)
    most = int(TEXT_WIDTH / (_SMALLEST_TITLE * MM_PER_POINT))
    longest = min(max(len(phrase) for phrase in found), most)
    size = min(_TITLE_SIZE["zh"], TEXT_WIDTH / longest / MM_PER_POINT - 0.2)
    html = "".join(together(p) if len(p) <= most else str(Markup.escape(p)) for p in found)
    return Markup(html), round(size, 1)  # noqa: S704 -- escaped
