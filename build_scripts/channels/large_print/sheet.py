"""A job becomes a PDF that runs over as many pages as its words need."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from build_scripts.channels.large_print.wording import WORDING
from build_scripts.model import Edition, Job, Language
from build_scripts.paper.imprint import imprint, plain
from build_scripts.paper.pieces import Piece, pieces, sections
from build_scripts.render.ending import Type, well_ended
from build_scripts.render.large_type import title_in_phrases, title_in_words
from build_scripts.render.phrases import phrases
from build_scripts.render.press import Press

TYPE = Type(wanted=20.0, smallest=19.0, largest=22.0)
STYLES = ("_shared/print.css", "_shared/paper.css", "large-print/large-print.css")
KINDS = ("what", "get", "steps", "warning", "who")
"""In the order of the leaflet."""
_LED = re.compile(r'<span class="(fact[^"]*)">([ \u00a0])([^<]+)</span>')
_SAID = r'<span class="led \1">\2<span class="said">\3</span></span>'
_CODE_ENLARGED = 1.7
"""A hand that shakes holds the phone further away."""
_ARRANGEMENTS = ("close", "loose", "even")
"""Classes that say where a page may end, in the order in which they are tried: a brief last item stays with the one
before it; it need not; nor does it, and eight sources or more stand on a last page."""
_TITLE_CHARACTERS = 12
"""Han characters of the title that a line holds."""
_FOOT_CHARACTERS: dict[Language, int] = {"zh": 22, "en": 48}
"""Characters of the title that the line at the foot of a page holds."""


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
        foot=_foot(edition),
        imprint=replace(about, code_side=about.code_side * _CODE_ENLARGED),
        title=_title(edition),
        summary=plain(edition.summary, edition.language, wide=True),
        messages=tuple(
            p for p in underlined(pieces(edition, ("key-messages",), press)) if p.role != "heading"
        ),
        sections=sections(underlined(pieces(edition, KINDS, press))),
    )
    first, *others = (_arranged(fill, name) for name in _ARRANGEMENTS)
    return well_ended(first, press.style(*STYLES), TYPE, press, *others)


def _arranged(fill: Callable[..., str], name: str) -> Callable[[float], str]:
    return lambda size: fill(size=size, arrangement=name)


def underlined(found: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Pieces in which the line under a figure begins with its words: the space before an element stands in it."""
    return tuple(replace(piece, html=Markup(_LED.sub(_SAID, str(piece.html)))) for piece in found)  # noqa: S704 -- was HTML


def _title(edition: Edition) -> Markup:
    if edition.language != "zh":
        return Markup(title_in_words(edition.title))  # noqa: S704 -- escaped
    lines = (title_in_phrases(line, _TITLE_CHARACTERS) for line in _lines(edition.title))
    return Markup("<br>".join(lines))  # noqa: S704 -- escaped


def _lines(title: str) -> tuple[str, ...]:
    """A Chinese title, cut into the two lines that are most alike where one does not hold it."""
    found = phrases(title)
    cuts = [("".join(found[:n]), "".join(found[n:])) for n in range(1, len(found))]
    if len(title) <= _TITLE_CHARACTERS or not cuts:
        return (title,)
    return min(cuts, key=lambda lines: max(map(len, lines)))


def _foot(edition: Edition) -> str:
    """The title, or what stands before its colon where it would take two lines."""
    if len(edition.title) <= _FOOT_CHARACTERS[edition.language]:
        return edition.title
    return edition.title.partition("：" if edition.language == "zh" else ":")[0]
