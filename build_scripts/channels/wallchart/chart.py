"""A flow becomes the two PDFs of its wall chart: boxes measured, arranged, split where they must be, drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_scripts.channels.wallchart import geometry
from build_scripts.channels.wallchart.diagram import COLUMN_GAP, Diagram, Port, Shape, arrange, columns
from build_scripts.channels.wallchart.split import Part, parts
from build_scripts.channels.wallchart.wording import WORDING, Wording
from build_scripts.formats import day_in_words
from build_scripts.model import ProgrammeText, ResolvedFlow
from build_scripts.paper.imprint import plain
from build_scripts.paper.nodes import boxes
from build_scripts.paper.wording import WORDING as IMPRINT
from build_scripts.render.faults import Overflow
from build_scripts.render.press import Press
from build_scripts.render.source_lines import source_lines

_STYLES = ("_shared/print.css", "wallchart/wallchart.css")
_MM = 25.4 / 96
_ELSEWHERE = 1000
"""Added to the number of a question that stands on another chart, where a small box leads to it."""


@dataclass(frozen=True, slots=True)
class Chart:
    """One page."""

    part: Part
    size: float
    box_width: float
    diagram: Diagram


def charts(flow: ResolvedFlow, programme: ProgrammeText, press: Press) -> tuple[tuple[str, bytes], ...]:
    """The name of each paper size and its PDF."""
    maker = _Maker(flow, programme, press)
    found = maker.charts()
    html = maker.html(found)
    style = press.style(*_STYLES)
    document = press.engine.layout(html, style, press.templates)
    return tuple(
        (size, press.engine.write(document, f"{size}{html}{style}", zoom=zoom))
        for size, zoom in (("a2", 1.0), ("a3", geometry.A3))
    )


def _begin(chart: Chart, all_charts: tuple[Chart, ...], w: Wording, stop: str) -> str:
    """What stands above the first question: on the first chart one begins, to others one comes from another chart."""
    first = chart.part.nodes[0]
    before = [str(at) for at, one in enumerate(all_charts, 1) if first in one.part.elsewhere]
    return w.go_on_from.format(charts=stop.join(before)) if before else w.begin


class _Maker:
    """Measures the boxes of one flow; each measuring layout is made once."""

    def __init__(self, flow: ResolvedFlow, programme: ProgrammeText, press: Press) -> None:
        self.flow = flow
        self.programme = programme
        self.press = press
        self.nodes = {node.number: node for node in flow.nodes}
        self.words = {box.number: box for box in boxes(flow)}
        self._heights: dict[tuple[float, float], dict[str, float]] = {}
        self._known: dict[tuple[Part, float], Chart | None] = {}

    def charts(self) -> tuple[Chart, ...]:
        """One chart in the largest type that fits; where not even the smallest does, several, cut for the smallest and
        each in the largest that it allows."""
        whole = Part(tuple(self.nodes), ())
        for size in geometry.SIZES:
            one = self._chart(whole, size)
            if one is not None:
                return (one,)
        found = parts(self.flow.nodes, lambda part: self._chart(part, geometry.SIZES[-1]) is not None)
        if found is not None:
            return tuple(self._largest(part) for part in found)
        raise Overflow(
            self.flow.flow,
            "一个问题和它的答案在一张挂图上放不下，请写短 / "
            "a question and its answers do not fit on a chart: shorten them",
        )

    def _largest(self, part: Part) -> Chart:
        return next(one for size in geometry.SIZES if (one := self._chart(part, size)) is not None)

    def html(self, found: tuple[Chart, ...]) -> str:
        """All pages."""
        flow, imprint, w = self.flow, IMPRINT[self.flow.language], WORDING[self.flow.language]
        where = {chart.part.nodes[0]: number for number, chart in enumerate(found, 1)}
        dates = [(imprint.checked, flow.checked), (imprint.review, flow.review_by)]
        return self.press.html(
            "wallchart/wallchart.html.j2",
            flow=flow,
            programme=self.programme,
            w=w,
            imprint=imprint,
            charts=found,
            where=where,
            words=self.words,
            elsewhere=_ELSEWHERE,
            geometry=geometry,
            title=plain(flow.title, flow.language),
            intro=plain(flow.intro, flow.language),
            disclaimer=plain(self.programme.disclaimer, flow.language),
            sources=source_lines(flow.facts, imprint.stop),
            days=imprint.comma.join(
                said.format(day=day_in_words(iso, flow.language)) for said, iso in dates if iso
            ),
            said=self._said,
            begin=lambda chart: _begin(chart, found, w, imprint.stop),
            address=re.findall(r"[^/]*/+|[^/]+$", flow.url),
        )

    def _said(self, chart: Chart) -> str:
        """The arrows of a chart in words."""
        w, imprint = WORDING[self.flow.language], IMPRINT[self.flow.language]
        every = (
            w.picture.format(number=number, answer=way.words.striptags(), target=way.number)
            for number in chart.part.nodes
            for way in self.words[number].ways
        )
        return w.picture_title.format(list=imprint.stop.join(every))

    def _chart(self, part: Part, size: float) -> Chart | None:
        if (part, size) not in self._known:
            self._known[part, size] = self._made(part, size)
        return self._known[part, size]

    def _made(self, part: Part, size: float) -> Chart | None:
        count = max(columns(self._shapes(part, None)).values()) + 1
        width = min((geometry.ROOM_WIDTH - COLUMN_GAP * (count - 1)) / count, geometry.WIDEST)
        if width < size * 2.6:
            return None
        heights = self._measured(size, round(width, 2))
        room = geometry.HEIGHT - 2 * geometry.MARGIN - geometry.HEAD - geometry.HEAD_GAP - geometry.FOOT_GAP
        gap = min((geometry.ROOM_WIDTH - width * count) / max(1, count - 1), geometry.GAP_MOST)
        diagram = arrange(self._shapes(part, heights), round(width, 2), room - heights["foot"], round(gap, 2))
        return Chart(part, size, round(width, 2), diagram) if diagram is not None else None

    def _shapes(self, part: Part, heights: dict[str, float] | None) -> list[Shape]:
        def height(name: str) -> float:
            return heights[name] if heights is not None else 1.0

        found = []
        for number in part.nodes:
            words = self.words[number]
            if not words.ways:
                found.append(
                    Shape(number, height(f"end-{number}") + 2 * geometry.END_LINE, height("entry"), ())
                )
                continue
            low = height(f"head-{number}") + geometry.LINE
            ports = []
            for index, way in enumerate(words.ways):
                row = height(f"way-{number}-{index}")
                target = way.number + (_ELSEWHERE if way.number in part.elsewhere else 0)
                ports.append(Port(target, low + row / 2))
                low += row
            found.append(Shape(number, low + geometry.LINE, height("entry"), tuple(ports)))
        elsewhere = (
            Shape(
                _ELSEWHERE + number,
                height("elsewhere") + 2 * geometry.LINE,
                height("elsewhere") / 2 + geometry.LINE,
                (),
            )
            for number in part.elsewhere
        )
        return [*found, *elsewhere]

    def _measured(self, size: float, width: float) -> dict[str, float]:
        if (size, width) not in self._heights:
            html = self.press.html(
                "wallchart/measure.html.j2",
                size=size,
                width=width,
                words=tuple(self.words.values()),
                w=WORDING[self.flow.language],
                imprint=IMPRINT[self.flow.language],
                flow=self.flow,
                programme=self.programme,
                geometry=geometry,
                disclaimer=plain(self.programme.disclaimer, self.flow.language),
                sources=source_lines(self.flow.facts, IMPRINT[self.flow.language].stop),
                days="2026-12-31 " * 6,
            )
            document = self.press.engine.layout(html, self.press.style(*_STYLES), self.press.templates)
            self._heights[size, width] = {
                name: (bottom - top) * _MM
                for page in document.pages
                for name, (_, top, _, bottom) in page.anchors.items()
            }
        return self._heights[size, width]
