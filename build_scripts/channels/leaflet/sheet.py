"""A job becomes the PDF of a leaflet: parts estimated, arranged, set on two sides of paper, and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import combinations
from math import ceil
from typing import TYPE_CHECKING

from build_scripts.channels.leaflet.arrange import arrange
from build_scripts.channels.leaflet.breaking import Unpredictable
from build_scripts.channels.leaflet.estimate import Estimate
from build_scripts.channels.leaflet.formats import Format
from build_scripts.channels.leaflet.heights import TYPE, Ruler, Sizes
from build_scripts.channels.leaflet.parts import Parts, parts, without
from build_scripts.channels.leaflet.ruler import MM, STYLES, Measure, SinglePieces
from build_scripts.model import Job
from build_scripts.paper.pieces import sections
from build_scripts.render.faults import Overflow
from build_scripts.render.press import Press

if TYPE_CHECKING:
    from weasyprint.document import Document

_TOLERANCE = 0.05
"""Millimetres: less than the engine's rounding and far less than a line."""
_SPARES = (0.0, 4.0, 8.0)
"""Millimetres of each panel that an estimate leaves free: nothing, then a line of small or of large type that it may
have overlooked."""


def leaflet(job: Job, form: Format, press: Press) -> bytes:
    """A leaflet's PDF. Overflow where a text does not fit in the smallest type: nothing is cut or shrunk further.

    The arrangement rests on estimates; where the layout shows one of them to be wrong, they are used again with
    more and more room to spare; where that does not suffice, or they find no room, the parts are measured instead. So
    what is too long is said after measuring, never after estimating.
    """
    whole = parts(job, form, press)
    style = press.style(*STYLES)
    measured = SinglePieces(whole, TYPE[form.name, whole.edition.language], press)
    with suppress(Overflow, Unpredictable):
        for spare in _SPARES:
            html = _html(whole, partial(Estimate, press=press, spare=spare, measured=measured), press)
            made = _printed(html, style, form, press)
            if isinstance(made, bytes):
                return made
    html = _html(whole, lambda shown, sizes: Measure(shown, sizes.coarse, press), press)
    made = _printed(html, style, form, press)
    if isinstance(made, Overflow):
        raise made
    return made


def _printed(html: str, style: str, form: Format, press: Press) -> bytes | Overflow:
    """The PDF, or what does not fit; nothing of the layout is left when the next one is tried, 10 MiB and more."""
    document = press.engine.layout(html, style, press.templates)
    problem = too_full(document, form)
    return press.engine.write(document, html + style) if problem is None else problem


def _html(whole: Parts, ruler: Callable[[Parts, Sizes], Ruler], press: Press) -> str:
    """The leaflet's HTML, after arranging it with a ruler. Overflow where the last thing to try does not fit."""
    problem: Overflow | None = None
    for sizes, dropped in to_try(whole):
        shown = without(whole, dropped)
        try:
            arrangement = arrange(ruler(shown, sizes))
        except Overflow as caught:
            problem = caught
            continue
        return press.html(
            f"leaflet/{whole.format.name}.html.j2",
            parts=replace(shown, imprint=replace(shown.imprint, code_side=arrangement.code_side)),
            arrangement=arrangement,
            who_sections=sections(shown.who),
        )
    assert problem is not None  # there is always one thing to try
    raise problem


def to_try(whole: Parts) -> Iterator[tuple[Sizes, tuple[str, ...]]]:
    """Sizes of type, with ids of blocks to leave out: nothing, then each block alone that its author marked, the last
    one first, then each two … first in type that is comfortable, then in any. So no more is left out than must be."""
    sizes, marked = TYPE[whole.format.name, whole.edition.language], whole.may_drop
    comfortable = replace(sizes, flow=tuple(size for size in sizes.flow if size >= whole.format.comfortable))
    for allowed in (comfortable, sizes) if marked and comfortable != sizes else (sizes,):
        for count in range(len(marked) + 1):
            for dropped in combinations(reversed(marked), count):
                yield allowed, dropped


def too_full(document: Document, form: Format) -> Overflow | None:
    """The panel whose words reach below their room or into its foot, by the true layout; None when all is well."""
    if len(document.pages) != 2:
        return Overflow("leaflet", f"{len(document.pages)}页 / {len(document.pages)} pages instead of 2")
    for page in document.pages:
        for name, (_, _, _, low) in page.anchors.items():
            if name.endswith("-foot"):
                continue
            foot = page.anchors.get(f"{name}-foot")
            room = foot[1] * MM if foot is not None else form.bottom
            over = low * MM - room
            if over > _TOLERANCE:
                return Overflow(name, f"多出{ceil(over)}毫米 / {ceil(over)} mm too many")
    return None
