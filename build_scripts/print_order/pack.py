"""The files of an order become one ZIP; the same order of the same release gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from build_scripts.model import Text
from build_scripts.print_order.choose import Item
from build_scripts.print_order.files import made, name_of, source_of
from build_scripts.print_order.reckon import Ink, Place, Work, reckoned
from build_scripts.print_order.ticket import slip, ticket
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


def works(order: Order, read: Callable[[str], bytes]) -> tuple[Work, ...]:
    """The work for each item; ``read`` gives a published file by its path."""
    return tuple(reckoned(item, read(item.path), order.place, order.ink) for item in order.items)


def packed(order: Order, read: Callable[[str], bytes], press: Press) -> bytes:
    """The ZIP: job ticket, for an office a cover slip, then the files in the order asked."""
    done = works(order, read)
    shown = tuple((work, read(source_of(work))) for work in done)
    files = [("job-ticket.pdf", ticket(shown, order.place, order.edition, order.scope, press))]
    if order.place == "office":
        files.append(("cover-slip.pdf", slip(shown, order.edition, order.scope, press)))
    files += [(name_of(work), made(work, pdf, press)) for work, pdf in shown]
    return zipped(files, stored=NOT_COMPRESSED)
