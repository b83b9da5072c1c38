"""The files of an order become one ZIP; the same order of the same release gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from build_scripts.model import Text
from build_scripts.print_order.choose import Item
from build_scripts.print_order.files import made, name_of, source_of
from build_scripts.print_order.reckon import Ink, Place, Work, reckoned
from build_scripts.print_order.ticket import slip, ticket
from build_scripts.render.press import Press

_WHEN = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP can name."""


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
    out = io.BytesIO()
    # Stored: PDFs are compressed already.
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return out.getvalue()
