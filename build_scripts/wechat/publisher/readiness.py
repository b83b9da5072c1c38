"""Bundles, the plan of today and the checker become findings: why an article must not go out as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from build_scripts.diagnostics import Findings
from build_scripts.model import Artefact, Catalogue, Location, ResolvedFact
from build_scripts.plan import Step
from build_scripts.wechat.checker.check import check_bundle
from build_scripts.wechat.publisher.bundle import Bundle

_NOWHERE = Location("", 0, 0)


def look(
    built: Iterable[tuple[Artefact, Bundle]],
    steps: Mapping[str, Step],
    catalogue: Catalogue,
    today: date,
    findings: Findings,
) -> None:
    """Adds what is out of date against the source (G119), quotes a fact past its review (G120), is past its own
    last day (G136) or breaks a rule of the platform (G121). ``steps`` is today's plan by job."""
    for artefact, bundle in built:
        step = steps.get(artefact.job)
        if step is None or step.key != artefact.key:
            findings.add("G119", _NOWHERE, artefact=artefact.path)
        quoted = {} if step is None else {fact.id: fact for fact in step.job.quoted()}
        overdue = [f for f in quoted.values() if f.review_by and date.fromisoformat(f.review_by) < today]
        for fact in overdue:
            findings.add(
                "G120", _place(fact, catalogue), lesson=bundle.lesson, fact=fact.id, day=fact.review_by
            )
        if bundle.review_by and date.fromisoformat(bundle.review_by) < today and not overdue:
            findings.add("G120", _NOWHERE, lesson=bundle.lesson, fact="–", day=bundle.review_by)
        if bundle.withdraw and date.fromisoformat(bundle.withdraw) <= today:
            findings.add("G136", _NOWHERE, lesson=bundle.lesson, day=bundle.withdraw)
        for one in check_bundle(bundle.files, bundle.folder).findings:
            if one.level == "error":
                findings.add(
                    "G121",
                    Location(one.path, one.line, one.column),
                    artefact=bundle.folder,
                    problem_zh=f"{one.code} {one.message('zh')}",
                    problem=f"{one.code} {one.message('en')}",
                )


def _place(resolved: ResolvedFact, catalogue: Catalogue) -> Location:
    """Where the value stands in the register."""
    for fact in catalogue.facts:
        if fact.id == resolved.id:
            for value in fact.values:
                if (value.region, value.start.isoformat()) == (resolved.region, resolved.effective_from):
                    return value.location
            return fact.location
    return _NOWHERE
