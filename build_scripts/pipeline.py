"""Source folder → catalogue → plan: load, validate, resolve, plan, each stage one call."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from build_scripts.channels import discover
from build_scripts.channels.protocol import World
from build_scripts.diagnostics import Findings, Stopped, Trouble
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Catalogue, Location, Profile, Setting
from build_scripts.plan import Step, make_plan
from build_scripts.recipe import Recipes
from build_scripts.resolve import Resolver
from build_scripts.shelf import BARE, Shelf
from build_scripts.validate.catalogue import validate
from build_scripts.validate.near import listed


def check(root: Path, as_of: date, findings: Findings, shelf: Shelf = BARE) -> Catalogue | None:
    """Loads and validates everything below ``root``; None when the index cannot be read.

    ``shelf`` may have what was read and found in files that are still the same.
    """
    catalogue = load_catalogue(root, findings, shelf)
    if catalogue is not None:
        validate(catalogue, as_of, root, findings, shelf=shelf)
        _channels_exist(catalogue, findings)
    return catalogue


def _channels_exist(catalogue: Catalogue, findings: Findings) -> None:
    """The index's table of blocks says which channels there are; each of them must have a module."""
    names = [channel.name for channel in discover()]
    for name in {name for rule in catalogue.block_rules for name in rule.channels} - set(names):
        known = ", ".join(names)
        findings.add(
            "X204", Location("content/index.yml", 1), channel=name, known=known, near_zh="", near_en=""
        )
    for profile in catalogue.profiles:
        for name in profile.channels:
            if name not in names:
                at = profile.location
                findings.add("X204", at, channel=name, **listed(name, names))


def checked(root: Path, as_of: date) -> tuple[Catalogue, Findings]:
    """A catalogue without errors, and its warnings. Stopped when there are errors."""
    findings = Findings()
    catalogue = check(root, as_of, findings)
    if catalogue is None or findings.errors():
        raise Stopped(findings)
    return catalogue, findings


def plan_of(
    root: Path,
    catalogue: Catalogue,
    as_of: date,
    base_url: str | None = None,
    setting: Setting | None = None,
    profile: Profile | None = None,
) -> tuple[Step, ...]:
    """The whole plan of a catalogue without errors, for one date."""
    world = World(catalogue, Resolver(catalogue, as_of, base_url, setting), profile)
    return make_plan(world, discover(), Recipes(root))


def profile_of(name: str, catalogue: Catalogue) -> Profile | None:
    """Trouble when there is no profile of that name."""
    found = {profile.id: profile for profile in catalogue.profiles}
    if name and name not in found:
        raise Trouble("S007", problem=f"--profile {name}?  {', '.join(found)}")
    return found.get(name)
