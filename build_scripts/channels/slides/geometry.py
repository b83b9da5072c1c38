"""Where the boxes of each kind of slide stand, in two formats. Points of 1/72 inch, from the top left corner."""

from __future__ import annotations

from dataclasses import dataclass, replace

from build_scripts.channels.slides.records import Kind
from build_scripts.model import Language

HEIGHT = 540.0
MESSAGE, ANSWER, SMALL, COVER = 44.0, 30.0, 24.0, 44.0
"""Sizes of type. Nothing is smaller than SMALL."""
FIGURES = (120.0, 104.0, 88.0, 72.0, 60.0, 48.0)
"""Sizes of a figure that stands alone: the largest in which it takes one line, else the last."""
LEADING: dict[Language, float] = {"zh": 1.45, "en": 1.25}
"""Line height in ems: what the tallest of the fonts that may step in needs."""
GAP = 8.0
"""Between two points."""
INDENT = 44.0
"""Of items, which hang their markers in it."""
SOURCE_LINES = 2
"""Lines of the foot for which the layouts leave room."""
MOST_SOURCE_LINES = 3
"""A slide whose foot would be higher is parted, if it can be."""
_LEAST_BODY = 120.0


@dataclass(frozen=True, slots=True)
class Box:
    """A place for text or a picture; text fills it to the edge."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Format:
    """The shape of the screen."""

    id: str
    width: float
    margin: float
    title: float
    sizes: tuple[float, ...]
    """Of running text: the largest in which a slide fits that was parted for the smallest."""
    lines: int
    """Of running text on a slide, at most."""
    height: float = HEIGHT

    @property
    def body(self) -> float:
        """The smallest running text."""
        return self.sizes[-1]

    @property
    def inner(self) -> float:
        """Between the margins."""
        return self.width - 2 * self.margin


WIDE = Format("16x9", 960.0, 48.0, 36.0, (36.0, 32.0, 28.0), 6)
NARROW = Format("4x3", 720.0, 36.0, 32.0, (32.0, 29.0, 26.0), 7)


@dataclass(frozen=True, slots=True)
class Places:
    """The boxes of one slide; what a kind does not have is None."""

    title: Box
    body: Box | None = None
    second: Box | None = None
    source: Box | None = None
    """The foot: sources, or the line with the answer."""
    picture: Box | None = None
    number: Box | None = None


def line(size: float, language: Language) -> float:
    """Height of a line of this size."""
    return size * LEADING[language]


def places(
    kind: Kind, form: Format, language: Language, source_lines: int = SOURCE_LINES, lead: float = 0.0
) -> Places:
    """The boxes of a slide whose foot has so many lines, and whose table comes below a text of the height ``lead``. The
    layouts have those of SOURCE_LINES and no text above a table."""
    x, inner = form.margin, form.inner
    if kind == "title":
        return Places(
            title=Box(x, 80, inner, 170),
            body=Box(x, 260, inner, 184),
            second=Box(x, 448, inner, 80),
        )
    title = Box(x, 18, inner, 2 * line(form.title, language))
    number = Box(form.width - x - 60, 488, 60, 36)
    foot_height = max(source_lines, 1) * line(SMALL, language) + GAP
    foot = Box(x, 524 - foot_height, inner - 70, foot_height)
    top = title.bottom + 16
    body = Box(x, top, inner, max(_LEAST_BODY, foot.y - top - 6))
    common = Places(title=title, body=body, source=foot, number=number)
    if kind == "figure":
        half = 184.0
        return replace(
            common,
            body=Box(x, top, inner, half),
            second=Box(x, top + half + 4, inner, max(0.0, foot.y - top - half - 10)),
        )
    if kind == "picture":
        return Places(title=title, picture=body, source=foot, number=number)
    if kind == "table":
        above = Box(x, top, inner, max(lead, line(SMALL, language)))
        down = lead + GAP if lead else 0.0
        return replace(common, second=above, body=Box(x, top + down, inner, body.height - down))
    if kind == "matching":
        width = (inner - 24) / 2
        return replace(
            common,
            body=Box(x, top, width, body.height),
            second=Box(x + width + 24, top, width, body.height),
        )
    if kind == "end":
        side = 210.0
        beside = inner - side - 24
        return Places(
            title=title,
            picture=Box(x, top, side, side),
            body=Box(x + side + 24, top, beside, side),
            second=Box(x, top + side + 12, inner, 524 - top - side - 12),
            number=None,
        )
    return common


def body_sizes(kind: Kind, form: Format) -> tuple[float, ...]:
    """Sizes of a kind's main text, largest first; it is parted for the last."""
    if kind == "message":
        return (MESSAGE,)
    if kind == "end":
        return (SMALL,)
    if kind in {"matching", "table"}:
        return tuple(dict.fromkeys((*(size for size in form.sizes if size <= form.sizes[1]), SMALL)))
    return form.sizes if kind != "title" else form.sizes[-1:]


def second_size(kind: Kind, form: Format) -> float:
    """Size of a kind's second text, where it is not the main text's."""
    return form.body if kind == "figure" else SMALL
