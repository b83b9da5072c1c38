"""The fact register → periods that overlap, leave a gap or run backwards, unknown sources and regions."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from build_scripts.diagnostics import Findings
from build_scripts.model import Catalogue, Fact, FactValue
from build_scripts.validate.near import near
from build_scripts.validate.places import Places

_DAY = timedelta(days=1)


def check_register(catalogue: Catalogue, places: Places, findings: Findings) -> None:
    """F204–F206, F208, and X206 for the regions of values."""
    sources = [source.id for source in catalogue.sources]
    regions = [region.id for region in catalogue.regions]
    known_sources, known_regions = set(sources), set(regions)
    for fact in catalogue.facts:
        for value in fact.values:
            if value.source and value.source not in known_sources:
                at = places.find(value.location, value.source, near=16)
                findings.add("F208", at, source=value.source, **near(value.source, sources))
            if value.region not in known_regions:
                at = places.find(value.location, value.region, near=16)
                findings.add("X206", at, region=value.region, known=", ".join(regions))
        _periods(fact, places, findings)


def _periods(fact: Fact, places: Places, findings: Findings) -> None:
    by_region: dict[str, list[FactValue]] = {}
    for value in fact.values:
        if value.end is not None and value.end < value.start:
            at = places.find(value.location, value.end.isoformat(), near=16)
            findings.add("F206", at, id=fact.id, first=value.start, second=value.end)
        else:
            by_region.setdefault(value.region, []).append(value)
    for region, values in by_region.items():
        for earlier, later in pairwise(sorted(values, key=lambda v: v.start)):
            if earlier.end is None or earlier.end >= later.start:
                findings.add(
                    "F204",
                    later.location,
                    id=fact.id,
                    region=region,
                    first=_period(earlier),
                    second=_period(later),
                )
            elif earlier.end + _DAY < later.start:
                findings.add(
                    "F205", later.location, id=fact.id, region=region, first=earlier.end, second=later.start
                )


def _period(value: FactValue) -> str:
    return f"{value.start}…{value.end or ''}"
