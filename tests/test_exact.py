"""The promise of the register on the real content: a changed value renders what quotes it, exactly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

import pytest

from build_scripts.channels import discover
from build_scripts.channels.protocol import World
from build_scripts.model import Catalogue, Fact, FactAmount, FactValue
from build_scripts.plan import Step, make_plan
from build_scripts.recipe import Recipes
from build_scripts.resolve import Resolver
from tests.projects import ROOT
from tests.quoting import quoting
from tests.worlds import catalogue_of

DAY = date(2026, 11, 21)


@lru_cache(maxsize=1)
def _catalogue() -> Catalogue:
    return catalogue_of(ROOT)


@lru_cache(maxsize=1)
def _recipes() -> Recipes:
    return Recipes(ROOT)


def _plan(catalogue: Catalogue) -> dict[str, Step]:
    world = World(catalogue, Resolver(catalogue, DAY))
    return {step.job.id: step for step in make_plan(world, discover(), _recipes())}


@lru_cache(maxsize=1)
def _before() -> dict[str, Step]:
    return _plan(_catalogue())


def _other(amount: FactAmount) -> FactAmount:
    if isinstance(amount, Decimal):
        return amount + 1
    if isinstance(amount, tuple):
        return (amount[0], amount[1] + 1)
    if isinstance(amount, date):
        return amount.replace(year=amount.year + 1)
    return f"{amount}9"


def _with_other_values(fact: Fact) -> Catalogue:
    values: tuple[FactValue, ...] = tuple(replace(v, amount=_other(v.amount)) for v in fact.values)
    catalogue = _catalogue()
    return replace(
        catalogue, facts=tuple(replace(f, values=values) if f.id == fact.id else f for f in catalogue.facts)
    )


def _used() -> list[str]:
    counts: dict[str, int] = {}
    for step in _before().values():
        for fact in {f.id for f in step.job.quoted() if f.kind != "rule"}:
            counts[fact] = counts.get(fact, 0) + 1
    by_use = sorted(counts, key=lambda name: (counts[name], name))
    # From the rarest to the commonest, evenly: hotlines stand on nearly every page, some figures in one lesson.
    return sorted({by_use[round(i * (len(by_use) - 1) / 9)] for i in range(10)})


@pytest.mark.parametrize("number", range(10))
def test_a_changed_value_changes_the_keys_of_what_quotes_it_and_no_other(number: int) -> None:
    used = _used()
    fact = next(f for f in _catalogue().facts if f.id == used[number % len(used)])
    after = _plan(_with_other_values(fact))
    assert after.keys() == _before().keys()
    changed = {name for name, step in after.items() if step.key != _before()[name].key}
    assert changed == quoting(_before().values(), fact.id)
    assert changed
    assert len(changed) < len(after)


def test_every_channel_language_region_and_lesson_is_planned() -> None:
    catalogue = _catalogue()
    found = {
        (step.job.channel, step.job.language, step.job.region, step.job.lesson) for step in _before().values()
    }
    for lesson in catalogue.lessons:
        for channel in lesson.channels:
            for language in ("zh", "en"):
                for region in catalogue.regions_built:
                    assert (channel, language, region, lesson.id) in found


def test_the_day_of_the_build_changes_nothing_while_no_rule_changes() -> None:
    catalogue = _catalogue()
    world = World(catalogue, Resolver(catalogue, date(2026, 11, 22)))
    tomorrow = {step.job.id: step.key for step in make_plan(world, discover(), _recipes())}
    assert tomorrow == {name: step.key for name, step in _before().items()}
