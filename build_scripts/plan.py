"""Channels × world → steps: every job with its key, in an order in which what is needed comes first."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from build_scripts.canonical import canonical_json
from build_scripts.model import Job
from build_scripts.recipe import Recipes

if TYPE_CHECKING:
    from build_scripts.channels.protocol import Channel, World

_FRAME = "frame"
"""The field of a job's detail for what all pages of a site have around them."""


@dataclass(frozen=True, slots=True)
class Step:
    """A job and the key under which its outputs are stored."""

    job: Job
    key: str
    depth: int
    """0 for a job that needs no other; otherwise one more than the deepest that it needs."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which jobs a build renders; empty: all."""

    languages: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    lessons: tuple[str, ...] = ()
    along: tuple[str, ...] = ()
    """Channels whose jobs come along with any lesson although they are of none (a course)."""

    @property
    def everything(self) -> bool:
        """True when nothing is left out."""
        return not (self.languages or self.regions or self.channels or self.lessons)

    def takes(self, job: Job) -> bool:
        """Whether a job is selected. With lessons given, the common files of a group (search, assets) come along,
        and so does what quotes one of the lessons."""
        if self.languages and job.language not in self.languages:
            return False
        if self.regions and job.region not in self.regions:
            return False
        if self.channels and job.channel not in self.channels:
            return False
        if not self.lessons or job.lesson in self.lessons:
            return True
        if job.lesson:
            return False
        return (
            bool(job.group)
            or job.channel in self.along
            or any(edition.lesson in self.lessons for edition in job.editions)
        )


def make_plan(world: World, channels: Iterable[Channel], recipes: Recipes) -> tuple[Step, ...]:
    """All steps, those that others need before them, otherwise in the order of channels and their plans.

    ValueError when two jobs have the same id or one needs an unknown one: a fault of a channel, not of the source.
    """
    jobs: dict[str, Job] = {}
    for channel in channels:
        for job in channel.plan(world):
            if job.id in jobs:
                raise ValueError(f"two jobs are called {job.id}")
            jobs[job.id] = job
    steps: dict[str, Step] = {}
    digests: dict[int, str] = {}

    def digest(shared: object) -> str:
        """Taken once of each value: search pages quote all editions, and what stands around the pages of a site names
        all lessons; written out for each job, that would take time with the square of their number. The jobs keep the
        values alive, and so their ids."""
        if id(shared) not in digests:
            digests[id(shared)] = hashlib.sha256(canonical_json(shared).encode()).hexdigest()
        return digests[id(shared)]

    def step(job: Job) -> Step:
        if job.id not in steps:
            unknown = [name for name in job.needs if name not in jobs]
            if unknown:
                raise ValueError(f"{job.id} needs {unknown[0]}, which no channel plans")
            needed = [step(jobs[name]) for name in job.needs]
            material = "\n".join(
                (
                    recipes.digest(job.channel),
                    canonical_json(replace(job, editions=(), detail=_own(job.detail))),
                    *(digest(edition) for edition in job.editions),
                    digest(getattr(job.detail, _FRAME, None)),
                    *(n.key for n in needed),
                )
            )
            key = hashlib.sha256(material.encode()).hexdigest()
            depth = max((n.depth + 1 for n in needed), default=0)
            steps[job.id] = Step(job, key, depth)
        return steps[job.id]

    return tuple(sorted((step(job) for job in jobs.values()), key=lambda s: s.depth))


def _own(detail: Any) -> Any:
    """A job's detail without the frame that it shares with others."""
    return replace(detail, **{_FRAME: None}) if hasattr(detail, _FRAME) else detail


def select(steps: Iterable[Step], selection: Selection) -> frozenset[str]:
    """The ids of the selected jobs and of all that they need."""
    by_id = {step.job.id: step for step in steps}
    chosen: set[str] = set()

    def take(job_id: str) -> None:
        if job_id not in chosen:
            chosen.add(job_id)
            for needed in by_id[job_id].job.needs:
                take(needed)

    for step in by_id.values():
        if selection.takes(step.job):
            take(step.job.id)
    return frozenset(chosen)
