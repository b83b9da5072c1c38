"""Steps of a kit become outputs in worker processes: the longest first, and each told of as soon as it is made.

Workers are forks of this process: names reach them through memory and pipes alone, and nothing with a name is written.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path

from build_scripts.channels.kit import CHANNEL as KIT
from build_scripts.diagnostics import Trouble
from build_scripts.execute import Batch, Failure, press_of, render
from build_scripts.model import Output
from build_scripts.organiser.parts import Parts, PartsOfItem
from build_scripts.plan import Step
from build_scripts.store import Store

_SLOW = (
    *("own", "badges", "before-after", "primer", "run-sheet", "sign-in", "certificates", "name-tents"),
    *("own-docx", "participants", "agenda", "table-cards", "feedback", "facilitator-guide", "how-to-run"),
)
"""The longest first, so that the last worker is not left alone with one of them."""


@dataclass(frozen=True, slots=True)
class Work:
    """A step that must be made."""

    step: Step
    private: bool
    """Whether it holds a name: then its output is handed back; else it is put into the store."""
    parts: Parts = field(default_factory=dict)
    """What was laid out for it before."""
    needed: tuple[tuple[str, str], ...] = ()
    """(job id, key) of what a step for the store packs."""


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it."""

    step: Step
    output: Output | None
    """Of a private step."""
    parts: Parts
    """All that are in use now."""
    failure: Failure | None
    """Of a step for the store. A private one raises, since what went wrong may quote a name."""


_WORK: dict[str, Work] = {}
"""By id, while workers are at it: forks see it and nothing is sent to them."""


def make(work: tuple[Work, ...], made: Mapping[str, Output], root: Path, workers: int) -> Iterator[Made]:
    """Each step made, those that need others last and only when no other failed; ``made`` must hold what these need
    when their turn comes.

    Overflow, LayoutComplaint and OSError of private steps are raised; Trouble S003 when a worker was killed.
    """
    alone = [one for one in work if not one.step.job.needs]
    failed = False
    for one in _alone(alone, made, root, workers):
        failed |= one.failure is not None
        yield one
    if not failed:
        yield from (_make(one, made, root) for one in work if one.step.job.needs)


def _alone(work: list[Work], made: Mapping[str, Output], root: Path, workers: int) -> Iterator[Made]:
    if workers > 1 and len(work) > 1 and "fork" in multiprocessing.get_all_start_methods():
        return _in_forks(work, root, workers)
    return (_make(one, made, root) for one in work)


def _in_forks(work: list[Work], root: Path, workers: int) -> Iterator[Made]:
    # What takes time to import or to read is imported and read before, once.
    import build_scripts.render.parts  # noqa: F401

    press_of(root, _nothing)
    _WORK.update((one.step.job.id, one) for one in work)
    pool = ProcessPoolExecutor(min(workers, len(work)), multiprocessing.get_context("fork"))
    try:
        futures = [pool.submit(_make_known, one.step.job.id, root) for one in sorted(work, key=_rank)]
        for future in as_completed(futures):
            yield future.result()
    except BrokenProcessPool as error:
        problem = "a worker process was killed (out of memory?)"
        raise Trouble("S003", job="kit", problem=problem) from error
    finally:
        pool.shutdown(cancel_futures=True)
        _WORK.clear()


def _rank(work: Work) -> int:
    part = work.step.job.part
    return _SLOW.index(part) if part in _SLOW else len(_SLOW)


def _make_known(name: str, root: Path) -> Made:
    return _make(_WORK[name], {}, root)


def _make(work: Work, made: Mapping[str, Output], root: Path) -> Made:
    job = work.step.job
    if not work.private:
        # Whatever goes wrong here is told with its reason: nobody's name is in it.
        failure = render(
            Batch((work.step,), frozenset({job.id}), work.needed), Store(root / ".cache" / "store"), root
        )
        return Made(work.step, None, {}, failure)
    parts = PartsOfItem(work.parts)
    press = press_of(root, lambda name: (made[name],))
    press.keep_parts(parts)
    try:
        ((output,),) = KIT.render((job,), press)
    finally:
        press.keep_parts(None)
    return Made(work.step, output, parts.used, None)


def _nothing(_: str) -> tuple[Output, ...]:
    return ()
