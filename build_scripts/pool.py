"""Tasks become results in worker processes that hold little: what their tasks need, and nothing of who asks for them.

On Linux workers are forks of a small process that has loaded what all of them need, so that they share it; elsewhere
each loads it by itself. They end with the process that they work for, however that one ends, and after some hundred
tasks others take their places: libraries for layout and fonts never give back all that they take.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.context import BaseContext
from threading import Thread
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

RENEWED = 250
"""Tasks that a worker does, more or less, before another takes its place: some mebibytes later."""


class WorkerKilled(Exception):
    """The system has ended a worker process."""

    def __str__(self) -> str:
        return "a worker process was killed (out of memory?)"


def in_workers(
    do: Callable[[Task], Result], tasks: Iterable[Task], workers: int, loaded: tuple[str, ...]
) -> Iterator[Result]:
    """Results in the order in which they are ready; the first tasks are begun first.

    ``do`` is a function of a module; ``loaded`` are the modules that workers share. What a task raises is raised here,
    and WorkerKilled where a worker was killed.
    """
    context = get_context("forkserver" if sys.platform == "linux" else "spawn")
    if sys.platform == "linux":
        context.set_forkserver_preload(list(loaded))
    waiting = iter(tasks)
    while some := list(islice(waiting, workers * RENEWED)):
        yield from _in_new_workers(do, some, workers, context)


def _in_new_workers(
    do: Callable[[Task], Result], tasks: list[Task], workers: int, context: BaseContext
) -> Iterator[Result]:
    pool = ProcessPoolExecutor(workers, context, initializer=_begin)
    try:
        for done in as_completed([pool.submit(_swept, do, task) for task in tasks]):
            yield done.result()
    except BrokenProcessPool:
        raise WorkerKilled from None
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    gc.freeze()  # what was loaded is never garbage: not looked through, it stays shared
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the process that asked tells of an interruption
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _swept(do: Callable[[Task], Result], task: Task) -> Result:
    result = do(task)
    gc.collect()  # documents refer to themselves in circles: without this, some of them would stay for long
    return result
