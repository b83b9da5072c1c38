"""Steps of a kit become outputs in worker processes: the longest first, and each told of as soon as it is made.

What takes time to import and to read (layout engine, fonts, style sheets) is got ready in a process of its own while
the catalogue is read and the kit is planned; the workers are forks of that one. Names reach them through memory and
pipes alone, and nothing with a name is written.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Self

from build_scripts.channels.kit import CHANNEL as KIT
from build_scripts.diagnostics import Trouble
from build_scripts.execute import Batch, Failure, press_of, render
from build_scripts.model import Output
from build_scripts.organiser.parts import Parts, PartsOfItem
from build_scripts.plan import Step
from build_scripts.store import Store

_SLOW = (
    *("own", "badges", "participants", "before-after", "primer", "run-sheet", "sign-in", "own-docx"),
    *("certificates", "name-tents", "minutes", "agenda", "table-cards", "feedback", "facilitator-guide"),
    "how-to-run",
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

_KILLED = "killed"
_DONE = "done"


class Makers:
    """Makes steps in ``workers`` processes: get them going early, and hand over the work when it is known."""

    def __init__(self, root: Path, workers: int) -> None:
        self._root = root
        self._workers = workers
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._busy = False

    def __enter__(self) -> Self:
        """Begins to get ready; nothing happens where one process is to do all, or where none can be forked."""
        if self._workers > 1 and "fork" in multiprocessing.get_all_start_methods():
            context = multiprocessing.get_context("fork")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(
                target=_serve, args=(theirs, self._pipe, self._root, self._workers)
            )
            self._process.start()
            theirs.close()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Sends the processes home."""
        if self._pipe is not None and self._process is not None:
            self._pipe.close()
            if not self._busy:  # it may still be getting ready for what nobody will ask
                self._process.terminate()
            self._process.join()

    def make(self, work: tuple[Work, ...], made: Mapping[str, Output]) -> Iterator[Made]:
        """Each step made, those that need others last and only when no other failed; ``made`` must hold what these
        need when their turn comes.

        Overflow, LayoutComplaint and OSError of private steps are raised; Trouble S003 when a worker was killed.
        """
        alone = [one for one in work if not one.step.job.needs]
        failed = False
        for one in self._alone(alone, made):
            failed |= one.failure is not None
            yield one
        if not failed:
            yield from (_make(one, made, self._root) for one in work if one.step.job.needs)

    def _alone(self, work: list[Work], made: Mapping[str, Output]) -> Iterator[Made]:
        if self._pipe is None or len(work) < 2:
            yield from (_make(one, made, self._root) for one in work)
            return
        try:
            self._busy = True
            self._pipe.send(work)
            while (found := self._pipe.recv()) != _DONE:
                if isinstance(found, Exception):
                    raise found
                if not isinstance(found, Made):
                    raise EOFError
                yield found
            self._busy = False
        except (EOFError, BrokenPipeError, ConnectionResetError):
            problem = "a worker process was killed (out of memory?)"
            raise Trouble("S003", job="kit", problem=problem) from None


# --- in the process that gets ready


def _serve(pipe: Connection, other_end: Connection, root: Path, workers: int) -> None:
    """Gets ready, and makes what comes through the pipe until it is closed."""
    other_end.close()  # else the pipe would stay open when who asks has gone
    with suppress(Exception):  # what is amiss is told when it is needed
        _get_ready(root)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError, KeyboardInterrupt):
        while True:
            work = pipe.recv()
            try:
                for one in _in_forks(work, root, workers):
                    pipe.send(one)
                pipe.send(_DONE)
            except BrokenProcessPool:
                pipe.send(_KILLED)
            except (EOFError, BrokenPipeError, ConnectionResetError):
                raise
            except Exception as error:
                pipe.send(error)


def _get_ready(root: Path) -> None:
    """Imports and reads what nearly every item needs."""
    from build_scripts.channels.kit.ready import get_ready

    get_ready(press_of(root, _nothing))


def _in_forks(work: list[Work], root: Path, workers: int) -> Iterator[Made]:
    _WORK.update((one.step.job.id, one) for one in work)
    gc.freeze()  # what is here lives on in the forks, and need not be looked through, nor copied, in any of them
    pool = ProcessPoolExecutor(min(workers, len(work)), multiprocessing.get_context("fork"))
    try:
        futures = [pool.submit(_make_known, one.step.job.id, root) for one in sorted(work, key=_rank)]
        for future in as_completed(futures):
            yield future.result()
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
