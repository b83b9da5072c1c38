"""A folder of artefacts and the source that they are made of become the leaks among what pupils are given."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path

from build_scripts.channels.protocol import World
from build_scripts.diagnostics import Findings
from build_scripts.leaks.answers import Answer, answers
from build_scripts.leaks.find import Leak, is_for_pupils, leaks_below
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Language
from build_scripts.resolve import Resolver


def check(root: Path, folders: Iterable[Path], as_of: date) -> tuple[int, tuple[Leak, ...]]:
    """How many pupils' files there are, and their leaks. Reads the source only where there are any."""
    places = [folder for folder in folders if folder.is_dir()]
    names = [f.relative_to(p).as_posix() for p in places for f in p.rglob("*") if f.is_file()]
    if not any(is_for_pupils(name) or name.endswith(".zip") for name in names):
        return 0, ()
    catalogue = load_catalogue(root, Findings())
    if catalogue is None:
        return 0, ()
    world = World(catalogue, Resolver(catalogue, as_of))

    @lru_cache(maxsize=8)
    def known(language: Language, region: str) -> tuple[Answer, ...]:
        return answers(world, language, region)

    count = 0
    found: list[Leak] = []
    for place in places:
        looked, leaked = leaks_below(place, world.regions, known)
        count += len(looked)
        found += leaked
    return count, tuple(found)
