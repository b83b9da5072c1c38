"""A job becomes the two PDFs of a poster: arranged and laid out once, written in A3 and in A2."""

from __future__ import annotations

from build_scripts.channels.poster import geometry
from build_scripts.channels.poster.parts import parts
from build_scripts.channels.poster.ruler import STYLES, arrange
from build_scripts.model import Job
from build_scripts.render.press import Press


def poster(job: Job, press: Press) -> tuple[tuple[str, bytes], ...]:
    """The name of each paper size and its PDF."""
    content = parts(job, press)
    arrangement = arrange(content, press)
    html = press.html("poster/poster.html.j2", parts=content, place=arrangement, geometry=geometry)
    style = press.style(*STYLES)
    document = press.engine.layout(html, style, press.templates)
    return tuple(
        (size, press.engine.write(document, f"{size}{html}{style}", zoom=zoom))
        for size, zoom in (("a3", 1.0), ("a2", geometry.A2))
    )
