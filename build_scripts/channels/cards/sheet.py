"""A card set becomes its PDF: A4, black and white, with lines to cut along."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from build_scripts.channels.cards.detail import COLUMNS, ROWS, Detail, backs, sheets
from build_scripts.model import Job, Language
from build_scripts.render.press import Press
from build_scripts.render.typography import typeset

STYLES = ("_shared/print.css", "cards/cards.css")


@dataclass(frozen=True, slots=True)
class Wording:
    """The sheets' own words."""

    html_language: str
    cut: str
    board: str
    record: str
    dot: str


WORDING: dict[Language, Wording] = {
    "zh": Wording("zh-Hans", "沿虚线裁开", "棋盘", "记录单", " · "),
    "en": Wording("en", "Cut along the dashed lines", "Board", "Record", " | "),
}


def pdf(job: Job, detail: Detail, press: Press) -> bytes:
    """Cards with backs alternate front and back, to be printed on both sides, flipped on the long edge."""
    made = sheets(detail.faces)
    turned = any(face.back for face in detail.faces)
    html = press.html(
        "cards/cards.html.j2",
        w=WORDING[job.language],
        job=job,
        set=detail,
        sheets=tuple((sheet, backs(sheet) if turned else ()) for sheet in made),
        columns=COLUMNS,
        rows=ROWS,
        line=lambda words: _set(words, job.language),
    )
    wide = "@page { size: A4 landscape; }" if detail.kind != "cards" else ""
    return press.pdf(html, f"{press.style(*STYLES)}\n{wide}")


def _set(words: str, language: Language) -> Markup:
    return Markup(typeset(str(Markup.escape(words)), language))  # noqa: S704 -- escaped
