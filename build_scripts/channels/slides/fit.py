"""Slides that say too much become several, each of which fits its boxes; type is never made smaller."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from build_scripts.channels.slides import geometry
from build_scripts.channels.slides.fit_questions import matching, question
from build_scripts.channels.slides.footing import merged
from build_scripts.channels.slides.geometry import Format
from build_scripts.channels.slides.measure import Ruler
from build_scripts.channels.slides.records import RECAP, Point, Run, Slide, said
from build_scripts.channels.slides.tables import Row, TableLayout, laid_out, parted
from build_scripts.channels.slides.wording import WORDING
from build_scripts.model import Language
from build_scripts.render.faults import Overflow

_ENDS = (
    re.compile(r"(?<=[。！？])(?![”’」』）》])|(?<=[。！？][”’」』）》])|(?<=[.!?])\s+|(?<=[.!?][”’\"])\s+"),
    re.compile(r"(?<=[；;])\s*"),
    re.compile(r"(?<=[，：])|(?<=[,:])\s+"),
    re.compile(r"\s+|(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])"),
)
"""Where a paragraph that is too long may be parted, the best places first."""


@dataclass(frozen=True, slots=True)
class Excess:
    """A text that does not fit its box."""

    slide: int
    title: str
    box: str
    needed: float
    height: float


@dataclass(frozen=True, slots=True)
class Fitter:
    """Fits slides into one format."""

    form: Format
    ruler: Ruler
    titles: tuple[tuple[int, str], ...]
    """Number and title of each source."""

    @property
    def language(self) -> Language:
        """Of the deck."""
        return self.ruler.language

    def fitted(self, slides: tuple[Slide, ...]) -> tuple[Slide, ...]:
        """The slides, some of them in several parts. Overflow where a title or an option cannot be broken."""
        found = self._enlarged([part for slide in slides for part in self._parts(slide)])
        over = self.excesses(found)
        if over:
            first = over[0]
            raise Overflow(
                first.box,
                f"幻灯片“{first.title}”（{self.form.id}）放不下，请写短一些 / "
                f"the slide '{first.title}' ({self.form.id}) does not fit: write it shorter",
            )
        return found

    def excesses(self, slides: tuple[Slide, ...]) -> tuple[Excess, ...]:
        """Every text that is higher than its box."""
        found = []
        for number, slide in enumerate(slides, 1):
            for name, needed, box in self._texts(slide):
                if box is None or needed > box.height + 0.01:
                    found.append(Excess(number, slide.title, name, needed, box.height if box else 0.0))
        return tuple(found)

    # --- measuring

    def source_lines(self, slide: Slide) -> int:
        """Lines of the foot."""
        return self._foot_lines(slide.sources)

    def places(self, slide: Slide) -> geometry.Places:
        """The boxes of a slide. A foot of more lines than usual takes them from the body; a picture gets the rest."""
        usual = 1 if slide.kind == "picture" else geometry.SOURCE_LINES
        lines = max(usual, self.source_lines(slide))
        lead = 0.0
        if slide.table and slide.second:
            lead = self.ruler.height(slide.second, geometry.SMALL, self.form.inner)
        return geometry.places(slide.kind, self.form, self.language, lines, lead)

    def figure_size(self, slide: Slide) -> float:
        """Of the figure: the largest that keeps it in one line, else the smallest."""
        for size in geometry.FIGURES:
            if self.ruler.lines(slide.figure, size, self.form.inner) == 1:
                return size
        return geometry.FIGURES[-1]

    @property
    def leading(self) -> float:
        """Line height in ems."""
        return geometry.LEADING[self.language]

    @property
    def source_size(self) -> float:
        """Of the foot."""
        return geometry.SMALL

    def title_size(self, slide: Slide) -> float:
        """Of the title."""
        return geometry.COVER if slide.kind == "title" else self.form.title

    def size(self, slide: Slide) -> float:
        """Of the main text."""
        return slide.size or geometry.body_sizes(slide.kind, self.form)[-1]

    def second_size(self, slide: Slide) -> float:
        """Of the second text: the columns of a question are alike."""
        return self.size(slide) if slide.kind == "matching" else geometry.second_size(slide.kind, self.form)

    def _texts(self, slide: Slide) -> Iterator[tuple[str, float, geometry.Box | None]]:
        places, ruler, language = self.places(slide), self.ruler, self.language
        size = self.title_size(slide)
        lines = ruler.lines(slide.title, size, places.title.width)
        yield "title", lines * geometry.line(size, language), places.title
        if slide.figure:
            size = self.figure_size(slide)
            lines = ruler.lines(slide.figure, size, self.form.inner)
            yield "figure", lines * geometry.line(size, language), places.body
        if slide.table:
            layout = self.table_layout(slide)
            yield "table", layout.height if layout else float("inf"), places.body
        elif slide.points:
            width = places.body.width if places.body else 0.0
            yield "body", ruler.height(slide.points, self.size(slide), width), places.body
        if slide.second:
            width = places.second.width if places.second else 0.0
            yield "second", ruler.height(slide.second, self.second_size(slide), width), places.second
        if slide.sources:
            yield "source", self.source_lines(slide) * geometry.line(geometry.SMALL, language), places.source
        if slide.answer:
            width = self.form.inner - 70
            lines = ruler.lines(slide.answer, geometry.ANSWER, width)
            yield "answer", lines * geometry.line(geometry.ANSWER, language), places.source

    def _foot_lines(self, sources: tuple[str, ...]) -> int:
        words = WORDING[self.language]
        if not sources:
            return 0
        text = words.source + words.stop.join(sources)
        return self.ruler.lines(text, geometry.SMALL, self.form.inner - 70)

    # --- parting

    def _parts(self, slide: Slide) -> Iterator[Slide]:
        if slide.kind == "matching":
            yield from matching(slide, self.language, self._over)
        elif slide.kind == "question":
            for part in question(slide, self.language, self._over):
                yield from (part,) if not self._over(part) else self._paginated(part)
        elif slide.kind == "table":
            yield from self._table(slide)
        elif slide.kind == "figure" and self._over(slide):
            title = WORDING[self.language].figure
            yield replace(slide, title=title, second=(said(slide.title),))
        elif slide.kind in {"title", "figure", "picture", "end"}:
            yield slide
        else:
            yield from self._paginated(slide)

    def _paginated(self, slide: Slide) -> Iterator[Slide]:
        points = self._broken(slide)
        pages = self._pages(slide, points, lambda page: self._fits(slide, page))
        even = self._evenly(slide, points, len(pages))
        for number, page in enumerate(even):
            later = number > 0
            title = slide.title + (WORDING[self.language].goes_on if later else "")
            shown = replace(slide, title=title, points=page, sources=self._rests_on(slide, page))
            yield replace(shown, notes=() if later else slide.notes)

    def table_layout(self, slide: Slide) -> TableLayout | None:
        """Widths and heights of a slide's table; None where it is too wide."""
        return laid_out(slide.table, self.size(slide), self.form.inner, self.ruler)

    def _table(self, slide: Slide) -> Iterator[Slide]:
        """The table, parted between rows; as a list where a row is too high or a word too long for its column."""

        def shown(rows: tuple[Row, ...], lead: tuple[Point, ...] = slide.second) -> Slide:
            points = (*lead, *(point for row in rows for point in row))
            return replace(slide, points=(), second=lead, table=rows, sources=self._rests_on(slide, points))

        pages = parted(
            slide.table, lambda rows, first: not self._over(shown(rows) if first else shown(rows, ()))
        )
        if pages is None:
            listed = (*slide.second, *slide.points)
            yield from self._paginated(replace(slide, kind="points", points=listed, second=(), table=()))
            return
        for number, rows in enumerate(pages):
            if number:
                title = slide.title + WORDING[self.language].goes_on
                yield replace(shown(rows, ()), title=title, notes=())
            else:
                yield shown(rows)

    def _rests_on(self, slide: Slide, page: tuple[Point, ...]) -> tuple[str, ...]:
        """The sources of these points; a question says its own with its answer."""
        if slide.kind == "question":
            return ()
        numbers = {number for point in page for number in point.sources}
        return merged(tuple(title for number, title in self.titles if number in numbers), self.language)

    def _fits(self, slide: Slide, page: tuple[Point, ...], most: int | None = None) -> bool:
        sources = self._rests_on(slide, page)
        limit: float = self.form.lines if most is None else most
        if slide.section == RECAP:
            # Each stood on a slide of its own with its sources; what is to be remembered is seen together.
            limit = math.inf
        elif len(page) > 1 and self._foot_lines(sources) > geometry.MOST_SOURCE_LINES:
            return False
        places = self.places(replace(slide, sources=sources))
        assert places.body is not None
        size = self.size(slide)
        lines = sum(self.ruler.point_lines(point, size, places.body.width) for point in page)
        return lines <= limit and self.ruler.height(page, size, places.body.width) <= places.body.height

    def _pages(
        self, slide: Slide, points: tuple[Point, ...], fits: Callable[[tuple[Point, ...]], bool]
    ) -> list[tuple[Point, ...]]:
        """As many points on a page as fit; a lead-in that ends in a colon goes with what it leads to."""
        pages: list[list[Point]] = [[]]
        for point in points:
            if pages[-1] and not fits((*pages[-1], point)):
                held: list[Point] = []
                while len(pages[-1]) > 1 and pages[-1][-1].text.endswith((":", "：")):
                    held.insert(0, pages[-1].pop())
                pages.append(held)
            pages[-1].append(point)
        return [tuple(page) for page in pages if page]

    def _evenly(self, slide: Slide, points: tuple[Point, ...], count: int) -> list[tuple[Point, ...]]:
        """The same number of pages, filled alike: six lines and one read worse than four and three."""
        for most in range(1, self.form.lines + 1):
            pages = self._pages(slide, points, lambda page, most=most: self._fits(slide, page, most))  # type: ignore[misc]
            if len(pages) <= count and all(self._fits(slide, page) for page in pages):
                return pages
        return self._pages(slide, points, lambda page: self._fits(slide, page))

    def _broken(self, slide: Slide) -> tuple[Point, ...]:
        """The points, those that no slide holds in several."""
        found: list[Point] = []
        for point in slide.points:
            found += self._pieces(point, lambda part: self._fits(slide, (part,)), 0)
        return tuple(found)

    def _pieces(self, point: Point, fits: Callable[[Point], bool], rank: int) -> list[Point]:
        if fits(point) or rank == len(_ENDS):
            return [point]
        pieces: list[Point] = []
        for unit in _cut(point, _ENDS[rank]):
            joined = _join(pieces[-1], unit) if pieces else None
            if joined is not None and fits(joined):
                pieces[-1] = joined
            elif fits(unit):
                pieces.append(
                    replace(unit, marker="", number=0, runs_on=bool(unit.marker)) if pieces else unit
                )
            else:
                finer = self._pieces(unit, fits, rank + 1)
                keep = unit.marker if not pieces else ""
                first = finer[0] if keep else replace(finer[0], marker="", number=0)
                pieces += [first, *finer[1:]]
        head, *rest = pieces
        hangs = bool(point.marker) or point.runs_on
        return [head, *(replace(piece, marker="", number=0, runs_on=hangs) for piece in rest)]

    def _over(self, slide: Slide) -> bool:
        return bool(self.excesses((slide,)))

    # --- enlarging

    def _enlarged(self, slides: list[Slide]) -> tuple[Slide, ...]:
        """The slides in the largest type in which they fit. Parts of one slide are at most one size apart: type that
        jumps disturbs, and a few small lines on an empty slide are not read from the last row."""
        largest = [self._largest(slide) for slide in slides]
        least: dict[str, float] = {}
        for slide, size in zip(slides, largest, strict=True):
            least[slide.section] = min(size, least.get(slide.section, size))
        return tuple(
            replace(slide, size=min(size, self._above(slide, least[slide.section])))
            for slide, size in zip(slides, largest, strict=True)
        )

    def _above(self, slide: Slide, size: float) -> float:
        """The next size of its kind, or the size itself where it is the largest."""
        return min((one for one in geometry.body_sizes(slide.kind, self.form) if one > size), default=size)

    def _largest(self, slide: Slide) -> float:
        sizes = geometry.body_sizes(slide.kind, self.form)
        for size in sizes[:-1]:
            larger = replace(slide, size=size)
            if not self._over(larger) and self._lines(larger) <= self.form.lines:
                return size
        return sizes[-1]

    def _lines(self, slide: Slide) -> int:
        if slide.table:
            return 0
        body = self.places(slide).body
        width = body.width if body else 0.0
        return max(
            sum(self.ruler.point_lines(point, slide.size, width) for point in column)
            for column in (slide.points, slide.second if slide.kind == "matching" else ())
        )


def _cut(point: Point, ends: re.Pattern[str]) -> list[Point]:
    """The point at all such places."""
    text = point.text
    cuts = [match.span() for match in ends.finditer(text) if 0 < match.start() < len(text)]
    units, begin = [], 0
    for start, stop in [*cuts, (len(text), len(text))]:
        if text[begin:start].strip():
            units.append(replace(point, runs=_slice(point.runs, begin, start)))
        begin = stop
    return units


def _slice(runs: tuple[Run, ...], begin: int, end: int) -> tuple[Run, ...]:
    found, at = [], 0
    for run in runs:
        cut = run.text[max(0, begin - at) : max(0, end - at)]
        if cut:
            found.append(Run(cut, run.bold))
        at += len(run.text)
    return tuple(found)


def _join(left: Point, right: Point) -> Point:
    glue = " " if left.text[-1:].isascii() and right.text[:1].isascii() else ""
    return replace(left, runs=(*left.runs, *((Run(glue),) if glue else ()), *right.runs))
