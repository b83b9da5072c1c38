"""What flows and calculators share → audiences, lessons and contacts that there are not."""

from __future__ import annotations

from collections.abc import Iterable

from build_scripts import whom_to_ask
from build_scripts.diagnostics import Findings
from build_scripts.model import Catalogue, Fact, Location
from build_scripts.register import Register
from build_scripts.validate.index import indexed_lessons
from build_scripts.validate.near import listed, near
from build_scripts.validate.places import Places


class Names:
    """Looks up what flows and calculators name, and reports it where it is written."""

    def __init__(self, catalogue: Catalogue, register: Register, places: Places, findings: Findings) -> None:
        self.catalogue = catalogue
        self.register = register
        self.places = places
        self.findings = findings
        self.regions = tuple(r for r in catalogue.regions_built if r in register.regions)
        self.known_audiences = tuple(audience.id for audience in catalogue.audiences)
        self.known_lessons = indexed_lessons(catalogue)
        self.known_contacts = tuple(
            dict.fromkeys(
                [c.id for region in catalogue.regions for c in region.contacts]
                + [fact.id for fact in catalogue.facts if fact.kind == "phone"]
            )
        )

    def audiences(self, names: Iterable[str], start: Location) -> None:
        """X203."""
        for name in names:
            if name not in self.known_audiences:
                at = self.places.find(start, name)
                self.findings.add("X203", at, audience=name, **listed(name, self.known_audiences))

    def lessons(self, names: Iterable[str], start: Location) -> None:
        """X207."""
        for name in names:
            if name not in self.known_lessons:
                at = self.places.find(start, name)
                self.findings.add("X207", at, lesson=name, **listed(name, self.known_lessons))

    def contacts(self, names: tuple[str, ...], owner: str, start: Location) -> None:
        """W105 where nobody is named, W106 for whom a region that is built does not have."""
        if not names:
            self.findings.add("W105", start, node=owner)
        for name in names:
            lacking = [region for region in self.regions if not self._answers(name, region)]
            if lacking:
                at = self.places.find(start, name)
                offer = near(name, self.known_contacts)
                self.findings.add(
                    "W106",
                    at,
                    contact=name,
                    region=", ".join(lacking),
                    near_zh=f"。{offer['near_zh']}" if offer["near_zh"] else "。",
                    near_en=f". {offer['near_en']}" if offer["near_en"] else ".",
                )

    def _answers(self, name: str, region: str) -> bool:
        """Whether readers of the region get a number to call or a place to go to."""
        found = whom_to_ask.find(name, region, self.register)
        if found is None:
            return False
        phone = found.id if isinstance(found, Fact) else found.phone
        if phone is None:
            return not isinstance(found, Fact) and found.where is not None
        return self.register.value(phone, region) is not None
