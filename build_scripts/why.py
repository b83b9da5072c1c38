"""A published path → all that it depends on: job, lesson, facts with their places in the register, sources, recipe."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from build_scripts.model import Artefact, Catalogue, Location, Manifest, ResolvedFact
from build_scripts.plan import Step
from build_scripts.recipe import Recipes


@dataclass(frozen=True, slots=True)
class Quoted:
    """A fact of an artefact and where its value stands."""

    fact: ResolvedFact
    location: Location


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why an artefact is as it is."""

    artefact: Artefact
    step: Step | None
    """None when the source no longer makes it."""
    quoted: tuple[Quoted, ...]
    recipe: tuple[str, ...]


def find(path: str, manifest: Manifest, out: Path) -> Artefact | None:
    """The artefact of a path as people type it: below the release, or with ``dist/current/`` before it."""
    given = Path(path)
    names = {given.as_posix()}
    for folder in (out / "current", (out / "current").resolve()):
        for whole in (given.absolute(), given.resolve()):
            if whole.is_relative_to(folder):
                names.add(whole.relative_to(folder).as_posix())
    return next((a for a in manifest.artefacts if a.path in names), None)


def reasons(artefact: Artefact, plan: tuple[Step, ...], catalogue: Catalogue, recipes: Recipes) -> Reasons:
    """What the artefact is made from today."""
    step = next((s for s in plan if s.job.id == artefact.job), None)
    values = {(fact.id, v.region, v.start.isoformat()): v for fact in catalogue.facts for v in fact.values}
    quoted: dict[str, Quoted] = {}
    for edition in step.job.editions if step is not None else ():
        for fact in edition.facts:
            quoted.setdefault(
                fact.id, Quoted(fact, values[fact.id, fact.region, fact.effective_from].location)
            )
    return Reasons(
        artefact, step, tuple(quoted[name] for name in sorted(quoted)), recipes.files(artefact.channel)
    )


def as_text(reasons: Reasons) -> str:
    """A report for a terminal."""
    a = reasons.artefact
    lines = [
        a.path,
        f"  任务 job        {a.job}",
        f"  摘要 sha256     {a.sha256}",
        f"  存储键 key      {a.key}",
    ]
    if reasons.step is None:
        lines.append("  源内容已经不再产生它 · the source no longer makes it")
    elif reasons.step.key != a.key:
        lines.append(
            "  源内容或做法已改，请重新 build · the source or the recipe has changed since: build again"
        )
    if reasons.step is not None and reasons.step.job.needs:
        lines.append("  收入 packs")
        lines += [f"    {name}" for name in reasons.step.job.needs]
    lines.append(f"  数据 facts ({len(reasons.quoted)})")
    for quoted in reasons.quoted:
        fact, at = quoted.fact, quoted.location
        lines.append(
            f"    {fact.id} = {fact.value or fact.text}  [{fact.region}, {fact.effective_from}]  {fact.source}"
            f"  {at.path}:{at.line}"
        )
    lines.append(f"  源文件 sources ({len(a.sources)})")
    lines += [f"    {path}" for path in a.sources]
    lines.append(f"  做法 recipe ({len(reasons.recipe)})")
    lines += [f"    {path}" for path in reasons.recipe]
    return "\n".join(lines)
