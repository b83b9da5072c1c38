"""The register on one day → the values that a region should supply, and whether it does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from build_scripts.diagnostics import Findings
from build_scripts.facts.uses import Uses
from build_scripts.model import Catalogue, Fact, FactValue, Location, Region
from build_scripts.register import Register
from build_scripts.validate.places import Places
from build_scripts.validate.prose import pieces
from build_scripts.validate.references import check_references

State = Literal["own", "inherited", "ended", "missing"]

_CITY = 2
"""Regions below the top: a province is one step down, a city two, a county three."""


@dataclass(frozen=True, slots=True)
class Supply:
    """A value that a region should supply."""

    fact: Fact
    state: State
    """``ended``: its last value, or that of a region above it, is over and nothing follows."""
    value: FactValue | None
    """In force; of what has ended the last one; None where there is none."""
    lessons: tuple[str, ...]
    """Lessons that quote the fact, in the order of the index; none: nothing quotes it yet."""

    @property
    def holds(self) -> bool:
        """Whether readers of the region get a value."""
        return self.state in {"own", "inherited"}


class Supplies:
    """What regions should supply: figures that are set below the national level.

    National figures, historical ones (with a year) and those named after another place (``gz-…``, or in the label:
    “奖励假（广东）”) are nobody else's business. What cities set, every city and county should have; what provinces
    set, every province should have.
    """

    def __init__(self, catalogue: Catalogue, register: Register, uses: Uses) -> None:
        self._catalogue = catalogue
        self._register = register
        self._uses = uses
        self._parents = {region.parent for region in catalogue.regions}
        self._names = {region.id.lower(): region.id for region in catalogue.regions}

    def of(self, region: str) -> tuple[Supply, ...]:
        """In the order of the register; none for the top of the tree."""
        depth = self._depth(region)
        return tuple(self._of(region, depth)) if depth else ()

    def _of(self, region: str, depth: int) -> Iterator[Supply]:
        for fact in self._catalogue.facts:
            if not self._is_local(fact, region):
                continue
            state, value = self._state(fact, region)
            by_city = not fact.values or any(self._depth(v.region) >= _CITY for v in fact.values)
            # A province with cities below it leaves to them what cities set.
            leaf = depth >= _CITY or region not in self._parents
            if state != "own" and by_city and not leaf:
                continue
            # What the province sets for all of it is not asked of its cities again.
            if state == "inherited" and not by_city and depth >= _CITY:
                continue
            yield Supply(fact, state, value, self._uses.lessons(fact.id))

    def _is_local(self, fact: Fact, region: str) -> bool:
        top = self._register.lineage(region)[-1]
        if fact.kind == "phone" or any(value.region == top for value in fact.values):
            return False
        if fact.values and all(value.year is not None for value in fact.values):
            return False
        owner = self._names.get(fact.id.partition("-")[0])
        return (owner is None or owner == region) and not self._named_elsewhere(fact, region)

    def _named_elsewhere(self, fact: Fact, region: str) -> bool:
        """Whether its label names a place that is not above the region: its sentences speak of that place."""
        lineage = self._register.lineage(region)
        return any(
            place.short.zh in fact.label.zh
            for place in self._catalogue.regions
            if place.id not in lineage and len(place.short.zh) > 1
        )

    def of_others(self, region: str) -> tuple[Fact, ...]:
        """Rules of other provinces that lessons quote, for a province: it may have the like under ids of its own."""
        if self._depth(region) != 1:
            return ()
        return tuple(
            fact
            for fact in self._catalogue.facts
            if fact.values
            and all(value.year is None for value in fact.values)
            and all(self._depth(value.region) == 1 and value.region != region for value in fact.values)
            and not self._is_local(fact, region)
            and self._uses.lessons(fact.id)
        )

    def _state(self, fact: Fact, region: str) -> tuple[State, FactValue | None]:
        value = self._register.value(fact.id, region)
        if value is not None:
            return ("own" if value.region == region else "inherited"), value
        for place in self._register.lineage(region):
            over = [v for v in fact.values if v.region == place and v.end is not None]
            if over:
                return "ended", max(over, key=lambda v: v.start)
        return "missing", None

    def _depth(self, region: str) -> int:
        return len(self._register.lineage(region)) - 1


def stops_the_build(
    catalogue: Catalogue, register: Register, places: Places, region: Region
) -> dict[str, tuple[Location, ...]]:
    """Facts that a lesson quotes without ``else=`` and that have no value in the region: where they are quoted.

    A build of the region would stop there. Asked of the same check that stops it, with this region alone built.
    """
    known = tuple(r for r in catalogue.regions if r.id != region.id)
    alone = replace(catalogue, regions_built=(region.id,), regions=(*known, region))
    findings = Findings()
    texts = tuple(pieces(alone, places))
    check_references(alone, Register(alone, register.as_of), texts, places, findings)
    found: dict[str, list[Location]] = {}
    for finding in findings:
        if finding.code == "F207":
            found.setdefault(dict(finding.values)["id"], []).append(finding.location)
    return {fact_id: tuple(at) for fact_id, at in found.items()}
