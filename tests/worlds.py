"""The content of a project, loaded and resolved for the day of the tests."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

from build_scripts.channels.protocol import World
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Catalogue
from build_scripts.resolve import Resolver

TODAY = date(2026, 11, 21)


def catalogue_of(root: Path) -> Catalogue:
    """The content of a project; fails where it has an error."""
    findings = Findings()
    catalogue = load_catalogue(root, findings)
    assert catalogue is not None
    assert [one for one in findings if one.level == "error"] == []
    return catalogue


def world_of(root: Path) -> World:
    """The content of a project as it is now, resolved."""
    catalogue = catalogue_of(root)
    return World(catalogue, Resolver(catalogue, TODAY))


@lru_cache(maxsize=2)
def kept_world(root: Path) -> World:
    """The same of ``ROOT`` or ``EXAMPLE``, which no test changes, once for all tests."""
    return world_of(root)
