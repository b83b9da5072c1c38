"""What a kit is made of is read and checked once, as long as no file changes, and holds nothing of a roster."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from build_scripts import pipeline
from build_scripts.diagnostics import Findings, Stopped
from build_scripts.model import Catalogue
from build_scripts.organiser.source import Source, source_of
from build_scripts.recipe import Recipes
from tests.kit_examples import kit_project
from tests.projects import rewrite

DAY = date(2026, 12, 5)
KEPT = ".cache/kit-source.pickle"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return kit_project(tmp_path / "project")


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """For which days the source was read and checked."""
    found: list[date] = []
    real = pipeline.checked

    def watched(root: Path, as_of: date) -> tuple[Catalogue, Findings]:
        found.append(as_of)
        return real(root, as_of)

    monkeypatch.setattr(pipeline, "checked", watched)
    return found


def source(root: Path, day: date = DAY) -> Source:
    return source_of(root, "forum", day)[0]


def test_files_that_stay_are_read_once(root: Path, reads: list[date]) -> None:
    first = source(root)
    assert reads == [DAY]
    assert source(root) == first
    assert reads == [DAY]
    assert first.recipe == Recipes(root).digest("kit")


def test_a_changed_file_and_another_day_are_read_again(root: Path, reads: list[date]) -> None:
    first = source(root)
    rewrite(root / "workshops/forum/workshop.yml", "镇文化站", "村文化室")
    second = source(root)
    (before,), (after,) = first.catalogue.workshops, second.catalogue.workshops
    assert (before.place.zh, after.place.zh) == ("镇文化站", "村文化室")
    source(root, date(2027, 1, 2))
    assert reads == [DAY, DAY, date(2027, 1, 2)]


@pytest.mark.parametrize("cut", [0, 40, 70, 2000])
def test_what_is_not_whole_is_read_again(root: Path, reads: list[date], cut: int) -> None:
    first = source(root)
    (root / KEPT).write_bytes((root / KEPT).read_bytes()[:cut])
    assert source(root) == first
    assert reads == [DAY, DAY]
    assert source(root) == first
    assert reads == [DAY, DAY]


def test_a_source_with_errors_is_not_kept(root: Path) -> None:
    rewrite(root / "workshops/forum/workshop.yml", "lesson: pay-slip", "lesson: nowhere")
    for _ in range(2):
        with pytest.raises(Stopped):
            source(root)
    assert not (root / KEPT).exists()


def test_a_folder_is_a_definition_of_its_own(root: Path, tmp_path: Path, reads: list[date]) -> None:
    own = tmp_path / "county" / "forum"
    own.parent.mkdir()
    (root / "workshops/forum").rename(own)
    found, name = source_of(root, str(own), DAY)
    assert (name, [w.id for w in found.catalogue.workshops]) == ("forum", ["forum"])
    # What lies outside the project is no part of what is kept.
    assert not (root / KEPT).exists()
    assert reads == []
