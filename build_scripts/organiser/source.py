"""Files of the project → the catalogue that a kit is made of, checked; read once for files that stay as they are.

To read and check everything takes longer than to make a kit again after a name has changed. What is kept is the
project's own and holds no name: rosters are no part of it.
"""

from __future__ import annotations

import pickle
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from build_scripts.channels.kit.sources import CHANNEL
from build_scripts.diagnostics import Findings, Stopped
from build_scripts.model import Catalogue
from build_scripts.recipe import Recipes
from build_scripts.unchanged import fingerprint

_KEPT = Path(".cache/kit-source.pickle")


@dataclass(frozen=True, slots=True)
class Source:
    """What a kit is made of beside the roster."""

    catalogue: Catalogue
    """Without errors."""
    recipe: str
    """The digest of the kit channel's."""


def source_of(root: Path, workshop: str, day: date) -> tuple[Source, str]:
    """The source and the id of the workshop in it. Stopped with findings where it has errors.

    ``workshop`` may be a folder with a definition of its own, as ``./banyan new programme`` makes them: it takes the
    place of the one with the same name.
    """
    own = Path(workshop).absolute() / "workshop.yml"
    if own.is_file() and own.parent.parent != root / "workshops":
        return _with_own(root, own, day)
    name = own.parent.name if own.is_file() else workshop
    mark = fingerprint(root, "kit", day.isoformat(), sys.version)
    found = _kept(root / _KEPT, mark)
    if found is None:
        # Imported where they run: checks are many, and a kit made again needs none.
        from build_scripts.pipeline import checked

        found = Source(checked(root, day)[0], _recipe(root))
        _keep(root / _KEPT, mark, found)
    return found, name


def _with_own(root: Path, own: Path, day: date) -> tuple[Source, str]:
    from build_scripts.load.catalogue import load_catalogue
    from build_scripts.load.workshop import load_workshop
    from build_scripts.validate.catalogue import validate

    findings = Findings()
    catalogue = load_catalogue(root, findings)
    definition = load_workshop(own, root, findings)
    if catalogue is None or definition is None:
        raise Stopped(findings)
    others = tuple(one for one in catalogue.workshops if one.id != definition.id)
    catalogue = replace(catalogue, workshops=(*others, definition))
    validate(catalogue, day, root, findings)
    if findings.errors():
        raise Stopped(findings)
    return Source(catalogue, _recipe(root)), definition.id


def _recipe(root: Path) -> str:
    return Recipes(root).digest(CHANNEL)


def _kept(place: Path, mark: str) -> Source | None:
    """What was kept of the same files; None where there is nothing, or nothing whole."""
    try:
        with place.open("rb") as stream:
            # The mark stands before it, so that nothing of other code is ever unpacked.
            if stream.read(len(mark)) != mark.encode():
                return None
            found = pickle.load(stream)  # noqa: S301 -- our own cache, as much to be trusted as the code beside it
    except (OSError, EOFError, pickle.UnpicklingError):
        return None
    return found if isinstance(found, Source) else None


def _keep(place: Path, mark: str, source: Source) -> None:
    """Writes beside and renames, for two kits may be made at once; where it cannot be kept, it is read again."""
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place.parent, prefix=place.name, delete=False) as stream:
            stream.write(mark.encode())
            pickle.dump(source, stream, pickle.HIGHEST_PROTOCOL)
        Path(stream.name).replace(place)
