"""Card sets, courses and profiles → names that nothing answers to, and sizes that nobody can print or teach."""

from __future__ import annotations

from build_scripts.diagnostics import Findings
from build_scripts.model import Catalogue, Location
from build_scripts.validate.index import indexed_lessons
from build_scripts.validate.near import listed, near
from build_scripts.validate.places import Places

_NEAR = 40
"""Lines below the beginning of an entry in which its words are looked for."""
_PERIOD = range(20, 181)
"""Minutes of a lesson."""


def check_classroom(catalogue: Catalogue, places: Places, findings: Findings) -> None:
    """X203, X207, X208, X224, F208, Y106 and Y108."""
    known = indexed_lessons(catalogue)

    def lesson(name: str, start: Location) -> None:
        if name not in known:
            findings.add("X207", places.find(start, name, near=_NEAR), lesson=name, **listed(name, known))

    def value(key: str, given: object, allowed: str, start: Location) -> None:
        at = places.find(start, f"{key}:", near=_NEAR)
        findings.add("Y108", at, key=key, value=given, allowed=allowed)

    for cards in catalogue.card_sets:
        lesson(cards.lesson, cards.location)
        if cards.kind == "record" and cards.rows not in range(1, 31):
            value("rows", cards.rows, "1–30", cards.location)
        if cards.copies > 12:
            value("copies", cards.copies, "1–12", cards.location)
        if not cards.cards:
            findings.add("Y106", cards.location, key="cards")
    audiences = {one.id: one for one in catalogue.audiences if not one.internal}
    for course in catalogue.courses:
        for part in course.parts:
            lesson(part.lesson, course.location)
            if part.periods not in range(1, 11):
                value(part.lesson, part.periods, "1–10", course.location)
        if course.audience and course.audience not in audiences:
            at = places.find(course.location, course.audience, near=_NEAR)
            findings.add("X203", at, audience=course.audience, **listed(course.audience, audiences))
        if bool(course.audience) == bool(course.parts):
            findings.add("Y106", course.location, key="lessons")
        if course.minutes not in _PERIOD:
            value("minutes", course.minutes, "20–180", course.location)
    sources = [source.id for source in catalogue.sources]
    for course in catalogue.courses:
        for one in course.curricula:
            if one.source not in sources:
                findings.add("F208", one.location, source=one.source, **near(one.source, sources))
    for teaching in catalogue.teaching:
        for link in teaching.links:
            if link.source not in sources:
                at = places.find(teaching.location, link.source, near=_NEAR)
                findings.add("F208", at, source=link.source, **near(link.source, sources))
    levels = dict(catalogue.levels)
    for profile in catalogue.profiles:
        for name in profile.lessons:
            lesson(name, profile.location)
        if profile.region not in catalogue.regions_built:
            at = places.find(profile.location, profile.region, near=_NEAR)
            findings.add("X224", at, region=profile.region, **listed(profile.region, catalogue.regions_built))
        for level in profile.levels:
            if level not in levels:
                at = places.find(profile.location, level, near=_NEAR)
                findings.add("X208", at, value=level, known=", ".join(levels))
        for minutes in profile.minutes:
            if minutes not in _PERIOD:
                value("minutes", minutes, "20–180", profile.location)
