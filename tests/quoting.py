"""Which jobs of a plan must be made again when a fact changes."""

from __future__ import annotations

from collections.abc import Iterable

from build_scripts.plan import Step


def quoting(plan: Iterable[Step], fact: str) -> set[str]:
    """Ids of jobs whose artefacts list the fact in the manifest, and of those that pack such artefacts or packs."""
    found: set[str] = set()
    for step in sorted(plan, key=lambda step: step.depth):
        if any(f.id == fact for f in step.job.quoted()) or found & set(step.job.needs):
            found.add(step.job.id)
    return found
