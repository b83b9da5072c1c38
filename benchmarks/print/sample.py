"""The source becomes the leaflets and the book that are measured, and what bare WeasyPrint makes of the same HTML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.channels import channel_named
from build_scripts.channels.protocol import World
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.plan import Step, make_plan
from build_scripts.recipe import Recipes
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver

if TYPE_CHECKING:
    from weasyprint.document import Document

ROOT = Path(__file__).resolve().parents[2]
BASE = (ROOT / "templates").as_uri() + "/"
FORMATS = {"": "tri-fold", "bi-fold": "bi-fold", "a5": "A5"}
"""By the part of a leaflet's job."""
_DAY = date(2026, 11, 21)


@dataclass(frozen=True, slots=True)
class Page:
    """What the layout engine is given."""

    html: str
    style: str


@lru_cache(maxsize=1)
def _world() -> World:
    catalogue = load_catalogue(ROOT, Findings())
    if catalogue is None:
        raise SystemExit("the source cannot be read")
    return World(catalogue, Resolver(catalogue, _DAY))


def leaflets(lessons: int, *, everywhere: bool) -> tuple[Step, ...]:
    """The leaflets of so many lessons, spread over the curriculum (0: of all), in both languages and all formats, for
    the home region or for all."""
    world = _world()
    steps = make_plan(world, (channel_named("leaflet"),), Recipes(ROOT))
    names = list(dict.fromkeys(step.job.lesson for step in steps))
    count = min(lessons or len(names), len(names))
    chosen = {names[index * len(names) // count] for index in range(count)}
    return tuple(
        step for step in steps if step.job.lesson in chosen and (everywhere or step.job.region == world.home)
    )


def smallest_book() -> tuple[Step, tuple[Step, ...]]:
    """The handbook of fewest lessons in the first language, and the offprints of these lessons."""
    world = _world()
    steps = make_plan(world, (channel_named("handbook"),), Recipes(ROOT))
    books = [
        step
        for step in steps
        if step.job.needs and (step.job.language, step.job.region) == (world.languages[0], world.home)
    ]
    book = min(books, key=lambda step: (len(step.job.needs), step.job.id))
    return book, tuple(step for step in steps if step.job.id in book.job.needs)


class Seen:
    """Watches a press: what it lays out."""

    def __init__(self, press: Press) -> None:
        self.pages: list[Page] = []
        layout = press.engine.layout

        def watched(html: str, style: str, base: Path) -> Document:
            self.pages.append(Page(html, style))
            return layout(html, style, base)

        press.engine.layout = watched  # type: ignore[method-assign]

    def taken(self) -> tuple[Page, ...]:
        """What was laid out since it was last asked."""
        pages = tuple(self.pages)
        self.pages.clear()
        return pages


def naive(page: Page, *, passes: int = 1) -> int:
    """The size of the PDF that WeasyPrint makes as its manual begins, nothing shared; ``passes``: how often it lays the
    page out before it writes it."""
    from build_scripts.render.layout_engine import CSS, HTML

    for _ in range(passes - 1):
        HTML(string=page.html, base_url=BASE).render(stylesheets=[CSS(string=page.style, base_url=BASE)])
    sheet = CSS(string=page.style, base_url=BASE)
    data = HTML(string=page.html, base_url=BASE).write_pdf(stylesheets=[sheet], pdf_variant="pdf/ua-1")
    return len(data or b"")
