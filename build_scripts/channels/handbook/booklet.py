"""The pages of a book become sheets to print and fold, with a slip in front that says how."""

from __future__ import annotations

import io

import pikepdf

from build_scripts.channels.handbook.content import Content
from build_scripts.channels.handbook.layout import Layout
from build_scripts.render import imposition
from build_scripts.render.press import Press


def booklet(content: Content, pdf: bytes, press: Press) -> bytes:
    """A PDF of A4 sheets, two sides each."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = len(document.pages)
    parts, wording = imposition.signatures(pages), content.wording
    folding = wording.slip_one if len(parts) == 1 else wording.slip_several
    slip = Layout(content, press)(
        "slip",
        folding=folding.format(
            sheets=sum(parts), pages=4 * sum(parts), signature=max(parts), count=len(parts)
        ),
    )
    return imposition.booklet(pdf, press.engine.write(slip, f"slip {content.detail.code}"))
