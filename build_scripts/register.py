"""The fact register asked for one region and one date: which value of a fact holds there and then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from build_scripts.model import Catalogue, Contact, Fact, FactValue, Region


class Register:
    """Facts by id and regions by tree; cheap to ask again and again."""

    def __init__(self, catalogue: Catalogue, as_of: date) -> None:
        self.as_of = as_of
        self.facts: dict[str, Fact] = {fact.id: fact for fact in catalogue.facts}
        self.regions: dict[str, Region] = {region.id: region for region in catalogue.regions}
        self._values: dict[tuple[str, str], FactValue | None] = {}

    def lineage(self, region: str) -> tuple[str, ...]:
        """The region and those above it, nearest first; a circle is cut."""
        path: list[str] = []
        here: str | None = region
        while here is not None and here not in path:
            path.append(here)
            found = self.regions.get(here)
            here = found.parent if found is not None else None
        return tuple(path)

    def value(self, fact_id: str, region: str) -> FactValue | None:
        """The value in force on the date, or None.

        The nearest region up the tree with a period that has begun decides. When its last period is over the
        answer is None and not the parent's value: a local amount that ran out is unknown, not national. A rule
        has a value without amount; a figure whose amount is null counts as missing.
        """
        key = (fact_id, region)
        if key not in self._values:
            self._values[key] = self._find(fact_id, region)
        return self._values[key]

    def _find(self, fact_id: str, region: str) -> FactValue | None:
        fact = self.facts.get(fact_id)
        if fact is None:
            return None
        for place in self.lineage(region):
            begun = [v for v in fact.values if v.region == place and v.start <= self.as_of]
            if not begun:
                continue
            held = [v for v in begun if v.end is None or v.end >= self.as_of]
            value = held[0] if held else None
            if value is not None and value.amount is None and fact.kind != "rule":
                return None
            return value
        return None

    def contacts(self, region: str) -> Iterator[Contact]:
        """The region's contacts, then those of the regions above it; an id given nearer wins."""
        seen: set[str] = set()
        for place in self.lineage(region):
            for contact in self.regions[place].contacts if place in self.regions else ():
                if contact.id not in seen:
                    seen.add(contact.id)
                    yield contact
