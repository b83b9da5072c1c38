"""What is published becomes lines that say what can be ordered: the kinds, or the names of one kind with titles."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pikepdf

from build_scripts.model import Language, Manifest
from build_scripts.print_order.choose import offered, on_offer


def kinds(manifest: Manifest, region: str, language: Language) -> Iterator[str]:
    """A line for each kind of which something can be ordered: its id, how many there are, and its name."""
    for kind, names in on_offer(manifest, region, language):
        yield f"{kind.id:<20} {len(names):>3}  {kind.name.zh} · {kind.name.en}"


def names(
    kind_id: str, manifest: Manifest, region: str, language: Language, read: Callable[[str], bytes]
) -> Iterator[str]:
    """A line for each thing of a kind, as an order names it, with its title; ``read`` gives a published file.

    Unmet where there is no such kind, or nothing of it.
    """
    for name, path in offered(kind_id, manifest, region, language).items():
        yield f"{kind_id + ':' + name:<44} {_title(read(path))}"


def _title(pdf: bytes) -> str:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return str(document.docinfo.get("/Title", ""))
