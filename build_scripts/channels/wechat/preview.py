"""An article becomes a page that shows it on a phone, in every theme, by day and by night, and copies it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from build_scripts.channels.wechat import parts
from build_scripts.channels.wechat.article import Writer
from build_scripts.channels.wechat.wording import WORDING
from build_scripts.model import Edition, Language, ProgrammeText
from build_scripts.render.press import Press
from build_scripts.wechat.checker.limits import WIDTHS

_LABEL = re.compile(r"/\*\s*(.+?)\s*(?:\n|\*/)")


@dataclass(frozen=True, slots=True)
class _Variant:
    """The article in one theme."""

    theme: str
    label: str
    html: Markup


def preview(edition: Edition, programme: ProgrammeText, own: str, writer: Writer, press: Press) -> str:
    """The page; the article's own theme is shown first."""
    names = [own, *(name for name in themes(press) if name != own)]
    variants = tuple(
        _Variant(
            name,
            label(name, edition.language, press),
            parts.safe(writer.article(name).html),
        )
        for name in names
    )
    return press.html(
        "wechat/preview.html.j2",
        w=WORDING[edition.language],
        edition=edition,
        programme=programme,
        script=press.text("wechat/preview.js"),
        style=press.text("wechat/preview.css"),
        variants=variants,
        widths=WIDTHS,
    )


def themes(press: Press) -> tuple[str, ...]:
    """The names of all themes, sorted."""
    return tuple(sorted(path.stem for path in (press.templates / "wechat/themes").glob("*.css")))


def label(theme: str, language: Language, press: Press) -> str:
    """A theme's name for people: the first line of its style sheet says it, ``树荫 · Shade``."""
    found = _LABEL.match(press.text(f"wechat/themes/{theme}.css"))
    words = found[1] if found is not None else theme
    return words.split(" · ")[0 if language == "zh" else -1]
