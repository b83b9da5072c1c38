"""An edition becomes the parts of a poster: headline, steps, the number to call, imprint."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import html as lxml_html
from markupsafe import Markup

from build_scripts.channels.poster import geometry
from build_scripts.channels.poster.wording import WORDING, Wording
from build_scripts.model import Edition, Job, ProgrammeText, ResolvedFact
from build_scripts.paper.imprint import Imprint, imprint, plain
from build_scripts.paper.pieces import Piece, pieces
from build_scripts.render import qr
from build_scripts.render.phrases import phrases
from build_scripts.render.press import Press
from build_scripts.render.typography import inner

_DIGIT = 0.6
"""Width of a digit of the bold type, in ems, with a little air."""
_LARGEST_NUMBER = 172.0
"""Points."""


@dataclass(frozen=True, slots=True)
class Step:
    """One of the three things to do."""

    number: int
    lead: Markup
    """A few words, set large."""
    rest: Markup


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that a poster says."""

    edition: Edition
    programme: ProgrammeText
    wording: Wording
    imprint: Imprint
    phrases: tuple[Markup, ...]
    """Of the headline, which breaks between them if they are short."""
    strand: Markup
    steps: tuple[Step, ...]
    call: Markup
    """The words before the number: 不给签，打."""
    phone: str
    phone_name: Markup
    phone_size: float
    """Points."""
    address: tuple[str, ...]
    """The readable address in the parts between which it may break, none at a hyphen."""
    code_side: float
    """Of the QR code with its quiet zone, in millimetres."""
    number_width: float
    """Of the room left of the code, in millimetres."""


def parts(job: Job, press: Press) -> Parts:
    """The parts of a job's poster. Its edition has one passage of kind poster, as ``validate.posters`` wants it."""
    edition = job.editions[0]
    found = pieces(edition, ("poster",), press)
    (said,) = (piece for piece in found if piece.role == "text")
    call, phone = _call(said, edition)
    side = code_side(edition.url)
    width = geometry.TEXT_WIDTH - 2 * geometry.PANEL_PADDING - geometry.CODE_GAP - side
    size = min(_LARGEST_NUMBER, width / (len(phone.value) * _DIGIT) / geometry.MM_PER_POINT)
    return Parts(
        edition=edition,
        programme=job.programme,
        wording=WORDING[edition.language],
        imprint=imprint(edition, job.programme),
        phrases=tuple(plain(phrase, edition.language) for phrase in _phrases(edition)),
        strand=plain(edition.strand_title, edition.language),
        steps=tuple(_step(piece) for piece in found if piece.role == "number"),
        call=call,
        phone=phone.value,
        phone_name=plain(phone.label, edition.language),
        phone_size=round(size, 1),
        address=tuple(re.findall(r"[^/]*/+|[^/]+$", edition.url)),
        code_side=side,
        number_width=round(width, 2),
    )


def code_side(url: str) -> float:
    """Millimetres: modules as large as the panel allows."""
    count = qr.size_in_modules(url)
    return round(count * min(geometry.MODULE, geometry.CODE_MOST / count), 2)


def _phrases(edition: Edition) -> tuple[str, ...]:
    title = edition.passages[0].title
    return phrases(title) if edition.language == "zh" else tuple(re.split(r"(?<=[.,:;?!])\s+", title))


def _step(piece: Piece) -> Step:
    """A step's words in bold, then the others; a stop between them goes, since they stand on lines of their own."""
    root = lxml_html.fragment_fromstring(str(piece.html), create_parent="div")
    lead = root.find(".//strong")
    words = Markup(inner(lead).rstrip("。：，:.,"))  # noqa: S704 -- of a typeset piece
    tail = (lead.tail or "").lstrip(" \u00a0。：，:.,")
    lead.tail = tail
    parent = lead.getparent()
    lead.drop_tree()
    return Step(piece.number, words, Markup(inner(parent)))  # noqa: S704


def _call(piece: Piece, edition: Edition) -> tuple[Markup, ResolvedFact]:
    """The words before the number, and the number."""
    root = lxml_html.fragment_fromstring(str(piece.html), create_parent="div")
    (span,) = root.find_class("number-to-call")
    number = span.text_content().replace("\u2060", "").strip()
    phone = next(f for f in edition.facts if f.kind == "phone" and f.value == number)
    span.drop_tree()
    words = root.text_content().replace("\u2060", "").strip()
    return plain(words, edition.language), phone
