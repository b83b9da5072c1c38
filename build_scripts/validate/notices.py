"""Notices → dates out of order (X231), lessons and offices that there are not, figures that end too soon (F215)."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts import references
from build_scripts.diagnostics import Findings
from build_scripts.model import Catalogue, Lesson, Location, Notice
from build_scripts.register import Register
from build_scripts.validate.guides import Names
from build_scripts.validate.places import Places

KEY = "key-messages"


def check_notices(catalogue: Catalogue, register: Register, places: Places, findings: Findings) -> None:
    """X207, X231, W106 and F215."""
    names = Names(catalogue, register, places, findings)
    lessons = {lesson.id: lesson for lesson in catalogue.lessons}
    for notice in catalogue.notices:
        names.lessons((notice.lesson,) if notice.lesson else (), notice.location)
        if notice.office:
            names.contacts((notice.office,), notice.id, notice.location)
        if notice.take_down <= notice.put_up:
            at = places.find(notice.location, "take_down:", near=20)
            findings.add("X231", at, id=notice.id, first=notice.put_up, second=notice.take_down)
        seen: set[str] = set()
        for fact_id, at in _quoted(notice, lessons.get(notice.lesson), places):
            if fact_id not in seen:
                seen.add(fact_id)
                _lasts(fact_id, notice, at, names, findings)


def _quoted(notice: Notice, lesson: Lesson | None, places: Places) -> Iterator[tuple[str, Location]]:
    """Facts, each where it is quoted; those of a lesson's messages at the notice, which can be changed."""
    for text in notice.text:
        for reference in references.find(text.zh):
            if reference.kind in {"fact", "cite"}:
                yield reference.id, places.inside(text.zh_at or notice.location, text.zh, reference.start)
    if notice.text or lesson is None:
        return
    for block in lesson.zh.blocks:
        if block.kind == KEY:
            for reference in references.find(block.markdown):
                if reference.kind in {"fact", "cite"}:
                    yield reference.id, notice.location


def _lasts(fact_id: str, notice: Notice, at: Location, names: Names, findings: Findings) -> None:
    """F215 once, for the first region where the value of today is over before the notice comes down."""
    for region in names.regions:
        value = names.register.value(fact_id, region)
        if value is not None and value.end is not None and value.end < notice.take_down:
            findings.add(
                "F215", at, id=fact_id, region=region, notice=notice.id, end=value.end, day=notice.take_down
            )
            return
