"""Handbooks → names that nothing answers to, books for nobody, books without lessons."""

from __future__ import annotations

from build_scripts.diagnostics import Findings
from build_scripts.model import Catalogue, Handbook
from build_scripts.validate.near import listed
from build_scripts.validate.places import Places


def check_handbooks(catalogue: Catalogue, places: Places, findings: Findings) -> None:
    """X203 for an unknown audience and X221–X225."""
    for handbook in catalogue.handbooks:
        _holds(handbook, catalogue, places, findings)
        for region in handbook.regions:
            if region not in catalogue.regions_built:
                at = places.find(places.find(handbook.location, "regions:", near=12), region, near=8)
                findings.add("X224", at, region=region, **listed(region, catalogue.regions_built))


def _holds(handbook: Handbook, catalogue: Catalogue, places: Places, findings: Findings) -> None:
    strands = tuple(strand.id for strand in catalogue.strands)
    audiences = {audience.id: audience for audience in catalogue.audiences}
    strand_at = places.find(places.find(handbook.location, "strand:", near=12), handbook.strand, near=1)
    audience_at = places.find(places.find(handbook.location, "audience:", near=12), handbook.audience, near=1)
    if handbook.strand and handbook.audience:
        findings.add("X222", audience_at, id=handbook.id)
        return
    if handbook.strand and handbook.strand not in strands:
        findings.add("X221", strand_at, strand=handbook.strand, **listed(handbook.strand, strands))
        return
    if handbook.audience:
        public = tuple(name for name, audience in audiences.items() if not audience.internal)
        if handbook.audience not in audiences:
            findings.add("X203", audience_at, audience=handbook.audience, **listed(handbook.audience, public))
            return
        if audiences[handbook.audience].internal:
            findings.add("X225", audience_at, audience=handbook.audience)
            return
    if catalogue.lessons and not any(
        "site" in lesson.channels
        and handbook.strand in {"", lesson.strand}
        and (not handbook.audience or handbook.audience in lesson.audiences)
        for lesson in catalogue.lessons
    ):
        findings.add("X223", handbook.location, id=handbook.id)
