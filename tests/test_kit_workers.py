"""A kit made in worker processes: what is private comes back, the rest goes to the store, and what fails is told."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from build_scripts.channels.kit import CHANNEL
from build_scripts.channels.kit.channel import KitChannel
from build_scripts.channels.protocol import World
from build_scripts.diagnostics import Trouble
from build_scripts.model import Job, Output
from build_scripts.organiser.workers import Made, Makers, Work
from build_scripts.plan import Step
from build_scripts.render.faults import Overflow
from build_scripts.render.press import Press
from build_scripts.store import Store
from tests.kit_examples import jobs_of, pages
from tests.projects import ROOT

KEYS = {"name-tents": "a1" * 32, "voting-dots": "b2" * 32, "participants-table": "c3" * 32}


@pytest.fixture(scope="module")
def root(fonts: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Only templates are read, and the store is written."""
    folder = tmp_path_factory.mktemp("root")
    (folder / "templates").symlink_to(ROOT / "templates")
    return folder


def job_of(world: World, part: str) -> Job:
    return next(job for job in jobs_of(world).values() if job.part == part)


def work(world: World, *, private: tuple[str, ...]) -> tuple[Work, ...]:
    return tuple(
        Work(Step(job_of(world, part), key, 0), private=part in private) for part, key in KEYS.items()
    )


def make(work: tuple[Work, ...], root: Path, workers: int) -> list[Made]:
    with Makers(root, workers) as makers:
        return list(makers.make(work, {}))


def by_part(made: list[Made]) -> dict[str, Made]:
    return {one.step.job.part: one for one in made}


def test_two_workers_make_what_one_makes(world: World, root: Path) -> None:
    asked = work(world, private=("name-tents", "participants-table"))
    one, two = (by_part(make(asked, root, workers)) for workers in (1, 2))
    assert one.keys() == two.keys() == KEYS.keys()
    for part in ("name-tents", "participants-table"):
        output = two[part].output
        assert output is not None
        assert output == one[part].output
        assert two[part].parts == one[part].parts
        assert Store(root / ".cache/store").find(KEYS[part]) is None
    assert len(two["name-tents"].parts) == 2
    assert two["participants-table"].parts == {}
    (stored,) = Store(root / ".cache/store").outputs(KEYS["voting-dots"])
    assert two["voting-dots"].output is None
    assert pages(stored.data)


def _broken(part: str, fail: Callable[[Job], None]) -> Callable[..., tuple[tuple[Output, ...], ...]]:
    real = KitChannel.render

    def render(channel: KitChannel, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        if jobs[0].part == part:
            fail(jobs[0])
        return real(channel, jobs, press)

    return render


def _overflows(job: Job) -> None:
    raise Overflow(job.id, "too long")


@pytest.mark.parametrize("workers", [1, 2])
def test_what_fails_for_the_store_is_told_and_nothing_is_packed(
    world: World, root: Path, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    monkeypatch.setattr(KitChannel, "render", _broken("voting-dots", _overflows))
    box = Work(Step(replace(job_of(world, "zip"), needs=("nothing",)), "d4" * 32, 1), private=True)
    found = by_part(make((*work(world, private=("participants-table",)), box), root, workers))
    assert found.keys() == KEYS.keys()
    failure = found["voting-dots"].failure
    assert failure is not None
    assert (failure.code, failure.job.part) == ("S005", "voting-dots")
    assert found["participants-table"].failure is None


@pytest.mark.parametrize("workers", [1, 2])
def test_what_fails_with_names_is_raised(
    world: World, root: Path, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    monkeypatch.setattr(KitChannel, "render", _broken("name-tents", _overflows))
    with pytest.raises(Overflow):
        make(work(world, private=("name-tents",)), root, workers)


def _killed(job: Job) -> None:
    os._exit(9)


def test_a_killed_worker_is_told(world: World, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(KitChannel, "render", _broken("name-tents", _killed))
    with pytest.raises(Trouble) as trouble:
        make(work(world, private=("name-tents",)), root, 2)
    assert trouble.value.diagnostic.code == "S003"


def test_who_is_not_asked_goes_home_and_leaves_nobody_behind(root: Path) -> None:
    with Makers(root, 2):
        (process,) = multiprocessing.active_children()
    assert not process.is_alive()
    assert multiprocessing.active_children() == []


def test_who_was_asked_for_more_than_is_taken_goes_home(world: World, root: Path) -> None:
    with Makers(root, 2) as makers:
        next(makers.make(work(world, private=tuple(KEYS)), {}))
    assert multiprocessing.active_children() == []


def test_the_second_kit_of_one_desk_is_made_as_the_first(world: World, root: Path) -> None:
    asked = work(world, private=("name-tents", "participants-table"))
    with Makers(root, 2) as makers:
        first, second = (by_part(list(makers.make(asked, {}))) for _ in range(2))
    assert {name: one.output for name, one in first.items()} == {name: o.output for name, o in second.items()}


def test_the_channel_is_the_one_that_workers_use() -> None:
    """The tests above break its class."""
    assert isinstance(CHANNEL, KitChannel)
