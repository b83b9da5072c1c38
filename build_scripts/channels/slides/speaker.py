"""The facilitator's script becomes speaker notes: whole on the first slide, and each scene on the slide that it speaks
of."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from build_scripts.channels.slides import rich
from build_scripts.channels.slides.records import RECAP, Point, Slide
from build_scripts.channels.slides.wording import WORDING
from build_scripts.model import Edition

_DO = re.compile(r"(?:做|DO)\s*[（(：:]")
_SAY = re.compile(r"(?:说|SAY)\s*[（(：:]")
_LEAST = 0.05
"""Likeness below which a scene is said of no slide."""
_SPOKEN_OF = ("story", "points", "picture", "table")
_NOT = ("more", RECAP)
"""Sections that only name what others tell."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """Something to do with what is said then."""

    lines: tuple[str, ...]


def with_script(slides: tuple[Slide, ...], edition: Edition) -> tuple[Slide, ...]:
    """The slides with their notes. A scene goes to the section whose words it shares most; the first slide has them
    all, in order, so that nothing is lost where none fits."""
    words = WORDING[edition.language]
    scenes = _scenes(edition)
    if not scenes:
        return slides
    whole = (words.note_run, *(line for scene in scenes for line in scene.lines))
    first = replace(slides[0], notes=(*slides[0].notes, *whole))
    rest = list(slides[1:])
    told: dict[int, list[str]] = {}
    for scene, place in zip(scenes, _places(scenes, rest, edition), strict=True):
        if place is not None:
            told.setdefault(place, []).extend(scene.lines)
    for place, lines in told.items():
        rest[place] = replace(rest[place], notes=(words.note_do, *lines, *rest[place].notes))
    return (first, *rest)


def _scenes(edition: Edition) -> tuple[_Scene, ...]:
    lines: list[list[str]] = []
    for passage in edition.passages:
        if passage.kind == "script":
            for point in rich.points(passage.markdown, edition):
                begins = _DO.match(point.text) is not None
                if begins or not lines:
                    lines.append([])
                lines[-1].append(_line(point))
    return tuple(_Scene(tuple(scene)) for scene in lines)


def _line(point: Point) -> str:
    spoken = _DO.match(point.text) or _SAY.match(point.text)
    return f"– {point.text}" if point.marker and not spoken else point.text


def _places(scenes: tuple[_Scene, ...], slides: list[Slide], edition: Edition) -> list[int | None]:
    """For each scene the slide of which it speaks: the cosine of their words, rare ones counting more."""
    about = [_terms(_words_of(slide), edition) for slide in slides]
    spoken = [_terms(scene.lines, edition) for scene in scenes]
    documents = Counter(term for terms in (*about, *spoken) for term in set(terms))
    total = len(about) + len(spoken)

    def weighed(terms: Counter[str]) -> dict[str, float]:
        found = {term: count * math.log(total / documents[term]) for term, count in terms.items()}
        length = math.sqrt(sum(weight * weight for weight in found.values())) or 1.0
        return {term: weight / length for term, weight in found.items()}

    vectors = [
        weighed(terms) if slide.kind in _SPOKEN_OF and slide.section not in _NOT else {}
        for slide, terms in zip(slides, about, strict=True)
    ]
    places: list[int | None] = []
    for scene in spoken:
        vector = weighed(scene)
        likeness = [
            sum(weight * other.get(term, 0.0) for term, weight in vector.items()) for other in vectors
        ]
        best = max(range(len(likeness)), key=lambda place: (likeness[place], -place))
        places.append(best if likeness[best] >= _LEAST else None)
    return places


def _words_of(slide: Slide) -> Iterable[str]:
    # A title is what a scene is called by.
    yield from (slide.title,) * 3
    yield from (point.text for point in (*slide.points, *slide.second))


def _terms(texts: Iterable[str], edition: Edition) -> Counter[str]:
    """Pairs of characters in Chinese, words of four letters and more in English."""
    if edition.language == "zh":
        runs = (run for text in texts for run in re.findall(r"[\u4e00-\u9fff]+", text))
        return Counter(run[at : at + 2] for run in runs for at in range(len(run) - 1))
    return Counter(word for text in texts for word in re.findall(r"[a-z]{4,}", text.lower()))
