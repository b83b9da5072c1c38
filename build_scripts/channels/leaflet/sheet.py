"""A job becomes the PDF of a leaflet: parts measured, arranged, and set on two sides of paper."""

from __future__ import annotations

from build_scripts.channels.leaflet import geometry
from build_scripts.channels.leaflet.arrange import arrange_inner, arrange_outer
from build_scripts.channels.leaflet.parts import parts
from build_scripts.channels.leaflet.ruler import STYLES, Ruler
from build_scripts.model import Job
from build_scripts.paper.pieces import sections
from build_scripts.render.press import Press


def leaflet(job: Job, press: Press) -> bytes:
    """A leaflet's PDF. Overflow where a text does not fit in the smallest type: nothing is cut or shrunk further."""
    content = parts(job, press)
    ruler = Ruler(content, press)
    html = press.html(
        "leaflet/leaflet.html.j2",
        parts=content,
        inner=arrange_inner(ruler),
        outer=arrange_outer(ruler),
        geometry=geometry,
        who_sections=sections(content.who),
    )
    return press.pdf(html, press.style(*STYLES))
