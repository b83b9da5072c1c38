"""Work becomes paper for people: the job ticket for whoever prints, and a slip to lay beside an office printer."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass

import pikepdf
from markupsafe import Markup

from build_scripts.model import Text
from build_scripts.print_order.files import name_of
from build_scripts.print_order.reckon import FLIPS, Place, Work
from build_scripts.print_order.wording import WORDING
from build_scripts.render.exchange import claim
from build_scripts.render.png import page_image, png
from build_scripts.render.press import Press
from build_scripts.render.typography import typeset

_THUMBNAIL = 380
"""Pixels across; 42 mm at 230 dpi."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Work that is done."""

    work: Work
    published: bytes
    made: bytes
    """What goes to the machine."""


@dataclass(frozen=True, slots=True)
class Row:
    """A label and what stands beside it."""

    label: Text
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One item on the ticket."""

    number: int
    title: str
    kind: Text
    edition: str
    file: str
    thumbnails: tuple[tuple[str, Text], ...]
    """Address of a picture and its alternative text."""
    wide: bool
    rows: tuple[Row, ...]
    dialogue: tuple[Row, ...]
    """What to choose in the dialogue of a printer, and what to do then."""
    flip: str


def ticket(shown: tuple[Shown, ...], place: Place, edition: str, scope: Text, press: Press) -> bytes:
    """The job ticket as PDF. ``edition`` is the release's."""
    sheets = sum(one.work.sheets for one in shown)
    copies = sum(one.work.item.copies for one in shown)
    total = _filled(WORDING.total_line, count=len(shown), copies=copies, sheets=sheets)
    return _pdf("ticket", shown, press, place=place, edition=edition, scope=scope, total=total)


def slip(shown: tuple[Shown, ...], edition: str, scope: Text, press: Press) -> bytes:
    """The cover slip for an office as PDF: what to choose in the printer's dialogue, and what to do then."""
    return _pdf("slip", shown, press, place="office", edition=edition, scope=scope, total=Text("", ""))


def _pdf(
    name: str,
    shown: tuple[Shown, ...],
    press: Press,
    *,
    place: Place,
    edition: str,
    scope: Text,
    total: Text,
) -> bytes:
    entries = tuple(_entry(number, one) for number, one in enumerate(shown, 1))
    html = press.html(
        f"print-order/{name}.html.j2",
        w=WORDING,
        entries=entries,
        place=place,
        edition=edition,
        scope=scope,
        total=total,
        proofs=_proofs(shown),
        bleeds=any(one.work.bleeds for one in shown),
        set=lambda text, language: Markup(typeset(str(Markup.escape(text)), language)),  # noqa: S704 -- escaped
    )
    return press.pdf(html, press.style("_shared/print.css", "print-order/ticket.css"))


def _entry(number: int, shown: Shown) -> Entry:
    work = shown.work
    pages = min(work.pages, 2)
    images = [page_image(shown.published, page, _THUMBNAIL).convert("L") for page in range(pages)]
    thumbnails = tuple(
        (
            "data:image/png;base64," + base64.b64encode(png(image.quantize(8))).decode(),
            _filled(WORDING.thumbnail, page=page),
        )
        for page, image in enumerate(images, 1)
    )
    return Entry(
        number=number,
        title=work.title,
        kind=work.item.kind.name,
        edition=work.edition,
        file=name_of(work),
        thumbnails=thumbnails,
        wide=images[0].width > images[0].height,
        rows=_rows(work) + _standard(shown),
        dialogue=_dialogue(work),
        flip=work.flip,
    )


def _rows(work: Work) -> tuple[Row, ...]:
    kind = work.item.kind
    said = WORDING.with_spare if work.spare else WORDING.without_spare
    copies = _filled(said, copies=work.item.copies, spare=work.spare)
    if work.up > 1:
        sheets = _filled(WORDING.sheets, sheets=work.sheets, size=work.size, up=work.up)
    else:
        leaves = work.pages if not work.two_sided else -(-work.pages // 2)
        sheets = _filled(WORDING.sheets_one, sheets=work.sheets, size=work.size, leaves=leaves)
    reason = kind.stock.reason
    weight = Text(
        WORDING.weight.zh.format(grams=kind.stock.grams, reason=reason.zh),
        WORDING.weight.en.format(grams=kind.stock.grams, reason=reason.en),
    )
    return (
        Row(WORDING.ordered, (copies,)),
        Row(WORDING.paper, (sheets, weight)),
        Row(WORDING.printing, (*_enlarged(work), FLIPS[work.flip], _ink(work))),
        Row(WORDING.finishing, _then(work)),
    )


def _standard(shown: Shown) -> tuple[Row, ...]:
    """For a print shop: as what its file may be taken."""
    if shown.work.place == "office":
        return ()
    with pikepdf.open(io.BytesIO(shown.made)) as document:
        claimed, version = claim(document), document.pdf_version
    condition = shown.work.item.kind.stock.condition
    if claimed and condition is not None:
        return (
            Row(
                WORDING.standard,
                (
                    Text(
                        WORDING.exchange.zh.format(
                            claim=claimed, name=condition.name, said=condition.said.zh
                        ),
                        WORDING.exchange.en.format(
                            claim=claimed, name=condition.name, said=condition.said.en
                        ),
                    ),
                ),
            ),
        )
    why = WORDING.no_condition if condition is None else WORDING.see_through
    return (Row(WORDING.standard, (_filled(why, version=version),)),)


def _dialogue(work: Work) -> tuple[Row, ...]:
    if work.up > 1:
        copies = _filled(
            WORDING.set_copies_up, copies=-(-(work.item.copies + work.spare) // work.up), up=work.up
        )
    else:
        copies = _filled(WORDING.set_copies, copies=work.item.copies + work.spare)
    paper = _filled(WORDING.load, sheets=work.sheets, size=work.size, grams=work.item.kind.stock.grams)
    return (
        Row(WORDING.paper, (paper,)),
        Row(
            WORDING.settings,
            (WORDING.fitted if work.fitted else WORDING.actual, FLIPS[work.flip], copies, _ink(work)),
        ),
        Row(WORDING.then, _then(work)),
    )


def _enlarged(work: Work) -> tuple[Text, ...]:
    kind = work.item.kind
    if kind.scale == 1:
        return ()
    said = _filled(WORDING.enlarged, scale=kind.scale, percent=100 * kind.scale, size=work.size)
    return (said, WORDING.inner_marks) if kind.piece else (said,)


def _proofs(shown: tuple[Shown, ...]) -> tuple[Text, ...]:
    first, *others = WORDING.proofs
    if any(one.work.item.kind.scale > 1 for one in shown):
        first = Text(first.zh + WORDING.but_enlarged.zh, first.en + WORDING.but_enlarged.en)
    return (first, *others)


def _ink(work: Work) -> Text:
    if work.ink == "black":
        return WORDING.ink_black
    return WORDING.ink_colour if work.place == "shop" else WORDING.ink_office_colour


def _then(work: Work) -> tuple[Text, ...]:
    kind = work.item.kind
    steps = [kind.folding] if kind.folding.en != "not folded" or not kind.cutting.zh else []
    if kind.cutting.zh:
        steps.append(kind.cutting)
    if work.place == "office" and kind.two_up:
        steps.insert(0, WORDING.cut_middle)
    return tuple(steps)


def _filled(text: Text, **values: object) -> Text:
    return Text(text.zh.format(**values), text.en.format(**values))
