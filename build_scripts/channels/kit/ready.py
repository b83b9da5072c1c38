"""A cold press becomes a warm one: what items with names need is imported, read and parsed before they are known."""

from __future__ import annotations

from build_scripts.channels.kit.items import STYLES
from build_scripts.channels.kit.own_files import OWN_STYLES
from build_scripts.channels.kit.prints import PRINT_STYLES
from build_scripts.render.press import Press

_PAGE = (
    "<!DOCTYPE html><html lang='zh'><head><title>1</title></head><body><p>榕 A <b>榕 A</b></p></body></html>"
)
"""In both faces: a face that was loaded once is at hand."""
_TEMPLATES = ("badges", "certificates", "name-tents", "own", "participants", "sign-in")


def get_ready(press: Press) -> None:
    """Loads the layout engine, fonts, style sheets, templates and the libraries of office files.

    It changes no byte of what is made later. FontMissing or LayoutComplaint where the press cannot work.
    """
    import build_scripts.channels.kit.office.records
    import build_scripts.channels.kit.office.sheets
    import build_scripts.render.parts  # noqa: F401
    from build_scripts.render.lettering import glyphs

    for styles in (STYLES, PRINT_STYLES, OWN_STYLES):
        press.engine.layout(_PAGE, press.style(*styles), press.templates)
    press.pdf(_PAGE, press.style(*OWN_STYLES))
    press.read(*(f"kit/{name}.html.j2" for name in _TEMPLATES))
    glyphs(press.templates / "_shared" / "fonts" / "BanyanSans-Regular.ttf")
