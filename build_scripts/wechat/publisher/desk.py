"""What the commands work on: the release's bundles, the ledger, the account, and a lock against a second command."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from build_scripts.channels.protocol import World
from build_scripts.channels.wechat import CHANNEL
from build_scripts.diagnostics import Findings, Stopped, Trouble
from build_scripts.model import Artefact, Manifest
from build_scripts.pipeline import checked
from build_scripts.plan import make_plan
from build_scripts.publish import read_manifest
from build_scripts.recipe import Recipes
from build_scripts.resolve import Resolver
from build_scripts.wechat.checker.limits import ARTICLES
from build_scripts.wechat.publisher import readiness
from build_scripts.wechat.publisher.bundle import Bundle, Shelf
from build_scripts.wechat.publisher.faults import Refused
from build_scripts.wechat.publisher.ledger import MODULE, Book, write


class Desk:
    """One project's release and ledger."""

    def __init__(self, root: Path, out: Path) -> None:
        self.root = root
        self.manifest = _manifest(out)
        self.shelf = Shelf.of(self.manifest, out)
        self.book = Book(root)
        self.cache = root / ".cache" / "wechat"
        self._loaded: dict[str, Bundle] = {}

    def region(self, asked: str) -> str:
        """The region asked for, else the first that is built; Trouble when it is not."""
        regions = tuple(dict.fromkeys(a.region for a in self.shelf.metadata()))
        region = asked or self._home(regions)
        if region not in regions:
            raise Trouble("S007", problem=f"--region {region}?  {', '.join(regions)}")
        return region

    def _home(self, regions: tuple[str, ...]) -> str:
        from build_scripts.load.catalogue import load_catalogue

        catalogue = load_catalogue(self.root, Findings())
        built = catalogue.regions_built if catalogue is not None else ()
        return next((region for region in built if region in regions), regions[0] if regions else "")

    def bundle(self, artefact: Artefact) -> Bundle:
        """Read once."""
        if artefact.path not in self._loaded:
            self._loaded[artefact.path] = self.shelf.load(artefact)
        return self._loaded[artefact.path]

    def find(self, lesson: str, language: str, region: str) -> Bundle | None:
        """The bundle of a lesson; None when it is not built."""
        for artefact in self.shelf.metadata():
            if (artefact.lesson, artefact.language, artefact.region) == (lesson, language, region):
                return self.bundle(artefact)
        return None

    def lessons(self, name: str, language: str, region: str) -> tuple[str, ...]:
        """The lessons that a draft of that name would hold as things are built now; none where its module is gone."""
        if not name.startswith(MODULE):
            return (name,)
        try:
            return self.shelf.lessons(name.removeprefix(MODULE), language, region)
        except Trouble:
            return ()

    def ready(self, groups: tuple[tuple[Artefact, ...], ...], today: date) -> tuple[tuple[Bundle, ...], ...]:
        """The bundles of each draft. Stopped with every reason why one must not go out, Trouble when a draft would
        hold too many articles or the source has mistakes of its own."""
        for group in groups:
            if not 1 <= len(group) <= ARTICLES:
                raise Trouble("G110", number="–", count=len(group))
        catalogue, _ = checked(self.root, today)
        world = World(
            catalogue, Resolver(catalogue, today, self.manifest.base_url or None, self.manifest.setting)
        )
        steps = {step.job.id: step for step in make_plan(world, (CHANNEL,), Recipes(self.root))}
        findings = Findings()
        built = [(artefact, self.bundle(artefact)) for group in groups for artefact in group]
        readiness.look(built, steps, catalogue, today, findings)
        if findings.errors():
            raise Stopped(findings)
        return tuple(tuple(self.bundle(artefact) for artefact in group) for group in groups)

    def keep_addresses(self) -> None:
        """Writes where released articles are, for the next build."""
        from build_scripts.wechat.publisher import addresses

        path = self.root / addresses.NAME
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        text = addresses.as_yaml(self.book.ledger, before)
        if text != before:
            write(path, text)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """One command at a time: two would upload twice and write over each other's ledger. Trouble when another one
        runs. A refusal of the platform becomes Trouble here."""
        handle = _handle(self.cache / "lock")
        refusal: Refused | None = None
        try:
            self.book = Book(self.root)  # as it is now that nobody else writes
            yield
        except Refused as refused:
            refusal = refused
        finally:
            os.close(handle)
        if refusal is not None:
            raise refusal.trouble()


def _manifest(out: Path) -> Manifest:
    manifest = read_manifest(out)
    if manifest is None:
        raise Trouble("S009", out=out)
    return manifest


def _handle(path: Path) -> int:
    """A lock that goes with the process, even when it is killed."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise Trouble("S004", target=str(path.parent), problem=error.strerror or str(error)) from None
    try:
        import fcntl
    except ImportError:  # Windows, where two commands at once are left to the user's care
        return handle
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        process = os.read(handle, 20).decode("ascii", "replace") or "?"
        os.close(handle)
        raise Trouble("G134", pid=process) from None
    os.ftruncate(handle, 0)
    os.write(handle, str(os.getpid()).encode())
    return handle
