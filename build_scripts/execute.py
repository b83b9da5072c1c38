"""Steps whose outputs are missing are rendered, in worker processes, straight into the store."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NoReturn

from build_scripts.channels import channel_named
from build_scripts.diagnostics import Findings, Stopped, Trouble
from build_scripts.fonts import FontMissing, activate
from build_scripts.model import Job, Location, Output
from build_scripts.plan import Step
from build_scripts.pool import WorkerKilled, in_workers
from build_scripts.render.faults import LayoutComplaint, Overflow
from build_scripts.render.press import Press
from build_scripts.store import Store

SHARED = ("build_scripts.execute", "build_scripts.render.pdf", "build_scripts.render.inks", "qrcode")
"""What nearly all workers need; a channel is loaded when a job of it comes."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Steps that are rendered together: one step, or a group of which some are missing."""

    steps: tuple[Step, ...]
    missing: frozenset[str]
    """Ids of the jobs whose outputs are to be stored."""
    needed: tuple[tuple[str, str], ...]
    """(job id, key) of what its jobs pack."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a batch could not be rendered: a code of ``codes.py`` and its values."""

    job: Job
    code: str
    problem: str


Progress = Callable[[int, int, str], None]
"""Called with (jobs done, jobs in all, id of the last one)."""


def execute(
    plan: tuple[Step, ...],
    missing: frozenset[str],
    store: Store,
    root: Path,
    workers: int,
    progress: Progress,
) -> None:
    """Renders the missing jobs; all of them are tried before Stopped is raised with what failed.

    ``plan`` is the whole plan, since pages of one site are rendered together. Trouble on a full disk or a missing
    font.
    """
    failures: list[Failure] = []
    done = 0
    for depth in sorted({step.depth for step in plan}):
        batches = _batches(plan, missing, depth)
        if failures:
            break
        for batch, failure in _run(batches, store, root, workers):
            done += len(batch.missing)
            if failure is not None:
                failures.append(failure)
            progress(done, len(missing), batch.steps[0].job.group or batch.steps[0].job.id)
    if failures:
        stop(failures)


def _batches(plan: tuple[Step, ...], missing: frozenset[str], depth: int) -> list[Batch]:
    keys = {step.job.id: step.key for step in plan}
    groups: dict[str, list[Step]] = {}
    for step in plan:
        if step.depth == depth:
            groups.setdefault(step.job.group or step.job.id, []).append(step)
    batches = []
    for steps in groups.values():
        wanted = frozenset(step.job.id for step in steps) & missing
        if wanted:
            needed = {name: keys[name] for step in steps for name in step.job.needs}
            batches.append(Batch(tuple(steps), wanted, tuple(sorted(needed.items()))))
    # The long ones first, so that the last worker is not left alone with one of them.
    return sorted(batches, key=lambda batch: -len(batch.steps))


def _run(
    batches: list[Batch], store: Store, root: Path, workers: int
) -> Iterable[tuple[Batch, Failure | None]]:
    if workers <= 1 or len(batches) <= 2:
        for batch in batches:
            yield batch, render(batch, store, root)
        return
    names = {batch.steps[0].job.id: batch for batch in batches}
    tasks = ((batch, store, root) for batch in batches)
    try:
        for name, failure in in_workers(_render_named, tasks, workers, SHARED):
            yield names[name], failure
    except WorkerKilled as error:
        raise Trouble("S003", job="build", problem=str(error)) from error


def _render_named(task: tuple[Batch, Store, Path]) -> tuple[str, Failure | None]:
    batch, store, root = task
    return batch.steps[0].job.id, render(batch, store, root)


@lru_cache(maxsize=1)
def _prepared(root: Path) -> None:
    """Makes the fonts of this project the only ones, once in each process, before the layout engine starts."""
    activate(root / "templates" / "_shared" / "fonts", root / ".cache" / "fonts")


def render(batch: Batch, store: Store, root: Path) -> Failure | None:
    """Renders one batch into the store. Runs in a worker: what goes wrong is returned, not raised."""
    keys = dict(batch.needed)

    def needed(job_id: str) -> tuple[Output, ...]:
        return store.outputs(keys[job_id])

    jobs = tuple(step.job for step in batch.steps)
    first = next(job for job in jobs if job.id in batch.missing)
    try:
        channel = channel_named(first.channel)
        press = press_of(root, needed)
        press.want(batch.missing)
        outputs = channel.render(jobs, press)
        for step, made in zip(batch.steps, outputs, strict=True):
            if step.job.id in batch.missing:
                store.put(step.key, made)
    except FontMissing as error:
        return Failure(first, "S002", str(error))
    except Overflow as error:
        return Failure(first, "S005", str(error))
    except LayoutComplaint as error:
        return Failure(first, "S006", str(error))
    except OSError as error:
        code = "S001" if error.errno in {errno.ENOSPC, errno.EDQUOT} else "S003"
        return Failure(
            first, code, f"{error.strerror or error}" + (f": {error.filename}" if error.filename else "")
        )
    except Exception as error:  # whatever a template or library raises must reach the editor as one line
        return Failure(first, "S003", f"{type(error).__name__}: {error}")
    return None


@lru_cache(maxsize=1)
def _bare_press(root: Path) -> Press:
    return Press(root)


def press_of(root: Path, needed: Callable[[str], tuple[Output, ...]]) -> Press:
    """One press for each process, so that templates, style sheets and fonts are read once; ``needed`` gives the outputs
    of jobs that a job packs. FontMissing where a font is not the one that it should be."""
    _prepared(root)
    press = _bare_press(root)
    press.pack(needed)
    return press


def stop(failures: Iterable[Failure]) -> NoReturn:
    """Trouble on a full disk or a missing font, else Stopped with what failed."""
    for failure in failures:
        if failure.code in {"S001", "S002"}:
            raise Trouble(failure.code, problem=failure.problem)
    findings = Findings()
    for failure in failures:
        job = failure.job
        path = f"content/lessons/{job.lesson}/{job.language}.md" if job.lesson else ""
        if job.workshop:
            path = f"workshops/{job.workshop}/workshop.yml"
        findings.add(failure.code, Location(path, 0, 0), job=job.id, problem=failure.problem)
    raise Stopped(findings)
