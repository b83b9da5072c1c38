"""Index, regions and workshops → names that nothing answers to: audience, channel, level, region, lesson."""

from __future__ import annotations

from collections.abc import Iterable

from build_scripts.diagnostics import Findings
from build_scripts.model import SETTINGS, Catalogue, Location
from build_scripts.validate import kinds
from build_scripts.validate.near import listed
from build_scripts.validate.places import Places

INDEX = "content/index.yml"


def check_index(catalogue: Catalogue, channels: tuple[str, ...], places: Places, findings: Findings) -> None:
    """X203–X211 and L506. ``channels`` are those that exist; when empty, those that the index's table names."""
    channels = channels or tuple(sorted({c for rule in catalogue.block_rules for c in rule.channels}))
    names = _Names(catalogue, channels, places, findings)
    _regions(catalogue, places, findings)
    blocks = places.find(Location(INDEX, 1), "blocks:", near=10_000)
    for rule in catalogue.block_rules:
        here = places.find(blocks, f"{rule.kind}:")
        if rule.kind not in kinds.ALL:
            findings.add("L506", here, block=rule.kind, **listed(rule.kind, kinds.ALL))
        names.channels(rule.channels, here)
    for lesson in catalogue.lessons:
        names.audiences(lesson.audiences, lesson.location)
        names.channels(lesson.channels, lesson.location)
        names.level(lesson.level, lesson.location)
        names.topics(lesson.topics, lesson.location)
        for language in (lesson.zh, lesson.en):
            for block in language.blocks:
                if block.kind not in (*kinds.TYPED, "prose"):
                    at = places.find(block.location, block.kind, near=1)
                    findings.add("L506", at, block=block.kind, **listed(block.kind, kinds.TYPED))
                names.channels(block.channels or (), block.location, near=6)
                names.audiences(block.audiences, block.location, near=6)
                names.settings(block.settings, block.location)
        _twice(((q.id, q.location) for q in lesson.quiz), findings)
    for workshop in catalogue.workshops:
        names.audiences(workshop.publics, places.find(workshop.location, "publics:"))
        quotas = tuple(public for public, _ in workshop.quotas)
        names.audiences(quotas, places.find(workshop.location, "quotas:"))
        names.lessons(workshop.primer, places.find(workshop.location, "primer:"))
        for session in workshop.sessions:
            names.lessons(session.lessons, session.location)
        _twice(((s.id, s.location) for s in workshop.sessions), findings)


class _Names:
    """Looks names up and reports those that are unknown, at the place where they are written."""

    def __init__(
        self, catalogue: Catalogue, channels: tuple[str, ...], places: Places, findings: Findings
    ) -> None:
        self.places = places
        self.findings = findings
        self.known_channels = channels
        self.known_audiences = tuple(audience.id for audience in catalogue.audiences)
        self.known_levels = tuple(level for level, _ in catalogue.levels)
        self.known_lessons = indexed_lessons(catalogue)
        contacts = [contact for region in catalogue.regions for contact in region.contacts]
        self.known_topics = tuple(sorted({topic for contact in contacts for topic in contact.topics}))

    def channels(self, names: Iterable[str], start: Location, near: int = 20) -> None:
        for name in names:
            if name not in self.known_channels:
                at = self.places.find(start, name, near)
                self.findings.add("X204", at, channel=name, **listed(name, self.known_channels))

    def audiences(self, names: Iterable[str], start: Location, near: int = 20) -> None:
        for name in names:
            if name not in self.known_audiences:
                at = self.places.find(start, name, near)
                self.findings.add("X203", at, audience=name, **listed(name, self.known_audiences))

    def settings(self, names: Iterable[str], start: Location) -> None:
        for name in names:
            if name not in SETTINGS:
                at = self.places.find(start, name, near=6)
                self.findings.add("X211", at, setting=name, **listed(name, SETTINGS))

    def level(self, name: str, start: Location) -> None:
        if name and name not in self.known_levels:
            at = self.places.find(start, name, near=20)
            self.findings.add("X208", at, value=name, known=", ".join(self.known_levels))

    def topics(self, names: Iterable[str], start: Location) -> None:
        for name in names:
            if name not in self.known_topics:
                at = self.places.find(start, name, near=20)
                self.findings.add("X210", at, topic=name, **listed(name, self.known_topics))

    def lessons(self, names: Iterable[str], start: Location) -> None:
        for name in names:
            if name not in self.known_lessons:
                at = self.places.find(start, name, near=40)
                self.findings.add("X207", at, lesson=name, **listed(name, self.known_lessons))


def indexed_lessons(catalogue: Catalogue) -> tuple[str, ...]:
    """The ids that the index has, also of lessons that could not be read."""
    return tuple(
        lesson for strand in catalogue.strands for module in strand.modules for lesson in module.lessons
    )


def _regions(catalogue: Catalogue, places: Places, findings: Findings) -> None:
    known = [region.id for region in catalogue.regions]
    parents = {region.id: region.parent for region in catalogue.regions}
    built = places.find(Location(INDEX, 1), "regions:", near=10_000)
    for name in catalogue.regions_built:
        if name not in parents:
            findings.add("X206", places.find(built, name), region=name, known=", ".join(known))
    _twice(((region.id, region.location) for region in catalogue.regions), findings)
    for region in catalogue.regions:
        if region.parent is None:
            continue
        at = places.find(region.location, region.parent, near=8)
        if region.parent not in parents:
            findings.add("X206", at, region=region.parent, known=", ".join(known))
        above: str | None = region.parent
        for _ in known:
            if above is None or above == region.id:
                break
            above = parents.get(above)
        if above == region.id:
            findings.add("X209", at, region=region.id)


def _twice(entries: Iterable[tuple[str, Location]], findings: Findings) -> None:
    """X205 for an id that was already given."""
    seen: dict[str, Location] = {}
    for name, at in entries:
        first = seen.setdefault(name, at)
        if first is not at and name:
            findings.add("X205", at, id=name, first=first.line)
