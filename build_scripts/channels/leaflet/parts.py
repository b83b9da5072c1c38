"""An edition becomes the parts of a leaflet: typed records with which the templates are filled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from build_scripts.channels.leaflet.formats import MM_PER_POINT, Format, FormatName
from build_scripts.channels.leaflet.wording import WORDING, Wording
from build_scripts.model import Edition, Job, Language, ProgrammeText
from build_scripts.paper.imprint import Imprint, imprint, in_a_caption, plain
from build_scripts.paper.pieces import Piece, pieces
from build_scripts.render.large_type import (
    in_phrases,
    title_in_phrases,
    title_in_words,
    with_last_words,
)
from build_scripts.render.phrases import phrases
from build_scripts.render.press import Press

_TITLE_SIZE: dict[tuple[FormatName, Language], float] = {
    ("tri-fold", "zh"): 27.0,
    ("tri-fold", "en"): 23.0,
    ("bi-fold", "zh"): 32.0,
    ("bi-fold", "en"): 26.0,
    ("a5", "zh"): 23.0,
    ("a5", "en"): 18.0,
}
_SMALLEST_TITLE: dict[FormatName, float] = {"tri-fold": 21.0, "bi-fold": 26.0, "a5": 18.0}
"""Both in points."""
_HEADING = 19.5
"""Points of a heading above blocks in the largest type."""
_FLOW: dict[FormatName, tuple[str, ...]] = {
    "tri-fold": ("what", "get", "steps", "warning"),
    "bi-fold": ("what", "get", "steps", "warning"),
    "a5": ("what", "get", "steps", "warning", "who"),
}
"""The kinds of block that fill the panels one after another; on paper with a back panel, ``who`` stands there."""
_NOTE = re.compile(r'(<sup class="cite[^"]*">)(\d+)')
_PRINTED = frozenset({"key-messages", "who", *_FLOW["tri-fold"]})


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that a leaflet says."""

    edition: Edition
    programme: ProgrammeText
    wording: Wording
    imprint: Imprint
    format: Format
    title: Markup
    title_size: float
    """In points."""
    strand: Markup
    summary: Markup
    messages: tuple[Piece, ...]
    flow: tuple[Piece, ...]
    who: tuple[Piece, ...]
    may_drop: tuple[str, ...]
    """Ids of the blocks of the flow that its author marked, in their order."""


def parts(job: Job, form: Format, press: Press) -> Parts:
    """The parts of a job's leaflet in a format."""
    edition = job.editions[0]
    title, title_size = _title(edition, form)
    kinds = _FLOW[form.name]
    return Parts(
        edition=edition,
        programme=job.programme,
        wording=WORDING[edition.language],
        imprint=imprint(edition, job.programme),
        format=form,
        title=title,
        title_size=title_size,
        strand=plain(edition.strand_title, edition.language),
        summary=plain(edition.summary, edition.language, wide=True),
        messages=_messages(edition, form, press),
        flow=_with_headings(pieces(edition, kinds, press), edition, form),
        who=() if "who" in kinds else _with_headings(pieces(edition, ("who",), press), edition, form),
        may_drop=tuple(
            f"{kind}-{index}"
            for kind in kinds
            for index, passage in enumerate(p for p in edition.passages if p.kind == kind)
            if passage.may_drop
        ),
    )


def without(whole: Parts, dropped: tuple[str, ...]) -> Parts:
    """The parts of a leaflet that leaves blocks out: it lists the sources of what it says, numbered anew from 1, and
    tells where more is."""
    if not dropped:
        return whole
    said = _said(whole, dropped)
    quoted = set(re.findall(r'data-fact="([^"]+)"', said))
    cited = {int(number) for number in re.findall(r'class="cite"[^>]*>(\d+)<', said)}
    facts = tuple(
        fact
        for fact in whole.edition.facts
        if fact.source_number in cited or fact.id in quoted or fact.kind == "phone"
    )
    numbers = {old: new for new, old in enumerate(sorted({fact.source_number for fact in facts}), 1)}
    facts = tuple(replace(fact, source_number=numbers[fact.source_number]) for fact in facts)
    shown = imprint(replace(whole.edition, facts=facts), whole.programme)
    why = in_a_caption(whole.wording.more_on_page, whole.edition.language)
    return replace(
        whole,
        messages=_numbered(whole.messages, numbers),
        flow=_numbered((piece for piece in whole.flow if piece.block_id not in dropped), numbers),
        who=_numbered(whole.who, numbers),
        imprint=replace(shown, scan_why=why),
    )


def _numbered(found: Iterable[Piece], numbers: Mapping[int, int]) -> tuple[Piece, ...]:
    """Pieces whose notes have new numbers."""

    def anew(note: re.Match[str]) -> str:
        return f"{note[1]}{numbers[int(note[2])]}"

    return tuple(replace(piece, html=Markup(_NOTE.sub(anew, piece.html))) for piece in found)  # noqa: S704


def _said(whole: Parts, dropped: tuple[str, ...]) -> str:
    """The passages as they were resolved, which still say what they quote, without those left out."""
    counts: dict[str, int] = {}
    said: list[str] = []
    for passage in whole.edition.passages:
        block = f"{passage.kind}-{counts.get(passage.kind, 0)}"
        counts[passage.kind] = counts.get(passage.kind, 0) + 1
        if passage.kind in _PRINTED and block not in dropped:
            said.append(passage.markdown)
    return "\n".join(said)


def _messages(edition: Edition, form: Format, press: Press) -> tuple[Piece, ...]:
    """The key messages. In Chinese their lines end behind signs where a line holds every phrase; in English no word is
    alone on the last line."""
    set_large = in_phrases if edition.language == "zh" else with_last_words
    # Twice as many Latin letters stand in the room of Han characters.
    longest = form.message_characters * (1 if edition.language == "zh" else 2)
    return tuple(
        replace(piece, html=Markup(set_large(piece.html, longest)))  # noqa: S704 -- was HTML
        for piece in pieces(edition, ("key-messages",), press)
        if piece.role != "heading"
    )


def _with_headings(found: tuple[Piece, ...], edition: Edition, form: Format) -> tuple[Piece, ...]:
    """The pieces, with headings that break between phrases where a line does not hold them."""
    line = int(form.text_width / (_HEADING * MM_PER_POINT))
    return tuple(
        replace(piece, html=Markup(_heading(piece.html, edition.language, line)))  # noqa: S704 -- was HTML
        if piece.role == "heading"
        else piece
        for piece in found
    )


def _heading(html: str, language: Language, line: int) -> str:
    if language == "zh":
        return in_phrases(html, line)
    before, comma, last = html.rpartition(", ")
    if comma and " " in last and len(last) <= line and "<" not in last:
        return before + comma + last.replace(" ", "\u00a0")
    return with_last_words(html, 2 * line)


def _title(edition: Edition, form: Format) -> tuple[Markup, float]:
    """The title and its size: a Chinese title gets smaller, within bounds, so that its phrases stay on one line."""
    largest = _TITLE_SIZE[form.name, edition.language]
    if edition.language != "zh":
        return Markup(title_in_words(edition.title)), largest  # noqa: S704 -- escaped
    found = phrases(edition.title)
    most = int(form.text_width / (_SMALLEST_TITLE[form.name] * MM_PER_POINT))
    longest = min(max(len(phrase) for phrase in found), most)
    size = min(largest, form.text_width / longest / MM_PER_POINT - 0.2)
    return Markup(title_in_phrases(edition.title, most)), round(size, 1)  # noqa: S704 -- escaped
