"""Options → release: the source is planned, what the store lacks is rendered, and all of it is published at once."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from build_scripts import pipeline
from build_scripts.channels import discover
from build_scripts.diagnostics import Trouble
from build_scripts.execute import Progress, execute
from build_scripts.model import Artefact, ArtefactFact, Catalogue, Job, Manifest, Profile
from build_scripts.options import Options, Summary
from build_scripts.plan import Selection, Step, select
from build_scripts.publish import (
    Damaged,
    full_disk_is_trouble,
    is_intact,
    publish,
    published_paths,
    read_manifest,
    sealed,
)
from build_scripts.store import Store, StoredFile

ALONG = ("course", "pack")
"""Channels without lessons of their own that a school gets with its lessons."""


def make_release(options: Options, progress: Progress, begun: float) -> Summary:
    """All stages, one after another; ``begun`` is when, in seconds of the monotonic clock."""
    catalogue, warnings = pipeline.checked(options.root, options.as_of)
    profile = pipeline.profile_of(options.profile, catalogue)
    options = _for_profile(options, profile, catalogue)
    _known(options.selection, catalogue)
    base_url = (options.base_url or catalogue.programme.base_url).rstrip("/")
    plan = pipeline.plan_of(options.root, catalogue, options.as_of, base_url, options.setting, profile)
    _made_there(options.selection, plan)
    selected = select(plan, options.selection)
    store = Store(options.root / ".cache" / "store")
    stored = {step.job.id: store.find(step.key) for step in plan}
    missing = frozenset(name for name in selected if stored[name] is None)
    with full_disk_is_trouble(options.out):
        if missing:
            execute(plan, missing, store, options.root, options.workers, progress)
            stored |= {step.job.id: store.find(step.key) for step in plan if step.job.id in missing}
        assembly = _assemble(plan, selected, stored, options, base_url)
        # What was made anew may replace a file of this very release that somebody touched.
        if missing or not is_intact(options.out, assembly.manifest):
            _publish(assembly, store, options.out)
        store.tidy(frozenset(step.key for step in plan))
    built = sum(1 for a in assembly.manifest.artefacts if a.job in missing)
    return Summary(
        release=options.out / "releases" / assembly.manifest.edition,
        artefacts=len(assembly.manifest.artefacts),
        built=built,
        reused=len(assembly.manifest.artefacts) - built - assembly.kept,
        removed=assembly.removed,
        kept=assembly.kept,
        outdated=assembly.outdated,
        seconds=time.monotonic() - begun,
        warnings=warnings,
    )


def _for_profile(options: Options, profile: Profile | None, catalogue: Catalogue) -> Options:
    """The options with what the profile says where they say nothing."""
    if profile is None:
        return options
    chosen = options.selection
    chooses = bool(profile.lessons or profile.levels)
    taught = tuple(lesson.id for lesson in catalogue.lessons if chooses and profile.teaches(lesson))
    selection = Selection(
        languages=chosen.languages or profile.languages,
        regions=chosen.regions or (profile.region,),
        channels=chosen.channels or profile.channels,
        lessons=chosen.lessons or taught,
        # Whoever asks for one lesson does not want whole modules beside it.
        along=() if chosen.lessons else ALONG,
    )
    return replace(options, selection=selection, setting=options.setting or profile.setting)


def _known(selection: Selection, catalogue: Catalogue) -> None:
    """Trouble when an option names what there is not."""
    for option, given, known in (
        ("--region", selection.regions, catalogue.regions_built),
        ("--channel", selection.channels, tuple(channel.name for channel in discover())),
        ("--lesson", selection.lessons, tuple(lesson.id for lesson in catalogue.lessons)),
    ):
        for name in given:
            if name not in known:
                raise Trouble("S007", problem=f"{option} {name}?  {', '.join(known)}")


def _made_there(selection: Selection, plan: Iterable[Step]) -> None:
    """Trouble when a channel that is asked for makes nothing in any of the regions that are asked for."""
    made: dict[str, set[str]] = {}
    for step in plan:
        made.setdefault(step.job.channel, set()).add(step.job.region)
    for name in selection.channels:
        regions = made.get(name, set())
        if selection.regions and regions and regions.isdisjoint(selection.regions):
            wanted = ", ".join(selection.regions)
            raise Trouble("S014", channel=name, wanted=wanted, made=", ".join(sorted(regions)))


def _publish(assembly: _Assembly, store: Store, out: Path) -> None:
    try:
        publish(assembly.manifest, assembly.files, out)
    except Damaged as damaged:
        store.forget(damaged.key)
        raise Trouble(
            "S003", job=damaged.key[:12], problem="a stored file was damaged and is removed; build again"
        ) from damaged


@dataclass(frozen=True, slots=True)
class _Assembly:
    """What goes into the release."""

    manifest: Manifest
    files: dict[str, Path]
    kept: int
    outdated: int
    removed: int


Stored = Mapping[str, tuple[StoredFile, ...] | None]
"""By a job's id what the store holds of it."""


