"""An edition becomes what each of its pictures shows, measured: the type, the rows and the room between them."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.channels.weibo.contents import Block
from build_scripts.channels.weibo.division import GIVEN_UP, Share, divide, used
from build_scripts.channels.weibo.limits import SMALLEST, SQUARE, length
from build_scripts.channels.weibo.wording import WORDING
from build_scripts.feed.picture import HEIGHT, WIDTH
from build_scripts.feed.units import Unit, oldest_check, sources_of, topic
from build_scripts.formats import day_in_words
from build_scripts.model import Edition, Language
from build_scripts.render.faults import Overflow
from build_scripts.render.phrases import phrases

BAND = (HEIGHT - SQUARE) // 2
"""Height of the bands above and below the square, which the grid cuts off."""
MARGIN = 64
TEXT = WIDTH - 2 * MARGIN
ROOM = SQUARE - 2 * 52
"""Of the square, for heading and rows."""
TITLES = (112, 100, 90, 80, 72, 64)
_TITLE_BESIDE_TREE = 80
"""A smaller title is not worth a tree."""
_TREES = (440, 360, 300, 240)
_BELOW_TREE = 60
_TOPICS = (60, 52, SMALLEST)
_NOTE_LINES = 2
_EM: dict[Language, float] = {"zh": 1.0, "en": 1.06}
"""Width of what counts as one full character, in ems, on the safe side."""
_GAP = 66.0
"""Between rows, at most."""


@dataclass(frozen=True, slots=True)
class Card:
    """A picture between cover and code."""

    kind: str
    size: int
    gap: float
    blocks: tuple[Block, ...]
    note: str
    """Where its figures come from; empty where it has none."""
    foot: str


@dataclass(frozen=True, slots=True)
class Cover:
    """The first picture: pixels of the title's type and of the tree's height, 0 where there is none."""

    size: int
    tree: int


@dataclass(frozen=True, slots=True)
class Measured:
    """Heights in pixels of everything that a picture may show."""

    heights: dict[str, float]
    headings: tuple[str, ...]

    def block(self, block: Block, size: int) -> float:
        return self.heights[f"block-{block.place}-{size}"]

    def heading(self, block: Block, size: int) -> float:
        return self.heights[f"heading-{self.headings.index(block.heading)}-{size}"]


def headings(found: tuple[Block, ...]) -> tuple[str, ...]:
    """Each heading once."""
    return tuple(dict.fromkeys(block.heading for block in found))


def arrange(edition: Edition, found: tuple[Block, ...], measured: Measured) -> tuple[Cover, tuple[Card, ...]]:
    """The cover, and the pictures between it and the code. Overflow where not even messages, steps and contacts fit."""
    for given_up in range(len(GIVEN_UP) + 1):
        kept = tuple(block for block in found if block.kind not in GIVEN_UP[:given_up])
        shares = divide(kept, measured.block, measured.heading, ROOM)
        if shares is not None:
            return _cover(edition, measured), tuple(_card(edition, kept, share, measured) for share in shares)
    raise Overflow(
        "",
        "九张图放不下要点、步骤和电话，请写短 / nine pictures do not hold messages, steps and contacts: shorten them",
    )


def topic_size(edition: Edition) -> int:
    """Pixels; 0 where even the smallest type is too wide for one line: the cover has the whole title."""
    width = length(topic(edition.title)) * _EM[edition.language]
    return next((size for size in _TOPICS if width * size <= TEXT), 0)


def checked_line(edition: Edition, iso: str) -> str:
    """The day of the check and the edition code, which is what a reader quotes."""
    day = day_in_words(iso, edition.language) if edition.language == "zh" else iso
    said = WORDING[edition.language].checked.format(day=day) if iso else ""
    return " · ".join(part for part in (said, edition.code) if part)


def _card(edition: Edition, kept: tuple[Block, ...], share: Share, measured: Measured) -> Card:
    shown = kept[share.first : share.end]
    left = ROOM - used(shown, share.size, measured.block, measured.heading)
    said = tuple(block.unit for block in shown)
    return Card(
        kind=shown[0].kind,
        size=share.size,
        gap=round(min(_GAP, left / (len(shown) + 1)), 1),
        blocks=shown,
        note=_note(edition, said),
        foot=checked_line(edition, oldest_check(said, edition.checked)),
    )


def _note(edition: Edition, said: tuple[Unit, ...]) -> str:
    """The sources of the figures where two lines hold them, else that the page has them."""
    if not any(unit.has_figure for unit in said):
        return ""
    words = WORDING[edition.language]
    sources = sources_of(said)
    full = words.sources.format(sources=words.stop.join(sources))
    fits = length(full) * SMALLEST * _EM[edition.language] <= _NOTE_LINES * TEXT * 0.94
    return full if fits and sources and not any(unit.worked for unit in said) else words.sources_on_page


def _cover(edition: Edition, measured: Measured) -> Cover:
    """A title as large as may be beside a tree as large as may be, else without a tree."""
    room = ROOM - measured.heights["summary"]
    sizes = _title_sizes(edition)
    for tree in _TREES:
        for size in sizes:
            if size >= _TITLE_BESIDE_TREE and measured.heights[f"title-{size}"] + tree + _BELOW_TREE <= room:
                return Cover(size, tree)
    for size in sizes:
        if measured.heights[f"title-{size}"] <= room:
            return Cover(size, 0)
    raise Overflow(
        "", "标题和简介太长，封面放不下 / the title and the summary do not fit on the cover: shorten them"
    )


def _title_sizes(edition: Edition) -> tuple[int, ...]:
    """Those in which each Chinese phrase keeps to one line; English breaks at its spaces."""
    if edition.language == "en":
        return TITLES
    longest = max(length(phrase) for phrase in phrases(edition.title))
    return tuple(size for size in TITLES if longest * size <= TEXT) or TITLES[-1:]
