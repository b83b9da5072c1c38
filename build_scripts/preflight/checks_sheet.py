"""Pages and their kind become faults of sheets and type: size, panels, edges, smallest type, contrast."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from build_scripts.preflight.fault import Fault, fault
from build_scripts.preflight.survey import Letter, Side, Survey
from build_scripts.print_kinds import PrintKind
from build_scripts.render.finishing import BLEED

LEAST_CONTRAST = 4.5
HOUSE_CONTRAST = 7.0
FOLD_CLEAR = 2.0
"""Millimetres between a letter and a fold."""
SUPERIOR = 5.5
"""Points; of the raised figures that point to a source, at least."""
_SAME_SIZE = 1.0
"""Millimetres by which a sheet may differ: A5 is 148 or half of A4."""
_EMPTY = 0.0005
"""Share of the area under which a page counts as empty: a page number alone is no page."""
_OF_NOTES = frozenset("0123456789,")
"""Signs that may be as small as ``SUPERIOR``: figures of notes and the comma between two."""
_SIZES_ALIKE = 0.06
"""Points; sizes are cut off by the engine."""


def sheets(survey: Survey, kind: PrintKind | None) -> Iterator[Fault]:
    """A201–A210 of a whole file."""
    sides = survey.sides
    if kind is not None:
        yield from _count(len(sides), kind)
        if (
            sides
            and kind.sizes
            and not any(_same((s.width, s.height), size) for s in sides[:1] for size in kind.sizes)
        ):
            expected = " / ".join(f"{w:g} × {h:g}" for w, h in kind.sizes)
            found = f"{sides[0].width:g} × {sides[0].height:g}"
            yield fault("A202", 1, found=found, kind_zh=kind.name.zh, kind_en=kind.name.en, expected=expected)
    for side in sides:
        if not side.letters and side.printed < _EMPTY and not (kind and side.number in kind.blank):
            yield fault("A203", side.number)
        yield from _edges(side, kind)
        yield from _type(side, kind)
        yield from _contrast(side)
    if kind is not None:
        yield from _running_text(sides, kind)
        yield from _panels(sides, kind)


def _count(found: int, kind: PrintKind) -> Iterator[Fault]:
    least, most = kind.pages
    if found >= least and (not most or found <= most) and found % kind.multiple == 0:
        return
    names = {"kind_zh": kind.name.zh, "kind_en": kind.name.en}
    if least == most:
        zh, en = f"{least} 页", f"{least}"
    elif most:
        zh, en = f"{least} 到 {most} 页", f"{least} to {most}"
    else:
        zh, en = f"至少 {least} 页", f"{least} at least"
    if kind.multiple > 1:
        zh, en = f"{zh}，且是 {kind.multiple} 的倍数", f"{en}, a multiple of {kind.multiple}"
    yield fault("A201", 0, found=found, expected_zh=zh, expected_en=en, **names)


def _same(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return all(abs(a - b) <= _SAME_SIZE for a, b in zip(one, other, strict=True))


# --- edges and folds ------------------------------------------------------------------------------------------------


def edge_distance(letter: Letter, side: Side) -> float:
    """Millimetres between a letter and the nearest edge; negative beyond it."""
    return min(letter.left, letter.top, side.width - letter.right, side.height - letter.bottom)


def on_sheet(side: Side) -> list[Letter]:
    """The letters of the sheet itself; beyond it stands only what a print shop reads."""
    if side.media.width - side.trim.width < 1:
        return list(side.letters)
    return [
        letter
        for letter in side.letters
        if letter.right > -BLEED
        and letter.left < side.width + BLEED
        and letter.bottom > -BLEED
        and letter.top < side.height + BLEED
    ]


def _edges(side: Side, kind: PrintKind | None) -> Iterator[Fault]:
    least = kind.safe if kind is not None else BLEED
    near = [letter for letter in on_sheet(side) if edge_distance(letter, side) < least - 0.05]
    if near:
        found = min(edge_distance(letter, side) for letter in near)
        yield fault("A204", side.number, text=_words(near), found=f"{found:.1f}", least=f"{least:g}")
    if kind is None or side.number > 2:
        return
    folds = kind.folds if side.number == 1 else tuple(side.width - fold for fold in kind.folds)
    across = [
        (letter, distance)
        for letter in on_sheet(side)
        for fold in folds
        if (distance := max(letter.left - fold, fold - letter.right, 0.0)) < FOLD_CLEAR
    ]
    if across:
        found = min(distance for _, distance in across)
        text = _words([letter for letter, _ in across])
        yield fault("A205", side.number, text=text, found=f"{found:.1f}", least=f"{FOLD_CLEAR:g}")


# --- type -----------------------------------------------------------------------------------------------------------


def _type(side: Side, kind: PrintKind | None) -> Iterator[Fault]:
    least = kind.smallest if kind is not None else 6.0
    small = [
        letter
        for letter in on_sheet(side)
        if letter.points < (min(least, SUPERIOR) if letter.sign in _OF_NOTES else least) - _SIZES_ALIKE
    ]
    if small:
        found = min(letter.points for letter in small)
        yield fault("A206", side.number, text=_words(small), found=f"{found:.1f}", least=f"{least:g}")


def running_size(sides: Iterable[Side]) -> float:
    """The size that covers most of the paper, as letters times their square; 0 without letters.

    By letters alone the sources of a poster would be its text.
    """
    area: defaultdict[float, float] = defaultdict(float)
    for side in sides:
        for letter in on_sheet(side):
            area[round(letter.points, 1)] += letter.points**2
    return max(area, key=lambda size: (area[size], size), default=0.0)


def _running_text(sides: tuple[Side, ...], kind: PrintKind) -> Iterator[Fault]:
    found = running_size(sides)
    if found and found < kind.body - _SIZES_ALIKE:
        yield fault(
            "A207", 0, found=f"{found:g}", least=f"{kind.body:g}", kind_zh=kind.name.zh, kind_en=kind.name.en
        )


def _contrast(side: Side) -> Iterator[Fault]:
    letters = on_sheet(side)
    pale = [letter for letter in letters if letter.contrast < LEAST_CONTRAST - 0.01]
    if pale:
        found = min(letter.contrast for letter in pale)
        yield fault("A208", side.number, text=_words(pale), found=f"{found:.1f}")
    soft = [letter for letter in letters if LEAST_CONTRAST - 0.01 <= letter.contrast < HOUSE_CONTRAST - 0.01]
    if soft:
        found = min(letter.contrast for letter in soft)
        yield fault("A209", side.number, text=_words(soft), found=f"{found:.1f}")


# --- the order of panels --------------------------------------------------------------------------------------------


def _panels(sides: tuple[Side, ...], kind: PrintKind) -> Iterator[Fault]:
    """The title is on the cover, and the other side is read from left to right."""
    if kind.cover is None or len(sides) != 2:
        return
    outer, inner = sides
    left, right = kind.cover
    front = on_sheet(outer)
    largest = max((letter.points for letter in front if letter.sign.isalpha()), default=0.0)
    title = [letter for letter in front if letter.points > largest - 0.5 and letter.sign.isalpha()]
    if any(letter.left < left or letter.right > right for letter in title):
        yield fault(
            "A210",
            1,
            problem_zh=f"最大的字 “{_words(title)}” 不在封面上",
            problem_en=f"the largest type, '{_words(title)}', is not on the cover",
        )
    folds = sorted(inner.width - fold for fold in kind.folds)
    reached = 0
    for letter in on_sheet(inner):
        if letter.top < _HEAD:
            continue
        panel = sum(1 for fold in folds if (letter.left + letter.right) / 2 > fold)
        if panel < reached:
            yield fault(
                "A210",
                2,
                problem_zh=f"“{letter.sign}” 读在后面，却排在左边第 {panel + 1} 栏",
                problem_en=f"'{letter.sign}' is read later but stands in panel {panel + 1} from the left",
            )
            return
        reached = panel


_HEAD = 19.0
"""Above it the inner side has a line that runs over all panels, and may be read first or last."""


def _words(letters: list[Letter], most: int = 24) -> str:
    """The letters as they follow each other, cut where it is long."""
    text = "".join(letter.sign for letter in letters)
    return text if len(text) <= most else text[:most] + "…"