def _assemble(
    plan: tuple[Step, ...], selected: frozenset[str], stored: Stored, options: Options, base_url: str
) -> _Assembly:
    """The selected artefacts; with a release before, also all others: as the source has them now if they are in
    the store, else as they were."""
    before = read_manifest(options.out) if len(selected) < len(plan) else None
    artefacts: list[Artefact] = []
    files: dict[str, Path] = {}
    kept = outdated = 0
    old: dict[str, list[Artefact]] = {}
    for artefact in before.artefacts if before is not None else ():
        old.setdefault(artefact.job, []).append(artefact)
    jobs = {step.job.id: step.job for step in plan}
    for step in plan:
        now = stored[step.job.id]
        if step.job.id not in selected:
            if step.job.id not in old:
                continue
            kept += len(old[step.job.id])
            if now is None:
                outdated += sum(1 for artefact in old[step.job.id] if artefact.key != step.key)
                for artefact in old[step.job.id]:
                    artefacts.append(artefact)
                    files[artefact.path] = options.out / "current" / artefact.path
                continue
        for artefact, file in _artefacts(step, jobs, now or ()):
            if artefact.path in files:
                raise ValueError(f"two artefacts are called {artefact.path}")
            artefacts.append(artefact)
            files[artefact.path] = file
    removed = len(published_paths(options.out) - files.keys())
    manifest = sealed(artefacts, options.as_of.isoformat(), base_url, options.setting, options.profile)
    return _Assembly(manifest, files, kept, outdated, removed)


def _artefacts(
    step: Step, jobs: Mapping[str, Job], stored: tuple[StoredFile, ...]
) -> Iterator[tuple[Artefact, Path]]:
    job = step.job
    # What packs others quotes what they quote.
    whole = tuple(_with_needed(job, jobs).values())
    facts, sources = _quoted(whole), _sources(whole)
    for one in stored:
        artefact = Artefact(
            path=one.path,
            channel=job.channel,
            lesson=job.lesson,
            workshop=job.workshop,
            language=job.language,
            region=job.region,
            media_type=one.media_type,
            sha256=one.sha256,
            bytes=one.bytes,
            sources=sources,
            facts=facts,
            job=job.id,
            key=step.key,
            flow=job.flow,
            calculator=job.calculator,
        )
        yield artefact, one.file


def _with_needed(job: Job, jobs: Mapping[str, Job]) -> dict[str, Job]:
    """A job and all that it needs, by id; a pack of packs comes to the jobs that wrote its files."""
    found: dict[str, Job] = {}
    waiting = [job]
    while waiting:
        one = waiting.pop()
        if one.id not in found:
            found[one.id] = one
            waiting += (jobs[name] for name in reversed(one.needs))
    return found


def _quoted(jobs: tuple[Job, ...]) -> tuple[ArtefactFact, ...]:
    found = {
        fact.id: ArtefactFact(fact.id, fact.value, fact.region, fact.effective_from, fact.source)
        for job in jobs
        for fact in job.quoted()
    }
    return tuple(found[name] for name in sorted(found))


def _sources(jobs: tuple[Job, ...]) -> tuple[str, ...]:
    paths = {path for job in jobs for path in job.sources}
    return tuple(sorted(paths | {path for job in jobs for e in job.editions for path in e.sources}))
