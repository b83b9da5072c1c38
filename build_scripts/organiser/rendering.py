"""The jobs of one kit become its files: what holds no name through the store, what holds one past it.

Whether a job holds a name is seen in its values, not only in the list of items: a job in which any participant's name
stands anywhere is private.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from pathlib import Path

from build_scripts.canonical import canonical_json
from build_scripts.channels.kit import CHANNEL as KIT
from build_scripts.channels.kit.catalogue import BY_ID, file_name
from build_scripts.channels.protocol import World
from build_scripts.execute import execute
from build_scripts.model import Job, Language, Output, Participant
from build_scripts.organiser.folders import KitFolders, remembered
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
        kind = BY_ID.get(job.part)
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
    workers: int,
    progress: Progress,
) -> tuple[KitFile, ...]:
    """The files of all languages, in the order of the jobs.

    A named file of an earlier kit is taken over where its values are the same. Stopped, Trouble, Overflow or
    LayoutComplaint where something cannot be made.
    """
    jobs = tuple({job.id: job for job in jobs}.values())
    plan = make_plan(world, (_Planned(jobs),), Recipes(root))
    steps = {step.job.id: step for step in plan}
    private = private_jobs((step.job for step in plan), people)
    store = Store(root / ".cache" / "store")
    missing = frozenset(s.job.id for s in plan if s.job.id not in private and store.find(s.key) is None)
    before = {language: remembered(folders, language) for language in {job.language for job in jobs}}
    kept = {
        name
        for name in private
        if before[steps[name].job.language].get(kit_name(steps[name].job)) == steps[name].key
    }
    wanted = tuple(step.job for step in plan if step.job.id in private - kept)
    total = len(missing) + len(wanted)
    open_plan = tuple(step for step in plan if step.job.id not in private)
    execute(open_plan, missing, store, root, workers, lambda done, _, name: progress(done, total, name))

    made: dict[str, Output] = {}
    for step in plan:
        job = step.job
        if job.id not in private:
            (made[job.id],) = store.outputs(step.key)
        elif job.id in kept:
            data = (folders.names / job.language / kit_name(job)).read_bytes()
            made[job.id] = Output(_path(job), "application/octet-stream", data)
    done = len(missing)
    for job, output in _rendered(wanted, made, root, workers):
        made[job.id] = output
        done += 1
        progress(done, total, job.part)
    return tuple(_file(steps[job.id], made[job.id], job.id in private) for job in jobs)


def _rendered(
    jobs: tuple[Job, ...], made: dict[str, Output], root: Path, workers: int
) -> Iterator[tuple[Job, Output]]:
    """Each job with its output, those that others need first; ``made`` is filled as they come.

    Worker processes are forks of this one: names reach them through memory and pipes alone, and no file is written.
    """
    press = Press(root)
    press.pack(lambda name: (made[name],))
    alone = [job for job in jobs if not job.needs]
    if workers > 1 and len(alone) > 1 and "fork" in multiprocessing.get_all_start_methods():
        _PRESSES[root] = press
        # Half of what takes time to import is imported before, once.
        import build_scripts.render.pdf  # noqa: F401

        with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
            slowest_first = sorted(alone, key=lambda job: _SLOW.index(job.part) if job.part in _SLOW else 99)
            futures = {pool.submit(_render_one, job, root): job for job in slowest_first}
            for future in as_completed(futures):
                made[futures[future].id] = future.result()
                yield futures[future], future.result()
    else:
        for job in alone:
            ((output,),) = KIT.render((job,), press)
            yield job, output
    for job in jobs:
        if job.needs:
            ((output,),) = KIT.render((job,), press)
            yield job, output


_PRESSES: dict[Path, Press] = {}
_SLOW = ("badges", "run-sheet", "certificates", "name-tents", "sign-in", "invitation", "participants")
"""The longest first, so that the last worker is not left alone with one of them."""


def _render_one(job: Job, root: Path) -> Output:
    ((output,),) = KIT.render((job,), _PRESSES[root])
    return output


def _file(step: Step, output: Output, named: bool) -> KitFile:
    return KitFile(kit_name(step.job), step.job.language, output.data, step.key, named)


def kit_name(job: Job) -> str:
    """Where a job's file lies: as in the box, ``2-签到/胸牌.pdf``; the box itself is ``forum-zh-QY.zip``."""
    if job.part == "zip":
        return f"{job.id.rpartition('/')[2]}.zip"
    return file_name(job.part, job.language, job.editions[0].title if job.part == "activity" else "")


def _path(job: Job) -> str:
    """The path that the channel gives to the output, whose last part the box may quote."""
    ending = "zip" if job.part == "zip" else BY_ID[job.part].ending
    return f"{job.id}.{ending}"
