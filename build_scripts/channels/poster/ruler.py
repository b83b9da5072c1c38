"""Parts laid out once in all sizes of type become heights in millimetres, from which the poster is arranged."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.channels.poster import geometry
from build_scripts.channels.poster.parts import Parts
from build_scripts.model import Language
from build_scripts.render.faults import Overflow
from build_scripts.render.press import Press

STYLES = ("_shared/print.css", "_shared/paper.css", "poster/poster.css")
HEADLINES: dict[Language, tuple[float, ...]] = {
    "zh": (112, 104, 96, 88, 82, 76, 70),
    "en": (100, 92, 84, 77, 70),
}
"""Points, largest first; 70 is read at three metres."""
STEPS: tuple[tuple[float, float], ...] = ((52, 36), (48, 34), (44, 32), (40, 30))
"""Points of a step's first words and of the others."""
_LEAD, _REST = 1.25, 1.35
"""Line heights of a step's two parts, in ems, as in poster.css."""
_LINES = 2
"""A headline has at most so many lines, while type is not at its smallest."""

_MM = 25.4 / 96


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Sizes in points, places and heights in millimetres."""

    headline_size: float
    kept: tuple[bool, ...]
    """Which phrases of the headline stay on one line."""
    lead_size: float
    rest_size: float
    picture: float
    """Height of the picture."""
    headline_top: float
    steps_top: float
    step_heights: tuple[float, ...]
    step_gap: float
    panel_top: float


def arrange(parts: Parts, press: Press) -> Arrangement:
    """The largest headline, then the largest steps that leave room for the picture. Overflow if the smallest do not."""
    widths = _widths(parts, press)
    smallest = HEADLINES[parts.edition.language][-1]
    kept = tuple(width * smallest <= geometry.TEXT_WIDTH for width in widths)
    widest = max((width for width, keeps in zip(widths, kept, strict=True) if keeps), default=0)
    heights = _measure(parts, kept, press)
    foot = heights["imprint"]
    panel_top = geometry.BOTTOM - foot - geometry.PANEL_GAP - geometry.PANEL_HEIGHT
    room = panel_top - geometry.TOP - geometry.HEAD_GAP - 2 * geometry.STEPS_GAP
    room -= geometry.STEP_GAP * (len(parts.steps) - 1)
    sizes = HEADLINES[parts.edition.language]
    for lead, rest in _step_sizes(parts, heights):
        steps = tuple(heights[f"step-{step.number}-{lead:g}"] for step in parts.steps)
        for size in sizes:
            if widest * size > geometry.TEXT_WIDTH:
                continue
            headline = heights[f"headline-{size:g}"]
            left = room - headline - sum(steps)
            if left < geometry.PICTURE_LEAST or (headline > _LINES * _line(size) and size != sizes[-1]):
                continue
            picture = min(left, geometry.PICTURE_MOST)
            headline_top = geometry.TOP + picture + geometry.HEAD_GAP
            # What is still left parts the steps.
            gap = (left - picture) / (len(steps) + 1)
            return Arrangement(
                headline_size=size,
                kept=kept,
                lead_size=lead,
                rest_size=rest,
                picture=round(picture, 2),
                headline_top=round(headline_top, 2),
                steps_top=round(headline_top + headline + geometry.STEPS_GAP + gap, 2),
                step_heights=steps,
                step_gap=round(geometry.STEP_GAP + gap, 2),
                panel_top=round(panel_top, 2),
            )
    steps_needed = sum(heights[f"step-{step.number}-{STEPS[-1][0]:g}"] for step in parts.steps)
    over = heights[f"headline-{sizes[-1]:g}"] + steps_needed + geometry.PICTURE_LEAST - room
    lines = max(1, -int(-over // (STEPS[-1][1] * geometry.MM_PER_POINT * 1.35)))
    raise Overflow(
        "poster",
        f"海报上多出{lines}行，请把标题或步骤写短 / "
        f"{lines} line{'s' if lines > 1 else ''} too many: shorten the headline or the steps",
    )


def _step_sizes(parts: Parts, heights: dict[str, float]) -> tuple[tuple[float, float], ...]:
    """The sizes in order of preference: large ones whose steps take one line each come first."""
    short = [
        (lead, rest)
        for lead, rest in STEPS[:-1]
        if all(
            heights[f"step-{step.number}-{lead:g}"]
            < (lead * _LEAD + rest * _REST * 1.5) * geometry.MM_PER_POINT
            for step in parts.steps
        )
    ]
    return tuple(dict.fromkeys([*short, *STEPS]))


def _line(size: float) -> float:
    """Height of a line of the headline, in millimetres, with slack."""
    return size * geometry.MM_PER_POINT * 1.3


def _widths(parts: Parts, press: Press) -> tuple[float, ...]:
    """Of the headline's phrases, in millimetres for each point of type."""
    size = HEADLINES[parts.edition.language][-1]
    html = press.html("poster/phrases.html.j2", parts=parts, size=size)
    document = press.engine.layout(html, press.style(*STYLES), press.templates)
    found = {name: right - left for name, (left, _, right, _) in document.pages[0].anchors.items()}
    return tuple(found[f"phrase-{index}"] * _MM / size for index in range(len(parts.phrases)))


def _measure(parts: Parts, kept: tuple[bool, ...], press: Press) -> dict[str, float]:
    html = press.html(
        "poster/measure.html.j2",
        parts=parts,
        geometry=geometry,
        kept=kept,
        headlines=HEADLINES[parts.edition.language],
        step_sizes=STEPS,
    )
    document = press.engine.layout(html, press.style(*STYLES), press.templates)
    return {
        name: (bottom - top) * _MM
        for page in document.pages
        for name, (_, top, _, bottom) in page.anchors.items()
    }
