"""Settings of all tests, and what many of them need: fonts, a browser, commands that act out nothing real."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from build_scripts.fonts import activate
from tests.browser import chromium

if TYPE_CHECKING:
    from build_scripts.channels.protocol import World
    from build_scripts.model import Job
    from tests.kit_desk import Place
    from tests.kit_examples import Kits
    from tests.launcher_desk import Commands
    from tests.wechat_desk import Desk

# A busy machine is no fault of the code: no test depends on a time.
settings.register_profile("banyan", deadline=None)
settings.load_profile("banyan")


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Our fonts are the only ones, as in a build; their index is made once for each process."""
    folder = Path(__file__).parents[1] / "templates" / "_shared" / "fonts"
    activate(folder, tmp_path_factory.mktemp("fonts"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the tests of a file."""
    with chromium() as started:
        yield started


@pytest.fixture
def desk(
    tmp_path_factory: pytest.TempPathFactory,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Iterator[Desk]:
    """``./banyan wechat`` in a project of its own with built bundles, against a fake platform."""
    from tests import wechat_desk

    root = wechat_desk.copy(wechat_desk.project(tmp_path_factory), tmp_path)
    with wechat_desk.desk(root, monkeypatch, capsys) as found:
        yield found


@pytest.fixture
def unready(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bundles are taken as ready without a plan of today: for tests of what comes after."""
    from tests import wechat_desk

    wechat_desk.unready(monkeypatch)


@pytest.fixture
def launcher() -> ModuleType:
    """The script ``banyan`` as a module, fresh for each test."""
    from tests.launcher_desk import loaded

    return loaded()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout for the launcher, with a lock and nothing else."""
    from tests.launcher_desk import checked_out

    return checked_out(tmp_path)


@pytest.fixture
def commands(launcher: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Commands:
    """The programs that the launcher asks for; none is really run."""
    from tests.launcher_desk import pretended

    return pretended(launcher, monkeypatch)


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """The jobs of the kit that is asked for last; none is rendered: for tests of what comes before."""
    from build_scripts.organiser import desk

    jobs: list[Job] = []

    def keep(_: object, planned: tuple[Job, ...], *__: object) -> tuple[()]:
        jobs[:] = planned
        return ()

    monkeypatch.setattr(desk, "render_kit", keep)
    return jobs


@pytest.fixture(scope="session")
def world(fonts: None, tmp_path_factory: pytest.TempPathFactory) -> World:
    """The example with the small forum of the tests of kits, resolved."""
    from tests.kit_examples import kit_project
    from tests.worlds import world_of

    return world_of(kit_project(tmp_path_factory.mktemp("kit")))


@pytest.fixture(scope="session")
def kits(world: World) -> Kits:
    """The kits of that forum in both languages."""
    from tests.kit_examples import jobs_of, rendered

    found: Kits = {}
    for language in world.languages:
        jobs = jobs_of(world, language)
        outputs = rendered(jobs.values())
        found[language] = {name: outputs[job.id] for name, job in jobs.items()}
    return found


@pytest.fixture
def here(tmp_path: Path) -> Place:
    """A project with that forum, and room for a roster beside it."""
    from tests.kit_desk import Place
    from tests.kit_examples import kit_project

    return Place(kit_project(tmp_path / "project"), tmp_path)


@pytest.fixture(scope="session")
def site_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example project for tests of the site that leave it as it is."""
    from tests.projects import example_project

    return example_project(tmp_path_factory.mktemp("site") / "project")


@pytest.fixture(scope="session")
def site_files(site_project: Path) -> dict[str, bytes]:
    """Path → contents of its whole site."""
    from tests.site_examples import files_of

    return files_of(site_project)
