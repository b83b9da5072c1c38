"""The jobs of one kit become its files: what holds no name through the store, what holds one past it.

Whether a job holds a name is seen in its values, not only in the list of items: a job in which any participant's name
stands anywhere is private.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from build_scripts.canonical import canonical_json
from build_scripts.channels.kit import CHANNEL as KIT
from build_scripts.channels.kit.catalogue import name_in_box
from build_scripts.channels.kit.own import kind_of
from build_scripts.channels.protocol import World
from build_scripts.execute import Failure, stop
from build_scripts.model import Job, Language, Output, Participant
from build_scripts.organiser.folders import KitFolders, remembered
from build_scripts.organiser.parts import FILE as PARTS_FILE
from build_scripts.organiser.parts import Parts, packed_parts, remembered_parts
from build_scripts.organiser.workers import Makers, Work
from build_scripts.plan import Step, make_plan
from build_scripts.recipe import Recipes
from build_scripts.render.press import Press
from build_scripts.store import Store

Progress = Callable[[int, int, str], None]
_PRIVATE_ITEMS = frozenset({"run-sheet"})
"""They say what somebody at a table needs, which is nobody else's business."""


@dataclass(frozen=True, slots=True)
class KitFile:
    """A finished file of a kit."""

    name: str
    """Below the folder of its language."""
    language: Language
    data: bytes
    key: str
    named: bool


@dataclass(frozen=True, slots=True)
class _Planned:
    """Stands in for the channel while keys are taken: it plans just these jobs."""

    jobs: tuple[Job, ...]
    name: str = KIT.name

    def plan(self, world: World) -> tuple[Job, ...]:
        return self.jobs

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        return KIT.render(jobs, press)


def private_jobs(jobs: Iterable[Job], people: tuple[Participant, ...]) -> frozenset[str]:
    """The ids of jobs that must not be stored: named items, what has a name in its values, and what packs these."""
    names = {name for person in people for name in (person.name, person.name_other) if name}
    private: set[str] = set()
    for job in jobs:
        kind = kind_of(job)
        listed = job.part in _PRIVATE_ITEMS or (kind is not None and kind.named)
        if listed or private.intersection(job.needs) or _holds(job, names):
            private.add(job.id)
    return frozenset(private)


def _holds(job: Job, names: set[str]) -> bool:
    # Editions are lessons' texts, the same whoever comes, and most of a job's bytes.
    values = canonical_json(replace(job, editions=(), needs=()))
    return any(name in values for name in names)


def render_kit(
    world: World,
    jobs: tuple[Job, ...],
    people: tuple[Participant, ...],
    folders: KitFolders,
    root: Path,
    recipe: str,
    makers: Makers,
    progress: Progress,
) -> tuple[KitFile, ...]:
    """The files of all languages, in the order of the jobs, and after them the parts that the next kit may take.

    ``recipe`` is the digest of the channel's.
    A named file of an earlier kit is taken over where its values are the same, and so is each part of a named file.
    Stopped, Trouble, Overflow or LayoutComplaint where something cannot be made.
    """
    jobs = tuple({job.id: job for job in jobs}.values())
    plan = make_plan(world, (_Planned(jobs),), Recipes(root, {KIT.name: recipe}))
    steps = {step.job.id: step for step in plan}
    private = private_jobs((step.job for step in plan), people)
    languages = tuple(dict.fromkeys(job.language for job in jobs))
    keys = {language: remembered(folders, language) for language in languages}
    known = {language: remembered_parts(folders.names / language, recipe) for language in languages}
    kit = _Kit(Store(root / ".cache" / "store"), {}, {})
    work: list[Work] = []
    for step in plan:
        job = step.job
        parts = known[job.language].get(kit_name(job), {})
        if job.id not in private:
            if kit.store.find(step.key) is None:
                needed = tuple((name, steps[name].key) for name in job.needs)
                work.append(Work(step, private=False, needed=needed))
            else:
                kit.take_stored(step)
        elif keys[job.language].get(kit_name(job)) == step.key:
            data = (folders.names / job.language / kit_name(job)).read_bytes()
            kit.take(job, Output(_path(job), "application/octet-stream", data), parts)
        else:
            work.append(Work(step, private=True, parts=parts))
    kit.make(tuple(work), makers, progress)
    files = [_file(steps[job.id], kit.outputs[job.id], job.id in private) for job in jobs]
    for language in languages:
        of_items = [
            (kit_name(job), kit.parts[job.id])
            for job in jobs
            if job.language == language and job.id in kit.parts
        ]
        if data := packed_parts(of_items, recipe):
            files.append(KitFile(PARTS_FILE, language, data, "", named=True))
    return tuple(files)


@dataclass(frozen=True, slots=True)
class _Kit:
    """What there is of a kit, while it is made."""

    store: Store
    outputs: dict[str, Output]
    """By job."""
    parts: dict[str, Parts]
    """Of private jobs."""

    def take_stored(self, step: Step) -> None:
        (self.outputs[step.job.id],) = self.store.outputs(step.key)

    def take(self, job: Job, output: Output, parts: Parts) -> None:
        self.outputs[job.id], self.parts[job.id] = output, parts

    def make(self, work: tuple[Work, ...], makers: Makers, progress: Progress) -> None:
        """Makes what there is not. Stopped with everything for the store that failed."""
        failures: list[Failure] = []
        for done, one in enumerate(makers.make(work, self.outputs), 1):
            if one.failure is not None:
                failures.append(one.failure)
            elif one.output is not None:
                self.take(one.step.job, one.output, one.parts)
            else:
                self.take_stored(one.step)
            progress(done, len(work), one.step.job.part)
        if failures:
            stop(failures)


def _file(step: Step, output: Output, named: bool) -> KitFile:
    return KitFile(kit_name(step.job), step.job.language, output.data, step.key, named)


def kit_name(job: Job) -> str:
    """Where a job's file lies: as in the box, ``2-签到/胸牌.pdf``; the box itself is ``forum-zh-QY.zip``."""
    if job.part == "zip":
        return f"{job.id.rpartition('/')[2]}.zip"
    kind = kind_of(job)
    assert kind is not None
    return name_in_box(kind, job.language, job.editions[0].title if job.part == "activity" else "")


def _path(job: Job) -> str:
    """The path that the channel gives to the output, whose last part the box may quote."""
    kind = kind_of(job)
    return f"{job.id}.{kind.ending if kind is not None else 'zip'}"
