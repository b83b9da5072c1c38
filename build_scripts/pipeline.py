"""Source folder and options → release: load, validate, resolve, plan, render, publish, each stage one call."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from build_scripts.channels import discover
from build_scripts.channels.protocol import World
from build_scripts.diagnostics import Findings, Stopped, Trouble
from build_scripts.execute import Progress, execute
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Artefact, ArtefactFact, Catalogue, Job, Location, Manifest, Profile, Setting
from build_scripts.plan import Selection, Step, make_plan, select
from build_scripts.publish import Damaged, is_intact, publish, read_manifest, sealed
from build_scripts.recipe import Recipes
from build_scripts.resolve import Resolver
from build_scripts.shelf import BARE, Shelf
from build_scripts.store import Store
from build_scripts.unchanged import edition_of, fingerprint, remember
from build_scripts.validate import validate
from build_scripts.validate.near import listed

ALONG = ("course", "pack")
"""Channels without lessons of their own that a school gets with its lessons."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is asked to do."""

    root: Path
    out: Path
    as_of: date
    selection: Selection = Selection()
    workers: int = 2
    base_url: str | None = None
    setting: Setting | None = None
    """None: both variants, each saying whom it is for."""
    profile: str = ""
    """A file of content/profiles/: its region, levels, channels and setting hold where no option says otherwise."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did, in artefacts."""

    manifest: Manifest
    release: Path
    built: int
    reused: int
    removed: int
    kept: int
    """Not selected, and taken over from the release before."""
    outdated: int
    """Of these, how many no longer say what the source says."""
    seconds: float
    warnings: Findings


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


def profile_of(name: str, catalogue: Catalogue) -> Profile | None:
    """Trouble when there is no profile of that name."""
    found = {profile.id: profile for profile in catalogue.profiles}
    if name and name not in found:
        raise Trouble("S007", problem=f"--profile {name}?  {', '.join(found)}")
    return found.get(name)


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


def build(options: Options, progress: Progress) -> Summary:
    """Makes the release that the options ask for, and nothing that is there already.

    Stopped with all findings, or Trouble; then ``OUT/current`` is as it was.
    """
    begun = time.monotonic()
    cache = options.root / ".cache"
    with _alone(cache / "build.lock"):
        note = cache / "last-build.json"
        mark = fingerprint(
            options.root,
            options.as_of.isoformat(),
            str(options.out),
            options.base_url or "",
            repr(options.selection),
            options.setting or "",
            options.profile,
        )
        same = _the_same(options, edition_of(note, mark))
        if same is not None:
            return Summary(
                same, _release(options, same), 0, len(same.artefacts), 0, 0, 0, _since(begun), Findings()
            )
        summary = _build(options, progress, begun)
        # What comes from an earlier release, and warnings, want a full look each time.
        if options.selection.everything and not options.profile and not len(summary.warnings):
            with _full_disk_is_trouble(options.out):
                remember(note, mark, summary.manifest.edition)
    return summary


def _since(begun: float) -> float:
    return time.monotonic() - begun


def _release(options: Options, manifest: Manifest) -> Path:
    return options.out / "releases" / manifest.edition


def _the_same(options: Options, edition: str) -> Manifest | None:
    """The manifest of ``OUT/current`` if it is that edition, whole, and of files that nobody touched."""
    manifest = read_manifest(options.out) if edition else None
    if manifest is None or manifest.edition != edition or not is_intact(options.out, manifest):
        return None
    store = Store(options.root / ".cache" / "store")
    keys = {artefact.key for artefact in manifest.artefacts}
    return manifest if all(store.find(key) is not None for key in keys) else None


