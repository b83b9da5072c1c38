"""Settings of all tests, and what many of them need: our fonts alone, a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from build_scripts.fonts import activate
from tests.browser import chromium

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
