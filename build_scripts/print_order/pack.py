"""The files of an order become one ZIP; the same order of the same release gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from build_scripts.model import Text
from build_scripts.print_order.choose import Item
from build_scripts.print_order.files import made, name_of, source_of
from build_scripts.print_order.reckon import Ink, Place, Work, reckoned
from build_scripts.print_order.ticket import Shown, slip, ticket
from build_scripts.render.archive import NOT_COMPRESSED, zipped
from build_scripts.render.press import Press


@dataclass(frozen=True, slots=True)
class Order:
    """What is ordered, and from which release."""

    items: tuple[Item, ...]
    place: Place
    ink: Ink | None
    """None: what suits the place and the kind."""
    edition: str
    scope: Text
    """Region and language, in words."""
    day: date
    """Whose rules the release holds."""


def works(order: Order, read: Callable[[str], bytes]) -> tuple[Work, ...]:
    """The work for each item; ``read`` gives a published file by its path."""
    return tuple(reckoned(item, read(item.path), order.place, order.ink) for item in order.items)


def packed(order: Order, read: Callable[[str], bytes], press: Press) -> bytes:
    """The ZIP: job ticket, for an office a cover slip, then the files in the order asked."""
    done = works(order, read)
    shown = tuple(_shown(work, read(source_of(work)), order.day, press) for work in done)
    files = [("job-ticket.pdf", ticket(shown, order.place, order.edition, order.scope, press))]
    if order.place == "office":
        files.append(("cover-slip.pdf", slip(shown, order.edition, order.scope, press)))
    files += [(name_of(one.work), one.made) for one in shown]
    return zipped(files, stored=NOT_COMPRESSED)


def _shown(work: Work, published: bytes, day: date, press: Press) -> Shown:
    return Shown(work, published, made(work, published, day, press))