def _build(options: Options, progress: Progress, begun: float) -> Summary:
    catalogue, warnings = checked(options.root, options.as_of)
    profile = profile_of(options.profile, catalogue)
    options = _for_profile(options, profile, catalogue)
    _known(options.selection, catalogue)
    base_url = (options.base_url or catalogue.programme.base_url).rstrip("/")
    plan = plan_of(options.root, catalogue, options.as_of, base_url, options.setting, profile)
    _made_there(options.selection, plan)
    selected = select(plan, options.selection)
    store = Store(options.root / ".cache" / "store")
    missing = frozenset(s.job.id for s in plan if s.job.id in selected and store.find(s.key) is None)
    with _full_disk_is_trouble(options.out):
        if missing:
            execute(plan, missing, store, options.root, options.workers, progress)
        assembly = _assemble(plan, selected, store, options, base_url)
        # What was made anew may replace a file of this very release that somebody touched.
        if missing or not is_intact(options.out, assembly.manifest):
            _publish(assembly, store, options.out)
        store.tidy(frozenset(step.key for step in plan))
    built = sum(1 for a in assembly.manifest.artefacts if a.job in missing)
    return Summary(
        manifest=assembly.manifest,
        release=_release(options, assembly.manifest),
        built=built,
        reused=len(assembly.manifest.artefacts) - built - assembly.kept,
        removed=assembly.removed,
        kept=assembly.kept,
        outdated=assembly.outdated,
        seconds=_since(begun),
        warnings=warnings,
    )


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


def _assemble(
    plan: tuple[Step, ...], selected: frozenset[str], store: Store, options: Options, base_url: str
) -> _Assembly:
    """The selected artefacts; with a release before, also all others: as the source has them now if they are in
    the store, else as they were."""
    before = read_manifest(options.out)
    artefacts: list[Artefact] = []
    files: dict[str, Path] = {}
    kept = outdated = 0
    old: dict[str, list[Artefact]] = {}
    for artefact in before.artefacts if before is not None else ():
        old.setdefault(artefact.job, []).append(artefact)
    jobs = {step.job.id: step.job for step in plan}
    for step in plan:
        if step.job.id in selected:
            artefacts += _artefacts(step, jobs, store, files)
        elif step.job.id in old:
            kept += len(old[step.job.id])
            if store.find(step.key) is not None:
                artefacts += _artefacts(step, jobs, store, files)
                continue
            outdated += sum(1 for artefact in old[step.job.id] if artefact.key != step.key)
            for artefact in old[step.job.id]:
                artefacts.append(artefact)
                files[artefact.path] = options.out / "current" / artefact.path
    paths = {artefact.path for artefact in artefacts}
    removed = sum(1 for a in before.artefacts if a.path not in paths) if before is not None else 0
    manifest = sealed(artefacts, options.as_of.isoformat(), base_url, options.setting, options.profile)
    return _Assembly(manifest, files, kept, outdated, removed)


def _artefacts(
    step: Step, jobs: Mapping[str, Job], store: Store, files: dict[str, Path]
) -> Iterable[Artefact]:
    job = step.job
    # What packs others quotes what they quote.
    whole = tuple(_with_needed(job, jobs).values())
    facts, sources = _quoted(whole), _sources(whole)
    for stored in store.find(step.key) or ():
        if stored.path in files:
            raise ValueError(f"two artefacts are called {stored.path}")
        files[stored.path] = stored.file
        yield Artefact(
            path=stored.path,
            channel=job.channel,
            lesson=job.lesson,
            workshop=job.workshop,
            language=job.language,
            region=job.region,
            media_type=stored.media_type,
            sha256=stored.sha256,
            bytes=stored.bytes,
            sources=sources,
            facts=facts,
            job=job.id,
            key=step.key,
            flow=job.flow,
            calculator=job.calculator,
        )


def _with_needed(job: Job, jobs: Mapping[str, Job]) -> dict[str, Job]:
    """A job and all that it needs, by id; a pack of packs comes to the jobs that wrote its files."""
    found = {job.id: job}
    for name in job.needs:
        if name not in found:
            found |= _with_needed(jobs[name], jobs)
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


@contextmanager
def _full_disk_is_trouble(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        code = "S001" if error.errno in {errno.ENOSPC, errno.EDQUOT} else "S004"
        problem = f"{error.strerror or error}" + (f": {error.filename}" if error.filename else "")
        raise Trouble(code, target=str(out), problem=problem) from error


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """One build at a time; the lock goes with the process, even when it is killed."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT)
    except OSError as error:
        raise Trouble("S004", target=str(path.parent), problem=error.strerror or str(error)) from error
    try:
        _lock(handle)
        os.ftruncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        os.close(handle)


def _lock(handle: int) -> None:
    try:
        import fcntl
    except ImportError:  # Windows, where two builds at once are left to the user's care
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise Trouble("S008", pid=os.read(handle, 20).decode() or "?") from error
