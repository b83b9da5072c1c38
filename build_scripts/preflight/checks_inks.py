"""What a page is painted with becomes faults of inks, bleed and marks: for a print shop, or for a version in black."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.preflight.content import Content, Paint
from build_scripts.preflight.fault import Fault, fault
from build_scripts.preflight.survey import Side, Survey
from build_scripts.render.finishing import BLEED, POINTS, Box
from build_scripts.render.ink_table import TOTAL_INK

_DARK = 0.85
"""Share of black ink from which text counts as black."""
_CLOSE = 0.5
"""Points by which boxes may be off."""


def is_for_shop(survey: Survey) -> bool:
    """Whether a file has paper around its sheets, as print shops want it."""
    return bool(survey.sides) and all(
        side.media.width - side.trim.width > 2 * POINTS for side in survey.sides
    )


def for_shop(survey: Survey) -> Iterator[Fault]:
    """A501–A506."""
    content = survey.content
    for page, space in sorted(spaces(content, grey=True)):
        if space not in {"DeviceCMYK", "DeviceGray", "Separation", "Pattern", "ImageMask"}:
            yield fault("A501", page, space=space)
    blacks = {(paint.page, _said(paint)) for paint in content.paints if paint.text and _black_of_many(paint)}
    for page, said in sorted(blacks):
        yield fault("A502", page, inks=said)
    yield from _total(content)
    for side in survey.sides:
        if side.ground_at_edge and not side.ground_at_bleed:
            yield fault("A504", side.number)
        yield from _boxes(side)


def for_black(survey: Survey) -> Iterator[Fault]:
    """A507."""
    for page, space in sorted(spaces(survey.content, grey=False)):
        yield fault("A507", page, space=space)


def spaces(content: Content, *, grey: bool) -> set[tuple[int, str]]:
    """Page and colour space of all that is painted; without ``grey`` only of what has a colour."""
    found = {(paint.page, paint.space) for paint in content.paints if grey or _has_colour(paint)}
    found |= {(picture.page, picture.space) for picture in content.pictures}
    found |= set(content.shadings)
    neutral = {"DeviceGray", "ImageMask", "Pattern", "CalGray"}
    return found if grey else {(page, space) for page, space in found if space not in neutral}


def _has_colour(paint: Paint) -> bool:
    if paint.space == "DeviceRGB":
        return max(paint.shares) - min(paint.shares) > 0.02
    if paint.space == "DeviceCMYK":
        return any(paint.shares[:3])
    return paint.space not in {"DeviceGray", "Pattern"}


def _black_of_many(paint: Paint) -> bool:
    return paint.space == "DeviceCMYK" and paint.shares[3] >= _DARK and any(paint.shares[:3])


def _said(paint: Paint) -> str:
    return " ".join(f"{name}{share * 100:.0f}" for name, share in zip("CMYK", paint.shares, strict=True))


def _total(content: Content) -> Iterator[Fault]:
    most: dict[int, float] = {}
    for paint in content.paints:
        if paint.space == "DeviceCMYK":
            most[paint.page] = max(most.get(paint.page, 0.0), sum(paint.shares))
    for picture in content.pictures:
        most[picture.page] = max(most.get(picture.page, 0.0), picture.ink)
    for page, ink in sorted(most.items()):
        if ink > TOTAL_INK + 0.005:
            yield fault("A503", page, found=round(ink * 100), most=round(TOTAL_INK * 100))


def _boxes(side: Side) -> Iterator[Fault]:
    if not _holds(side.bleed, side.trim):
        zh, en = "成品框不在出血框里", "TrimBox is not within BleedBox"
    elif not _holds(side.media, side.bleed):
        zh, en = "出血框不在页面里", "BleedBox is not within MediaBox"
    elif min(_margins(side.bleed, side.trim)) < BLEED * POINTS - _CLOSE:
        zh, en = "出血不到 3 毫米", "the bleed is less than 3 mm"
    else:
        if not side.marks:
            yield fault("A506", side.number)
        return
    yield fault("A505", side.number, problem_zh=zh, problem_en=en)


def _margins(outer: Box, inner: Box) -> tuple[float, float, float, float]:
    return (
        inner.left - outer.left,
        inner.low - outer.low,
        outer.right - inner.right,
        outer.high - inner.high,
    )


def _holds(outer: Box, inner: Box) -> bool:
    return min(_margins(outer, inner)) >= -_CLOSE
