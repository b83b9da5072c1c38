"""Questions become slides that fit: as one, or first what is asked and then what to choose from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace

from build_scripts.channels.slides.records import Point, Slide, said
from build_scripts.channels.slides.wording import WORDING
from build_scripts.model import Language

Over = Callable[[Slide], bool]
"""Whether a text of a slide is higher than its box."""
LETTERS = "ABCDEFGHIJ"


def question(slide: Slide, language: Language, over: Over) -> Iterator[Slide]:
    """A question whose title is what it asks. A long one goes below a short title, or to a slide before the options."""
    if not over(slide):
        yield slide
        return
    short = replace(slide, title=WORDING[language].question.format(number=slide.number))
    ask = said(slide.title)
    together = replace(short, points=(ask, *slide.points))
    if not over(together):
        yield together
        return
    yield replace(short, points=(ask,), answer="", notes=())
    yield short


def matching(slide: Slide, language: Language, over: Over) -> Iterator[Slide]:
    """Two columns, the right one out of order. What is too high is parted into questions of fewer pairs."""
    shuffled = _shuffled(slide, language)
    if not over(shuffled):
        yield shuffled
        return
    short = replace(shuffled, title=WORDING[language].question.format(number=slide.number))
    if not over(short):
        ask = replace(short, kind="question", points=(said(slide.title),), second=(), answer="", notes=())
        yield from (ask, short)
        return
    half = len(slide.points) // 2
    if half < 1:
        yield shuffled
        return
    for begin, end in ((0, half), (half, len(slide.points))):
        part = replace(slide, points=slide.points[begin:end], second=slide.second[begin:end])
        yield from matching(part if begin == 0 else replace(part, notes=()), language, over)


def _shuffled(slide: Slide, language: Language) -> Slide:
    """The right column in an order of its own, which follows from its words and is never that of the left one."""
    words = WORDING[language]
    count = len(slide.second)
    order = sorted(range(count), key=lambda place: _digest(slide.section + slide.second[place].text))
    if order == list(range(count)):
        order = [*order[1:], *order[:1]]
    right = tuple(
        replace(slide.second[place], marker="letter", number=number) for number, place in enumerate(order, 1)
    )
    left = tuple(_numbered(point, number) for number, point in enumerate(slide.points, 1))
    pairs = (
        words.pair.format(number=number, letter=LETTERS[order.index(number - 1)])
        for number in range(1, count + 1)
    )
    answer = words.answer.format(letters=words.letters_stop.join(pairs))
    return replace(slide, points=left, second=right, answer=answer)


def _numbered(point: Point, number: int) -> Point:
    return replace(point, marker="number", number=number)


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
