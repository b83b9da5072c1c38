"""Bundles for tests, out of our own lessons and out of the example project."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

from build_scripts.channels.protocol import World
from build_scripts.channels.wechat import CHANNEL
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Job, Output
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from tests.projects import ROOT

TODAY = date(2026, 11, 21)
THEMES = sorted(path.stem for path in (ROOT / "templates/wechat/themes").glob("*.css"))


def jobs(root: Path) -> tuple[Job, ...]:
    """All jobs of the channel; the source has no mistakes."""
    findings = Findings()
    catalogue = load_catalogue(root, findings)
    assert catalogue is not None
    assert list(findings) == []
    return CHANNEL.plan(World(catalogue, Resolver(catalogue, TODAY)))


def render(all_jobs: tuple[Job, ...], name: str) -> dict[str, Output]:
    """The files of one bundle by their paths in it."""
    job = next(job for job in all_jobs if job.id == name)
    (outputs,) = CHANNEL.render((job,), Press(ROOT))
    return {output.path.removeprefix(name + "/"): output for output in outputs}


@lru_cache(maxsize=1)
def real_jobs() -> tuple[Job, ...]:
    """Of our own lessons."""
    return jobs(ROOT)


@lru_cache(maxsize=12)
def real(name: str) -> dict[str, Output]:
    """A bundle of our own lessons, rendered once."""
    return render(real_jobs(), name)


def add_to_index(project: Path, words: str) -> None:
    """Writes more at the end of a project's index."""
    path = project / "content/index.yml"
    path.write_text(path.read_text(encoding="utf-8") + words, encoding="utf-8")
