"""Steps rendered in worker processes: the same files as without them, and what cannot be made is said with its job."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from build_scripts.channels import channel_named
from build_scripts.diagnostics import Stopped
from build_scripts.execute import execute
from build_scripts.plan import Step
from build_scripts.store import Store
from tests.projects import ROOT
from tests.worlds import kept_world

EXAMPLE = ROOT / "tests/example"


def _steps() -> tuple[Step, ...]:
    """Three short jobs: more than two, or no worker is started."""
    jobs = channel_named("card").plan(kept_world(EXAMPLE))[:3]
    return tuple(Step(job, f"{number:064x}", 0) for number, job in enumerate(jobs))


def _made(steps: tuple[Step, ...], folder: Path, workers: int) -> dict[str, str]:
    store, told = Store(folder), list[tuple[int, int]]()
    names = frozenset(step.job.id for step in steps)
    try:
        execute(steps, names, store, ROOT, workers, lambda done, total, _: told.append((done, total)))
    finally:
        assert told == [(1, 3), (2, 3), (3, 3)]
    return {file.path: file.sha256 for step in steps for file in store.find(step.key) or ()}


def test_workers_make_the_same_files(tmp_path: Path) -> None:
    alone = _made(_steps(), tmp_path / "alone", 1)
    assert len(alone) >= 3
    assert _made(_steps(), tmp_path / "workers", 2) == alone


def test_what_a_worker_cannot_make_is_said_with_its_job_and_the_others_are_made(tmp_path: Path) -> None:
    first, second, third = _steps()
    wrong = replace(second, job=replace(second.job, channel="unheard-of"))
    with pytest.raises(Stopped) as caught:
        _made((first, wrong, third), tmp_path, 2)
    (finding,) = caught.value.findings
    assert finding.code == "S003"
    assert second.job.id in finding.message("en")
    assert "unheard_of" in finding.message("en")
    assert all(Store(tmp_path).find(step.key) for step in (first, third))
    assert Store(tmp_path).find(second.key) is None
